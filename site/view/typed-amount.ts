/**
 * Reads an amount as people type and paste it: with or without the page's currency, in the digits of several scripts, with
 * any separators that leave no doubt. A text that could mean two numbers is refused. Small, since it is in the page's script.
 */
import type { NumberMarks } from './numbers.ts';

/** Patterns of the page's currency beside an amount: its code and signs, and the beginnings of these. */
export interface OwnMoney extends NumberMarks {
  readonly own: string;
  readonly begun: string;
}

/** `amount`: a plain decimal string, empty if only the currency is written. */
export type TypedAmount =
  | { readonly amount: string; readonly fault?: undefined }
  | { readonly amount?: undefined; readonly fault: 'not-a-number' | 'other-currency' };

/** Arabic, Persian and full-width digits start at a code that 16 divides; Devanagari and Bengali ones 6 after it. */
const DIGITS = /[\u0660-\u0669\u06f0-\u06f9\uff10-\uff19]|([\u0966-\u096f\u09e6-\u09ef])/g;
/** Without groups; in groups of three; or, in South Asia, in groups of two before the last three. */
const WHOLE = /^(\d*|[1-9]\d{0,2}([\s'’٬.,])\d{3}(\2\d{3})*|[1-9]\d?(,\d\d)+,\d{3})$/;
/** A sign of money, or a three-letter code beside a figure. */
const MONEY = /\p{Sc}|^[a-z]{3}\s?\d|\d\s?[a-z]{3}$/iu;

/** Characters. Nobody writes a longer amount; a text of any length must not keep a phone busy. */
const LONGEST = 40;

/** Reads the typed text on a page with this currency and these separators. */
export function readAmount(typed: string, { decimal, group, own }: OwnMoney): TypedAmount {
  if (typed[LONGEST]) return { fault: 'not-a-number' };
  const text = typed
    // Direction marks and joiners are invisible and come with pasted text.
    .replace(/\p{Cf}/gu, '')
    .replace(DIGITS, (digit, indic) => String((digit.charCodeAt(0) - (indic ? 6 : 0)) % 16))
    .replace(RegExp(`^\\s*(${own})?\\s*|\\s*(${own})?\\s*$`, 'gi'), '');
  if (!text) return { amount: '' };
  const [, head = '', mark, tail = ''] = /^(.*?)(?:([.,٫])(\d*))?$/.exec(text) ?? [];
  const [earlier] = /\D/.exec(head) ?? [];
  // One separator before three digits has the meaning of the page's language; `0.250` can only be a fraction.
  const isFraction =
    mark === '٫' ||
    (earlier ? earlier !== mark : mark === decimal || tail.length !== 3 || Number(head) === 0);
  const whole = isFraction ? head : text;
  const isNumber = WHOLE.test(whole) && (isFraction ? head + tail : earlier || mark === group);
  if (!isNumber) return { fault: MONEY.test(text) ? 'other-currency' : 'not-a-number' };
  const units = BigInt(whole.replace(/\D/g, ''));
  return { amount: `${units}${isFraction && tail ? `.${tail}` : ''}` };
}

/** More digits than any amount has. */
const MOST_DIGITS = 12;

/** Whether the typed text is, or can still become, an amount between two plain decimal strings. */
export function mayBecome(typed: string, money: OwnMoney, ends: readonly string[]): boolean {
  const start = typed.replace(RegExp(`(${money.begun})$`, 'i'), '');
  const [from = 0, to = 0] = ends.map(Number);
  const amount = (more: string) => readAmount(start + more, money).amount;
  for (let n = amount('') === '0' ? MOST_DIGITS : 0; n < MOST_DIGITS; n += 1)
    if (Number(amount('0'.repeat(n))) <= to && Number(amount('9'.repeat(n))) >= from) return true;
  return false;
}
