/** What has been taken and left so far, fixing day by fixing day: what the next is held against, and what is carried. */

import type { Day } from '../model/day.ts';
import { daysBetween } from '../model/day.ts';
import { byText } from '../model/order.ts';
import type { CurrencyCode } from '../model/vocabulary.ts';
import { parseDecimal } from '../money/decimal.ts';
import type { Rational } from '../money/rational.ts';
import { CONSENSUS_STANDS_DAYS, PREVIOUS_DAYS } from './benchmark-limits.ts';
import type { BenchmarkRules } from './benchmark-types.ts';
import { type ExcludedSubmission, type Figure, type SubmissionDay, takeFixingDay } from './fixing-day.ts';
import { byPeg, DOLLAR, pegOn } from './pegs.ts';
import type { PreviousFigure } from './plausibility.ts';

/** Digits after the point of a reference: a figure of 12 significant digits of the least of currencies. */
const MOST_DECIMALS = 30;

export interface Memory {
  /** Takes in the next fixing day. */
  take(day: SubmissionDay): void;
  /** What stands for a currency on a day: the newest figure, or a consensus of the last days before one bank alone. */
  carriedTo(currency: CurrencyCode, day: Day): Figure | undefined;
  /** Currencies that any submission was heard of. */
  currencies(): Iterable<CurrencyCode>;
  /** What was left out of fixing days since one. */
  excludedSince(day: Day): readonly ExcludedSubmission[];
}

export function newMemory(rules: BenchmarkRules): Memory {
  const last = new Map<CurrencyCode, Figure>();
  const consensus = new Map<CurrencyCode, Figure>();
  const held = new Map<CurrencyCode, ExcludedSubmission>();
  const left: ExcludedSubmission[] = [];
  const heard = new Set<CurrencyCode>();
  const earlier = referencesBefore(rules);

  const references = (currency: CurrencyCode, fixedOn: Day): readonly PreviousFigure[] => {
    const figure = last.get(currency);
    const previous: PreviousFigure | undefined = figure
      ? { usd: figure.usd, on: figure.fixedOn, rough: false }
      : earlier.previous(currency);
    return [previous, earlier.prior(currency, fixedOn, previous), pegged(currency, fixedOn)].flatMap(
      (reference) => reference ?? [],
    );
  };

  const pegged = (currency: CurrencyCode, day: Day): PreviousFigure | undefined => {
    const peg = pegOn(rules.pegs, currency, day);
    if (!peg) return undefined;
    if (peg.anchor === 'USD') return { usd: byPeg(peg, DOLLAR), on: day, rough: false };
    const anchor = last.get(peg.anchor);
    return anchor && { usd: byPeg(peg, anchor.usd), on: anchor.fixedOn, rough: false };
  };

  return {
    take: (day) => {
      for (const { currency } of day.submissions) heard.add(currency);
      const taken = takeFixingDay(day, { references, held: (currency) => held.get(currency) });
      for (const [currency, figure] of taken.figures) {
        last.set(currency, figure);
        held.delete(currency);
        if (figure.submissions.length > 1) consensus.set(currency, figure);
      }
      for (const one of taken.excluded) {
        left.push(one);
        if (HELD_RULES.has(one.rule)) held.set(one.submission.currency, one);
      }
    },
    carriedTo: (currency, day) => {
      const newest = last.get(currency);
      const agreed = consensus.get(currency);
      const stands = agreed && daysBetween(agreed.fixedOn, day) <= CONSENSUS_STANDS_DAYS;
      return stands && newest?.alone ? agreed : newest;
    },
    currencies: () => heard,
    excludedSince: (day) => {
      // In the order of the fixing days: a history of years is not gone through for each of its days.
      let from = left.length;
      while (from > 0 && (left[from - 1]?.submission.fixedOn ?? '') >= day) from -= 1;
      return left.slice(from);
    },
  };
}

const HELD_RULES: ReadonlySet<ExcludedSubmission['rule']> = new Set(['jump', 'magnitude', 'upside-down']);

/** What the rules themselves bring to hold figures against. */
function referencesBefore({ previous, priors }: BenchmarkRules) {
  const before = new Map(
    (previous?.rates ?? []).map(({ currency, usd, fixedOn }): [CurrencyCode, PreviousFigure] => [
      currency,
      { usd: read(usd), on: fixedOn, rough: false },
    ]),
  );
  const magnitudes = new Map<CurrencyCode, PreviousFigure[]>();
  for (const { currency, usd, on } of priors) {
    const own = magnitudes.get(currency);
    const magnitude: PreviousFigure = { usd: read(usd), on, rough: true };
    if (own) own.push(magnitude);
    else magnitudes.set(currency, [magnitude]);
  }
  return {
    previous: (currency: CurrencyCode): PreviousFigure | undefined => before.get(currency),
    /**
     * The nearest in time. Where there is a previous figure, only one that somebody entered for a day since; or, if the
     * previous one is too old to say much, one that is nearer.
     */
    prior: (
      currency: CurrencyCode,
      day: Day,
      known: PreviousFigure | undefined,
    ): PreviousFigure | undefined => {
      const distance = ({ on }: PreviousFigure) => Math.abs(daysBetween(on, day));
      const [closest] = (magnitudes.get(currency) ?? [])
        .filter(
          (one) =>
            !known ||
            (known.on < one.on && one.on <= day) ||
            (distance(known) > PREVIOUS_DAYS && distance(one) < distance(known)),
        )
        .sort((a, b) => distance(a) - distance(b) || byText(a.on, b.on));
      return closest;
    },
  };
}

const read = (text: string): Rational => parseDecimal(text, MOST_DECIMALS);
