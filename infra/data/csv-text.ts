/** Writes the catalogue's data files, as shared/catalogue/csv.ts reads them. */
type Cell = string | number | null | readonly (string | number | null)[];

function cellText(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'object') return cell.map((value) => value ?? '-').join(' ');
  return String(cell);
}

function quoted(value: string): string {
  if (/[\r\n]/.test(value)) throw new Error(`a value with a line break: ${value.slice(0, 60)}`);
  return /[",]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}

/** CSV with a header of the columns' names and a line for each row. Null is nothing; in a list it is `-`. */
export function csvText<Name extends string>(
  columns: Readonly<Record<Name, unknown>>,
  rows: readonly Readonly<Record<NoInfer<Name>, Cell>>[],
): string {
  const names = Object.keys(columns) as Name[];
  const lines = rows.map((row) => names.map((name) => quoted(cellText(row[name]))).join(','));
  return `${[names.join(','), ...lines].join('\n')}\n`;
}

/** Where a data file lies. */
export const dataFile = (name: string): URL =>
  new URL(`../../shared/catalogue/data/${name}`, import.meta.url);
