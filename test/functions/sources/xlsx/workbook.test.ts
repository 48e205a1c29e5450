/** Workbooks as a stream: what stands in the cells, and files that are none, damaged, cut, or far too large. */
import { readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { SourceChanged } from '../../../../functions/sources/errors.ts';
import {
  columnName,
  type SheetRow,
  type WantedColumns,
} from '../../../../functions/sources/xlsx/sheet-rows.ts';
import { openWorkbook } from '../../../../functions/sources/xlsx/workbook.ts';
import { temporaryFolder } from '../../../infra/support/temporary-folder.ts';
import { type Cell, writeWorkbook } from '../../../support/workbook.ts';

const folder = temporaryFolder('workbook');

const SHEET = 'xl/worksheets/sheet1.xml';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const sheetOf = (inside: string, tag = ''): string =>
  `<?xml version="1.0"?><${tag}worksheet xmlns${tag && `:${tag.slice(0, -1)}`}="${MAIN}"><${tag}sheetData>${inside}</${tag}sheetData></${tag}worksheet>`;

let files = 0;
const nextPath = (): string => {
  files += 1;
  return join(folder, `${files}.xlsx`);
};

async function workbookOf(rows: readonly (readonly Cell[])[], changed: Record<string, string> = {}) {
  const path = nextPath();
  await writeWorkbook(path, [{ name: 'Prices', rows }], { changed });
  return path;
}

async function rowsIn(path: string, sheet = 'Prices') {
  const workbook = await openWorkbook(path);
  try {
    const rows = [];
    for await (const some of workbook.rows(sheet))
      for (const { number, cells } of some) rows.push([number, ...cells]);
    return rows;
  } finally {
    await workbook.close();
  }
}

const failure = async (path: string): Promise<unknown> => rowsIn(path).catch((error: unknown) => error);

test('cells have their places, texts are shared, and the declared range is not believed', async () => {
  const path = await workbookOf([['a & <b>', null, 'ö'], [], [null, { figure: '2.38' }, 'a & <b>']]);
  expect(await rowsIn(path)).toEqual([
    [1, 'a & <b>', undefined, 'ö'],
    [2],
    [3, undefined, '2.38', 'a & <b>'],
  ]);
});

test.each([
  ['2.3799999999999999', '2.38'],
  ['8.0000000000000002E-3', '0.008'],
  ['1E-7', '0.0000001'],
  ['-14.22', '-14.22'],
  ['33000', '33000'],
  ['0', '0'],
  ['1.005', '1.005'],
  [' 5 ', '5'],
  ['+5', '5'],
  ['5.', '5'],
  ['.5', '0.5'],
  ['-1e-20', '0'],
  ['1e-0005', '0.00001'],
])('the number %s is %s', async (figure, text) => {
  expect(await rowsIn(await workbookOf([[{ figure }]]))).toEqual([[1, text]]);
});

test('texts in the cell, in runs, with a reading beside them, of formulas; truth; prefixed names; rows without places', async () => {
  const inside = [
    '<x:row><x:c t="inlineStr"><x:is><x:r><x:t>in </x:t></x:r><x:r><x:t>runs</x:t></x:r><x:rPh><x:t>not this</x:t></x:rPh></x:is></x:c>',
    '<x:c t="str"><x:f>A1&amp;"x"</x:f><x:v>of a formula</x:v></x:c><x:c t="b"><x:v>1</x:v></x:c><x:c t="e"><x:v>#N/A</x:v></x:c></x:row>',
    '<x:row><x:c/><x:c><x:v>7</x:v></x:c></x:row>',
  ].join('');
  expect(await rowsIn(await workbookOf([], { [SHEET]: sheetOf(inside, 'x:') }))).toEqual([
    [1, 'in runs', 'of a formula', 'TRUE', '#N/A'],
    [2, undefined, '7'],
  ]);
});

test('characters that XML cannot hold are decoded, in shared texts and in cells, and nothing else is', async () => {
  const inside =
    '<row r="1"><c r="A1" t="str"><v>a_x000D_b</v></c><c r="B1" t="inlineStr"><is><t>_x005F_x0041_</t></is></c><c r="C1" t="str"><v>_x00_ _xyz_ _X0041_ _x0042_</v></c></row>';
  expect(await rowsIn(await workbookOf([], { [SHEET]: sheetOf(inside) }))).toEqual([
    [1, 'a\rb', '_x0041_', '_x00_ _xyz_ _X0041_ B'],
  ]);
  expect(await rowsIn(await workbookOf([['shared_x000A_text']]))).toEqual([[1, 'shared\ntext']]);
});

test.each(['_x0000_', '_x001B_[2J', '_x007f_', '_x009B_', '_xD83D_', '_xDE00_', '_xFFFF_'])(
  'what nobody can see stays as it is written: %s',
  async (text) => {
    const inside = `<row r="1"><c r="A1" t="str"><v>${text}</v></c></row>`;
    expect(await rowsIn(await workbookOf([], { [SHEET]: sheetOf(inside) }))).toEqual([[1, text]]);
    expect(await rowsIn(await workbookOf([[text]]))).toEqual([[1, text]]);
  },
);

test('white space, comments, formulas and values outside cells change no cell', async () => {
  const inside = [
    '\n <row r="1">\n  <c r="A1" t="str">\n   <v>a</v>\n  </c>\n  <c r="B1">\n <f><![CDATA[1+1]]></f> <v>2<!-- two --></v> </c>\n </row>\n',
    ' <row r="2"> <c r="A2" t="inlineStr"> <is> <t>a</t> </is> <v/> </c> <c r="B2"/> <c r="C2"><v><![CDATA[3]]></v></c> </row> ',
  ].join('');
  const sheet = sheetOf(inside).replace('</worksheet>', '<v>9</v><c r="A1"><v>8</v></c></worksheet>');
  expect(await rowsIn(await workbookOf([], { [SHEET]: sheet }))).toEqual([
    [1, 'a', '2'],
    [2, 'a', undefined, '3'],
  ]);
  const shared = sheetOf('<row r="1"><c r="A1" t="s"><v>\n 0 </v></c></row>');
  const texts = `<sst xmlns="${MAIN}"><si><t>text</t></si></sst>`;
  const path = await workbookOf([['text']], { [SHEET]: shared, 'xl/sharedStrings.xml': texts });
  expect(await rowsIn(path)).toEqual([[1, 'text']]);
});

test.each([
  ['true', 'TRUE'],
  ['TRUE', 'TRUE'],
  [' 1 ', 'TRUE'],
  ['1', 'TRUE'],
  ['false', 'FALSE'],
  ['0', 'FALSE'],
])('the truth %s is %s', async (value, text) => {
  const inside = `<row r="1"><c r="A1" t="b"><v>${value}</v></c></row>`;
  expect(await rowsIn(await workbookOf([], { [SHEET]: sheetOf(inside) }))).toEqual([[1, text]]);
});

test.each(['0x10', '0b1', '1e9999', 'Infinity', '1,5', '1 5'])(
  'the number %s is no number, and stays as it is for who reads the cell',
  async (figure) => {
    expect(await rowsIn(await workbookOf([[{ figure }]]))).toEqual([[1, figure]]);
  },
);

describe('columns that are wanted', () => {
  const wanted = async (rows: readonly (readonly Cell[])[], wantedIn: WantedColumns) => {
    const workbook = await openWorkbook(await workbookOf(rows));
    const found = [];
    for await (const some of workbook.rows('Prices', wantedIn)) found.push(...some);
    await workbook.close();
    return found.map(({ number, cells }) => [number, ...cells]);
  };

  test('are told from the first row, which is whole; of other columns nothing is made once a wanted cell came', async () => {
    let told: unknown;
    const rows: Cell[][] = [
      ['note', 'fee', 'helper', 'rate'],
      ['n', { figure: '1' }, 'h', { figure: '2' }],
    ];
    const found = await wanted(rows, (header) => {
      told = header;
      return [1, 3];
    });
    expect(told).toEqual({ number: 1, cells: ['note', 'fee', 'helper', 'rate'] });
    expect(found).toEqual([
      [1, 'note', 'fee', 'helper', 'rate'],
      [2, 'n', '1', undefined, '2'],
    ]);
  });

  test('a row without any of them is whole, so that it does not pass for an empty one', async () => {
    const rows: Cell[][] = [
      ['a', 'b', 'c'],
      ['w', 'w', 'w'],
      ['x', null, 'y'],
      [],
      ['x', ' ', 'y'],
      ['x', '\u00a0', 'y'],
    ];
    const found = await wanted(rows, () => [1]);
    expect(
      found.map(([number, ...cells]) => [number, ...cells.filter((cell) => cell !== undefined)]),
    ).toEqual([
      [1, 'a', 'b', 'c'],
      [2, 'w', 'w'],
      [3, 'x', 'y'],
      [4],
      [5, 'x', ' ', 'y'],
      [6, 'x', '\u00a0', 'y'],
    ]);
  });

  test('far to the right take no memory for every row', async () => {
    const path = await workbookOf([], {
      [SHEET]: sheetOf(
        `<row r="1"><c r="XFD1" t="str"><v>far</v></c></row>${'<row/>'.repeat(200_000)}<row><c r="XFD200002"><v>7</v></c></row>`,
      ),
    });
    const workbook = await openWorkbook(path);
    let places = 0;
    let last: SheetRow | undefined;
    for await (const some of workbook.rows('Prices', () => [16_383]))
      for (const row of some) {
        if (row.cells.length < 16_384) places += row.cells.length;
        last = row;
      }
    await workbook.close();
    expect(last?.number).toBe(200_002);
    expect(last?.cells[16_383]).toBe('7');
    expect(places).toBeLessThanOrEqual(200_000 * 64);
  });
});

test('the system is not taken for the file: a folder, and a file that is not there', async () => {
  await expect(openWorkbook(folder)).rejects.toMatchObject({ code: 'EISDIR' });
  await expect(openWorkbook(join(folder, 'none.xlsx'))).rejects.toMatchObject({ code: 'ENOENT' });
});

test('columns are named as people see them', () => {
  expect([0, 25, 26, 51, 52, 701, 702, 16_383].map(columnName)).toEqual([
    ...['A', 'Z', 'AA', 'AZ', 'BA', 'ZZ', 'AAA', 'XFD'],
  ]);
});

describe('is refused as changed', () => {
  test.each([
    ['a page', '<!doctype html><title>Just a moment</title>'],
    ['nothing', ''],
    ['an archive of something else', null],
  ])('%s', async (_, content) => {
    const path = content === null ? await workbookOf([], { 'xl/workbook.xml': '<a/>' }) : nextPath();
    if (content !== null) writeFileSync(path, content);
    expect(await failure(path)).toBeInstanceOf(SourceChanged);
  });

  test('half a file, at any of twenty places', async () => {
    const whole = readFileSync(await workbookOf([['a', 'b', { figure: '1' }]]));
    for (let part = 1; part < 20; part += 1) {
      const path = nextPath();
      writeFileSync(path, whole.subarray(0, Math.floor((whole.length * part) / 20)));
      expect(await failure(path), `${part} of 20`).toBeInstanceOf(SourceChanged);
    }
  });

  test('one changed byte of a sheet', async () => {
    const path = await workbookOf(
      Array.from({ length: 200 }, (_, row) => [`text ${row}`, { figure: `${row}` }]),
    );
    const bytes = readFileSync(path);
    const name = bytes.indexOf('xl/worksheets/sheet1.xml') + 'xl/worksheets/sheet1.xml'.length;
    for (const at of [name + 5, name + 50, name + 500]) {
      const changed = nextPath();
      const copy = Buffer.from(bytes);
      copy.writeUInt8((copy[at] ?? 0) ^ 0x55, at);
      writeFileSync(changed, copy);
      expect(await failure(changed), String(at)).toBeInstanceOf(SourceChanged);
    }
  });

  test.each([
    ['XML that is cut', sheetOf('<row r="1">').slice(0, -20), /well-formed XML in sheet "Prices"/],
    [
      'entities',
      `<!DOCTYPE a [<!ENTITY b "bb">]>${sheetOf('<row r="1"><c r="A1" t="str"><v>&b;</v></c></row>')}`,
      /a document type/,
    ],
    [
      'a shared text that is not there',
      sheetOf('<row r="1"><c r="B1" t="s"><v>9</v></c></row>'),
      /row 1, column B: found the shared text "9"/,
    ],
    [
      'a shared text that is no digits',
      sheetOf('<row r="1"><c r="B1" t="s"><v>0x0</v></c></row>'),
      /row 1, column B: found the shared text "0x0"/,
    ],
    [
      'a truth that is none',
      sheetOf('<row r="1"><c r="A1" t="b"><v>maybe</v></c></row>'),
      /row 1, column A: found "maybe", expected 0 or 1/,
    ],
    [
      'a cell with two values, which together would be another',
      sheetOf('<row r="1"><c r="A1"><v>1</v><v>2</v></c></row>'),
      /row 1, column A: a second value in one cell/,
    ],
    [
      'a cell with a text beside its value',
      sheetOf('<row r="1"><c r="A1" t="inlineStr"><v>x</v><is><t>x</t></is></c></row>'),
      /row 1, column A: a second value in one cell/,
    ],
    [
      'a cell with two texts',
      sheetOf('<row r="1"><c r="A1" t="inlineStr"><is><t>1</t></is><is><t>2</t></is></c></row>'),
      /row 1, column A: a second value in one cell/,
    ],
    [
      'a value with a tag in it, behind which it would be lost',
      sheetOf('<row r="1"><c r="A1"><v>1<x/>2</v></c></row>'),
      /well-formed XML in sheet "Prices": <x> within a text/,
    ],
    [
      'a place with two cells, of which nobody knows which counts',
      sheetOf('<row r="1"><c r="A1"><v>1</v></c><c r="A1"><v>2</v></c></row>'),
      /row 1, column A: a second cell of that place/,
    ],
    ['rows that go back', sheetOf('<row r="5"/><row r="4"/>'), /row 5, .*expected a row after it/],
    [
      'a place that is none',
      sheetOf('<row r="1"><c r="7"/></row>'),
      /expected a cell that is named like AB12/,
    ],
    [
      'a place of very many letters, which are counted no further than a sheet goes',
      sheetOf(`<row r="1"><c r="${'A'.repeat(400)}1"><v>1</v></c></row>`),
      /column A+: expected a cell that is named like AB12/,
    ],
    [
      'a place far to the right',
      sheetOf('<row r="1"><c r="ZZZZ1"><v>1</v></c></row>'),
      /expected a cell that is named like AB12/,
    ],
    [
      'a text without an end',
      sheetOf(`<row r="1"><c r="A1" t="str"><v>${'x'.repeat(3_000_000)}</v></c></row>`),
      /more than 1048576 bytes/,
    ],
    ['a tag without an end', sheetOf(`<row r="${'1'.repeat(3_000_000)}"/>`), /more than 1048576 bytes/],
    [
      'tags within each other without end',
      sheetOf('<a>'.repeat(100_000)),
      /more than 64 tags within each other/,
    ],
    [
      'a text that no cell may hold',
      sheetOf(`<row r="1"><c r="A1" t="str"><v>${'x'.repeat(40_000)}</v></c></row>`),
      /longer than a cell may hold/,
    ],
  ])('%s', async (_, content, message) => {
    const error = await failure(await workbookOf([], { [SHEET]: content }));
    expect(error).toBeInstanceOf(SourceChanged);
    expect((error as Error).message).toMatch(message);
  });

  test.each([
    ['of two lines', 'Pri&#10;ces', /of at most 100 letters in one line, found "Pri\\nces"/],
    ['without an end', 'x'.repeat(500_000), /found "x{40}"$/],
  ])('a name of a sheet %s', async (_, name, message) => {
    const book = `<workbook><sheets><sheet name="${name}" sheetId="1" r:id="rId1"/></sheets></workbook>`;
    const error = await failure(await workbookOf([['a']], { 'xl/workbook.xml': book }));
    expect(error).toBeInstanceOf(SourceChanged);
    expect((error as Error).message).toMatch(message);
  });

  /** The end of an archive in the larger form, whose list would be at `place`; `at` is where the record that says so stands. */
  const largerEnd = (at: bigint, place: bigint): Buffer => {
    const record = Buffer.alloc(56);
    record.writeUInt32LE(0x06064b50, 0);
    record.writeBigUInt64LE(1n, 32);
    record.writeBigUInt64LE(place, 48);
    const locator = Buffer.alloc(20);
    locator.writeUInt32LE(0x07064b50, 0);
    locator.writeBigUInt64LE(at, 8);
    const end = Buffer.alloc(22);
    end.writeUInt32LE(0x06054b50, 0);
    return Buffer.concat([record, locator, end]);
  };

  test.each([
    ['the end of the list', largerEnd(2n ** 63n, 0n)],
    ['the end of the list, just beyond the file', largerEnd(50n, 0n)],
    ['the list', largerEnd(0n, 2n ** 63n)],
    ['the list, just beyond the file', largerEnd(0n, 90n)],
  ])('a place that no file can have, of %s', async (_, bytes) => {
    const path = nextPath();
    writeFileSync(path, bytes);
    const error = await failure(path);
    expect(error).toBeInstanceOf(SourceChanged);
    expect((error as Error).message).toMatch(/expected a whole zip archive: .*beyond its \d+ bytes/);
  });

  test('a place that no file can have, of a sheet', async () => {
    const bytes = readFileSync(await workbookOf([['a']]));
    const path = nextPath();
    bytes.writeUInt32LE(0xfffffffe, bytes.lastIndexOf(SHEET) - 46 + 42);
    writeFileSync(path, bytes);
    const error = await failure(path);
    expect(error).toBeInstanceOf(SourceChanged);
    expect((error as Error).message).toMatch(/beyond its \d+ bytes/);
  });

  test('a file that becomes shorter while it is read', async () => {
    const path = await workbookOf(
      Array.from({ length: 20_000 }, (_, row) => [`text ${row * 7_919}`, { figure: `${row}` }]),
    );
    const workbook = await openWorkbook(path);
    truncateSync(path, 2_000);
    const reading = (async () => {
      for await (const _ of workbook.rows('Prices'));
    })();
    await expect(reading).rejects.toThrow(SourceChanged);
    await expect(reading).rejects.toThrow('it became shorter');
    await workbook.close();
  });

  test('a sheet that is not there', async () => {
    const path = await workbookOf([['a']]);
    await expect(rowsIn(path, 'Other')).rejects.toThrow('expected a sheet "Other", found none');
  });

  test('a part that says it has 3 GB, before anything is unpacked', async () => {
    const path = await workbookOf([['a']]);
    const bytes = readFileSync(path);
    // The size in the archive's own list.
    const listed = bytes.lastIndexOf(SHEET) - 46;
    bytes.writeUInt32LE(3_000_000_000, listed + 24);
    writeFileSync(path, bytes);
    const error = await failure(path);
    expect(error).toBeInstanceOf(SourceChanged);
    expect((error as Error).message).toContain('has 3000000000 bytes unpacked');
  });

  test('a part that has more than it says: 20 MB in 20 kB', async () => {
    const path = await workbookOf([], { [SHEET]: sheetOf(' '.repeat(20_000_000)) });
    const bytes = readFileSync(path);
    bytes.writeUInt32LE(1_000, bytes.lastIndexOf(SHEET) - 46 + 24);
    writeFileSync(path, bytes);
    expect(await failure(path)).toBeInstanceOf(SourceChanged);
  });
});
