/**
 * Writes workbooks (XLSX) as the survey's publisher does: texts shared and after the sheets, a range that is larger than the rows. Rows
 * may be as many as one likes: they are written as they come.
 */
import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { ZipFile } from 'yazl';
import { columnName } from '../../functions/sources/xlsx/sheet-rows.ts';

/** A text is shared; a number is a figure as it stands in the file; null or undefined: no cell. */
export type Cell = string | { readonly figure: string } | null | undefined;

export interface SheetToWrite {
  readonly name: string;
  readonly rows: Iterable<readonly Cell[]>;
  /** As the sheet declares it, whatever the rows. */
  readonly range?: string;
}

const escaped = (text: string): string => text.replace(/[<>&"]/g, (letter) => `&#${letter.charCodeAt(0)};`);

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006/relationships';

/** Letters of text between two pieces of a stream. */
const PIECE = 65_536;

function* inPieces(parts: Iterable<string>): Generator<Buffer> {
  let text = '';
  for (const part of parts) {
    text += part;
    if (text.length < PIECE) continue;
    yield Buffer.from(text);
    text = '';
  }
  yield Buffer.from(text);
}

/** @param changed what stands in a file of the archive instead: by its name */
export async function writeWorkbook(
  path: string,
  sheets: readonly SheetToWrite[],
  { changed = {} }: { readonly changed?: Readonly<Record<string, string>> } = {},
): Promise<void> {
  const texts = new Map<string, number>();
  const indexOf = (text: string): number => {
    const found = texts.get(text);
    if (found !== undefined) return found;
    texts.set(text, texts.size);
    return texts.size - 1;
  };
  function* sheetXml({ rows, range = 'A1:BV204470' }: SheetToWrite): Generator<string> {
    yield `${HEAD}<worksheet xmlns="${MAIN}"><dimension ref="${range}"/><sheetData>`;
    let number = 0;
    for (const cells of rows) {
      number += 1;
      let row = `<row r="${number}">`;
      cells.forEach((cell, column) => {
        if (cell === null || cell === undefined) return;
        const place = `${columnName(column)}${number}`;
        row +=
          typeof cell === 'string'
            ? `<c r="${place}" t="s"><v>${indexOf(cell)}</v></c>`
            : `<c r="${place}"><v>${cell.figure}</v></c>`;
      });
      yield `${row}</row>`;
    }
    yield '</sheetData></worksheet>';
  }
  function* stringsXml(): Generator<string> {
    yield `${HEAD}<sst xmlns="${MAIN}" uniqueCount="${texts.size}">`;
    for (const text of texts.keys()) yield `<si><t xml:space="preserve">${escaped(text)}</t></si>`;
    yield '</sst>';
  }
  const files: [string, () => Iterable<string>][] = [
    [
      'xl/workbook.xml',
      () => [
        `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><workbookPr/><sheets>`,
        ...sheets.map(
          ({ name }, at) => `<sheet name="${escaped(name)}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`,
        ),
        '</sheets></workbook>',
      ],
    ],
    [
      'xl/_rels/workbook.xml.rels',
      () => [
        `${HEAD}<Relationships xmlns="${PACKAGE}">`,
        ...sheets.map(
          (_, at) =>
            `<Relationship Id="rId${at + 1}" Type="${OFFICE}/worksheet" Target="worksheets/sheet${at + 1}.xml"/>`,
        ),
        `<Relationship Id="rId0" Type="${OFFICE}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
      ],
    ],
    ...sheets.map((sheet, at): [string, () => Iterable<string>] => [
      `xl/worksheets/sheet${at + 1}.xml`,
      () => sheetXml(sheet),
    ]),
    ['xl/sharedStrings.xml', stringsXml],
  ];
  const zip = new ZipFile();
  const mtime = new Date('2025-12-01T00:00:00Z');
  for (const [name, parts] of files) {
    const instead = changed[name];
    zip.addReadStreamLazy(name, { mtime }, (done) =>
      done(null, Readable.from(inPieces(instead === undefined ? parts() : [instead]), { objectMode: false })),
    );
  }
  zip.end();
  const out = createWriteStream(path);
  zip.outputStream.pipe(out);
  await finished(out);
}
