/**
 * Turns bulletins into submissions: what a bank publishes for a currency on a fixing day, in US dollars for one unit.
 * It is computed with the bank's own dollar rate, so that its own currency cancels out. Bulletins of one bank fixed on
 * one day give one submission for a currency.
 */

import type { Day } from '../model/day.ts';
import { groupBy } from '../model/group-by.ts';
import { byText } from '../model/order.ts';
import type { CurrencyCode } from '../model/vocabulary.ts';
import { parseDecimal } from '../money/decimal.ts';
import { add, divide, isPositive, multiply, ONE, type Rational, rational } from '../money/rational.ts';
import type { BenchmarkSource, BulletinRef, Notice } from './benchmark-types.ts';
import type { Bulletin, CollectedBulletin, PublishedRate } from './bulletin.ts';

export interface Submission {
  readonly bank: string;
  readonly currency: CurrencyCode;
  readonly fixedOn: Day;
  /** US dollars for one unit. */
  readonly usd: Rational;
  /**
   * As printed: the figure, and how many units it is for (for the bank's own currency, those of its dollar rate).
   * `rises`: the printed figure rises with `usd`; false: it falls.
   */
  readonly printed: { readonly figure: Rational; readonly nominal: Rational; readonly rises: boolean };
  /** The bank's own currency: the reciprocal of its dollar rate. */
  readonly own: boolean;
  /** Sorted; two if the dollar rate is in another bulletin. */
  readonly bulletins: readonly BulletinRef[];
}

/** Digits after the point that a bank may print. */
const MOST_DECIMALS = 20;

export const bulletinRef = ({ source, fixedOn }: Pick<Bulletin, 'source' | 'fixedOn'>): BulletinRef =>
  `${source}:${fixedOn}`;

/**
 * For each source and fixing day the bulletin in force: the figures collected last, in the first bulletin that had
 * them.
 */
export function bulletinsInForce(bulletins: readonly CollectedBulletin[]): CollectedBulletin[] {
  return [...groupBy(bulletins, bulletinRef)]
    .sort(([a], [b]) => byText(a, b))
    .flatMap(([, group]) => {
      const [only] = group;
      if (group.length === 1 && only) return [only];
      const [last, ...before] = group
        .sort((a, b) => byText(a.collectedAt, b.collectedAt) || byText(a.evidence, b.evidence))
        .reverse();
      if (!last) return [];
      const figures = figuresOf(last);
      const changed = before.findIndex((one) => figuresOf(one) !== figures);
      return [before[(changed < 0 ? before.length : changed) - 1] ?? last];
    });
}

/** The content of a bulletin as one text, equal for equal bulletins. */
const figuresOf = ({ currency, direction, validOn, rates }: Bulletin): string =>
  JSON.stringify([
    currency,
    direction,
    validOn,
    rates.map(({ currency, nominal, rate, selling }) => [currency, nominal, rate, selling ?? null]).sort(),
  ]);

/** The printed figure, or the middle of buying and selling; undefined if it is not a positive decimal number. */
export function printedFigure({ rate, selling }: PublishedRate): Rational | undefined {
  try {
    const figure = parseDecimal(rate, MOST_DECIMALS);
    const other = selling === undefined ? figure : parseDecimal(selling, MOST_DECIMALS);
    if (!isPositive(figure) || !isPositive(other)) return undefined;
    return selling === undefined ? figure : divide(add(figure, other), rational(2));
  } catch {
    // A DecimalError is the only thing that parseDecimal throws.
    return undefined;
  }
}

interface Row {
  readonly currency: CurrencyCode;
  readonly printed: Submission['printed'];
  /** Units of the bank's own currency for one of the foreign one. */
  readonly local: Rational;
  readonly ref: BulletinRef;
}

function rowOf(bulletin: Bulletin, rate: PublishedRate): Row | undefined {
  const figure = printedFigure(rate);
  if (!figure || !Number.isSafeInteger(rate.nominal) || rate.nominal <= 0) return undefined;
  const nominal = rational(rate.nominal);
  const local =
    bulletin.direction === 'local-per-foreign'
      ? divide(figure, nominal)
      : divide(ONE, multiply(figure, nominal));
  const rises = bulletin.direction === 'local-per-foreign';
  return { currency: rate.currency, printed: { figure, nominal, rises }, local, ref: bulletinRef(bulletin) };
}

export interface BankSubmissions {
  readonly submissions: readonly Submission[];
  readonly notices: readonly Notice[];
}

/**
 * The submissions of one bank for one fixing day. If two bulletins print a currency, the one published more often
 * counts.
 */
export function submissionsOf(
  bank: string,
  bulletins: readonly { readonly bulletin: Bulletin; readonly source: BenchmarkSource }[],
): BankSubmissions {
  const ordered = [...bulletins].sort(
    (a, b) =>
      b.source.calendar.weekdays.length - a.source.calendar.weekdays.length ||
      byText(a.bulletin.source, b.bulletin.source),
  );
  const rows = new Map<CurrencyCode, Row>();
  const notices: Notice[] = [];
  for (const { bulletin } of ordered) {
    const { fixedOn } = bulletin;
    const named = { fixedOn, bank, bulletins: [bulletinRef(bulletin)], usd: null };
    for (const rate of bulletin.rates) {
      const row = rowOf(bulletin, rate);
      if (!row) notices.push({ ...named, currency: rate.currency, rule: 'not-a-rate' });
      else if (rate.currency !== bulletin.currency && !rows.has(rate.currency)) rows.set(rate.currency, row);
    }
  }
  const dollar = rows.get('USD');
  const first = ordered[0]?.bulletin;
  if (!first) return { submissions: [], notices };
  const { fixedOn } = first;
  if (!dollar) {
    const refs = ordered.map(({ bulletin }) => bulletinRef(bulletin)).sort(byText);
    notices.push({ currency: 'USD', fixedOn, rule: 'no-dollar-rate', bank, bulletins: refs, usd: null });
    return { submissions: [], notices };
  }
  const own: Submission = {
    bank,
    currency: first.currency,
    fixedOn,
    usd: divide(ONE, dollar.local),
    printed: { ...dollar.printed, rises: !dollar.printed.rises },
    own: true,
    bulletins: [dollar.ref],
  };
  const others = [...rows.values()]
    .filter(({ currency }) => currency !== 'USD')
    .map(
      ({ currency, printed, local, ref }): Submission => ({
        bank,
        currency,
        fixedOn,
        usd: divide(local, dollar.local),
        printed,
        own: false,
        bulletins: ref === dollar.ref ? [ref] : [ref, dollar.ref].sort(byText),
      }),
    );
  return { submissions: [own, ...others], notices };
}
