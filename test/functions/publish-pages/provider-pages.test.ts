/** The pages of providers: rendered only where prices changed, rewritten only where a page says something else. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { otherSheets } from '../../../functions/publish-pages/changes.ts';
import { readProviderPages } from '../../../functions/publish-pages/provider-pages.ts';
import { writeCorridor } from '../../../functions/storage/publications.ts';
import type { CorridorPrices } from '../../../shared/model/corridor-prices.ts';
import type { Manifest } from '../../../shared/model/publication.ts';
import type { CorridorId } from '../../../shared/model/vocabulary.ts';
import { sheets, statistics } from '../../site/publication.ts';
import { type Engine, startEngine } from '../../support/engine.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await startEngine();
});
afterAll(() => engine.close());

const [OLD, NEW] = ['20261121T120000Z-a1b2c3', '20261122T120000Z-d4e5f6'];
const at = (corridor: CorridorId): CorridorPrices => {
  const sheet = sheets.find((one) => one.corridor === corridor);
  if (!sheet) throw new Error(`no ${corridor}`);
  return sheet;
};
// Of some providers in both, of others in one of them.
const [first, second] = [at('DEU-TUR'), at('USA-PHL')];

const manifestOf = (corridors: Manifest['corridors']): Manifest => ({
  version: 1,
  publishedAt: '2026-11-21T12:00:00.000Z',
  computedBy: 'x',
  summary: OLD,
  indicators: null,
  reference: null,
  corridors,
  said: {},
  saidFrom: null,
  earlier: null,
  editions: null,
  corrections: null,
});
const before = manifestOf({ [first.corridor]: OLD, [second.corridor]: OLD });
const published = (manifest: Manifest, prices: readonly CorridorPrices[]) => ({
  manifest,
  prices: new Map(prices.map((sheet) => [sheet.corridor, sheet])),
  said: new Map(),
});
async function stored() {
  const table = await engine.newTable();
  for (const prices of [first, second]) {
    const ofCorridor = statistics.find(({ corridor }) => corridor === prices.corridor);
    if (ofCorridor) await writeCorridor(table, OLD, { prices, statistics: ofCorridor });
  }
  return table;
}
const options = { summary: OLD, isAll: false };

test('sheets differ in either layer, gone ones too', () => {
  const after = {
    corridors: { [first.corridor]: NEW },
    said: { 'DEU-TJK': NEW } as Record<CorridorId, string>,
  };
  expect(otherSheets(before, after)).toEqual({
    corridors: [first.corridor, second.corridor],
    said: ['DEU-TJK'],
  });
  expect(otherSheets(before, before)).toEqual({ corridors: [], said: [] });
});

test('nothing is made where no sheet differs', async () => {
  const made = await readProviderPages(await stored(), before, published(before, [first, second]), options);
  expect([made.pages, made.hasGone]).toEqual([[], false]);
});

test('of one corridor that changed, only its providers are due, and each page is of its own newest publication', async () => {
  const after = manifestOf({ ...before.corridors, [first.corridor]: NEW });
  const made = await readProviderPages(await stored(), before, published(after, [first, second]), options);
  const due = new Set(made.pages.filter(made.isOther).map(({ at }) => at));
  expect(due).toEqual(new Set(['', ...Object.keys(first.providers)]));
  const others = made.pages.filter(({ at }) => at !== '' && !due.has(at));
  expect(others.length).toBeGreaterThan(0);
  expect(new Set(others.map(({ data }) => data.publication.id))).toEqual(new Set([OLD]));
  const [own] = made.pages.filter(({ at }) => at === Object.keys(first.providers)[0]);
  expect(own?.data.publication.id).toBe(NEW);
});

test('a provider that left its only corridor is due by what was there before, and its page goes', async () => {
  const [gone = ''] = Object.keys(first.providers).filter((id) => !(id in second.providers));
  const without: CorridorPrices = {
    ...first,
    services: first.services.filter(({ provider }) => provider !== gone),
    providers: Object.fromEntries(Object.entries(first.providers).filter(([id]) => id !== gone)),
  };
  const after = manifestOf({ ...before.corridors, [first.corridor]: NEW });
  const made = await readProviderPages(await stored(), before, published(after, [without, second]), options);
  expect(made.hasGone).toBe(true);
  expect(made.pages.map(({ at }) => at)).not.toContain(gone);
});

test('what was there before is all taken for another if it cannot be read', async () => {
  const after = manifestOf({ ...before.corridors, [first.corridor]: NEW });
  const made = await readProviderPages(
    await engine.newTable(),
    before,
    published(after, [first, second]),
    options,
  );
  expect(made.pages.every(made.isOther)).toBe(true);
  expect(made.hasGone).toBe(true);
});
