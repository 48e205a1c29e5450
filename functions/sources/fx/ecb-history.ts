/**
 * The ECB's rates as CSV, for imports: `eurofxref-hist.csv` (a line for each day, a column for each currency, `N/A` without a
 * rate) and the data portal's SDMX-CSV (a line for each day and currency), as published or saved again by a spreadsheet.
 */
import type { Day } from '../../../shared/model/day.ts';
import type { CurrencyCode } from '../../../shared/model/vocabulary.ts';
import { SourceChanged } from '../errors.ts';
import { bulletinOf, daysByFixing, together } from './bulletin-of.ts';
import { type CsvRecord, readBankCsv } from './csv.ts';
import { dayOf } from './days.ts';
import { ecb } from './ecb.ts';
import type { Row } from './figures.ts';
import type { ParsedBulletins } from './source.ts';
import { decodeText } from './text.ts';

const NAMES = { currency: 'CURRENCY', rate: 'OBS_VALUE' };

export interface ParsedHistory extends ParsedBulletins {
  /** The line of the file with a day's figure for a currency; without a currency, or with none of the day's: its first line. */
  readonly lineOf: (fixedOn: Day, currency?: CurrencyCode) => number;
}

/** A day as written, its rows, and the line on which they begin. */
interface DayRows {
  readonly date: string;
  readonly line: number;
  readonly rows: Row[];
}

/** What is wrong with a line of the file. */
const changed = (line: number, what: string, cause?: unknown): SourceChanged =>
  new SourceChanged(`line ${line}: ${what}`, { cause });

const names = ({ fields }: CsvRecord): string => fields.join(',').slice(0, 80);

/** A decimal comma could also separate thousands: it is refused, not guessed. */
function row(line: number, currency: string | undefined, rate: string | undefined): Row {
  if (rate?.includes(','))
    throw changed(line, `expected figures with a decimal point, found ${JSON.stringify(rate.slice(0, 40))}`);
  return { currency, nominal: undefined, rate, line };
}

/** `Date,USD,JPY,...,`: the ECB's file has a comma at the end of each line. */
function readHist(header: CsvRecord, lines: readonly CsvRecord[]): DayRows[] {
  const currencies = header.fields.slice(1);
  while (currencies.at(-1) === '') currencies.pop();
  const known = new Set<string>();
  return lines.map(({ line, fields: [date = '', ...figures] }) => {
    if (known.has(date)) throw changed(line, `expected each day once, found ${date} twice`);
    known.add(date);
    const rows = currencies.map((currency, column) => row(line, currency, figures[column]));
    return { date, line, rows: rows.filter(({ rate }) => rate !== 'N/A') };
  });
}

/** Finds columns by name; the file may have more columns. */
function readSdmx(header: CsvRecord, lines: readonly CsvRecord[]): DayRows[] {
  const column = (name: string): number => {
    const at = header.fields.indexOf(name);
    if (at < 0) throw changed(header.line, `expected a column ${name}, found ${names(header)}`);
    return at;
  };
  const [freq, currency, period, value] = [
    column('FREQ'),
    column(NAMES.currency),
    column('TIME_PERIOD'),
    column(NAMES.rate),
  ];
  const against = header.fields.indexOf('CURRENCY_DENOM');
  const days = new Map<string, DayRows>();
  for (const { line, fields } of lines) {
    if (fields[freq] !== 'D') throw changed(line, `expected FREQ D, found ${fields[freq]}`);
    if (against >= 0 && fields[against] !== 'EUR')
      throw changed(line, `expected CURRENCY_DENOM EUR, found ${fields[against]}`);
    const date = fields[period] ?? '';
    const day = days.get(date) ?? { date, line, rows: [] };
    day.rows.push(row(line, fields[currency], fields[value]));
    days.set(date, day);
  }
  return [...days.values()];
}

/** Reads both forms; the earliest day first. @throws SourceChanged that names the line. */
export function parseEcbHistory(bytes: Uint8Array): ParsedHistory {
  const text = decodeText(bytes, 'utf-8');
  if (/^\s*</.test(text)) throw new SourceChanged('expected CSV, found XML');
  const [header, ...lines] = readBankCsv(text);
  if (!header || lines.length === 0) throw new SourceChanged('expected days of rates, found none');
  for (const { line, fields } of lines)
    if (fields.length !== header.fields.length)
      throw changed(line, `expected ${header.fields.length} fields, found ${fields.length}`);
  const isHist = header.fields[0] === 'Date';
  if (!isHist && !header.fields.includes('FREQ'))
    throw changed(header.line, `expected Date as the first column, or a column FREQ, found ${names(header)}`);
  const days = isHist ? readHist(header, lines) : readSdmx(header, lines);
  const byDate = new Map(days.map((day) => [day.date, day]));
  const parsed = together(
    days.map(({ date, line, rows }) => {
      try {
        const fixedOn = dayOf(date, 'yyyy-mm-dd', isHist ? 'Date' : 'TIME_PERIOD');
        return bulletinOf(ecb.entry, daysByFixing(ecb.entry, fixedOn), rows, NAMES);
      } catch (error) {
        throw error instanceof SourceChanged ? changed(line, error.message, error) : error;
      }
    }),
  );
  return {
    ...parsed,
    lineOf: (fixedOn, currency) => {
      const day = byDate.get(fixedOn);
      return day?.rows.find((one) => one.currency === currency)?.line ?? day?.line ?? 1;
    },
  };
}
