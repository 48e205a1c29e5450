/** Errors a caller can act on, as `application/problem+json` (RFC 9457): which field, what is wrong, what is allowed. */

export interface FieldError {
  /** The parameter, header or path segment. */
  readonly field: string;
  readonly detail: string;
  /** What the API accepts: values, or a sentence. */
  readonly allowed: readonly string[];
}

export class Problem extends Error {
  override readonly name = 'Problem';
  readonly status: number;
  readonly code: string;
  readonly errors: readonly FieldError[];
  /** Of the answer, beside those that every problem has; names in lower case. */
  readonly headers: Readonly<Record<string, string>>;

  /** @param code ends the problem's type, `urn:karvon:problem:<code>`; stable, for programs. */
  constructor(
    status: number,
    code: string,
    message: string,
    errors: readonly FieldError[] = [],
    headers: Readonly<Record<string, string>> = {},
  ) {
    super(message);
    this.status = status;
    this.code = code;
    this.errors = errors;
    this.headers = headers;
  }

  toJSON(): Record<string, unknown> {
    return {
      type: `urn:karvon:problem:${this.code}`,
      title: TITLES[this.status] ?? 'Error',
      status: this.status,
      detail: this.message,
      errors: this.errors,
    };
  }
}

const TITLES: Readonly<Record<number, string>> = {
  400: 'Bad request',
  401: 'Not signed',
  404: 'Not found',
  405: 'Method not allowed',
  409: 'Not finished',
  413: 'Too large',
  415: 'Not a format that is read',
  422: 'Not accepted',
  429: 'Too many requests',
  500: 'Our fault',
  503: 'Not ready',
};
