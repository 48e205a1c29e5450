/**
 * Atom feeds as they are published from a table: each has all that Atom asks for, they are read and written when what they are made
 * of changes and not with rates, and what names a firm is there once a person approved it.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { builtSite } from '../../../functions/publish-pages/built-site.ts';
import { type PublishDependencies, publishPages } from '../../../functions/publish-pages/service.ts';
import { readManifest, replaceManifest } from '../../../functions/storage/manifest.ts';
import type { Table } from '../../../functions/storage/table.ts';
import {
  MOST_DECISIONS,
  readWatchDecisions,
  type WatchDecision,
  writeWatchDecision,
} from '../../../functions/storage/watch-decisions.ts';
import { COUNTRIES } from '../../../shared/catalogue/countries.ts';
import { statusOf } from '../../../site/kinds.ts';
import { readAtom } from '../../support/atom-check.ts';
import { clockFrom } from '../../support/clock.ts';
import { type Engine, startEngine } from '../../support/engine.ts';
import { type MemoryBucket, memoryBucket } from '../../support/memory-stores.ts';
import { fewPages, publishWhole, TWO_LANGUAGES } from '../../support/publishing.ts';
import { computeAll, FIRMS, MOVED_ID, MOVER, publishTwoRounds } from '../../support/watch.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await startEngine();
});
afterAll(() => engine.close());

const ORIGIN = 'https://karvon.example';
const NOW = '2026-11-21T12:00:00Z';
const site = builtSite(
  async ({ path, data }) => ({ status: statusOf(data.kind), html: `${path} ${data.publication.id}` }),
  new URL('../../fixtures/assets', import.meta.url).pathname,
  ORIGIN,
  undefined,
  undefined,
  () => [],
);
const pagesOfSummary = fewPages(4);
const publisher = (
  table: Table,
  bucket: MemoryBucket,
  more: Partial<PublishDependencies> = {},
): PublishDependencies => ({
  site,
  languages: TWO_LANGUAGES,
  pagesOfSummary,
  builtBy: 'code-1',
  ...clockFrom(NOW),
  ...more,
  table,
  bucket,
});

/** The firms that a text names. */
const namedIn = (text: string): string[] =>
  FIRMS.filter((name) => text.replaceAll('&amp;', '&').includes(name));

const feedsIn = ({ objects }: MemoryBucket) =>
  new Map([...objects].filter(([key]) => key.startsWith('data/feeds/')));
function idsIn(bucket: MemoryBucket, key: string): string[] {
  const object = bucket.objects.get(`data/feeds/${key}.atom`);
  if (!object) throw new Error(`no feed ${key}`);
  return readAtom(String(object.body)).entries.map(({ id }) => id.replace('tag:karvon.example,2026:', ''));
}

/** A table that counts how often figures of earlier rounds are read, which only feeds do here. */
function watched(table: Table) {
  let reads = 0;
  return {
    table: {
      ...table,
      get: (...[key, consistency]: Parameters<Table['get']>) => {
        if (key.pk === 'EARLIER#corridor') reads += 1;
        return table.get(key, consistency);
      },
    },
    take: () => {
      const taken = reads;
      reads = 0;
      return taken;
    },
  };
}

const decisionOf = (did: WatchDecision['did'], id = MOVED_ID): WatchDecision => ({
  did,
  at: '2026-11-21T11:00:00.000Z',
  by: 'reviewer',
  reason: null,
  entry: {
    id,
    about: 'DEU-KGZ',
    updated: '2025-09-30T00:00:00Z',
    title: 'One firm moved the mean',
    summary: `Without ${MOVER} it would be less.`,
  },
});
const decide = async (table: Table, decision: WatchDecision) =>
  writeWatchDecision(table, await readWatchDecisions(table, 'strong'), decision);

describe('of two rounds', () => {
  let table: Table;
  beforeAll(async () => {
    table = await engine.newTable();
    await publishTwoRounds(table);
  });

  test('every feed has what it must have, names no firm, and stays', async () => {
    const bucket = memoryBucket();
    await publishWhole(publisher(table, bucket));
    const feeds = feedsIn(bucket);
    for (const [key, { body, contentType }] of feeds) {
      expect(contentType).toBe('application/atom+xml');
      const { id, links } = readAtom(String(body));
      expect(links.self).toBe(`${ORIGIN}/${key}`);
      expect(links.alternate).toMatch(/^https:\/\/karvon\.example\/en\/data/);
      expect(id).toMatch(/^tag:karvon\.example,2026:feed\//);
      expect(namedIn(String(body))).toEqual([]);
    }
    const ids = [...feeds.values()].map(({ body }) => readAtom(String(body)).id);
    expect(new Set(ids).size).toBe(feeds.size);
    expect(idsIn(bucket, 'corridors/DEU-KGZ')).toContain('corridor/DEU-KGZ/jump/2025-Q3');
    expect(idsIn(bucket, 'countries/KGZ')).toContain('country/KGZ/receiver/jump/2025-Q3');
    expect(idsIn(bucket, 'countries/DEU')).toContain('country/DEU/sender/jump/2025-Q3');
    expect(idsIn(bucket, 'world')).toContain('survey/rpw/stale-survey/2025-Q3');
    // Nothing moved there; and a country that nobody surveys has a feed too.
    expect(idsIn(bucket, 'corridors/USA-PHL')).toEqual([]);
    expect(feeds.size).toBeGreaterThan(50);
    expect([...feeds.keys()].filter((key) => key.includes('countries')).length).toBeLessThan(
      COUNTRIES.length,
    );
    // A run that compares every object removes none.
    const { objects } = bucket;
    objects.delete('data/manifest.json');
    await publishWhole(publisher(table, bucket));
    expect([...feedsIn(bucket).keys()].sort()).toEqual([...feeds.keys()].sort());
  });

  test('without a domain links are paths and ids of this machine', async () => {
    const bucket = memoryBucket();
    await publishWhole(publisher(table, bucket, { site: { ...site, origin: '' } }));
    const { id, links } = readAtom(String(bucket.objects.get('data/feeds/world.atom')?.body));
    expect(id).toBe('tag:karvon.invalid,2026:feed/world');
    expect(links).toEqual({ self: '/data/feeds/world.atom', alternate: '/en/data' });
  });

  test('no first start waits for them: they come with the files beside pages', async () => {
    const bucket = memoryBucket();
    const { table: counted, take } = watched(table);
    const dependencies = publisher(counted, bucket);
    await publishPages(dependencies);
    await publishPages(dependencies);
    expect(feedsIn(bucket).size).toBe(0);
    // Nor does a message right after a publication begin them.
    expect(await publishPages(dependencies, false)).toEqual({ summary: 'nothing new' });
    expect(take()).toBe(0);
    await publishPages(dependencies);
    expect(feedsIn(bucket).size).toBeGreaterThan(50);
    expect(take()).toBe(1);
    expect(await publishPages(dependencies)).toEqual({ summary: 'nothing new' });
    expect(take()).toBe(0);
  });
});

test('neither read nor written with other rates alone; once a day, and only if they say something else', async () => {
  const own = await engine.newTable();
  await publishTwoRounds(own);
  const { table, take } = watched(own);
  const bucket = memoryBucket();
  await publishWhole(publisher(table, bucket));
  expect(take()).toBeGreaterThan(0);
  const before = feedsIn(bucket);
  // A new publication that names everything as before, as one of rates does.
  const manifest = await readManifest(table, 'strong');
  if (!manifest) throw new Error('nothing published');
  await replaceManifest(table, { ...manifest, version: manifest.version + 1 });
  await publishWhole(publisher(table, bucket));
  expect(take()).toBe(0);
  // The next day they are made again, and are the same.
  await publishWhole(publisher(table, bucket, clockFrom('2026-11-22T12:00:00Z')));
  expect(take()).toBeGreaterThan(0);
  expect(feedsIn(bucket)).toEqual(before);
  // On a day before the round was old, the world's says less.
  await publishWhole(publisher(table, bucket, clockFrom('2026-03-31T12:00:00Z')));
  const changed = [...feedsIn(bucket)].filter(([key, { version }]) => before.get(key)?.version !== version);
  expect(changed.map(([key]) => key)).toEqual(['data/feeds/world.atom']);
  expect(idsIn(bucket, 'world')).not.toContain('survey/rpw/stale-survey/2025-Q3');
});

test('a decision publishes the words that were approved, in three feeds, and another one takes them back', async () => {
  const table = await engine.newTable();
  await publishTwoRounds(table);
  const bucket = memoryBucket();
  const dependencies = publisher(table, bucket);
  await publishWhole(dependencies);
  const before = feedsIn(bucket);
  await decide(table, decisionOf('rejected'));
  await publishWhole(dependencies);
  expect(feedsIn(bucket)).toEqual(before);
  await decide(table, decisionOf('approved'));
  await publishPages(dependencies, false);
  const having = [...feedsIn(bucket)].filter(([, { body }]) => namedIn(String(body)).includes(MOVER));
  expect(having.map(([key]) => key).sort()).toEqual([
    'data/feeds/corridors/DEU-KGZ.atom',
    'data/feeds/countries/DEU.atom',
    'data/feeds/countries/KGZ.atom',
  ]);
  const { entries } = readAtom(String(bucket.objects.get('data/feeds/corridors/DEU-KGZ.atom')?.body));
  expect(entries.find(({ id }) => id.endsWith(MOVED_ID))?.summary).toBe(decisionOf('approved').entry.summary);
  expect(await publishPages(dependencies)).toEqual({ summary: 'nothing new' });
  // What was approved stays as it was read, whatever the figures become.
  await computeAll(table, '2026-11-21T13:00:00Z');
  await publishWhole(dependencies);
  expect(idsIn(bucket, 'corridors/DEU-KGZ')).toContain(MOVED_ID);
  await decide(table, decisionOf('rejected'));
  await publishWhole(dependencies);
  expect(new Map([...feedsIn(bucket)].map(([key, { body }]) => [key, body]))).toEqual(
    new Map([...before].map(([key, { body }]) => [key, body])),
  );
});

test('decisions are one item, of which the first are forgotten', async () => {
  const table = await engine.newTable();
  expect(await readWatchDecisions(table)).toEqual({ version: 0, decisions: [] });
  let held = await readWatchDecisions(table);
  const many = Array.from({ length: MOST_DECISIONS }, (_, at) => decisionOf('rejected', `x/${at}`));
  await writeWatchDecision(table, { version: 0, decisions: many }, decisionOf('approved'));
  held = await readWatchDecisions(table, 'strong');
  expect(held.decisions).toHaveLength(MOST_DECISIONS);
  expect(held.decisions.at(-1)).toEqual(decisionOf('approved'));
  expect(held.decisions[0]?.entry.id).toBe('x/1');
  // Of two persons at once one is refused.
  await writeWatchDecision(table, held, decisionOf('rejected'));
  await expect(writeWatchDecision(table, held, decisionOf('approved'))).rejects.toThrow(/another/);
  // A decision takes the place of the one before.
  held = await readWatchDecisions(table, 'strong');
  expect(held.decisions.filter(({ entry }) => entry.id === MOVED_ID)).toEqual([decisionOf('rejected')]);
});
