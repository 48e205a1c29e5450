/** Rows as CSV and JSON Lines: whatever they hold, a reader of CSV gets it back, and a spreadsheet runs none of it. */
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { pageOf } from '../../../functions/http/page.ts';
import { Problem } from '../../../functions/http/problem.ts';
import { formOf } from '../../../functions/http/rows.ts';
import type { Operation } from '../../../shared/contracts/operation.ts';
import { inRows, paging } from '../../../shared/contracts/parameters.ts';

interface Row {
  readonly name: string;
  readonly cost: { readonly total: string | null; readonly whole: boolean } | null;
  readonly count?: number | undefined;
  readonly corridors: readonly string[];
  readonly others: readonly object[];
}

const operation = {
  operationId: 'listThings',
  path: '/v1/things/{corridor}/list',
  tag: 'Prices',
  summary: 'Things',
  text: 'Things.',
  inPath: {},
  query: { ...paging, ...inRows('name') },
  rows: {
    list: 'things',
    columns: {
      name: { field: 'name', cell: ({ name }: Row) => name, text: '' },
      total_pct: { field: 'cost', cell: ({ cost }: Row) => cost?.total, text: '' },
      whole: { field: 'cost', cell: ({ cost }: Row) => cost?.whole, text: '' },
      count: { field: 'count', cell: ({ count }: Row) => count, text: '' },
      corridors: { field: 'corridors', cell: ({ corridors }: Row) => corridors, text: '' },
      period: { cell: (_: Row, { period }: { period: string }) => period, text: '' },
    },
    inJson: ['others'],
  },
  answer: z.object({}),
  refusals: {},
} as const satisfies Operation;

const PATH = '/v1/things/DEU-KGZ/list';
const formed = (query: Record<string, string>, answer: object) =>
  formOf(operation, { path: PATH, query })(answer);
const textOf = (query: Record<string, string>, answer: object): string =>
  String(formed(query, answer).file?.text ?? 'no file');
const ofThings = (things: readonly Row[]) => ({ period: '2025-Q3', things });
const ROW: Row = { name: 'A', cost: null, corridors: [], others: [{ a: 1 }] };

/** What a spreadsheet would do: takes off what keeps it from running the text. */
const unescaped = (cell: string): string => (/^'+[=+\-@\t\r\n＝＋－＠]/.test(cell) ? cell.slice(1) : cell);
const RUNS = /^[=+\-@\t\r\n＝＋－＠]/;
const NUMBER = /^-\d+(\.\d+)?$/;

const text = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc
    .tuple(fc.constantFrom('=', '+', '-', '@', '\t', '\r', '\n', "'", '"', ',', '＝'), fc.string())
    .map(([first, rest]) => first + rest),
  fc.constantFrom('-1.50', '=1+1', '-1+1', "'=1", '"', '\r\n', ' a ', 'a\u202eb', '\ufeff'),
);
const decimal = fc.tuple(fc.integer(), fc.nat(99)).map(([whole, part]) => `${whole}.${part}`);
const rows: fc.Arbitrary<Row[]> = fc.array(
  fc.record(
    {
      name: text,
      cost: fc.option(fc.record({ total: fc.option(decimal), whole: fc.boolean() })),
      count: fc.integer(),
      corridors: fc.array(fc.constantFrom('DEU-KGZ', 'RUS-TJK')),
      others: fc.constant([]),
    },
    { requiredKeys: ['name', 'cost', 'corridors', 'others'] },
  ),
);

describe('CSV', () => {
  test('has every row as the JSON answer has it, value by value', () => {
    fc.assert(
      fc.property(rows, (things) => {
        const [header, ...lines]: string[][] = parse(textOf({ format: 'csv' }, ofThings(things)), {
          bom: false,
        });
        expect(header).toEqual(['name', 'total_pct', 'whole', 'count', 'corridors', 'period']);
        expect(lines.map((cells) => cells.map(unescaped))).toEqual(
          things.map(({ name, cost, count, corridors }) => [
            name,
            cost?.total ?? '',
            cost ? String(cost.whole) : '',
            count === undefined ? '' : String(count),
            corridors.join(' '),
            '2025-Q3',
          ]),
        );
      }),
    );
  });

  test('has no cell that a spreadsheet would run, and a negative number stays one', () => {
    fc.assert(
      fc.property(rows, (things) => {
        const lines: string[][] = parse(textOf({ format: 'csv' }, ofThings(things)));
        for (const cell of lines.flat()) expect(RUNS.test(cell) && !NUMBER.test(cell), cell).toBe(false);
      }),
    );
    const lines = textOf(
      { format: 'csv', fields: 'name' },
      ofThings([
        { ...ROW, name: '-1.50' },
        { ...ROW, name: '-1+1' },
      ]),
    );
    expect(lines).toBe("name\r\n-1.50\r\n'-1+1\r\n");
  });

  test('leaves what is not known empty, and not 0', () => {
    expect(textOf({ format: 'csv' }, ofThings([ROW]))).toBe(
      'name,total_pct,whole,count,corridors,period\r\nA,,,,,2025-Q3\r\n',
    );
    expect(textOf({ format: 'csv', fields: 'count' }, ofThings([{ ...ROW, count: 0 }]))).toBe(
      'count\r\n0\r\n',
    );
  });

  test('without a row is its header', () => {
    expect(textOf({ format: 'csv', fields: 'period,name' }, ofThings([]))).toBe('period,name\r\n');
  });

  test('has the columns that are asked for, in that order and once, and all of those of a field', () => {
    const header = (fields: string) => textOf({ format: 'csv', fields }, ofThings([])).trim();
    expect(header('period,count')).toBe('period,count');
    expect(header('cost,name,whole')).toBe('total_pct,whole,name');
  });
});

describe('JSON Lines', () => {
  test('are the rows of the JSON answer', () => {
    fc.assert(
      fc.property(rows, (things) => {
        const lines = textOf({ format: 'jsonl' }, ofThings(things)).split('\n');
        expect(lines.pop()).toBe('');
        expect(lines.map((line) => JSON.parse(line))).toEqual(JSON.parse(JSON.stringify(things)));
      }),
    );
  });

  test('and JSON have the fields that are asked for', () => {
    expect(textOf({ format: 'jsonl', fields: 'cost,count' }, ofThings([ROW]))).toBe('{"cost":null}\n');
    expect(formed({ fields: 'others,name' }, ofThings([ROW])).body).toEqual({
      period: '2025-Q3',
      things: [{ others: [{ a: 1 }], name: 'A' }],
    });
  });
});

describe('a field that rows do not have is refused, and named with those that there are', () => {
  test.each([
    [{ fields: 'name,colour' }, 'colour', ['name', 'cost', 'count', 'corridors', 'others']],
    [{ format: 'jsonl', fields: 'total_pct' }, 'total_pct', ['name', 'cost', 'count', 'corridors', 'others']],
    [
      { format: 'csv', fields: 'others' },
      'others',
      ['name', 'total_pct', 'whole', 'count', 'corridors', 'period', 'cost'],
    ],
    [{ format: 'csv', fields: 'constructor' }, 'constructor', expect.any(Array)],
  ])('%j', (query, name, allowed) => {
    const refusal = (() => {
      try {
        return formed(query, ofThings([]));
      } catch (error) {
        return error;
      }
    })();
    expect(refusal).toBeInstanceOf(Problem);
    expect(refusal).toMatchObject({
      status: 400,
      errors: [{ field: 'fields', detail: expect.stringContaining(name), allowed }],
    });
  });

  test('beside all else that is not understood', () => {
    expect(() => formed({ format: 'xml', page: '0', fields: '!' }, {})).toThrow('page, format, fields');
  });
});

describe('pages', () => {
  const all = Array.from({ length: 7 }, (_, index) => ({ ...ROW, name: String(index) }));
  const answerTo = (query: Record<string, string>) => {
    const { page, pageSize, format } = query;
    const asked = {
      ...(page !== undefined && { page: Number(page) }),
      ...(pageSize !== undefined && { pageSize: Number(pageSize) }),
      format: format as 'csv' | undefined,
    };
    const { items, ...about } = pageOf(all, asked, 3);
    return { ...about, period: '2025-Q3', things: items };
  };
  const linkOf = (query: Record<string, string>) => formed(query, answerTo(query)).headers?.link;

  test('name the next one, with all that was asked, until the last', () => {
    expect(linkOf({ fields: 'name', pageSize: '3' })).toBe(
      `<${PATH}?fields=name&pageSize=3&page=2>; rel="next"`,
    );
    expect(linkOf({ format: 'csv', page: '2', pageSize: '3' })).toBe(
      `<${PATH}?format=csv&page=3&pageSize=3>; rel="next"`,
    );
    expect(linkOf({ page: '3', pageSize: '3' })).toBeUndefined();
    expect(linkOf({ page: '9', pageSize: '3' })).toBeUndefined();
  });

  test('of JSON have a usual length, and files the whole list unless a page is asked for', () => {
    expect(answerTo({}).things).toHaveLength(3);
    expect(answerTo({ format: 'csv' }).things).toHaveLength(7);
    expect(linkOf({ format: 'csv' })).toBeUndefined();
    expect(answerTo({ format: 'csv', page: '2' }).things).toHaveLength(3);
    expect(answerTo({ format: 'csv', pageSize: '2' }).things).toHaveLength(2);
  });
});

test('a file has a name that says what it is of', () => {
  expect(formed({ format: 'csv' }, ofThings([])).file?.name).toBe('karvon-things-deu-kgz-list.csv');
  expect(formed({ format: 'jsonl' }, ofThings([])).file?.name).toBe('karvon-things-deu-kgz-list.jsonl');
});
