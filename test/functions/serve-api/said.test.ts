/** Offers where providers say prices: rows planted in their sheets, read through the API; the day's rates are joined. */
import type { APIGatewayProxyStructuredResultV2, Context } from 'aws-lambda';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import * as z from 'zod/mini';
import { takeInBundled } from '../../../functions/collect-fx/bundled.ts';
import { computeCorridors } from '../../../functions/compute-corridors/service.ts';
import { pack } from '../../../functions/storage/encoding.ts';
import { saidPartition } from '../../../functions/storage/keys.ts';
import { readManifest, replaceManifest } from '../../../functions/storage/manifest.ts';
import { openPublication } from '../../../functions/storage/publication.ts';
import type { Table } from '../../../functions/storage/table.ts';
import {
  compareOffersOperation,
  getCheapestByAmountOperation,
  getCorridorOperation,
} from '../../../shared/contracts/api.ts';
import { saidSheetSchema } from '../../../shared/contracts/said.ts';
import type { CorridorId } from '../../../shared/model/vocabulary.ts';
import type { SaidService, SaidSheet } from '../../../shared/pricing/said.ts';
import type { BandedTariff, TariffRate } from '../../../shared/pricing/tariff/tariff.ts';
import { band, tariff } from '../../shared/pricing/tariff/tariffs.ts';
import { collector } from '../../support/banks.ts';
import { type Engine, startEngine } from '../../support/engine.ts';
import { gatewayEvent } from '../../support/gateway.ts';
import { accept, rowsOf } from '../../support/survey.ts';

const TODAY = '2026-04-01';
const SAID = '20260401T130000Z-f';
let engine: Engine;
let table: Table;
let send: (path: string) => Promise<APIGatewayProxyStructuredResultV2>;

const margin = (percent: string, benchmark = 'reference'): TariffRate => ({
  kind: 'margin',
  percent,
  benchmark,
});
const service = (provider: string, over: Partial<BandedTariff>): SaidService => ({
  id: `${provider}.cash`,
  provider,
  fundingInstrument: 'cash',
  accessPoint: 'agent',
  payoutMethod: 'cash-pickup',
  points: [],
  tariff: tariff({ fees: { cash: [band({ percent: '1' })] }, validFrom: TODAY, validTo: TODAY, ...over }),
  edition: 'feed',
});
const sheet = (corridor: CorridorId, ...services: SaidService[]): SaidSheet => ({
  format: 1,
  corridor,
  providers: Object.fromEntries(
    services.map(({ provider }) => [provider, { name: provider, type: 'bank', typeBasis: 'register' }]),
  ),
  services,
});

/** Nobody surveys from Russia; from Germany somebody did, long ago. */
const SHEETS: readonly SaidSheet[] = [
  sheet(
    'RUS-TJK',
    service('alpha', { currency: 'RUB', rate: margin('2') }),
    service('bravo', { currency: 'RUB', rate: margin('1') }),
    service('charlie', { currency: 'RUB', rate: margin('0.5', 'a-bank-we-do-not-know') }),
    service('delta', { currency: 'RUB', rate: { kind: 'rate', rate: '0.05' } }),
  ),
  sheet('RUS-AFG', service('alpha', { currency: 'RUB', rate: margin('2') })),
  { ...sheet('RUS-UZB'), suspended: ['alpha'] },
  sheet('DEU-KGZ', service('alpha', { currency: 'EUR', rate: margin('3') })),
  sheet('DEU-UZB', service('alpha', { currency: 'EUR', validFrom: '2026-04-02', validTo: null })),
];

beforeAll(async () => {
  engine = await startEngine();
  table = await engine.newTable();
  await accept(table, 'e1', rowsOf('DEU-KGZ', 'DEU-UZB'));
  const { dependencies } = collector(table, `${TODAY}T12:00:00.000Z`);
  await takeInBundled(dependencies);
  const publish = (publication: string) =>
    computeCorridors({
      table,
      now: () => new Date(`${TODAY}T12:00:00.000Z`),
      newPublicationId: () => publication,
      computedBy: 'code',
      announce: async () => {},
    });
  await publish('20260401T120000Z-1');
  const manifest = await readManifest(table, 'strong');
  if (!manifest) throw new Error('nothing is published');
  for (const one of SHEETS) {
    const value = pack(z.parse(z.strictObject(saidSheetSchema.shape), one));
    await table.put({ pk: saidPartition(one.corridor), sk: SAID, version: 1, value });
  }
  const said = Object.fromEntries(SHEETS.map(({ corridor }) => [corridor, SAID]));
  await replaceManifest(table, { ...manifest, version: 2, said });
  // What is computed after it keeps what is said, also of corridors without a survey.
  await accept(table, 'e2', rowsOf('DEU-UZB').slice(1), { acceptedAt: '2026-11-02T00:00:00.000Z' });
  await publish('20260401T140000Z-2');
  vi.stubEnv('TABLE_NAME', 'unused');
  const { newHandler } = await import('../../../functions/serve-api/handler.ts');
  const handler = newHandler({ table, today: () => TODAY });
  send = (path) => handler(gatewayEvent(path), {} as Context);
});
afterAll(() => engine.close());

async function offersOf(path: string) {
  const { statusCode, body, headers } = await send(`/v1/corridors/${path}`);
  expect(statusCode, body).toBe(200);
  expect(Number(headers?.['karvon-read-units'])).toBeLessThanOrEqual(2);
  return z.parse(z.strictObject(compareOffersOperation.answer.shape), JSON.parse(body ?? 'null'));
}

describe('a corridor that only providers say prices of', () => {
  test('is compared, with the rates of the day, and says that no survey has a price there', async () => {
    const answer = await offersOf('RUS-TJK/offers?amount=10000');
    expect(answer).toMatchObject({
      publication: SAID,
      currency: 'RUB',
      amount: '10000.00',
      basis: 'tariff',
      surveyedAmounts: [],
    });
    for (const field of ['survey', 'age', 'nothingLeads']) expect(answer).not.toHaveProperty(field);
    // Percent: the fee, and the margin on what is left: a published rate is held against the reference rate.
    const reference = Number(answer.exchange?.rate);
    expect(reference).toBeGreaterThan(0.05);
    const ofRate = 1 + 99 * (1 - 0.05 / reference);
    const totals = Object.fromEntries(
      answer.offers.map(({ provider, cost }) => [provider.id, Number(cost?.total)]),
    );
    expect(totals).toMatchObject({ alpha: 2.98, bravo: 1.99 });
    expect(totals.delta).toBeCloseTo(ofRate, 2);
    expect(answer.offers.map(({ provider, standing, reason }) => [provider.id, standing, reason])).toEqual([
      ['bravo', 'ranked', null],
      ['alpha', 'ranked', null],
      ['delta', 'ranked', null],
      ['charlie', 'unconfirmed', 'no-reference-rate'],
    ]);
    expect(answer.offers.map(({ basis }) => basis)).toEqual(['said', 'said', 'said', 'said']);
  });

  test('also by what is to arrive, and for somebody with cash only', async () => {
    const answer = await offersOf('RUS-TJK/offers?receive=5000&senderHas=cash-only,papers');
    expect(answer).toMatchObject({ amountIs: 'value-received', basis: 'tariff' });
    expect(answer.offers[0]).toMatchObject({ provider: { id: 'bravo' }, reach: 'reachable' });
    expect(answer.accessGap).toEqual({ computable: false, why: 'no-confirmed-price' });
  });

  test('fewer than three providers: nothing leads', async () => {
    const answer = await offersOf('RUS-AFG/offers?amount=10000');
    expect(answer).toMatchObject({ nothingLeads: true, offers: [{ basis: 'said' }] });
  });

  test('is refused in a currency that it has no price in; what needs a survey says that there is none', async () => {
    const refused = await send('/v1/corridors/RUS-TJK/offers?amount=100&currency=EUR');
    expect(refused.statusCode).toBe(400);
    expect(JSON.parse(refused.body ?? '')).toMatchObject({
      type: 'urn:karvon:problem:currency-unknown-currency',
      errors: [{ allowed: ['RUB', 'USD'] }],
    });
    expect((await send('/v1/corridors/RUS-TJK/offers')).statusCode).toBe(400);
    for (const corridor of ['RUS-TJK', 'RUS-AFG']) {
      const cheapest = await send(`/v1/corridors/${corridor}/cheapest-by-amount`);
      expect(cheapest.statusCode).toBe(404);
      expect(cheapest.body).toContain('urn:karvon:problem:no-price');
      const { body } = await send(`/v1/corridors/${corridor}`);
      expect(z.parse(getCorridorOperation.answer, JSON.parse(body ?? ''))).toMatchObject({ priced: false });
    }
    for (const path of ['indicators', 'offers?amount=x'])
      expect((await send(`/v1/corridors/RUS-AFG/${path}`)).statusCode, path).toBeLessThan(500);
  });

  test('has no price while whoever says one does not pay out', async () => {
    const { statusCode, body } = await send('/v1/corridors/RUS-UZB/offers?amount=1000&currency=RUB');
    expect([statusCode, JSON.parse(body ?? '{}').type]).toEqual([404, 'urn:karvon:problem:no-price']);
  });

  test('reference rates are published of it too', async () => {
    const publication = await openPublication(table, 'strong');
    const reference = await publication?.reference();
    const { benchmark, sources = [] } = reference ?? {};
    // One bank alone publishes the afghani: which corridor depends on it is known from what is said alone.
    expect(benchmark?.rates.find(({ currency }) => currency === 'AFN')?.basis).toBe('one-bank');
    expect(sources.flatMap(({ corridorsResting }) => corridorsResting)).toContain('RUS-AFG');
    await expect(publication?.surveyed('RUS-TJK')).rejects.toThrow(RangeError);
    await expect(publication?.prices('toString' as 'A-B')).rejects.toThrow(RangeError);
  });
});

describe('a corridor with an old survey', () => {
  test('one provider’s word leads nothing, and does not merge with the survey', async () => {
    const answer = await offersOf('DEU-KGZ/offers?amount=140');
    expect(answer).toMatchObject({ nothingLeads: true, basis: 'surveyed', survey: { edition: 'e1' } });
    expect(answer.offers[0]).toMatchObject({
      provider: { id: 'alpha' },
      basis: 'said',
      cost: { total: '3.97' },
    });
    expect(answer.offers.slice(1).every(({ basis }) => basis === 'surveyed')).toBe(true);
    const { body } = await send('/v1/corridors/DEU-KGZ/cheapest-by-amount');
    const { at } = z.parse(getCheapestByAmountOperation.answer, JSON.parse(body ?? ''));
    expect(at.map(({ cheapest }) => cheapest)).toEqual([[], []]);
  });

  test('a word for tomorrow is none today', async () => {
    const answer = await offersOf('DEU-UZB/offers?amount=140');
    expect(answer).not.toHaveProperty('nothingLeads');
    expect(answer.offers.find(({ provider }) => provider.id === 'alpha')).toMatchObject({
      standing: 'not-priced',
      reason: 'not-in-force',
    });
  });
});
