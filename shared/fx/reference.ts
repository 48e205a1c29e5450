/**
 * What a publication says of exchange rates: the benchmark in force, the last known figure of each currency that is not
 * in it, and how each source is doing and whom that touches.
 */
import type { CorridorId, CurrencyCode } from '../corridor/vocabulary.ts';
import { benchmarksOf } from './benchmark.ts';
import type { Benchmark, BenchmarkRate, BenchmarkRules, BenchmarkSource } from './benchmark-types.ts';
import type { CollectedBulletin, Day } from './bulletin.ts';
import { daysBetween } from './days.ts';
import type { SourceFailure, SourceState } from './source-state.ts';
import { type Standing, standingOf } from './standing.ts';

export interface SourceReport extends Standing {
  readonly source: string;
  readonly newest: SourceState['newest'];
  /** The day of the last answer that could be read; the instant is in the API alone, since it changes all the time. */
  readonly lastSuccess: Day | null;
  readonly lastChange: string | null;
  readonly failure: SourceFailure | null;
  readonly rejected: readonly string[];
  /** Corridors without a rate today, one side of which this source publishes: they would have it if it were up to date. */
  readonly corridorsWithout: readonly CorridorId[];
  /** Corridors with a rate today that rests, on one side, on this source's bank alone. */
  readonly corridorsResting: readonly CorridorId[];
}

/** What a comparison needs of a benchmark. */
export type RatesInForce = Pick<Benchmark, 'day' | 'rates'>;

export interface Reference {
  readonly format: 1;
  readonly benchmark: Benchmark;
  /** The newest figure that we hold of each currency that the benchmark lacks; its age says why it is not in it. */
  readonly lastKnown: readonly BenchmarkRate[];
  readonly sources: readonly SourceReport[];
}

/** Two ends of a corridor, as money: what is paid in, and what is mostly paid out. */
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

/** Fixing days looked through, the newest first, for figures that are too old to count with. */
const LAST_KNOWN_DAYS = 60;

/**
 * For each currency that the benchmark lacks, the figure of the newest day that has one, with its age on the
 * benchmark's day.
 */
export function lastKnownRates(
  benchmark: Benchmark,
  bulletins: readonly CollectedBulletin[],
  rules: BenchmarkRules,
): BenchmarkRate[] {
  const found = new Map<CurrencyCode, BenchmarkRate>();
  const inForce = new Set(benchmark.rates.map(({ currency }) => currency));
  const days = [...new Set(bulletins.map(({ fixedOn }) => fixedOn))].filter((day) => day <= benchmark.day);
  const newest = days.sort().slice(-LAST_KNOWN_DAYS);
  for (const { rates } of benchmarksOf(bulletins, newest, rules).reverse()) {
    for (const rate of rates) {
      if (inForce.has(rate.currency) || found.has(rate.currency) || !isOfBanks(rate)) continue;
      if (rules.currencies && !rules.currencies.includes(rate.currency)) continue;
      found.set(rate.currency, { ...rate, age: daysBetween(rate.fixedOn, benchmark.day) });
    }
  }
  return [...found.values()].sort((a, b) => (a.currency < b.currency ? -1 : 1));
}

/** A peg that has ended is no figure of its last day. */
const isOfBanks = ({ basis }: BenchmarkRate): boolean => basis === 'consensus' || basis === 'one-bank';

/**
 * How a source is doing, and which corridors that touches.
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
  const speaksOf = new Set([source.currency, ...source.currencies]);
  const upToDate = standing.word === 'quiet';
  const without = corridors.filter(
    ({ from, to }) =>
      from !== to && [from, to].some((currency) => !rates.has(currency) && speaksOf.has(currency)),
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
