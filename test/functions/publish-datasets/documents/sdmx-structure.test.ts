/** The structure message passes SDMX-JSON 2.1, the files are as it says, and broken copies of either fail. */
import { Ajv2019 } from 'ajv/dist/2019.js';
import formats from 'ajv-formats';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sdmxStructure } from '../../../../functions/publish-datasets/documents/sdmx-structure.ts';
import {
  STRUCTURE_VERSION,
  sdmxComponents,
} from '../../../../functions/publish-datasets/formats/sdmx-components.ts';
import { SDMX_CSV } from '../../../../functions/publish-datasets/formats/sdmx-csv.ts';
import { type Dataset, valuesOf } from '../../../../shared/contracts/datasets/dataset.ts';
import { INDICATORS, type IndicatorFigure } from '../../../../shared/contracts/datasets/indicators.ts';
import { releaseSchema } from '../../../../shared/contracts/datasets/release.ts';
import { anyTable, fileOf, type Made, madeDataset, tableOf } from '../../../support/datasets.ts';
import { scaled } from '../../../support/scale.ts';
import { missingReferences, type StructureMessage, sdmxCsvFaults } from '../../../support/sdmx-check.ts';
import { hasStandards, readStandard, skipMessage } from '../../../support/standards.ts';

if (!hasStandards) console.log(`sdmx-structure.test.ts: ${skipMessage}`);

const RELEASE = { period: '2025-Q3', version: '0123456789ab', issued: '2025-12-01T10:00:00Z' } as const;
const FIGURES: IndicatorFigure[] = [
  {
    period: '2025-Q3',
    group: 'world',
    key: 'world',
    measure: 'mean_200',
    value: '6.49',
    methodVersion: '1.2',
  },
  {
    period: '2025-Q3',
    group: 'corridor',
    key: 'DEU-KGZ',
    measure: 'count_200',
    value: 17,
    methodVersion: '1.2',
  },
];
const indicators = {
  dataset: INDICATORS,
  rows: FIGURES.map((row) => valuesOf(INDICATORS, row)),
} as unknown as Made;

/** Every kind of component: a day as time, a dimension of words, a measure that may be unknown, one that must be known, attributes. */
const EVERY = madeDataset(
  {
    day: { is: { type: 'day' }, required: true, text: 'The day.', cell: ([day]) => day },
    side: {
      is: { type: 'word', words: ['in', 'out'] },
      required: true,
      text: 'Which side.',
      cell: ([, side]) => side,
    },
    rate: { is: { type: 'decimal', scale: 3 }, unit: 'rate', text: 'The rate.', cell: ([, , rate]) => rate },
    count: {
      is: { type: 'integer' },
      unit: 'count',
      required: true,
      text: 'How many.',
      cell: ([, , , count]) => count,
    },
    note: { is: { type: 'text' }, text: 'A note.', cell: ([, , , , note]) => note },
    sure: {
      is: { type: 'boolean' },
      required: true,
      text: 'Whether it is sure.',
      cell: ([, , , , , sure]) => sure,
    },
  },
  ['day', 'side'],
);
const every: Made = {
  dataset: EVERY,
  rows: [
    ['2025-08-18', 'in', '1.005', 3, 'a, "b"', true],
    ['2025-08-18', 'out', null, 0, null, false],
  ],
};

type Json = Record<string, unknown>;
/** A copy of a message with something at a path that is another, or undefined: not there. */
function changed(message: unknown, path: string, value: unknown): Json {
  const copy = structuredClone(message) as Json;
  const steps = path.split('.');
  const last = steps.pop() as string;
  let place: Json = copy;
  for (const step of steps) {
    expect(place).toHaveProperty(step);
    place = place[step] as Json;
  }
  if (value === undefined) {
    expect(place).toHaveProperty(last);
    delete place[last];
  } else place[last] = value;
  return copy;
}

describe.skipIf(!hasStandards)('the structure message', () => {
  const ajv = formats.default(new Ajv2019({ strict: false }));
  const holds = hasStandards ? ajv.compile(JSON.parse(readStandard('sdmx-structure.json'))) : () => false;
  const message = sdmxStructure(RELEASE, [INDICATORS, EVERY]);

  it('is as SDMX-JSON 2.1 has it', () => {
    expect(holds(message) ? [] : ajv.errorsText((holds as { errors?: null }).errors)).toEqual([]);
  });

  it('is so of any table', () => {
    fc.assert(
      fc.property(anyTable(0), ({ dataset }) => {
        expect(holds(sdmxStructure(RELEASE, [dataset]))).toBe(true);
      }),
      { numRuns: scaled(50, 1_000) },
    );
  });

  const definition = 'data.dataStructures.1.dataStructureComponents';
  it.each([
    ['meta', undefined],
    ['meta.sender', undefined],
    ['meta.prepared', 'yesterday'],
    ['meta.id', 'with a space'],
    ['data.codelists.0.id', '1_begins_with_a_digit.'],
    ['data.codelists.0.codes.0.id', 'not a code'],
    ['data.codelists.0.codes.0.name', undefined],
    ['data.codelists.0.agencyID', undefined],
    ['data.codelists.0.version', '1.0.0.0'],
    ['data.codelists.0.colour', 'red'],
    ['data.conceptSchemes.0.concepts.0.id', 'with.dot'],
    ['data.conceptSchemes.0.name', undefined],
    ['data.dataStructures.1.name', undefined],
    [`${definition}.dimensionList`, undefined],
    [`${definition}.dimensionList.dimensions`, []],
    [`${definition}.dimensionList.dimensions.0.conceptIdentity`, undefined],
    [`${definition}.dimensionList.dimensions.0.conceptIdentity`, 'SIDE'],
    [`${definition}.dimensionList.dimensions.0.localRepresentation.enumeration`, 'CL_SIDE'],
    [`${definition}.dimensionList.timeDimension.id`, 'DAY'],
    [`${definition}.dimensionList.timeDimension.localRepresentation.format.dataType`, 'Decimal'],
    [`${definition}.measureList.measures.0.usage`, 'sometimes'],
    [`${definition}.measureList.measures.0.localRepresentation.format.dataType`, 'Money'],
    [`${definition}.attributeList.attributes.0.attributeRelationship`, undefined],
    [`${definition}.attributeList.attributes.0.attributeRelationship`, { observation: {}, dataflow: {} }],
    ['data.dataflows.0.structure', 'DSD_INDICATORS'],
    ['data.agencySchemes.0.id', 'ALL'],
  ])('fails with %s as %j', (path, value) => {
    expect(holds(changed(message, path, value))).toBe(false);
  });
});

describe('the files', () => {
  it.each([
    ['indicators', indicators],
    ['a table of every kind of component', every],
  ])('of %s are as the structure says', async (_, made) => {
    const message = sdmxStructure(RELEASE, [made.dataset]);
    expect(missingReferences(message)).toEqual([]);
    expect(sdmxCsvFaults(message, (await fileOf(SDMX_CSV, made)).toString())).toEqual([]);
  });

  it('are so of any table', async () => {
    await fc.assert(
      fc.asyncProperty(anyTable(8), async (made) => {
        const message: StructureMessage = sdmxStructure(RELEASE, [made.dataset]);
        expect(missingReferences(message)).toEqual([]);
        expect(sdmxCsvFaults(message, (await fileOf(SDMX_CSV, made)).toString())).toEqual([]);
      }),
      { numRuns: scaled(50, 1_000) },
    );
  });

  it('say what the table says, in this form', async () => {
    expect((await fileOf(SDMX_CSV, every)).toString()).toBe(
      'STRUCTURE,STRUCTURE_ID,ACTION,SIDE,TIME_PERIOD,RATE,COUNT,NOTE,SURE\r\n' +
        'dataflow,KARVON:MADE_ROWS(1.0.0),R,in,2025-08-18,1.005,3,"a, ""b""",true\r\n' +
        'dataflow,KARVON:MADE_ROWS(1.0.0),R,out,2025-08-18,NaN,0,,false\r\n',
    );
    expect((await fileOf(SDMX_CSV, indicators)).toString().split('\r\n')[0]).toBe(
      'STRUCTURE,STRUCTURE_ID,ACTION,GROUP,KEY,MEASURE,TIME_PERIOD,OBS_VALUE,ID,AMOUNT_USD,UNIT_MEASURE,METHOD_VERSION',
    );
  });

  it.each([
    ['STRUCTURE,', 'KIND,', 'header'],
    ['SIDE,TIME_PERIOD', 'TIME_PERIOD,SIDE', 'columns are not'],
    [',SURE', ',SURELY', 'columns are not'],
    ['dataflow,', 'table,', 'STRUCTURE is table'],
    ['(1.0.0)', '(2.0.0)', 'no flow is'],
    [',R,', ',X,', 'ACTION is X'],
    [',in,', ',inside,', 'SIDE "inside" is no code'],
    [',in,', ',,', 'SIDE "" is empty'],
    [',out,', ',in,', 'its key is that of another row'],
    ['2025-08-18', '18.08.2025', 'is no GregorianDay'],
    [',1.005,', ',"1,005",', 'is no Decimal'],
    [',1.005,', ',1.0050,', 'has too many digits'],
    [',NaN,', ',,', 'RATE "" is empty'],
    [',0,,false', ',NaN,,false', 'COUNT "NaN" is not known'],
    [',0,,false', ',0.5,,false', 'COUNT "0.5" is no Long'],
    [',true', ',yes', 'SURE "yes" is no Boolean'],
    [',true', ',', 'SURE "" is empty'],
  ])('fail with %j as %j', async (from, to, fault) => {
    const file = (await fileOf(SDMX_CSV, every)).toString();
    const faults = sdmxCsvFaults(sdmxStructure(RELEASE, [EVERY]), file.replace(from, to));
    expect(faults.join('\n')).toContain(fault);
    expect(file).toContain(from);
  });

  it('name a reference that leads nowhere', () => {
    const message = sdmxStructure(RELEASE, [EVERY]);
    expect(missingReferences(changed(message, 'data.codelists', []) as unknown as StructureMessage)).toEqual([
      'codelist.Codelist=KARVON:CL_MADE_ROWS_SIDE(1.0.0)',
    ]);
    expect(
      missingReferences(
        changed(message, 'data.conceptSchemes.0.concepts.2.id', 'RATES') as unknown as StructureMessage,
      ),
    ).toEqual(['conceptscheme.Concept=KARVON:CS_MADE_ROWS(1.0.0).RATE']);
  });
});

it('has the number of the format of releases in its version', () => {
  expect(STRUCTURE_VERSION).toBe(`${releaseSchema.shape.format.def.values[0]}.0.0`);
});

it('refuses columns that SDMX could not tell apart', () => {
  const { columns } = tableOf({ type: 'text' }, []).dataset;
  const twice = { ...columns, VALUE_: columns.value, obs_value: columns.value } as Dataset<never>['columns'];
  expect(() => sdmxComponents({ ...EVERY, columns: twice, key: ['row'] })).toThrow(
    'two columns are OBS_VALUE in SDMX',
  );
  const reserved = { row: columns.row, action: columns.value } as Dataset<never>['columns'];
  expect(() => sdmxComponents({ ...EVERY, columns: reserved, key: ['row'] })).toThrow(
    'two columns are ACTION in SDMX',
  );
});

it('refuses a word that cannot be a code', () => {
  const { dataset } = tableOf({ type: 'word', words: ['fine', 'not fine'] }, []);
  expect(() => sdmxStructure(RELEASE, [dataset])).toThrow('made-rows.value: "not fine" is no code of SDMX');
});
