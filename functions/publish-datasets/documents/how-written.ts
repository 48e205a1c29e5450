/** How values stand in the files of each format, for people: what a program has to know to read them as they were. */
import type { TableFormatId } from '../../../shared/contracts/datasets/release.ts';

export const HOW_WRITTEN: Readonly<Record<TableFormatId, string>> = {
  csv: 'RFC 4180, UTF-8 without a byte order mark, comma, CR LF. Decimals have a dot. Days are 2025-08-18, moments 2025-08-18T10:00:00Z, booleans true or false. An empty cell: not known, or it does not apply.',
  jsonl:
    'UTF-8, an object a row. Decimals, days and moments are texts, so that no reader rounds a decimal; integers are numbers; null: not known, or it does not apply.',
  xlsx: 'The table on the first sheet, its columns explained on the last. Days are dates; moments are texts in UTC. A decimal or an integer of more than 15 digits, and a day before March 1900, is text. An empty cell: not known, or it does not apply.',
  parquet:
    'Decimals are DECIMAL(18, scale), exact; integers INT64, days DATE, moments TIMESTAMP in UTC to the millisecond, texts and words UTF8. Null: not known, or it does not apply.',
  'sdmx-csv':
    'SDMX-CSV 2.1 by the structure in sdmx-structure.json. NaN: a measure that is not known, or does not apply; an empty cell: an attribute without a value.',
};
