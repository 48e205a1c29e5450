/**
 * Parquet. Decimals are scaled integers from their text on, DECIMAL(18, scale), and never binary floating point: hyparquet-writer takes
 * a BigInt as it is. Days are DATE, moments TIMESTAMP in milliseconds UTC, integers INT64, words and text UTF8, null is null.
 */
import { ByteWriter, ParquetWriter, type SchemaElement } from 'hyparquet-writer';
import type { AnyDataset, DatasetRow, DatasetValue } from '../../../shared/contracts/datasets/dataset.ts';
import { dayNumber } from '../../../shared/model/day.ts';
import type { AboutRelease, Sink, TableFormat, TableWriter } from './format.ts';

/** Rows that are held at a time, and written as one group. */
const GROUP = 25_000;
/** Digits of every decimal, as dataset.ts allows. */
const PRECISION = 18;

type Cell = string | number | bigint | boolean;
interface ParquetColumn {
  readonly element: SchemaElement;
  readonly cell: (value: Exclude<DatasetValue, null>) => Cell;
}

/** The digits of a decimal as an integer. Most are safe integers, which are exact and quicker than digits read as a BigInt. */
function scaled(text: string, scale: number): bigint {
  const dot = text.indexOf('.');
  const digits = dot < 0 ? text : text.slice(0, dot) + text.slice(dot + 1);
  const zeros = dot < 0 ? scale : scale - (text.length - dot - 1);
  const number = Number(digits) * 10 ** zeros;
  return Number.isSafeInteger(number) ? BigInt(number) : BigInt(digits) * 10n ** BigInt(zeros);
}

function columnOf(name: string, { is, required }: AnyDataset['columns'][string]): ParquetColumn {
  const repetition_type = required ? 'REQUIRED' : 'OPTIONAL';
  const element = { name, repetition_type } as const;
  switch (is.type) {
    case 'boolean':
      return { element: { ...element, type: 'BOOLEAN' }, cell: (value) => value };
    case 'integer':
      return { element: { ...element, type: 'INT64' }, cell: (value) => BigInt(value) };
    case 'decimal': {
      const { scale } = is;
      const kind = { type: 'INT64', converted_type: 'DECIMAL', precision: PRECISION, scale } as const;
      return {
        element: { ...element, ...kind, logical_type: { type: 'DECIMAL', precision: PRECISION, scale } },
        cell: (value) => scaled(String(value), scale),
      };
    }
    // As many digits as a binary number of 64 bits gives back exactly.
    case 'number':
      return { element: { ...element, type: 'DOUBLE' }, cell: Number };
    case 'day':
      return {
        element: { ...element, type: 'INT32', converted_type: 'DATE', logical_type: { type: 'DATE' } },
        cell: (value) => dayNumber(String(value)),
      };
    case 'instant':
      return {
        element: {
          ...element,
          type: 'INT64',
          converted_type: 'TIMESTAMP_MILLIS',
          logical_type: { type: 'TIMESTAMP', isAdjustedToUTC: true, unit: 'MILLIS' },
        },
        cell: (value) => BigInt(Date.parse(String(value))),
      };
    default:
      return {
        element: { ...element, type: 'BYTE_ARRAY', converted_type: 'UTF8', logical_type: { type: 'STRING' } },
        cell: (value) => value,
      };
  }
}

/** Of the file, for who has nothing but it. */
const aboutTable = ({ title, text }: AnyDataset, about: AboutRelease) => [
  { key: 'title', value: title },
  { key: 'description', value: text },
  { key: 'release', value: about.title },
  { key: 'method_version', value: about.methodVersion },
  { key: 'licence', value: about.licence.url },
  { key: 'citation', value: about.citation },
  { key: 'attribution', value: about.attribution },
];

/** Bytes of hyparquet-writer, passed on after each group. */
function passingOn(sink: Sink): ByteWriter {
  const bytes = new ByteWriter();
  const passOn = async (): Promise<void> => {
    const done = bytes.getBytes().slice();
    bytes.index = 0;
    if (done.length > 0) await sink.write(done);
  };
  return Object.assign(bytes, { flush: passOn, finish: passOn });
}

function newWriter(dataset: AnyDataset, sink: Sink, about: AboutRelease): TableWriter {
  const columns = Object.entries(dataset.columns).map(([name, column]) => columnOf(name, column));
  const parquet = new ParquetWriter({
    writer: passingOn(sink),
    schema: [{ name: 'root', num_children: columns.length }, ...columns.map(({ element }) => element)],
    kvMetadata: aboutTable(dataset, about),
  });
  const newGroup = () => columns.map((): (Cell | null)[] => []);
  let group = newGroup();
  let rows = 0;

  function take(row: DatasetRow): void {
    columns.forEach(({ cell }, at) => {
      const value = row[at] ?? null;
      group[at]?.push(value === null ? null : cell(value));
    });
    rows += 1;
  }
  async function writeGroup(): Promise<void> {
    const columnData = columns.map(({ element }, at) => ({ name: element.name, data: group[at] ?? [] }));
    await parquet.write({ columnData, rowGroupSize: GROUP });
    group = newGroup();
    rows = 0;
  }
  return {
    async add(added) {
      for (const row of added) {
        take(row);
        if (rows === GROUP) await writeGroup();
      }
    },
    async end() {
      if (rows > 0) await writeGroup();
      await parquet.finish();
    },
  };
}

export const PARQUET: TableFormat = {
  id: 'parquet',
  suffix: '.parquet',
  mediaType: 'application/vnd.apache.parquet',
  newWriter,
};
