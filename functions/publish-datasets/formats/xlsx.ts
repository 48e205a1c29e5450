/**
 * XLSX, for who opens a table by hand: Excel in a Russian locale opens a CSV as one column. The first sheet is the table, its header kept
 * in sight; the last says what the columns are, under which licence and how to cite it. All cells are values, none is a formula.
 *
 * A cell of numbers is binary floating point, so a decimal of more than 15 digits is text there; all others are read back as they are.
 * Days are dates, shown in the reader's own form, but text before March 1900, of which Excel counts the days wrongly or not at all.
 * Moments are text, since a spreadsheet knows no zone.
 */
import type {
  AnyDataset,
  ColumnType,
  DatasetRow,
  DatasetValue,
} from '../../../shared/contracts/datasets/dataset.ts';
import { UNITS } from '../../../shared/contracts/datasets/dataset.ts';
import { dayNumber } from '../../../shared/model/day.ts';
import { columnName } from '../../sources/xlsx/sheet-rows.ts';
import type { AboutRelease, Sink, TableFormat, TableWriter } from './format.ts';
import { newTextFile, type TextFile } from './text-file.ts';
import { newZip, type Zip, type ZipEntry } from './zip.ts';

/** Rows of a sheet, its header among them. What is more goes on in another sheet. */
const MOST_ROWS = 1_048_576;
/** Digits that binary floating point always gives back. */
const DIGITS = 15;
/** 1900-03-01, and what a workbook counts its days from, as days from 1970 on. */
const [FIRST_DAY, DAY_ZERO] = [-25_508, -25_569];

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const SCHEMAS = 'http://schemas.openxmlformats.org';
const MAIN = `${SCHEMAS}/spreadsheetml/2006/main`;
const OFFICE = `${SCHEMAS}/officeDocument/2006/relationships`;
const PACKAGE = `${SCHEMAS}/package/2006`;
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** By their place in styles.xml. */
const STYLE = { header: 1, day: 2, wrapped: 3 } as const;

/** Sheets have the type that is the default, so that this can stand first in the archive, whatever their number. */
const CONTENT_TYPES = `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="${TYPE}.worksheet+xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${TYPE}.styles+xml"/></Types>`;
const ROOT_RELATIONS = `${HEAD}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`;
const STYLES = `${HEAD}<styleSheet xmlns="${MAIN}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="4"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/><xf numFmtId="14" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf></cellXfs></styleSheet>`;

const ESCAPES: Readonly<Record<string, string>> = { '<': '&lt;', '>': '&gt;', '&': '&amp;', '"': '&quot;' };
/** A line feed of a carriage return is lost in XML, and `_x000D_` is how a workbook writes one; so what looks like that is escaped too. */
const escaped = (text: string): string =>
  /[<>&"\r]|_x[0-9A-Fa-f]{4}_/.test(text)
    ? text
        .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
        .replaceAll('\r', '_x000D_')
        .replace(/[<>&"]/g, (letter) => ESCAPES[letter] ?? letter)
    : text;

const textCell = (place: string, text: string, style?: number): string =>
  `<c r="${place}"${style === undefined ? '' : ` s="${style}"`} t="inlineStr"><is><t${/^\s|\s$|[\n\t]/.test(text) ? ' xml:space="preserve"' : ''}>${escaped(text)}</t></is></c>`;

const digitsOf = (number: string): number => number.replace(/[-.]/g, '').replace(/^0+/, '').length;

function cellOf(place: string, value: Exclude<DatasetValue, null>, type: ColumnType['type']): string {
  switch (type) {
    case 'boolean':
      return `<c r="${place}" t="b"><v>${value ? 1 : 0}</v></c>`;
    case 'integer':
    case 'number':
    case 'decimal': {
      const number = String(value);
      // Sign and dot aside, a shorter one needs no counting.
      const exact = number.length <= DIGITS || digitsOf(number) <= DIGITS;
      return exact ? `<c r="${place}"><v>${number}</v></c>` : textCell(place, number);
    }
    case 'day': {
      const days = dayNumber(String(value));
      return days < FIRST_DAY
        ? textCell(place, String(value))
        : `<c r="${place}" s="${STYLE.day}"><v>${days - DAY_ZERO}</v></c>`;
    }
    default:
      return textCell(place, String(value));
  }
}

const WIDTHS: Readonly<Record<ColumnType['type'], number>> = {
  boolean: 9,
  integer: 12,
  decimal: 14,
  number: 18,
  day: 12,
  instant: 24,
  word: 20,
  text: 24,
};

const sheetHead = (widths: readonly number[], frozen: boolean): string =>
  `${HEAD}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0">${
    frozen ? '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>' : ''
  }</sheetView></sheetViews><cols>${widths
    .map((width, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`)
    .join('')}</cols><sheetData>`;
const SHEET_END = '</sheetData></worksheet>';

const typeName = (is: ColumnType): string =>
  is.type === 'decimal' ? `decimal, at most ${is.scale} digits after the dot` : is.type;

/** The rows of the last sheet. */
const aboutRows = (dataset: AnyDataset, about: AboutRelease): readonly (readonly string[])[] => [
  [dataset.title],
  [dataset.text],
  [],
  ['Release', about.title],
  ['Period', about.period],
  ['Method version', about.methodVersion],
  ['Newest of what it is made of', about.issued],
  ['Licence', `${about.licence.id} ${about.licence.url}`],
  ['Citation', about.citation],
  ['Made from', about.attribution],
  [],
  ['Column', 'What it says', 'Type', 'Unit', 'Words', 'Empty cells'],
  ...Object.entries(dataset.columns).map(([name, { is, unit, text, required }]) => [
    name,
    text,
    typeName(is),
    unit ? UNITS[unit] : '',
    is.type === 'word' ? is.words.join(', ') : '',
    required ? 'none' : 'not known, or does not apply',
  ]),
];

const rowXml = (number: number, cells: string): string => `<row r="${number}">${cells}</row>`;
const textRow = (number: number, texts: readonly string[], style: number): string =>
  rowXml(
    number,
    texts
      .map((text, at) => (text === '' ? '' : textCell(`${columnName(at)}${number}`, text, style)))
      .join(''),
  );

async function writePart(zip: Zip, name: string, text: string): Promise<void> {
  const entry = await zip.entry(name);
  await entry.write(Buffer.from(text));
  await entry.end();
}

/** @param mostRows of a sheet, with its header */
export function newXlsxWriter(
  dataset: AnyDataset,
  sink: Sink,
  about: AboutRelease,
  mostRows = MOST_ROWS,
): TableWriter {
  const types = Object.values(dataset.columns).map(({ is }) => is.type);
  const letters = types.map((_, at) => columnName(at));
  const zip = newZip(sink);
  const sheets: string[] = [];
  let open: { readonly entry: ZipEntry; readonly file: TextFile; rows: number } | undefined;

  async function begin(name: string, head: string) {
    if (sheets.length === 0) {
      await writePart(zip, '[Content_Types].xml', CONTENT_TYPES);
      await writePart(zip, '_rels/.rels', ROOT_RELATIONS);
    }
    sheets.push(name);
    const entry = await zip.entry(`xl/worksheets/sheet${sheets.length}.xml`);
    return { entry, file: newTextFile(entry, head), rows: 0 };
  }
  async function end({ entry, file }: { readonly entry: ZipEntry; readonly file: TextFile }): Promise<void> {
    await file.write(SHEET_END);
    await file.end();
    await entry.end();
  }
  async function beginTable() {
    const name = sheets.length === 0 ? dataset.name : `${dataset.name} ${sheets.length + 1}`;
    const head = sheetHead(
      types.map((type) => WIDTHS[type]),
      true,
    );
    const table = await begin(name, head + textRow(1, Object.keys(dataset.columns), STYLE.header));
    table.rows = 1;
    return table;
  }
  function rowOf(number: number, row: DatasetRow): string {
    let cells = '';
    for (let at = 0; at < letters.length; at += 1) {
      const value = row[at] ?? null;
      if (value !== null) cells += cellOf(`${letters[at]}${number}`, value, types[at] ?? 'text');
    }
    return rowXml(number, cells);
  }
  return {
    async add(rows) {
      for (const row of rows) {
        if (open?.rows === mostRows) {
          await end(open);
          open = undefined;
        }
        open ??= await beginTable();
        open.rows += 1;
        const full = open.file.write(rowOf(open.rows, row));
        if (full) await full;
      }
    },
    async end() {
      await end(open ?? (await beginTable()));
      const last = await begin('About this table', sheetHead([28, 90, 24, 28, 60, 28], false));
      for (const [at, texts] of aboutRows(dataset, about).entries())
        await last.file.write(textRow(at + 1, texts, at === 0 ? STYLE.header : STYLE.wrapped));
      await end(last);
      await writePart(zip, 'xl/styles.xml', STYLES);
      await writePart(
        zip,
        'xl/workbook.xml',
        `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${sheets
          .map((name, at) => `<sheet name="${escaped(name)}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`)
          .join('')}</sheets></workbook>`,
      );
      await writePart(
        zip,
        'xl/_rels/workbook.xml.rels',
        `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${sheets
          .map(
            (_, at) =>
              `<Relationship Id="rId${at + 1}" Type="${OFFICE}/worksheet" Target="worksheets/sheet${at + 1}.xml"/>`,
          )
          .join('')}<Relationship Id="rId0" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`,
      );
      await zip.end();
    },
  };
}

export const XLSX: TableFormat = {
  id: 'xlsx',
  suffix: '.xlsx',
  mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  newWriter: (dataset, sink, about) => newXlsxWriter(dataset, sink, about),
};
