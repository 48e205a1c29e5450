/** What can go wrong with a source: one error type for each thing to do about it. */

/** The answer that a source gave instead of rates, cut to the part that we read. */
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
  /** Present if there was any answer. */
  readonly answer: RefusedAnswer | undefined;
  constructor(message: string, { cause, retryAfterSeconds, answer }: SourceErrorOptions = {}) {
    super(message, { cause });
    this.retryAfterSeconds = retryAfterSeconds;
    this.answer = answer;
  }
}

/** No complete answer: time-out, DNS, TLS, 5xx, cut off. Asked again after growing pauses; at first nobody has to act. */
export class SourceUnavailable extends SourceError {
  override readonly name = 'SourceUnavailable';
}

/** The source refuses requests (401, 403, 429, a captcha): do not ask for a day, and never evade the refusal. */
export class SourceBlocked extends SourceError {
  override readonly name = 'SourceBlocked';
}

/** An answer of unknown form, a redirect, or an empty answer on a working day: a person has to look and change the parser. */
export class SourceChanged extends SourceError {
  override readonly name = 'SourceChanged';
}

interface RejectedPlace {
  readonly figure?: string | undefined;
  readonly line?: number | undefined;
}

/** One row that is refused; the other rows of the bulletin are used. */
export class RowRejected extends Error {
  override readonly name = 'RowRejected';
  /** The rule it broke, in kebab-case: `not-a-decimal`, `nominal-not-positive`. */
  readonly rule: string;
  /** How the source names the row: its currency, or its position. */
  readonly row: string;
  readonly field: string;
  /** The row's figure as it is written, cut; undefined if the row has none. */
  readonly figure: string | undefined;
  /** The line of the file; undefined where rows have no lines. */
  readonly line: number | undefined;
  constructor(rule: string, row: string, field: string, { figure, line }: RejectedPlace = {}) {
    super(`row ${row}, field ${field}: ${rule}`);
    this.rule = rule;
    this.row = row;
    this.field = field;
    this.figure = figure?.slice(0, 40);
    this.line = line;
  }
}
