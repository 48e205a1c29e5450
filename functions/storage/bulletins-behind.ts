/** Which bulletins the reference rates of a day are computed from: the same for a publication and for an answer. */
import { findRateSource } from '../../shared/catalogue/rate-sources.ts';
import { memoryFrom } from '../../shared/fx/benchmark.ts';
import type { CollectedBulletin } from '../../shared/fx/bulletin.ts';
import type { SourceState } from '../../shared/fx/source-state.ts';
import type { Day } from '../../shared/model/day.ts';
import { readBulletins } from './bulletins.ts';
import type { Table } from './table.ts';

/** Days from one to another, both included. */
interface Span {
  readonly from: Day;
  readonly to: Day;
}

/** All bulletins that play a part in the benchmarks of the days from one to another, both included. */
export const readBulletinsBehind = (
  table: Table,
  states: Iterable<SourceState>,
  from: Day,
  to: Day = from,
): Promise<CollectedBulletin[]> => readSpans(table, states, [{ from: memoryFrom(from), to }]);

/**
 * The same of a day, and of the day of each source's newest bulletin before it: what it said last can be told with what was
 * known then.
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

/** Sources that the catalogue no longer has are not read: nobody asks them, and none of their figures would count. */
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

/** What the benchmarks of these days rest on; spans that overlap are one. */
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
