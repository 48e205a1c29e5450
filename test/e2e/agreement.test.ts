/** Page, data file and API agree on every corridor, and their figures are the survey's. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { main as admin } from '../../infra/admin/main.ts';
import {
  compareOffersOperation,
  getCorridorOperation,
  getRatesOperation,
  listCorrectionsOperation,
  listCorridorsOperation,
  listSourcesOperation,
} from '../../shared/contracts/api.ts';
import { correctionsFileSchema } from '../../shared/contracts/correction.ts';
import {
  corridorFileSchema,
  statisticsFileSchema,
  summaryFileSchema,
} from '../../shared/contracts/publication.ts';
import type { CorridorPrices } from '../../shared/model/corridor-prices.ts';
import { groupByProvider } from '../../shared/pricing/offers.ts';
import { numberMarksOf } from '../../site/i18n/index.ts';
import { LANGUAGES, LOCALES, type Locale, punctuationOf, textsOf } from '../../site/texts/languages.ts';
import { fill } from '../../site/view/numbers.ts';
import type { App } from '../support/app.ts';
import { startPublishedApp } from '../support/published-app.ts';
import { deep } from '../support/scale.ts';
import { allCorridors } from '../support/survey.ts';

const DAY = '2026-04-24';
const OTHERS = LOCALES.filter((code) => code !== 'en');
let app: App;
beforeAll(async () => {
  // A day on which many currencies have a bundled rate in date, so that amounts at home are compared too; that of other tests.
  app = await startPublishedApp(DAY);
}, 300_000);
afterAll(() => app.end());

const get = async (path: string) => {
  const response = await fetch(`${app.url}${path}`);
  expect(response.status, path).toBe(200);
  return response;
};

const parsed = async <S extends z.ZodMiniType>(schema: S, path: string): Promise<z.infer<S>> =>
  z.parse(schema, await (await get(path)).json());

async function priced(corridor: string) {
  const answer = await parsed(getCorridorOperation.answer, `/v1/corridors/${corridor}`);
  if (!answer.priced) throw new Error(`${corridor} has no price`);
  return answer;
}

/** The query for one of a sheet's two amounts, and how a page names it. */
function amountOf({ amounts }: Pick<CorridorPrices, 'amounts'>, index: 0 | 1): { query: string; id: string } {
  const { denomination, local } = amounts[index];
  return local
    ? { query: `amount=${local.amount}&currency=${local.currency}`, id: local.amount }
    : { query: `amount=${denomination}&currency=USD`, id: String(denomination) };
}

/** The text of a page, without tags and with entities decoded. */
const textOf = (html: string) =>
  html
    .replace(/<script.*?<\/script>/gs, ' ')
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('&amp;', '&')
    .replaceAll('&quot;', '"')
    .replace(/\s+/g, ' ');

/** A page's figures as the API writes them. */
function plainFigures(locale: Locale, text: string): string {
  const { decimal, group, digits = '' } = numberMarksOf(locale);
  // Spaces are one kind of space by now.
  const inLatin = text.replace(/[^\d]/g, (one) => {
    const digit = digits.indexOf(one);
    return digit < 0 ? one : String(digit);
  });
  const mark = group === '.' ? '\\.' : group.replace(/\s/, ' ');
  const ungrouped = inLatin.replace(RegExp(`(?<=\\d)${mark}(?=\\d{3}(?!\\d))`, 'g'), '');
  return ungrouped.replace(RegExp(`(?<=\\d)\\${decimal}(?=\\d)`, 'g'), '.');
}

test('figures are read in each language', () => {
  expect(plainFigures('en', 'about KGS 13,350, of €1,400.50 (5.82 %)')).toBe(
    'about KGS 13350, of €1400.50 (5.82 %)',
  );
  expect(plainFigures('fa-af', '۱۳٬۳۵۰ KGS، ۱٬۴۰۰٫۵۰ €')).toBe('13350 KGS، 1400.50 €');
  expect(plainFigures('ro', '1.072,674 OMR')).toBe('1072.674 OMR');
  expect(plainFigures('ru', 'примерно 13 350 KGS, из 1 400,50 € (5,82 %)')).toBe(
    'примерно 13350 KGS, из 1400.50 € (5.82 %)',
  );
});

/** Each in English; every fourth in another language by turns too, which is rendered when it is asked for; in the deep run each in all. */
const codesOf = (turn: number): readonly Locale[] => {
  if (deep) return LOCALES;
  const other = OTHERS[(turn / 4) % OTHERS.length];
  return other ? ['en', other] : ['en'];
};

test('all 348 corridors in English, every fourth in another language: publication, sheet and every ranked total', {
  timeout: 300_000,
}, async () => {
  let [ranked, atHome, looked] = [0, 0, 0];
  for (const [turn, corridor] of allCorridors.entries()) {
    const codes = codesOf(turn);
    looked += codes.length;
    const [fromApi, file, { statistics, ...statisticsFile }, pages] = await Promise.all([
      priced(corridor),
      parsed(corridorFileSchema, `/data/corridors/${corridor}.json`),
      parsed(statisticsFileSchema, `/data/statistics/${corridor}.json`),
      Promise.all(
        codes.map(async (code) => {
          const page = await get(`/${code}/${corridor.toLowerCase()}`);
          return { code, texts: textsOf(code), html: await page.text() };
        }),
      ),
    ]);
    const { publication, sheet, exchange } = file;
    expect([publication, statisticsFile.publication]).toEqual([fromApi.publication, fromApi.publication]);
    // The API gives as one what is two files: prices, and what is computed over them.
    const { indicators, more, series, inclusion, ...prices } = fromApi.sheet;
    expect(sheet).toEqual(prices);
    expect(statistics).toMatchObject({ corridor, indicators, more, series: series ?? [], inclusion });
    for (const { html } of pages) expect(html).toContain(fromApi.publication);
    for (const index of [0, 1] as const) {
      const { query, id } = amountOf(fromApi.sheet, index);
      const { offers, exchange: used } = await parsed(
        compareOffersOperation.answer,
        `/v1/corridors/${corridor}/offers?${query}`,
      );
      if (used) expect(used, corridor).toEqual(exchange?.pair);
      const leading = groupByProvider(offers).filter(({ best }) => best.standing === 'ranked');
      for (const { code, texts, html } of pages) {
        // Amounts in Dari stand between marks of direction.
        const read = (part: string): string =>
          plainFigures(code, textOf(part).replace(/[\u2066-\u2069]/g, ''));
        const size = index === 0 ? 'smaller' : 'larger';
        expect(html).toContain(`<section id="${id}" class="${size}"`);
        const [, part = ''] = html.split(`<div class="${size} list"`);
        const section = read(part.split('<div class="')[0] ?? '');
        // The page's entries are in the API's order, each with its own total and the amount that would have arrived.
        const entries = part.split('<h3>').slice(1).map(read);
        for (const [place, { provider, best }] of leading.entries()) {
          const entry = entries[place] ?? '';
          const where = `${code} ${corridor} ${id}, place ${place + 1}`;
          expect(entry.startsWith(provider.name), `${where}: ${entry} is not ${provider.name}`).toBe(true);
          expect(entry, where).toContain(best.cost?.total?.replace('-', '−'));
          // How it is paid out and how fast, or nothing where that is not recorded.
          const { payout, speed } = texts.compare;
          const recorded = [best.payoutMethod && payout[best.payoutMethod], best.speed && speed[best.speed]];
          const told = recorded.filter(Boolean).join(punctuationOf(code).comma);
          // Its digits are read too.
          const arrow = fill(texts.compare.toRecipient, { arrival: '' }).trim();
          if (told) expect(entry, where).toContain(`${arrow} ${read(told)}`);
          else expect(entry.split(texts.compare.otherWays)[0], where).not.toContain(arrow);
          const arrives = best.arrivesAbout ?? best.valueReceived;
          if (best.arrivesAbout != null) atHome += 1;
          if (arrives !== null) expect(entry, where).toContain(arrives.replace(/\.0+$/, ''));
        }
        for (const { standing, provider, cost } of offers) {
          if (standing === 'ranked') ranked += 1;
          const shown = standing === 'ranked' ? cost?.total?.replace('-', '−') : provider.name;
          expect(section, `${code} ${corridor} ${provider.name}`).toContain(shown);
        }
      }
    }
  }
  const languages = looked / allCorridors.length;
  console.log(`${allCorridors.length} corridors on ${looked} pages; KARVON_DEEP=1: each in every language`);
  expect(ranked / languages).toBeGreaterThan(6_000);
  expect(atHome / languages).toBeGreaterThan(2_000);
});

test('every page, file and answer says as on which day the app runs', async () => {
  for (const path of [
    '/v1/corridors/DEU-KGZ/offers?amount=140',
    '/v1/rates',
    '/v1/sources',
    '/data/corridors/DEU-KGZ.json',
    '/data/statistics/DEU-KGZ.json',
    '/data/corridors.json',
    '/data/indicators.json',
    '/data/reference.json',
    '/data/manifest.json',
  ]) {
    expect(await (await get(path)).json(), path).toMatchObject({ asOnDay: DAY });
  }
  const openApi = await (await get('/v1/openapi.json')).json();
  expect(openApi).not.toHaveProperty('asOnDay');
  for (const path of ['/', '/en', '/en/deu-kgz', '/en/rus-tjk', '/en/sources', '/en/nowhere'])
    expect(await (await fetch(`${app.url}${path}`)).text(), path).toContain(
      'Shown as on 24 April 2026, not as of today.',
    );
  for (const path of ['/ru', '/ru/deu-kgz'])
    expect(await (await get(path)).text(), path).toContain('по состоянию на 24 апреля 2026');
  // No bank is asked: it would answer with what it says today.
  const { sources } = await parsed(listSourcesOperation.answer, '/v1/sources');
  expect(sources.map(({ lastAsked }) => lastAsked)).toEqual(sources.map(() => null));
  // Nothing is known of what came after the day.
  expect(sources.filter(({ newest }) => newest !== null && newest.fixedOn > DAY)).toEqual([]);
  const rates = await parsed(getRatesOperation.answer, '/v1/rates?base=RUB&currencies=TJS');
  expect(rates).toMatchObject({ day: DAY, rates: [{ currency: 'TJS' }] });
});

test('the figures of the survey, through the API', async () => {
  const { corridors } = await parsed(listCorridorsOperation.answer, '/v1/corridors?priced=true&pageSize=500');
  const means = corridors.map((one) => (one.priced ? Number(one.indicators[0].mean) : Number.NaN));
  expect(means).toHaveLength(348);
  expect(means.reduce((a, b) => a + b, 0) / means.length).toBeCloseTo(7.181, 3);
  const { summary } = await parsed(summaryFileSchema, '/data/corridors.json');
  expect(summary.world?.[0]).toMatchObject({ count: 6_470, mean: '6.362', median: '4.125' });
  expect(summary.meanOfCorridorMeans?.[0]).toBe('7.181');
  const { sheet } = await priced('DEU-KGZ');
  expect(sheet.indicators[0]).toMatchObject({ count: 8 });
  expect(Number(sheet.indicators[0].mean)).toBeCloseTo(9.85, 2);
});

test('a comparison of any corridor costs at most 2 read units, through the gateway', {
  timeout: 120_000,
}, async () => {
  const units = new Map<string, number>();
  for (const corridor of allCorridors) {
    // By the file, so that the function has not read this corridor a moment ago.
    const { sheet } = await parsed(corridorFileSchema, `/data/corridors/${corridor}.json`);
    const { query } = amountOf(sheet, 0);
    const response = await get(`/v1/corridors/${corridor}/offers?${query}`);
    units.set(corridor, Number(response.headers.get('karvon-read-units')));
  }
  expect(units.size).toBe(348);
  // Some are kept from the tests before this one.
  expect([...units.values()].reduce((sum, each) => sum + each)).toBeGreaterThan(100);
  expect(Math.max(...units.values())).toBeLessThanOrEqual(2);
});

test('a withdrawn edition is gone from API, files and pages', { timeout: 120_000 }, async () => {
  const { sheet } = await priced('DEU-KGZ');
  const reason = 'Withdrawn to see that it is gone from everywhere.';
  const told: string[] = [];
  const { edition } = sheet.survey;
  const command = ['edition', 'withdraw', edition, '--reason', reason, '--asked-by', 'operator'];
  await admin(command, (line) => told.push(line), { dataDir: app.dataDir });
  expect(told).toEqual([`${edition} withdrawn`]);
  // What each minute does.
  await app.invoke('compute-corridors', {});
  await app.drained();
  // The API looks for a new publication once a second.
  await expect.poll(async () => (await fetch(`${app.url}/v1/corridors/DEU-KGZ`)).status).toBe(404);
  expect((await fetch(`${app.url}/data/corridors/DEU-KGZ.json`)).status).toBe(404);
  expect((await fetch(`${app.url}/data/statistics/DEU-KGZ.json`)).status).toBe(404);
  for (const { code } of LANGUAGES)
    expect((await fetch(`${app.url}/${code}/deu-kgz`)).status, code).toBe(404);
  const { corridors } = await parsed(listCorridorsOperation.answer, '/v1/corridors?pageSize=500');
  expect(corridors.filter((one) => one.priced)).toEqual([]);
  // The entry says so in the API, the file and on the page alike.
  const { corrections } = await parsed(listCorrectionsOperation.answer, '/v1/corrections');
  expect(corrections).toMatchObject([{ did: 'withdrawn', reason, after: { world: null } }]);
  expect(corrections[0]?.changed).toHaveLength(348);
  expect((await parsed(correctionsFileSchema, '/data/corrections.json')).corrections).toEqual(corrections);
  for (const locale of ['en', 'ru'])
    expect(await (await fetch(`${app.url}/${locale}/data/corrections`)).text()).toContain(reason);
});
