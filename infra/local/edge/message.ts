/** A request and a response, as the local edge passes them on. Header names are in lower case. */

export interface EdgeRequest {
  readonly method: string;
  /** As received: percent-encoded, dots included. */
  readonly path: string;
  /** As received, without the question mark. */
  readonly query: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
  readonly sourceIp: string;
  /** Aborted when the caller has gone: nobody waits for the answer any more. */
  readonly gone: AbortSignal;
}

export interface EdgeResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** Each becomes its own `set-cookie` header. */
  readonly cookies: readonly string[];
  readonly body: Buffer;
}

/** Answers a request: a bucket, an API, or the distribution in front of them. */
export type Origin = (request: EdgeRequest) => Promise<EdgeResponse>;

export function respond(status: number, contentType: string, body: string): EdgeResponse {
  return { status, headers: { 'content-type': contentType }, cookies: [], body: Buffer.from(body) };
}
