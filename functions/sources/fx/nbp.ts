/**
 * Narodowy Bank Polski: JSON, one form for table A (each working day) and table B (Wednesdays). Every figure is for one
 * unit; `effectiveDate` is the day of fixing and of validity.
 *
 * Days of table A: each working day between 11:45 and 12:15.
 *
 * Days of table B: Wednesdays. If a Wednesday is a holiday, we do not know which day replaces it, so none is expected.
 */
import type { RateSourceEntry } from '../../../shared/catalogue/rate-source.ts';
import { rateSource } from '../../../shared/catalogue/rate-sources.ts';
import { SourceChanged } from '../errors.ts';
import { ask, bulletinOf, daysByFixing, together } from './bulletin-of.ts';
import { dayOf } from './days.ts';
import { fieldOf, listOf, parseJsonList, rowsOf } from './json.ts';
import type { ParsedBulletins, RateSource } from './source.ts';

const NAMES = { currency: 'code', rate: 'mid' };

/** Reads one table or several days of it. @throws SourceChanged */
function parseNbp(bytes: Uint8Array, entry: RateSourceEntry, letter: string): ParsedBulletins {
  const tables = parseJsonList(bytes, 'tables');
  if (tables.length === 0) throw new SourceChanged('expected rates, found none');
  return together(
    tables.map((table) => {
      if (fieldOf(table, 'table') !== letter)
        throw new SourceChanged(`expected table "${letter}", found "${fieldOf(table, 'table') ?? ''}"`);
      const days = daysByFixing(entry, dayOf(fieldOf(table, 'effectiveDate'), 'yyyy-mm-dd', 'effectiveDate'));
      const rows = rowsOf(listOf(table.rates, 'rates'), NAMES);
      return bulletinOf(entry, days, rows, NAMES);
    }),
  );
}

const newNbp = (entry: RateSourceEntry, letter: 'A' | 'B'): RateSource => ({
  entry,
  format: 'json',
  fetch: (client) => ask(client, entry, `https://api.nbp.pl/api/exchangerates/tables/${letter}/?format=json`),
  parse: (bytes) => parseNbp(bytes, entry, letter),
});

/** Table A: the convertible currencies, each working day. */
export const nbpA = newNbp(rateSource('nbp-a'), 'A');

/** Table B: all other currencies, on Wednesdays. */
export const nbpB = newNbp(rateSource('nbp-b'), 'B');
