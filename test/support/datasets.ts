/** Made tables with every type of column, and files of them. */
import fc from 'fast-check';
import type { AboutRelease, Sink, TableFormat } from '../../functions/publish-datasets/formats/format.ts';
import {
  type ColumnType,
  type Dataset,
  type DatasetRow,
  type DatasetValue,
  valuesOf,
} from '../../shared/contracts/datasets/dataset.ts';

export const ABOUT: AboutRelease = {
  period: '2025-Q3',
  title: 'Made release, 2025 Q3',
  methodVersion: '1.2',
  issued: '2025-12-01T10:00:00Z',
  licence: { id: 'CC-BY-4.0', url: 'https://creativecommons.org/licenses/by/4.0/' },
  citation: 'Karvon (2025). Made release, 2025 Q3, version 0123456789ab.',
  attribution: 'Made rows & no survey, "quoted"',
};

/** What a row is in these tests: its values. */
export type MadeDataset = Dataset<DatasetRow>;

type Column = MadeDataset['columns'][string];
const column = (is: ColumnType, at: number, required: boolean, more: Partial<Column> = {}): Column => ({
  is,
  text: `Column ${at}, of type ${is.type}: <made> & "quoted".`,
  ...(required ? { required: true as const } : {}),
  cell: (row) => row[at],
  ...more,
});

/** Texts that some reader takes for something else, or that some format needs an escape for. */
export const NASTY = [
  ...[
    '1e5',
    'TRUE',
    'false',
    '2025-01-01',
    '01.02.2025',
    ' x ',
    'NULL',
    'null',
    'NaN',
    'NA',
    '#N/A',
    'inf',
    '∞',
  ],
  ...[
    '0012',
    '1,5',
    '1;2',
    '"',
    '""',
    '"a"',
    "'",
    "'=1",
    'a"b',
    'a,b',
    'a\nb',
    'a\r\nb',
    'a\rb',
    '\\',
    '\\N',
    '\\"',
  ],
  ...[
    '_x000D_',
    '_x005F_',
    '_x0041_x0042_',
    '<b>&amp;</b>',
    ']]>',
    '{"a":1}',
    '[1]',
    'Ўзбекистон; Тоҷикистон',
  ],
  ...[
    'საქართველო',
    'Հայաստան',
    'ایران',
    '👩‍👩‍👧 🏳️‍🌈',
    'e\u0301',
    '\u00a0',
    '\u2028',
    '\u200b',
    ' =1+1',
    'a=1',
    'x\t',
    '　',
  ],
  ...[
    'a '.repeat(500),
    '\u{10ffff}',
    '日本'.repeat(100),
    '123456789012345678901234567890',
    '0x1F',
    '1/2',
    '1:30',
    '%',
  ],
];

const text = fc
  .oneof(
    { weight: 2, arbitrary: fc.constantFrom(...NASTY) },
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }),
    fc.string({
      unit: fc.constantFrom('"', ',', ';', '\r', '\n', '\t', ' ', 'x', '<', '&', '_'),
      minLength: 1,
      maxLength: 8,
    }),
  )
  // What the entrance refuses.
  .map((made) => (/^[=+\-@\t\r\n＝＋－＠]/.test(made) ? `x${made}` : made))
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is left out
  .map((made) => made.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, ''))
  .filter((made) => made !== '' && made.isWellFormed());

/** As text, with zeros before and after as they come. */
const decimal = (scale: number): fc.Arbitrary<string> =>
  fc
    .record({
      units: fc.oneof(
        fc.bigInt({ min: -(10n ** 18n - 1n), max: 10n ** 18n - 1n }),
        fc.bigInt({ min: -100_000n, max: 100_000n }),
        fc.constantFrom(0n, 1n, -1n, 1005n, 10n ** 18n - 1n, -(10n ** 18n - 1n), 10n ** 15n, 10n ** 15n - 1n),
      ),
      trim: fc.boolean(),
    })
    .map(({ units, trim }) => {
      const digits = String(units < 0n ? -units : units).padStart(scale + 1, '0');
      const [whole, fraction] = [digits.slice(0, digits.length - scale), digits.slice(digits.length - scale)];
      const shown = trim ? fraction.replace(/0+$/, '') : fraction;
      return `${units < 0n ? '-' : ''}${whole}${shown && `.${shown}`}`;
    });

const at = (from: string, to: string) =>
  fc.date({ min: new Date(from), max: new Date(to), noInvalidDate: true });
const day = fc.oneof(
  at('1970-01-01', '2099-12-31').map((date) => date.toISOString().slice(0, 10)),
  at('0001-01-01', '9999-12-31').map((date) => date.toISOString().slice(0, 10)),
  fc.constantFrom(
    '1900-01-01',
    '1900-02-28',
    '1900-03-01',
    '1899-12-31',
    '2024-02-29',
    '9999-12-31',
    '0001-01-01',
  ),
);
const instant = fc
  .record({ date: at('1900-01-01', '2099-12-31'), ms: fc.boolean() })
  .map(({ date, ms }) => (ms ? date.toISOString() : `${date.toISOString().slice(0, 19)}Z`));

const WORDS = ['cash-pickup', 'x', 'TRUE', '12', 'null', 'a_b'];

/** At most 15 significant digits, the dot anywhere. */
const number = fc
  .record({
    sign: fc.constantFrom('', '-'),
    digits: fc.bigInt({ min: 0n, max: 10n ** 15n - 1n }),
    fraction: fc.integer({ min: 0, max: 22 }),
  })
  .map(({ sign, digits, fraction }) => {
    const text = String(digits).padStart(fraction + 1, '0');
    const whole = text.slice(0, text.length - fraction);
    return `${digits === 0n ? '' : sign}${whole}${fraction === 0 ? '' : `.${text.slice(-fraction)}`}`;
  });

export const valueOfType = (is: ColumnType): fc.Arbitrary<Exclude<DatasetValue, null>> => {
  switch (is.type) {
    case 'text':
      return text;
    case 'integer':
      return fc.oneof(
        fc.maxSafeInteger(),
        fc.integer(),
        fc.constantFrom(0, 1, -1, 2 ** 53 - 1, -(2 ** 53 - 1)),
      );
    case 'decimal':
      return decimal(is.scale);
    case 'number':
      return number;
    case 'day':
      return day;
    case 'instant':
      return instant;
    case 'boolean':
      return fc.boolean();
    case 'word':
      return fc.constantFrom(...is.words);
  }
};

const columnType: fc.Arbitrary<ColumnType> = fc.oneof(
  fc.constantFrom<ColumnType>(
    { type: 'text' },
    { type: 'integer' },
    { type: 'number' },
    { type: 'day' },
    { type: 'instant' },
    { type: 'boolean' },
    { type: 'word', words: WORDS },
  ),
  fc.integer({ min: 0, max: 18 }).map((scale): ColumnType => ({ type: 'decimal', scale })),
);

export interface Made {
  readonly dataset: MadeDataset;
  readonly rows: readonly DatasetRow[];
}

export const madeDataset = (columns: MadeDataset['columns'], key: readonly string[]): MadeDataset => ({
  name: 'made-rows',
  title: 'Made rows',
  text: 'Rows that were made for a test.',
  key,
  columns,
});

/** Every type of column is in each table, and some more, in any order. */
export const anyTable = (mostRows: number): fc.Arbitrary<Made> =>
  fc
    .record({
      more: fc.array(columnType, { maxLength: 4 }),
      scale: fc.integer({ min: 0, max: 18 }),
      required: fc.infiniteStream(fc.boolean()),
    })
    .chain(({ more, scale, required }) => {
      const types: ColumnType[] = [
        { type: 'integer' },
        { type: 'text' },
        { type: 'word', words: WORDS },
        { type: 'decimal', scale },
        { type: 'number' },
        { type: 'day' },
        { type: 'instant' },
        { type: 'boolean' },
        { type: 'integer' },
        ...more,
      ];
      const columns = types.map((is, place) => {
        const needed = place === 0 || required.next().value === true;
        return column(is, place, needed, place % 2 === 1 ? {} : { unit: 'count' });
      });
      const dataset = madeDataset(
        Object.fromEntries(columns.map((one, place) => [place === 0 ? 'row' : `c${place}`, one])),
        ['row'],
      );
      const cells = columns.map(({ is, required: needed }) =>
        needed ? valueOfType(is) : fc.option(valueOfType(is), { freq: 3 }),
      );
      return fc.array(fc.tuple(...cells), { maxLength: mostRows }).map((made) => ({
        dataset,
        rows: made.map((row, number) => valuesOf(dataset, [number, ...row.slice(1)])),
      }));
    });

/** A table of one column of the type and a key. */
export const tableOf = (is: ColumnType, values: readonly DatasetValue[]): Made => {
  const dataset = madeDataset({ row: column({ type: 'integer' }, 0, true), value: column(is, 1, false) }, [
    'row',
  ]);
  return { dataset, rows: values.map((value, number) => valuesOf(dataset, [number, value])) };
};

/** Numbers without what does not count, so that 1.50 is 1.5; a moment to the millisecond; else as it is. */
export function plain(value: DatasetValue, is: ColumnType): DatasetValue {
  if (value === null) return null;
  if (is.type === 'instant') return new Date(String(value)).toISOString();
  if (is.type !== 'decimal' && is.type !== 'number') return value;
  const {
    sign = '',
    whole = '',
    fraction = '',
  } = /^(?<sign>-?)0*(?<whole>\d*)(?:\.(?<fraction>\d*?)0*)?$/.exec(String(value))?.groups ?? {};
  const number = `${whole || '0'}${fraction && `.${fraction}`}`;
  return number === '0' ? number : sign + number;
}

export const plainRows = ({ dataset, rows }: Made): DatasetValue[][] => {
  const types = Object.values(dataset.columns).map(({ is }) => is);
  return rows.map((row) => row.map((value, place) => plain(value, types[place] as ColumnType)));
};

/** A file of a table, in these batches. */
export async function fileOf(
  format: TableFormat,
  { dataset, rows }: Made,
  batches: readonly number[] = [],
): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  const copies: Uint8Array[] = [];
  const sink: Sink = {
    async write(bytes) {
      pieces.push(bytes);
      copies.push(Uint8Array.from(bytes));
      await new Promise((resolve) => setImmediate(resolve));
    },
  };
  const writer = format.newWriter(dataset, sink, ABOUT);
  let from = 0;
  for (const size of batches) {
    await writer.add(rows.slice(from, from + size));
    from += size;
  }
  await writer.add(rows.slice(from));
  await writer.end();
  const file = Buffer.concat(pieces);
  // A sink may keep what it was given.
  if (!file.equals(Buffer.concat(copies))) throw new Error('bytes that were passed on were used again');
  return file;
}

/** The shortest decimal that stands for a number, as JavaScript has it, with all its zeros. */
export function withoutExponent(value: number): string {
  const [digits = '', exponent = '0'] = String(value).split('e');
  if (exponent === '0') return digits;
  const [whole = '', fraction = ''] = digits.replace('-', '').split('.');
  const move = Number(exponent);
  const all = whole + fraction;
  const point = whole.length + move;
  const text =
    point <= 0
      ? `0.${'0'.repeat(-point)}${all}`
      : `${all.padEnd(point, '0').slice(0, point)}.${all.slice(point)}`;
  return (value < 0 ? '-' : '') + text;
}
