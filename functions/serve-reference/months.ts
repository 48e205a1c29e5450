/**
 * The benchmarks of past days, a month at a time: the days of a month share one pass over the bulletins, and nothing of them changes
 * while the published rates are in force. So an instance computes a month once, for whoever asks.
 */
import { BENCHMARK_RULES } from '../../shared/catalogue/benchmark-rules.ts';
import { RATE_SOURCE_ENTRIES } from '../../shared/catalogue/rate-sources.ts';
import { benchmarksOf } from '../../shared/fx/benchmark.ts';
import type { Benchmark } from '../../shared/fx/benchmark-types.ts';
import { addDays, type Day, monthsBefore } from '../../shared/model/day.ts';
import { readBulletinsBehind } from '../storage/bulletins-behind.ts';
import { newMemory, type Remember } from '../storage/opened.ts';
import { listSourceStates } from '../storage/rate-sources.ts';
import type { ReferenceDependencies } from './dependencies.ts';
import { type Publishers, publishersByDay } from './gaps.ts';

/** What is held of a range of days. */
export interface HeldDays {
  /** By fixing day, also of the days before the range that its figures are checked against. */
  readonly publishers: Publishers;
  /** Of each day of the range on which a bank fixed anything, earliest first. */
  readonly benchmarks: readonly Benchmark[];
}

/** Two of the longest ranges. A month takes some MB. */
const MOST_MONTHS = 26;

export const newMonths = (): Remember => newMemory(MOST_MONTHS);

/** From one day to another, both included. */
export async function readDays(
  first: Day,
  last: Day,
  {
    table,
    now,
    publications,
    months,
  }: Pick<ReferenceDependencies, 'table' | 'now' | 'publications' | 'months'>,
): Promise<HeldDays> {
  const instant = now().toISOString();
  const today = instant.slice(0, 10);
  // Of everything that the rates in force were computed from: a corrected day of long ago changes it too.
  const fingerprint = (await publications.open())?.manifest.reference?.from;
  const read = async (from: Day, to: Day): Promise<HeldDays> => {
    const held = await readBulletinsBehind(table, await listSourceStates(table, instant), from, to);
    const publishers = publishersByDay(held, RATE_SOURCE_ENTRIES);
    const days = [...publishers.keys()].filter((day) => day >= from);
    return { publishers, benchmarks: benchmarksOf(held, days, BENCHMARK_RULES) };
  };
  const parts = await Promise.all(
    monthsOf(first, last, today).map(({ from, to }) =>
      fingerprint === undefined
        ? read(from, to)
        : months(`${fingerprint} ${from} ${to}`, () => read(from, to)),
    ),
  );
  return {
    publishers: new Map(parts.flatMap(({ publishers }) => [...publishers]).filter(([day]) => day <= last)),
    benchmarks: parts
      .flatMap(({ benchmarks }) => benchmarks)
      .filter(({ day }) => first <= day && day <= last),
  };
}

/** The months that a range touches, each whole, the present one until today. */
function monthsOf(first: Day, last: Day, today: Day): { readonly from: Day; readonly to: Day }[] {
  const months: { from: Day; to: Day }[] = [];
  let from = monthsBefore(first, 0);
  while (from <= last) {
    const next = monthsBefore(from, -1);
    const end = addDays(next, -1);
    months.push({ from, to: end < today ? end : today });
    from = next;
  }
  return months;
}
