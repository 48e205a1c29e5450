/** What a check finds before it is placed in the file and put in words: a rule's id, where in the feed, and what was there. */

export interface Fault {
  readonly rule: RuleId;
  /** JSON Pointer into the feed. */
  readonly pointer: string;
  /** What was sent there; not given: nothing, or all of it. */
  readonly sent?: string | undefined;
  readonly allowed?: string | undefined;
  /** Where in the text, if that is known and the pointer does not say it: an offset in JSON, a place in CSV. */
  readonly at?: number | CsvPlace | undefined;
}

/** A line of the file, the row below the header and the column; null where it is of no single one. */
export interface CsvPlace {
  readonly line: number;
  readonly row: number | null;
  readonly cell: string | null;
}

/** Takes a fault that was found. */
export type Report = (fault: Fault) => void;

/** A JSON value as a text to show. */
export const textOf = (value: unknown): string =>
  typeof value === 'string' ? value : (JSON.stringify(value)?.slice(0, 200) ?? '');

/** A step of a JSON Pointer (RFC 6901). */
export const step = (name: string | number): string =>
  typeof name === 'number' || !/[~/]/.test(name)
    ? `/${name}`
    : `/${name.replace(/~/g, '~0').replace(/\//g, '~1')}`;

/** Every rule, by id. Ids are never used again for another rule. */
export const RULE_IDS = [
  'not-utf8',
  'not-json',
  'too-deep',
  'name-twice',
  'forbidden-name',
  'too-large',
  'too-many-services',
  'csv-quote',
  'csv-width',
  'csv-missing-column',
  'csv-differs',
  'begins-like-formula',
  'missing',
  'unknown-field',
  'wrong-type',
  'decimal-comma',
  'syntax',
  'too-many-decimals',
  'unknown-word',
  'day-not-real',
  'unknown-corridor',
  'unknown-currency',
  'not-your-provider',
  'service-twice',
  'no-bands',
  'gap',
  'overlap',
  'end-before-beginning',
  'too-much',
  'not-positive',
  'limits-exclude-bands',
  'convention-unknown',
  'older-than-last',
  'published-ahead',
  'valid-in-past',
  'valid-too-long',
  'rate-ahead',
  'rate-upside-down',
  'rate-better-than-reference',
  'free',
  'margin-high',
  'fee-outlier',
  'jump',
  'services-vanished',
  'nearly-all-changed',
  'rate-old',
  'payout-currency-unlikely',
  'corridor-not-licensed',
  'byte-order-mark',
  'csv-semicolon',
  'less-arrives-of-more',
  'no-benchmark',
  'unchanged',
] as const;
export type RuleId = (typeof RULE_IDS)[number];
