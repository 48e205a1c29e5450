/**
 * Writes what this code stores, as items for later releases to be held to (functions/storage/release-before.test.ts):
 * `node --import ./infra/build/csv-modules.mjs test/support/write-stored.ts FILE`. Two surveyed corridors, the rates of every bank, a
 * registered provider, and a feed of it in a third corridor, which came by its route.
 */
import { writeFileSync } from 'node:fs';
import { collectFx } from '../../functions/collect-fx/service.ts';
import { computeCorridors } from '../../functions/compute-corridors/service.ts';
import type { Table, TableItem } from '../../functions/storage/table.ts';
import { collector } from './banks.ts';
import { startEngine } from './engine.ts';
import { exampleFeed, provider } from './feeds.ts';
import { accept, rowsOf } from './survey.ts';

const AT = '2026-04-02T10:00:00.000Z';
const PUBLICATION = '20260402T100000Z-0a1b2c3d';

const engine = await startEngine();
const stored = new Map<string, TableItem>();
const own = await engine.newTable();
const table: Table = {
  ...own,
  put: async (item, ifVersion) => {
    await own.put(item, ifVersion);
    stored.set(`${item.pk} ${item.sk}`, item);
  },
};
await accept(table, 'e1', rowsOf('DEU-KGZ', 'USA-PHL'), { acceptedAt: AT });
const { dependencies } = collector(table, AT);
const banks = dependencies.sources.map(({ entry }) => entry.id);
await collectFx(banks, dependencies);

const firm = await provider(table);
firm.setClock('2026-04-02T09:00:00.000Z');
const feed = exampleFeed({
  publishedAt: '2026-04-02T08:00:00Z',
  validFrom: '2026-04-02',
  validUntil: '2026-05-02',
});
const answer = await firm.handlerOf(firm.dependencies)(firm.feed(feed));
if (answer.status !== 200)
  throw new Error(`the feed was answered ${answer.status}: ${JSON.stringify(answer.body)}`);

await computeCorridors({
  table,
  now: () => new Date(AT),
  newPublicationId: () => PUBLICATION,
  computedBy: 'the release before',
  announce: async () => {},
});
await engine.close();

const items = [...stored.values()].map(({ pk, sk, version, value }) => ({
  pk,
  sk,
  version,
  value: Buffer.from(value).toString('base64'),
}));
writeFileSync(process.argv[2] ?? '', `${JSON.stringify(items, null, 2)}\n`);
console.log(`${items.length} items`);
