/**
 * The structures of a release's tables, as an SDMX-JSON 2.1 structure message: for each table its flow, its definition, the concepts that
 * its columns stand for, and the list of codes of each column of words. One file for all tables.
 */
import type { AnyDataset, ColumnType } from '../../../shared/contracts/datasets/dataset.ts';
import { UNITS } from '../../../shared/contracts/datasets/dataset.ts';
import type { Release } from '../../../shared/contracts/datasets/release.ts';
import {
  AGENCY,
  flowId,
  type SdmxComponent,
  STRUCTURE_VERSION,
  sdmxComponents,
} from '../formats/sdmx-components.ts';

const SCHEMA = 'https://json.sdmx.org/2.1/sdmx-json-structure-schema.json';
/** What a code may be made of. */
const CODE = /^[A-Za-z0-9_@$-]+$/;

const urn = (kind: string, id: string, item = ''): string =>
  `urn:sdmx:org.sdmx.infomodel.${kind}=${AGENCY}:${id}(${STRUCTURE_VERSION})${item && `.${item}`}`;
const maintained = (id: string, name: string, description?: string) => ({
  id,
  agencyID: AGENCY,
  version: STRUCTURE_VERSION,
  name,
  ...(description === undefined ? {} : { description }),
});

const schemeId = (dataset: AnyDataset): string => `CS_${flowId(dataset)}`;
const codelistId = (dataset: AnyDataset, { id }: SdmxComponent): string => `CL_${flowId(dataset)}_${id}`;
const definitionId = (dataset: AnyDataset): string => `DSD_${flowId(dataset)}`;

/** What a measure has where nothing is known. */
const NOT_KNOWN = { sentinelValues: [{ value: 'NaN', name: 'Not known, or it does not apply' }] };

function formatOf(is: Exclude<ColumnType, { readonly type: 'word' }>) {
  switch (is.type) {
    case 'decimal':
      return { dataType: 'Decimal', ...(is.scale > 0 ? { decimals: is.scale } : {}) };
    case 'number':
      return { dataType: 'Decimal' };
    case 'integer':
      return { dataType: 'Long' };
    case 'boolean':
      return { dataType: 'Boolean' };
    case 'day':
      return { dataType: 'GregorianDay' };
    case 'instant':
      return { dataType: 'DateTime' };
    default:
      return { dataType: 'String' };
  }
}

const conceptText = ({ column: { text, unit } }: SdmxComponent): string =>
  unit ? `${text} Unit: ${UNITS[unit]}.` : text;

/** `provider_type`: Provider type. */
function nameOf({ name }: SdmxComponent): string {
  const words = name.replaceAll('_', ' ');
  return words.slice(0, 1).toUpperCase() + words.slice(1);
}

function structureOf(dataset: AnyDataset) {
  const { dimensions, time, measures, attributes } = sdmxComponents(dataset);
  const all = [...dimensions, ...(time ? [time] : []), ...measures, ...attributes];
  const conceptIdentity = ({ id }: SdmxComponent) => urn('conceptscheme.Concept', schemeId(dataset), id);
  const representation = (component: SdmxComponent, more = {}) => {
    const { is } = component.column;
    return is.type === 'word'
      ? { enumeration: urn('codelist.Codelist', codelistId(dataset, component)) }
      : { format: { ...formatOf(is), ...more } };
  };
  const used = (component: SdmxComponent) => ({
    id: component.id,
    usage: component.column.required ? 'mandatory' : 'optional',
    conceptIdentity: conceptIdentity(component),
  });
  return {
    codelists: all.flatMap((component) => {
      const { is } = component.column;
      if (is.type !== 'word') return [];
      const wrong = is.words.find((word) => !CODE.test(word));
      if (wrong !== undefined)
        throw new RangeError(
          `${dataset.name}.${component.name}: ${JSON.stringify(wrong)} is no code of SDMX`,
        );
      const codes = is.words.map((word) => ({ id: word, name: word.replaceAll(/[-_]/g, ' ') }));
      return [
        { ...maintained(codelistId(dataset, component), `${dataset.title}: ${nameOf(component)}`), codes },
      ];
    }),
    conceptScheme: {
      ...maintained(schemeId(dataset), `${dataset.title}: what the columns are`),
      concepts: all.map((one) => ({ id: one.id, name: nameOf(one), description: conceptText(one) })),
    },
    definition: {
      ...maintained(definitionId(dataset), dataset.title, dataset.text),
      dataStructureComponents: {
        dimensionList: {
          id: 'DimensionDescriptor',
          ...(dimensions.length > 0
            ? {
                dimensions: dimensions.map((one, position) => ({
                  id: one.id,
                  position,
                  conceptIdentity: conceptIdentity(one),
                  localRepresentation: representation(one),
                })),
              }
            : {}),
          ...(time
            ? {
                timeDimension: {
                  id: time.id,
                  conceptIdentity: conceptIdentity(time),
                  localRepresentation: {
                    format: {
                      dataType: time.column.is.type === 'day' ? 'GregorianDay' : 'ObservationalTimePeriod',
                    },
                  },
                },
              }
            : {}),
        },
        ...(measures.length > 0
          ? {
              measureList: {
                id: 'MeasureDescriptor',
                measures: measures.map((one) => ({
                  ...used(one),
                  localRepresentation: representation(one, one.column.required ? {} : NOT_KNOWN),
                })),
              },
            }
          : {}),
        ...(attributes.length > 0
          ? {
              attributeList: {
                id: 'AttributeDescriptor',
                attributes: attributes.map((one) => ({
                  ...used(one),
                  attributeRelationship: { observation: {} },
                  localRepresentation: representation(one),
                })),
              },
            }
          : {}),
      },
    },
    flow: {
      ...maintained(flowId(dataset), dataset.title, dataset.text),
      structure: urn('datastructure.DataStructure', definitionId(dataset)),
    },
  };
}

/** @throws RangeError if a word of a column cannot be a code, or two columns get one id */
export function sdmxStructure(
  { period, version, issued }: Pick<Release, 'period' | 'version' | 'issued'>,
  datasets: readonly AnyDataset[],
) {
  const structures = datasets.map(structureOf);
  const codelists = structures.flatMap((one) => one.codelists);
  return {
    $schema: SCHEMA,
    meta: {
      id: `${AGENCY}-${period}-${version}`,
      prepared: issued,
      contentLanguages: ['en'],
      sender: { id: AGENCY, name: 'Karvon' },
    },
    data: {
      agencySchemes: [
        {
          id: 'AGENCIES',
          agencyID: 'SDMX',
          name: 'Agencies',
          agencies: [{ id: AGENCY, name: 'Karvon' }],
        },
      ],
      ...(codelists.length > 0 ? { codelists } : {}),
      conceptSchemes: structures.map(({ conceptScheme }) => conceptScheme),
      dataStructures: structures.map(({ definition }) => definition),
      dataflows: structures.map(({ flow }) => flow),
    },
  };
}
