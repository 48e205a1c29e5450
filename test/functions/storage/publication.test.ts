/** An opened publication: read once, kept by its id, every layer joined, statistics of the survey alone. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { computeCorridors } from '../../../functions/compute-corridors/service.ts';
import { pack } from '../../../functions/storage/encoding.ts';
import { saidPartition } from '../../../functions/storage/keys.ts';
import { readManifest, replaceManifest } from '../../../functions/storage/manifest.ts';
import { newPublications, openPublication } from '../../../functions/storage/publication.ts';
import type { Table } from '../../../functions/storage/table.ts';
import type { SaidSheet } from '../../../shared/pricing/said.ts';
import { tariff } from '../../shared/pricing/tariff/tariffs.ts';
import { type Engine, startEngine } from '../../support/engine.ts';
import { accept, rowsOf } from '../../support/survey.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await startEngine();
});
afterAll(() => engine.close());

const publish = async (table: Table, publication: string) =>
  computeCorridors({
    table,
    now: () => new Date('2026-11-28T00:00:00Z'),
    newPublicationId: () => publication,
    computedBy: 'code',
    announce: async () => {},
  });
async function published(): Promise<Table> {
  const table = await engine.newTable();
  await accept(table, 'e1', rowsOf('DEU-KGZ', 'USA-PHL'));
  await publish(table, 'p1');
  return table;
}
/** Counts reads, and lets one be answered by something else. */
function watching(table: Table) {
  const read: string[] = [];
  const answers = new Map<string, Awaited<ReturnType<Table['get']>> | Error>();
  const watched: Table = {
    ...table,
    get: async (key, consistency) => {
      read.push(key.pk);
      const answer = answers.get(key.pk);
      answers.delete(key.pk);
      if (answer instanceof Error) throw answer;
      return answer ?? table.get(key, consistency);
    },
  };
  return { watched, read, answers };
}

const SAID: SaidSheet = {
  format: 1,
  corridor: 'DEU-KGZ',
  providers: {
    'example-remit': { name: 'Example Remit', type: 'money-transfer-operator', typeBasis: 'register' },
  },
  services: [
    {
      id: 'example-remit.app-cash',
      provider: 'example-remit',
      fundingInstrument: 'debit-card',
      accessPoint: 'mobile-app',
      payoutMethod: 'cash-pickup',
      points: [],
      tariff: tariff({
        currency: 'EUR',
        fees: {
          'debit-card': [
            { above: '0', upTo: '500', fixed: '1.99', percent: '0', minimum: null, maximum: null },
          ],
        },
      }),
      edition: 'feed-1',
    },
  ],
};

describe('an instance of a function', () => {
  test('reads the manifest once a second at most, and each object once', async () => {
    const { watched, read } = watching(await published());
    let now = 0;
    const publications = newPublications(watched, () => now);
    watched.takeReadUnits();
    for (now of [0, 500, 999]) {
      const publication = await publications.open();
      await publication?.prices('DEU-KGZ');
      await publication?.rates();
    }
    expect(read).toEqual(['MANIFEST', 'SHEET#DEU-KGZ', 'REFERENCE#RATES']);
    expect(watched.takeReadUnits()).toBeLessThanOrEqual(2);
    now = 1_000;
    const publication = await publications.open();
    await publication?.prices('DEU-KGZ');
    await publication?.rates();
    expect(read.slice(3)).toEqual(['MANIFEST']);
    expect(watched.takeReadUnits()).toBe(0.5);
    await publication?.prices('USA-PHL');
    await publication?.summary();
    await publication?.indicators('world');
    await publication?.statistics('DEU-KGZ');
    await publication?.reference();
    expect(read.slice(4)).toEqual([
      'SHEET#USA-PHL',
      'SUMMARY',
      'INDICATORS#world',
      'STATISTICS#DEU-KGZ',
      'REFERENCE',
    ]);
  });

  test('follows a new publication after a second, and no older one after that', async () => {
    const table = await published();
    const older = await table.get({ pk: 'MANIFEST', sk: 'MANIFEST' }, 'strong');
    const { watched, answers } = watching(table);
    let now = 0;
    const publications = newPublications(watched, () => now);
    const versionAt = async (at: number) => {
      now = at;
      return (await publications.open())?.manifest.version;
    };
    expect(await versionAt(0)).toBe(1);
    await accept(table, 'e2', rowsOf('DEU-KGZ').slice(1), { acceptedAt: '2026-11-02T00:00:00.000Z' });
    await publish(table, 'p2');
    expect([await versionAt(999), await versionAt(1_000)]).toEqual([1, 2]);
    // What an eventually consistent read may give: the state of before.
    if (older) answers.set('MANIFEST', older);
    expect(await versionAt(2_000)).toBe(2);
  });

  test('reads again what could not be read', async () => {
    const { watched, answers } = watching(await published());
    const publication = await newPublications(watched).open();
    answers.set('SHEET#DEU-KGZ', new Error('throttled'));
    await expect(publication?.prices('DEU-KGZ')).rejects.toThrow('throttled');
    expect((await publication?.prices('DEU-KGZ'))?.corridor).toBe('DEU-KGZ');
    answers.set('MANIFEST', new Error('throttled'));
    const publications = newPublications(watched);
    await expect(publications.open()).rejects.toThrow('throttled');
    expect((await publications.open())?.manifest.version).toBe(1);
  });

  test('keeps a bounded number of objects, the ones that are in use', async () => {
    const table = await published();
    const { watched, read } = watching(table);
    const publication = await newPublications(watched).open();
    const sheet = await table.get({ pk: 'SHEET#DEU-KGZ', sk: 'p1' }, 'strong');
    if (!publication || !sheet) throw new Error('nothing is published');
    await publication.summary();
    await publication.prices('DEU-KGZ');
    const reads = (pk: string) => read.filter((one) => one === pk).length;
    for (let n = 0; n < 300; n += 1) {
      const each = `AAA-${String.fromCharCode(65 + (n % 26), 65 + (((n / 26) | 0) % 26), 65)}` as const;
      Object.assign(publication.manifest.corridors, { [each]: 'p1' });
      await table.put({ ...sheet, pk: `SHEET#${each}` });
      await publication.prices(each);
      await publication.summary();
    }
    expect(reads('SUMMARY')).toBe(1);
    await publication.prices('DEU-KGZ');
    expect(reads('SHEET#DEU-KGZ')).toBe(2);
  });
});

test('before the first publication there is none; a corridor without a price is refused', async () => {
  const table = await engine.newTable();
  expect(await newPublications(table).open()).toBeUndefined();
  expect(await openPublication(table)).toBeUndefined();
  const publication = await openPublication(await published(), 'strong');
  await expect(publication?.prices('RUS-TJK')).rejects.toThrow('no price of RUS-TJK');
  await expect(publication?.statistics('toString' as 'A-B')).rejects.toThrow(RangeError);
});

test('what providers say is joined on reading; every stored sheet, summary and statistic stays as it is', async () => {
  const table = await published();
  const before = await openPublication(table, 'strong');
  const bytes = async () => {
    const kept = [
      'SHEET#DEU-KGZ',
      'STATISTICS#DEU-KGZ',
      'SHEET#USA-PHL',
      'SUMMARY',
      'INDICATORS#world',
      'REFERENCE',
    ];
    return Promise.all(kept.map(async (pk) => (await table.get({ pk, sk: 'p1' }, 'strong'))?.value));
  };
  const stored = await bytes();
  const manifest = await readManifest(table, 'strong');
  if (!manifest || !before) throw new Error('nothing is published');
  await table.put({ pk: saidPartition('DEU-KGZ'), sk: 'f1', version: 1, value: pack(SAID) });
  await replaceManifest(table, { ...manifest, version: 2, said: { 'DEU-KGZ': 'f1' } });
  const after = await openPublication(table, 'strong');
  const { said, ...prices } = (await after?.prices('DEU-KGZ')) ?? {};
  expect(said).toEqual({ providers: SAID.providers, services: SAID.services });
  expect(prices).toEqual(await before.prices('DEU-KGZ'));
  expect(await after?.prices('USA-PHL')).toEqual(await before.prices('USA-PHL'));

  // New prices of another corridor keep what is said, and what is said changes no statistic.
  await accept(table, 'e2', rowsOf('USA-PHL').slice(1), { acceptedAt: '2026-11-02T00:00:00.000Z' });
  await publish(table, 'p3');
  expect(await bytes()).toEqual(stored);
  const third = await openPublication(table, 'strong');
  expect(third?.manifest.said).toEqual({ 'DEU-KGZ': 'f1' });
  expect(await third?.statistics('DEU-KGZ')).toEqual(await before.statistics('DEU-KGZ'));
});
