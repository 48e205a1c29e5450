/**
 * Reads the survey's workbook: every quarter of both sheets. It is read to its end before anything is given, so that a broken file gives
 * nothing. Services are held as columns (service-store.ts).
 */
import { byText } from '../../../../shared/model/order.ts';
import type { RoundRow } from '../../../../shared/pricing/survey.ts';
import { SourceChanged } from '../../errors.ts';
import type { WantedColumns } from '../../xlsx/sheet-rows.ts';
import { openWorkbook } from '../../xlsx/workbook.ts';
import { layoutOf } from './layout.ts';
import { newServiceStores, type ServiceStore } from './service-store.ts';
import { type Notes, newRowReader, type PeriodLimits, type QuarterDays } from './services.ts';

/** What of a quarter is not taken as it stands, by what it is: how many prices or rows, and where the first one is. */
export interface Noted {
  readonly what: string;
  readonly count: number;
  readonly firstAt: string;
}

export interface ReadQuarter extends QuarterDays {
  readonly services: number;
  /** The same services, in whatever order the workbook has them, give the same rows in the same order. */
  rows(): RoundRow[];
  readonly leftOut: readonly Noted[];
  readonly notRecorded: readonly Noted[];
}

/** The sheets of prices; the others say what the columns mean. */
const DATASET = /^\s*dataset\b/i;

/** The survey's first round was that of 2008. */
const FIRST_PERIOD = '2008-Q1';

/** Services. The survey has some six thousand in a quarter; the rows of more would not fit into the memory of an import. */
const MOST_OF_QUARTER = 40_000;
/** Four times what the public workbook has. */
const MOST_IN_ALL = 1_000_000;
/** Kinds of notes on a quarter that are told one by one. */
const MOST_KINDS = 200;

interface Held {
  readonly days: QuarterDays;
  /** The sheet that has its services. */
  sheet?: string;
  readonly services: ServiceStore;
  readonly leftOut: Map<string, { count: number; readonly firstAt: string }>;
  readonly notRecorded: Map<string, { count: number; readonly firstAt: string }>;
}

/**
 * The quarters, oldest first.
 * @param path of the workbook on this machine
 * @param lastPeriod the quarter of now: a later one is wrong
 * @throws SourceChanged naming sheet, row, column, what was found and what is right
 */
export async function readRpwWorkbook(path: string, lastPeriod: string): Promise<ReadQuarter[]> {
  const held = new Map<string, Held>();
  const newStore = newServiceStores();
  let services = 0;
  const quarterOf = (days: QuarterDays): Held => {
    const found = held.get(days.period);
    if (found) return found;
    const { period, firstDay, lastDay } = days;
    const made: Held = {
      days: { period, firstDay, lastDay },
      services: newStore(),
      leftOut: new Map(),
      notRecorded: new Map(),
    };
    held.set(days.period, made);
    return made;
  };
  const count = (kind: 'leftOut' | 'notRecorded') => (quarter: QuarterDays, what: string, at: string) => {
    const own = quarterOf(quarter)[kind];
    const told =
      own.has(what) || own.size < MOST_KINDS ? what : 'something else, of more kinds than are listed';
    const noted = own.get(told);
    if (noted) noted.count += 1;
    else own.set(told, { count: 1, firstAt: at });
  };
  const notes: Notes = { leftOut: count('leftOut'), notRecorded: count('notRecorded') };
  const workbook = await openWorkbook(path);
  try {
    const sheets = workbook.sheets.filter((name) => DATASET.test(name));
    if (sheets.length === 0)
      throw new SourceChanged(
        `expected a sheet whose name begins with "Dataset", found ${workbook.sheets.map((name) => `"${name.slice(0, 40)}"`).join(', ') || 'no sheet'}`,
      );
    const limits: PeriodLimits = { first: FIRST_PERIOD, last: lastPeriod };
    for (const sheet of sheets) {
      let read: ReturnType<typeof newRowReader> | undefined;
      const wantedIn: WantedColumns = (header) => Object.values(layoutOf(sheet, header).columns);
      for await (const rows of workbook.rows(sheet, wantedIn)) {
        for (const row of rows) {
          if (!read) {
            const layout = layoutOf(sheet, row);
            read = newRowReader(sheet, layout, { from1904: workbook.from1904, limits, notes });
            continue;
          }
          const found = read(row);
          if (!found) continue;
          const quarter = quarterOf(found.quarter);
          quarter.sheet ??= sheet;
          // Which of the two counts nobody says, and both would count twice.
          if (quarter.sheet !== sheet)
            throw new SourceChanged(
              `sheet "${sheet}", row ${row.number}: found ${quarter.days.period}, expected a quarter that sheet "${quarter.sheet}" does not have`,
            );
          quarter.services.add(found.service);
          services += 1;
          if (quarter.services.count > MOST_OF_QUARTER || services > MOST_IN_ALL)
            throw new SourceChanged(
              `sheet "${sheet}", row ${row.number}: found ${quarter.services.count} services of ${quarter.days.period} and ${services} in all, expected at most ${MOST_OF_QUARTER} of a quarter and ${MOST_IN_ALL} in all`,
            );
        }
      }
    }
    const quarters = [...held.values()].filter(({ services }) => services.count > 0);
    if (quarters.length === 0)
      throw new SourceChanged(
        `expected rows of prices in ${sheets.map((name) => `"${name}"`).join(' and ')}, found none`,
      );
    return quarters.sort((a, b) => byText(a.days.period, b.days.period)).map(quarterFrom);
  } finally {
    await workbook.close();
  }
}

const notedOf = (of: Held['leftOut']): Noted[] =>
  [...of].map(([what, noted]) => ({ what, ...noted })).sort((a, b) => byText(a.what, b.what));

function quarterFrom({ days, services, leftOut, notRecorded }: Held): ReadQuarter {
  return {
    ...days,
    services: services.count,
    leftOut: notedOf(leftOut),
    notRecorded: notedOf(notRecorded),
    rows: () => rowsOf(services),
  };
}

/** Each service's rows, with a number that no other service of their key has. Services stand in the order of their JSON. */
function rowsOf(services: ServiceStore): RoundRow[] {
  const ties = new Map<string, number>();
  const rows: RoundRow[] = [];
  for (const at of services.inOrder()) {
    const own = services.rowsAt(at, ({ sender, receiver, provider, fundingInstrument, accessPoint }) => {
      const key = `${sender} ${receiver} ${provider} ${fundingInstrument} ${accessPoint}`;
      const tie = (ties.get(key) ?? 0) + 1;
      ties.set(key, tie);
      return tie;
    });
    rows.push(...own);
  }
  return rows;
}
