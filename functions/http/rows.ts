/**
 * What a list-like answer is sent as: JSON, CSV or JSON Lines, all fields of its rows or some, and where the next page is. The
 * operation says what its rows and columns are; a reader chooses with `format` and `fields`, and not with Accept, which no cache
 * between here and the reader tells apart.
 */
import type { Operation, RowCell } from '../../shared/contracts/operation.ts';
import { IN_ROWS, type RowFormat } from '../../shared/contracts/parameters.ts';
import { type CsvCell, csvText } from '../../shared/model/csv.ts';
import { Problem } from './problem.ts';
import { checkQuery } from './query.ts';
import type { ApiAnswer } from './read-api.ts';

type Answer = Readonly<Record<string, unknown>>;
type Row = Readonly<Record<string, unknown>>;
type Rows = NonNullable<Operation['rows']>;

interface Asked {
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
}

/** The types of what is sent, by format. */
export const ROW_TYPES = {
  csv: 'text/csv; charset=utf-8; header=present',
  jsonl: 'application/jsonl; charset=utf-8',
} as const satisfies Readonly<Record<Exclude<RowFormat, 'json'>, string>>;

/**
 * Reads what form the answer is wanted in, before anything is computed.
 * @returns what makes that of the operation's answer
 * @throws Problem 400 naming every parameter that is not understood, and a field that rows do not have
 */
export function formOf(operation: Operation, asked: Asked): (answer: object) => Omit<ApiAnswer, 'status'> {
  checkQuery(operation, asked.query);
  const { rows } = operation;
  if (!rows) return (body) => ({ body });
  const { format: wanted, fields: named } = asked.query;
  const { format = 'json', fields } = checkQuery(
    { query: IN_ROWS },
    { ...(wanted !== undefined && { format: wanted }), ...(named !== undefined && { fields: named }) },
  );
  const names = fields && checkFields(rows, format, fields);
  return (given) => {
    const answer: Answer = { ...given };
    const headers = nextPage(asked, answer);
    const list = listOf(rows, answer);
    if (format === 'csv') return { ...written(asked, 'csv', csvOf(rows, list, answer, names)), headers };
    const shown = names ? list.map((row) => picked(row, names)) : list;
    if (format === 'jsonl') {
      return { ...written(asked, 'jsonl', shown.map((row) => `${JSON.stringify(row)}\n`).join('')), headers };
    }
    // Not every answer of the operation has rows.
    return { body: names && answer[rows.list] ? { ...answer, [rows.list]: shown } : given, headers };
  };
}

/** A list of the answer is made of rows by its contract; none where the answer has no such list. */
const listOf = ({ list }: Rows, answer: Answer): readonly Row[] => (answer[list] ?? []) as readonly Row[];

const picked = (row: Row, fields: readonly string[]): Row =>
  Object.fromEntries(fields.flatMap((name) => (row[name] === undefined ? [] : [[name, row[name]]])));

/** The fields of a row, in the order of their columns. */
const fieldsOf = ({ columns, inJson = [] }: Rows): string[] => [
  ...new Set([...Object.values(columns).flatMap(({ field }) => field ?? []), ...inJson]),
];

/** The columns of a name: one of its own, or those of the field. */
const columnsOf = ({ columns }: Rows, name: string): string[] =>
  Object.keys(columns).filter((column) => columns[column]?.field === name || column === name);

/** @returns columns of CSV, else fields, each once @throws Problem 400 with those that there are */
function checkFields(rows: Rows, format: RowFormat, fields: readonly string[]): string[] {
  const isCsv = format === 'csv';
  const known = isCsv ? Object.keys(rows.columns) : fieldsOf(rows);
  const found = fields.map((name) =>
    isCsv ? columnsOf(rows, name) : known.filter((field) => field === name),
  );
  const unknown = fields.filter((_, index) => found[index]?.length === 0);
  if (unknown.length === 0) return [...new Set(found.flat())];
  throw new Problem(400, 'bad-parameters', 'Not understood: fields.', [
    {
      field: 'fields',
      detail: `Rows have no ${unknown.slice(0, 5).join(', ')}${isCsv ? ' in a column' : ''}.`,
      allowed: isCsv ? [...new Set([...known, ...fieldsWithColumns(rows)])] : known,
    },
  ]);
}

const fieldsWithColumns = ({ columns }: Rows): string[] =>
  Object.values(columns).flatMap(({ field }) => field ?? []);

function csvOf(
  { columns }: Rows,
  list: readonly Row[],
  answer: Answer,
  names: readonly string[] = Object.keys(columns),
): string {
  const cells = names.flatMap((name) => columns[name]?.cell ?? []);
  // Rows and answer are those of this operation, which its columns are typed by.
  const lines = list.map((row) => cells.map((cell) => inOneCell(cell(row as never, answer as never))));
  return csvText([names, ...lines]);
}

const inOneCell = (cell: RowCell): CsvCell =>
  typeof cell === 'object' && cell !== null ? cell.join(' ') : cell;

/** A file for whoever opens the address in a browser, named as the path: `karvon-corridors-deu-kgz-offers.csv`. */
function written({ path }: Asked, format: 'csv' | 'jsonl', text: string): Pick<ApiAnswer, 'body' | 'file'> {
  const name = path
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .slice(2)
    .join('-');
  return { body: undefined, file: { text, type: ROW_TYPES[format], name: `karvon-${name}.${format}` } };
}

/** While another page follows, its address, relative to this one's (RFC 8288). */
function nextPage({ path, query }: Asked, { page, pageSize, total }: Answer): Record<string, string> {
  if (typeof page !== 'number' || typeof pageSize !== 'number' || typeof total !== 'number') return {};
  if (page * pageSize >= total) return {};
  const next = new URLSearchParams({ ...query, page: String(page + 1), pageSize: String(pageSize) });
  return { link: `<${path}?${next}>; rel="next"` };
}
