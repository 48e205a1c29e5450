/**
 * Makes a spreadsheet of a table, or of its JSON file. Fetched when somebody asks for one, with the writer: files of 1,900 tables would take
 * longer to write than all pages of figures, and would differ at each publication by the time in them.
 */
import { writeXlsxStream } from 'hucre/xlsx';
import { spreadsheetRows, type TableFile } from '../view/data/spreadsheet.ts';

const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** The bytes of a workbook with one sheet. */
function workbookOf(table: TableFile): Promise<Blob> {
  const stream = writeXlsxStream(spreadsheetRows(table), {
    name: table.table,
    // Old browsers have none; then the file is larger.
    compress: 'CompressionStream' in globalThis,
  });
  return new Response(stream, { headers: { 'content-type': TYPE } }).blob();
}

/** Fetches the table, and hands the workbook to the browser's downloads. @throws Error if the file cannot be read */
export async function download(path: string): Promise<void> {
  const answer = await fetch(path);
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  await save(await answer.json(), path.replace(/^.*\/|\.json$/g, ''));
}

/** Hands the workbook of a table to the browser's downloads. @param name of the file, without its ending */
export async function save(table: TableFile, name: string): Promise<void> {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(await workbookOf(table));
  link.download = `${name}.xlsx`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
