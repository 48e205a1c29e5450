/** Which bulletins the reference rates of a day are computed from: the same for a publication and for an API answer. */
import { findRateSource } from '../../shared/catalogue/rate-sources.ts';
import { memoryFrom } from '../../shared/fx/benchmark.ts';
import type { CollectedBulletin } from '../../shared/fx/bulletin.ts';
import type { SourceState } from '../../shared/fx/source-state.ts';
import type { Day } from '../../shared/model/day.ts';
import { readBulletins } from './bulletins.ts';
import type { Table } from './table.ts';

/** A range of days, both ends included. */
interface Span {
  readonly from: Day;
  readonly to: Day;
}

/** All bulletins that can affect the benchmarks of the days from one to another, both included. */
export const readBulletinsBehind = (
  table: Table,
  states: Iterable<SourceState>,
  from: Day,
  to: Day = from,
): Promise<CollectedBulletin[]> => readSpans(table, states, [{ from: memoryFrom(from), to }]);

/**
 * The same for one day, and for the day of each source's newest bulletin before it: a source's last figure can then be judged
 * by what was known on its day.
 */
export function readBulletinsBehindNewest(
  table: Table,
  states: Iterable<SourceState>,
  day: Day,
): Promise<CollectedBulletin[]> {
  const all = [...states];
  const newest = all.flatMap((state) => state.newest?.fixedOn ?? []).filter((fixedOn) => fixedOn < day);
  return readSpans(table, all, spansOf([...newest, day]));
}

/** Skips sources that the catalogue no longer has: nobody asks them, and their figures would not count. */
async function readSpans(
  table: Table,
  states: Iterable<SourceState>,
  spans: readonly Span[],
): Promise<CollectedBulletin[]> {
  const read = [...states].flatMap(({ source, newest }) =>
    spans
      .filter(({ from }) => newest && newest.fixedOn >= from && findRateSource(source))
      .map(({ from, to }) => readBulletins(table, source, from, to)),
  );
  return (await Promise.all(read)).flat();
}

/** The ranges that the benchmarks of these days depend on; ranges that overlap are joined. */
function spansOf(days: readonly Day[]): Span[] {
  const spans: Span[] = [];
  for (const to of [...new Set(days)].sort()) {
    const last = spans.at(-1);
    const from = memoryFrom(to);
    if (last && from <= last.to) spans[spans.length - 1] = { from: last.from, to };
    else spans.push({ from, to });
  }
  return spans;
}
