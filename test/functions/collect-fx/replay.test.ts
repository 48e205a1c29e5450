/** Parses stored evidence again, through the real S3 client against the local engine's bucket. */
import { S3Client } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { takeInBundled } from '../../../functions/collect-fx/bundled.ts';
import { importHistory } from '../../../functions/collect-fx/history.ts';
import { replay } from '../../../functions/collect-fx/replay.ts';
import { collectFx } from '../../../functions/collect-fx/service.ts';
import {
  type EvidenceArchive,
  newEvidenceArchive,
  newEvidenceStore,
} from '../../../functions/storage/evidence.ts';
import { startBucketServer } from '../../../infra/local/engine/bucket-server.ts';
import { type BucketStore, openBucket } from '../../../infra/local/engine/bucket-store.ts';
import { newMeter } from '../../../infra/local/engine/meter.ts';
import type { Service } from '../../../infra/local/engine/service.ts';
import { findRateSource } from '../../../shared/catalogue/rate-sources.ts';
import { temporaryFolder } from '../../infra/support/temporary-folder.ts';
import { collector, fixtureHaving } from '../../support/banks.ts';
import { type Engine, startEngine } from '../../support/engine.ts';
import { readFixture } from '../sources/fx/cases.ts';

const Bucket = 'evidence';
const directory = temporaryFolder('evidence');
let engine: Engine;
let store: BucketStore;
let service: Service;
let client: S3Client;
let archive: EvidenceArchive;

/** Four answers of one bank over two days, one of them unreadable; then the bundled rates and a history. */
beforeAll(async () => {
  engine = await startEngine();
  store = openBucket(directory, () => new Date('2026-05-25T12:00:00Z'));
  service = await startBucketServer(new Map([[Bucket, store]]), newMeter(), () => true);
  client = new S3Client({
    endpoint: service.origin,
    region: 'eu-central-1',
    credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
  });
  archive = newEvidenceArchive(client, Bucket);
  const world = collector(await engine.newTable(), '2026-04-24T18:00:00.000Z');
  const dependencies = { ...world.dependencies, evidence: newEvidenceStore(client, Bucket) };
  await collectFx(['cbr'], dependencies);
  world.setClock('2026-04-24T19:00:00.000Z');
  world.client.say('cbr', fixtureHaving('cbr', ['75,5273', '75,6273']));
  await collectFx(['cbr'], dependencies);
  world.setClock('2026-04-24T20:00:00.000Z');
  world.client.say('cbr', Buffer.from('<ValCurs>'));
  await collectFx(['cbr'], dependencies);
  world.setClock('2026-04-25T18:00:00.000Z');
  world.client.say('cbr', readFixture('cbr.xml'));
  await collectFx(['cbr'], dependencies);
  world.setClock('2026-05-25T12:00:00.000Z');
  await takeInBundled(dependencies);
  await importHistory({ source: 'ecb', file: readFixture('ecb-hist.csv').toString('base64') }, dependencies);
});
afterAll(async () => {
  client.destroy();
  await service.close();
  await engine.close();
});

const dollarOf = (rates: readonly { currency: string; rate: string }[] = []) =>
  rates.find(({ currency }) => currency === 'USD')?.rate;

describe('the archive', () => {
  test('lists the answers of a day, the earliest first, each with when, where and its headers', async () => {
    const answers = await archive.answersOf('cbr', '2026-04-24');
    expect(answers.map(({ askedAt }) => askedAt.slice(11, 13))).toEqual(['18', '19', '20']);
    expect(answers[0]).toEqual({
      source: 'cbr',
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
      askedAt: '2026-04-24T18:00:00.000Z',
      url: 'https://www.cbr.ru/scripts/XML_daily.asp?date_req=27/04/2026',
      headers: { 'content-type': 'text/plain', etag: '"7"' },
    });
    expect(await archive.answersOf('cbr', '2026-04-23')).toEqual([]);
    expect(await archive.answersOf('nobody', '2026-04-24')).toEqual([]);
  });

  test('returns the exact bytes, and names missing ones', async () => {
    const [first] = await archive.answersOf('cbr', '2026-04-24');
    expect(Buffer.from(await archive.bytesOf(first?.sha256 ?? ''))).toEqual(readFixture('cbr.xml'));
    await expect(archive.bytesOf('f'.repeat(64))).rejects.toThrow(`no sha256/${'f'.repeat(64)}`);
  });

  test('stores the same bytes once, with a record of each answer that had them', async () => {
    const [first] = await archive.answersOf('cbr', '2026-04-24');
    const [again] = await archive.answersOf('cbr', '2026-04-25');
    expect(again?.sha256).toBe(first?.sha256);
    expect(again?.askedAt).not.toBe(first?.askedAt);
  });

  test('reads all pages of keys', async () => {
    const evidence = newEvidenceStore(client, 'evidence');
    const bytes = Buffer.from('many');
    const { sha256 } = await evidence.keep(bytes, { from: 'many', contentType: 'text/plain' });
    for (let at = 0; at < 1_005; at += 1) {
      const askedAt = new Date(Date.UTC(2026, 0, 1, 0, 0, at)).toISOString();
      const record = { source: 'many', sha256, askedAt, url: 'x', headers: {} };
      store.put(`answers/many/${askedAt}-${at}.json`, Buffer.from(JSON.stringify(record)), {});
    }
    expect(await archive.answersOf('many', '2026-01-01')).toHaveLength(1_005);
  });
});

describe('replay', () => {
  test("a day: every answer as today's code reads it, and why one cannot be read", async () => {
    const found = await replay(archive, 'cbr', '2026-04-24');
    expect(
      found.map(({ reading }) =>
        'failure' in reading ? reading.failure : reading.bulletins.map(({ rates }) => dollarOf(rates)),
      ),
    ).toEqual([['75.5273'], ['75.6273'], expect.stringMatching(/^SourceChanged: /)]);
  });

  test('a day without a request: the answers with a bulletin fixed or valid on it', async () => {
    // Only the bundled rates have it: they were stored a month later.
    const found = await replay(archive, 'nbt', '2026-05-18');
    expect(found).toHaveLength(1);
    expect(found[0]?.answer.url).toBe('bundled');
    const [only] = found;
    if (!only || 'failure' in only.reading) throw new Error('it could not be read');
    for (const { source, fixedOn, validOn } of only.reading.bulletins) {
      expect(source).toBe('nbt');
      expect([fixedOn, validOn]).toContain('2026-05-18');
    }
    expect(await replay(archive, 'nbt', '2026-05-16')).toEqual([]);
  });

  test('the bundled rates: only those of the source', async () => {
    const found = await replay(archive, 'ecb', '2026-05-25');
    expect(found.map(({ answer }) => answer.url).sort()).toEqual(['bundled', 'import']);
    for (const { reading } of found) {
      if ('failure' in reading) throw new Error(reading.failure);
      expect(new Set(reading.bulletins.map(({ source }) => source))).toEqual(new Set(['ecb']));
    }
  });

  test('an imported history: only the requested day', async () => {
    const found = await replay(archive, 'ecb', '1999-01-04');
    expect(found.map(({ answer }) => answer.url)).toEqual(['import']);
    const [only] = found;
    if (!only || 'failure' in only.reading) throw new Error('it could not be read');
    expect(only.reading.bulletins.map(({ fixedOn, rates }) => [fixedOn, dollarOf(rates)])).toEqual([
      ['1999-01-04', '1.1789'],
    ]);
  });

  test('names missing evidence, and reads the rest', async () => {
    const [first] = await archive.answersOf('cbr', '2026-04-24');
    const lost = {
      ...archive,
      bytesOf: (sha256: string) =>
        sha256 === first?.sha256 ? archive.bytesOf('0'.repeat(64)) : archive.bytesOf(sha256),
    };
    const found = await replay(lost, 'cbr', '2026-04-24');
    expect(found.map(({ reading }) => 'failure' in reading)).toEqual([true, false, true]);
    expect(found[0]?.reading).toEqual({ failure: `Error: the evidence has no sha256/${'0'.repeat(64)}` });
  });

  test('an unknown source is refused', async () => {
    await expect(replay(archive, 'moon', '2026-04-24')).rejects.toThrow('no source moon');
    expect(findRateSource('moon')).toBeUndefined();
  });
});
