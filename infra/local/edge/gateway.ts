/**
 * An API Gateway HTTP API: size limits, CORS, routing, throttling, events of payload format 2.0, and its answers when a function fails.
 * Source: Amazon API Gateway developer guide (HTTP APIs: quotas, CORS, throttling, Lambda proxy integrations).
 */
import { randomUUID } from 'node:crypto';
import * as z from 'zod';
import { TooManyRequests } from '../lambda/account.ts';
import { FunctionError, RequestTooLarge, TooBusy } from '../lambda/function-pool.ts';
import type { ApiModel, CorsModel } from '../template/edge.ts';
import { allowedOrigin, preflightHeaders } from './cors.ts';
import { httpEvent } from './http-event.ts';
import { type EdgeRequest, type EdgeResponse, type Origin, respond } from './message.ts';
import { matchRoute } from './routes.ts';
import { newThrottle } from './throttle.ts';

/** Limit in bytes for a request body. */
export const BODY_LIMIT = 10 * 1024 * 1024;
/** Limit in bytes for request line and headers together. */
export const HEAD_LIMIT = 10_240;

const message = (status: number, text: string) =>
  respond(status, 'application/json', JSON.stringify({ message: text }));

export interface GatewayOptions {
  readonly api: ApiModel;
  readonly now: () => Date;
  /** @throws FunctionError, RequestTooLarge, TooBusy, TooManyRequests */
  readonly invoke: (functionArn: string, event: string, gone: AbortSignal) => Promise<string | null>;
}

export function newGateway({ api, now, invoke }: GatewayOptions): Origin {
  const mayPass = newThrottle(api, () => now().getTime());
  async function answer(request: EdgeRequest): Promise<EdgeResponse> {
    if (headSize(request) > HEAD_LIMIT) return message(431, 'Request Header Fields Too Large');
    if (request.body.length > BODY_LIMIT) return message(413, 'Request Entity Too Large');
    const path = decodedPath(request.path);
    if (path === null) return message(400, 'Bad Request');
    const match = matchRoute(api.routes, request.method, path);
    if (!match) return message(404, 'Not Found');
    if (!mayPass(match.route.key)) return message(429, 'Too Many Requests');
    const event = httpEvent(api, match, path, request, now());
    const slow = Promise.withResolvers<EdgeResponse>();
    const timer = setTimeout(() => slow.resolve(message(503, 'Service Unavailable')), match.route.timeoutMs);
    try {
      return await Promise.race([
        slow.promise,
        invoke(match.route.functionArn, JSON.stringify(event), request.gone).then(fromResult),
      ]);
    } catch (error) {
      if (error instanceof RequestTooLarge) return message(413, 'Request Entity Too Large');
      if (error instanceof TooManyRequests) return message(503, 'Service Unavailable');
      if (error instanceof TooBusy) return withRetryAfter(message(503, 'Service Unavailable'));
      if (error instanceof FunctionError) return message(500, 'Internal Server Error');
      throw error;
    } finally {
      clearTimeout(timer);
    }
  }

  return async (request) => {
    const { cors } = api;
    if (cors && isPreflight(request)) {
      return { status: 204, headers: preflightHeaders(cors, request), cookies: [], body: Buffer.alloc(0) };
    }
    const response = await answer(request);
    const headers = { ...response.headers, 'apigw-requestid': randomUUID() };
    return { ...response, headers: cors ? withCors(cors, request, headers) : headers };
  };
}

const withRetryAfter = (response: EdgeResponse): EdgeResponse => ({
  ...response,
  headers: { ...response.headers, 'retry-after': '1' },
});

function headSize({ method, path, query, headers }: EdgeRequest): number {
  let size = Buffer.byteLength(`${method} ${path}?${query} HTTP/1.1\r\n`);
  for (const [name, value] of Object.entries(headers))
    size += Buffer.byteLength(`${name}: ${value}\r\n`, 'latin1');
  return size;
}

/** HTTP APIs decode the path before they pass it on, and cut it at a decoded question mark. */
function decodedPath(path: string): string | null {
  try {
    return decodeURIComponent(path).split('?', 1)[0] ?? '';
  } catch {
    return null;
  }
}

const isPreflight = ({ method, headers }: EdgeRequest) =>
  method === 'OPTIONS' &&
  headers.origin !== undefined &&
  headers['access-control-request-method'] !== undefined;

/** If CORS is configured, the gateway's headers replace the function's own. */
function withCors(cors: CorsModel, request: EdgeRequest, headers: Readonly<Record<string, string>>) {
  const kept = Object.entries(headers).filter(([name]) => !name.startsWith('access-control-'));
  const origin = allowedOrigin(cors, request);
  return {
    ...Object.fromEntries(kept),
    ...(origin !== undefined && { 'access-control-allow-origin': origin }),
    ...(origin !== undefined &&
      cors.exposed.length > 0 && { 'access-control-expose-headers': cors.exposed.join(',') }),
  };
}

const scalar = z.union([z.string(), z.number(), z.boolean()]);
const resultSchema = z.object({
  statusCode: z.coerce.number().int().min(100).max(599),
  headers: z.record(z.string(), scalar).optional(),
  cookies: z.array(z.string()).optional(),
  body: z.string().optional(),
  isBase64Encoded: z.boolean().optional(),
});

/** A result without `statusCode` is the body itself, with status 200; a result with it must be well formed. */
function fromResult(result: string | null): EdgeResponse {
  const value: unknown = JSON.parse(result ?? 'null');
  if (typeof value !== 'object' || value === null || !('statusCode' in value)) {
    return respond(200, 'application/json', typeof value === 'string' ? value : (result ?? ''));
  }
  const parsed = resultSchema.safeParse(value);
  if (!parsed.success) return message(500, 'Internal Server Error');
  const { statusCode, headers = {}, cookies = [], body = '', isBase64Encoded = false } = parsed.data;
  const named = Object.entries(headers).map(([name, text]) => [name.toLowerCase(), String(text)] as const);
  return {
    status: statusCode,
    headers: { 'content-type': 'text/plain;charset=UTF-8', ...Object.fromEntries(named) },
    cookies,
    body: Buffer.from(body, isBase64Encoded ? 'base64' : 'utf8'),
  };
}
