/**
 * Earlier rounds of the survey on the pages of figures: the real rows of 2014 Q1 and Q2 through the workbook's way, beside the bundled round; and
 * what reading them costs, by made rounds. Pages are rendered as what they are made from; the files beside them are the real ones.
 */
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { importWorkbook } from '../../../functions/collect-prices/workbook.ts';
import { publishEarlierRounds } from '../../../functions/compute-corridors/earlier.ts';
import { computeCorridors } from '../../../functions/compute-corridors/service.ts';
import { builtSite } from '../../../functions/publish-pages/built-site.ts';
import { newPageRenderer } from '../../../functions/publish-pages/one-page.ts';
import { type PublishDependencies, publishPages } from '../../../functions/publish-pages/service.ts';
import { setEditionState } from '../../../functions/storage/editions.ts';
import { openPublication } from '../../../functions/storage/publication.ts';
import type { Table } from '../../../functions/storage/table.ts';
import type { SitePage } from '../../../site/kinds.ts';
import { LOCALES } from '../../../site/texts/languages.ts';
import { tableFiles } from '../../../site/view/data/table-files.ts';
import { temporaryFolder } from '../../infra/support/temporary-folder.ts';
import { clockFrom } from '../../support/clock.ts';
import { type Engine, startEngine } from '../../support/engine.ts';
import { type MemoryBucket, memoryBucket, memoryEvidence } from '../../support/memory-stores.ts';
import { publisher as computing } from '../../support/publisher.ts';
import { publishWhole } from '../../support/publishing.ts';
import { acceptRound, dearer, quartersBefore } from '../../support/rounds.ts';
import { printed2014, writeRpwWorkbook } from '../../support/rpw-workbook.ts';
import { actOf, rowsOf } from '../../support/survey.ts';

const folder = temporaryFolder('rounds-on-pages');
let engine: Engine;
beforeAll(async () => {
  engine = await startEngine();
});
afterAll(() => engine.close());

const NEWEST = '2025-Q3';
/** The kinds of pages that were rendered since it was emptied, in their order. */
const renderedKinds: string[] = [];
const SHOWING = ['data', 'data-corridor', 'data-past'];
/** Of each round that a page has its period and figures at 200. */
function showing(data: SitePage['data']) {
  if (data.kind === 'data') return data.rounds.map(({ period, world }) => [period, world.at200] as const);
  if (data.kind === 'data-corridor' || data.kind === 'data-past')
    return data.rounds.map(({ period, at200 }) => [period, at200] as const);
  return [];
}
const siteOf = (builtBy: string) =>
  builtSite(
    async ({ path, data }) => {
      renderedKinds.push(data.kind);
      const rounds = showing(data).map(([period, at200]) => `${period}: ${at200?.count} ${at200?.mean}`);
      return {
        status: data.kind === 'not-found' ? 404 : 200,
        html: [path, `${data.publication.id} by ${builtBy}`, ...rounds].join('\n'),
      };
    },
    new URL('../../fixtures/assets', import.meta.url).pathname,
    '',
    undefined,
    undefined,
    (page, origin) => (page.locale === 'en' ? tableFiles(page, origin) : []),
  );
const publisher = (table: Table, bucket: MemoryBucket, builtBy = 'code-1'): PublishDependencies => ({
  site: siteOf(builtBy),
  languages: LOCALES.slice(0, 2),
  builtBy,
  ...clockFrom('2026-11-21T12:00:00Z'),
  table,
  bucket,
});
const bodyOf = ({ objects }: MemoryBucket, key: string): string => String(objects.get(key)?.body ?? '');
const roundsIn = (bucket: MemoryBucket, key: string): string[] => bodyOf(bucket, key).split('\n').slice(2);

async function compute(table: Table): Promise<void> {
  await computeCorridors(computing(table));
  await publishEarlierRounds(computing(table));
}

/** A table that counts what is read of it: of earlier rounds, and of all else. */
function watched(table: Table) {
  let counts = { earlier: 0, others: 0 };
  const count = (pks: readonly string[]): void => {
    for (const pk of pks) counts[pk.startsWith('EARLIER') ? 'earlier' : 'others'] += 1;
  };
  return {
    table: {
      ...table,
      get: (...[key, consistency]: Parameters<Table['get']>) => {
        count([key.pk]);
        return table.get(key, consistency);
      },
      getMany: (keys) => {
        count(keys.map(({ pk }) => pk));
        return table.getMany(keys);
      },
      query: (pk, range) => {
        count([pk]);
        return table.query(pk, range);
      },
    } satisfies Table,
    take: () => {
      const taken = counts;
      counts = { earlier: 0, others: 0 };
      return taken;
    },
  };
}

const old = printed2014();
describe.runIf(old)('the rounds of 2014', () => {
  let table: Table;
  const bucket = memoryBucket();
  beforeAll(async () => {
    table = await engine.newTable();
    await acceptRound(table, NEWEST, rowsOf('DEU-KGZ', 'GBR-PHL', 'USA-MEX'));
    const evidence = memoryEvidence();
    const path = join(folder, 'old.xlsx');
    await writeRpwWorkbook(path, { old: old ?? [] });
    await importWorkbook(path, {
      table,
      evidence,
      files: evidence,
      mustBeWhole: false,
      announce: async () => {},
      now: () => new Date('2026-11-20T00:00:00Z'),
      progress: () => {},
    });
    await compute(table);
    await publishWhole(publisher(table, bucket));
  }, 240_000);

  /** Count and mean of a corridor's printed prices at 200 whose rate was disclosed, read by this test alone. */
  function printedMean(source: string, destination: string, quarter: string): string {
    const totals = (old ?? []).flatMap((row) =>
      row.source === source &&
      row.destination === destination &&
      row.period === quarter &&
      row.transparent === 'yes' &&
      row['cc1 total cost %'] !== ''
        ? Math.round(Number(row['cc1 total cost %']) * 100)
        : [],
    );
    const mean = totals.reduce((sum, one) => sum + one, 0) / totals.length / 100;
    return `${totals.length} ${mean.toFixed(3)}`;
  }

  test.each([
    ['DEU', 'KGZ', 0],
    ['USA', 'MEX', 2],
    ['GBR', 'PHL', 2],
    ['RUS', 'UZB', 2],
  ])(
    '%s-%s: each stands on the page in both languages, with the count and the mean of the printed rows',
    (sender, receiver, count) => {
      const at = `${sender}-${receiver}`.toLowerCase();
      const printed = ['2014_1Q', '2014_2Q'].flatMap((quarter) => {
        const [year, of] = quarter.split('_');
        const found = printedMean(sender, receiver, quarter);
        return found.startsWith('0 ') ? [] : [`${year}-Q${of?.[0]}: ${found}`];
      });
      expect(printed).toHaveLength(count);
      for (const locale of ['en', 'ru']) expect(roundsIn(bucket, `${locale}/data/${at}`)).toEqual(printed);
    },
  );

  test('stand on the page of the world, and in its file, as the publication has them', async () => {
    const publication = await openPublication(table, 'strong');
    const groups = await Promise.all(
      ['2014-Q1', '2014-Q2'].map(async (period) => publication?.earlierGroup(period, 'world')),
    );
    const whole = groups.map((found) => [found?.period, found?.results[0]] as const);
    const lines = whole.map(([period, world]) => `${period}: ${world?.at200?.count} ${world?.at200?.mean}`);
    for (const locale of ['en', 'ru']) expect(roundsIn(bucket, `${locale}/data`)).toEqual(lines);
    const file = JSON.parse(bodyOf(bucket, 'data/tables/world.rounds.json'));
    const rows = file.rows.map((row: Record<string, unknown>) => [
      row.period,
      row.prices_200,
      row.median_200_pct,
      row.official_like_mean_200_pct,
      row.left_out_senders,
    ]);
    expect(rows).toEqual(
      whole
        .map(([period, world]) => [
          period,
          world?.at200?.count,
          world?.at200?.median,
          world?.officialLike.at200?.mean,
          'RUS',
        ])
        .reverse(),
    );
    // Russia was cheap: without it the mean is higher.
    for (const [, world] of whole)
      expect(Number(world?.officialLike.at200?.mean)).toBeGreaterThan(Number(world?.at200?.mean));
  });

  test('have files of every round with the parts that it recorded: pay-out, speed', () => {
    const csv = bodyOf(bucket, 'data/tables/GBR-PHL.rounds.csv').split('\r\n');
    for (const period of ['2014-Q1', '2014-Q2'])
      for (const by of ['all', 'providerType', 'fundingInstrument', 'accessPoint', 'payoutMethod', 'speed'])
        expect(
          csv.some((line) => line.startsWith(`${period},${by},`)),
          `${period} ${by}`,
        ).toBe(true);
    expect(bucket.objects.has('data/tables/DEU-KGZ.rounds.csv')).toBe(false);
    const history = JSON.parse(bodyOf(bucket, 'data/tables/GBR-PHL.history.json')).rows as {
      readonly period: string;
      readonly source: string;
    }[];
    const sourcesIn = (period: string) =>
      history.flatMap((row) => (row.period === period ? row.source : [])).sort();
    expect(sourcesIn('2014-Q2')).toEqual(['official', 'service-rows']);
    expect(sourcesIn(NEWEST)).toEqual(['service-rows']);
  });
});

describe('reading them', () => {
  const corridors = ['DEU-KGZ', 'DEU-TJK', 'USA-PHL'] as const;
  const rows = rowsOf(...corridors);
  async function tableWith(rounds: number): Promise<Table> {
    const table = await engine.newTable();
    await acceptRound(table, NEWEST, rows);
    for (const [at, period] of quartersBefore(NEWEST, rounds).entries())
      await acceptRound(table, period, dearer(rows, at + 1), { newest: NEWEST });
    await compute(table);
    return table;
  }
  /** Reads of: the first language, the others, the files beside pages with late pages, nothing, another price of one corridor, nothing. */
  async function readsWith(rounds: number) {
    const own = await tableWith(rounds);
    const { table, take } = watched(own);
    const bucket = memoryBucket();
    const reads: { readonly earlier: number; readonly others: number }[] = [];
    const run = async () => {
      await publishPages(publisher(table, bucket));
      reads.push(take());
    };
    for (let at = 0; at < 4; at += 1) await run();
    await acceptRound(own, NEWEST, dearer(rowsOf('DEU-KGZ'), 50), {
      id: 'rpw:2025-Q3:corrected',
      acceptedAt: '2026-11-02T00:00:00.000Z',
    });
    await computeCorridors(computing(own));
    await run();
    await run();
    return reads;
  }

  test('is two items of the list, two of each round for the world, one of each round for each corridor that is rendered; all else is read as without rounds', async () => {
    const [none, two, five] = [await readsWith(0), await readsWith(2), await readsWith(5)];
    const others = (reads: typeof none) => reads.map((of) => of.others);
    expect(others(two)).toEqual(others(none));
    expect(others(five)).toEqual(others(none));
    const earlier = (reads: typeof none) => reads.map((of) => of.earlier);
    expect(earlier(none)).toEqual([0, 0, 0, 0, 0, 0]);
    // Atom feeds read the list and four items of each round, as they do beside: with all pages, and when a price changes.
    const feeds = (rounds: number): number => 1 + 4 * rounds;
    const world = (rounds: number): number => 2 * rounds;
    for (const [reads, rounds] of [
      [two, 2],
      [five, 5],
    ] as const)
      expect(earlier(reads), `${rounds} rounds`).toEqual([
        // One more at the first: which files are to be there.
        2 + world(rounds) + 1,
        2 + world(rounds),
        2 + world(rounds) + corridors.length * rounds + feeds(rounds),
        0,
        2 + world(rounds) + rounds + feeds(rounds),
        0,
      ]);
  }, 240_000);

  describe('when one of them changes', () => {
    let table: Table;
    let bucket: MemoryBucket;
    beforeEach(async () => {
      table = await tableWith(3);
      bucket = memoryBucket();
      await publishWhole(publisher(table, bucket));
      renderedKinds.length = 0;
    }, 60_000);

    test('every page that shows rounds is rendered, and no other; then nothing is', async () => {
      const before = roundsIn(bucket, 'ru/data/deu-kgz');
      const [changed] = quartersBefore(NEWEST, 3);
      await acceptRound(table, changed ?? '', dearer(rows, 900), {
        newest: NEWEST,
        id: 'rpw:corrected',
        acceptedAt: '2026-11-02T00:00:00.000Z',
      });
      await compute(table);
      await publishPages(publisher(table, bucket));
      const after = roundsIn(bucket, 'ru/data/deu-kgz');
      expect(after.slice(0, 2)).toEqual(before.slice(0, 2));
      expect(after[2]).not.toBe(before[2]);
      for (const key of ['en/data', 'data/tables/world.rounds.csv', 'data/tables/USA-PHL.rounds.csv'])
        expect(bodyOf(bucket, key), key).toContain(changed);
      const kinds = [...new Set(renderedKinds)].sort();
      // Corridors of rates in force are rendered at every publication of them.
      expect(kinds.filter((kind) => !['check', 'sources'].includes(kind))).toEqual(SHOWING);
      expect(await publishPages(publisher(table, bucket))).toEqual({ summary: 'nothing new' });
    });

    test('and is withdrawn, it goes from them', async () => {
      await setEditionState(table, `rpw:${quartersBefore(NEWEST, 1)[0]}:made`, actOf('withdrawn'));
      await compute(table);
      await publishPages(publisher(table, bucket));
      expect(roundsIn(bucket, 'en/data/deu-kgz')).toHaveLength(2);
      expect(roundsIn(bucket, 'en/data')).toHaveLength(2);
      const files = () => [...bucket.objects.keys()].filter((key) => key.includes('.rounds.')).sort();
      const all = ['DEU-KGZ', 'DEU-TJK', 'USA-PHL', 'world'].flatMap((of) =>
        ['csv', 'json'].map((format) => `data/tables/${of}.rounds.${format}`),
      );
      expect(files()).toEqual(all);
      for (const period of quartersBefore(NEWEST, 3).slice(1))
        await setEditionState(table, `rpw:${period}:made`, actOf('withdrawn'));
      await compute(table);
      await publishPages(publisher(table, bucket));
      expect(roundsIn(bucket, 'en/data')).toEqual([]);
      expect(files()).toEqual([]);
    });

    test('pages that show rounds come after all others, so that no family waits for them', async () => {
      await publishPages(publisher(table, bucket, 'code-2'));
      const shows = renderedKinds.map((kind) => SHOWING.includes(kind));
      expect(shows).toContain(true);
      expect(shows.indexOf(true)).toBeGreaterThan(shows.lastIndexOf(false));
    });

    test('a page that is asked for before it is written has them; what could not be read is read again', async () => {
      let isBroken = true;
      const flaky: Table = {
        ...table,
        getMany: async (keys) => {
          if (isBroken && keys.some(({ pk }) => pk.startsWith('EARLIER'))) throw new Error('throttled');
          return table.getMany(keys);
        },
      };
      const asked = newPageRenderer(publisher(flaky, bucket));
      await expect(asked('/en/data/deu-kgz')).rejects.toThrow('throttled');
      isBroken = false;
      const page = await asked('/en/data/deu-kgz');
      expect(String(page?.body)).toBe(bodyOf(bucket, 'en/data/deu-kgz'));
      const file = await asked('/data/tables/DEU-KGZ.rounds.csv');
      expect(String(file?.body)).toBe(bodyOf(bucket, 'data/tables/DEU-KGZ.rounds.csv'));
      expect(String(file?.body).length).toBeGreaterThan(100);
    });

    /** The table without what a key's partition has. */
    const without = (pk: string): Table => ({
      ...table,
      get: async (key, consistency) => (key.pk === pk ? undefined : table.get(key, consistency)),
      getMany: async (keys) => (await table.getMany(keys)).filter((item) => item.pk !== pk),
    });
    const listing = () => JSON.parse(bodyOf(bucket, 'data/manifest.json'));
    const inBoth = (...pages: string[]) =>
      ['en', 'ru'].flatMap((locale) => pages.map((page) => `${locale}/data${page}`));
    const pagesBy = (builtBy: string): string[] =>
      [...bucket.objects]
        .filter(([, { body }]) => String(body).split('\n')[1]?.endsWith(` by ${builtBy}`))
        .map(([key]) => key)
        .sort();
    /** All that show rounds but the world. */
    const pastAndPriced = () =>
      [...bucket.objects.keys()].filter((key) => /^(?:en|ru)\/data\/[a-z]{3}-[a-z]{3}$/.test(key));

    test.each([
      ['a corridor’s figures', 'EARLIER#USA-PHL', () => inBoth('/usa-phl'), '3 figures of USA-PHL', true],
      ['the world’s figures', 'EARLIER#world', () => inBoth(''), 'has no figures of', false],
      [
        'the list itself',
        'EARLIER',
        () => [...inBoth(''), ...pastAndPriced()],
        'list of earlier rounds',
        false,
      ],
    ] as const)(
      'what the list names and is gone, %s: its pages stay as they were, all else is published, each run fails, and once it is back they alone are due',
      async (_, pk, pages, reason, hasFeeds) => {
        const broken = publisher(without(pk), bucket, 'code-2');
        const left = [...pages()].sort();
        const files = () => [...bucket.objects.keys()].filter((key) => key.includes('.rounds.'));
        const before = files();
        expect(pagesBy('code-1')).toEqual(expect.arrayContaining(left));
        // The first language, the others, files and late pages: none waits for it.
        const said: string[] = [];
        let failure: unknown;
        for (let run = 0; run < 3; run += 1)
          failure = await publishPages(broken).catch((error: AggregateError) => {
            said.push(...error.errors.map(String));
            return error;
          });
        expect(failure).toBeInstanceOf(AggregateError);
        expect(said.join('\n')).toContain(reason);
        expect(listing()).toMatchObject({
          builtBy: 'code-2',
          beside: true,
          languages: { older: [], coming: [] },
        });
        expect(listing().unread).toEqual(left.map((key) => `/${key}`));
        expect(listing().watch === undefined).toBe(!hasFeeds);
        expect(pagesBy('code-1')).toEqual(left);
        expect(files()).toEqual(before);
        // Each minute after that only these are tried.
        renderedKinds.length = 0;
        await expect(publishPages(broken)).rejects.toThrow(`pages left as they were: ${left.length}`);
        expect(renderedKinds.filter((kind) => !['check', 'sources'].includes(kind))).toEqual([]);
        await publishPages(publisher(table, bucket, 'code-2'));
        expect(
          new Set(renderedKinds.filter((kind) => !['check', 'sources'].includes(kind))).size,
        ).toBeGreaterThan(0);
        expect(renderedKinds.filter((kind) => SHOWING.includes(kind))).toHaveLength(left.length);
        expect(pagesBy('code-1')).toEqual([]);
        expect(listing()).not.toHaveProperty('unread');
        expect(listing()).toHaveProperty('watch');
        expect(await publishPages(publisher(table, bucket, 'code-2'))).toEqual({ summary: 'nothing new' });
      },
      60_000,
    );
  });
});
