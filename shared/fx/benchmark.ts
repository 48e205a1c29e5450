/**
 * The reference rates of a day: of each currency what the banks agree on, fixed on that day or carried to it, in US
 * dollars for one unit. Pure: the same bulletins in any order give the same bytes (docs/method.md, reference rates).
 */
import { byText } from '../corridor/order.ts';
import type { CurrencyCode } from '../corridor/vocabulary.ts';
import { type Assembly, assemble } from './assemble.ts';
import type { Benchmark, BenchmarkRules, BenchmarkSource, Notice } from './benchmark-types.ts';
import type { CollectedBulletin, Day } from './bulletin.ts';
import { newMemory } from './memory.ts';
import { bulletinRef, inForce, type Said, voicesOf } from './voices.ts';

/**
 * The benchmark of a day. Bulletins fixed after it play no part. They should reach back 40 days, or `rules.previous` be
 * given: a bank alone is held against what was taken before.
 */
export const benchmarkOf = (
  bulletins: readonly CollectedBulletin[],
  day: Day,
  rules: BenchmarkRules,
): Benchmark => {
  const [benchmark] = benchmarksOf(bulletins, [day], rules);
  if (!benchmark) throw new RangeError('one day has one benchmark');
  return benchmark;
};

/** The benchmarks of several days, earliest first, in one pass: each the same as benchmarkOf gives it. */
export const benchmarksOf = (
  bulletins: readonly CollectedBulletin[],
  days: readonly Day[],
  rules: BenchmarkRules,
): Benchmark[] => {
  const counted = inForce(bulletins);
  const said = sayings(counted, rules.sources);
  const fixingDays = [...said.keys()].sort(byText);
  const behind = new Map(counted.map((bulletin) => [bulletinRef(bulletin), bulletin]));
  const wanted: readonly CurrencyCode[] = rules.currencies ?? [];
  const memory = newMemory(rules);
  const faults: Notice[] = [];
  let next = 0;
  return [...new Set(days)].sort(byText).map((day) => {
    for (
      let fixedOn = fixingDays[next];
      fixedOn !== undefined && fixedOn <= day;
      fixedOn = fixingDays[next]
    ) {
      const { voices, notices } = said.get(fixedOn) ?? { voices: [], notices: [] };
      memory.take(voices);
      faults.push(...notices);
      next += 1;
    }
    const assembly: Assembly = { memory, faults, behind, rules, wanted };
    return assemble(day, assembly);
  });
};

/** What all banks say on each fixing day. */
const sayings = (
  bulletins: readonly CollectedBulletin[],
  sources: readonly BenchmarkSource[],
): Map<Day, Said> => {
  const known = new Map(sources.map((source) => [source.id, source]));
  const groups = new Map<string, { bulletin: CollectedBulletin; source: BenchmarkSource }[]>();
  const said = new Map<Day, { voices: Said['voices'][number][]; notices: Notice[] }>();
  const on = (day: Day) => {
    const there = said.get(day) ?? { voices: [], notices: [] };
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
    const { voices, notices } = voicesOf(bank, group);
    on(fixedOn).voices.push(...voices);
    on(fixedOn).notices.push(...notices);
  }
  return said;
};
