/**
 * What central banks say comes into their countries, as the press reported it: second-hand, rounded, and never compared or joined
 * with other figures. Each line names who reported it and when.
 */
import { groupBy } from '../model/group-by.ts';
import type { CountryCode } from '../model/vocabulary.ts';
import { address, country, decimal, matching, oneOf, orNull, text } from './columns.ts';
import { readCsv } from './csv.ts';
import reportedText from './data/reported-inflows.csv';

/** `inflow-through-systems`: only what came through money transfer systems. `share-of-inflow`: of all that came in, percent. */
const MEASURES = ['inflow', 'share-of-inflow', 'inflow-through-systems'] as const;

const COLUMNS = {
  receiver: country,
  /** Nothing: from everywhere. EUU: the European Union. */
  sender: orNull(country),
  period: matching(
    /^\d{4}(?:-(?:Q[1-4]|H[12]|\d{2}(?:\.\.\d{4}-\d{2})?))?$/,
    'a year, half, quarter, month, or first and last month, like 2025, 2025-H1, 2025-Q1, 2025-07 and 2025-01..2025-05',
  ),
  measure: oneOf(MEASURES),
  value: decimal,
  unit: oneOf(['USD-million', 'KZT-million', 'percent']),
  publisher: text,
  reportedBy: text,
  reportedOn: matching(/^\d{4}(?:-\d{2}(?:-\d{2})?)?$/, 'a day, month or year like 2026-01-22'),
  address,
};

const ROWS = readCsv('reported-inflows.csv', reportedText, COLUMNS, {
  key: ['receiver', 'sender', 'period', 'measure'],
  check: ({ measure, unit }) =>
    (measure === 'share-of-inflow') === (unit === 'percent')
      ? undefined
      : { column: 'unit', expected: 'percent for a share, and money for all else' },
});
type ReportedInflow = (typeof ROWS)[number];

const BY_RECEIVER = groupBy(ROWS, ({ receiver }) => receiver);

/** Of a receiving country, in the order of the file; none: nothing was read. */
export const reportedInflowsOf = (code: CountryCode): readonly ReportedInflow[] =>
  BY_RECEIVER.get(code) ?? [];

export const EUROPEAN_UNION = 'EUU';
