/**
 * Computes the reference rates of a day: for each currency the figure that banks agree on, fixed on that day or carried
 * forward to it, in US dollars for one unit. Pure: the same bulletins in any order give the same bytes (docs/method.md,
 * reference rates).
 */

import type { Day } from '../model/day.ts';
import { monthsBefore } from '../model/day.ts';
import { groupBy } from '../model/group-by.ts';
import { byText } from '../model/order.ts';
import type { CurrencyCode } from '../model/vocabulary.ts';
import { type AssemblyInput, assemble, noticeOf } from './assemble.ts';
import { MEMORY_MONTHS } from './benchmark-limits.ts';
import type { Benchmark, BenchmarkRules, BenchmarkSource, Notice } from './benchmark-types.ts';
import type { CollectedBulletin } from './bulletin.ts';
import { type SubmissionDay, submissionDayOf } from './fixing-day.ts';
import { newMemory } from './memory.ts';
import { type BankSubmissions, bulletinRef, bulletinsInForce, submissionsOf } from './submissions.ts';

/**
 * The first fixing day that matters to the benchmark of a day: a single bank's figure is checked against the figures
 * taken since. It is a date of the calendar, so that a day has one benchmark, however far back the bulletins at hand
 * go.
 */
export const memoryFrom = (day: Day): Day => monthsBefore(day, MEMORY_MONTHS);

/** The benchmark of a day, from the bulletins fixed from `memoryFrom(day)` to the day itself; all others are ignored. */
export function benchmarkOf(
  bulletins: readonly CollectedBulletin[],
  day: Day,
  rules: BenchmarkRules,
): Benchmark {
  const [benchmark] = benchmarksOf(bulletins, [day], rules);
  if (!benchmark) throw new RangeError('one day has one benchmark');
  return benchmark;
}

/**
 * The benchmarks of several days, earliest first: each as benchmarkOf gives it, but the days of a month share one pass.
 */
export function benchmarksOf(
  bulletins: readonly CollectedBulletin[],
  days: readonly Day[],
  rules: BenchmarkRules,
): Benchmark[] {
  return eachDay(bulletins, days, rules, assemble);
}

/**
 * What the rules exclude of the submissions fixed on some days, each judged as its own day's benchmark judges it; the
 * earliest first. Much less work than the benchmarks.
 */
export const excludedOn = (
  bulletins: readonly CollectedBulletin[],
  days: readonly Day[],
  rules: BenchmarkRules,
): Notice[] =>
  eachDay(bulletins, days, rules, (day, { memory, faults }) => [
    ...faults.filter(({ fixedOn }) => fixedOn === day),
    ...memory.excludedSince(day).map(noticeOf),
  ]).flat();

/** Goes through the days, earliest first; each sees the memory of its own day. */
function eachDay<T>(
  bulletins: readonly CollectedBulletin[],
  days: readonly Day[],
  rules: BenchmarkRules,
  resultOf: (day: Day, input: AssemblyInput) => T,
): T[] {
  const months = byMemory(days);
  const counted = bulletinsInForce(bulletins.filter(({ fixedOn }) => isRemembered(fixedOn, months)));
  const published = publishedDays(counted, rules.sources);
  const fixingDays = [...published.keys()].sort(byText);
  const behind = new Map(counted.map((bulletin) => [bulletinRef(bulletin), bulletin]));
  const wanted: readonly CurrencyCode[] = rules.currencies ?? [];
  return [...months].flatMap(([from, ofMonth]) => {
    const memory = newMemory(rules);
    const faults: Notice[] = [];
    let next = fixingDays.findIndex((fixedOn) => fixedOn >= from);
    return ofMonth.map((day) => {
      for (
        let fixedOn = fixingDays[next];
        fixedOn !== undefined && fixedOn <= day;
        fixedOn = fixingDays[next]
      ) {
        const { submissionDay, notices } = published.get(fixedOn) ?? NOTHING;
        memory.take(submissionDay);
        faults.push(...notices);
        next += 1;
      }
      return resultOf(day, { memory, faults, behind, rules, wanted });
    });
  });
}

/** The days in order, each once, by the day their memory begins. */
const byMemory = (days: readonly Day[]): Map<Day, [Day, ...Day[]]> =>
  groupBy([...new Set(days)].sort(byText), memoryFrom);

const isRemembered = (fixedOn: Day, months: ReadonlyMap<Day, readonly Day[]>): boolean =>
  [...months].some(([from, days]) => from <= fixedOn && fixedOn <= (days[days.length - 1] ?? ''));

/** All submissions of a fixing day, and notices of what could not be a submission. */
interface PublishedDay {
  readonly submissionDay: SubmissionDay;
  readonly notices: readonly Notice[];
}

const NOTHING: PublishedDay = { submissionDay: submissionDayOf([]), notices: [] };

/** By fixing day. */
function publishedDays(
  bulletins: readonly CollectedBulletin[],
  sources: readonly BenchmarkSource[],
): Map<Day, PublishedDay> {
  const known = new Map(sources.map((source) => [source.id, source]));
  const published = new Map<
    Day,
    { submissions: BankSubmissions['submissions'][number][]; notices: Notice[] }
  >();
  const on = (day: Day) => {
    const there = published.get(day) ?? { submissions: [], notices: [] };
    published.set(day, there);
    return there;
  };
  const ofBanks: { bulletin: CollectedBulletin; source: BenchmarkSource }[] = [];
  for (const bulletin of bulletins) {
    const { fixedOn, source: id } = bulletin;
    const source = known.get(id);
    if (source) ofBanks.push({ bulletin, source });
    else {
      const refs = [bulletinRef(bulletin)];
      on(fixedOn).notices.push({
        currency: 'USD',
        fixedOn,
        rule: 'unknown-source',
        bank: id,
        bulletins: refs,
        usd: null,
      });
    }
  }
  const groups = groupBy(ofBanks, ({ bulletin, source }) => `${bulletin.fixedOn} ${source.bank}`);
  for (const [key, group] of [...groups].sort(([a], [b]) => byText(a, b))) {
    const [fixedOn, bank] = [key.slice(0, 10), key.slice(11)];
    const { submissions, notices } = submissionsOf(bank, group);
    on(fixedOn).submissions.push(...submissions);
    on(fixedOn).notices.push(...notices);
  }
  return new Map(
    [...published].map(([day, { submissions, notices }]) => [
      day,
      { submissionDay: submissionDayOf(submissions), notices },
    ]),
  );
}
