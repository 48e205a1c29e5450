/** Reading from other websites: the rules that API Gateway and CloudFront share. */
import type { CorsModel } from '../template/edge.ts';
import type { EdgeRequest } from './message.ts';

/** The value of `access-control-allow-origin`; undefined: no other website asked, or it may not read. */
export function allowedOrigin(cors: CorsModel, request: EdgeRequest): string | undefined {
  const { origin } = request.headers;
  if (origin === undefined) return undefined;
  if (cors.origins.includes('*')) return '*';
  return cors.origins.includes(origin) ? origin : undefined;
}

/** The answer to a browser's preflight request. */
export function preflightHeaders(cors: CorsModel, request: EdgeRequest): Record<string, string> {
  const origin = allowedOrigin(cors, request);
  if (origin === undefined) return {};
  return {
    'access-control-allow-origin': origin,
    ...(cors.methods.length > 0 && { 'access-control-allow-methods': cors.methods.join(',') }),
    ...(cors.headers.length > 0 && { 'access-control-allow-headers': cors.headers.join(',') }),
    ...(cors.maxAge !== null && { 'access-control-max-age': String(cors.maxAge) }),
  };
}
