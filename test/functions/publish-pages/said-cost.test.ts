/**
 * What firms' prices cost a month, counted at the table and the bucket: fifty of them send theirs each day, each at its own time and
 * in twenty corridors of its own, so that nothing is written once for two.
 */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { computeCorridors } from '../../../functions/compute-corridors/service.ts';
import { builtSite } from '../../../functions/publish-pages/built-site.ts';
import type { PublishDependencies } from '../../../functions/publish-pages/service.ts';
import type { SiteBucket } from '../../../functions/storage/site-bucket.ts';
import type { Table, TableItem } from '../../../functions/storage/table.ts';
import { statusOf } from '../../../site/kinds.ts';
import { LOCALES } from '../../../site/texts/languages.ts';
import { clockFrom } from '../../support/clock.ts';
import { type Engine, startEngine } from '../../support/engine.ts';
import { memoryBucket } from '../../support/memory-stores.ts';
import { publishWhole } from '../../support/publishing.ts';
import { saidFeed, saidService, take } from '../../support/said.ts';
import { scaled } from '../../support/scale.ts';
import { accept, allCorridors, surveyRows } from '../../support/survey.ts';

const [PROVIDERS, CORRIDORS, DAYS] = [50, 20, 30];
/** US dollars (docs/cost.md). */
const USD = { object: 0.005 / 1_000, writeUnit: 1.25 / 1_000_000 };

let engine: Engine;
beforeAll(async () => {
  engine = await startEngine();
});
afterAll(() => engine.close());

/** A page has other bytes where it is of another publication, or shows other prices of firms. */
const site = builtSite(
  async ({ path, data }) => ({
    status: statusOf(data.kind),
    html: `${path} ${data.publication.id} ${'said' in data && data.said && 'publication' in data.said ? data.said.publication : ''}`,
  }),
  new URL('../../fixtures/assets', import.meta.url).pathname,
);

test('fifty providers daily in twenty corridors each cost less than 5 US dollars a month', {
  timeout: 240_000,
}, async () => {
  const own = await engine.newTable();
  const counts = { objects: 0, units: 0 };
  const sizeOf = ({ pk, sk, value }: TableItem): number => pk.length + sk.length + value.length + 100;
  const table: Table = {
    ...own,
    put: async (item, ifVersion) => {
      counts.units += Math.ceil(sizeOf(item) / 1_024);
      await own.put(item, ifVersion);
    },
  };
  const kept = memoryBucket();
  const bucket: SiteBucket = {
    ...kept,
    write: async (object, tag) => {
      counts.objects += 1;
      await kept.write(object, tag);
    },
  };
  const publisher: PublishDependencies = {
    site,
    builtBy: 'code',
    ...clockFrom('2026-11-21T12:00:00Z'),
    table,
    bucket,
  };
  let publications = 0;
  const publish = async () => {
    await computeCorridors({
      table,
      now: () => new Date('2026-11-21T12:00:00Z'),
      newPublicationId: () => `20261121T000000Z-${++publications}`,
      computedBy: 'code',
      announce: async () => {},
    });
    await publishWhole(publisher);
  };
  const providers = scaled(3, PROVIDERS);
  const send = async (edition: string, at: number, percent: string) => {
    const services = Array.from({ length: CORRIDORS }, (_, index) => {
      const corridor = allCorridors[(at * CORRIDORS + index) % allCorridors.length] ?? 'DEU-KGZ';
      return saidService(corridor, percent);
    });
    await take(
      table,
      edition,
      saidFeed(`firm-${at}`, services, { publishedAt: `2026-11-20T0${edition[0]}:00:00Z` }),
    );
    await publish();
  };
  await accept(table, 'e1', surveyRows);
  await publish();
  for (let at = 0; at < providers; at++) await send(`6-${at}`, at, '1');

  // The day that is counted: each sends other prices of the same services.
  Object.assign(counts, { objects: 0, units: 0 });
  for (let at = 0; at < providers; at++) await send(`7-${at}`, at, '2');
  const monthly = (counted: number): number => Math.round((counted / providers) * PROVIDERS * DAYS);
  const [objects, units] = [monthly(counts.objects), monthly(counts.units)];
  const usd = objects * USD.object + units * USD.writeUnit;
  console.log(
    `50 providers daily in 20 corridors each, a month: ${objects} objects, ${units} write units, USD ${usd.toFixed(2)}`,
  );
  // In every language, so that nothing here is for free.
  expect(counts.objects).toBeGreaterThan(providers * CORRIDORS * LOCALES.length);
  expect(usd).toBeLessThan(5);
});
