/**
 * Narodowy Bank Polski: JSON of one form for its tables A (each working day) and B (Wednesdays). Every figure is
 * for one unit; `effectiveDate` is the day of fixing and of validity.
 *
 * Days: Narodowy Bank Polski, table A: each working day between 11:45 and 12:15.
 *
 * Table B: Narodowy Bank Polski, table B: Wednesdays; of a Wednesday that is a holiday it is not known here which
 * day takes its place, so none is expected.
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

/** The currencies that are convertible, each working day. */
export const nbpA = newNbp(rateSource('nbp-a'), 'A');

/** All others, on Wednesdays. */
export const nbpB = newNbp(rateSource('nbp-b'), 'B');
