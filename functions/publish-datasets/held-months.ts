/**
 * The months whose reference rates a release can be made of: those that have ended, a few days ago, since a bank's bulletin may come late.
 */
import { createHash } from 'node:crypto';
import { BENCHMARK_RULES } from '../../shared/catalogue/benchmark-rules.ts';
import { RATE_SOURCE_ENTRIES } from '../../shared/catalogue/rate-sources.ts';
import { RATES, type RateRecord } from '../../shared/contracts/datasets/rates.ts';
import { benchmarksOf, memoryFrom } from '../../shared/fx/benchmark.ts';
import type { CollectedBulletin } from '../../shared/fx/bulletin.ts';
import { addDays, type Day, monthsBefore } from '../../shared/model/day.ts';
import { METHOD_VERSION } from '../../shared/model/method-version.ts';
import { byText } from '../../shared/model/order.ts';
import { readBulletinsOf } from '../storage/bulletins.ts';
import type { Table } from '../storage/table.ts';
import type { ToRelease } from './held-rounds.ts';
import type { AboutTables } from './make-release.ts';
import { type ReleaseTable, table as tableOf } from './round-tables.ts';

export interface HeldMonth {
  readonly month: string;
  readonly bulletins: readonly CollectedBulletin[];
}

/** Days after a month until it counts as ended. */
const LATE_BULLETINS = 5;
/** Before it no bank is asked about any day. */
const FIRST_DAY = '2010-01-01';
/** Months that are looked at in every run; all others only if the code is another. */
const WATCHED_MONTHS = 3;

const SOURCES = RATE_SOURCE_ENTRIES.map(({ id }) => id);

/**
 * The newest first.
 * @param today ISO day
 * @param all whether to look through all months that are held, which reads every bulletin
 */
export async function heldMonths(table: Table, today: Day, all: boolean): Promise<ToRelease<HeldMonth>[]> {
  const ended = addDays(monthsBefore(addDays(today, -LATE_BULLETINS), 0), -1);
  const from = all ? FIRST_DAY : monthsBefore(ended, WATCHED_MONTHS - 1);
  const bulletins = await readBulletinsOf(table, SOURCES, memoryFrom(from), ended);
  const months = new Set(bulletins.map(({ fixedOn }) => fixedOn.slice(0, 7)));
  return [...months]
    .filter((month) => `${month}-01` >= from)
    .sort((a, b) => byText(b, a))
    .map((month) => {
      const first = `${month}-01`;
      const last = addDays(monthsBefore(first, -1), -1);
      const behind = bulletins.filter(({ fixedOn }) => memoryFrom(first) <= fixedOn && fixedOn <= last);
      const named = behind.map(({ source, fixedOn, evidence, collectedAt }) =>
        [source, fixedOn, evidence, collectedAt].join(' '),
      );
      const of = createHash('sha256')
        .update([METHOD_VERSION, ...named.sort(byText)].join('\n'))
        .digest('hex')
        .slice(0, 16);
      return {
        period: month,
        kind: 'month',
        of,
        figures: of,
        load: async () => ({ month, bulletins: behind }),
      };
    });
}

/** The rates of each day on which a bank fixed them: none that is carried from another day. */
export function tablesOfMonth({ month, bulletins }: HeldMonth): ReleaseTable[] {
  const days = [...new Set(bulletins.map(({ fixedOn }) => fixedOn))]
    .filter((day) => day.startsWith(month))
    .sort(byText);
  const records = benchmarksOf(bulletins, days, BENCHMARK_RULES).flatMap(
    ({ day, rates, bulletins: behind, methodVersion }) =>
      rates.flatMap((rate): RateRecord[] =>
        rate.fixedOn === day && rate.basis !== 'anchor' && rate.bulletins.length > 0
          ? [{ day, rate, bulletins: behind, methodVersion }]
          : [],
      ),
  );
  return [tableOf(RATES, records)];
}

/** What a release of a month says of itself. */
export function aboutMonth({ month, bulletins }: HeldMonth): AboutTables {
  const own = bulletins.filter(({ fixedOn }) => fixedOn.startsWith(month));
  const days = own.map(({ fixedOn }) => fixedOn).sort(byText);
  const sources = new Set(own.map(({ source }) => source));
  const publishers = RATE_SOURCE_ENTRIES.filter(({ id }) => sources.has(id)).map(
    ({ publisher }) => publisher,
  );
  return {
    period: month,
    kind: 'month',
    title: `Reference rates, ${month}`,
    methodVersion: METHOD_VERSION,
    issued:
      own
        .map(({ collectedAt }) => collectedAt)
        .sort(byText)
        .at(-1) ?? '',
    observed: { from: days[0] ?? '', to: days.at(-1) ?? '' },
    licence: { id: 'CC-BY-4.0', url: 'https://creativecommons.org/licenses/by/4.0/' },
    citation: `Karvon, Reference rates, ${month}`,
    attribution: `Computed from the bulletins of ${[...new Set(publishers)].join(', ')}; each bank's own terms are on the page of sources`,
    editions: [],
  };
}
