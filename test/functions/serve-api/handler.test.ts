/** The API in process, on the real table engine, over the whole survey: answers, refusals, and the read cost of each. */
import type { APIGatewayProxyStructuredResultV2, Context } from 'aws-lambda';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import * as z from 'zod/mini';
import { computeCorridors } from '../../../functions/compute-corridors/service.ts';
import type { Table } from '../../../functions/storage/table.ts';
import { AVERAGE_COLUMNS } from '../../../shared/catalogue/averages.ts';
import { readCsv } from '../../../shared/catalogue/csv.ts';
import averagesWithoutPrice from '../../../shared/catalogue/data/averages-without-price.csv';
import { UNPRICED } from '../../../shared/catalogue/unpriced.ts';
import {
  compareOffersOperation,
  getCorridorIndicatorsOperation,
  getIndicatorsOperation,
  listCorridorsOperation,
  listProvidersOperation,
  PRICE_OPERATIONS,
} from '../../../shared/contracts/api.ts';
import { periodOf, quarterOf } from '../../../shared/model/period.ts';
import { type Engine, startEngine } from '../../support/engine.ts';
import { gatewayEvent } from '../../support/gateway.ts';
import { checkRows } from '../../support/rows.ts';
import { accept, allCorridors, rowsOf, surveyRows } from '../../support/survey.ts';

let engine: Engine;
let table: Table;
type Send = (
  path: string,
  init?: Parameters<typeof gatewayEvent>[1],
) => Promise<APIGatewayProxyStructuredResultV2>;
let send: Send;
/** An instance of the function that has read nothing yet. */
let fresh: () => Send;

beforeAll(async () => {
  engine = await startEngine();
  table = await engine.newTable();
  await accept(table, 'e1', surveyRows);
  await computeCorridors({
    table,
    now: () => new Date('2026-11-21T00:00:00Z'),
    newPublicationId: () => '20261121T000000Z-1',
    computedBy: 'code',
    announce: async () => {},
  });
  vi.stubEnv('TABLE_NAME', 'unused');
  const { newHandler } = await import('../../../functions/serve-api/handler.ts');
  fresh = () => {
    const handler = newHandler({ table, today: () => '2026-11-21' });
    return (path, init) => handler(gatewayEvent(path, init), {} as Context);
  };
  send = fresh();
});
afterAll(() => engine.close());

async function json(path: string) {
  const { statusCode, body } = await send(path);
  return { status: statusCode, body: JSON.parse(body ?? 'null') };
}

describe('comparisons', () => {
  test('cost at most 2 read units in all, for any corridor at each surveyed amount', async () => {
    const costs = new Map<string, number>();
    for (const corridor of allCorridors) {
      const { body } = await json(`/v1/corridors/${corridor}`);
      for (const { denomination, local } of body.sheet.amounts) {
        const amount = local ? `${local.amount}&currency=${local.currency}` : `${denomination}&currency=USD`;
        const answer = await fresh()(`/v1/corridors/${corridor}/offers?amount=${amount}`);
        expect(answer.statusCode, corridor).toBe(200);
        costs.set(corridor, Number(answer.headers?.['karvon-read-units']));
      }
    }
    expect(costs.size).toBe(348);
    expect(Math.min(...costs.values())).toBeGreaterThan(0);
    expect(Math.max(...costs.values())).toBeLessThanOrEqual(2);
  });

  test('rank by cost, and no flagged price comes first', async () => {
    const { body } = await json('/v1/corridors/DEU-KGZ/offers?amount=140');
    expect(body).toMatchObject({ corridor: 'DEU-KGZ', amount: '140.00', currency: 'EUR', basis: 'surveyed' });
    expect(body.age).toEqual({ months: 16, missedRounds: 4, old: true });
    expect(body.offers[0].standing).toBe('ranked');
    const totals = body.offers
      .filter(({ standing }: { standing: string }) => standing === 'ranked')
      .map(({ cost }: { cost: { total: string } }) => Number(cost.total));
    expect(totals).toEqual([...totals].sort((a, b) => a - b));
  });

  test('between two amounts are estimates', async () => {
    const { body } = await json('/v1/corridors/DEU-KGZ/offers?amount=200.50&currency=EUR');
    expect(body.basis).toBe('estimate');
  });
});

describe('an access profile', () => {
  test('gets the feasible offers, the others with the reason, and what is not recorded', async () => {
    const { body } = await json('/v1/corridors/DEU-KGZ/offers?amount=140&senderHas=cash-only,papers');
    type Reached = { fundingInstrument: string; reach: string; reachReasons: string[] };
    for (const { fundingInstrument, reach, reachReasons } of body.offers as Reached[]) {
      expect(reach, fundingInstrument).toBe(fundingInstrument === 'cash' ? 'reachable' : 'not-reachable');
      if (reach === 'not-reachable') expect(reachReasons.join()).toMatch(/sender-needs-(bank-account|card)/);
    }
    const places = (body.offers as Reached[]).map(({ reach }) => reach);
    expect(places.lastIndexOf('reachable')).toBeLessThan(places.indexOf('not-reachable'));
    // A sender with only cash pays more here than the cheapest way of all.
    expect(body.accessGap).toMatchObject({ computable: true, money: { currency: 'EUR' } });
    expect(Number(body.accessGap.atLeast)).toBeGreaterThan(0);
  });

  test('of a recipient uses the pay-out that the survey recorded', async () => {
    const { body } = await json('/v1/corridors/DEU-KGZ/offers?amount=140&recipientHas=cash-only');
    type Reached = { payoutMethod: string; reach: string; reachReasons: string[] };
    for (const { payoutMethod, reach, reachReasons } of body.offers as Reached[]) {
      expect(reach).toBe(payoutMethod === 'cash-pickup' ? 'reachable' : 'not-reachable');
      expect(reachReasons.length).toBe(reach === 'reachable' ? 0 : 1);
    }
    expect(body.accessGap).toMatchObject({ computable: true, unknown: 0 });
    const { body: indicators } = await json('/v1/corridors/DEU-KGZ/indicators');
    expect(indicators.inclusion).toMatchObject({ computable: true, services: 8, findexYear: 2024 });
    expect(indicators.inclusionDefinition).toMatchObject({ version: indicators.inclusion.version });
    expect(Object.keys(indicators.inclusionDefinition)).toEqual([
      'version',
      'definition',
      'bounds',
      'limits',
    ]);
  });

  test('with a card reaches what is paid out to cards, and an account alone does not', async () => {
    const reachOf = async (has: string) => {
      const { body } = await json(
        `/v1/corridors/DEU-TJK/offers?amount=140&payoutMethod=card&recipientHas=${has}`,
      );
      return new Set(body.offers.map(({ reach }: { reach: string }) => reach));
    };
    expect(await reachOf('card')).toEqual(new Set(['reachable']));
    expect(await reachOf('bank-account,wallet,phone')).toEqual(new Set(['not-reachable']));
  });
});

describe('pay-out and speed', () => {
  type Offer = { serviceId: string; payoutMethod?: string; speed?: string; collectedOn?: string };
  const offersOf = async (query: string): Promise<Offer[]> =>
    (await json(`/v1/corridors/USA-PHL/offers?amount=200${query}`)).body.offers;

  test('are on every offer as on its service, which has the day on which the survey asked', async () => {
    const { body } = await json('/v1/corridors/USA-PHL');
    const services = new Map<string, Offer>(body.sheet.services.map((one: { id: string }) => [one.id, one]));
    const offers = await offersOf('');
    expect(offers.length).toBeGreaterThan(20);
    for (const { serviceId, payoutMethod, speed } of offers) {
      expect(services.get(serviceId)).toMatchObject({ payoutMethod, speed });
      expect(services.get(serviceId)?.collectedOn).toMatch(/^2025-0[789]-\d\d$/);
    }
    expect(body.sheet.services[0].points[0].fee).toMatch(/^\d+(\.\d+)?$/);
  });

  test('without an amount, offers are at the first surveyed one', async () => {
    const path = '/v1/corridors/DEU-KGZ/offers';
    expect((await json(path)).body).toEqual((await json(`${path}?amount=140`)).body);
    expect((await json(`${path}?currency=EUR`)).body).toEqual((await json(`${path}?amount=140`)).body);
    const nominal = await json(`${path}?currency=USD`);
    expect(nominal.body).toMatchObject({ amount: '200', currency: 'USD', basis: 'nominal' });
  });

  test('payoutMethod= gives the offers with that pay-out alone', async () => {
    const all = await offersOf('');
    for (const payoutMethod of ['cash-pickup', 'bank-account', 'mobile-wallet', 'home-delivery']) {
      const some = await offersOf(`&payoutMethod=${payoutMethod}`);
      expect(some).toEqual(all.filter((offer) => offer.payoutMethod === payoutMethod));
      expect(some.length > 0).toBe(payoutMethod !== 'home-delivery');
    }
  });
});

describe('what must arrive', () => {
  test('each offer has the smallest outlay from which that amount arrives', async () => {
    const { body } = await json('/v1/corridors/DEU-KGZ/offers?receive=150');
    expect(body).toMatchObject({ amountIs: 'value-received', amount: '150.00' });
    const ranked = body.offers.filter(({ standing }: { standing: string }) => standing === 'ranked');
    expect(ranked.length).toBeGreaterThan(1);
    const paid = ranked.map(({ cost }: { cost: { paid: string } }) => Number(cost.paid));
    expect(paid).toEqual([...paid].sort((a, b) => a - b));
    for (const { provider, fundingInstrument, accessPoint, cost } of ranked) {
      const back = await json(
        `/v1/corridors/DEU-KGZ/offers?amount=${cost.paid}&fundingInstrument=${fundingInstrument}&accessPoint=${accessPoint}`,
      );
      type Given = { provider: { id: string }; valueReceived: string | null };
      const values = (back.body.offers as Given[])
        .filter((one) => one.provider.id === provider.id && one.valueReceived !== null)
        .map((one) => Number(one.valueReceived));
      expect(Math.max(...values)).toBeGreaterThanOrEqual(150);
    }
  });

  test('gives the cheapest at each surveyed amount only', async () => {
    const { status, body } = await json('/v1/corridors/DEU-KGZ/cheapest-by-amount');
    expect(status).toBe(200);
    expect(body.at.map(({ amount }: { amount: string }) => amount)).toEqual(['140', '345']);
    expect(body.spans).toBeNull();
    const { body: offers } = await json('/v1/corridors/DEU-KGZ/offers?amount=140');
    expect(body.at[0].cheapest[0]).toEqual(offers.offers[0]);
  });
});

describe('indicators', () => {
  test("of the world are the survey's", async () => {
    const { body } = await json('/v1/indicators?period=2025-Q3');
    expect(body).toMatchObject({ computable: true, round: 'newest', group: 'world', period: '2025-Q3' });
    expect(body.results[0].at200).toMatchObject({ count: 6_470, mean: '6.362', median: '4.125' });
  });

  test.each([
    'region',
    'senderCountry',
    'receiverCountry',
    'corridor',
    'providerType',
    'fundingInstrument',
    'accessPoint',
  ])('by %s add up to all services', async (group) => {
    const { body } = await json(`/v1/indicators?group=${group}`);
    const counts = body.results.map(({ at200 }: { at200: { count: number } | null }) => at200?.count ?? 0);
    expect(counts.reduce((a: number, b: number) => a + b, 0)).toBe(6_470);
  });

  test('of a period whose rows are not held are not found, with those that are', async () => {
    const { status, body } = await json('/v1/indicators?period=2019-Q1');
    expect(status).toBe(404);
    expect(body).toMatchObject({
      type: 'urn:karvon:problem:period-not-held',
      errors: [{ field: 'period', allowed: ['2025-Q3'] }],
    });
    expect(body.results).toBeUndefined();
  });

  test('of a corridor: the present period in full, earlier ones as published, with source and break in series', async () => {
    const now = await json('/v1/corridors/DEU-ROU/indicators');
    expect(now.body).toMatchObject({ computable: true, period: '2025-Q3' });
    const before = await json('/v1/corridors/DEU-ROU/indicators?period=2019-Q1');
    expect(before.body.computable).toBe(false);
    expect(before.body.averages.map(({ source }: { source: string }) => source)).toEqual([
      'official',
      'derived',
    ]);
    expect(before.body.breaks.length).toBeGreaterThan(0);
  });
});

describe('earlier averages of a corridor without a price', () => {
  const series = readCsv('averages-without-price.csv', averagesWithoutPrice, AVERAGE_COLUMNS);

  test('every stored quarter is answered with its source, and no other quarter', async () => {
    const counts = { official: 0, derived: 0 };
    for (const corridor of new Set(series.map((line) => line.corridor))) {
      const own = series.filter((line) => line.corridor === corridor);
      for (let quarter = quarterOf('2010-Q4'); quarter <= quarterOf('2025-Q4'); quarter++) {
        const period = periodOf(quarter);
        const { status, body } = await json(`/v1/corridors/${corridor}/indicators?period=${period}`);
        const held = own.flatMap(({ source, first, averagesBp }) => {
          const value = averagesBp[quarter - quarterOf(first)] ?? null;
          return value === null ? [] : [{ source, average: (value / 100).toFixed(2) }];
        });
        expect(status, `${corridor} ${period}`).toBe(held.length > 0 ? 200 : 404);
        if (held.length === 0) {
          expect(body.errors[0].allowed.join(), `${corridor} ${period}`).toMatch(
            /\d{4}-Q\d.* \((official|derived)\)/,
          );
          continue;
        }
        expect(body).toMatchObject({ corridor, period, computable: false });
        type Average = { source: 'official' | 'derived'; average: string };
        const given = (body.averages as Average[]).map(({ source, average }) => ({
          source,
          average: Number(average).toFixed(2),
        }));
        expect(given, `${corridor} ${period}`).toEqual(held);
        for (const { source } of held) counts[source] += 1;
      }
    }
    expect(counts).toEqual({ official: 586, derived: 479 });
  });

  test('the answer has the same fields as with a price: series, the break between them, publication', async () => {
    const { body } = await json('/v1/corridors/RUS-KGZ/indicators?period=2018-Q1');
    expect(z.safeParse(getCorridorIndicatorsOperation.answer, body).error).toBeUndefined();
    expect(body).toMatchObject({ computable: false, why: 'not-computable-from-what-is-published' });
    expect(body.publishedAt).toBe('2026-11-21T00:00:00Z');
    expect(body.series.map(({ source }: { source: string }) => source)).toEqual(['official', 'derived']);
    expect(body.breaks).toHaveLength(1);
    expect(Object.keys(body.sources)).toEqual(['official', 'derived']);
  });

  test('without a period: the newest stored quarter, and nothing is computed', async () => {
    for (const { corridor, lastKnown } of UNPRICED) {
      const { status, body } = await json(`/v1/corridors/${corridor}/indicators`);
      expect(status, corridor).toBe(200);
      expect(z.safeParse(getCorridorIndicatorsOperation.answer, body).error, corridor).toBeUndefined();
      expect(body.computable).toBe(false);
      if (lastKnown) {
        expect(body.period, corridor).toBe(lastKnown.period);
        const [average] = body.averages;
        expect(average.source, corridor).toBe(lastKnown.source);
        expect(Number(average.average), corridor).toBe(Number(lastKnown.averageAt200));
      } else {
        // Never surveyed: it has no figure in the quarter of the other corridors' prices.
        expect(body).toMatchObject({ period: '2025-Q3', averages: [], series: [], breaks: [] });
      }
    }
  });
});

describe('lists', () => {
  test('all 348 priced corridors, page by page, and none twice', async () => {
    const seen: string[] = [];
    for (let page = 1; page <= 4; page++) {
      const { body } = await json(`/v1/corridors?priced=true&page=${page}`);
      expect(body).toMatchObject({ page, pageSize: 100, total: 348 });
      seen.push(...body.corridors.map(({ corridor }: { corridor: string }) => corridor));
    }
    expect(seen).toEqual(allCorridors);
    expect((await json('/v1/corridors?priced=true&page=5')).body.corridors).toEqual([]);
  });

  test('by sender, receiver and provider', async () => {
    const { body } = await json('/v1/corridors?sender=DEU&receiver=KGZ');
    expect(body.corridors).toHaveLength(1);
    expect(body.corridors[0]).toMatchObject({ corridor: 'DEU-KGZ', priced: true, services: 8 });
    expect((await json('/v1/corridors?provider=wise&priced=true&pageSize=500')).body.total).toBeGreaterThan(
      50,
    );
  });

  test('corridors without a price say so, with the last known value', async () => {
    const { body } = await json('/v1/corridors/RUS-TJK');
    expect(body).toMatchObject({ priced: false, lastKnown: { period: '2021-Q4', averageAt200: '2.13' } });
    expect((await json('/v1/corridors/RUS-TJK/offers?amount=200')).status).toBe(404);
  });

  test('400 providers, each with the basis of its type', async () => {
    const { body } = await json('/v1/providers?pageSize=500');
    expect(body.total).toBe(400);
    for (const { type, typeBasis } of body.providers) {
      expect(type === 'unknown').toBe(typeBasis === 'not classified');
    }
  });
});

describe('a firm that the catalogue does not know', () => {
  test('is listed with the type of the survey, to be reviewed, and found by its id', async () => {
    const own = await engine.newTable();
    const type = 'bank' as const;
    const rows = rowsOf('DEU-KGZ').map((row, index) => {
      if (index < 2) return { ...row, provider: 'tulip', firm: { name: 'Tulip Bank', type } };
      return index < 4 ? { ...row, provider: 'nameless' } : row;
    });
    await accept(own, 'e1', rows);
    await computeCorridors({
      table: own,
      now: () => new Date('2026-11-21T00:00:00Z'),
      newPublicationId: () => '20261121T000000Z-1',
      computedBy: 'code',
      announce: async () => {},
    });
    const { newHandler } = await import('../../../functions/serve-api/handler.ts');
    const handler = newHandler({ table: own, today: () => '2026-11-21' });
    const get = async (path: string) =>
      JSON.parse((await handler(gatewayEvent(path), {} as Context)).body ?? 'null');
    const { providers } = await get('/v1/providers?pageSize=500');
    expect(providers).toContainEqual({
      provider: 'tulip',
      name: 'Tulip Bank',
      type,
      typeBasis: 'RPW 2025 Q3 (new, to be reviewed)',
      corridors: ['DEU-KGZ'],
    });
    expect(providers).toContainEqual({
      provider: 'nameless',
      name: 'nameless',
      type: 'unknown',
      typeBasis: 'not classified',
      corridors: ['DEU-KGZ'],
    });
    expect(await get('/v1/corridors?provider=tulip')).toMatchObject({ total: 1 });
    expect(await get('/v1/corridors?provider=toString')).toMatchObject({ status: 400 });
  });
});

/** A request, and the status, field and advice of its refusal. */
type Refused = [path: string, status: number, field: string, allowed: RegExp];

test.each(['senderHas', 'recipientHas'])(
  'a wrong word in %s is one problem, in whatever way it is wrong',
  async (field) => {
    const path = `/v1/corridors/DEU-KGZ/offers?amount=140&${field}=`;
    for (const list of ['gold', 'Gold', 'gold!', '', 'papers,,', 'cash-only,gold', 'x'.repeat(400)]) {
      const { status, body } = await json(`${path}${list}`);
      expect([status, body.type], list).toEqual([400, 'urn:karvon:problem:bad-parameters']);
      expect(body.errors, list).toMatchObject([{ field }]);
    }
  },
);

describe('refusals name the field, the fault and what is allowed', () => {
  const offers = '/v1/corridors/DEU-KGZ/offers';
  test.each<Refused>([
    [`${offers}?amount=140&receive=120`, 400, 'amount', /amount receive/],
    [`${offers}?receive=zero`, 400, 'receive', /decimal/],
    [`${offers}?amount=140&payoutMethod=cheque`, 400, 'payoutMethod', /cash-pickup .*partner-bank-account/],
    [`${offers}?receive=100000`, 422, 'receive', /\d/],
    [`${offers}?amount=140&senderHas=gold`, 400, 'senderHas', /cash-only/],
    [`${offers}?amount=140&senderHas=cash-only,card`, 400, 'senderHas', /cash-only card/],
    [`${offers}?amount=140&recipientHas=horse`, 400, 'recipientHas', /wallet/],
    ...['', 'Gold', 'gold!', 'cash only', ',card', 'card,', 'x'.repeat(400), 'card;internet'].flatMap(
      (list): Refused[] => [
        [`${offers}?amount=140&senderHas=${list}`, 400, 'senderHas', /^cash-only .*internet papers$/],
        [`${offers}?amount=140&recipientHas=${list}`, 400, 'recipientHas', /^cash-only .*wallet phone$/],
      ],
    ),
    ['/v1/corridors/DEU-KGZ/indicators?period=2018', 400, 'period', /2025-Q3/],
    ['/v1/indicators?period=2018-Q5', 400, 'period', /2025-Q3/],
    [`${offers}?amount=`, 400, 'amount', /decimal/],
    [`${offers}?amount=-140`, 400, 'amount', /decimal/],
    [`${offers}?amount=0`, 400, 'amount', /decimal/],
    [`${offers}?amount=NaN`, 400, 'amount', /decimal/],
    [`${offers}?amount=1e9`, 400, 'amount', /decimal/],
    [`${offers}?amount=${'9'.repeat(400)}`, 400, 'amount', /decimal/],
    [`${offers}?amount=140.001`, 400, 'amount', /at most 2 decimals in EUR/],
    [`${offers}?amount=346`, 422, 'amount', /140.*345/],
    [`${offers}?amount=250&currency=USD`, 422, 'amount', /200.*500/],
    [`${offers}?amount=140&currency=KGS`, 400, 'currency', /EUR.*USD/],
    [`${offers}?amount=140&currency=euro`, 400, 'currency', /ISO 4217/],
    [`${offers}?amount=140&reading=total`, 400, 'reading', /per-principal.*fee-deducted.*per-outlay/],
    [`${offers}?amount=140&fundingInstrument=gold`, 400, 'fundingInstrument', /cash/],
    [`${offers}?amount=140&accessPoint=moon`, 400, 'accessPoint', /agent/],
    [`${offers}?amount=140&providerType=friend`, 400, 'providerType', /bank/],
    [`${offers}?amount=140&sort=bribe`, 400, 'sort', /cost.*provider/],
    // History is never an offer.
    [`${offers}?amount=140&period=2025-Q3`, 400, 'period', /amount.*currency/],
    ['/v1/corridors/DEU-KGZ?period=2025-Q3', 400, 'period', /no parameter/],
    ['/v1/indicators?period=2019-Q1', 404, 'period', /^2025-Q3$/],
    [
      '/v1/corridors/DEU-KGZ/indicators?period=2008-Q1',
      404,
      'period',
      /\(derived\).*2025-Q3 \(service-rows\)/,
    ],
    [`${offers}?amount=140&colour=red`, 400, 'colour', /amount.*currency/],
    [`${offers}?amount=140&amount=345`, 400, 'amount', /once/],
    ['/v1/corridors?page=0', 400, 'page', /^a whole number from 1 to 100000$/],
    ['/v1/corridors?page=100001', 400, 'page', /^a whole number from 1 to 100000$/],
    ['/v1/corridors?pageSize=501', 400, 'pageSize', /500/],
    ['/v1/corridors?sender=de', 400, 'sender', /DEU, XKX/],
    ['/v1/corridors?receiver=XXX', 400, 'receiver', /XKX/],
    ['/v1/corridors?provider=nobody', 400, 'provider', /providers/],
    ['/v1/corridors/DEU-KGX', 404, 'corridor', /DEU-KGZ/],
    ['/v1/corridors/deu-kgz', 404, 'corridor', /^DEU-KGZ/],
    ['/v1/corridors/__proto__', 404, 'corridor', /-/],
    ['/v1/corridors/constructor/offers?amount=140', 404, 'corridor', /-/],
    ['/v1/corridors/RUS-TJK/offers?amount=200', 404, 'corridor', /-TJK/],
    ['/v1/corridors/RUS-TJK/cheapest-by-amount', 404, 'corridor', /-TJK/],
    ...['RUS-XXX', 'rus-kgz', 'RUS-KGZ%20derived', 'RUS-KGZ ', 'RUS', 'ANT-NLD', '__proto__'].map(
      (id): Refused => [
        `/v1/corridors/${id}/indicators?period=2018-Q1`,
        404,
        'corridor',
        /[A-Z]{3}-[A-Z]{3}/,
      ],
    ),
    ['/v1/corridors/../health', 400, 'path', /health/],
    ['/v1/corridors/%2e%2e/health', 400, 'path', /health/],
    ['/v1/nothing', 404, 'path', /health/],
    ['/v1', 404, 'path', /corridors.*openapi\.json/],
    ['/v1/', 404, 'path', /corridors.*openapi\.json/],
    ['/v1/corridors/', 404, 'path', /health/],
    ['/v1/health?deep=1', 400, 'deep', /no parameter/],
  ])('%s', async (path, status, field, allowed) => {
    const answer = await send(path);
    expect(answer.statusCode).toBe(status);
    expect(answer.headers?.['content-type']).toBe('application/problem+json');
    expect(answer.headers?.['cache-control']).toBe('no-store');
    const problem = JSON.parse(answer.body ?? '');
    const error = problem.errors.find((one: { field: string }) => one.field === field);
    expect(error, answer.body).toBeDefined();
    expect(error.detail).not.toBe('');
    expect(error.allowed.join(' ')).toMatch(allowed);
    // Input comes back only as a name, never at length.
    expect((answer.body ?? '').length).toBeLessThan(2_000);
  });

  test('say for every parameter what is allowed', async () => {
    const asked = PRICE_OPERATIONS.flatMap(({ path, query }) =>
      Object.keys(query).map((name) => ({ path: path.replace('{corridor}', 'DEU-KGZ'), name })),
    );
    expect(asked.length).toBeGreaterThan(15);
    for (const { path, name } of asked) {
      for (const value of ['', 'rubbish!', '-1', ',', '9'.repeat(400)]) {
        const { body } = await json(`${path}?${name}=${value}`);
        const error = body.errors.find(({ field }: { field: string }) => field === name);
        expect(error?.allowed.join(' '), `${path} ${name}=${value.slice(0, 9)}`).toMatch(/\w/);
      }
    }
  });

  test('a body, and a method that writes', async () => {
    expect(await send('/v1/health', { body: '{}' })).toMatchObject({ statusCode: 400 });
    const post = await send('/v1/corridors', { method: 'POST' });
    expect(post).toMatchObject({ statusCode: 405, headers: { allow: 'GET, HEAD, OPTIONS' } });
  });

  const one = PRICE_OPERATIONS.map(({ path }) => path.replace('{corridor}', 'DEU-KGZ'));

  test.each([...one, `${offers}?amount=140`, '/v1', '/v1/', '/v1/nothing', '/v1/corridors/XXX'])(
    '%s: HEAD is answered as GET, with its status, headers and length',
    async (path) => {
      const [head, get] = [await send(path, { method: 'HEAD' }), await send(path)];
      // The read cost is not compared: the manifest is cached for a moment.
      for (const { headers } of [head, get]) delete headers?.['karvon-read-units'];
      expect(head).toEqual(get);
    },
  );

  test.each(one)('%s: OPTIONS names the allowed methods, with or without parameters', async (path) => {
    for (const query of ['', '?amount=140', '?nosuch=1']) {
      const answer = await send(`${path}${query}`, { method: 'OPTIONS' });
      expect(answer).toMatchObject({ statusCode: 204, headers: { allow: 'GET, HEAD, OPTIONS' } });
      expect(answer.body).toBeUndefined();
    }
    expect(await send('/v1/nothing', { method: 'OPTIONS' })).toMatchObject({ statusCode: 404 });
  });

  test('too many parameters', async () => {
    const many = Array.from({ length: 25 }, (_, i) => `p${i}=1`).join('&');
    const { body } = await json(`/v1/health?${many}`);
    expect(body.errors).toEqual([{ field: 'query', detail: 'It has 25.', allowed: ['at most 20'] }]);
  });

  test('several errors are reported at once', async () => {
    const { body } = await json(`${offers}?amount=140&reading=x&sort=y&z=1`);
    expect(body.errors.map(({ field }: { field: string }) => field).sort()).toEqual(['reading', 'sort', 'z']);
  });
});

describe('caching', () => {
  test('the same answer has the same tag, and is not sent twice', async () => {
    const first = await send('/v1/corridors/DEU-KGZ');
    const etag = String(first.headers?.etag);
    for (const tag of [etag, `W/${etag}`, `"x", ${etag}`, '*']) {
      const again = await send('/v1/corridors/DEU-KGZ', { headers: { 'if-none-match': tag } });
      expect(again).toMatchObject({ statusCode: 304, headers: { etag } });
      expect(again.body).toBeUndefined();
    }
    expect(await send('/v1/corridors/DEU-KGZ', { headers: { 'if-none-match': '"x"' } })).toMatchObject({
      statusCode: 200,
    });
  });
});

describe('rows as CSV and JSON Lines', () => {
  test('of corridors are all of them, priced or not, with their means', async () => {
    const rows = await checkRows(listCorridorsOperation, send, '/v1/corridors?pageSize=500');
    expect(rows).toHaveLength(500);
    const all = await send('/v1/corridors?format=csv');
    // Whole, with a header and nothing after the last line, although a page of JSON has 500 at most.
    expect(all.body?.split('\r\n')).toHaveLength(348 + UNPRICED.length + 2);
    expect(all.headers?.link).toBeUndefined();
    const { body } = await json('/v1/corridors?sender=DEU&receiver=KGZ');
    const [{ indicators, services }] = body.corridors;
    expect(rows.find(({ corridor }) => corridor === 'DEU-KGZ')).toMatchObject({
      sender_name: 'Germany',
      priced: 'true',
      services: String(services),
      mean_200: indicators[0].mean,
      median_500: indicators[1].median,
      last_known_average_200: '',
    });
    const unpriced = rows.find(({ priced }) => priced === 'false');
    expect(unpriced).toMatchObject({ services: '', mean_200: '', period: '' });
  });

  test('of providers name the corridors of each', async () => {
    const rows = await checkRows(listProvidersOperation, send, '/v1/providers?pageSize=500');
    expect(rows.find(({ provider }) => provider === 'western-union')?.corridors?.split(' ')).toContain(
      'DEU-KGZ',
    );
  });

  test.each(['world', 'region', 'corridor', 'providerType', 'subset'])(
    'of indicators by %s',
    async (group) => {
      const rows = await checkRows(getIndicatorsOperation, send, `/v1/indicators?group=${group}`);
      for (const row of rows) expect(row).toMatchObject({ period: '2025-Q3', group });
    },
  );

  test('of a period that is not held are refused, since a file without rows would look like an answer', async () => {
    expect(await json('/v1/indicators?period=2019-Q1&format=csv')).toMatchObject({
      status: 404,
      body: { errors: [{ field: 'period', allowed: ['2025-Q3'] }] },
    });
  });

  test.each([
    'amount=140',
    'amount=200.50&recipientHas=cash-only',
    'amount=200&currency=USD&reading=per-principal',
  ])('of offers at %s, where a part that is not known is empty', async (query) => {
    const rows = await checkRows(compareOffersOperation, send, `/v1/corridors/DEU-KGZ/offers?${query}`);
    expect(rows[0]).toMatchObject({ corridor: 'DEU-KGZ', period: '2025-Q3' });
    for (const { margin_pct, not_known, standing } of rows) {
      if (not_known?.includes('margin:')) expect(margin_pct).toBe('');
      if (standing === 'not-priced') expect(margin_pct).toBe('');
    }
  });

  test('of each corridor are as its JSON has them', async () => {
    for (const corridor of allCorridors.filter((_, index) => index % 12 === 0))
      await checkRows(compareOffersOperation, send, `/v1/corridors/${corridor}/offers?currency=USD`);
  });

  test('have tags of their own, and an unchanged file is not sent again', async () => {
    const [json, csv] = await Promise.all(['json', 'csv'].map((one) => send(`/v1/corridors?format=${one}`)));
    expect(json?.headers?.etag).not.toBe(csv?.headers?.etag);
    const tag = String(csv?.headers?.etag);
    const again = await send('/v1/corridors?format=csv', { headers: { 'if-none-match': `W/${tag}` } });
    expect(again).toMatchObject({ statusCode: 304, headers: { etag: tag } });
    expect(again.body).toBeUndefined();
  });

  test('as on another day say so in a header', async () => {
    const { newHandler } = await import('../../../functions/serve-api/handler.ts');
    const handler = newHandler({ table, today: () => '2026-04-24', asOnDay: '2026-04-24' });
    const { headers } = await handler(gatewayEvent('/v1/corridors?format=csv'), {} as Context);
    expect(headers).toMatchObject({ 'karvon-as-on-day': '2026-04-24' });
  });

  test('are refused as problems: an unknown corridor, field or format', async () => {
    for (const [path, status, field] of [
      ['/v1/corridors/DEU-KGX/offers?format=csv', 404, 'corridor'],
      ['/v1/corridors?format=csv&fields=colour', 400, 'fields'],
      ['/v1/corridors?format=xlsx', 400, 'format'],
    ] as const) {
      const { statusCode, headers, body } = await send(path);
      expect([statusCode, headers?.['content-type']]).toEqual([status, 'application/problem+json']);
      expect(JSON.parse(body ?? '').errors).toMatchObject([{ field }]);
    }
  });

  test('of a long list lead from page to page', async () => {
    const found: string[] = [];
    for (let path: string | undefined = '/v1/corridors?format=jsonl&pageSize=150&fields=corridor'; path; ) {
      const { body, headers }: APIGatewayProxyStructuredResultV2 = await send(path);
      found.push(
        ...(body ?? '')
          .split('\n')
          .filter(Boolean)
          .map((line) => JSON.parse(line).corridor),
      );
      path = /^<(.+)>; rel="next"$/.exec(String(headers?.link ?? ''))?.[1];
    }
    expect(found).toHaveLength(348 + UNPRICED.length);
    expect(new Set(found).size).toBe(found.length);
  });
});

describe('faults', () => {
  test('as on another day, every answer and every problem says so', async () => {
    const { newHandler } = await import('../../../functions/serve-api/handler.ts');
    const handler = newHandler({ table, today: () => '2026-04-24', asOnDay: '2026-04-24' });
    for (const [path, status] of [
      ['/v1/corridors/DEU-KGZ/offers?amount=200', 200],
      ['/v1/health', 200],
      ['/v1/corridors/DEU-KGX', 404],
      ['/v1/corridors/DEU-KGZ/offers?amount=x', 400],
    ] as const) {
      const { statusCode, body } = await handler(gatewayEvent(path), {} as Context);
      expect([statusCode, JSON.parse(body ?? 'null').asOnDay]).toEqual([status, '2026-04-24']);
    }
    expect((await json('/v1/health')).body).not.toHaveProperty('asOnDay');
  });

  test('before the first publication: 503, try again', async () => {
    vi.stubEnv('TABLE_NAME', 'unused');
    const { newHandler } = await import('../../../functions/serve-api/handler.ts');
    const empty = newHandler({ table: await engine.newTable(), today: () => '2026-11-21' });
    expect(await empty(gatewayEvent('/v1/health'), {} as Context)).toMatchObject({ statusCode: 503 });
  });

  test('an error of ours shows no internal details', async () => {
    const { newHandler } = await import('../../../functions/serve-api/handler.ts');
    const broken: Table = { ...table, get: () => Promise.reject(new Error('secret table name')) };
    const handler = newHandler({ table: broken, today: () => '2026-11-21' });
    const silent = vi.spyOn(console, 'error').mockImplementation(() => {});
    const answer = await handler(gatewayEvent('/v1/health'), {} as Context);
    silent.mockRestore();
    expect(answer).toMatchObject({ statusCode: 500 });
    expect(JSON.stringify(answer)).not.toContain('secret');
  });
});
