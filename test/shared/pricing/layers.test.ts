/** Layers of prices: joined without merging, and one price for each service when they are compared. */
import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { comparisonSchema } from '../../../shared/contracts/comparison.ts';
import { corridorPricesSchema } from '../../../shared/contracts/sheet.ts';
import type { CorridorPrices } from '../../../shared/model/corridor-prices.ts';
import { compareBothWays } from '../../../shared/pricing/both-ways.ts';
import { cheapestByAmount } from '../../../shared/pricing/cheapest-by-amount.ts';
import { joinLayers, onlySaid } from '../../../shared/pricing/layers.ts';
import type { PricedCorridor, SeenPrice } from '../../../shared/pricing/priced-corridor.ts';
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
    {
      ...(said ? joinLayers(SURVEYED, said) : SURVEYED),
      rates: { reference: 'mid', perUnit: { mid: '57' } },
    },
    { currency: 'USD', today, ...(receive === undefined ? { amount: '200' } : { receive }) },
  ).offers;
const short = (said: SaidSheet | undefined, today?: string, receive?: string) =>
  compared(said, today, receive).map(
    ({ serviceId, basis, standing, cost }) => `${serviceId} ${basis} ${standing} ${cost?.total}`,
  );

describe('joined', () => {
  it('leave what is surveyed as it is, and stand beside it', () => {
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

  it('a filter by pay-out does not make a teaser rank either', () => {
    const beta = service({ id: 'beta.cash', provider: 'beta' });
    const filtered = (said: SaidSheet, asked: { amount: string } | { receive: string }) =>
      compareBothWays(
        { ...joinLayers(SURVEYED, said), rates: { reference: 'mid', perUnit: { mid: '57' } } },
        { currency: 'USD', today: TODAY, payoutMethod: 'cash-pickup', ...asked },
      ).offers.map(({ serviceId }) => serviceId);
    for (const asked of [{ amount: '200' }, { receive: '196.02' }]) {
      expect(filtered(sheetOf(beta), asked)).toEqual(['acme.cash.agent.1']);
      const dear = sheetOf({ ...beta, tariff: charging('5') });
      expect(filtered(dear, asked)).toEqual(['beta.cash', 'acme.cash.agent.1']);
    }
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

const rates = { reference: 'mid', perUnit: { mid: '57' } };
/** Throws where the answer is not as the API's contract says. */
function answered(prices: PricedCorridor, over: Partial<Parameters<typeof compareBothWays>[1]> = {}) {
  const comparison = compareBothWays(
    { ...prices, rates },
    { currency: 'USD', today: TODAY, amount: '200', ...over },
  );
  return z.parse(z.strictObject(comparisonSchema.shape), comparison);
}
const firm = (id: string, percent: string, over: Partial<BandedTariff> = {}): SaidService =>
  service({ id: `${id}.1`, provider: id, tariff: charging(percent, over) });
const sheetOfFirms = (...services: SaidService[]): SaidSheet => ({
  ...sheetOf(...services),
  providers: Object.fromEntries(
    services.map(({ provider }) => [
      provider,
      { name: provider.toUpperCase(), type: 'bank', typeBasis: 'register' },
    ]),
  ),
});

describe('independent sources alone', () => {
  it('give what there was before anybody said a price', () => {
    const rates = { reference: 'mid', perUnit: { mid: '57' } };
    const joined = { ...joinLayers(SURVEYED, sheetOf(service({ tariff: charging('9') }))), rates };
    const request = { amount: '200', currency: 'USD', today: TODAY } as const;
    expect(compareBothWays(joined, { ...request, sources: 'independent' })).toEqual(
      compareBothWays(SURVEYED, request),
    );
    expect(compareBothWays(joined, request)).not.toEqual(compareBothWays(SURVEYED, request));
  });
});

describe('a corridor that no survey asked about', () => {
  const alone = (...services: SaidService[]) => onlySaid(SURVEYED, sheetOfFirms(...services));

  it('is compared by what is said, at any amount in the currency that is sent; survey and age are absent', () => {
    const answer = answered(alone(firm('acme', '3'), firm('beta', '2'), firm('coda', '1')));
    expect(answer).not.toHaveProperty('survey');
    expect(answer).not.toHaveProperty('age');
    expect(answer).not.toHaveProperty('nothingLeads');
    expect(answer).toMatchObject({ basis: 'tariff', amount: '200.00', surveyedAmounts: [] });
    expect(answer.offers.map(({ serviceId, basis }) => `${serviceId} ${basis}`)).toEqual([
      'coda.1 said',
      'beta.1 said',
      'acme.1 said',
    ]);
    const back = answered(alone(firm('acme', '1'), firm('beta', '2'), firm('coda', '3')), {
      amount: undefined,
      receive: '100',
    });
    expect(back).toMatchObject({ basis: 'tariff', amountIs: 'value-received' });
    expect(back.offers.map(({ serviceId }) => serviceId)).toEqual(['acme.1', 'beta.1', 'coda.1']);
  });

  it('refuses another currency, and names those it has', () => {
    expect(() => answered(alone(firm('acme', '1')), { currency: 'EUR' })).toThrow(
      expect.objectContaining({ code: 'unknown-currency', allowed: ['USD'] }),
    );
    const euro = onlySaid({ ...SURVEYED, sendCurrency: 'EUR', decimals: { EUR: 2 } }, sheetOfFirms());
    expect(() => answered(euro, { currency: 'EUR' })).toThrow(
      expect.objectContaining({ code: 'unknown-currency', allowed: ['USD'] }),
    );
  });
});

describe('fewer than three providers that say prices, and no survey in date', () => {
  const ids = (answer: ReturnType<typeof answered>) => answer.offers.map(({ serviceId }) => serviceId);

  it('nothing leads: a list by name', () => {
    const two = [firm('acme', '3'), firm('beta', '2')];
    const alone = answered(onlySaid(SURVEYED, sheetOfFirms(...two)));
    expect([alone.nothingLeads, ids(alone)]).toEqual([true, ['acme.1', 'beta.1']]);
    const back = answered(onlySaid(SURVEYED, sheetOfFirms(...two)), { amount: undefined, receive: '100' });
    expect([back.nothingLeads, ids(back)]).toEqual([true, ['acme.1', 'beta.1']]);
    // Two services of one provider are one provider's word; and so is what one says no longer.
    const third = firm('beta', '1');
    const also = answered(onlySaid(SURVEYED, sheetOfFirms(...two, { ...third, id: 'beta.2' })));
    expect(also.nothingLeads).toBe(true);
    const over = firm('coda', '1', { validTo: '2025-10-31' });
    expect(answered(onlySaid(SURVEYED, sheetOfFirms(...two, over))).nothingLeads).toBe(true);
    const lastDay = firm('coda', '1', { validTo: TODAY });
    const three = answered(onlySaid(SURVEYED, sheetOfFirms(...two, lastDay)));
    expect([three.nothingLeads, ids(three)]).toEqual([undefined, ['coda.1', 'beta.1', 'acme.1']]);
    expect(answered(onlySaid(SURVEYED, sheetOfFirms(over))).nothingLeads).toBeUndefined();
  });

  it('also beside an old survey; beside one in date no firm’s word stops the ranking', () => {
    const joined = joinLayers(SURVEYED, sheetOfFirms(firm('delta', '4'), firm('coda', '5')));
    const old = answered(joined, { today: '2026-11-01' });
    expect([old.nothingLeads, ids(old)]).toEqual([
      true,
      ['coda.1', 'delta.1', 'acme.cash.agent.1', 'beta.cash.agent.1'],
    ]);
    const now = answered(joined);
    expect([now.nothingLeads, ids(now)]).toEqual([
      undefined,
      ['beta.cash.agent.1', 'delta.1', 'coda.1', 'acme.cash.agent.1'],
    ]);
  });

  it('at the surveyed amounts nothing is called the cheapest then', () => {
    const priced = {
      ...joinLayers(SURVEYED, sheetOfFirms(firm('coda', '1'))),
      survey: SURVEYED.survey,
      rates,
    };
    const cheapest = (day: string) =>
      cheapestByAmount(priced, day).at.map((each) => each.cheapest.map(({ serviceId }) => serviceId));
    expect(cheapest(TODAY)).toEqual([['coda.1'], ['coda.1']]);
    expect(cheapest('2026-11-01')).toEqual([[], []]);
  });
});

describe('what shoppers saw', () => {
  const seen = (median: string, over: Partial<SeenPrice> = {}): SeenPrice => ({
    provider: 'acme',
    fundingInstrument: 'cash',
    accessPoint: 'agent',
    payoutMethod: 'cash-pickup',
    amount: '200',
    currency: 'USD',
    median,
    ...over,
  });
  const acmeOf = (given: PricedCorridor, over: Parameters<typeof answered>[1] = {}) => {
    const { offers } = answered(given, over);
    return { at: offers.findIndex(({ provider }) => provider.id === 'acme'), offers, of: offers.length };
  };
  const said = joinLayers(SURVEYED, sheetOf(service({ tariff: charging('9') })));

  it('more than half a point dearer contradicts: shown with the median, unconfirmed, and never leading', () => {
    // 9.46 is said; the limit itself contradicts nothing.
    const { at, offers } = acmeOf({ ...said, seen: [seen('10.5')] });
    expect(offers[at]).toMatchObject({
      serviceId: 'acme.feed.1',
      basis: 'said',
      standing: 'unconfirmed',
      reason: 'contradicted',
      valueReceived: null,
      cost: { total: '9.46' },
      others: [
        { basis: 'surveyed', serviceId: 'acme.cash.agent.1', total: '7.85' },
        { basis: 'seen', serviceId: 'acme.feed.1', total: '10.50' },
      ],
    });
    expect(at).toBe(offers.length - 1);
    const alone = onlySaid(SURVEYED, sheetOf(service()));
    expect(acmeOf({ ...alone, seen: [seen('2.01')] }).offers[0]?.standing).toBe('unconfirmed');
    const reading = acmeOf({ ...said, seen: [seen('10.5')] }, { reading: 'per-principal' });
    expect(reading.offers[reading.at]?.reason).toBe('contradicted');
  });

  it.each(['9.9', '3'])('else their median of %s percent is the price that ranks', (median) => {
    const { at, offers } = acmeOf({ ...said, seen: [seen(median)] });
    expect(offers[at]).toMatchObject({
      basis: 'seen',
      status: 'seen',
      standing: 'ranked',
      cost: { total: `${median}0`.slice(0, 4).replace(/^3.*/, '3.00'), complete: false, parts: [] },
      others: [{ basis: 'said', serviceId: 'acme.feed.1', total: '9.46' }, { basis: 'surveyed' }],
    });
    expect(offers[at]?.valueReceived).toBe(median === '3' ? '194.00' : '180.20');
  });

  it('without a feed a survey is held against it too; an old one gives way to it', () => {
    const { at, offers } = acmeOf({ ...SURVEYED, seen: [seen('8.4')] });
    expect(offers[at]).toMatchObject({ basis: 'surveyed', reason: 'contradicted' });
    const old = acmeOf({ ...SURVEYED, seen: [seen('8.4')] }, { today: '2026-11-01' });
    expect(old.offers[0]).toMatchObject({ basis: 'seen', standing: 'ranked', cost: { total: '8.40' } });
  });

  it.each<[string, Partial<SeenPrice>]>([
    ['amount', { amount: '500' }],
    ['currency', { currency: 'EUR' }],
    ['provider', { provider: 'beta' }],
    ['instrument', { fundingInstrument: 'debit-card' }],
    ['access point', { accessPoint: 'internet' }],
    ['pay-out', { payoutMethod: 'card' }],
  ])('of another %s it says nothing', (_, over) => {
    const { at, offers } = acmeOf({ ...said, seen: [seen('20', over)] });
    expect(offers[at]).toMatchObject({ basis: 'said', standing: 'ranked' });
  });
});
