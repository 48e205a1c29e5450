/**
 * The months whose daily tables a release can be made of, reference rates and what providers said: those that have ended, a few days ago, since a bank's bulletin may come late.
 */
import { createHash } from 'node:crypto';
import { BENCHMARK_RULES } from '../../shared/catalogue/benchmark-rules.ts';
import { RATE_SOURCE_ENTRIES } from '../../shared/catalogue/rate-sources.ts';
import { monthCitation, monthTitle } from '../../shared/contracts/datasets/citation.ts';
import { RATES, type RateRecord } from '../../shared/contracts/datasets/rates.ts';
import { partsOf, SAID, type SaidOfMonth } from '../../shared/contracts/datasets/said.ts';
import { benchmarksOf, memoryFrom } from '../../shared/fx/benchmark.ts';
import type { CollectedBulletin } from '../../shared/fx/bulletin.ts';
import { canonical } from '../../shared/model/canonical.ts';
import { addDays, type Day, dayNumber, monthsBefore } from '../../shared/model/day.ts';
import { METHOD_VERSION } from '../../shared/model/method-version.ts';
import { byText } from '../../shared/model/order.ts';
import { readBulletinsOf } from '../storage/bulletins.ts';
import type { Table } from '../storage/table.ts';
import type { ToRelease } from './held-rounds.ts';
import type { AboutTables } from './make-release.ts';
import { type ReleaseTable, table as tableOf } from './round-tables.ts';
import { saidByMonth } from './said-months.ts';

export interface HeldMonth {
  readonly month: string;
  readonly bulletins: readonly CollectedBulletin[];
  /** What became public in it; empty: nothing, and then there is no such table. */
  readonly said: readonly SaidOfMonth[];
}

/** Days after a month until it counts as ended. */
const LATE_BULLETINS = 5;
/** The first year of which there are rates: the ECB's history, which can be imported, begins then. */
const FIRST_DAY = '1999-01-01';
/** Months that are looked at each day, since their bulletins may still come or be corrected. */
const WATCHED_MONTHS = 3;

const SOURCES = RATE_SOURCE_ENTRIES.map(({ id }) => id);

interface Span {
  readonly from: Day;
  readonly to: Day;
}

/**
 * Months that have ended, the newest first: the last ones, and those of one year, each day of another one, so that what is imported or
 * corrected of long ago is found within a month, and no run reads everything. All of them if none was ever looked at.
 * @param today ISO day
 */
export async function heldMonths(table: Table, today: Day, all: boolean): Promise<ToRelease<HeldMonth>[]> {
  const ended = addDays(monthsBefore(addDays(today, -LATE_BULLETINS), 0), -1);
  const spans: Span[] = all
    ? [{ from: FIRST_DAY, to: ended }]
    : [{ from: monthsBefore(ended, WATCHED_MONTHS - 1), to: ended }, yearInTurn(today, ended)];
  const found = new Map<string, ToRelease<HeldMonth>>();
  for (const span of spans) for (const one of await monthsIn(table, span)) found.set(one.period, one);
  return [...found.values()].sort((a, b) => byText(b.period, a.period));
}

/** A year of the calendar, each day another one. */
function yearInTurn(today: Day, ended: Day): Span {
  const [first, last] = [FIRST_DAY, ended].map((day) => Number(day.slice(0, 4))) as [number, number];
  const year = first + (dayNumber(today) % (last - first + 1));
  const [from, to] = [`${year}-01-01`, `${year}-12-31`];
  return { from, to: to < ended ? to : ended };
}

async function monthsIn(table: Table, { from, to }: Span): Promise<ToRelease<HeldMonth>[]> {
  const bulletins = await readBulletinsOf(table, SOURCES, memoryFrom(from), to);
  const said = await saidByMonth(table, from, to);
  const months = new Set([...bulletins.map(({ fixedOn }) => fixedOn.slice(0, 7)), ...said.keys()]);
  return [...months]
    .filter((month) => `${month}-01` >= from)
    .map((month) => {
      const first = `${month}-01`;
      const last = addDays(monthsBefore(first, -1), -1);
      const behind = bulletins.filter(({ fixedOn }) => memoryFrom(first) <= fixedOn && fixedOn <= last);
      const named = behind.map(({ source, fixedOn, evidence, collectedAt }) =>
        [source, fixedOn, evidence, collectedAt].join(' '),
      );
      const own = said.get(month) ?? [];
      const words = own.map((one) => canonical(one));
      const of = createHash('sha256')
        .update([METHOD_VERSION, ...named.sort(byText), ...words].join('\n'))
        .digest('hex')
        .slice(0, 16);
      return {
        period: month,
        kind: 'month',
        of,
        figures: of,
        load: async () => ({ month, bulletins: behind, said: own }),
      };
    });
}

/** The rates of each day on which a bank fixed them, none that is carried from another day; and what providers said. */
export function tablesOfMonth({ month, bulletins, said }: HeldMonth): ReleaseTable[] {
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
  return [
    ...(records.length > 0 || said.length === 0 ? [tableOf(RATES, records)] : []),
    // Once there are any.
    ...(said.length > 0 ? [tableOf(SAID, said.flatMap(partsOf))] : []),
  ];
}

/** What a release of a month says of itself. */
export function aboutMonth({ month, bulletins, said }: HeldMonth): AboutTables {
  const own = bulletins.filter(({ fixedOn }) => fixedOn.startsWith(month));
  const days = [...own.map(({ fixedOn }) => fixedOn), ...said.map(({ publicFrom }) => publicFrom)].sort(
    byText,
  );
  const sources = new Set(own.map(({ source }) => source));
  const banks = RATE_SOURCE_ENTRIES.filter(({ id }) => sources.has(id)).map(({ publisher }) => publisher);
  const firms = said.map(({ provider }) => provider.name);
  const listed = (names: readonly string[]): string => [...new Set(names)].join(', ');
  const instants = [
    ...own.map(({ collectedAt }) => collectedAt),
    ...said.map(({ publicFrom }) => `${publicFrom}T00:00:00.000Z`),
  ];
  return {
    period: month,
    kind: 'month',
    title: monthTitle(month, firms.length > 0),
    methodVersion: METHOD_VERSION,
    issued: instants.sort(byText).at(-1) ?? '',
    observed: { from: days[0] ?? '', to: days.at(-1) ?? '' },
    licence: { id: 'CC-BY-4.0', url: 'https://creativecommons.org/licenses/by/4.0/' },
    citation: monthCitation(month, firms.length > 0),
    attribution: [
      ...(banks.length > 0
        ? [
            `Computed from the bulletins of ${listed(banks)}; each bank's own terms are on the page of sources`,
          ]
        : []),
      ...(firms.length > 0 ? [`Prices as these firms say them, CC BY 4.0: ${listed(firms)}`] : []),
    ].join('. '),
    editions: [],
  };
}
