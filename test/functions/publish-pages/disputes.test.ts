/** "Disputed" on the pages of figures: it comes and goes with the dispute, on the pages that show the figure, and costs nothing else. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { computeCorridors } from '../../../functions/compute-corridors/service.ts';
import { builtSite } from '../../../functions/publish-pages/built-site.ts';
import { newPageRenderer } from '../../../functions/publish-pages/one-page.ts';
import { type PublishDependencies, publishPages } from '../../../functions/publish-pages/service.ts';
import { readDisputes, writeDispute } from '../../../functions/storage/disputes.ts';
import { pack } from '../../../functions/storage/encoding.ts';
import type { Table } from '../../../functions/storage/table.ts';
import { REGIONS } from '../../../shared/catalogue/regions.ts';
import { disputesFileSchema } from '../../../shared/contracts/dispute.ts';
import type { Dispute, DisputeScope } from '../../../shared/model/dispute.ts';
import { statusOf } from '../../../site/kinds.ts';
import { tableFiles } from '../../../site/view/data/table-files.ts';
import { clockFrom } from '../../support/clock.ts';
import { type Engine, startEngine } from '../../support/engine.ts';
import { type MemoryBucket, memoryBucket } from '../../support/memory-stores.ts';
import { publisher } from '../../support/publisher.ts';
import { publishWhole, TWO_LANGUAGES } from '../../support/publishing.ts';
import { acceptRound, dearer } from '../../support/rounds.ts';
import { rowsOf } from '../../support/survey.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await startEngine();
});
afterAll(() => engine.close());

/** A page is what it says of disputes. */
const site = builtSite(
  async ({ path, data }) => ({
    status: statusOf(data.kind),
    html: `${path} ${data.publication.id} ${'disputed' in data ? data.disputed.map(({ id }) => id).join() : ''}${data.kind === 'data-corrections' ? JSON.stringify(data.disputes) : ''}`,
  }),
  new URL('../../fixtures/assets', import.meta.url).pathname,
  '',
  undefined,
  undefined,
  (page, origin) => (page.locale === 'en' ? tableFiles(page, origin) : []),
);
const publishing = (table: Table, bucket: MemoryBucket): PublishDependencies => ({
  site,
  languages: TWO_LANGUAGES,
  builtBy: 'code-1',
  ...clockFrom('2026-11-21T12:00:00Z'),
  table,
  bucket,
});

const party = { role: 'regulator', organisation: null } as const;
async function dispute(table: Table, id: string, scope: DisputeScope, more: Partial<Dispute> = {}) {
  const at = '2026-11-20T00:00:00.000Z';
  const reason = 'The fee is of another product.';
  await writeDispute(table, await readDisputes(table, 'strong'), {
    ...{ id, scope, period: '2025-Q3', at, reason, askedBy: party, settled: null },
    ...more,
  });
}

const bodies = ({ objects }: MemoryBucket) =>
  new Map([...objects].map(([key, { body }]) => [key, String(body)]));
/** The objects that are other than before. */
const otherThan = (before: ReadonlyMap<string, string>, bucket: MemoryBucket): string[] =>
  [...bodies(bucket)].flatMap(([key, body]) => (before.get(key) === body ? [] : key)).sort();

test('it comes to the pages that show the figure, to the list and to the file, goes when it is settled, and nothing else is written', async () => {
  const table = await engine.newTable();
  await acceptRound(table, '2025-Q3', rowsOf('DEU-KGZ', 'USA-PHL'));
  await computeCorridors(publisher(table));
  const bucket = memoryBucket();
  await publishWhole(publishing(table, bucket));
  const none = bodies(bucket);
  expect(none.get('data/manifest.json')).not.toContain('disputes');
  expect(JSON.parse(none.get('data/disputes.json') ?? '')).toEqual({ version: 0, disputes: [] });

  const inBoth = (page: string) => TWO_LANGUAGES.map((locale) => `${locale}/data${page}`);
  const always = ['data/disputes.json', 'data/manifest.json', ...inBoth('/corrections')];
  const json = (...tables: string[]) => tables.map((table) => `data/tables/${table}.json`);
  for (const [scope, pages, tables] of [
    [
      'corridor/DEU-KGZ',
      ['/deu-kgz'],
      json(
        ...['figures', 'history', 'services'].map((table) => `DEU-KGZ.${table}`),
        ...['DEU', 'KGZ', 'world', REGIONS.KGZ].map((of) => `${of}.corridors`),
      ),
    ],
    ['sender/DEU', ['/countries/deu'], json('DEU.figures', 'world.groups')],
    ['receiver/KGZ', ['/countries/kgz'], json('KGZ.figures', 'world.groups')],
    ['world', [''], json('world.figures', 'world.groups', 'world.history')],
  ] as const) {
    const before = bodies(bucket);
    const id = `20261120T000000Z-${scope.replace(/\W/g, '')}`;
    await dispute(table, id, scope);
    await publishWhole(publishing(table, bucket));
    const own = pages.flatMap(inBoth);
    expect(otherThan(before, bucket), scope).toEqual([...always, ...own, ...tables].sort());
    for (const page of [...own, ...tables]) expect(bodies(bucket).get(page), page).toContain(id);
    const file = disputesFileSchema.parse(JSON.parse(bodies(bucket).get('data/disputes.json') ?? ''));
    expect(file).toMatchObject({ disputes: [{ id, scope, settled: null }] });

    await dispute(table, id, scope, {
      settled: { at: '2026-11-21T00:00:00.000Z', reason: 'It was right.', by: party },
    });
    await publishWhole(publishing(table, bucket));
    // Settled ones are listed; no other page says anything of them.
    for (const page of [...own, ...tables]) expect(bodies(bucket).get(page), page).toBe(before.get(page));
    expect(bodies(bucket).get('en/data/corrections')).toContain('It was right.');
    // The next one begins without it.
    await table.put({
      pk: 'DISPUTES',
      sk: 'DISPUTES',
      version: 1,
      value: pack({ format: 1, disputes: [] }),
    });
    await publishWhole(publishing(table, bucket));
  }
});

test('a run with nothing new reads one item for them and writes nothing', async () => {
  const table = await engine.newTable();
  await acceptRound(table, '2025-Q3', rowsOf('DEU-KGZ'));
  await computeCorridors(publisher(table));
  const bucket = memoryBucket();
  await dispute(table, '20261120T000000Z-00000001', 'world');
  await publishWhole(publishing(table, bucket));
  const before = bodies(bucket);
  let reads = 0;
  const get: Table['get'] = (key, consistency) => {
    if (key.pk === 'DISPUTES') reads += 1;
    return table.get(key, consistency);
  };
  expect(await publishWhole(publishing({ ...table, get }, bucket))).toEqual({ summary: 'nothing new' });
  expect([reads, otherThan(before, bucket)]).toEqual([1, []]);
});

describe.each([
  ['damaged', new Uint8Array([1, 2, 3])],
  ['of a newer release', pack({ format: 2, disputes: [] })],
])('an item that is %s', (_, value) => {
  let table: Table;
  let bucket: MemoryBucket;
  let version: number;
  let whole: Uint8Array;
  const key = { pk: 'DISPUTES', sk: 'DISPUTES' };
  const id = '20261120T000000Z-00000001';
  beforeEach(async () => {
    table = await engine.newTable();
    await acceptRound(table, '2025-Q3', rowsOf('DEU-KGZ', 'USA-PHL'));
    await computeCorridors(publisher(table));
    bucket = memoryBucket();
    await dispute(table, id, 'corridor/DEU-KGZ');
    await publishWhole(publishing(table, bucket));
    const item = await table.get(key, 'strong');
    if (!item) throw new Error('no disputes');
    ({ version, value: whole } = item);
    await table.put({ ...key, version: version + 1, value }, version);
  });
  const newPrices = async () => {
    await acceptRound(table, '2025-Q3', dearer(rowsOf('DEU-KGZ', 'USA-PHL'), 50), {
      id: 'rpw:2025-Q3:corrected',
      acceptedAt: '2026-11-02T00:00:00.000Z',
    });
    await computeCorridors(publisher(table));
  };
  const listing = () => JSON.parse(bodies(bucket).get('data/manifest.json') ?? '');

  test('leaves marks as they were, lets everything else be published, and fails each run', async () => {
    await expect(publishPages(publishing(table, bucket))).rejects.toThrow('all else is published');
    const before = bodies(bucket);
    await newPrices();
    const failure: unknown = await publishPages(publishing(table, bucket)).catch((error: unknown) => error);
    expect((failure as AggregateError).errors.map(String).join()).toContain('disputes cannot be read');
    expect(otherThan(before, bucket)).toContain('en/deu-kgz');
    expect(listing().manifest.version).toBeGreaterThan(
      JSON.parse(before.get('data/manifest.json') ?? '').manifest.version,
    );
    expect(listing()).toMatchObject({ disputes: version });
    expect(listing()).not.toHaveProperty('unread');
    for (const page of ['en/data/deu-kgz', 'ru/data/deu-kgz', 'data/tables/DEU-KGZ.figures.json'])
      expect(bodies(bucket).get(page), page).toContain(id);
    // It is mended, and the dispute is settled: the mark goes.
    await table.put({ ...key, version: version + 2, value: whole }, version + 1);
    const settled = { at: '2026-11-21T00:00:00.000Z', reason: 'It was right.', by: party };
    await dispute(table, id, 'corridor/DEU-KGZ', { settled });
    await publishWhole(publishing(table, bucket));
    expect(bodies(bucket).get('en/data/deu-kgz')).not.toContain(id);
  });

  test('beside a published file that cannot be read either leaves the pages that show marks, and no other, until it is mended', async () => {
    const file = bucket.objects.get('data/disputes.json');
    if (!file) throw new Error('no file');
    bucket.put({ ...file, body: '{' });
    const before = bodies(bucket);
    await newPrices();
    await expect(publishPages(publishing(table, bucket))).rejects.toThrow('all else is published');
    const other = otherThan(before, bucket);
    expect(other).toEqual(expect.arrayContaining(['en/deu-kgz', 'ru/deu-kgz', 'data/manifest.json']));
    const { unread } = listing();
    expect(other.filter((key) => unread.includes(`/${key}`))).toEqual([]);
    // No page of families is among them.
    expect(unread.filter((path: string) => !/^\/(?:en|ru)\/data(?:\/|$)/.test(path))).toEqual([]);
    expect(
      other.filter((key) =>
        /^(?:en|ru)\/data\/(?:corrections|corridors|countries\/.*|[a-z]{3}-[a-z]{3})$/.test(key),
      ),
    ).toEqual([]);
    expect(unread).toEqual(expect.arrayContaining(['/en/data', '/en/data/deu-kgz', '/ru/data/corrections']));
    expect(bodies(bucket).get('data/disputes.json')).toBe('{');
    const asked = newPageRenderer(publishing(table, bucket));
    expect(String((await asked('/en/deu-kgz'))?.body)).toBe(bodies(bucket).get('en/deu-kgz'));
    await expect(asked('/en/data/deu-kgz')).rejects.toThrow('disputes cannot be read');

    await table.put({ ...key, version: version + 2, value: whole }, version + 1);
    await publishWhole(publishing(table, bucket));
    expect(listing()).not.toHaveProperty('unread');
    expect(bodies(bucket).get('en/data/deu-kgz')).not.toBe(before.get('en/data/deu-kgz'));
    expect(await publishPages(publishing(table, bucket))).toEqual({ summary: 'nothing new' });
  });
});
