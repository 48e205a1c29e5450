/** A table of figures as rows of a spreadsheet. Runs in the browser, with the table's JSON file. */

/** A table as its JSON file has it (table.ts). */
export interface TableFile {
  readonly table: string;
  readonly title: string;
  readonly source: string;
  readonly licence: string;
  readonly citation: string;
  readonly columns: readonly { readonly name: string; readonly unit: string | null }[];
  readonly rows: readonly Readonly<Record<string, string | number | null>>[];
}

const DECIMAL = /^-?\d+(?:\.\d+)?$/;

/**
 * Its head, its rows, and below an empty row where it is from. Figures are numbers, so that a spreadsheet in any language computes with
 * them; everything else is text, and stays text, also what begins like a formula. Not known is an empty cell.
 */
export function spreadsheetRows({
  title,
  source,
  licence,
  citation,
  columns,
  rows,
}: TableFile): (string | number | null)[][] {
  // A table of many figures says in each row what unit its value has.
  const isNumber = columns.map(({ name, unit }) => unit !== null || name === 'value');
  return [
    columns.map(({ name }) => name),
    ...rows.map((row) =>
      columns.map(({ name }, at) => {
        const value = row[name] ?? null;
        return typeof value === 'string' && isNumber[at] && DECIMAL.test(value) ? Number(value) : value;
      }),
    ),
    [],
    ['title', title],
    ['source', source],
    ['licence', licence],
    ['citation', citation],
  ];
}
