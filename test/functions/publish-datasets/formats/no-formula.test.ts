/** No cell of any file runs as a formula, and a workbook is a sound archive of well-formed parts. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { XMLValidator } from 'fast-xml-parser';
import { afterAll, describe, expect, it } from 'vitest';
import { CSV } from '../../../../functions/publish-datasets/formats/csv.ts';
import { SDMX_CSV } from '../../../../functions/publish-datasets/formats/sdmx-csv.ts';
import { XLSX } from '../../../../functions/publish-datasets/formats/xlsx.ts';
import { newZip } from '../../../../functions/publish-datasets/formats/zip.ts';
import { openArchive } from '../../../../functions/sources/xlsx/archive.ts';
import { valuesOf } from '../../../../shared/contracts/datasets/dataset.ts';
import { anyTable, fileOf, madeDataset, NASTY, tableOf } from '../../../support/datasets.ts';
import { scaled } from '../../../support/scale.ts';

const RUNS = { numRuns: scaled(40, 1_000) };
const folder = mkdtempSync(join(tmpdir(), 'karvon-no-formula-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The files of an archive, each held against its checksum. */
async function partsOf(bytes: Buffer, names: readonly string[]): Promise<Map<string, string>> {
  const path = join(folder, 'archive');
  writeFileSync(path, bytes);
  const archive = await openArchive(path);
  const parts = new Map<string, string>();
  for (const name of names) {
    const pieces: Buffer[] = [];
    for await (const piece of archive.read(name, 1e9)) pieces.push(piece);
    parts.set(name, Buffer.concat(pieces).toString());
  }
  await archive.close();
  return parts;
}

const PARTS = [
  '[Content_Types].xml',
  '_rels/.rels',
  'xl/workbook.xml',
  'xl/_rels/workbook.xml.rels',
  'xl/styles.xml',
  'xl/worksheets/sheet1.xml',
  'xl/worksheets/sheet2.xml',
];

const FORMULAS = [
  '=1+1',
  '+1',
  '-1',
  '@A1',
  '\t=1',
  '\r=1',
  '\n=1',
  '＝1',
  '＋1',
  '－1',
  '＠A1',
  '-',
  '=cmd|x',
];

describe('a workbook', () => {
  it('has sound parts without a formula, whatever its table', async () => {
    await fc.assert(
      fc.asyncProperty(anyTable(12), async (made) => {
        const parts = await partsOf(await fileOf(XLSX, made), PARTS);
        for (const [name, text] of parts) expect([name, XMLValidator.validate(text)]).toEqual([name, true]);
        const sheets = `${parts.get('xl/worksheets/sheet1.xml')}${parts.get('xl/worksheets/sheet2.xml')}`;
        // A reader of XML takes it for a line feed.
        expect(sheets).not.toContain('\r');
        expect(sheets).not.toMatch(/<f[\s>/]|t="str"|<hyperlink|<ext/);
      }),
      RUNS,
    );
  });
});

describe.each([CSV, SDMX_CSV])('$id', (format) => {
  it('has no cell that begins as a formula and is no number', async () => {
    await fc.assert(
      fc.asyncProperty(anyTable(12), async (made) => {
        const rows: string[][] = parse(await fileOf(format, made), { recordDelimiter: '\r\n' });
        const wrong = rows
          .flat()
          .filter((cell) => /^[=+\-@\t\r\n＝＋－＠]/.test(cell) && !/^-\d+(\.\d+)?$/.test(cell));
        expect(wrong).toEqual([]);
      }),
      RUNS,
    );
  });
  it('is RFC 4180: no mark before it, CR LF after each row, quotes only where needed', async () => {
    const made = tableOf({ type: 'text' }, ['a', 'b,c', 'd"e', 'f\ng', ' h', null]);
    const file = (await fileOf(CSV, made)).toString();
    expect(file).toBe('row,value\r\n0,a\r\n1,"b,c"\r\n2,"d""e"\r\n3,"f\ng"\r\n4," h"\r\n5,\r\n');
  });
});

describe('the entrance', () => {
  const one = (is: Parameters<typeof tableOf>[0]) => tableOf(is, []).dataset;

  it.each(FORMULAS)('refuses the text %j', (text) => {
    expect(() => valuesOf(one({ type: 'text' }), [0, text])).toThrow(
      /made-rows\.value: .*begins as a formula/,
    );
  });
  it.each([
    ['a\0b', /control character/],
    ['a\u001b', /control character/],
    ['a\ufffe', /control character/],
    ['a\ud800', /surrogate/],
    ['\udc00a', /surrogate/],
    ['', /empty/],
    ['a'.repeat(32_768), /longer than 32767/],
  ])('refuses a text that some format could not give back: %#', (text, reason) => {
    expect(() => valuesOf(one({ type: 'text' }), [0, text])).toThrow(reason);
  });
  it('takes the longest text, and what only looks odd', () => {
    for (const text of ['a'.repeat(32_767), ...NASTY])
      expect(valuesOf(one({ type: 'text' }), [0, text])).toEqual([0, text]);
  });
  it.each([
    [{ type: 'day' }, '2025-02-30'],
    [{ type: 'day' }, '2025-2-3'],
    [{ type: 'instant' }, '2025-02-30T00:00:00Z'],
    [{ type: 'instant' }, '2025-02-03T24:00:00Z'],
    [{ type: 'instant' }, '2025-02-03T10:00:00+01:00'],
    [{ type: 'integer' }, 1.5],
    [{ type: 'integer' }, 2 ** 53],
    [{ type: 'integer' }, '1'],
    [{ type: 'boolean' }, 'true'],
    [{ type: 'decimal', scale: 2 }, '1.005'],
    [{ type: 'decimal', scale: 2 }, '1e5'],
    [{ type: 'decimal', scale: 2 }, 'NaN'],
    [{ type: 'decimal', scale: 0 }, '1000000000000000000'],
    [{ type: 'word', words: ['a'] }, 'b'],
  ] as const)('refuses in a column of %j the value %j', (is, value) => {
    expect(() => valuesOf(one(is), [0, value])).toThrow(/^made-rows\.value: /);
  });
  it('refuses that a required cell is missing', () => {
    const dataset = madeDataset(
      { row: { is: { type: 'integer' }, text: '', required: true, cell: ([row]) => row } },
      ['row'],
    );
    expect(() => valuesOf(dataset, [null])).toThrow('made-rows.row: null is missing');
  });
});

describe('the archive', () => {
  it('gives back what was written, in any pieces, and has no date but the first', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(fc.uint8Array({ maxLength: 300 }), { maxLength: 5 }), { maxLength: 4 }),
        async (files) => {
          const write = async (join: boolean): Promise<Buffer> => {
            const pieces: Uint8Array[] = [];
            const zip = newZip({ write: async (bytes) => void pieces.push(Uint8Array.from(bytes)) });
            for (const [at, contents] of files.entries()) {
              const entry = await zip.entry(`файл ${at}`);
              for (const bytes of join ? [Buffer.concat(contents)] : contents) await entry.write(bytes);
              await entry.end();
            }
            await zip.end();
            return Buffer.concat(pieces);
          };
          const bytes = await write(false);
          expect((await write(true)).equals(bytes)).toBe(true);
          // The time and the day of the first entry: 1980-01-01, 00:00.
          if (files.length > 0) expect([bytes.readUInt16LE(10), bytes.readUInt16LE(12)]).toEqual([0, 0x21]);
          const parts = await partsOf(
            bytes,
            files.map((_, at) => `файл ${at}`),
          );
          expect([...parts.values()]).toEqual(files.map((contents) => Buffer.concat(contents).toString()));
        },
      ),
      RUNS,
    );
  });
  it('ends rather than write what its format cannot hold', async () => {
    const zip = newZip({ write: async () => {} });
    const entry = await zip.entry('a');
    const nothing = new Uint8Array(0);
    // As if there were 4 GiB: only their number is looked at before they are packed.
    await expect(entry.write(Object.defineProperty(nothing, 'length', { value: 2 ** 32 }))).rejects.toThrow(
      'a: more than 4294967295 bytes',
    );
  });
});
