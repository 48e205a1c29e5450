/**
 * The figures taken and the submissions excluded so far, fixing day by fixing day: the next day is checked against
 * them, and figures carry forward from them.
 */

import type { Day } from '../model/day.ts';
import { daysBetween } from '../model/day.ts';
import { groupBy } from '../model/group-by.ts';
import { byText } from '../model/order.ts';
import type { CurrencyCode } from '../model/vocabulary.ts';
import { parseDecimal } from '../money/decimal.ts';
import type { Rational } from '../money/rational.ts';
import { CONSENSUS_STANDS_DAYS, PREVIOUS_DAYS } from './benchmark-limits.ts';
import type { BenchmarkRules } from './benchmark-types.ts';
import { type ExcludedSubmission, type Figure, type SubmissionDay, takeFixingDay } from './fixing-day.ts';
import { byPeg, DOLLAR, pegOn } from './pegs.ts';
import type { PreviousFigure } from './plausibility.ts';

/** Digits after the point of a reference: enough for 12 significant digits of the currency worth least. */
const MOST_DECIMALS = 30;

export interface Memory {
  /** Takes in the next fixing day. */
  take(day: SubmissionDay): void;
  /**
   * The figure in force for a currency on a day: the newest one; but a recent consensus outranks a newer figure of one
   * bank alone.
   */
  carriedTo(currency: CurrencyCode, day: Day): Figure | undefined;
  /** Currencies with at least one submission. */
  currencies(): Iterable<CurrencyCode>;
  /** Submissions excluded on this day or later. */
  excludedSince(day: Day): readonly ExcludedSubmission[];
}

export function newMemory(rules: BenchmarkRules): Memory {
  const last = new Map<CurrencyCode, Figure>();
  const consensus = new Map<CurrencyCode, Figure>();
  const held = new Map<CurrencyCode, ExcludedSubmission>();
  const excluded: ExcludedSubmission[] = [];
  const submitted = new Set<CurrencyCode>();
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
      for (const { currency } of day.submissions) submitted.add(currency);
      const taken = takeFixingDay(day, { references, held: (currency) => held.get(currency) });
      for (const [currency, figure] of taken.figures) {
        last.set(currency, figure);
        held.delete(currency);
        if (figure.submissions.length > 1) consensus.set(currency, figure);
      }
      for (const one of taken.excluded) {
        excluded.push(one);
        if (HELD_RULES.has(one.rule)) held.set(one.submission.currency, one);
      }
    },
    carriedTo: (currency, day) => {
      const newest = last.get(currency);
      const agreed = consensus.get(currency);
      const stands = agreed && daysBetween(agreed.fixedOn, day) <= CONSENSUS_STANDS_DAYS;
      return stands && newest?.alone ? agreed : newest;
    },
    currencies: () => submitted,
    excludedSince: (day) => {
      // The list is in the order of the fixing days: reading from its end spares a walk through years of history.
      let from = excluded.length;
      while (from > 0 && (excluded[from - 1]?.submission.fixedOn ?? '') >= day) from -= 1;
      return excluded.slice(from);
    },
  };
}

const HELD_RULES: ReadonlySet<ExcludedSubmission['rule']> = new Set(['jump', 'magnitude', 'upside-down']);

/** The references that the rules bring along: an earlier benchmark, and reference magnitudes. */
function referencesBefore({ previous, priors }: BenchmarkRules) {
  const before = new Map(
    (previous?.rates ?? []).map(({ currency, usd, fixedOn }): [CurrencyCode, PreviousFigure] => [
      currency,
      { usd: read(usd), on: fixedOn, rough: false },
    ]),
  );
  const magnitudes = groupBy(
    priors.map(({ currency, usd, on }) => ({ currency, usd: read(usd), on, rough: true })),
    ({ currency }) => currency,
  );
  return {
    previous: (currency: CurrencyCode): PreviousFigure | undefined => before.get(currency),
    /**
     * The magnitude nearest in time. Where there is a previous figure, only a magnitude dated since it; or, if the
     * previous figure is too old to be a good guide, a magnitude nearer in time.
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
