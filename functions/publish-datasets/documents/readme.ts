/** `readme.txt`: what the folder is, how to cite and read it, and how to see that it is whole. */
import type { TableFormatId } from '../../../shared/contracts/datasets/release.ts';
import { type DescribedTable, locationOf, nextPeriod, type ReleaseSoFar, type Site } from './document.ts';
import { HOW_WRITTEN } from './how-written.ts';

const NAMES: Readonly<Record<TableFormatId, string>> = {
  csv: 'CSV',
  xlsx: 'XLSX',
  parquet: 'Parquet',
  jsonl: 'JSON Lines',
  'sdmx-csv': 'SDMX-CSV',
};

const pathOf = ({ table }: DescribedTable, format: TableFormatId): string | undefined =>
  table.files.find((file) => file.format === format)?.path;

/** How to read the first table, in what people use. */
function reading(tables: readonly DescribedTable[]): string[] {
  const [first] = tables;
  const [csv, parquet] = first ? [pathOf(first, 'csv'), pathOf(first, 'parquet')] : [];
  if (!first || !csv || !parquet) return [];
  const texts = Object.entries(first.dataset.columns)
    .filter(([, { is }]) => is.type === 'decimal')
    .map(([name]) => name)
    .slice(0, 2);
  return [
    'HOW TO READ IT',
    '',
    `  DuckDB   SELECT * FROM '${parquet}';`,
    `  R        arrow::read_parquet("${parquet}")`,
    `  Python   pandas.read_parquet("${parquet}", dtype_backend="pyarrow")`,
    `           pandas.read_csv("${csv}", keep_default_na=False, na_values=[""]${
      texts.length > 0 ? `, dtype={${texts.map((name) => `"${name}": str`).join(', ')}}` : ''
    })`,
    `  Excel    open the XLSX file: a CSV opens as one column where the comma is the decimal mark.`,
    '',
  ];
}

export function readme(release: ReleaseSoFar, tables: readonly DescribedTable[], site: Site): string {
  const next = nextPeriod(release.period);
  const formats = [...new Set(tables.flatMap(({ table }) => table.files.map(({ format }) => format)))];
  const lines = [
    release.title,
    '',
    `Version ${release.version}, ${locationOf(release, site)}`,
    ...(release.replaces ? [`It replaces version ${release.replaces}.`] : []),
    `Observations of ${release.observed.from} to ${release.observed.to}; newest part of ${release.issued}; method ${release.methodVersion}.`,
    // Read on any later day too.
    `The period after it is ${next.period}; a release of that one is of ${next.notBefore} or later. ${site.origin}/data/latest.json names the newest release.`,
    ...(site.contact ? [`Contact: ${site.contact}`] : []),
    '',
    'HOW TO CITE IT',
    '',
    `  ${release.citation}`,
    '',
    `  Licence: ${release.licence.id}, ${release.licence.url}`,
    `  ${release.attribution}`,
    '',
    'TABLES',
    '',
    ...tables.flatMap(({ dataset, table }) => [
      `  ${dataset.name}: ${dataset.title}, ${table.rows} rows`,
      `    ${dataset.text}`,
      ...table.files.map(({ path, bytes }) => `    ${path}  ${bytes} bytes`),
      `    ${dataset.name}.metadata.json  what each column says`,
      '',
    ]),
    'HOW VALUES ARE WRITTEN',
    '',
    ...formats.flatMap((format) => [`  ${NAMES[format]}: ${HOW_WRITTEN[format]}`]),
    '',
    ...reading(tables),
    'WHETHER IT IS WHOLE',
    '',
    '  sha256sum -c sha256sums.txt',
    '',
  ];
  return lines.join('\n');
}
