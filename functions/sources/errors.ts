/** What can be wrong with a source, by what is to be done about it. */

/** No whole answer: time-out, DNS, TLS, 5xx, cut off. Asked again with growing pauses; nobody has to act at first. */
export class SourceUnavailable extends Error {
  override readonly name = 'SourceUnavailable';
  readonly retryAfterSeconds: number | undefined;
  constructor(message: string, options: { cause?: unknown; retryAfterSeconds?: number } = {}) {
    super(message, { cause: options.cause });
    this.retryAfterSeconds = options.retryAfterSeconds;
  }
}

/** The source does not want to be asked (401, 403, 429, a captcha): leave it alone for a day, never evade it. */
export class SourceBlocked extends Error {
  override readonly name = 'SourceBlocked';
  readonly retryAfterSeconds: number | undefined;
  constructor(message: string, options: { cause?: unknown; retryAfterSeconds?: number } = {}) {
    super(message, { cause: options.cause });
    this.retryAfterSeconds = options.retryAfterSeconds;
  }
}

/** An answer of another shape, a redirect, an empty one on a working day: somebody has to look, and change the parser. */
export class SourceChanged extends Error {
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
