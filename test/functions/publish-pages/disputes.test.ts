/** "Disputed" on the pages of figures: it comes and goes with the dispute, on the pages that show the figure, and costs nothing else. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { computeCorridors } from '../../../functions/compute-corridors/service.ts';
import { builtSite } from '../../../functions/publish-pages/built-site.ts';
import type { PublishDependencies } from '../../../functions/publish-pages/service.ts';
import { readDisputes, writeDispute } from '../../../functions/storage/disputes.ts';
import { pack } from '../../../functions/storage/encoding.ts';
import type { Table } from '../../../functions/storage/table.ts';
import { disputesFileSchema } from '../../../shared/contracts/dispute.ts';
import type { Dispute, DisputeScope } from '../../../shared/model/dispute.ts';
import { statusOf } from '../../../site/kinds.ts';
import { clockFrom } from '../../support/clock.ts';
import { type Engine, startEngine } from '../../support/engine.ts';
import { type MemoryBucket, memoryBucket } from '../../support/memory-stores.ts';
import { publisher } from '../../support/publisher.ts';
import { publishWhole, TWO_LANGUAGES } from '../../support/publishing.ts';
import { acceptRound } from '../../support/rounds.ts';
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
    html: `${path} ${'disputed' in data ? data.disputed.map(({ id }) => id).join() : ''}${data.kind === 'data-corrections' ? JSON.stringify(data.disputes) : ''}`,
  }),
  new URL('../../fixtures/assets', import.meta.url).pathname,
  '',
  undefined,
  undefined,
  () => [],
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
  for (const [scope, pages] of [
    ['corridor/DEU-KGZ', ['/deu-kgz']],
    ['sender/DEU', ['/countries/deu']],
    ['receiver/KGZ', ['/countries/kgz']],
    ['world', ['']],
  ] as const) {
    const before = bodies(bucket);
    const id = `20261120T000000Z-${scope.replace(/\W/g, '')}`;
    await dispute(table, id, scope);
    await publishWhole(publishing(table, bucket));
    const own = pages.flatMap(inBoth);
    expect(otherThan(before, bucket), scope).toEqual([...always, ...own].sort());
    for (const page of own) expect(bodies(bucket).get(page), page).toContain(id);
    const file = disputesFileSchema.parse(JSON.parse(bodies(bucket).get('data/disputes.json') ?? ''));
    expect(file).toMatchObject({ disputes: [{ id, scope, settled: null }] });

    await dispute(table, id, scope, {
      settled: { at: '2026-11-21T00:00:00.000Z', reason: 'It was right.', by: party },
    });
    await publishWhole(publishing(table, bucket));
    // Settled ones are listed; no other page says anything of them.
    for (const page of own) expect(bodies(bucket).get(page), page).toBe(before.get(page));
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
