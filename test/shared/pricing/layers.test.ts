/** Layers of prices: joined without merging, and one price for each service when they are compared. */
import { describe, expect, it } from 'vitest';
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
    expect(said).toEqual([service()]);
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

  it('another way of the same provider stays apart; so does one whose pay-out the survey did not record', () => {
    const apart = sheetOf(
      service({ id: 'acme.card', payoutMethod: 'card' }),
      service({ id: 'beta.cash', provider: 'beta' }),
    );
    expect(short(apart).sort()).toEqual([
      'acme.card said ranked 1.50',
      'acme.cash.agent.1 surveyed ranked 7.85',
      'beta.cash said ranked 1.50',
      'beta.cash.agent.1 surveyed ranked 1.99',
    ]);
  });

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

  it('two services of one way have no counterpart that is certain', () => {
    const two = sheetOf(service(), service({ id: 'acme.feed.2', tariff: charging('2') }));
    expect(short(two)).toHaveLength(4);
  });

  it('the other way round too: for an amount to arrive, the layer with the larger outlay counts', () => {
    expect(short(sheetOf(service()), TODAY, '184.30')[0]).toMatch(/^acme\.cash\.agent\.1 surveyed ranked/);
    const dear = sheetOf(service({ tariff: charging('9') }));
    expect(short(dear, TODAY, '184.30')[0]).toMatch(/^acme\.feed\.1 said ranked/);
  });
});
