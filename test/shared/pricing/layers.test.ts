/** Layers of prices: joined without merging, and one price for each service when they are compared. */
import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { corridorPricesSchema } from '../../../shared/contracts/sheet.ts';
import type { CorridorPrices } from '../../../shared/model/corridor-prices.ts';
import { compareBothWays } from '../../../shared/pricing/both-ways.ts';
import { joinLayers } from '../../../shared/pricing/layers.ts';
import type { SaidService, SaidSheet } from '../../../shared/pricing/said.ts';
import type { BandedTariff } from '../../../shared/pricing/tariff/tariff.ts';
import { band, tariff } from './tariff/tariffs.ts';

const TODAY = '2025-11-01';
/** Cash at an agent of Acme, paid out in cash, is surveyed at 5.00 + 3.00 %; Beta's way has no pay-out recorded. */
const SURVEYED: CorridorPrices = {
  format: 1,
  methodVersion: '1',
  corridor: 'USA-PHL',
  sender: 'USA',
  receiver: 'PHL',
  survey: {
    edition: 'e1',
    source: 'rpw',
    period: '2025-Q3',
    firstDay: '2025-07-01',
    lastDay: '2025-09-30',
    evidence: 'e'.repeat(64),
  },
  sendCurrency: 'USD',
  decimals: { USD: 2 },
  currencies: 'different',
  amounts: [
    { denomination: 200, local: { amount: '200', currency: 'USD', basis: 'survey-rows' } },
    { denomination: 500, local: { amount: '500', currency: 'USD', basis: 'survey-rows' } },
  ],
  providers: {
    acme: { name: 'Acme', type: 'bank', typeBasis: 'survey' },
    beta: { name: 'Beta', type: 'bank', typeBasis: 'survey' },
  },
  services: [
    {
      id: 'acme.cash.agent.1',
      provider: 'acme',
      fundingInstrument: 'cash',
      accessPoint: 'agent',
      points: [{ denomination: 200, feeBp: 500, marginBp: 300, flags: [] }],
      ...{ payoutMethod: 'cash-pickup' },
    },
    {
      id: 'beta.cash.agent.1',
      provider: 'beta',
      fundingInstrument: 'cash',
      accessPoint: 'agent',
      points: [{ denomination: 200, feeBp: 100, marginBp: 100, flags: [] }],
    },
  ],
  taxes: [],
};

const charging = (percent: string, over: Partial<BandedTariff> = {}): BandedTariff =>
  tariff({
    validFrom: '2025-01-01',
    fees: { cash: [band({ percent })] },
    rate: { kind: 'margin', percent: '0.50', benchmark: 'mid' },
    ...over,
  });
const service = (over: Partial<SaidService> = {}): SaidService => ({
  id: 'acme.feed.1',
  provider: 'acme',
  fundingInstrument: 'cash',
  accessPoint: 'agent',
  payoutMethod: 'cash-pickup',
  points: [],
  tariff: charging('1'),
  edition: 'feed-1',
  ...over,
});
const sheetOf = (...services: SaidService[]): SaidSheet => ({
  format: 1,
  corridor: 'USA-PHL',
  providers: { acme: { name: 'ACME Bank', type: 'bank', typeBasis: 'its own word' } },
  services,
});
const compared = (said: SaidSheet | undefined, today = TODAY, receive?: string) =>
  compareBothWays(
    { ...joinLayers(SURVEYED, said), rates: { reference: 'mid', perUnit: { mid: '57' } } },
    { currency: 'USD', today, ...(receive === undefined ? { amount: '200' } : { receive }) },
  ).offers;
const short = (said: SaidSheet | undefined, today?: string, receive?: string) =>
  compared(said, today, receive).map(
    ({ serviceId, basis, standing, cost }) => `${serviceId} ${basis} ${standing} ${cost?.total}`,
  );

describe('joined', () => {
  it('leave what is surveyed as it is, and stand beside it', () => {
    expect(joinLayers(SURVEYED, undefined)).toBe(SURVEYED);
    const { said, ...rest } = joinLayers(SURVEYED, sheetOf(service()));
    expect(rest).toEqual(SURVEYED);
    expect(said).toEqual({ providers: sheetOf().providers, services: [service()] });
    expect(() => joinLayers(SURVEYED, { ...sheetOf(), corridor: 'USA-MEX' })).toThrow(RangeError);
  });
});

describe('compared', () => {
  it('without what is said: no word of layers', () => {
    expect(short(undefined)).toEqual([
      'beta.cash.agent.1 undefined ranked 1.99',
      'acme.cash.agent.1 undefined ranked 7.85',
    ]);
  });

  it('a teaser gains nothing: the surveyed price of the same way ranks, and what is said stands with it', () => {
    const offers = compared(sheetOf(service()));
    expect(short(sheetOf(service()))).toEqual([
      'beta.cash.agent.1 surveyed ranked 1.99',
      'acme.cash.agent.1 surveyed ranked 7.85',
    ]);
    expect(offers[1]?.others).toEqual([{ basis: 'said', serviceId: 'acme.feed.1', total: '1.50' }]);
    expect(offers[0]?.others).toBeUndefined();
  });

  it('a dearer word ranks, and the survey stands with it', () => {
    const dear = sheetOf(service({ tariff: charging('9') }));
    expect(short(dear)).toEqual(['beta.cash.agent.1 surveyed ranked 1.99', 'acme.feed.1 said ranked 9.46']);
    expect(compared(dear)[1]?.others).toEqual([
      { basis: 'surveyed', serviceId: 'acme.cash.agent.1', total: '7.85' },
    ]);
  });

  it('a price that does not rank is no counterpart, and stays beside the one that does', () => {
    const unpriced = service({ id: 'acme.feed.0', tariff: charging('1', { validTo: '2025-10-31' }) });
    const offers = compared(sheetOf(unpriced, service()));
    expect(offers.map(({ serviceId, standing }) => `${serviceId} ${standing}`)).toEqual([
      'beta.cash.agent.1 ranked',
      'acme.cash.agent.1 ranked',
      'acme.feed.0 not-priced',
    ]);
    expect(offers.map(({ others }) => others?.length)).toEqual([undefined, 1, undefined]);
  });

  it('two services that a provider says of one way, and none surveyed, are compared as two', () => {
    const two = sheetOf(
      service({ id: 'acme.card.1', payoutMethod: 'card' }),
      service({ id: 'acme.card.2', payoutMethod: 'card', tariff: charging('2') }),
    );
    expect(short(two).filter((each) => each.includes('card'))).toEqual([
      'acme.card.1 said ranked 1.50',
      'acme.card.2 said ranked 2.49',
    ]);
  });

  it('another pay-out of the same provider stays apart', () => {
    expect(short(sheetOf(service({ id: 'acme.card', payoutMethod: 'card' }))).sort()).toEqual([
      'acme.card said ranked 1.50',
      'acme.cash.agent.1 surveyed ranked 7.85',
      'beta.cash.agent.1 surveyed ranked 1.99',
    ]);
  });

  it('a pay-out that the survey did not record may be any: a teaser gains nothing, a dearer word stands next to it', () => {
    const beta = service({ id: 'beta.cash', provider: 'beta' });
    const cheap = compared(sheetOf(beta)).find(({ serviceId }) => serviceId === 'beta.cash.agent.1');
    expect(short(sheetOf(beta))).toHaveLength(2);
    expect(cheap?.others).toEqual([{ basis: 'said', serviceId: 'beta.cash', total: '1.50' }]);
    expect(short(sheetOf({ ...beta, tariff: charging('5') }))).toEqual([
      'beta.cash.agent.1 surveyed ranked 1.99',
      'beta.cash said ranked 5.48',
      'acme.cash.agent.1 surveyed ranked 7.85',
    ]);
  });

  it('also as the release before stored prices, without any pay-out', () => {
    const services = SURVEYED.services.map(({ payoutMethod: _, ...service }) => service);
    const stored = z.parse(corridorPricesSchema, { ...SURVEYED, services });
    expect(JSON.stringify(stored)).not.toContain('payoutMethod');
    const offers = compareBothWays(
      { ...joinLayers(stored, sheetOf(service())), rates: { reference: 'mid', perUnit: { mid: '57' } } },
      { currency: 'USD', today: TODAY, amount: '200' },
    ).offers;
    expect(offers.map(({ serviceId }) => serviceId)).toEqual(['beta.cash.agent.1', 'acme.cash.agent.1']);
  });

  it('several words for one surveyed way: each that is cheaper stands beside it', () => {
    const two = sheetOf(service(), service({ id: 'acme.feed.2', tariff: charging('2') }));
    expect(short(two)).toHaveLength(2);
    expect(compared(two).at(-1)?.others).toEqual([
      { basis: 'said', serviceId: 'acme.feed.1', total: '1.50' },
      { basis: 'said', serviceId: 'acme.feed.2', total: '2.49' },
    ]);
  });

  it('of two words for one surveyed way, a cheaper and a dearer one, none is lost', () => {
    const two = [service(), service({ id: 'acme.feed.2', tariff: charging('9') })];
    for (const order of [two, [...two].reverse()]) {
      const acme = compared(sheetOf(...order)).filter(({ provider }) => provider.id === 'acme');
      expect(acme.map(({ serviceId }) => serviceId)).toEqual(['acme.feed.2']);
      const others = acme[0]?.others?.map(({ serviceId }) => serviceId);
      expect([...(others ?? [])].sort()).toEqual(['acme.cash.agent.1', 'acme.feed.1']);
    }
  });

  it.each(['fee-deducted', 'per-principal', 'per-outlay'] as const)(
    'what ranks is decided by the families’ reading, also if %s was asked for',
    (reading) => {
      // Its pay-out fee makes it the dearer one, and counts in no reading per principal.
      const charged = charging('4', {
        payOutFees: { 'cash-pickup': { lifting: '0', cashOutPercent: '10', cashOutMost: null } },
      });
      const offers = compareBothWays(
        {
          ...joinLayers(SURVEYED, sheetOf(service({ tariff: charged }))),
          rates: { reference: 'mid', perUnit: { mid: '57' } },
        },
        { currency: 'USD', today: TODAY, amount: '200', reading },
      ).offers;
      const acme = offers.filter(({ provider }) => provider.id === 'acme');
      expect(acme.map(({ serviceId }) => serviceId)).toEqual(['acme.feed.1']);
    },
  );

  it('an old survey comes last, and gives way to what is said today', () => {
    expect(short(sheetOf(service({ tariff: charging('3') })), '2026-11-01')).toEqual([
      'acme.feed.1 said ranked 3.49',
      'beta.cash.agent.1 surveyed ranked 1.99',
    ]);
  });

  it('what is out of date ranks nowhere', () => {
    const out = sheetOf(service({ tariff: charging('9', { validTo: '2025-10-31' }) }));
    expect(short(out)).toEqual([
      'beta.cash.agent.1 surveyed ranked 1.99',
      'acme.cash.agent.1 surveyed ranked 7.85',
      'acme.feed.1 said not-priced undefined',
    ]);
  });

  it('the other way round too: for an amount to arrive, the layer with the larger outlay counts', () => {
    expect(short(sheetOf(service()), TODAY, '184.30')[0]).toMatch(/^acme\.cash\.agent\.1 surveyed ranked/);
    const dear = sheetOf(service({ tariff: charging('9') }));
    expect(short(dear, TODAY, '184.30')[0]).toMatch(/^acme\.feed\.1 said ranked/);
  });
});
