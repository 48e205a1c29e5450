/** What can be wrong with a source, by what is to be done about it. */

/** What a source said instead of its rates: a part of it, since nobody reads more. */
export interface RefusedAnswer {
  readonly url: string;
  /** ISO 8601 UTC. */
  readonly askedAt: string;
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly bytes: Uint8Array;
}

export interface SourceErrorOptions {
  readonly cause?: unknown;
  readonly retryAfterSeconds?: number | undefined;
  readonly answer?: RefusedAnswer | undefined;
}

class SourceError extends Error {
  readonly retryAfterSeconds: number | undefined;
  /** Where it said anything at all. */
  readonly answer: RefusedAnswer | undefined;
  constructor(message: string, { cause, retryAfterSeconds, answer }: SourceErrorOptions = {}) {
    super(message, { cause });
    this.retryAfterSeconds = retryAfterSeconds;
    this.answer = answer;
  }
}

/** No whole answer: time-out, DNS, TLS, 5xx, cut off. Asked again with growing pauses; nobody has to act at first. */
export class SourceUnavailable extends SourceError {
  override readonly name = 'SourceUnavailable';
}

/** The source does not want to be asked (401, 403, 429, a captcha): leave it alone for a day, never evade it. */
export class SourceBlocked extends SourceError {
  override readonly name = 'SourceBlocked';
}

/** An answer of another shape, a redirect, an empty one on a working day: somebody has to look, and change the parser. */
export class SourceChanged extends SourceError {
  override readonly name = 'SourceChanged';
}

/** One row that is not taken; the others of the bulletin are. */
export class RowRejected extends Error {
  override readonly name = 'RowRejected';
  /** The rule it broke, in kebab-case: `not-a-decimal`, `nominal-not-positive`. */
  readonly rule: string;
  /** How the source names the row: its currency, else its place. */
  readonly row: string;
  readonly field: string;
  constructor(rule: string, row: string, field: string) {
    super(`row ${row}, field ${field}: ${rule}`);
    this.rule = rule;
    this.row = row;
    this.field = field;
  }
}
