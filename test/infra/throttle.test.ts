/** API Gateway's token buckets, second by second. */
import { expect, test } from 'vitest';
import { newThrottle } from '../../infra/local/edge/throttle.ts';

const limits = (rate: number, burst: number) => ({ rate, burst });

/** How many of so many requests at once pass, at each of these milliseconds. */
function passed(
  mayPass: (route: string) => boolean,
  clock: { now: number },
  asked: readonly (readonly [ms: number, route: string, requests: number])[],
): number[] {
  return asked.map(([ms, route, requests]) => {
    clock.now = ms;
    return Array.from({ length: requests }, () => mayPass(route)).filter(Boolean).length;
  });
}

test('a burst passes, then what the rate fills in, and never more than a burst', () => {
  const clock = { now: 0 };
  const mayPass = newThrottle({ throttle: limits(10, 20), routeThrottles: new Map() }, () => clock.now);
  expect(
    passed(mayPass, clock, [
      [0, 'GET /a', 30],
      [99, 'GET /a', 5],
      [100, 'GET /a', 5],
      [1_100, 'GET /b', 30],
      [60_000, 'GET /a', 30],
      // A clock that is set back fills nothing, and stops nothing.
      [0, 'GET /a', 5],
      [500, 'GET /a', 10],
    ]),
  ).toEqual([20, 0, 1, 10, 20, 0, 5]);
});

test('a route with limits of its own leaves the others theirs', () => {
  const clock = { now: 0 };
  const dear = new Map([['GET /dear', limits(1, 2)]]);
  const mayPass = newThrottle({ throttle: limits(10, 20), routeThrottles: dear }, () => clock.now);
  expect(
    passed(mayPass, clock, [
      [0, 'GET /dear', 100],
      [0, 'GET /cheap', 30],
      [1_000, 'GET /dear', 5],
    ]),
  ).toEqual([2, 20, 1]);
});

test('without limits everything passes', () => {
  const mayPass = newThrottle({ throttle: null, routeThrottles: new Map() }, () => 0);
  expect(passed(mayPass, { now: 0 }, [[0, '$default', 1_000]])).toEqual([1_000]);
});
