/** The check of an offer over the API, with the bundled rates of 24 April 2026: answers by hand, refusals, and the read cost. */
import type { APIGatewayProxyStructuredResultV2, Context } from 'aws-lambda';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import * as z from 'zod/mini';
import { takeInBundled } from '../../../functions/collect-fx/bundled.ts';
import { computeCorridors } from '../../../functions/compute-corridors/service.ts';
import type { Table } from '../../../functions/storage/table.ts';
import { checkOfferOperation } from '../../../shared/contracts/api.ts';
import { collector } from '../../support/banks.ts';
import { type Engine, startEngine } from '../../support/engine.ts';
import { gatewayEvent } from '../../support/gateway.ts';
import { accept, rowsOf } from '../../support/survey.ts';

const NOW = '2026-04-24T12:00:00.000Z';
let engine: Engine;
let table: Table;
let serving: (today: string) => (path: string) => Promise<APIGatewayProxyStructuredResultV2>;

beforeAll(async () => {
  engine = await startEngine();
  table = await engine.newTable();
  await accept(table, 'e1', rowsOf('DEU-KGZ'));
  await takeInBundled(collector(table, NOW).dependencies);
  await computeCorridors({
    table,
    now: () => new Date(NOW),
    newPublicationId: () => '20260424T120000Z-1',
    computedBy: 'code',
    announce: async () => {},
  });
  vi.stubEnv('TABLE_NAME', 'unused');
  const { newHandler } = await import('../../../functions/serve-api/handler.ts');
  serving = (today) => {
    const handler = newHandler({ table, today: () => today });
    return (path) => handler(gatewayEvent(path), {} as Context);
  };
});
afterAll(() => engine.close());

async function checked(path: string, today = '2026-04-24') {
  const { statusCode, body, headers } = await serving(today)(path);
  expect(statusCode, body).toBe(200);
  expect(Number(headers?.['karvon-read-units'])).toBeLessThanOrEqual(2);
  return z.parse(checkOfferOperation.answer, JSON.parse(body ?? 'null'));
}
async function refused(path: string) {
  const { statusCode, body } = await serving('2026-04-24')(path);
  return { status: statusCode, ...JSON.parse(body ?? 'null') };
}

describe('an answer', () => {
  test('of two currencies names the rate, its day and the banks', async () => {
    // 1 - 1206 / (0.1248648338 * 10000).
    expect(await checked('/v1/check?from=RUB&to=TJS&paid=10000&received=1206')).toEqual({
      publication: '20260424T120000Z-1',
      publishedAt: '2026-04-24T12:00:00Z',
      from: 'RUB',
      to: 'TJS',
      paid: '10000',
      received: '1206',
      checked: true,
      methodVersion: 'karvon-check-1',
      verdict: 'taken',
      taken: { percent: { low: '3.42', high: '3.42' }, money: { low: '341.56', high: '341.56' } },
      atOfficialRate: '1248.65',
      doubtful: false,
      slip: null,
      rate: {
        from: 'RUB',
        to: 'TJS',
        rate: '0.1248648338',
        fixedOn: ['2026-04-24', '2026-04-24'],
        age: 0,
        basis: 'one-bank',
        banks: expect.arrayContaining([expect.stringMatching(/^[a-z]+$/)]),
        decimals: { from: 2, to: 2 },
      },
      registers: [],
    });
  });

  test('of a corridor, priced or not, is the same, with where to look for a licence', async () => {
    const alone = await checked('/v1/check?from=RUB&to=TJS&paid=10000&received=1206');
    const [bank] = (await checked('/v1/corridors/RUS-TJK/check?paid=10000&received=1206')).registers;
    expect(await checked('/v1/corridors/RUS-TJK/check?paid=10000&received=1206')).toEqual({
      ...alone,
      registers: [bank],
    });
    expect(bank).toMatchObject({ authority: 'Банк России', leadsTo: 'authority' });
    const priced = await checked('/v1/corridors/DEU-KGZ/check?paid=140&received=13500');
    expect(priced).toMatchObject({ from: 'EUR', to: 'KGS', taken: { percent: { low: '5.61' } } });
    expect(priced.registers).toHaveLength(2);
  });

  test('in another currency paid out', async () => {
    const path = '/v1/corridors/RUS-TJK/check?paid=10000&received=120&payoutCurrency=USD';
    expect(await checked(path)).toMatchObject({ checked: true, to: 'USD', rate: { to: 'USD' } });
  });

  test('of a number ten times too good asks first, and gives no negative cost', async () => {
    expect(await checked('/v1/check?from=RUB&to=TJS&paid=10000&received=12060')).toMatchObject({
      verdict: 'above-official',
      taken: null,
      doubtful: true,
      slip: 'ten-times-too-much',
    });
  });
});

describe('nothing to check against, with the reason, the formula and a made-up example', () => {
  test.each([
    ['people cannot get the rate', 'from=RUB&to=TMT', { why: 'rate-not-available', currency: 'TMT' }],
    ['no bank has the rate', 'from=RUB&to=MXN', { why: 'no-rate', currency: 'MXN' }],
    ['both ends use one currency', 'from=EUR&to=EUR', { why: 'same-currency', currency: 'EUR' }],
  ])('%s', async (_, pair, expected) => {
    const answer = await checked(`/v1/check?${pair}&paid=100&received=90`);
    expect(answer).toMatchObject({ checked: false, ...expected });
    if (answer.checked) throw new Error('checked');
    const { rate, paid, received, takenPercent } = answer.example;
    expect((100 * (1 - Number(received) / (Number(rate) * Number(paid)))).toFixed(2)).toBe(takenPercent);
    if (answer.why === 'rate-not-available')
      expect(answer.unavailable?.source).toMatch(/^https:\/\/rferl\.org\//);
    else expect(answer.unavailable).toBeNull();
  });
  test('the rates have grown old', async () => {
    const path = '/v1/check?from=RUB&to=TJS&paid=10000&received=1206';
    expect(await checked(path, '2026-05-01')).toMatchObject({ checked: true, rate: { age: 7 } });
    expect(await checked(path, '2026-05-02')).toMatchObject({ checked: false, why: 'no-rate' });
  });
});

describe('is refused, with the field and what is allowed', () => {
  test.each([
    ['/v1/check?from=RUB&to=TJS&paid=1', 'received', /decimal/],
    ['/v1/check', 'from', /4217/],
    ['/v1/check?from=RUB&to=XXX&paid=1&received=1', 'to', /4217/],
    ['/v1/check?from=rub&to=TJS&paid=1&received=1', 'from', /4217/],
    ['/v1/check?from=RUB&to=TJS&paid=1,5&received=1', 'paid', /decimal/],
    ['/v1/check?from=RUB&to=TJS&paid=1.001&received=1', 'paid', /at most 2 decimals/],
    ['/v1/check?from=RUB&to=TJS&paid=1&received=0', 'received', /above 0/],
    // A wrong number is wrong where no rate is, too.
    ['/v1/check?from=RUB&to=MXN&paid=1&received=-1', 'received', /above 0/],
    ['/v1/corridors/RUS-TJK/check?paid=1&received=1&payoutCurrency=XXX', 'payoutCurrency', /4217/],
    ['/v1/corridors/RUS-TJK/check?paid=1', 'received', /decimal/],
  ])('%s', async (path, field, allowed) => {
    const { status, errors } = await refused(path);
    expect([status, errors[0].field]).toEqual([400, field]);
    expect(errors[0].allowed.join()).toMatch(allowed);
  });
  test('all that is missing at once', async () => {
    const { errors } = await refused('/v1/check?to=TJS');
    expect(errors.map(({ field }: { field: string }) => field)).toEqual(['from', 'paid', 'received']);
  });
  test('an unknown corridor, with the nearest', async () => {
    const { status, errors } = await refused('/v1/corridors/RUS-TJX/check?paid=1&received=1');
    expect([status, errors[0].field]).toEqual([404, 'corridor']);
    expect(errors[0].allowed).toContain('RUS-TJK');
  });
});
