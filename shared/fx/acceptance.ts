/** Accepts or refuses a bulletin as a whole, before any of its figures is compared with others. */

import type { Day } from '../model/day.ts';
import type { CurrencyCode } from '../model/vocabulary.ts';
import { parseDecimal } from '../money/decimal.ts';
import { compare, divide, ONE, type Rational, rational } from '../money/rational.ts';
import { AGREE, SAME } from './benchmark-limits.ts';
import type { Benchmark, BenchmarkSource, Peg } from './benchmark-types.ts';
import type { Bulletin, CollectedBulletin } from './bulletin.ts';
import { pegOn } from './pegs.ts';
import { median, ratio, within } from './significant.ts';
import { printedFigure, submissionsOf } from './submissions.ts';

export type AcceptanceRule =
  /** Fixed after today, or valid before it was fixed. */
  | 'impossible-date'
  /** Another fixing day has exactly the same figures. */
  | 'old-figures-new-date'
  /** Fewer than half of what the source publishes. */
  | 'too-few-currencies'
  /** All cross rates are off by the same factor: the bank's dollar rate is of another day, or misread. */
  | 'common-factor';

export type Acceptance =
  | { readonly accepted: true }
  | { readonly accepted: false; readonly rule: AcceptanceRule; readonly detail: string };

/** What is needed to judge a bulletin. A catalogue entry can be the source. */
export interface AcceptanceContext {
  readonly source: BenchmarkSource & { readonly currencies: readonly CurrencyCode[] };
  /** The other sources of the same bank, whose dollar rate a weekly bulletin takes. */
  readonly sources?: readonly BenchmarkSource[];
  /** Today's date at the bank. */
  readonly today: Day;
  readonly pegs: readonly Peg[];
  /** The benchmark before this bulletin, if there is one. */
  readonly previous?: Pick<Benchmark, 'rates'>;
}

/** From so many floating currencies on, it is not chance that all repeat their figures to the last digit. */
const LEAST_FREE_CURRENCIES = 5;

/** A common factor must be measured on at least so many currencies, */
const LEAST_SHIFTED = 5;
/** and at least this share of them must show it. */
const SHIFTED_SHARE = rational(4, 5);

/**
 * Judges a bulletin by itself, by other bulletins of its source (`earlier`, in any order, of any fixing day; also of
 * other sources of its bank, where one of these has the dollar rate) and by the benchmark before it. Its day may be
 * long past.
 */
export const judge = (
  bulletin: Bulletin,
  earlier: readonly CollectedBulletin[],
  context: AcceptanceContext,
): Acceptance =>
  impossibleDate(bulletin, context) ??
  tooFew(bulletin, context) ??
  oldFigures(bulletin, earlier, context) ??
  commonFactor(bulletin, earlier, context) ?? { accepted: true };

type Refusal = Extract<Acceptance, { readonly accepted: false }> | undefined;

function impossibleDate({ fixedOn, validOn }: Bulletin, { today }: AcceptanceContext): Refusal {
  if (fixedOn > today) return refuse('impossible-date', `fixed on ${fixedOn}, and today is ${today}`);
  if (validOn < fixedOn)
    return refuse('impossible-date', `fixed on ${fixedOn}, valid from ${validOn} before it`);
  return undefined;
}

function tooFew({ rates }: Bulletin, { source }: AcceptanceContext): Refusal {
  const known = rates.filter(({ currency }) => source.currencies.includes(currency)).length;
  if (2 * known >= source.currencies.length) return undefined;
  return refuse('too-few-currencies', `${known} of the ${source.currencies.length} that it publishes`);
}

/** Also finds a later day's figures under an older date: a service that ignores the requested day answers like this. */
function oldFigures(
  bulletin: Bulletin,
  earlier: readonly CollectedBulletin[],
  { pegs }: AcceptanceContext,
): Refusal {
  const free = bulletin.rates.filter(
    ({ currency }) => !isPegged(currency, bulletin.currency, pegs, bulletin.fixedOn),
  );
  if (free.length < LEAST_FREE_CURRENCIES) return undefined;
  const same = earlier.find(
    (other) =>
      other.source === bulletin.source &&
      other.fixedOn !== bulletin.fixedOn &&
      free.every((rate) => {
        const before = other.rates.find(({ currency }) => currency === rate.currency);
        const [a, b] = [printedFigure(rate), before && printedFigure(before)];
        return a && b && before && compare(unit(a, rate.nominal), unit(b, before.nominal)) === 0;
      }),
  );
  if (!same) return undefined;
  return refuse(
    'old-figures-new-date',
    `its ${free.length} free currencies are those fixed on ${same.fixedOn}, dated ${bulletin.fixedOn}`,
  );
}

const unit = (figure: Rational, nominal: number): Rational => divide(figure, rational(nominal));

/** A currency with a peg, which moves only with its anchor, or the anchor of the bank's own currency. */
const isPegged = (currency: CurrencyCode, local: CurrencyCode, pegs: readonly Peg[], day: Day): boolean =>
  pegOn(pegs, currency, day) !== undefined || pegOn(pegs, local, day)?.anchor === currency;

function commonFactor(
  bulletin: Bulletin,
  earlier: readonly CollectedBulletin[],
  { source, sources = [], previous }: AcceptanceContext,
): Refusal {
  const known = new Map(
    (previous?.rates ?? []).map(({ currency, usd }) => [currency, parseDecimal(usd, 30)]),
  );
  const beside = earlier.flatMap((other) => {
    const entry = sources.find(({ id, bank }) => id === other.source && bank === source.bank);
    const fits = entry && other.source !== source.id && other.fixedOn === bulletin.fixedOn;
    return fits ? [{ bulletin: other, source: entry }] : [];
  });
  const factors = submissionsOf(source.bank, [{ bulletin, source }, ...beside]).submissions.flatMap(
    ({ currency, usd }) => {
      const before = known.get(currency);
      return before ? [divide(usd, before)] : [];
    },
  );
  if (factors.length < LEAST_SHIFTED) return undefined;
  const factor = median(factors);
  const shifted = factors.filter((one) => within(one, factor, SAME)).length;
  if (
    compare(ratio(factor, ONE), AGREE) <= 0 ||
    compare(rational(shifted, factors.length), SHIFTED_SHARE) < 0
  )
    return undefined;
  return refuse(
    'common-factor',
    `${shifted} of ${factors.length} crosses are off by one and the same factor`,
  );
}

const refuse = (rule: AcceptanceRule, detail: string): Refusal => ({ accepted: false, rule, detail });
