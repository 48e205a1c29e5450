/**
 * The exchange rates of a publication: the benchmark in force, the last known figure of each currency that is not in it,
 * the state of each source, and the corridors that depend on it.
 */

import type { Day } from '../model/day.ts';
import { daysBetween } from '../model/day.ts';
import type { CorridorId, CurrencyCode } from '../model/vocabulary.ts';
import { benchmarksOf } from './benchmark.ts';
import type { Benchmark, BenchmarkRate, BenchmarkRules, BenchmarkSource } from './benchmark-types.ts';
import type { CollectedBulletin } from './bulletin.ts';
import type { SourceFailure, SourceState } from './source-state.ts';
import { type SourceStanding, standingOf } from './standing.ts';

export interface SourceReport extends SourceStanding {
  readonly source: string;
  readonly newest: SourceState['newest'];
  /**
   * The day of the last answer that could be read. Only the API gives the instant, because it changes with every
   * request.
   */
  readonly lastSuccess: Day | null;
  readonly lastChange: string | null;
  readonly failure: SourceFailure | null;
  readonly rejected: readonly string[];
  /** Corridors without a rate today where this source, when up to date, publishes a missing side. */
  readonly corridorsWithout: readonly CorridorId[];
  /** Corridors with a rate today of which one side comes from this source's bank alone. */
  readonly corridorsResting: readonly CorridorId[];
}

/** What a comparison needs of a benchmark. */
export type RatesInForce = Pick<Benchmark, 'day' | 'rates'>;

export interface ReferenceRates {
  readonly format: 1;
  readonly benchmark: Benchmark;
  /** The newest figure we hold of each currency that the benchmark lacks; its age shows why it is not used. */
  readonly lastKnown: readonly BenchmarkRate[];
  readonly sources: readonly SourceReport[];
}

/** The currencies at the two ends of a corridor: the one paid in, and the one mostly paid out. */
export interface CorridorCurrencies {
  readonly corridor: CorridorId;
  readonly from: CurrencyCode;
  readonly to: CurrencyCode;
}

export interface ReportedSource extends BenchmarkSource {
  /** What it publishes when all is well. */
  readonly currencies: readonly CurrencyCode[];
  readonly currency: CurrencyCode;
}

/** How many of the newest fixing days that publish a currency are searched for its last known figure. */
const LAST_KNOWN_DAYS = 20;

/**
 * For each currency that the benchmark lacks, the figure of the newest day that has one, with its age on the
 * benchmark's day. The bulletins should reach back to `memoryFrom` of each source's newest bulletin.
 */
export function lastKnownRates(
  benchmark: Benchmark,
  bulletins: readonly CollectedBulletin[],
  rules: BenchmarkRules,
): BenchmarkRate[] {
  const found = new Map<CurrencyCode, BenchmarkRate>();
  const inForce = new Set(benchmark.rates.map(({ currency }) => currency));
  const isWanted = (currency: CurrencyCode) =>
    !inForce.has(currency) && (!rules.currencies || rules.currencies.includes(currency));
  const days = lastDaysOf(bulletins, benchmark.day, isWanted);
  for (const { rates } of benchmarksOf(bulletins, days, rules).reverse()) {
    for (const rate of rates) {
      if (!isWanted(rate.currency) || found.has(rate.currency) || !isOfBanks(rate)) continue;
      found.set(rate.currency, { ...rate, age: daysBetween(rate.fixedOn, benchmark.day) });
    }
  }
  return [...found.values()].sort((a, b) => (a.currency < b.currency ? -1 : 1));
}

/** The newest fixing days, up to a day, on which any bank published each wanted currency. */
function lastDaysOf(
  bulletins: readonly CollectedBulletin[],
  until: Day,
  isWanted: (currency: CurrencyCode) => boolean,
): Day[] {
  const publishedOn = new Map<CurrencyCode, Set<Day>>();
  for (const { fixedOn, currency, rates } of bulletins) {
    if (fixedOn > until) continue;
    for (const code of [currency, ...rates.map((rate) => rate.currency)]) {
      if (!isWanted(code)) continue;
      const days = publishedOn.get(code) ?? new Set();
      publishedOn.set(code, days.add(fixedOn));
    }
  }
  return [...new Set([...publishedOn.values()].flatMap((days) => [...days].sort().slice(-LAST_KNOWN_DAYS)))];
}

/** Banks' figures alone: the rate of a peg that has ended is not a last known figure. */
const isOfBanks = ({ basis }: BenchmarkRate): boolean => basis === 'consensus' || basis === 'one-bank';

/**
 * The state of a source, and the corridors that depend on it.
 * @param instant now, ISO 8601 UTC
 */
export function reportOf(
  source: ReportedSource,
  state: SourceState,
  benchmark: Benchmark,
  corridors: readonly CorridorCurrencies[],
  instant: string,
): SourceReport {
  const standing = standingOf(source.calendar, state, instant);
  const rates = new Map(benchmark.rates.map((rate) => [rate.currency, rate]));
  const publishes = new Set([source.currency, ...source.currencies]);
  const upToDate = standing.word === 'quiet';
  const without = corridors.filter(
    ({ from, to }) =>
      from !== to && [from, to].some((currency) => !rates.has(currency) && publishes.has(currency)),
  );
  const resting = corridors.filter(
    ({ from, to }) => from !== to && [from, to].some((currency) => isOnly(rates.get(currency), source.bank)),
  );
  return {
    source: source.id,
    ...standing,
    newest: state.newest,
    lastSuccess: state.lastSuccess?.slice(0, 10) ?? null,
    lastChange: state.lastChange,
    failure: state.failure,
    rejected: state.rejected,
    corridorsWithout: upToDate ? [] : without.map(({ corridor }) => corridor),
    corridorsResting: resting.map(({ corridor }) => corridor),
  };
}

const isOnly = (rate: BenchmarkRate | undefined, bank: string): boolean =>
  rate?.basis === 'one-bank' && rate.banks[0] === bank;
