/** The values of the workbook's cells: periods, days and figures, each in every form that the survey has used. */
import { type Day, isDay } from '../../../../shared/model/day.ts';
import { plainly } from '../rpw-words.ts';

/** `2014_1Q`, `2025_Q3`, `2016 Q2` as `2014-Q1`; undefined for anything else. */
export function periodIn(text: string): string | undefined {
  const match = /^(\d{4})[_ -]?(?:([1-4])Q|Q([1-4]))$/i.exec(text.trim());
  return match ? `${match[1]}-Q${match[2] ?? match[3]}` : undefined;
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** Days before 1970-01-01 of the day that a workbook's count begins with. The count of 1900 has a 29 February that never was. */
const EPOCH = { 1900: 25_569, 1904: 24_107 } as const;
/** 2000 to 2099. */
const SERIAL = { least: 36_526, most: 73_050 } as const;

/** `04/Feb/2014`, `04/February/2014`, `04-Feb-2014`, `2014-02-04`, `04/02/2014` or a workbook's count of days; undefined for anything else. */
export function dayIn(text: string, from1904: boolean): Day | undefined {
  const plain = text.trim().replace(/[T ]00:00:00.*$/, '');
  const serial = /^(\d{5})(?:\.\d+)?$/.exec(plain)?.[1];
  if (serial !== undefined) {
    const since1900 = Number(serial) + (from1904 ? EPOCH[1900] - EPOCH[1904] : 0);
    if (since1900 < SERIAL.least || since1900 > SERIAL.most) return undefined;
    return new Date((since1900 - EPOCH[1900]) * 86_400_000).toISOString().slice(0, 10);
  }
  const iso = /^(\d{4})-(\d\d)-(\d\d)$/.exec(plain);
  if (iso) return isDay(plain) ? plain : undefined;
  const match = /^(\d{1,2})[/-]([a-z]{3,9}|\d{1,2})[/-](\d{4})$/i.exec(plain);
  if (!match) return undefined;
  const [, day = '', month = '', year = ''] = match;
  const number = /^\d/.test(month) ? Number(month) : monthIn(month);
  const found = `${year}-${String(number).padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isDay(found) ? found : undefined;
}

const FULL = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];

/** From 1; 0 for what is no month. */
function monthIn(text: string): number {
  const plain = text.toLowerCase();
  const short = MONTHS.indexOf(plain);
  return (short >= 0 ? short : plain === 'sept' ? 8 : FULL.indexOf(plain)) + 1;
}

/** Texts in a column of figures that say that there is none; an error of a formula is none either. */
const NO_FIGURE = /^(?:-+|n\.?\/?a\.?|none|#[a-z0-9/]+[!?]?)$/i;

/** As nearly all are. */
const PLAIN_FIGURE = /^(?:0|[1-9]\d{0,14})(?:\.\d{0,19}[1-9])?$/;

/**
 * A figure as plain digits, without needless noughts: `735.0` is `735`. Undefined: no figure is given; null: a text that is no figure.
 */
export function figureIn(text: string | undefined): string | undefined | null {
  if (text === undefined) return undefined;
  if (PLAIN_FIGURE.test(text)) return text;
  const plain = text.trim();
  if (plain === '' || NO_FIGURE.test(plain)) return undefined;
  const match = /^(-?)0*(\d{1,15})(?:\.(\d{1,20}))?$/.exec(plain);
  if (!match) return null;
  const [, sign = '', whole = '', decimals = ''] = match;
  const fraction = decimals.replace(/0+$/, '');
  const digits = fraction === '' ? whole : `${whole}.${fraction}`;
  return digits === '0' ? '0' : sign + digits;
}

/** A percentage in basis points, rounded half away from zero: the survey publishes two decimals. */
export function basisPointsIn(figure: string): number {
  const [, sign, whole = '', decimals = ''] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(figure) ?? [];
  const digits = decimals.padEnd(3, '0');
  const size = Number(whole) * 100 + Number(digits.slice(0, 2)) + (digits.charAt(2) >= '5' ? 1 : 0);
  return sign && size > 0 ? -size : size;
}

/** The digits of a figure as an integer, and how many of them are decimals. */
function digitsOf(figure: string): readonly [value: number, decimals: number] {
  const point = figure.indexOf('.');
  return point < 0
    ? [Number(figure), 0]
    : [Number(figure.slice(0, point) + figure.slice(point + 1)), figure.length - point - 1];
}

/**
 * What basis points of the amount the fee is, rounded half up; undefined where JavaScript's integers are too small to tell. Nearly all
 * of the survey's figures are short, and exact fractions take many times as long.
 * @param amount above 0, and `fee` not below it: plain digits
 */
export function feeShareOf(amount: string, fee: string): number | undefined {
  const [whole, part] = [digitsOf(amount), digitsOf(fee)];
  const numerator = part[0] * 10 ** (4 + whole[1]);
  const denominator = whole[0] * 10 ** part[1];
  if (!(Math.max(2 * numerator, denominator) < Number.MAX_SAFE_INTEGER)) return undefined;
  const rest = numerator % denominator;
  return (numerator - rest) / denominator + (2 * rest >= denominator ? 1 : 0);
}

/** Whether the rate is disclosed; undefined: not said; null: a word that we do not have. */
export function disclosedIn(text: string | undefined): boolean | undefined | null {
  const plain = plainly(text ?? '');
  if (plain === '') return undefined;
  if (['yes', 'y', 'true'].includes(plain)) return true;
  return ['no', 'n', 'false'].includes(plain) ? false : null;
}
