/**
 * The middy stack of a function that answers read requests over HTTP: JSON, or a file, with an ETag, 304 if the caller already has the
 * answer, errors as problem+json, and 500 for any unexpected error, without internal details. Each answer is logged: which
 * request, which route and which status, but nothing of who asked or for what.
 */
import { createHash } from 'node:crypto';
import type { Logger } from '@aws-lambda-powertools/logger';
import type { MiddlewareObj } from '@middy/core';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { Problem } from './problem.ts';

/** What a route returns: a body to send as JSON, or a file instead, and headers of its own. */
export interface ApiAnswer {
  readonly status: number;
  readonly body: unknown;
  readonly file?: { readonly text: string | Uint8Array; readonly type: string; readonly name: string };
  readonly headers?: Readonly<Record<string, string>>;
}

type Stage = MiddlewareObj<APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2>;

/**
 * The answer to OPTIONS on a path that exists, whatever its parameters. The gateway answers preflights itself and passes on
 * only those OPTIONS requests that no browser sent.
 */
export function optionsAnswer(
  event: APIGatewayProxyEventV2,
  { allow }: { readonly allow: string },
): ApiAnswer | undefined {
  if (event.requestContext.http.method !== 'OPTIONS') return undefined;
  return { status: 204, body: undefined, headers: { allow } };
}

/** Says as on which day the app runs, if it is not today (functions/environment.ts). */
const dated = (body: unknown, asOnDay: string | undefined): unknown =>
  asOnDay === undefined ? body : Object.assign({}, body, { asOnDay });

/** For 30 seconds the edge answers a crowd with one answer of ours; a publication still shows everywhere within a minute. */
const CACHE = 'public, max-age=0, s-maxage=30, must-revalidate';

/**
 * Turns the route's answer, an object, into the gateway's format. Readers revalidate each time, at the edge; the
 * ETag makes that cheap.
 * HEAD is answered like GET, with the body: the gateway drops the body, and the length stays that of GET.
 */
export function toResponse(
  event: APIGatewayProxyEventV2,
  { status, body, file, headers }: ApiAnswer,
  asOnDay?: string,
): APIGatewayProxyStructuredResultV2 {
  if (status === 204) return { statusCode: status, headers: { ...headers, 'cache-control': 'no-store' } };
  const text = file?.text ?? JSON.stringify(dated(body, asOnDay));
  const etag = `"${createHash('sha256').update(text).digest('base64url').slice(0, 22)}"`;
  const common = { 'cache-control': status === 200 ? CACHE : 'no-store', etag, ...headers };
  if (status === 200 && knows(event.headers['if-none-match'], etag)) {
    return { statusCode: 304, headers: common };
  }
  return {
    statusCode: status,
    headers: { 'content-type': 'application/json', ...(file && ofFile(file, asOnDay)), ...common },
    ...(typeof text === 'string'
      ? { body: text }
      : { body: Buffer.from(text).toString('base64'), isBase64Encoded: true }),
  };
}

/** Rows have no place for the day as on which the app runs: a header says it. */
const ofFile = (
  { type, name }: NonNullable<ApiAnswer['file']>,
  asOnDay: string | undefined,
): Record<string, string> => ({
  'content-type': type,
  'content-disposition': `attachment; filename="${name}"`,
  ...(asOnDay !== undefined && { 'karvon-as-on-day': asOnDay }),
});

/** Turns any error into an answer, and logs every answer in one line. */
export function answerProblems(logger: Logger, asOnDay?: string): Stage {
  /** @param error if it was our fault */
  const log = (
    { event, context, response }: Parameters<NonNullable<Stage['after']>>[0],
    error?: unknown,
  ): void =>
    logger[error === undefined ? 'info' : 'error']('answered', {
      requestId: context.awsRequestId,
      gatewayRequestId: event.requestContext.requestId,
      route: event.routeKey,
      status: response?.statusCode,
      error,
    });
  return {
    after: (request) => log(request),
    onError: (request) => {
      const { error } = request;
      const expected = error instanceof Problem;
      const problem = expected
        ? error
        : new Problem(500, 'internal', 'Something failed here, not with your request.');
      request.response = {
        statusCode: problem.status,
        headers: {
          'content-type': 'application/problem+json',
          'cache-control': 'no-store',
          ...(problem.status === 429 && { 'retry-after': '1' }),
          ...problem.headers,
        },
        body: JSON.stringify(dated(problem.toJSON(), asOnDay)),
      };
      log(request, expected ? undefined : error);
    },
  };
}

/** `If-None-Match`: a list of tags. Weak tags count too, because a compressing proxy weakens ours. */
function knows(header: string | undefined, etag: string): boolean {
  if (!header) return false;
  return header.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag || tag.trim() === '*');
}
