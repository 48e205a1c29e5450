/** The reader of the data files: it reads what the writer wrote and what another reader reads, and names what is wrong. */
import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import { csvText } from '../../../infra/data/csv-text.ts';
import * as kinds from '../../../shared/catalogue/columns.ts';
import { type Column, CsvError, readCsv } from '../../../shared/catalogue/csv.ts';
import { scaled } from '../../support/scale.ts';

const FOLDER = new URL('../../../shared/catalogue/data/', import.meta.url);
const FILES = readdirSync(FOLDER).filter((name) => name.endsWith('.csv'));
const anything: Column<string> = { expected: 'anything', read: (text) => text };
const columnsOf = (names: readonly string[]) => Object.fromEntries(names.map((name) => [name, anything]));

const errorOf = (action: () => unknown): CsvError => {
  try {
    action();
  } catch (error) {
    if (error instanceof CsvError) return error;
    throw error;
  }
  throw new Error('it was not refused');
};

describe('every data file', () => {
  test.each(FILES)('%s is read as papaparse reads it, and is as the writer writes it', (name) => {
    const text = readFileSync(new URL(name, FOLDER), 'utf8');
    const { data, errors } = Papa.parse<string[]>(text.trimEnd(), { delimiter: ',', newline: '\n' });
    const [header = [], ...others] = data;
    expect(errors).toEqual([]);
    expect(others.length).toBeGreaterThan(0);
    const rows = readCsv(name, text, columnsOf(header));
    expect(rows.map((row) => Object.values(row))).toEqual(others);
    expect(csvText(columnsOf(header), rows)).toBe(text);
  });

  test('has one line in the README, with what it is, its publisher, its licence and how it is kept', () => {
    const lines = readFileSync(new URL('README.md', FOLDER), 'utf8')
      .split('\n')
      .filter((line) => line.startsWith('| `'))
      .map((line) =>
        line
          .split('|')
          .slice(1, -1)
          .map((cell) => cell.trim()),
      );
    const all = readdirSync(FOLDER).filter((name) => name !== 'README.md');
    expect(all.filter((name) => !FILES.includes(name))).toEqual(['rate-sources.json']);
    expect(lines.map(([file]) => file).sort()).toEqual(all.map((name) => `\`${name}\``).sort());
    for (const [file, ...cells] of lines) {
      expect([file, cells.length, cells.every((cell) => cell.length > 3)]).toEqual([file, 4, true]);
      expect(['made', 'by hand']).toContain(cells[3]);
    }
  });
});

describe('what is written', () => {
  const value = fc.string({ unit: 'binary' }).filter((text) => !/[\r\n]/.test(text));
  const cells = fc.oneof(value, fc.constantFrom('', ',', '"', '""', 'a,"b"', ' ', '-'));
  const rows = fc.array(fc.record({ a: cells, b: cells, c: cells }), { maxLength: 8 });

  test('is read back, by this reader and by papaparse', () => {
    fc.assert(
      fc.property(rows, (all) => {
        const text = csvText(columnsOf(['a', 'b', 'c']), all);
        expect(readCsv('x.csv', text, columnsOf(['a', 'b', 'c']))).toEqual(all);
        const { data } = Papa.parse<string[]>(text.slice(0, -1), { delimiter: ',', newline: '\n' });
        expect(data.slice(1)).toEqual(all.map(({ a, b, c }) => [a, b, c]));
      }),
      { numRuns: scaled(200, 5_000) },
    );
  });

  test('null is nothing, in a list it is -', () => {
    const columns = { a: kinds.orNull(kinds.decimal), b: kinds.list(kinds.orDash(kinds.integer(-9, 99))) };
    const typed = [
      { a: null, b: [1, null, -3] },
      { a: '1.50', b: [] },
    ];
    const text = csvText(columns, typed);
    expect(text).toBe('a,b\n,1 - -3\n1.50,\n');
    expect(readCsv('x.csv', text, columns)).toEqual(typed);
  });

  test('has no value with a line break', () => {
    expect(() => csvText({ a: 1 }, [{ a: 'x\ny' }])).toThrow(/line break/);
    expect(() => csvText({ a: 1 }, [{ a: 'x\ry' }])).toThrow(/line break/);
  });
});

describe('the form', () => {
  const columns = { code: kinds.country, name: kinds.text };
  const GOOD = 'code,name\nKGZ,Kyrgyzstan\nCOD,"Congo, ""Democratic"""\n';
  const read = (text: string) => readCsv('x.csv', text, columns, { key: ['code'] });

  test('quotes are taken off, doubled ones are single', () => {
    expect(read(GOOD)).toEqual([
      { code: 'KGZ', name: 'Kyrgyzstan' },
      { code: 'COD', name: 'Congo, "Democratic"' },
    ]);
    expect(read('code,name\n"KGZ","Kyrgyzstan"\n')).toEqual([{ code: 'KGZ', name: 'Kyrgyzstan' }]);
    expect(read('code,name\n')).toEqual([]);
  });

  test.each<[what: string, text: string, line: number, column: string, found: string]>([
    ['nothing at all', '', 1, 'header', ''],
    ['no header', 'KGZ,Kyrgyzstan\n', 1, 'header', 'KGZ,Kyrgyzstan'],
    ['columns in another order', GOOD.replace('code,name', 'name,code'), 1, 'header', 'name,code'],
    ['a column more', GOOD.replace('code,name', 'code,name,x'), 1, 'header', 'code,name,x'],
    ['a byte order mark', `\uFEFF${GOOD}`, 1, 'header', '\uFEFFcode,name'],
    ['a comment', `# countries\n${GOOD}`, 1, 'header', '# countries'],
    ['CRLF in the header', GOOD.replace('\n', '\r\n'), 1, 'header', 'code,name\r'],
    ['CRLF in a line', GOOD.replace('stan\n', 'stan\r\n'), 2, 'line', 'KGZ,Kyrgyzstan\r'],
    ['a text cut short', GOOD.slice(0, -1), 3, 'end', ''],
    ['a header alone, cut short', 'code,name', 1, 'end', ''],
    ['an empty line', GOOD.replace('\nCOD', '\n\nCOD'), 3, 'name', ''],
    ['an empty line at the end', `${GOOD}\n`, 4, 'name', ''],
    ['a value less', GOOD.replace('KGZ,', 'KGZ;'), 2, 'name', 'KGZ;Kyrgyzstan'],
    ['a value more', GOOD.replace('stan', 'stan,'), 2, 'line', 'KGZ,Kyrgyzstan,'],
    ['a quote that is not closed', GOOD.replace('""Democratic"""', ''), 3, 'line', 'COD,"Congo, '],
    ['a quote inside a bare value', GOOD.replace('Kyrgyz', 'Kyr"gyz'), 2, 'line', 'KGZ,Kyr"gyzstan'],
    ['something behind a quoted value', GOOD.replace('Kyrgyz', '"Kyrgyz"'), 2, 'line', 'KGZ,"Kyrgyz"stan'],
    ['a line break in quotes', GOOD.replace('Congo, ', 'Congo\n'), 3, 'line', 'COD,"Congo'],
    ['a value of another kind', GOOD.replace('KGZ', 'kgz'), 2, 'code', 'kgz'],
    ['an empty value', GOOD.replace('Kyrgyzstan', ''), 2, 'name', ''],
    ['a blank at the end', GOOD.replace('stan', 'stan '), 2, 'name', 'Kyrgyzstan '],
    ['a key twice', GOOD.replace('COD', 'KGZ'), 3, 'code', 'KGZ'],
    [
      'a long value, of which the beginning is shown',
      `code,name\n${'A'.repeat(1e6)},b\n`,
      2,
      'code',
      'A'.repeat(60),
    ],
  ])('%s is refused with its line and column', (_, text, line, column, found) => {
    const error = errorOf(() => read(text));
    expect([error.file, error.line, error.column, error.found]).toEqual(['x.csv', line, column, found]);
    expect(error.expected).not.toBe('');
    expect(error.message).toBe(
      `x.csv line ${line}, ${column}: found ${JSON.stringify(found)}, expected ${error.expected}`,
    );
  });

  test.each([
    ['a byte order mark', `\uFEFF${GOOD}`, 'no byte order mark'],
    ['a byte order mark and CRLF', `\uFEFF${GOOD.replaceAll('\n', '\r\n')}`, 'no byte order mark'],
    ['CRLF throughout', GOOD.replaceAll('\n', '\r\n'), 'a line that ends with LF alone'],
    ['CR alone', GOOD.replaceAll('\n', '\r'), 'a line that ends with LF alone'],
    ['CRLF in a line', GOOD.replace('stan\n', 'stan\r\n'), 'a line that ends with LF alone'],
    ['another header', GOOD.replace('name', 'nom'), 'code,name'],
  ])('%s: the error says what to change', (_, text, expected) => {
    expect(errorOf(() => read(text)).expected).toBe(expected);
  });

  test('a long header with CRLF is not shown as equal to the right one', () => {
    const names = Array.from({ length: 20 }, (_, at) => `column${at}`);
    const error = errorOf(() => readCsv('x.csv', `${names.join(',')}\r\n`, columnsOf(names)));
    expect([error.column, error.expected]).toEqual(['header', 'a line that ends with LF alone']);
  });

  test('a rule between the values of a row names the column to change', () => {
    const error = errorOf(() =>
      readCsv(
        'x.csv',
        'a,b\n1,2\n2,1\n',
        { a: kinds.integer(0, 9), b: kinds.integer(0, 9) },
        {
          check: ({ a, b }) => (a <= b ? undefined : { column: 'b', expected: 'at least a' }),
        },
      ),
    );
    expect([error.line, error.column, error.found, error.expected]).toEqual([3, 'b', '1', 'at least a']);
  });

  test('any text is read or refused with a CsvError', () => {
    const mangled = fc
      .tuple(fc.nat(GOOD.length), fc.string({ maxLength: 4 }), fc.nat(4))
      .map(([at, put, cut]) => GOOD.slice(0, at) + put + GOOD.slice(at + cut));
    fc.assert(
      fc.property(fc.oneof(fc.string(), mangled), (text) => {
        try {
          for (const { code } of read(text)) expect(code).toMatch(/^[A-Z]{3}$/);
        } catch (error) {
          expect(error).toBeInstanceOf(CsvError);
        }
      }),
      { numRuns: scaled(300, 5_000) },
    );
  });
});

describe('the kinds of values', () => {
  const list = kinds.list(kinds.currency);
  const cases: [kind: string, column: Column<unknown>, good: [string, unknown][], bad: string[]][] = [
    [
      'text',
      kinds.text,
      [
        ['a, b', 'a, b'],
        ['x', 'x'],
      ],
      ['', ' ', ' a', 'a ', 'x'.repeat(301)],
    ],
    [
      'integer',
      kinds.integer(-10, 20),
      [
        ['0', 0],
        ['-10', -10],
        ['20', 20],
      ],
      ['', '21', '-11', '1.5', '1e1', '01', '-0', '+1', ' 1', 'x'],
    ],
    [
      'decimal',
      kinds.decimal,
      [
        ['0', '0'],
        ['12.50', '12.50'],
        ['0.004', '0.004'],
      ],
      ['', '.5', '5.', '-1', '1,5', '1e3', '01', 'NaN', '1 000'],
    ],
    [
      'decimal with 3',
      kinds.decimalWith(3),
      [
        ['0.000', '0.000'],
        ['12.345', '12.345'],
      ],
      ['', '1', '1.00', '1.0000', '-1.000', '01.000'],
    ],
    ['word', kinds.oneOf(['cash', 'card']), [['cash', 'cash']], ['', 'Cash', 'cash ', 'cheque']],
    [
      'or null',
      kinds.orNull(kinds.day),
      [
        ['', null],
        ['2026-04-24', '2026-04-24'],
      ],
      ['-', 'null', ' '],
    ],
    [
      'list',
      list,
      [
        ['', []],
        ['KGS', ['KGS']],
        ['KGS USD', ['KGS', 'USD']],
      ],
      [' ', 'KGS ', ' KGS', 'KGS  USD', 'KGS,USD', 'KGS -'],
    ],
    [
      'id',
      kinds.id,
      [
        ['western-union', 'western-union'],
        ['7-bank', '7-bank'],
      ],
      ['', '-a', 'A', 'a b', 'a_b', 'a'.repeat(81)],
    ],
    ['country', kinds.country, [['XKX', 'XKX']], ['', 'KG', 'kgz', 'KGZX', 'KGZ\u2028']],
    ['currency', kinds.currency, [['KGS', 'KGS']], ['', 'KG', 'kgs', 'KGSX']],
    [
      'corridor',
      kinds.corridor,
      [['DEU-KGZ', 'DEU-KGZ']],
      ['', 'DEUKGZ', 'DEU-KG', 'deu-kgz', 'DEU-KGZX', 'DEU-KGZ-'],
    ],
    ['quarter', kinds.quarter, [['2025-Q3', '2025-Q3']], ['', '2025-Q5', '2025Q3', '2025-Q0', '25-Q3']],
    [
      'day',
      kinds.day,
      [['2024-02-29', '2024-02-29']],
      ['', '2026-02-30', '2026-13-01', '24.04.2026', '2026-4-24'],
    ],
  ];
  test.each(cases)('%s', (_, column, good, bad) => {
    for (const [text, value] of good)
      expect(readCsv('x.csv', csvText({ v: 1 }, [{ v: text }]), { v: column })).toEqual([{ v: value }]);
    for (const text of bad) {
      const error = errorOf(() => readCsv('x.csv', csvText({ v: 1 }, [{ v: text }]), { v: column }));
      expect([error.line, error.column, error.found, error.expected]).toEqual([
        2,
        'v',
        text.slice(0, 60),
        column.expected,
      ]);
    }
  });
});
