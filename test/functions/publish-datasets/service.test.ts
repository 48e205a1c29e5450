/** Releases on the real table engine: one for each state of a round, written once, whole or not at all. */
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod';
import { publishEarlierRounds } from '../../../functions/compute-corridors/earlier.ts';
import { computeCorridors } from '../../../functions/compute-corridors/service.ts';
import { type DatasetsDependencies, publishDatasets } from '../../../functions/publish-datasets/service.ts';
import { keepBulletin } from '../../../functions/storage/bulletins.ts';
import { setEditionState } from '../../../functions/storage/editions.ts';
import { readFeedHead, replaceFeedHead } from '../../../functions/storage/feed-heads.ts';
import { writeFeed, writeFeedAnswer } from '../../../functions/storage/feeds.ts';
import type { SiteObject } from '../../../functions/storage/site-bucket.ts';
import { type Table, WriteConflict } from '../../../functions/storage/table.ts';
import { MEASURES } from '../../../shared/contracts/datasets/indicators.ts';
import {
  LATEST_KEY,
  latestFileSchema,
  RELEASES_KEY,
  releaseSchema,
  releasesFileSchema,
  TABLE_FORMATS,
} from '../../../shared/contracts/datasets/release.ts';
import type { Feed } from '../../../shared/feeds/feed.ts';
import type { CorridorId } from '../../../shared/model/vocabulary.ts';
import type { RoundRow } from '../../../shared/pricing/survey.ts';
import { counting, dyingAt, interruptedAt, WHEN } from '../../support/breaking.ts';
import { type Engine, startEngine } from '../../support/engine.ts';
import { register, registered } from '../../support/feeds.ts';
import { type MemoryBucket, memoryBucket } from '../../support/memory-stores.ts';
import { publisher } from '../../support/publisher.ts';
import { bundledBulletins } from '../../support/rates.ts';
import { memoryFiles } from '../../support/release-files.ts';
import { acceptRound, dearer } from '../../support/rounds.ts';
import { saidFeed, saidService, take } from '../../support/said.ts';
import { accept, actOf, rowsOf } from '../../support/survey.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await startEngine();
});
afterAll(() => engine.close());

const NEWEST = '2025-Q3';
const CORRIDORS = ['DEU-KGZ', 'USA-PHL'] as const;
const LATER = { acceptedAt: '2026-11-02T00:00:00.000Z' };

const releasing = (
  table: Table,
  bucket: MemoryBucket,
  more: Partial<DatasetsDependencies> = {},
): DatasetsDependencies => ({
  table,
  bucket,
  files: memoryFiles(bucket),
  publisher: { origin: 'https://karvon.example', contact: null },
  builtBy: 'code-1',
  now: () => new Date('2026-11-30T00:00:00Z'),
  ...more,
});

/** A published round of two corridors, and a bucket. */
async function published(rows: readonly RoundRow[] = rowsOf(...CORRIDORS)) {
  const table = await engine.newTable();
  await accept(table, 'rpw:2025-Q3:e1', rows);
  await computeCorridors(publisher(table));
  return { table, bucket: memoryBucket() };
}

const textOf = ({ objects }: MemoryBucket, key: string): string => {
  const { body } = objects.get(key) ?? {};
  if (body === undefined) throw new Error(`${key} is not there`);
  return typeof body === 'string' ? body : new TextDecoder().decode(body);
};
const sha256 = (bytes: string | Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** The releases that are listed, each found whole: every file is there with the size and the checksum that are said of it. */
function listed(bucket: MemoryBucket, period = NEWEST) {
  if (!bucket.objects.has(RELEASES_KEY)) return [];
  const { releases } = releasesFileSchema.parse(JSON.parse(textOf(bucket, RELEASES_KEY)));
  return releases
    .filter((one) => one.period === period)
    .map((one) => {
      const description = textOf(bucket, `data/${one.path}`);
      expect(sha256(description)).toBe(one.sha256);
      const release = z.parse(releaseSchema, JSON.parse(description));
      const folder = `data/releases/${one.period}/${one.version}/`;
      const files = [...release.tables.flatMap(({ files: all }) => all), ...release.documents];
      for (const { path, bytes, sha256: hash } of files) {
        const { body = '' } = bucket.objects.get(`${folder}${path}`) ?? {};
        expect([path, Buffer.byteLength(body), sha256(body)]).toEqual([path, bytes, hash]);
      }
      const there = [...bucket.objects.keys()].filter((key) => key.startsWith(folder));
      expect(there.length).toBe(one.files);
      expect(files.length + 1).toBe(one.files);
      const rows = <Row>(name: string): Row[] =>
        release.tables.some((table) => table.name === name)
          ? textOf(bucket, `${folder}${name}.jsonl`)
              .trimEnd()
              .split('\n')
              .map((line): Row => JSON.parse(line))
          : [];
      return { ...one, release, rows };
    });
}
const onlyOne = (bucket: MemoryBucket, period = NEWEST) => {
  const [one, ...more] = listed(bucket, period);
  if (!one || more.length > 0) throw new Error(`${more.length} more than one release of ${period}`);
  return one;
};
type Price = {
  edition: string;
  row: number;
  corridor: string;
  counted: boolean;
  left_out: string | null;
  amount_usd: number;
  total_percent: string;
};
type Figure = { id: string; value: string; unit: string };

describe('a release of the newest round', () => {
  test('has every row with its number, every figure with its id, and each table in every format', async () => {
    const { table, bucket } = await published();
    expect(await publishDatasets(releasing(table, bucket))).toEqual({ summary: `released: ${NEWEST}` });
    const { release, rows } = onlyOne(bucket);
    expect(release).toMatchObject({
      period: NEWEST,
      kind: 'newest-round',
      replaces: null,
      issued: '2026-11-01T00:00:00.000Z',
      observed: { from: '2025-07-01', to: '2025-09-30' },
      editions: [{ edition: 'rpw:2025-Q3:e1', evidence: 'e'.repeat(64), from: 'bundled' }],
    });
    for (const { files } of release.tables) expect(files.map(({ format }) => format)).toEqual(TABLE_FORMATS);
    expect(release.tables.map(({ name }) => name)).toEqual(['prices', 'indicators', 'coverage']);
    const prices = rows<Price>('prices');
    expect(prices.map(({ row }) => row)).toEqual(rowsOf(...CORRIDORS).map((_, at) => at + 1));
    const figures = new Map(rows<Figure>('indicators').map(({ id, value }) => [id, value]));
    for (const amount of [200, 500]) {
      const counted = prices.filter((price) => price.counted && price.amount_usd === amount);
      expect(figures.get(`${NEWEST}.world.world.count_${amount}`)).toBe(String(counted.length));
      const sum = counted.reduce((all, { total_percent: total }) => all + Math.round(100 * Number(total)), 0);
      const mean = sum / counted.length / 100;
      expect(Math.abs(mean - Number(figures.get(`${NEWEST}.world.world.mean_${amount}`)))).toBeLessThan(
        0.0006,
      );
    }
    expect(new Set(rows<Figure>('indicators').map(({ unit }) => unit))).toEqual(
      new Set(Object.values(MEASURES)),
    );
    const coverage = rows<{ corridor: string; surveyed: boolean; counted_200: number }>('coverage');
    expect(coverage.filter(({ surveyed }) => surveyed).map(({ corridor }) => corridor)).toEqual(CORRIDORS);
    // What nobody surveys is there, with no price made up.
    expect(coverage.filter(({ surveyed }) => !surveyed).every((one) => one.counted_200 === 0)).toBe(true);
    expect(coverage.length).toBeGreaterThan(100);
    expect(latestFileSchema.parse(JSON.parse(textOf(bucket, LATEST_KEY)))).toMatchObject({
      quarter: { period: NEWEST, version: release.version },
      month: null,
    });
  });

  test('is made once: the next run reads and writes nothing but the lists', async () => {
    const { table, bucket } = await published();
    await publishDatasets(releasing(table, bucket));
    const watched = counting({ bucket, files: memoryFiles(bucket) });
    expect(await publishDatasets(releasing(table, bucket, watched))).toEqual({ summary: 'nothing new' });
    expect(watched.writes()).toBe(0);
  });

  test('by other code with the same figures is the same release', async () => {
    const { table, bucket } = await published();
    await publishDatasets(releasing(table, bucket));
    const { version } = onlyOne(bucket);
    const other = { builtBy: 'code-2' };
    expect(await publishDatasets(releasing(table, bucket, other))).toEqual({ summary: 'nothing new' });
    expect(onlyOne(bucket).version).toBe(version);
    const watched = counting({ bucket, files: memoryFiles(bucket) });
    await publishDatasets(releasing(table, bucket, { ...watched, ...other }));
    expect(watched.writes()).toBe(0);
  });

  test('that other rows replace stays as it was, byte by byte, and the new one says which it replaces', async () => {
    const { table, bucket } = await published();
    await publishDatasets(releasing(table, bucket));
    const before = new Map(bucket.objects);
    const first = onlyOne(bucket);
    await accept(table, 'rpw:2025-Q3:e2', dearer(rowsOf(...CORRIDORS), 100), LATER);
    await computeCorridors(publisher(table));
    await publishDatasets(releasing(table, bucket));
    const [old, second, ...more] = listed(bucket);
    expect(more).toEqual([]);
    expect(old?.version).toBe(first.version);
    expect(second?.replaces).toBe(first.version);
    expect(second?.rows<Price>('prices')[0]?.edition).toBe('rpw:2025-Q3:e2');
    for (const [key, object] of before)
      if (key.includes('/releases/')) expect(bucket.objects.get(key)).toBe(object);
    // Its source gives the first rows again: that is a third one, whatever its figures.
    await accept(table, 'rpw:2025-Q3:e1', rowsOf(...CORRIDORS), { acceptedAt: '2026-11-03T00:00:00.000Z' });
    await computeCorridors(publisher(table));
    await publishDatasets(releasing(table, bucket));
    expect(listed(bucket).map(({ replaces }) => replaces)).toEqual([null, first.version, second?.version]);
  });

  test('of a corrected round has the correction as a table', async () => {
    const { table, bucket } = await published();
    await accept(table, 'rpw:2025-Q3:e2', dearer(rowsOf('DEU-KGZ'), 100), LATER);
    await computeCorridors(publisher(table));
    await publishDatasets(releasing(table, bucket));
    const act = actOf('withdrawn', { at: '2026-11-22T00:00:00.000Z' });
    await setEditionState(table, 'rpw:2025-Q3:e2', act);
    await computeCorridors(publisher(table));
    await publishDatasets(releasing(table, bucket));
    const [first, second] = listed(bucket);
    expect(first?.rows('corrections')).toEqual([]);
    expect(second?.rows('corrections')).toMatchObject([
      { id: act.id, of: 'world', did: 'withdrawn', reason: act.reason },
      { id: act.id, of: 'DEU-KGZ' },
    ]);
    expect(second?.release.issued).toBe(act.at);
  });

  test.each([
    ['counted', { added: 0, removed: 0, changed: 16 }, 16],
    ['not known', null, null],
  ] as const)(
    'of an earlier round that is given again has another version, with what it replaced, %s; the newest keeps its own',
    async (_, rows, changed) => {
      const { table, bucket } = await published(rowsOf('DEU-KGZ'));
      const [old, newest] = ['2014-Q2', NEWEST] as const;
      await acceptRound(table, old, rowsOf('DEU-KGZ'), { newest });
      await publishEarlierRounds(publisher(table));
      await publishDatasets(releasing(table, bucket));
      const versions = (period: string) => listed(bucket, period).map(({ version }) => version);
      const [first] = versions(old);
      const before = versions(newest);
      await acceptRound(table, old, dearer(rowsOf('DEU-KGZ'), 100), {
        newest,
        id: 'rpw:2014-Q2:again',
        ...LATER,
        replacing: async ({ survey }) => ({
          ...actOf('accepted', { at: '2026-11-22T00:00:00.000Z' }),
          did: 'replaced',
          replaces: { edition: survey.edition, rows },
        }),
      });
      await publishEarlierRounds(publisher(table));
      await publishDatasets(releasing(table, bucket));
      expect(versions(newest)).toEqual(before);
      const again = listed(bucket, old);
      expect(again.map(({ replaces }) => replaces)).toEqual([null, first]);
      expect(again[1]?.rows('corrections')).toMatchObject([
        {
          of: 'world',
          did: 'replaced',
          edition: 'rpw:2014-Q2:again',
          replaces: 'rpw:2014-Q2:made',
          rows_added: changed === null ? null : 0,
          rows_changed: changed,
        },
        { of: 'DEU-KGZ', did: 'replaced' },
      ]);
    },
  );

  test('of two editions has of the older one only what the newer lacks', async () => {
    const { table, bucket } = await published();
    await accept(table, 'rpw:2025-Q3:e2', dearer(rowsOf('DEU-KGZ'), 100), LATER);
    await computeCorridors(publisher(table));
    await publishDatasets(releasing(table, bucket));
    const prices = onlyOne(bucket).rows<Price>('prices');
    const of = (corridor: string) =>
      new Set(prices.filter((one) => one.corridor === corridor).map((one) => one.edition));
    expect([of('DEU-KGZ'), of('USA-PHL')]).toEqual([
      new Set(['rpw:2025-Q3:e2']),
      new Set(['rpw:2025-Q3:e1']),
    ]);
    const keys = prices.map(({ edition, row }) => `${edition} ${row}`);
    expect(new Set(keys).size).toBe(keys.length);
  });

  test('says of each row why it is in no figure, and no total of a rate that was not disclosed', async () => {
    const table = await engine.newTable();
    const [first, second, third, fourth, ...rest] = rowsOf('DEU-KGZ').map(({ tie: _, ...row }) => row);
    const [lone] = rowsOf('USA-PHL').map(({ tie: _, ...row }) => row);
    if (!first || !second || !third || !fourth || !lone) throw new Error('the corridors have rows');
    const { fundingInstrument: _, ...withoutWay } = third;
    await acceptRound(table, NEWEST, [
      { ...first, standing: 'fee-only', marginBp: 0 },
      { ...second, standing: 'quarantined', marginBp: 120 },
      withoutWay,
      { ...fourth, marginBp: 0 },
      ...rest,
      // At one of the two amounts alone.
      lone,
    ]);
    await computeCorridors(publisher(table));
    const bucket = memoryBucket();
    await publishDatasets(releasing(table, bucket));
    const prices = onlyOne(bucket).rows<Price & { margin_percent: string | null; margin_recorded: boolean }>(
      'prices',
    );
    expect(prices[0]).toMatchObject({
      counted: false,
      left_out: 'fee-only',
      margin_percent: null,
      margin_recorded: false,
      total_percent: null,
    });
    expect(prices[1]).toMatchObject({
      counted: false,
      left_out: 'quarantined',
      margin_percent: '1.20',
      margin_recorded: true,
    });
    // Between two currencies a margin of exactly 0.00 is none: it stands as published, and is marked.
    expect(prices[3]).toMatchObject({ counted: true, margin_percent: '0.00', margin_recorded: false });
    expect(prices[2]).toMatchObject({ counted: false, left_out: 'way-not-recorded' });
    expect(prices.at(-1)).toMatchObject({ counted: false, left_out: 'corridor-without-both-amounts' });
    expect(prices.slice(3, -1).every((one) => one.counted && one.left_out === null)).toBe(true);
  });

  test('is not made of an edition that the publication does not show yet', async () => {
    const { table, bucket } = await published();
    await accept(table, 'rpw:2025-Q3:e2', dearer(rowsOf(...CORRIDORS), 100), LATER);
    expect(await publishDatasets(releasing(table, bucket))).toEqual({ summary: 'nothing new' });
    expect(listed(bucket)).toEqual([]);
  });

  test('is not made of a publication of this minute, nor of a day that is pretended, nor of nothing', async () => {
    const { table, bucket } = await published();
    const young = { now: () => new Date('2026-11-21T00:01:59Z') };
    expect((await publishDatasets(releasing(table, bucket, young))).summary).toMatch(/too young/);
    const pretended = { asOnDay: '2026-04-01' };
    expect((await publishDatasets(releasing(table, bucket, pretended))).summary).toMatch(/as on 2026-04-01/);
    const empty = releasing(await engine.newTable(), bucket);
    expect(await publishDatasets(empty)).toEqual({ summary: 'nothing published yet' });
    expect(bucket.objects.size).toBe(0);
  });
});

describe('a round that is not the newest any more', () => {
  const OTHER = '2025-Q4';
  async function withNewer() {
    const stores = await published();
    await publishDatasets(releasing(stores.table, stores.bucket));
    await acceptRound(stores.table, OTHER, dearer(rowsOf(...CORRIDORS), 50));
    await computeCorridors(publisher(stores.table));
    await publishEarlierRounds(publisher(stores.table));
    return stores;
  }

  test('keeps the release with all its figures, also under other code', async () => {
    const { table, bucket } = await withNewer();
    expect(await publishDatasets(releasing(table, bucket))).toEqual({ summary: `released: ${OTHER}` });
    expect(await publishDatasets(releasing(table, bucket, { builtBy: 'code-2' }))).toEqual({
      summary: 'nothing new',
    });
    expect(onlyOne(bucket)).toMatchObject({ kind: 'newest-round' });
    expect(JSON.parse(textOf(bucket, LATEST_KEY)).quarter.period).toBe(OTHER);
  });

  test('gets another one if its rows change, with the figures that an earlier round has', async () => {
    const { table, bucket } = await withNewer();
    await acceptRound(table, NEWEST, dearer(rowsOf(...CORRIDORS), 200), { newest: OTHER, ...LATER });
    await computeCorridors(publisher(table));
    await publishEarlierRounds(publisher(table));
    await publishDatasets(releasing(table, bucket));
    const [, second] = listed(bucket);
    expect(second?.kind).toBe('earlier-round');
    const measures = new Set(second?.rows<Figure>('indicators').map(({ id }) => id.split('.').at(-1)));
    expect(measures.has('official_like_mean_200')).toBe(true);
    expect(measures.has('sdg_met')).toBe(false);
  });

  test('whose only edition is withdrawn is said to be so, and is the newest no more, until it counts again', async () => {
    const { table, bucket } = await withNewer();
    await publishDatasets(releasing(table, bucket));
    expect(JSON.parse(textOf(bucket, LATEST_KEY)).quarter.period).toBe(OTHER);
    const id = `rpw:${OTHER}:made`;
    const settle = async () => {
      await computeCorridors(publisher(table));
      await publishEarlierRounds(publisher(table));
      await publishDatasets(releasing(table, bucket));
    };
    await setEditionState(table, id, actOf('withdrawn'));
    await settle();
    expect(listed(bucket, OTHER).map(({ withdrawn }) => withdrawn)).toEqual([true]);
    expect(onlyOne(bucket).withdrawn).toBeUndefined();
    expect(JSON.parse(textOf(bucket, LATEST_KEY)).quarter.period).toBe(NEWEST);
    await setEditionState(table, id, actOf('accepted'));
    await settle();
    expect(
      listed(bucket, OTHER)
        .map(({ withdrawn }) => withdrawn)
        .at(-1),
    ).toBeUndefined();
    expect(JSON.parse(textOf(bucket, LATEST_KEY)).quarter.period).toBe(OTHER);
  });

  test('and was never released is released as an earlier one', async () => {
    const { table, bucket } = await withNewer();
    const fresh = memoryBucket();
    await publishDatasets(releasing(table, fresh));
    expect(onlyOne(fresh).kind).toBe('earlier-round');
    expect(onlyOne(fresh, OTHER).kind).toBe('newest-round');
    expect(bucket.objects.size).toBeGreaterThan(0);
  });
});

describe('a run that breaks', () => {
  test('at any of its writes leaves nothing half: what is listed is whole, and the next run makes the same release', async () => {
    const { table } = await published(rowsOf('DEU-KGZ'));
    const whole = memoryBucket();
    const watched = counting({ bucket: whole, files: memoryFiles(whole) });
    await publishDatasets(releasing(table, whole, watched));
    expect(watched.writes()).toBeGreaterThan(18);
    const { version } = onlyOne(whole);
    for (let at = 1; at <= watched.writes(); at++)
      for (const when of WHEN) {
        const bucket = memoryBucket();
        const dying = dyingAt({ bucket, files: memoryFiles(bucket) }, at, when);
        await expect(publishDatasets(releasing(table, bucket, dying))).rejects.toThrow();
        listed(bucket);
        await publishDatasets(releasing(table, bucket));
        expect([at, when, onlyOne(bucket).version]).toEqual([at, when, version]);
        expect(new Set(bucket.objects.keys())).toEqual(new Set(whole.objects.keys()));
      }
  }, 120_000);

  test('of two at once one is refused or finds it done, and nothing is listed twice', async () => {
    const { table } = await published(rowsOf('DEU-KGZ'));
    for (let at = 1; at <= 24; at += 1) {
      const own = memoryBucket();
      const slow = interruptedAt({ bucket: own, files: memoryFiles(own) }, at, () =>
        publishDatasets(releasing(table, own)),
      );
      await publishDatasets(releasing(table, own, slow)).catch(() => {});
      await publishDatasets(releasing(table, own));
      expect(onlyOne(own).replaces).toBeNull();
    }
  }, 120_000);

  test('another contact or address makes no other release', async () => {
    const { table, bucket } = await published();
    await publishDatasets(releasing(table, bucket));
    const before = onlyOne(bucket);
    const moved = {
      publisher: { origin: 'https://other.example', contact: 'mailto:a@other.example' },
      builtBy: 'code-2',
    };
    expect(await publishDatasets(releasing(table, bucket, moved))).toEqual({ summary: 'nothing new' });
    // A file that was lost since is there again as it was.
    const key = `data/releases/${NEWEST}/${before.version}/catalog.jsonld`;
    const lost = bucket.objects.get(key)?.body;
    bucket.objects.delete(key);
    await publishDatasets(releasing(table, bucket, moved));
    expect(String(bucket.objects.get(key)?.body)).toBe(String(lost));
    expect(onlyOne(bucket).version).toBe(before.version);
  });

  test('a run that another one has overtaken ends, and takes nothing of it back', async () => {
    const { table } = await published(rowsOf('DEU-KGZ'));
    const bucket = memoryBucket();
    // The other run writes right after this one's list, before it reads anything again.
    let others = 0;
    const overtaken = {
      ...bucket,
      write: async (object: SiteObject, tag: string | undefined) => {
        await bucket.write(object, tag);
        if (object.key !== RELEASES_KEY || others > 0) return;
        others += 1;
        const list = releasesFileSchema.parse(JSON.parse(textOf(bucket, RELEASES_KEY)));
        const [one] = list.releases;
        if (!one) throw new Error('nothing is listed');
        const more = { ...one, period: '2011-Q1' };
        bucket.put({ ...object, body: JSON.stringify({ ...list, releases: [more, ...list.releases] }) });
      },
    };
    await expect(publishDatasets(releasing(table, bucket, { bucket: overtaken }))).rejects.toThrow(
      WriteConflict,
    );
    const { releases } = releasesFileSchema.parse(JSON.parse(textOf(bucket, RELEASES_KEY)));
    expect(releases.map(({ period }) => period)).toEqual(['2011-Q1', NEWEST]);
  });

  test('a file that was lost is there again, with the same bytes, under the same version', async () => {
    const { table, bucket } = await published();
    await publishDatasets(releasing(table, bucket));
    const before = onlyOne(bucket);
    const key = `data/releases/${NEWEST}/${before.version}/prices.parquet`;
    const lost = bucket.objects.get(key)?.body ?? '';
    bucket.objects.delete(key);
    await publishDatasets(releasing(table, bucket));
    expect(onlyOne(bucket).version).toBe(before.version);
    expect(sha256(bucket.objects.get(key)?.body ?? '')).toBe(sha256(lost));
  });

  test('other bytes under a name that was published are an error, and stay', async () => {
    const { table, bucket } = await published();
    await publishDatasets(releasing(table, bucket));
    const { version } = onlyOne(bucket);
    const [key, lost] = [
      `data/releases/${NEWEST}/${version}/prices.csv`,
      `data/releases/${NEWEST}/${version}/prices.jsonl`,
    ];
    bucket.put({ key, body: 'tampered', contentType: 'text/csv', cacheControl: 'x' });
    bucket.objects.delete(lost);
    const failed = await publishDatasets(releasing(table, bucket)).catch((error: unknown) => error);
    expect(String((failed as AggregateError).errors[0].cause)).toContain(`${key} is there with other bytes`);
    expect(textOf(bucket, key)).toBe('tampered');
  });

  test('a damaged list is an error, and nothing is written over it', async () => {
    const { table, bucket } = await published();
    await publishDatasets(releasing(table, bucket));
    bucket.put({
      key: RELEASES_KEY,
      body: '{"format":1',
      contentType: 'application/json',
      cacheControl: 'x',
    });
    await expect(publishDatasets(releasing(table, bucket))).rejects.toThrow();
    expect(textOf(bucket, RELEASES_KEY)).toBe('{"format":1');
  });

  test('a round that cannot be released holds up no other', async () => {
    const table = await engine.newTable();
    await acceptRound(
      table,
      '2025-Q2',
      [
        ...rowsOf('DEU-KGZ'),
        // What a spreadsheet would run as a formula is no name of a firm.
        ...rowsOf('DEU-TJK').map(({ tie: _, ...row }) => ({
          ...row,
          provider: 'x-y-z',
          firm: { name: '=HYPERLINK("x")', type: 'bank' as const },
        })),
      ],
      { newest: NEWEST },
    );
    await acceptRound(table, NEWEST, rowsOf('DEU-KGZ'));
    await computeCorridors(publisher(table));
    await publishEarlierRounds(publisher(table));
    const bucket = memoryBucket();
    const failed = await publishDatasets(releasing(table, bucket)).catch((error: unknown) => error);
    const [failure] = (failed as AggregateError).errors;
    expect(String(failure)).toContain('no release of 2025-Q2');
    expect(String(failure.cause)).toContain('prices.provider_name');
    expect(onlyOne(bucket).period).toBe(NEWEST);
    expect(listed(bucket, '2025-Q2')).toEqual([]);
  });
});

describe('months of rates', () => {
  const MONTHS = [
    '2015-01',
    '2016-03',
    '2018-10',
    '2019-09',
    '2019-10',
    '2019-11',
    '2026-02',
    '2026-03',
    '2026-04',
    '2026-05',
  ];
  async function withRates(now = '2026-11-30T00:00:00Z') {
    const stores = await published(rowsOf('DEU-KGZ'));
    for (const bulletin of bundledBulletins) await keepBulletin(stores.table, bulletin);
    const releasingNow = (more: Partial<DatasetsDependencies> = {}) =>
      releasing(stores.table, stores.bucket, { now: () => new Date(now), ...more });
    return { ...stores, releasingNow };
  }
  type Rate = { day: string; currency: string; usd: string; evidence: string };

  test('each that has ended is a release, with the days on which a bank fixed the currency', async () => {
    const { bucket, releasingNow } = await withRates();
    await publishDatasets(releasingNow());
    for (const month of MONTHS) {
      const { release, rows } = onlyOne(bucket, month);
      expect(release).toMatchObject({ kind: 'month', editions: [] });
      const rates = rows<Rate>('rates');
      expect(rates.length).toBeGreaterThan(0);
      expect(rates.every(({ day }) => day.startsWith(month))).toBe(true);
      const keys = rates.map(({ day, currency }) => `${day} ${currency}`);
      expect(new Set(keys).size).toBe(keys.length);
    }
    expect(JSON.parse(textOf(bucket, LATEST_KEY)).month.period).toBe('2026-05');
  });

  test('one that goes on, or ended a few days ago, is none', async () => {
    const { bucket, releasingNow } = await withRates('2026-04-05T00:00:00Z');
    await publishDatasets(releasingNow({ now: () => new Date('2026-12-05T00:00:00Z') }));
    expect(listed(bucket, '2026-11')).toEqual([]);
  });

  test('a bulletin that came late makes another release of its month, and of no other', async () => {
    const { table, bucket, releasingNow } = await withRates('2026-06-20T00:00:00Z');
    const on = (day: string) => ({ now: () => new Date(`${day}T00:00:00Z`) });
    await publishDatasets(releasingNow(on('2026-12-19')));
    const of = (month: string) => listed(bucket, month).length;
    const [some] = bundledBulletins.filter(({ source, fixedOn }) => source === 'ecb' && fixedOn > '2026-03');
    if (!some) throw new Error('no bulletin of the ECB is bundled');
    await keepBulletin(table, {
      ...some,
      fixedOn: '2026-11-20',
      validOn: '2026-11-20',
      evidence: 'f'.repeat(64),
      collectedAt: '2026-12-19T00:00:00.000Z',
    });
    await publishDatasets(releasingNow(on('2026-12-20')));
    expect(of('2026-11')).toBe(1);
    await keepBulletin(table, {
      ...some,
      fixedOn: '2026-11-23',
      validOn: '2026-11-23',
      evidence: 'd'.repeat(64),
      collectedAt: '2026-12-20T00:00:00.000Z',
    });
    await publishDatasets(releasingNow(on('2026-12-21')));
    expect([of('2026-11'), ...MONTHS.map(of)]).toEqual([2, ...MONTHS.map(() => 1)]);
  });

  test('what providers said is a table of the month in which it became public, if it ever did', async () => {
    const { table, bucket } = await published(rowsOf('DEU-KGZ'));
    const firm = 'remit-firm';
    const said = (percent: string, over: Partial<Feed> = {}) =>
      saidFeed(firm, [saidService('DEU-KGZ', percent)], over);
    // In force at once; for a day to come; and for a day to come, but withdrawn before it.
    await take(table, 'now', said('1', { validFrom: '2026-10-05', validUntil: '2026-10-20' }));
    const on = (day: string) => ({ now: () => new Date(`${day}T08:00:00Z`) });
    const log = (edition: string, at: string, outcome: 'in-force' | 'scheduled') =>
      writeFeedAnswer(table, firm, {
        entry: {
          edition,
          at,
          kind: 'feed',
          outcome,
          key: `${firm}/1`,
          evidence: 'e'.repeat(64),
          idempotencyKey: edition,
          corridors: ['DEU-KGZ'],
        },
        status: 200,
        body: {},
      });
    await log('now', '2026-10-05T07:00:00.000Z', 'in-force');
    const publishOn = (day: string, id: string) =>
      computeCorridors(
        publisher(table, { ...on(day), newPublicationId: () => `${day.replaceAll('-', '')}T080000Z-${id}` }),
      );
    await publishOn('2026-10-05', '00000001');
    await take(table, 'next-month', said('2', { validFrom: '2026-11-03', validUntil: '2026-11-20' }));
    await log('next-month', '2026-10-30T07:00:00.000Z', 'scheduled');
    await take(table, 'never', said('3', { validFrom: '2026-11-10', validUntil: '2026-11-20' }));
    await log('never', '2026-10-30T08:00:00.000Z', 'scheduled');
    await publishOn('2026-11-03', '00000002');
    const { head, version } = await readFeedHead(table, firm);
    const editions = head.editions.filter(({ edition }) => edition !== 'never');
    await replaceFeedHead(table, { ...head, editions }, { version }, null);
    await publishOn('2026-11-12', '00000003');
    await publishDatasets(releasing(table, bucket, on('2026-12-10')));
    type Row = {
      edition: string;
      part: string;
      percent: string | null;
      margin_percent: string | null;
      public_from: string;
    };
    const of = (month: string) => onlyOne(bucket, month).rows<Row>('said');
    expect(of('2026-10')).toMatchObject([
      { edition: 'now', part: 'fee', percent: '1', public_from: '2026-10-05' },
      { edition: 'now', part: 'rate', margin_percent: '1' },
    ]);
    expect(of('2026-11')).toMatchObject([
      { edition: 'next-month', part: 'fee', percent: '2', public_from: '2026-11-03' },
      { edition: 'next-month', part: 'rate' },
    ]);
    expect([...bucket.objects].map(([, { body }]) => String(body)).join()).not.toContain('"never"');
  });

  test('what was signed by a key that is revoked since, and may be nobody’s word, is in none; what was taken back says when', async () => {
    const { table, bucket } = await published(rowsOf('DEU-KGZ'));
    const signed = async (firm: string, revokedAt: string | null) => {
      const given = saidFeed(firm, [saidService('DEU-KGZ', '1')], {
        validFrom: '2026-11-05',
        validUntil: '2026-11-20',
      });
      await take(table, `${firm}@1`, given);
      const signatures = [{ key: `${firm}/1`, at: '2026-11-05T07:00:00.000Z' }];
      await writeFeed(table, `${firm}@1`, { feed: given, held: [], signatures, references: {} });
      const party = registered([], firm);
      await register(table, {
        ...party,
        keys: [{ id: '1', publicKey: 'k', from: '2026-01-01T00:00:00.000Z', until: null, revokedAt }],
      });
      const line = { key: `${firm}/1`, evidence: 'e'.repeat(64), corridors: ['DEU-KGZ'] as CorridorId[] };
      const at = '2026-11-05T07:00:00.000Z';
      const entry = {
        ...line,
        edition: `${firm}@1`,
        at,
        kind: 'feed',
        outcome: 'in-force',
        idempotencyKey: 'a',
      } as const;
      await writeFeedAnswer(table, firm, { entry, status: 200, body: {} });
      const back = {
        ...line,
        edition: `${firm}@2`,
        at: '2026-11-07T07:00:00.000Z',
        kind: 'withdrawal',
        outcome: 'withdrawn',
        idempotencyKey: 'b',
      } as const;
      await writeFeedAnswer(table, firm, { entry: back, status: 200, body: { edition: `${firm}@1` } });
    };
    await signed('honest-remit', null);
    await signed('stolen-remit', '2026-11-06T00:00:00.000Z');
    await computeCorridors(
      publisher(table, {
        now: () => new Date('2026-11-05T08:00:00Z'),
        newPublicationId: () => '20261105T080000Z-0000000a',
      }),
    );
    await publishDatasets(releasing(table, bucket, { now: () => new Date('2026-12-10T00:00:00Z') }));
    const rows = onlyOne(bucket, '2026-11').rows<{ provider: string; withdrawn_on: string | null }>('said');
    expect(new Set(rows.map(({ provider }) => provider))).toEqual(new Set(['honest-remit']));
    expect(new Set(rows.map((row) => row.withdrawn_on))).toEqual(new Set(['2026-11-07']));
  });

  test('what is imported of long ago is found within weeks, and no day reads everything', async () => {
    const { table, bucket } = await published(rowsOf('DEU-KGZ'));
    const on = (day: number) => ({ now: () => new Date(Date.UTC(2026, 11, day)) });
    await publishDatasets(releasing(table, bucket, on(1)));
    const [some] = bundledBulletins.filter(({ source, fixedOn }) => source === 'ecb' && fixedOn > '2026-03');
    if (!some) throw new Error('no bulletin of the ECB is bundled');
    await keepBulletin(table, {
      ...some,
      fixedOn: '2012-03-20',
      validOn: '2012-03-20',
      evidence: 'c'.repeat(64),
    });
    for (let day = 2; day <= 30 && listed(bucket, '2012-03').length === 0; day++)
      await publishDatasets(releasing(table, bucket, on(day)));
    expect(listed(bucket, '2012-03')).toHaveLength(1);
  });

  test('what a firm that does not exist says is in none', async () => {
    const { table, bucket } = await published(rowsOf('DEU-KGZ'));
    await take(table, 'e', saidFeed('example-remit', [saidService('DEU-KGZ', '1')]));
    await publishDatasets(releasing(table, bucket, { now: () => new Date('2026-12-10T00:00:00Z') }));
    expect(listed(bucket, '2026-11')).toEqual([]);
  });
});
