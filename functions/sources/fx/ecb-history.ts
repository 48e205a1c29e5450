/**
 * The ECB's rates as CSV, for imports: `eurofxref-hist.csv` (a line a day, a column a currency, `N/A` where there was no
 * rate) and the data portal's SDMX-CSV (a line a day and currency). Neither quotes a field; a quote is another shape.
 */
import { SourceChanged } from '../errors.ts';
import { bulletinOf, daysByFixing, together } from './bulletin-of.ts';
import { dayOf } from './days.ts';
import type { Row } from './figures.ts';
import type { ParsedBulletins } from './source.ts';
import { decodeText } from './text.ts';

const NAMES = { currency: 'CURRENCY', rate: 'OBS_VALUE' };

type Days = Map<string, Row[]>;

/** `Date,USD,JPY,...,`: the comma at the end of a line is theirs. */
function readHist(header: readonly string[], lines: readonly (readonly string[])[]): Days {
  const currencies = header.slice(1).map((code) => code.trim());
  if (currencies.at(-1) === '') currencies.pop();
  return new Map(
    lines.map(([date = '', ...figures]) => [
      date.trim(),
      currencies
        .map((currency, column) => ({ currency, nominal: undefined, rate: figures[column]?.trim() }))
        .filter(({ rate }) => rate !== 'N/A'),
    ]),
  );
}

/** Columns by their names: there may be more of them. */
function readSdmx(header: readonly string[], lines: readonly (readonly string[])[]): Days {
  const column = (name: string): number => {
    const at = header.indexOf(name);
    if (at < 0) throw new SourceChanged(`expected a column ${name}, found ${header.join(',').slice(0, 80)}`);
    return at;
  };
  const [freq, currency, period, value] = [
    column('FREQ'),
    column(NAMES.currency),
    column('TIME_PERIOD'),
    column(NAMES.rate),
  ];
  const against = header.indexOf('CURRENCY_DENOM');
  const days: Days = new Map();
  for (const fields of lines) {
    if (fields[freq] !== 'D') throw new SourceChanged(`expected FREQ D, found ${fields[freq]}`);
    if (against >= 0 && fields[against] !== 'EUR')
      throw new SourceChanged(`expected CURRENCY_DENOM EUR, found ${fields[against]}`);
    const day = fields[period] ?? '';
    const rows = days.get(day) ?? [];
    rows.push({ currency: fields[currency], nominal: undefined, rate: fields[value] });
    days.set(day, rows);
  }
  return days;
}

/** Reads either form; the earliest day first. @throws SourceChanged */
export function parseEcbHistory(bytes: Uint8Array): ParsedBulletins {
  const text = decodeText(bytes, 'utf-8');
  if (text.includes('"')) throw new SourceChanged('expected CSV without quotes, found one');
  const [header = [], ...lines] = text
    .split(/\r?\n/)
    .filter((line) => line !== '')
    .map((line) => line.split(','));
  for (const [index, fields] of lines.entries())
    if (fields.length !== header.length)
      throw new SourceChanged(
        `expected ${header.length} fields in line ${index + 2}, found ${fields.length}`,
      );
  const isHist = header[0] === 'Date';
  const days = isHist ? readHist(header, lines) : readSdmx(header, lines);
  if (days.size === 0) throw new SourceChanged('expected days of rates, found none');
  if (isHist && days.size < lines.length) throw new SourceChanged('expected each day once, found one twice');
  return together(
    [...days].map(([date, rows]) => {
      const fixedOn = dayOf(date, 'yyyy-mm-dd', isHist ? 'Date' : 'TIME_PERIOD');
      return bulletinOf('ecb', daysByFixing('ecb', fixedOn), rows, NAMES);
    }),
  );
}
