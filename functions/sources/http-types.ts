/** A request to a source and its complete answer. */

export interface Ask {
  /** https only. */
  readonly url: string;
  /** If given, the request is a POST. */
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Limit for the unpacked answer. */
  readonly maxBytes: number;
}

/** A complete answer with status 200. */
export interface HttpAnswer {
  readonly url: string;
  /** ISO 8601 UTC. */
  readonly askedAt: string;
  /** The headers that count as evidence, in lower case: date, last-modified, etag, content-type. */
  readonly headers: Readonly<Record<string, string>>;
  readonly bytes: Uint8Array;
}

/** A complete answer with status 200, in a file on this machine. */
export interface Download extends Omit<HttpAnswer, 'bytes'> {
  readonly path: string;
  /** Bytes. */
  readonly size: number;
}
