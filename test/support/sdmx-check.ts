/**
 * Holds an SDMX-CSV file against its structure message, by the message alone: what columns it must have and may, in which order, and what
 * each cell may be. No package does it.
 */
import { parse } from 'csv-parse/sync';

interface Representation {
  readonly enumeration?: string;
  readonly format?: {
    readonly dataType: string;
    readonly decimals?: number;
    readonly sentinelValues?: { value: string }[];
  };
}
interface Component {
  readonly id: string;
  readonly usage?: string;
  readonly conceptIdentity: string;
  readonly localRepresentation: Representation;
}
interface Maintained {
  readonly id: string;
  readonly agencyID: string;
  readonly version: string;
}
export interface StructureMessage {
  readonly data: {
    readonly codelists?: readonly (Maintained & { readonly codes: readonly { readonly id: string }[] })[];
    readonly conceptSchemes: readonly (Maintained & {
      readonly concepts: readonly { readonly id: string }[];
    })[];
    readonly dataStructures: readonly (Maintained & {
      readonly dataStructureComponents: {
        readonly dimensionList: {
          readonly dimensions?: readonly Component[];
          readonly timeDimension?: Component;
        };
        readonly measureList?: { readonly measures: readonly Component[] };
        readonly attributeList?: { readonly attributes: readonly Component[] };
      };
    })[];
    readonly dataflows: readonly (Maintained & { readonly structure: string })[];
  };
}

const FORMS: Readonly<Record<string, RegExp>> = {
  Decimal: /^-?\d+(\.\d+)?$/,
  Long: /^-?\d+$/,
  Boolean: /^(true|false)$/,
  GregorianDay: /^\d{4}-\d{2}-\d{2}$/,
  DateTime: /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z$/,
  ObservationalTimePeriod: /^\d{4}(-(Q[1-4]|M(0[1-9]|1[0-2])|(0[1-9]|1[0-2])(-\d{2})?))?$/,
  String: /[\s\S]/,
};

const partsOf = (
  data: StructureMessage['data'],
  definition: StructureMessage['data']['dataStructures'][number],
) => {
  const { dimensionList, measureList, attributeList } = definition.dataStructureComponents;
  return {
    dimensions: [
      ...(dimensionList.dimensions ?? []),
      ...(dimensionList.timeDimension ? [dimensionList.timeDimension] : []),
    ],
    measures: measureList?.measures ?? [],
    attributes: attributeList?.attributes ?? [],
    codesOf: ({ localRepresentation: { enumeration } }: Component) =>
      data.codelists?.find(({ id, agencyID, version }) =>
        enumeration?.endsWith(`=${agencyID}:${id}(${version})`),
      )?.codes,
  };
};

/** What a structure names and does not have. */
export function missingReferences({ data }: StructureMessage): string[] {
  const known = new Set([
    ...(data.codelists ?? []).map(
      ({ id, agencyID, version }) => `codelist.Codelist=${agencyID}:${id}(${version})`,
    ),
    ...data.conceptSchemes.flatMap(({ id, agencyID, version, concepts }) =>
      concepts.map((concept) => `conceptscheme.Concept=${agencyID}:${id}(${version}).${concept.id}`),
    ),
    ...data.dataStructures.map(
      ({ id, agencyID, version }) => `datastructure.DataStructure=${agencyID}:${id}(${version})`,
    ),
  ]);
  const named = JSON.stringify(data).matchAll(/urn:sdmx:org\.sdmx\.infomodel\.([^"]+)/g);
  return [...named].flatMap(([, name = '']) => (known.has(name) ? [] : [name]));
}

/** What is wrong with the file, by row and column; none: it is as the structure says. */
export function sdmxCsvFaults({ data }: StructureMessage, csv: string): string[] {
  const [header = [], ...rows]: string[][] = parse(csv, { recordDelimiter: '\r\n' });
  if (header.slice(0, 3).join() !== 'STRUCTURE,STRUCTURE_ID,ACTION')
    return [`header: ${header.slice(0, 3).join()}`];
  const faults: string[] = [];
  const keys = new Set<string>();
  rows.forEach((row, number) => {
    const fault = (what: string): void => void faults.push(`row ${number + 1}: ${what}`);
    const [kind, flowName, action, ...cells] = row;
    if (kind !== 'dataflow') fault(`STRUCTURE is ${kind}`);
    if (!/^[IARD]$/.test(action ?? '')) fault(`ACTION is ${action}`);
    const flow = data.dataflows.find(
      ({ id, agencyID, version }) => flowName === `${agencyID}:${id}(${version})`,
    );
    const definition = data.dataStructures.find(({ id, agencyID, version }) =>
      flow?.structure.endsWith(`=${agencyID}:${id}(${version})`),
    );
    if (!definition) {
      fault(`no flow is ${flowName}`);
      return;
    }
    const { dimensions, measures, attributes, codesOf } = partsOf(data, definition);
    const wanted = [...dimensions, ...measures, ...attributes].map(({ id }) => id);
    if (header.slice(3).join() !== wanted.join()) {
      fault(`columns are not ${wanted.join()}`);
      return;
    }
    [...dimensions, ...measures, ...attributes].forEach((component, at) => {
      const cell = cells[at] ?? '';
      const say = (what: string) => fault(`${component.id} ${JSON.stringify(cell)} ${what}`);
      const isMeasure = measures.includes(component);
      const sentinels = component.localRepresentation.format?.sentinelValues?.map(({ value }) => value) ?? [];
      if (cell === '') {
        if (dimensions.includes(component) || isMeasure || component.usage === 'mandatory') say('is empty');
        return;
      }
      if (isMeasure && cell === 'NaN') {
        if (!sentinels.includes('NaN')) say('is not known, and must be');
        return;
      }
      const { format, enumeration } = component.localRepresentation;
      if (enumeration && !codesOf(component)?.some(({ id }) => id === cell)) say('is no code of its list');
      if (!format) return;
      if (!FORMS[format.dataType]?.test(cell)) say(`is no ${format.dataType}`);
      if (format.decimals !== undefined && (cell.split('.')[1]?.length ?? 0) > format.decimals)
        say('has too many digits');
    });
    const key = JSON.stringify(cells.slice(0, dimensions.length));
    if (keys.has(key)) fault('its key is that of another row');
    keys.add(key);
  });
  return faults;
}
