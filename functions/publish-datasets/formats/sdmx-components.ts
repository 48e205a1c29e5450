/** What a table is in SDMX: its key are the dimensions, figures are measures, all else are attributes of an observation. */
import type { AnyDataset } from '../../../shared/contracts/datasets/dataset.ts';

export const AGENCY = 'KARVON';
/** Of structures; its first number is the `format` of releases (release.ts). */
export const STRUCTURE_VERSION = '1.0.0';

export interface SdmxComponent {
  /** Letters, digits and low lines: `PROVIDER_TYPE`. */
  readonly id: string;
  readonly name: string;
  readonly column: AnyDataset['columns'][string];
  /** Of the column, in a row. */
  readonly at: number;
}

export interface SdmxComponents {
  /** In the order of the key, without the time. */
  readonly dimensions: readonly SdmxComponent[];
  readonly time: SdmxComponent | undefined;
  readonly measures: readonly SdmxComponent[];
  readonly attributes: readonly SdmxComponent[];
}

/** Names that SDMX has for what some columns say; tools look for these. */
const KNOWN_IDS: Readonly<Record<string, string>> = { value: 'OBS_VALUE', unit: 'UNIT_MEASURE' };
const TIME = 'TIME_PERIOD';

const upper = (name: string): string => name.toUpperCase().replace(/[^A-Z0-9]/g, '_');

/** `INDICATORS`: of the flow; other artefacts of the table have it at their end. */
export const flowId = ({ name }: AnyDataset): string => upper(name);

/** @throws RangeError if two columns, or a column and what the format has itself, get one id */
export function sdmxComponents({ name: table, key, columns }: AnyDataset): SdmxComponents {
  const names = Object.keys(columns);
  const timeName = key.find((name) => columns[name]?.is.type === 'day' || name === 'period');
  const all = names.map((name, at): SdmxComponent => {
    const column = columns[name] as SdmxComponent['column'];
    return { id: name === timeName ? TIME : (KNOWN_IDS[name] ?? upper(name)), name, column, at };
  });
  const ids = ['STRUCTURE', 'STRUCTURE_ID', 'ACTION', ...all.map(({ id }) => id)];
  const twice = ids.find((id, at) => ids.indexOf(id) !== at);
  if (twice) throw new RangeError(`${table}: two columns are ${twice} in SDMX`);
  const others = all.filter(({ name }) => !key.includes(name));
  const isMeasure = ({ column: { is, unit } }: SdmxComponent): boolean =>
    ['decimal', 'number'].includes(is.type) || (is.type === 'integer' && unit !== undefined);
  return {
    dimensions: key.flatMap((name) => all.filter((one) => one.name === name && one.id !== TIME)),
    time: all.find(({ id }) => id === TIME),
    measures: others.filter(isMeasure),
    attributes: others.filter((one) => !isMeasure(one)),
  };
}
