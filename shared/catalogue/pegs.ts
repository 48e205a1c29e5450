/**
 * Pegs in force now or since 1999: so many units of a currency for one of its anchor, or for `per` of it. Bands (DKK, HKD),
 * baskets (KWD, MAD) and official rates that nobody gets (CUP, LBP, SYP) are no pegs. No `from` means before 1999.
 */
import type { Peg } from '../fx/benchmark-types.ts';
import { currency, day, decimal, orNull, text } from './columns.ts';
import { readCsv } from './csv.ts';
import pegsText from './data/pegs.csv';

/** In the order of their currencies. */
export const PEGS: readonly Peg[] = readCsv(
  'pegs.csv',
  pegsText,
  {
    currency,
    anchor: currency,
    units: decimal,
    per: decimal,
    from: orNull(day),
    to: orNull(day),
    source: text,
  },
  { key: ['currency'] },
);
