/**
 * API Gateway's throttling: a token bucket for the stage, and one for each route with settings of its own. A bucket holds at most as
 * many requests as the burst limit says, and gets as many each second as the rate limit says.
 * Source: Amazon API Gateway developer guide, "Throttle requests to your HTTP APIs".
 */
import type { ApiModel, ThrottleModel } from '../template/edge.ts';

/** @returns whether a request to this route passes. `now`: milliseconds */
export function newThrottle(
  { throttle, routeThrottles }: Pick<ApiModel, 'throttle' | 'routeThrottles'>,
  now: () => number,
): (routeKey: string) => boolean {
  const ofStage = throttle && newBucket(throttle, now);
  const ofRoutes = new Map([...routeThrottles].map(([key, limits]) => [key, newBucket(limits, now)]));
  return (routeKey) => (ofRoutes.get(routeKey) ?? ofStage)?.() ?? true;
}

function newBucket({ rate, burst }: ThrottleModel, now: () => number): () => boolean {
  let tokens = burst;
  let filledAt = now();
  return () => {
    const instant = now();
    // A clock that was set back fills nothing.
    tokens = Math.min(burst, tokens + (rate * Math.max(0, instant - filledAt)) / 1000);
    filledAt = instant;
    if (tokens < 1) return false;
    tokens -= 1;
    return true;
  };
}
