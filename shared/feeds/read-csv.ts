/**
 * Reads a feed's CSV, one row a band, into the feed that its JSON would be: rows of one service follow each other in the order of
 * their bands, and repeat what is of the service and of the feed. Promotions are in JSON alone.
 */
import { BEGINS_FORMULA } from '../model/csv.ts';
import { groupBy } from '../model/group-by.ts';
import { rowsOf } from './csv-rows.ts';
import { type CsvPlace, type Report, step } from './fault.ts';
import { FEED_STATEMENT } from './feed.ts';
import type { ReadFeed } from './read-feed.ts';
import { nearest } from './read-json.ts';
import { shownOf } from './report.ts';

type Read = (cell: string) => unknown;
const asText: Read = (cell) => cell;
const asList: Read = (cell) => cell.split('|');
const asYesNo: Read = (cell) => (cell === 'true' ? true : cell === 'false' ? false : cell);
const asCount: Read = (cell) => (/^[1-9]\d{0,4}$/.test(cell) ? Number(cell) : cell);

/** Where a column's value stands in the feed, the service, or the lists that a row makes a band of. */
interface Column {
  readonly of: 'feed' | 'service' | 'band' | 'fees' | 'exchangeRates' | 'payoutFees';
  readonly field: string;
  readonly read?: Read;
  /** It may be left out of the file. */
  readonly isExtra?: true;
}

const extra = (read: Read): Pick<Column, 'read' | 'isExtra'> => ({ read, isExtra: true });
const named = (of: Column['of'], field: string, more: Partial<Column> = {}): Column => ({
  of,
  field,
  ...more,
});

/** Every column, by its name in the header. */
export const CSV_COLUMNS = {
  format: named('feed', 'format'),
  provider: named('feed', 'provider'),
  publishedAt: named('feed', 'publishedAt'),
  validFrom: named('feed', 'validFrom'),
  validUntil: named('feed', 'validUntil'),
  corridor: named('service', 'corridor'),
  serviceId: named('service', 'serviceId'),
  accessPoint: named('service', 'accessPoint'),
  payoutMethod: named('service', 'payoutMethod'),
  sendCurrency: named('service', 'sendCurrency'),
  payoutCurrency: named('service', 'payoutCurrency'),
  fundingInstrument: named('band', 'fundingInstrument'),
  feeConvention: named('service', 'feeConvention'),
  feeRounding: named('service', 'feeRounding'),
  above: named('band', 'above'),
  upTo: named('band', 'upTo'),
  feeFixed: named('fees', 'fixed'),
  feePercent: named('fees', 'percent'),
  feeMinimum: named('fees', 'minimum'),
  feeMaximum: named('fees', 'maximum'),
  rate: named('exchangeRates', 'rate'),
  marginPercent: named('exchangeRates', 'marginPercent'),
  benchmark: named('exchangeRates', 'benchmark'),
  rateAsOf: named('exchangeRates', 'asOf'),
  payoutFeeFixed: named('payoutFees', 'fixed'),
  payoutFeePercent: named('payoutFees', 'percent'),
  payoutFeeMaximum: named('payoutFees', 'maximum'),
  limitLeast: named('service', 'limits/least'),
  limitPerTransfer: named('service', 'limits/perTransfer'),
  limitPerDay: named('service', 'limits/perDay'),
  limitPerMonth: named('service', 'limits/perMonth'),
  limitPayout: named('service', 'limits/payoutMost'),
  deliveryTime: named('service', 'deliveryTime'),
  senderDocuments: named('service', 'senderDocuments', { read: asList }),
  recipientPhoneNeeded: named('service', 'recipientPhoneNeeded', { read: asYesNo }),
  languages: named('service', 'languages', { read: asList }),
  affirmedBy: named('feed', 'affirmation/by'),
  rateLocked: named('service', 'rateLocked', extra(asYesNo)),
  keptDays: named('service', 'keptDays', extra(asCount)),
  returnTo: named('service', 'returnTo', extra(asText)),
  cancelUntil: named('service', 'cancelUntil', extra(asText)),
  feeReturned: named('service', 'feeReturned', extra(asYesNo)),
  transfersPerMonth: named('service', 'transfersPerMonth', extra(asCount)),
  pickupPlacesUrl: named('service', 'pickupPlacesUrl', extra(asText)),
  recipientDocuments: named('service', 'recipientDocuments', extra(asList)),
  nameScript: named('service', 'nameScript', extra(asText)),
  availableHours: named('service', 'availableHours', extra(asText)),
} as const satisfies Readonly<Record<string, Column>>;

const COLUMNS: readonly (readonly [name: string, column: Column])[] = Object.entries(CSV_COLUMNS);

/** A row below the header by column, with the number of its line and of itself. */
interface Row {
  readonly line: number;
  readonly row: number;
  readonly cells: ReadonlyMap<string, string>;
}

/** Characters that tell what separates cells. */
const MOST_HEADER = 5000;

/** Reports what is wrong with the text and between its rows. */
export function readCsv(text: string, report: Report): ReadFeed {
  const header = /^[^\r\n]*/.exec(text.slice(0, MOST_HEADER))?.[0] ?? '';
  const isSemicolon = header.split(';').length > header.split(',').length;
  const { rows, wrongQuotes, isTooLarge } = rowsOf(text, isSemicolon ? ';' : ',');
  const top: CsvPlace = { line: 1, row: null, cell: null };
  if (isSemicolon) report({ rule: 'csv-semicolon', pointer: '', at: top });
  let isSound = true;
  const refuse: Report = (fault) => {
    isSound = false;
    report(fault);
  };
  if (isTooLarge) refuse({ rule: 'too-large', pointer: '' });
  for (const line of wrongQuotes) refuse({ rule: 'csv-quote', pointer: '', at: { ...top, line } });
  const [{ cells: names } = { cells: [] }, ...below] = rows;
  checkHeader(names, refuse);
  for (const [index, { line, cells }] of below.entries()) {
    if (cells.length === names.length) continue;
    const [sent, allowed] = [`${cells.length} cells`, `${names.length} cells`];
    refuse({ rule: 'csv-width', pointer: '', sent, allowed, at: { line, row: index + 1, cell: null } });
  }
  if (!isSound) return { value: undefined, placesOf: placesAt(new Map()) };
  const read = below.map(({ line, cells }, index) => ({
    line,
    row: index + 1,
    cells: new Map(names.map((name, at) => [name, cells[at] ?? ''])),
  }));
  const { value, rowAt } = feedOf(read, report);
  return { value, placesOf: placesAt(rowAt) };
}

function checkHeader(names: readonly string[], report: Report): void {
  const seen = new Set<string>();
  for (const name of names) {
    const fault = { pointer: '', sent: name, at: { line: 1, row: null, cell: shownOf(name) } };
    if (seen.has(name)) report({ rule: 'name-twice', ...fault });
    else if (!KNOWN_COLUMNS.has(name)) report({ rule: 'unknown-field', ...fault });
    seen.add(name);
  }
  for (const [name, { isExtra }] of COLUMNS) {
    if (isExtra || seen.has(name)) continue;
    report({
      rule: 'csv-missing-column',
      pointer: '',
      allowed: name,
      at: { line: 1, row: null, cell: null },
    });
  }
}

const KNOWN_COLUMNS = new Set(COLUMNS.map(([name]) => name));

/** A figure with a sign is no formula: what is wrong with it is told as such. */
const isFormula = (cell: string): boolean => BEGINS_FORMULA.test(cell) && !/^[+-][\d.,]+$/.test(cell);

/** The feed that rows make, and the row that each part of it is from. Reports rows that differ. */
function feedOf(
  rows: readonly Row[],
  report: Report,
): { readonly value: unknown; readonly rowAt: ReadonlyMap<string, Row> } {
  for (const row of rows) {
    for (const [cell, sent] of row.cells) {
      if (isFormula(sent)) report({ rule: 'begins-like-formula', pointer: '', sent, at: placeOf(row, cell) });
    }
  }
  const rowAt = new Map<string, Row>();
  const [top] = rows;
  if (!top) return { value: { services: [] }, rowAt };
  rowAt.set('', top);
  checkAlike(rows, 'feed', report);
  const services = [
    ...groupBy(rows, ({ cells }) => `${cells.get('corridor')} ${cells.get('serviceId')}`).values(),
  ];
  const value = {
    ...fieldsOf(top, 'feed'),
    corridors: [...new Set(rows.map(({ cells }) => cells.get('corridor') ?? ''))],
    services: services.map((of, index) => serviceOf(of, `/services/${index}`, rowAt, report)),
  };
  const { affirmation } = value as { readonly affirmation?: object };
  return { value: { ...value, affirmation: { statement: FEED_STATEMENT, ...affirmation } }, rowAt };
}

const placeOf = ({ line, row }: Row, cell: string | null): CsvPlace => ({ line, row, cell });

/** Reports rows that say something else of the feed, or of one service, than its first row. */
function checkAlike([first, ...others]: readonly Row[], of: 'feed' | 'service', report: Report): void {
  const names = COLUMNS.flatMap(([name, column]) => (column.of === of ? [name] : []));
  for (const row of others) {
    for (const name of names) {
      const [sent, allowed] = [row.cells.get(name), first?.cells.get(name)];
      if (sent === allowed) continue;
      report({ rule: 'csv-differs', pointer: '', sent, allowed, at: placeOf(row, name) });
    }
  }
}

/** The values of a row that are of one thing; what is empty is not given. */
function fieldsOf({ cells }: Row, of: Column['of']): Record<string, unknown> {
  const fields: Record<string, unknown> = {};
  const inner = new Map<string, Record<string, unknown>>();
  for (const [name, column] of COLUMNS) {
    const cell = cells.get(name) ?? '';
    if (column.of !== of || cell === '') continue;
    const value = (column.read ?? asText)(cell);
    const [outer = '', within] = column.field.split('/');
    if (within === undefined) {
      fields[outer] = value;
      continue;
    }
    const group = inner.get(outer) ?? {};
    group[within] = value;
    inner.set(outer, group);
  }
  return { ...fields, ...Object.fromEntries(inner) };
}

function serviceOf(
  rows: readonly Row[],
  pointer: string,
  rowAt: Map<string, Row>,
  report: Report,
): Record<string, unknown> {
  const [first] = rows;
  if (!first) return {};
  rowAt.set(pointer, first);
  checkAlike(rows, 'service', report);
  const byInstrument = [...groupBy(rows, ({ cells }) => cells.get('fundingInstrument') ?? '').entries()];
  const place = (at: string, bands: readonly Band[]): readonly Record<string, unknown>[] => {
    for (const [index, { row }] of bands.entries()) rowAt.set(`${pointer}/${at}/${index}`, row);
    return bands.map(({ band }) => band);
  };
  const fees = byInstrument.map(
    ([instrument, of]) => [instrument, place(`fees${step(instrument)}`, bandsOf(of, 'fees'))] as const,
  );
  return {
    ...fieldsOf(first, 'service'),
    fees: Object.fromEntries(fees),
    exchangeRates: place('exchangeRates', ratesOf(byInstrument)),
    payoutFees: place('payoutFees', payoutFeesOf(byInstrument, report)),
  };
}

interface Band {
  readonly row: Row;
  readonly band: Record<string, unknown>;
}

type ByInstrument = readonly (readonly [instrument: string, rows: readonly Row[]])[];

/** One band a row; a row that says nothing of it has none. */
const bandsOf = (rows: readonly Row[], of: Column['of']): Band[] =>
  rows.flatMap((row) => {
    const fields = fieldsOf(row, of);
    if (of !== 'fees' && Object.keys(fields).length === 0) return [];
    const { fundingInstrument: _, ...amounts } = fieldsOf(row, 'band');
    return [{ row, band: { upTo: null, ...amounts, ...fields } }];
  });

/** Bands that follow each other and say the same are one. */
function joined(bands: readonly Band[]): Band[] {
  const all: Band[] = [];
  for (const { row, band } of bands) {
    const last = all[all.length - 1];
    const isSame = last && last.band.upTo === band.above && saying(last.band) === saying(band);
    if (isSame) all[all.length - 1] = { row: last.row, band: { ...last.band, upTo: band.upTo } };
    else all.push({ row, band });
  }
  return all;
}

const saying = ({ above: _, upTo: __, ...rest }: Record<string, unknown>): string => JSON.stringify(rest);
const alike = (lists: readonly (readonly Band[])[]): boolean =>
  new Set(lists.map((bands) => JSON.stringify(bands.map(({ band }) => band)))).size < 2;

/** One list of rates if it is the same for each instrument; else one for each. */
function ratesOf(byInstrument: ByInstrument): Band[] {
  const lists = byInstrument.map(([, rows]) => joined(bandsOf(rows, 'exchangeRates')));
  if (alike(lists)) return lists[0] ?? [];
  return lists.flatMap((bands, index) => {
    const fundingInstrument = byInstrument[index]?.[0];
    return bands.map(({ row, band }) => ({ row, band: { ...band, fundingInstrument } }));
  });
}

/** Fees at pay-out are the same whatever the sender pays with. */
function payoutFeesOf(byInstrument: ByInstrument, report: Report): Band[] {
  const lists = byInstrument.map(([, rows]) => joined(bandsOf(rows, 'payoutFees')));
  const [first = []] = lists;
  for (const bands of lists) {
    if (alike([first, bands])) continue;
    const row = bands[0]?.row ?? first[0]?.row;
    if (row) report({ rule: 'csv-differs', pointer: '', at: placeOf(row, 'payoutFeeFixed') });
  }
  return first;
}

/** Rows and columns of pointers, by the row that the part above them is from. */
const placesAt =
  (rowAt: ReadonlyMap<string, Row>): ReadFeed['placesOf'] =>
  () =>
  ({ pointer, at }) => {
    if (typeof at === 'object') return at;
    const row = nearest(pointer, rowAt);
    return row ? placeOf(row, columnOf(pointer)) : { line: null, row: null, cell: null };
  };

/** The column that a pointer's value is from; null: of no single one. */
function columnOf(pointer: string): string | null {
  const service = /^\/services\/\d+\/(.+)$/.exec(pointer)?.[1];
  if (/^fees\/[^/]*$/.test(service ?? '')) return 'fundingInstrument';
  const band = /^(fees|exchangeRates|payoutFees)\/(?:[^/]*\/)?\d+\/(\w+)$/.exec(service ?? '');
  const field = band?.[2] ?? (service ?? pointer.slice(1)).replace(/\/\d+$/, '');
  const of = band ? [band[1], 'band'] : [service === undefined ? 'feed' : 'service'];
  return COLUMNS.find(([, column]) => of.includes(column.of) && column.field === field)?.[0] ?? null;
}
