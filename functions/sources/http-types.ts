/** A question to a source and its whole answer. */

export interface Ask {
  /** https only. */
  readonly url: string;
  /** Given: a POST. */
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Of the answer, unpacked. */
  readonly maxBytes: number;
}

/** A whole answer of status 200. */
export interface HttpAnswer {
  readonly url: string;
  /** ISO 8601 UTC. */
  readonly askedAt: string;
  /** Those that matter as evidence, lower case: date, last-modified, etag, content-type. */
  readonly headers: Readonly<Record<string, string>>;
  readonly bytes: Uint8Array;
}
