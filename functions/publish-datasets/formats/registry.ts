/** The formats that every table of a release is written in. */
import { CSV } from './csv.ts';
import type { TableFormat } from './format.ts';
import { JSON_LINES } from './json-lines.ts';
import { PARQUET } from './parquet.ts';
import { SDMX_CSV } from './sdmx-csv.ts';
import { XLSX } from './xlsx.ts';

export const TABLE_FORMATS_IN_ORDER: readonly TableFormat[] = [CSV, XLSX, PARQUET, JSON_LINES, SDMX_CSV];
