/** The event that a function gets for an HTTP request: payload format 2.0 of API Gateway HTTP APIs. */
import { randomUUID } from 'node:crypto';
import type { ApiModel } from '../template/edge.ts';
import type { EdgeRequest } from './message.ts';
import type { Match } from './routes.ts';

const TEXT = /^(text\/|application\/(json|javascript|xml|x-www-form-urlencoded))|\+(json|xml)$/;

/** @param path decoded */
export function httpEvent(
  api: ApiModel,
  { route, parameters }: Match,
  path: string,
  request: EdgeRequest,
  at: Date,
) {
  const { cookie, ...headers } = request.headers;
  const query = queryParameters(request.query);
  const text = request.body.length === 0 || TEXT.test((headers['content-type'] ?? '').split(';', 1)[0] ?? '');
  return {
    version: '2.0',
    routeKey: route.key,
    rawPath: path,
    rawQueryString: request.query,
    ...(cookie !== undefined && { cookies: cookie.split(/;\s*/) }),
    headers: { ...headers, 'x-forwarded-for': forwardedBy(request) },
    ...(Object.keys(query).length > 0 && { queryStringParameters: query }),
    ...(Object.keys(parameters).length > 0 && { pathParameters: parameters }),
    requestContext: {
      accountId: '000000000000',
      apiId: api.id,
      domainName: api.domainName,
      domainPrefix: api.id,
      http: {
        method: request.method,
        path,
        protocol: 'HTTP/1.1',
        sourceIp: request.sourceIp,
        userAgent: headers['user-agent'] ?? '',
      },
      requestId: randomUUID(),
      routeKey: route.key,
      stage: '$default',
      time: at.toUTCString(),
      timeEpoch: at.getTime(),
    },
    ...(request.body.length > 0 && { body: request.body.toString(text ? 'utf8' : 'base64') }),
    isBase64Encoded: !text,
  };
}

/** `x-forwarded-for` as each who passes a request on sends it: with the address at the end that it came from. */
export const forwardedBy = ({ headers, sourceIp }: EdgeRequest): string =>
  [headers['x-forwarded-for'], sourceIp].filter((part) => part !== undefined).join(', ');

/** Joins the values of a repeated name with commas. */
function queryParameters(query: string): Record<string, string> {
  const joined = new Map<string, string>();
  for (const [name, value] of new URLSearchParams(query)) {
    const before = joined.get(name);
    joined.set(name, before === undefined ? value : `${before},${value}`);
  }
  return Object.fromEntries(joined);
}
