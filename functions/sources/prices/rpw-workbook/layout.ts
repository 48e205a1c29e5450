/**
 * The two layouts of the survey's sheets, by the names in their first row and never by their places: columns without a name stand
 * behind them, and the older layout has others than the newer.
 */
import { SourceChanged } from '../../errors.ts';
import { columnName, type SheetRow } from '../../xlsx/sheet-rows.ts';

/** What both layouts have, and the names that each has for it. */
const COMMON = {
  period: ['period'],
  sender: ['source_code', 'source'],
  receiver: ['destination_code', 'destination'],
  firm: ['firm'],
  firmType: ['firm_type'],
  speed: ['speed actual'],
  amount200: ['cc1 lcu amount'],
  currency: ['cc1 lcu code'],
  fee200: ['cc1 lcu fee'],
  rate200: ['cc1 lcu fx rate'],
  margin200: ['cc1 fx margin'],
  total200: ['cc1 total cost %'],
  amount500: ['cc2 lcu amount'],
  fee500: ['cc2 lcu fee'],
  rate500: ['cc2 lcu fx rate'],
  margin500: ['cc2 fx margin'],
  total500: ['cc2 total cost %'],
  referenceRate: ['inter lcu bank fx'],
  disclosed: ['transparent'],
  day: ['date'],
} as const;

/** How each says in which way money is sent and paid out. */
const WAYS = {
  since2016Q2: {
    instrument: ['payment instrument'],
    access: ['access point'],
    payout: ['pickup method'],
  },
  until2016Q1: {
    instrument: ['product'],
    access: ['sending location'],
    payout: ['pick-up method'],
  },
} as const;

export type Field = keyof typeof COMMON | keyof (typeof WAYS)['since2016Q2'];

export interface Layout {
  readonly kind: keyof typeof WAYS;
  /** The place of each field's column, from 0. */
  readonly columns: Readonly<Record<Field, number>>;
  /** Its name as the sheet has it. */
  readonly names: Readonly<Record<Field, string>>;
  /** The places of every column with a name: a row with none of these is no row. */
  readonly named: readonly number[];
}

const plain = (name: string): string => name.trim().replace(/\s+/g, ' ').toLowerCase();

/**
 * @param header the sheet's first row
 * @throws SourceChanged naming the sheet and the column that is missing, or there twice
 */
export function layoutOf(sheet: string, header: SheetRow): Layout {
  const places = new Map<string, number>();
  header.cells.forEach((name, place) => {
    const own = plain(name ?? '');
    if (own === '') return;
    const before = places.get(own);
    if (before !== undefined)
      throw new SourceChanged(
        `sheet "${sheet}", row ${header.number}, column ${columnName(place)}: found ${JSON.stringify(own.slice(0, 60))}, which column ${columnName(before)} has: expected each name once`,
      );
    places.set(own, place);
  });
  const kind = WAYS.since2016Q2.instrument.some((name) => places.has(name)) ? 'since2016Q2' : 'until2016Q1';
  const columns: Partial<Record<Field, number>> = {};
  const names: Partial<Record<Field, string>> = {};
  for (const [field, known] of Object.entries({ ...COMMON, ...WAYS[kind] }) as [Field, readonly string[]][]) {
    const name = known.find((one) => places.has(one));
    if (name === undefined)
      throw new SourceChanged(
        `sheet "${sheet}", row ${header.number}: found no column ${known.map((one) => `"${one}"`).join(' or ')}, expected the survey's columns by their names`,
      );
    columns[field] = places.get(name) ?? -1;
    names[field] = name;
  }
  return {
    kind,
    columns: columns as Layout['columns'],
    names: names as Layout['names'],
    named: [...places.values()],
  };
}
