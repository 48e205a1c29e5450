/** What providers say, from the heads of their feeds to the sheets of a publication. The table is the real engine. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { shownFeeds } from '../../../functions/compute-corridors/said.ts';
import { computeCorridors } from '../../../functions/compute-corridors/service.ts';
import { getCheapestByAmount, getOffers } from '../../../functions/serve-api/offers.ts';
import { pack } from '../../../functions/storage/encoding.ts';
import { readFeedHead, replaceFeedHead } from '../../../functions/storage/feed-heads.ts';
import { chunkPartition, FEEDS } from '../../../functions/storage/keys.ts';
import { readManifest } from '../../../functions/storage/manifest.ts';
import { newMemory } from '../../../functions/storage/opened.ts';
import { newPublications } from '../../../functions/storage/publication.ts';
import {
  readAllPrices,
  readAllSaid,
  readAllStatistics,
  readSummary,
} from '../../../functions/storage/publications.ts';
import type { Table } from '../../../functions/storage/table.ts';
import { setSuspended } from '../../../infra/admin/register.ts';
import type { FeedHead } from '../../../shared/feeds/life.ts';
import type { CorridorId } from '../../../shared/model/vocabulary.ts';
import { Crash, counting, dyingAt, WHEN } from '../../support/breaking.ts';
import { type Engine, startEngine } from '../../support/engine.ts';
import { register, registered } from '../../support/feeds.ts';
import { saidFeed as feed, saidService as service, take } from '../../support/said.ts';
import { accept, rowsOf } from '../../support/survey.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await startEngine();
});
afterAll(() => engine.close());

async function suspend(table: Table, provider: string): Promise<void> {
  const { head, version } = await readFeedHead(table, provider);
  await replaceFeedHead(table, { ...head, suspended: '2026-11-22T00:00:00.000Z' }, { version }, null);
}

let publications = 0;
const publisher = (table: Table, day: string, computedBy = 'code') => ({
  table,
  now: () => new Date(`${day}T12:00:00Z`),
  newPublicationId: () => `20261121T000000Z-${++publications}`,
  computedBy,
  announce: async () => {},
});

const surveyed: CorridorId[] = ['DEU-KGZ', 'USA-PHL'];
async function withSurvey(): Promise<Table> {
  const table = await engine.newTable();
  await accept(table, 'e1', rowsOf(...surveyed));
  return table;
}

/** What a survey is published as, without where it is stored. */
async function ofSurvey(table: Table) {
  const manifest = await readManifest(table, 'strong');
  if (!manifest) throw new Error('nothing is published');
  return {
    ids: manifest.corridors,
    summary: await readSummary(table, manifest.summary),
    prices: await readAllPrices(table, manifest, surveyed),
    statistics: await readAllStatistics(table, manifest, surveyed),
  };
}

/** By corridor what providers say: the services with their editions. */
async function said(table: Table): Promise<Record<string, string[]>> {
  const manifest = await readManifest(table, 'strong');
  if (!manifest) throw new Error('nothing is published');
  const sheets = await readAllSaid(table, manifest, Object.keys(manifest.said) as CorridorId[]);
  return Object.fromEntries(
    [...sheets].map(([corridor, { services, providers }]) => {
      for (const { provider } of services) expect(providers).toHaveProperty([provider, 'name']);
      return [corridor, services.map(({ id, edition }) => `${id} of ${edition}`)];
    }),
  );
}

test('a feed is published in the corridors it lists, surveyed or not, and leaves everything of a survey as it was', async () => {
  const table = await withSurvey();
  await computeCorridors(publisher(table, '2026-11-21'));
  const before = await ofSurvey(table);
  await take(table, 'f1', feed('acme', [service('DEU-KGZ', '1'), service('RUS-TJK', '2')]));
  expect(await computeCorridors(publisher(table, '2026-11-21'))).toMatchObject({
    summary: expect.stringContaining('what providers say in 2 corridors'),
  });
  expect(await ofSurvey(table)).toEqual(before);
  expect(await said(table)).toEqual({
    'DEU-KGZ': ['acme.app-cash.debit-card of f1'],
    'RUS-TJK': ['acme.app-cash.debit-card of f1'],
  });
  expect(await computeCorridors(publisher(table, '2026-11-21'))).toMatchObject({ summary: 'nothing new' });
});

test('what is scheduled is nowhere until its first day, and what is over is shown for two weeks', async () => {
  const table = await withSurvey();
  const dates = { validFrom: '2026-11-25', validUntil: '2026-11-30' } as const;
  await take(table, 'f1', feed('acme', [service('DEU-KGZ', '1')], dates));
  const shown: Record<string, boolean> = {};
  for (const day of ['2026-11-24', '2026-11-25', '2026-11-30', '2026-12-14', '2026-12-15']) {
    await computeCorridors(publisher(table, day));
    shown[day] = 'DEU-KGZ' in (await said(table));
  }
  expect(Object.values(shown)).toEqual([false, true, true, true, false]);
});

test('a later feed takes its corridors alone, each provider has its services, and one that does not pay out has none', async () => {
  const table = await withSurvey();
  await take(table, 'f1', feed('acme', [service('DEU-KGZ', '1'), service('RUS-TJK', '2')]));
  await take(table, 'g1', feed('beta', [service('DEU-KGZ', '3')]));
  await computeCorridors(publisher(table, '2026-11-21'));
  const first = await readManifest(table, 'strong');
  await take(table, 'f2', feed('acme', [service('DEU-KGZ', '1.5')]));
  await computeCorridors(publisher(table, '2026-11-21'));
  const next = await readManifest(table, 'strong');
  expect(next?.said['RUS-TJK']).toBe(first?.said['RUS-TJK']);
  expect(await said(table)).toEqual({
    'DEU-KGZ': ['acme.app-cash.debit-card of f2', 'beta.app-cash.debit-card of g1'],
    'RUS-TJK': ['acme.app-cash.debit-card of f1'],
  });
  await suspend(table, 'acme');
  await computeCorridors(publisher(table, '2026-11-21'));
  expect(await said(table)).toEqual({ 'DEU-KGZ': ['beta.app-cash.debit-card of g1'], 'RUS-TJK': [] });
  const suspended = await readManifest(table, 'strong');
  if (!suspended) throw new Error('nothing is published');
  const sheets = await readAllSaid(table, suspended, ['DEU-KGZ', 'RUS-TJK']);
  // Where it sends prices it is said not to pay out.
  expect([...sheets.values()].map((sheet) => sheet.suspended)).toEqual([['acme'], ['acme']]);
});

test('a firm that a survey has, and that is suspended, does not pay out wherever it was surveyed: within the next run', async () => {
  const table = await withSurvey();
  await computeCorridors(publisher(table, '2026-11-21'));
  await register(table, registered([], 'xoom'));
  const act = { table, now: () => new Date('2026-11-21T12:00:00Z') };
  await setSuspended(act, 'xoom', true, ['Anna']);
  // The schedule runs each minute: the API and the pages have it well within an hour.
  await computeCorridors(publisher(table, '2026-11-21'));
  const suspendedIn = async () => {
    const manifest = await readManifest(table, 'strong');
    if (!manifest) throw new Error('nothing is published');
    const corridors = Object.keys(manifest.said) as CorridorId[];
    return Object.fromEntries(
      [...(await readAllSaid(table, manifest, corridors))].map(([id, one]) => [id, one.suspendedNames]),
    );
  };
  const name = { xoom: 'Xoom' };
  expect(await suspendedIn()).toEqual({ 'DEU-KGZ': name, 'USA-PHL': name });
  const dependencies = {
    publications: newPublications(table),
    rounds: newMemory(1),
    today: () => '2026-11-21',
    lacks: () => {},
  };
  for (const corridor of surveyed) {
    const { offers, nothingLeads } = await getOffers(corridor, {}, dependencies);
    const marked = offers.filter(({ notPayingOut }) => notPayingOut).map(({ provider }) => provider.id);
    expect([...new Set(marked)], corridor).toEqual(['xoom']);
    expect(offers.filter(({ provider }) => provider.id === 'xoom')).toHaveLength(marked.length);
    expect(nothingLeads).toBeUndefined();
  }
  const { at } = await getCheapestByAmount('DEU-KGZ', dependencies);
  const cheapest = at.flatMap((one) => one.cheapest);
  expect(
    cheapest.map(({ provider, notPayingOut = false }) => [provider.id === 'xoom', notPayingOut]),
  ).toEqual(cheapest.map(({ provider }) => [provider.id === 'xoom', provider.id === 'xoom']));

  // Another survey asks in another corridor.
  await accept(table, 'e2', rowsOf('GBR-IND'), { acceptedAt: '2026-11-21T13:00:00.000Z' });
  await computeCorridors(publisher(table, '2026-11-21'));
  expect(Object.keys(await suspendedIn()).sort()).toEqual(['DEU-KGZ', 'GBR-IND', 'USA-PHL']);
  await setSuspended(act, 'xoom', false, ['Anna', 'Boris']);
  await computeCorridors(publisher(table, '2026-11-21'));
  expect(await suspendedIn()).toEqual({});
  const again = await getOffers('DEU-KGZ', {}, { ...dependencies, publications: newPublications(table) });
  expect(again.offers.some(({ notPayingOut }) => notPayingOut)).toBe(false);
});

test('other code makes the sheets of feeds again, and the same ones stay where they are', async () => {
  const table = await withSurvey();
  await take(table, 'f1', feed('acme', [service('DEU-KGZ', '1')]));
  await computeCorridors(publisher(table, '2026-11-21'));
  const before = await readManifest(table, 'strong');
  await computeCorridors(publisher(table, '2026-11-21', 'code-2'));
  const after = await readManifest(table, 'strong');
  expect(after?.said).toEqual(before?.said);
  expect(after?.saidFrom).not.toBe(before?.saidFrom);
  expect(await computeCorridors(publisher(table, '2026-11-21', 'code-2'))).toMatchObject({
    summary: 'nothing new',
  });
});

describe('what is damaged', () => {
  const version = async (table: Table) => (await readManifest(table, 'strong'))?.version;

  test.each<[string, (table: Table) => Promise<void>]>([
    [
      'a feed that is not there',
      async (table) => {
        const { head, version } = await readFeedHead(table, 'acme');
        const [taken] = head.editions;
        if (!taken) throw new Error('no feed was taken');
        const lost = { ...taken, edition: 'lost', acceptedAt: '2026-11-20T08:00:00.000Z' };
        await replaceFeedHead(table, { ...head, editions: [taken, lost] }, { version }, null);
      },
    ],
    [
      'a head in another form',
      async (table) => table.put({ pk: FEEDS, sk: 'beta', version: 1, value: pack({ format: 0 }) }),
    ],
  ])('%s holds up no prices, what was said stays, and each run says so', async (_, damage) => {
    const table = await withSurvey();
    await take(table, 'f1', feed('acme', [service('DEU-KGZ', '1')]));
    await computeCorridors(publisher(table, '2026-11-21'));
    const before = await said(table);
    await damage(table);
    for (let run = 0; run < 2; run++)
      await expect(computeCorridors(publisher(table, '2026-11-21'))).rejects.toThrow();
    expect(await version(table)).toBe(1);
    const raised = rowsOf('USA-PHL').map((row) => ({ ...row, feeBp: row.feeBp + 1 }));
    await accept(table, 'e2', raised, { acceptedAt: '2026-11-02T00:00:00.000Z' });
    await expect(computeCorridors(publisher(table, '2026-11-21'))).rejects.toThrow();
    expect((await ofSurvey(table)).prices.get('USA-PHL')?.survey.edition).toBe('e2');
    expect(await said(table)).toEqual(before);
  });

  test('prices that cannot be computed hold up no feed, and are not published again and again', async () => {
    const table = await withSurvey();
    await computeCorridors(publisher(table, '2026-11-21'));
    const [chunk] = await table.query(chunkPartition('e1'));
    if (!chunk) throw new Error('no rows are stored');
    await table.put({ ...chunk, value: pack('garbage') });
    await take(table, 'f1', feed('acme', [service('DEU-KGZ', '1')]));
    for (let run = 0; run < 3; run++)
      await expect(computeCorridors(publisher(table, '2026-11-21', 'code-2'))).rejects.toThrow();
    expect(await version(table)).toBe(2);
    expect(Object.keys(await said(table))).toEqual(['DEU-KGZ']);
  });
});

test('a firm that the catalogue does not know has the name and the type of the register', async () => {
  const table = await withSurvey();
  await register(table, { ...registered([], 'acme'), name: 'Acme Pay', type: 'bank' });
  await take(table, 'f1', feed('acme', [service('DEU-KGZ', '1')]));
  await take(table, 'f2', feed('xoom', [service('DEU-KGZ', '1')]));
  await computeCorridors(publisher(table, '2026-11-21'));
  const manifest = await readManifest(table, 'strong');
  if (!manifest) throw new Error('nothing is published');
  const sheets = await readAllSaid(table, manifest, ['DEU-KGZ']);
  expect(sheets.get('DEU-KGZ')?.providers).toMatchObject({
    acme: { name: 'Acme Pay', type: 'bank' },
    xoom: { name: 'Xoom' },
  });
});

test('without any feed nothing is computed from feeds', () => {
  const head: FeedHead = {
    provider: 'acme',
    editions: [],
    previous: null,
    waiting: null,
    suspended: null,
    withdrawn: null,
  };
  expect(shownFeeds([], '2026-11-21', 'code')).toEqual({
    feeds: [],
    suspended: [],
    stopped: [],
    from: null,
  });
  expect(shownFeeds([head], '2026-11-21', 'code').from).toBeNull();
});

test.each(WHEN)('broken %s each of its writes, the next run publishes what is said whole', async (when) => {
  const prepared = async () => {
    const table = await withSurvey();
    await computeCorridors(publisher(table, '2026-11-21'));
    await take(table, 'f1', feed('acme', [service('DEU-KGZ', '1'), service('RUS-TJK', '2')]));
    return table;
  };
  const unbroken = counting({ table: await prepared() });
  await computeCorridors(publisher(unbroken.table, '2026-11-21'));
  expect(unbroken.writes()).toBeGreaterThan(2);
  for (let write = 1; write <= unbroken.writes(); write++) {
    const table = await prepared();
    const broken = dyingAt({ table }, write, when);
    await expect(computeCorridors(publisher(broken.table, '2026-11-21'))).rejects.toThrow(Crash);
    await computeCorridors(publisher(table, '2026-11-21'));
    expect(Object.keys(await said(table)).sort(), `${write}`).toEqual(['DEU-KGZ', 'RUS-TJK']);
  }
});
