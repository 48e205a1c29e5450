/** The documents of a release pass the published rules, agree with its files, and a broken copy of each fails. */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import formats from 'ajv-formats';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import {
  type Document,
  nextPeriod,
  type Site,
} from '../../../../functions/publish-datasets/documents/document.ts';
import { releaseDocuments } from '../../../../functions/publish-datasets/documents/documents.ts';
import { TABLE_FORMATS_IN_ORDER } from '../../../../functions/publish-datasets/formats/registry.ts';
import { valuesOf } from '../../../../shared/contracts/datasets/dataset.ts';
import { INDICATORS, type IndicatorFigure } from '../../../../shared/contracts/datasets/indicators.ts';
import { type Release, releaseSchema } from '../../../../shared/contracts/datasets/release.ts';
import { tableMetadataSchema } from '../../../../shared/contracts/datasets/table-metadata.ts';
import { ABOUT, fileOf, type Made, madeDataset } from '../../../support/datasets.ts';
import { openDuckDb } from '../../../support/duckdb.ts';
import { newShaclCheck, triplesOf } from '../../../support/shacl.ts';
import { hasStandards, readStandard, skipMessage } from '../../../support/standards.ts';

if (!hasStandards) console.log(`documents.test.ts: ${skipMessage}`);

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
const EVERY = madeDataset(
  {
    day: { is: { type: 'day' }, required: true, text: 'The day.', cell: ([day]) => day },
    side: { is: { type: 'word', words: ['in', 'out'] }, text: 'Which side.', cell: ([, side]) => side },
    rate: { is: { type: 'decimal', scale: 3 }, unit: 'rate', text: 'The rate.', cell: ([, , rate]) => rate },
    count: { is: { type: 'integer' }, unit: 'count', text: 'How many.', cell: ([, , , count]) => count },
    at: { is: { type: 'instant' }, text: 'When.', cell: ([, , , , at]) => at },
    sure: { is: { type: 'boolean' }, text: 'Whether it is sure.', cell: ([, , , , , sure]) => sure },
  },
  ['day'],
);
const TABLES = [
  { dataset: INDICATORS, rows: FIGURES.map((row) => valuesOf(INDICATORS, row)) } as unknown as Made,
  { dataset: EVERY, rows: [valuesOf(EVERY, ['2025-08-18', 'in', '1.005', 3, '2025-08-18T10:00:00Z', true])] },
];
const DATASETS = TABLES.map(({ dataset }) => dataset);
const WITH_DOMAIN: Site = { origin: 'https://karvon.example', contact: 'data@karvon.example' };
const WITHOUT: Site = { origin: '' };
const FOLDER = 'https://karvon.example/data/releases/2025-Q3/0123456789ab/';
/** Where somebody put a copy of the folder. */
const COPY = 'https://copy.example/somewhere/';

const sha256 = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex');
const files = new Map<string, Buffer>();
let release: Omit<Release, 'documents'>;

beforeAll(async () => {
  const tables: Release['tables'] = [];
  for (const made of TABLES) {
    const { name, title } = made.dataset;
    const table: Release['tables'][number] = { name, title, rows: made.rows.length, files: [] };
    for (const format of TABLE_FORMATS_IN_ORDER) {
      const bytes = await fileOf(format, made);
      const path = `${name}${format.suffix}`;
      files.set(path, bytes);
      const { id, mediaType } = format;
      table.files.push({ format: id, path, mediaType, bytes: bytes.length, sha256: sha256(bytes) });
    }
    tables.push(table);
  }
  release = {
    ...ABOUT,
    format: 1,
    kind: 'newest-round',
    publisher: { origin: '', contact: null },
    version: '0123456789ab',
    observed: { from: '2025-08-01', to: '2025-09-30' },
    replaces: 'ba9876543210',
    editions: [],
    tables,
  };
});

const documentsOf = (site: Site = WITH_DOMAIN): readonly Document[] =>
  releaseDocuments(release, DATASETS, site);
const textOf = (path: string, site?: Site): string => {
  const found = documentsOf(site).find((one) => one.path === path);
  if (!found) throw new Error(`there is no ${path}`);
  return found.text;
};
type Json = Record<string, unknown>;
const jsonOf = (path: string, site?: Site): Json => JSON.parse(textOf(path, site));

/** A copy with something at a path that is another, or undefined: not there. */
function changed(document: Json, path: string, value: unknown): Json {
  const copy = structuredClone(document);
  const steps = path.split(' ');
  const last = steps.pop() as string;
  let place: Json = copy;
  for (const step of steps) {
    expect(place).toHaveProperty([step]);
    place = place[step] as Json;
  }
  if (value === undefined) {
    expect(place).toHaveProperty([last]);
    delete place[last];
  } else place[last] = value;
  return copy;
}

describe('the documents', () => {
  it('are these, the checksums last', () => {
    expect(documentsOf().map(({ path }) => path)).toEqual([
      'indicators.metadata.json',
      'made-rows.metadata.json',
      'sdmx-structure.json',
      'datapackage.json',
      'catalog.jsonld',
      'readme.txt',
      'sha256sums.txt',
    ]);
  });

  it('are files that a release may list', () => {
    const documents = documentsOf().map(({ path, mediaType, text }) => ({
      path,
      mediaType,
      bytes: Buffer.byteLength(text),
      sha256: sha256(text),
    }));
    expect(z.safeParse(releaseSchema, { ...release, documents }).success).toBe(true);
  });

  it('are the same each time, and end with a line', () => {
    expect(documentsOf()).toEqual(documentsOf());
    for (const { text } of documentsOf()) expect(text.endsWith('\n')).toBe(true);
  });

  it('are not made of a table that nothing describes', () => {
    expect(() => releaseDocuments(release, [INDICATORS], WITHOUT)).toThrow(
      'nothing says what the table made-rows is',
    );
  });

  it.each([
    ['2025-Q1', '2025-Q2', '2025-07-01'],
    ['2025-Q3', '2025-Q4', '2026-01-01'],
    ['2025-Q4', '2026-Q1', '2026-04-01'],
    ['2026-01', '2026-02', '2026-03-01'],
    ['2026-11', '2026-12', '2027-01-01'],
    ['2026-12', '2027-01', '2027-02-01'],
  ])('know that %s is followed by %s, which is over on %s', (period, next, notBefore) => {
    expect(nextPeriod(period)).toEqual({ period: next, notBefore });
  });
});

describe('the metadata of a table', () => {
  it.each(['indicators', 'made-rows'])('of %s is as its schema says', (name) => {
    expect(z.safeParse(tableMetadataSchema, jsonOf(`${name}.metadata.json`)).error).toBeUndefined();
  });

  it('says what its columns are, where its files are and when it changes', () => {
    const metadata = z.parse(tableMetadataSchema, jsonOf('made-rows.metadata.json'));
    expect(metadata).toMatchObject({
      title: 'Made rows',
      location: FOLDER,
      citation: ABOUT.citation,
      source: ABOUT.attribution,
      licence: ABOUT.licence,
      lastUpdate: ABOUT.issued,
      nextUpdate: { period: '2025-Q4', notBefore: '2026-01-01' },
      rows: 1,
    });
    expect(metadata.columns[1]).toEqual({
      name: 'side',
      type: 'word',
      words: ['in', 'out'],
      required: false,
      text: 'Which side.',
    });
    expect(metadata.columns[2]).toMatchObject({ type: 'decimal', scale: 3, unit: { id: 'rate' } });
    expect(metadata.files.map(({ path }) => sha256(files.get(path) ?? ''))).toEqual(
      metadata.files.map(({ sha256: sum }) => sum),
    );
    expect(z.parse(tableMetadataSchema, jsonOf('made-rows.metadata.json', WITHOUT)).location).toBe(
      '/data/releases/2025-Q3/0123456789ab/',
    );
  });

  it.each([
    ['title', undefined],
    ['title', ''],
    ['citation', undefined],
    ['licence url', undefined],
    ['lastUpdate', '2025-12-01'],
    ['nextUpdate notBefore', 'soon'],
    ['columns 0 type', 'money'],
    ['columns 0 text', ''],
    ['columns 0 colour', 'red'],
    ['files 0 sha256', 'abc'],
    ['files 0 bytes', '12'],
  ])('fails with %s as %j', (path, value) => {
    const broken = changed(jsonOf('made-rows.metadata.json'), path, value);
    expect(z.safeParse(tableMetadataSchema, broken).success).toBe(false);
  });
});

describe('the Data Package', () => {
  const ajv = formats.default(new Ajv({ strict: false, formats: { textarea: true } }));
  const holds = hasStandards ? ajv.compile(JSON.parse(readStandard('datapackage.json'))) : undefined;

  it.skipIf(!holds).each([WITH_DOMAIN, WITHOUT])('is as version 2 has it: %j', (site) => {
    expect(holds?.(jsonOf('datapackage.json', site)) ? [] : holds?.errors).toEqual([]);
  });

  it.skipIf(!holds).each([
    ['resources', undefined],
    ['resources', []],
    ['resources 0 path', undefined],
    ['resources 0 path', '/etc/passwd'],
    ['resources 0 path', '../other.csv'],
    ['resources 0 hash', 'sha256:xyz'],
    ['resources 0 bytes', 'many'],
    ['resources 0 mediatype', 'csv'],
    ['resources 0 type', 'tables'],
    ['resources 0 schema fields', undefined],
    ['resources 0 schema fields 0 type', 'money'],
    ['resources 0 schema fields 0 name', undefined],
    ['licenses 0', {}],
    ['created', 'today'],
    ['homepage', 'here'],
    ['contributors', []],
  ])('fails with %s as %j', (path, value) => {
    expect(holds?.(changed(jsonOf('datapackage.json'), path, value))).toBe(false);
  });

  it('lists each file of the tables with its size and hash', () => {
    const resources = jsonOf('datapackage.json').resources as { path: string; bytes: number; hash: string }[];
    expect(resources.map(({ path, bytes, hash }) => [path, bytes, hash])).toEqual(
      [...files].map(([path, bytes]) => [path, bytes.length, `sha256:${sha256(bytes)}`]),
    );
  });

  it('says of each column of a CSV what is in it', () => {
    type Field = { name: string; type: string; constraints?: { enum?: string[]; required?: boolean } };
    const resources = jsonOf('datapackage.json').resources as {
      path: string;
      schema?: { fields: Field[]; primaryKey: string[]; missingValues: string[] };
    }[];
    const tables = resources.filter(({ schema }) => schema);
    expect(tables.map(({ path }) => path)).toEqual(['indicators.csv', 'made-rows.csv']);
    const forms: Readonly<Record<string, RegExp>> = {
      number: /^-?\d+(\.\d+)?$/,
      integer: /^-?\d+$/,
      date: /^\d{4}-\d\d-\d\d$/,
      datetime: /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/,
      boolean: /^(true|false)$/,
      string: /./,
    };
    for (const { path, schema } of tables) {
      const [header, ...rows]: string[][] = parse(files.get(path) ?? '', { recordDelimiter: '\r\n' });
      expect(schema?.fields.map(({ name }) => name)).toEqual(header);
      for (const row of rows)
        schema?.fields.forEach(({ type, constraints }, at) => {
          const cell = row[at] ?? '';
          if (schema.missingValues.includes(cell)) expect(constraints?.required).toBeUndefined();
          else {
            expect(cell).toMatch(forms[type] as RegExp);
            if (constraints?.enum) expect(constraints.enum).toContain(cell);
          }
        });
    }
    expect(tables[1]?.schema?.fields.map(({ type }) => type)).toEqual([
      'date',
      'string',
      'number',
      'integer',
      'datetime',
      'boolean',
    ]);
  });
});

describe('the catalogue', () => {
  const check = hasStandards ? newShaclCheck(readStandard('dcat-ap-shacl.ttl')) : undefined;
  const recommended = hasStandards ? newShaclCheck(readStandard('shapes_recommended.ttl')) : undefined;
  const faults = async (document: Json) => check?.(await triplesOf(document, `${COPY}catalog.jsonld`));

  it.skipIf(!check).each([WITH_DOMAIN, WITHOUT, { origin: '', contact: 'https://karvon.example/help' }])(
    'is as DCAT-AP 3.0.1 has it: %j',
    async (site) => {
      expect(await faults(jsonOf('catalog.jsonld', site))).toEqual([]);
    },
  );

  it.skipIf(!check)(
    'has all that the profile recommends, but what kind of publisher it is, and a box around the world',
    async () => {
      const triples = await triplesOf(jsonOf('catalog.jsonld'), COPY);
      expect((await recommended?.(triples))?.map((fault) => fault.split(' ').slice(0, 2).join(' '))).toEqual([
        `${FOLDER}catalog.jsonld#publisher {"termType":"NamedNode","value":"http://purl.org/dc/terms/type"}`,
        'https://sws.geonames.org/6295630/ {"termType":"NamedNode","value":"http://www.w3.org/ns/dcat#bbox"}',
        'https://sws.geonames.org/6295630/ {"termType":"NamedNode","value":"http://www.w3.org/ns/dcat#centroid"}',
      ]);
    },
  );

  const dataset = 'dcat:dataset 0';
  const distribution = `${dataset} dcat:distribution 0`;
  it.skipIf(!check).each([
    ['dct:title', undefined],
    ['dct:publisher', undefined],
    ['dct:description', undefined],
    ['dct:publisher', { '@id': '#publisher2', '@type': 'foaf:Agent' }],
    [`${dataset} dct:title`, undefined],
    [`${dataset} dct:description`, undefined],
    [`${dataset} dct:temporal @type`, undefined],
    [`${dataset} dcat:contactPoint @type`, 'foaf:Agent'],
    [`${distribution} dcat:accessURL`, undefined],
    [`${distribution} dcat:accessURL`, 'indicators.csv'],
    [`${distribution} dct:license`, 'free'],
    [`${distribution} dcat:mediaType`, 'text/csv'],
    [`${distribution} dct:format @type`, undefined],
    [`${distribution} dcat:byteSize`, 'small'],
    [`${distribution} spdx:checksum @type`, undefined],
    [`${distribution} spdx:checksum spdx:checksumValue`, undefined],
    [`${distribution} spdx:checksum spdx:algorithm`, undefined],
  ])('fails with %s as %j', async (path, value) => {
    expect(await faults(changed(jsonOf('catalog.jsonld'), path, value))).not.toEqual([]);
  });

  // Of these the class is said wherever they are named, so it is gone only if it is gone everywhere.
  it
    .skipIf(!check)
    .each([
      'dct:LicenseDocument',
      'dct:MediaType',
      'dct:MediaTypeOrExtent',
      'dct:Frequency',
      'dct:LinguisticSystem',
      'dct:Location',
      'dct:Standard',
      'skos:Concept',
      'skos:ConceptScheme',
      'spdx:Checksum',
      'foaf:Agent',
      'vcard:Kind',
    ])('fails if nothing is a %s', async (type) => {
    const text = textOf('catalog.jsonld');
    const broken = text.replaceAll(`"@type": "${type}"`, '"@type": "rdfs:Literal"');
    expect(broken).not.toBe(text);
    expect(await faults(JSON.parse(broken))).not.toEqual([]);
  });

  it.each([
    [WITH_DOMAIN, FOLDER],
    [WITHOUT, COPY],
  ])('leads to each file with its checksum: %j', async (site, folder) => {
    const triples = await triplesOf(jsonOf('catalog.jsonld', site), `${COPY}catalog.jsonld`);
    const objects = (subject: string, predicate: string): string[] =>
      [...triples].flatMap((triple) =>
        triple.subject.value === subject && triple.predicate.value.endsWith(predicate)
          ? [triple.object.value]
          : [],
      );
    const distributions = [...triples].flatMap(({ predicate, object }) =>
      predicate.value.endsWith('#distribution') ? [object.value] : [],
    );
    const found = distributions.map((one) => {
      const [sum] = objects(one, '#checksum').flatMap((node) => objects(node, '#checksumValue'));
      return [...objects(one, '#downloadURL'), ...objects(one, '#byteSize'), sum];
    });
    expect(found.sort()).toEqual(
      [...files].map(([path, bytes]) => [`${folder}${path}`, String(bytes.length), sha256(bytes)]).sort(),
    );
  });
});

describe('the checksums', () => {
  const folder = mkdtempSync(join(tmpdir(), 'karvon-documents-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const verify = () => spawnSync('sha256sum', ['-c', 'sha256sums.txt'], { cwd: folder, encoding: 'utf8' });

  it('are what sha256sum finds, of all files but themselves', () => {
    for (const [path, bytes] of files) writeFileSync(join(folder, path), bytes);
    for (const { path, text } of documentsOf()) writeFileSync(join(folder, path), text);
    const { status, stdout } = verify();
    expect(stdout.trim().split('\n')).toEqual(
      [...files.keys(), ...documentsOf().map(({ path }) => path)].slice(0, -1).map((path) => `${path}: OK`),
    );
    expect(status).toBe(0);
  });

  it.each(['made-rows.parquet', 'catalog.jsonld'])('fail if %s is another', (path) => {
    for (const [name, bytes] of files) writeFileSync(join(folder, name), bytes);
    for (const { path: name, text } of documentsOf()) writeFileSync(join(folder, name), text);
    writeFileSync(join(folder, path), 'another');
    const { status, stdout } = verify();
    expect(status).not.toBe(0);
    expect(stdout).toContain(`${path}: FAILED`);
  });
});

describe('the readme', () => {
  it('says how to cite it, where it is, and names every file that there is, and no other', () => {
    const text = textOf('readme.txt');
    for (const part of [
      ABOUT.citation,
      ABOUT.attribution,
      FOLDER,
      'It replaces version ba9876543210.',
      'data@karvon.example',
    ])
      expect(text).toContain(part);
    const named = new Set(text.match(/[a-z0-9-]+(?:\.[a-z0-9]+)*\.(?:csv|xlsx|parquet|jsonl|json|txt)\b/g));
    const there = [...files.keys(), ...documentsOf().map(({ path }) => path)];
    // The list of the newest releases stands beside all of them.
    expect([...named].filter((name) => !there.includes(name))).toEqual(['latest.json']);
    for (const path of files.keys()) expect(named).toContain(path);
  });

  it('says of the next release what is true on any later day too', () => {
    const [line] = textOf('readme.txt').match(/^The period after it .*$/m) ?? expect.fail('no such line');
    const { period, notBefore } = nextPeriod(ABOUT.period);
    expect(line).toContain(`is ${period}; a release of that one is of ${notBefore} or later.`);
    // As if it were still to come.
    expect(textOf('readme.txt')).not.toMatch(/\b(?:cannot come|will|the next release)\b/i);
  });

  it('has a query that DuckDB answers', async () => {
    const query = /DuckDB {3}(.*);/.exec(textOf('readme.txt'))?.[1] ?? '';
    expect(query).toContain("'indicators.parquet'");
    const duckdb = await openDuckDb();
    const rows = await duckdb.ask(
      query.replace("'indicators.parquet'", 'read_parquet($file)').replace('*', 'key, value::VARCHAR'),
      files.get('indicators.parquet') ?? Buffer.alloc(0),
    );
    duckdb.close();
    expect(rows).toEqual([
      ['world', '6.490000'],
      ['DEU-KGZ', '17.000000'],
    ]);
  });
});
