/** The amount that would have arrived in the currency at home, with a rate in date: computed by hand; and its read cost. */
import type { APIGatewayProxyStructuredResultV2, Context } from 'aws-lambda';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import * as z from 'zod/mini';
import { takeInBundled } from '../../../functions/collect-fx/bundled.ts';
import { computeCorridors } from '../../../functions/compute-corridors/service.ts';
import { readManifest } from '../../../functions/storage/manifest.ts';
import { writeReference } from '../../../functions/storage/reference.ts';
import type { Table } from '../../../functions/storage/table.ts';
import { BENCHMARK_RULES } from '../../../shared/catalogue/benchmark-rules.ts';
import { currenciesOf, exchangeOf } from '../../../shared/catalogue/corridor-currencies.ts';
import { compareOffersOperation } from '../../../shared/contracts/api.ts';
import type { CorridorPrices } from '../../../shared/model/corridor-prices.ts';
import { collector } from '../../support/banks.ts';
import { type Engine, startEngine } from '../../support/engine.ts';
import { gatewayEvent } from '../../support/gateway.ts';
import { bundledReference } from '../../support/rates.ts';
import { accept, allCorridors, rowsOf, surveyRows } from '../../support/survey.ts';

const NOW = '2026-04-01T12:00:00.000Z';
let engine: Engine;
let table: Table;
let send: (path: string) => Promise<APIGatewayProxyStructuredResultV2>;

const publish = (on: Table, instant: string, publication: string) =>
  computeCorridors({
    table: on,
    now: () => new Date(instant),
    newPublicationId: () => publication,
    computedBy: 'code',
    announce: async () => {},
  });
async function serving(on: Table, today: string) {
  vi.stubEnv('TABLE_NAME', 'unused');
  const { newHandler } = await import('../../../functions/serve-api/handler.ts');
  const handler = newHandler({ table: on, today: () => today });
  return (path: string): Promise<APIGatewayProxyStructuredResultV2> =>
    handler(gatewayEvent(path), {} as Context);
}

beforeAll(async () => {
  engine = await startEngine();
  table = await engine.newTable();
  await accept(table, 'e1', surveyRows);
  await takeInBundled(collector(table, NOW).dependencies);
  await publish(table, NOW, '20260401T120000Z-1');
  send = await serving(table, '2026-04-01');
});
afterAll(() => engine.close());

const compare = async (corridor: string, query: string) => {
  const { statusCode, body } = await send(`/v1/corridors/${corridor}/offers?${query}`);
  expect(statusCode, body).toBe(200);
  return z.parse(compareOffersOperation.answer, JSON.parse(body ?? 'null'));
};
const reference = bundledReference(NOW, allCorridors);

/** Four significant digits, and no more decimals than the currency allows. */
function about(figure: number, decimals: number): string {
  const digits = Math.floor(Math.log10(figure)) + 1;
  if (digits > 4) return String(Math.round(figure / 10 ** (digits - 4)) * 10 ** (digits - 4));
  return figure.toFixed(Math.min(decimals, 4 - digits));
}

describe('a comparison with a rate in date', () => {
  test.each([
    ['DEU-KGZ', '140', 'EUR'],
    ['DEU-UZB', '140', 'EUR'],
    ['GBR-IND', '120', 'GBP'],
    ['USA-KGZ', '200', 'USD'],
  ] as const)(
    '%s: the amount at home, by hand from the survey and the rate',
    async (corridor, amount, currency) => {
      if (!allCorridors.includes(corridor)) return;
      const { body: given } = await send(`/v1/corridors/${corridor}`);
      const { sheet } = JSON.parse(given ?? 'null') as { sheet: CorridorPrices };
      const exchange = exchangeOf(reference.benchmark, corridor, reference.benchmark.day);
      if (!exchange) throw new Error(`no rate of ${corridor}`);
      const body = await compare(corridor, `amount=${amount}&currency=${currency}`);
      expect(body.exchange).toEqual(exchange.pair);
      const ranked = body.offers.filter(({ standing }) => standing === 'ranked');
      expect(ranked.length).toBeGreaterThan(2);
      for (const { serviceId, valueReceived, arrivesAbout } of ranked.slice(0, 3)) {
        const point = sheet.services
          .find(({ id }) => id === serviceId)
          ?.points.find(({ denomination }) => denomination === 200);
        // The fee is paid from the amount first; the margin is taken from the rest.
        const arrives = Number(amount) * (1 - (point?.feeBp ?? 0) / 1e4) * (1 - (point?.marginBp ?? 0) / 1e4);
        expect(Number(valueReceived), serviceId).toBeCloseTo(arrives, 1);
        expect(arrivesAbout, serviceId).toBe(about(arrives * Number(exchange.pair.rate), exchange.decimals));
      }
    },
  );

  test('also if the request is the amount that must arrive', async () => {
    const body = await compare('DEU-KGZ', 'receive=120');
    expect(body.exchange).toMatchObject({ from: 'EUR', to: 'KGS' });
    for (const { standing, arrivesAbout } of body.offers)
      if (standing === 'ranked') expect(Number(arrivesAbout)).toBeGreaterThanOrEqual(12_030);
  });

  test('only ranked offers have it, never an unconfirmed one, in any corridor', async () => {
    let [withRate, unconfirmed, compared] = [0, 0, 0];
    for (const corridor of allCorridors) {
      const { body: given } = await send(`/v1/corridors/${corridor}`);
      const { sheet } = JSON.parse(given ?? 'null') as { sheet: CorridorPrices };
      const local = sheet.amounts[0].local;
      const exchange = exchangeOf(reference.benchmark, corridor, reference.benchmark.day);
      if (!local) continue;
      compared += 1;
      const body = await compare(corridor, `amount=${local.amount}&currency=${local.currency}`);
      const wanted = exchange && exchange.pair.from === local.currency ? exchange.pair : undefined;
      expect(body.exchange, corridor).toEqual(wanted);
      if (wanted) withRate += 1;
      for (const offer of body.offers) {
        const has = wanted !== undefined && offer.standing === 'ranked';
        expect('arrivesAbout' in offer, `${corridor} ${offer.serviceId}`).toBe(has);
        if (has) expect(Number(offer.arrivesAbout)).toBeGreaterThan(0);
        if (offer.standing === 'unconfirmed') unconfirmed += 1;
      }
    }
    expect(compared).toBeGreaterThan(300);
    expect(withRate).toBeGreaterThan(150);
    expect(withRate).toBeLessThan(compared);
    expect(unconfirmed).toBeGreaterThan(10);
  });
});

describe('percentages only', () => {
  const none = (body: Awaited<ReturnType<typeof compare>>) => {
    expect('exchange' in body).toBe(false);
    for (const offer of body.offers) expect('arrivesAbout' in offer).toBe(false);
    expect(body.offers.length).toBeGreaterThan(0);
  };

  test('for a question in nominal dollars, if the currency is another', async () => {
    none(await compare('DEU-KGZ', 'amount=200&currency=USD'));
  });

  test('if both ends use one currency', async () => {
    const same = allCorridors.find((corridor) => {
      const { from, to } = currenciesOf(corridor, '2026-04-01');
      return from === to && rowsOf(corridor).length > 0;
    });
    none(await compare(same ?? '', 'amount=200&currency=USD'));
  });

  test('if no rate is in date: months after the last bulletin', async () => {
    const later = await engine.newTable();
    await accept(later, 'e1', rowsOf('DEU-KGZ'));
    await takeInBundled(collector(later, NOW).dependencies);
    await publish(later, '2026-11-21T12:00:00.000Z', '20261121T120000Z-1');
    const sendLater = await serving(later, '2026-11-21');
    const { body } = await sendLater('/v1/corridors/DEU-KGZ/offers?amount=140');
    none(z.parse(compareOffersOperation.answer, JSON.parse(body ?? 'null')));
  });
});

describe('what a comparison costs to read', () => {
  test('at most 2 units for any corridor, with the rates in date', async () => {
    expect(reference.benchmark.rates.length).toBeGreaterThan(80);
    expect(await dearest()).toBeLessThanOrEqual(2);
  });

  test('also with a rate for every currency in use, each from three banks', async () => {
    const manifest = await readManifest(table, 'strong');
    const [any] = reference.benchmark.rates;
    if (!manifest?.reference || !any) throw new Error('nothing is published');
    // As many digits as a rate may have, all different, so that they do not compress.
    const rates = (BENCHMARK_RULES.currencies ?? []).map((currency, at) => ({
      ...any,
      currency,
      usd: `0.${String(Math.round(Math.abs(Math.sin(at + 1)) * 1e12)).padStart(12, '1')}`,
      basis: 'consensus' as const,
      banks: ['cbr', 'nbk', `bank-${at}`],
      bulletins: ['cbr:2026-03-31', 'nbk:2026-03-31'],
    }));
    expect(rates.length).toBeGreaterThan(140);
    const full = { ...reference, benchmark: { ...reference.benchmark, rates } };
    await writeReference(table, manifest.reference.publication, full);
    const cost = await dearest();
    await writeReference(table, manifest.reference.publication, reference);
    expect(cost).toBeLessThanOrEqual(2);
  });

  const dearest = async () => {
    const costs: number[] = [];
    for (const corridor of allCorridors) {
      // An instance that has read nothing yet.
      const cold = await serving(table, '2026-04-01');
      const { statusCode, headers } = await cold(`/v1/corridors/${corridor}/offers?amount=200&currency=USD`);
      expect(statusCode, corridor).toBe(200);
      costs.push(Number(headers?.['karvon-read-units']));
    }
    expect(Math.min(...costs)).toBeGreaterThan(0);
    return Math.max(...costs);
  };
});
