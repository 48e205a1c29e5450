/**
 * A table of figures as its files have it: names in English, words of the domain, decimal strings with a dot. What is not known is
 * null: an empty cell of the CSV, and never 0. Pages show parts of it in their language.
 */

/** `percent`: of the amount sent, fee and exchange-rate margin together, unless the column says otherwise. */
type Unit = 'percent' | 'percentage-points' | 'USD million' | 'money' | 'count';

export interface Column {
  readonly name: string;
  readonly unit: Unit | null;
  /** What it is, in English. */
  readonly says: string;
}

export type Cell = string | number | null;

export interface Table {
  readonly id: TableId;
  readonly title: string;
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly Cell[])[];
  /** Sources of figures in it beside the survey of prices, in English; left out: none. */
  readonly others?: readonly string[];
  /** Of a table without a figure of that survey: its only source, and on what terms. */
  readonly own?: { readonly citation: string; readonly licence: string };
}

/** The tables that a subject may have. */
export const TABLE_IDS = [
  'services',
  'figures',
  'history',
  'inclusion',
  'corridors',
  'groups',
  'rounds',
  'reported',
] as const;
export type TableId = (typeof TABLE_IDS)[number];

export const TABLE_FORMATS = ['csv', 'json'] as const;
export type TableFormat = (typeof TABLE_FORMATS)[number];

const quoted = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** RFC 4180, without a byte-order mark: a header of the columns' names, and a line for each row. */
export const csvOf = ({
  columns,
  rows,
}: {
  readonly columns: readonly Pick<Column, 'name'>[];
  readonly rows: Table['rows'];
}): string =>
  [columns.map(({ name }) => name), ...rows]
    .map((cells) => cells.map((cell) => quoted(cell === null ? '' : String(cell))).join(','))
    .join('\r\n')
    .concat('\r\n');

/** What stands above the rows of a table's JSON. */
export interface TableMeta {
  readonly publication: string;
  readonly methodVersion: string;
  readonly source: string;
  readonly licence: string;
  /** How to cite the table. */
  readonly citation: string;
  /** ISO day as on which the app runs; left out: today. */
  readonly asOnDay?: string | undefined;
  /** Ids of open disputes of its figures (`/data/disputes.json`); left out: nobody contests them. */
  readonly disputed?: readonly string[] | undefined;
}

/** The same as JSON, with what each column is. */
export const jsonOf = ({ id, title, columns, rows }: Table, meta: TableMeta): string =>
  JSON.stringify({
    table: id,
    title,
    ...meta,
    columns,
    rows: rows.map((cells) => Object.fromEntries(columns.map(({ name }, at) => [name, cells[at] ?? null]))),
  });

/** How a figure of ours is cited, in English. @param address of the page, in full if the site has a domain */
export const citationOf = (
  source: { readonly citation: string; readonly licence: string },
  methodVersion: string,
  publication: string,
  address: string,
): string =>
  `${source.citation}, ${source.licence}. Computed by Karvon, method ${methodVersion}, publication ${publication}, ${address}`;
