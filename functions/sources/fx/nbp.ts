/**
 * Narodowy Bank Polski: JSON of one form for its tables A (each working day) and B (Wednesdays). Every figure is for
 * one unit; `effectiveDate` is the day of fixing and of validity.
 */
import { SourceChanged } from '../errors.ts';
import { bulletinOf, daysByFixing, together } from './bulletin-of.ts';
import { dayOf } from './days.ts';
import { fieldOf, listOf, parseJsonList, rowsOf } from './json.ts';
import type { ParsedBulletins } from './source.ts';

const NAMES = { currency: 'code', rate: 'mid' };

/** Reads one table or several days of it. @throws SourceChanged */
export function parseNbp(bytes: Uint8Array, source: string, letter: string): ParsedBulletins {
  const tables = parseJsonList(bytes, 'tables');
  if (tables.length === 0) throw new SourceChanged('expected rates, found none');
  return together(
    tables.map((table) => {
      if (fieldOf(table, 'table') !== letter)
        throw new SourceChanged(`expected table "${letter}", found "${fieldOf(table, 'table') ?? ''}"`);
      const days = daysByFixing(
        source,
        dayOf(fieldOf(table, 'effectiveDate'), 'yyyy-mm-dd', 'effectiveDate'),
      );
      const rows = rowsOf(listOf(table.rates, 'rates'), NAMES);
      return bulletinOf(source, days, rows, NAMES);
    }),
  );
}
