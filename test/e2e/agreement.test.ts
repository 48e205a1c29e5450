/** Page, data file and API say the same of every corridor, and what they say are the survey's figures. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type App, startApp } from '../support/app.ts';
import { allCorridors } from '../support/survey.ts';

let app: App;
beforeAll(async () => {
  app = await startApp();
}, 120_000);
afterAll(() => app.end());

const get = async (path: string) => {
  const response = await fetch(`${app.url}${path}`);
  expect(response.status, path).toBe(200);
  return response;
};

/** The text of a page: tags out, entities back. */
const textOf = (html: string) =>
  html
    .replace(/<script.*?<\/script>/gs, ' ')
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('&amp;', '&')
    .replaceAll('&quot;', '"')
    .replace(/\s+/g, ' ');

test('all 348 corridors: publication, sheet and every ranked total', { timeout: 120_000 }, async () => {
  let ranked = 0;
  for (const corridor of allCorridors) {
    const [fromApi, file, html] = await Promise.all([
      get(`/v1/corridors/${corridor}`).then((r) => r.json()),
      get(`/data/corridors/${corridor}.json`).then((r) => r.json()),
      get(`/en/${corridor.toLowerCase()}`).then((r) => r.text()),
    ]);
    expect(file).toEqual({ publication: fromApi.publication, sheet: fromApi.sheet });
    expect(html).toContain(fromApi.publication);
    for (const { denomination, local } of fromApi.sheet.amounts) {
      const amount = local ? `${local.amount}&currency=${local.currency}` : `${denomination}&currency=USD`;
      const comparison = await get(`/v1/corridors/${corridor}/offers?amount=${amount}`).then((r) => r.json());
      const section = html
        .split('<section')
        .find((part) => part.includes(`id="${local?.amount ?? denomination}"`));
      const text = textOf(section ?? '');
      for (const { standing, provider, cost } of comparison.offers) {
        if (standing !== 'ranked') continue;
        ranked += 1;
        expect(text).toContain(provider.name);
        expect(text, `${corridor} ${provider.name}`).toContain(cost.total.replace('-', '−'));
      }
    }
  }
  expect(ranked).toBeGreaterThan(6_000);
});

test('the figures of the survey, through the API', async () => {
  const { corridors } = await get('/v1/corridors?priced=true&pageSize=500').then((r) => r.json());
  expect(corridors).toHaveLength(348);
  const means = corridors.map((c: { indicators: { mean: string }[] }) => Number(c.indicators[0]?.mean));
  const mean = means.reduce((a: number, b: number) => a + b, 0) / means.length;
  expect(mean).toBeCloseTo(7.181, 3);
  const { summary } = await get('/data/corridors.json').then((r) => r.json());
  expect(summary.world[0]).toMatchObject({ count: 6_470, mean: '6.362', median: '4.125' });
  expect(summary.meanOfCorridorMeans[0]).toBe('7.181');
  const kgz = corridors.find(({ corridor }: { corridor: string }) => corridor === 'DEU-KGZ');
  expect(kgz).toMatchObject({ services: 8 });
  expect(Number(kgz.indicators[0].mean)).toBeCloseTo(9.85, 2);
});

test('a comparison of any corridor costs at most 2 read units, through the gateway', {
  timeout: 120_000,
}, async () => {
  const units = new Map<string, number>();
  for (const corridor of allCorridors) {
    const { sheet } = await get(`/v1/corridors/${corridor}`).then((r) => r.json());
    const { denomination, local } = sheet.amounts[0];
    const amount = local ? `${local.amount}&currency=${local.currency}` : `${denomination}&currency=USD`;
    const response = await get(`/v1/corridors/${corridor}/offers?amount=${amount}`);
    units.set(corridor, Number(response.headers.get('karvon-read-units')));
  }
  expect(units.size).toBe(348);
  expect(Math.min(...units.values())).toBeGreaterThan(0);
  expect(Math.max(...units.values())).toBeLessThanOrEqual(2);
});

test('an edition that is withdrawn is gone from API, files and pages', async () => {
  const { sheet } = await get('/v1/corridors/DEU-KGZ').then((r) => r.json());
  await app.invoke('collect-prices', { withdraw: sheet.survey.edition });
  await app.drained();
  expect((await fetch(`${app.url}/v1/corridors/DEU-KGZ`)).status).toBe(404);
  expect((await fetch(`${app.url}/data/corridors/DEU-KGZ.json`)).status).toBe(404);
  expect((await fetch(`${app.url}/en/deu-kgz`)).status).toBe(404);
  const { corridors } = await get('/v1/corridors?pageSize=500').then((r) => r.json());
  expect(corridors.every(({ priced }: { priced: boolean }) => !priced)).toBe(true);
});
