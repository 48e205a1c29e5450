/**
 * The reference rates of a day: of each currency what the banks agree on, fixed on that day or carried to it, in US
 * dollars for one unit. Pure: the same bulletins in any order give the same bytes (docs/method.md, reference rates).
 */

import type { Day } from '../model/day.ts';
import { monthsBefore } from '../model/day.ts';
import { byText } from '../model/order.ts';
import type { CurrencyCode } from '../model/vocabulary.ts';
import { type AssemblyInput, assemble } from './assemble.ts';
import { MEMORY_MONTHS } from './benchmark-limits.ts';
import type { Benchmark, BenchmarkRules, BenchmarkSource, Notice } from './benchmark-types.ts';
import type { CollectedBulletin } from './bulletin.ts';
import { type SubmissionDay, submissionDayOf } from './fixing-day.ts';
import { newMemory } from './memory.ts';
import { type BankSubmissions, bulletinRef, bulletinsInForce, submissionsOf } from './submissions.ts';

/**
 * The first fixing day that matters to the benchmark of a day: a bank alone is held against what was taken since. A point
 * of the calendar, so that a day has one benchmark, however far back the bulletins at hand reach.
 */
export const memoryFrom = (day: Day): Day => monthsBefore(day, MEMORY_MONTHS);

/** The benchmark of a day, from the bulletins fixed from `memoryFrom(day)` to the day itself: others play no part. */
export function benchmarkOf(
  bulletins: readonly CollectedBulletin[],
  day: Day,
  rules: BenchmarkRules,
): Benchmark {
  const [benchmark] = benchmarksOf(bulletins, [day], rules);
  if (!benchmark) throw new RangeError('one day has one benchmark');
  return benchmark;
}

/** The benchmarks of several days, earliest first: each the same as benchmarkOf gives it, with one pass for those of a month. */
export function benchmarksOf(
  bulletins: readonly CollectedBulletin[],
  days: readonly Day[],
  rules: BenchmarkRules,
): Benchmark[] {
  const months = byMemory(days);
  const counted = bulletinsInForce(bulletins.filter(({ fixedOn }) => playsPart(fixedOn, months)));
  const said = sayings(counted, rules.sources);
  const fixingDays = [...said.keys()].sort(byText);
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
        const { heard, notices } = said.get(fixedOn) ?? NOTHING;
        memory.take(heard);
        faults.push(...notices);
        next += 1;
      }
      const assembly: AssemblyInput = { memory, faults, behind, rules, wanted };
      return assemble(day, assembly);
    });
  });
}

/** The days in order, each once, by where their memory begins. */
function byMemory(days: readonly Day[]): Map<Day, Day[]> {
  const groups = new Map<Day, Day[]>();
  for (const day of [...new Set(days)].sort(byText)) {
    const from = memoryFrom(day);
    const group = groups.get(from);
    if (group) group.push(day);
    else groups.set(from, [day]);
  }
  return groups;
}

const playsPart = (fixedOn: Day, months: ReadonlyMap<Day, readonly Day[]>): boolean =>
  [...months].some(([from, days]) => from <= fixedOn && fixedOn <= (days[days.length - 1] ?? ''));

/** What all banks say on a fixing day, and what could not be a submission. */
interface Sayings {
  readonly heard: SubmissionDay;
  readonly notices: readonly Notice[];
}

const NOTHING: Sayings = { heard: submissionDayOf([]), notices: [] };

/** By fixing day. */
function sayings(
  bulletins: readonly CollectedBulletin[],
  sources: readonly BenchmarkSource[],
): Map<Day, Sayings> {
  const known = new Map(sources.map((source) => [source.id, source]));
  const groups = new Map<string, { bulletin: CollectedBulletin; source: BenchmarkSource }[]>();
  const said = new Map<Day, { submissions: BankSubmissions['submissions'][number][]; notices: Notice[] }>();
  const on = (day: Day) => {
    const there = said.get(day) ?? { submissions: [], notices: [] };
    said.set(day, there);
    return there;
  };
  for (const bulletin of bulletins) {
    const { fixedOn, source: id } = bulletin;
    const source = known.get(id);
    if (source) {
      const key = `${fixedOn} ${source.bank}`;
      groups.set(key, [...(groups.get(key) ?? []), { bulletin, source }]);
    } else {
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
  for (const [key, group] of [...groups].sort(([a], [b]) => byText(a, b))) {
    const [fixedOn, bank] = [key.slice(0, 10), key.slice(11)];
    const { submissions, notices } = submissionsOf(bank, group);
    on(fixedOn).submissions.push(...submissions);
    on(fixedOn).notices.push(...notices);
  }
  return new Map(
    [...said].map(([day, { submissions, notices }]) => [
      day,
      { heard: submissionDayOf(submissions), notices },
    ]),
  );
}
