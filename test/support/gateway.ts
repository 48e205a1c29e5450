/** An HTTP API event (payload format 2.0), made from a request like in the gateway; each from a reader of its own if `headers` do not say. */
import type { APIGatewayProxyEventV2 } from 'aws-lambda';

let readers = 0;

export function gatewayEvent(
  path: string,
  {
    method = 'GET',
    headers = {},
    body,
  }: { method?: string; headers?: Record<string, string>; body?: string } = {},
): APIGatewayProxyEventV2 {
  readers += 1;
  const [rawPath = '', rawQueryString = ''] = path.split('?');
  return {
    version: '2.0',
    routeKey: '$default',
    rawPath,
    rawQueryString,
    headers: { 'x-forwarded-for': `2001:db8::${readers.toString(16)}`, ...headers },
    requestContext: {
      accountId: '000000000000',
      apiId: 'api',
      domainName: 'api',
      domainPrefix: 'api',
      http: { method, path: rawPath, protocol: 'HTTP/1.1', sourceIp: '192.0.2.1', userAgent: 'test' },
      requestId: 'request',
      routeKey: '$default',
      stage: '$default',
      time: '21/Nov/2026:00:00:00 +0000',
      timeEpoch: 0,
    },
    isBase64Encoded: false,
    ...(body !== undefined && { body }),
  };
}
