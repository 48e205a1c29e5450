/**
 * Builds the benchmark of a day: rates in force, absent currencies with the reason, notices, and the bulletins behind
 * them.
 */

import type { Day } from '../model/day.ts';
import { addDays, daysBetween } from '../model/day.ts';
import { byText } from '../model/order.ts';
import type { CurrencyCode } from '../model/vocabulary.ts';
import { least, most, type Rational } from '../money/rational.ts';
import {
  BENCHMARK_METHOD,
  CARRY_DAYS,
  CARRY_DAYS_WEEKLY,
  SAME,
  SIGNIFICANT_DIGITS,
} from './benchmark-limits.ts';
import type {
  AbsentRate,
  Benchmark,
  BenchmarkRate,
  BenchmarkRules,
  BulletinBehind,
  BulletinRef,
  Notice,
  Peg,
} from './benchmark-types.ts';
import type { CollectedBulletin } from './bulletin.ts';
import type { ExcludedSubmission, Figure } from './fixing-day.ts';
import type { Memory } from './memory.ts';
import { byPeg, DOLLAR, pegOn } from './pegs.ts';
import { formatSignificant, within } from './significant.ts';

export interface AssemblyInput {
  readonly memory: Memory;
  /** Notices of what could not be a submission. */
  readonly faults: readonly Notice[];
  readonly behind: ReadonlyMap<BulletinRef, CollectedBulletin>;
  readonly rules: BenchmarkRules;
  readonly wanted: readonly CurrencyCode[];
}

export function assemble(day: Day, { memory, faults, behind, rules, wanted }: AssemblyInput): Benchmark {
  const weekly = new Set(
    rules.sources.filter(({ calendar }) => calendar.weekdays.length === 1).map(({ id }) => id),
  );
  const published = new Map<CurrencyCode, Figure>();
  const absent = new Map<CurrencyCode, AbsentRate['why']>(
    wanted.map((currency) => [currency, 'not-published']),
  );
  for (const { currency } of faults) absent.set(currency, 'not-taken');
  for (const currency of memory.currencies()) {
    const figure = memory.carriedTo(currency, day);
    if (!figure) absent.set(currency, 'not-taken');
    else if (daysBetween(figure.fixedOn, day) > carryDays(figure, weekly)) absent.set(currency, 'too-old');
    else published.set(currency, figure);
  }
  const rates = new Map<CurrencyCode, BenchmarkRate>([['USD', dollarOn(day)]]);
  const ranges = new Map([...published].map(([currency, figure]) => [currency, rangeOf(figure, memory)]));
  for (const [currency, figure] of published)
    rates.set(currency, { ...rateOf(currency, figure, day), ...written(ranges.get(currency)) });
  for (const currency of new Set(rules.pegs.map((peg) => peg.currency))) {
    const peg = pegOn(rules.pegs, currency, day);
    if (!peg || rates.has(currency)) continue;
    const pegged = peggedRate(peg, day, published.get(peg.anchor), ranges.get(peg.anchor));
    if (pegged) rates.set(currency, pegged);
    else absent.set(currency, 'peg-without-anchor');
  }
  // No rate in force is older than this.
  const since = addDays(day, -CARRY_DAYS_WEEKLY);
  const notices = [
    ...faults.filter(({ fixedOn }) => fixedOn >= since),
    ...memory.excludedSince(since).map(noticeOf),
    ...[...published].flatMap(([currency, figure]) => offPeg(currency, figure, published, rules.pegs)),
  ].filter(({ currency, fixedOn }) => isOfInterest(fixedOn, currency, rates.get(currency)));
  const sortedRates = [...rates.values()].sort((a, b) => byText(a.currency, b.currency));
  return {
    format: 1,
    methodVersion: BENCHMARK_METHOD,
    day,
    rates: sortedRates,
    absent: [...absent]
      .filter(([currency]) => !rates.has(currency))
      .map(([currency, why]) => ({ currency, why }))
      .sort((a, b) => byText(a.currency, b.currency)),
    bulletins: named(
      [...sortedRates, ...notices].flatMap(({ bulletins }) => bulletins),
      behind,
    ),
    notices: notices.sort((a, b) => byText(orderOf(a), orderOf(b))),
  };
}

function carryDays({ submissions }: Figure, weekly: ReadonlySet<string>): number {
  const onlyWeekly = submissions.every(({ bulletins }) => bulletins.some((ref) => weekly.has(sourceOf(ref))));
  return onlyWeekly ? CARRY_DAYS_WEEKLY : CARRY_DAYS;
}

const sourceOf = (ref: BulletinRef): string => ref.slice(0, ref.lastIndexOf(':'));

const sorted = (texts: readonly string[]): string[] => [...new Set(texts)].sort(byText);

const write = (usd: Rational): string => formatSignificant(usd, SIGNIFICANT_DIGITS);

const dollarOn = (day: Day): BenchmarkRate => ({
  currency: 'USD',
  usd: '1',
  fixedOn: day,
  age: 0,
  basis: 'anchor',
  banks: [],
  bulletins: [],
});

const rateOf = (currency: CurrencyCode, { usd, fixedOn, submissions }: Figure, day: Day): BenchmarkRate => ({
  currency,
  usd: write(usd),
  fixedOn,
  age: daysBetween(fixedOn, day),
  basis: submissions.length > 1 ? 'consensus' : 'one-bank',
  banks: sorted(submissions.map(({ bank }) => bank)),
  bulletins: sorted(submissions.flatMap(({ bulletins }) => bulletins)),
});

interface Range {
  readonly low: Rational;
  readonly high: Rational;
}

/** What the banks of a figure say, and those that disagree with it without a majority against them. */
function rangeOf({ fixedOn, submissions: [first, ...others] }: Figure, memory: Memory): Range | undefined {
  if (!first) return undefined;
  const against = memory
    .excludedSince(fixedOn)
    .filter(
      ({ rule, submission }) =>
        rule === 'disagrees' && submission.fixedOn === fixedOn && submission.currency === first.currency,
    )
    .map(({ submission }) => submission);
  const all = [...others, ...against].map(({ usd }) => usd);
  return { low: all.reduce(least, first.usd), high: all.reduce(most, first.usd) };
}

function written(range: Range | undefined): Pick<BenchmarkRate, 'range'> {
  if (!range) return {};
  const [low, high] = [write(range.low), write(range.high)];
  return low === high ? {} : { range: { low, high } };
}

function peggedRate(
  peg: Peg,
  day: Day,
  anchor: Figure | undefined,
  range: Range | undefined,
): BenchmarkRate | undefined {
  const { currency } = peg;
  if (peg.anchor === 'USD')
    return { ...dollarOn(day), currency, usd: write(byPeg(peg, DOLLAR)), basis: 'peg' };
  return (
    anchor && {
      ...rateOf(currency, anchor, day),
      usd: write(byPeg(peg, anchor.usd)),
      ...written(range && { low: byPeg(peg, range.low), high: byPeg(peg, range.high) }),
      basis: 'peg',
    }
  );
}

/** A submission that was excluded, as it is published. */
export const noticeOf = ({ submission, rule }: ExcludedSubmission): Notice => ({
  currency: submission.currency,
  fixedOn: submission.fixedOn,
  rule,
  bank: submission.bank,
  bulletins: submission.bulletins,
  usd: write(submission.usd),
});

/** Notices for a taken figure that is off the peg on record, measured on the anchor's figure of the same day. */
function offPeg(
  currency: CurrencyCode,
  { usd, fixedOn, submissions }: Figure,
  published: ReadonlyMap<CurrencyCode, Figure>,
  pegs: readonly Peg[],
): Notice[] {
  const peg = pegOn(pegs, currency, fixedOn);
  const anchor = peg && published.get(peg.anchor);
  const anchorUsd = peg?.anchor === 'USD' ? DOLLAR : anchor?.fixedOn === fixedOn ? anchor.usd : undefined;
  if (!peg || !anchorUsd || within(byPeg(peg, anchorUsd), usd, SAME)) return [];
  return submissions.map((submission) => noticeOf({ submission, rule: 'off-peg' }));
}

/** A notice from before the figure in force no longer explains anything. */
const isOfInterest = (fixedOn: Day, currency: CurrencyCode, rate: BenchmarkRate | undefined): boolean =>
  !rate || currency === 'USD' || rate.banks.length === 0 || fixedOn >= rate.fixedOn;

const orderOf = ({ currency, fixedOn, bank, rule }: Notice): string =>
  [currency, fixedOn, bank, rule].join(' ');

const named = (
  refs: readonly BulletinRef[],
  behind: ReadonlyMap<BulletinRef, CollectedBulletin>,
): Record<BulletinRef, BulletinBehind> =>
  Object.fromEntries(
    sorted(refs).flatMap((ref) => {
      const bulletin = behind.get(ref);
      if (!bulletin) return [];
      const { source, fixedOn, validOn, evidence } = bulletin;
      return [[ref, { source, fixedOn, validOn, evidence }]];
    }),
  );
