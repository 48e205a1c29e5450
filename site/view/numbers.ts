/** Writes decimal strings with a locale's marks, and texts with their values. No Intl: it runs in browsers too, which lack our languages. */

export interface NumberMarks {
  readonly decimal: string;
  readonly group: string;
  /** From how many digits a whole number is grouped: 4, or 5 where 1234 is written 1234. */
  readonly minGroup: number;
  /** The ten digits from 0 on; left out: those of English. */
  readonly digits?: string;
}

export interface MoneyMarks extends NumberMarks {
  readonly before: string;
  readonly after: string;
}

/** A text with its digits as the language writes them. */
export const inOwnDigits = (text: string, { digits }: Pick<NumberMarks, 'digits'>): string =>
  digits ? text.replace(/\d/g, (digit) => digits.charAt(Number(digit))) : text;

/** `-1234.50` as `−1,234.50`. */
export function writeNumber(value: string, marks: NumberMarks): string {
  const { decimal, group, minGroup } = marks;
  const [whole = '', fraction] = value.replace('-', '').split('.');
  const grouped = whole.length < minGroup ? whole : whole.replace(/\B(?=(\d{3})+$)/g, group);
  const written = grouped + (fraction === undefined ? '' : decimal + fraction);
  return (value.startsWith('-') ? '−' : '') + inOwnDigits(written, marks);
}

/** An amount with its currency; `.00` is left out, so that surveyed amounts read as in the survey. */
export const writeMoney = (value: string, marks: MoneyMarks): string =>
  marks.before + writeNumber(value.replace(/\.0+$/, ''), marks) + marks.after;

/** Fills in `{name}` in a text. The result is plain text: escape it before it goes into HTML. */
export const fill = (text: string, values: Readonly<Record<string, string>>): string =>
  text.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
