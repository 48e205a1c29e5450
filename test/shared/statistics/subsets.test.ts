import { describe, expect, it } from 'vitest';
import type { SurveyedService } from '../../../shared/model/corridor-prices.ts';
import { ACCESS_POINTS, PAYOUT_METHODS } from '../../../shared/model/vocabulary.ts';
import { internationalOperators, isDigital, isIn, mayBeDigital } from '../../../shared/statistics/subsets.ts';
import { pair, sheetOf } from '../pricing/facts.ts';

const service: SurveyedService = {
  id: 'wise.bank-account.internet.1',
  provider: 'wise',
  fundingInstrument: 'bank-account',
  accessPoint: 'internet',
  payoutMethod: 'bank-account',
  points: [],
};
const DIGITAL_ACCESS = ['internet', 'mobile-app'];
const DIGITAL_PAY_OUT = ['bank-account', 'partner-bank-account', 'card', 'mobile-wallet'];

describe('digital', () => {
  it.each(ACCESS_POINTS.flatMap((access) => PAYOUT_METHODS.map((payout) => [access, payout] as const)))(
    'by %s, paid by %s',
    (accessPoint, payoutMethod) => {
      const both = DIGITAL_ACCESS.includes(accessPoint) && DIGITAL_PAY_OUT.includes(payoutMethod);
      const one = { ...service, accessPoint, payoutMethod };
      expect(isDigital(one)).toBe(both);
      expect(mayBeDigital(one)).toBe(false);
      // A doubtful access point counts as not digital, and is counted apart.
      const doubtful = { ...one, doubts: ['access-point'] as const };
      expect([isDigital(doubtful), mayBeDigital(doubtful)]).toEqual([false, both]);
      expect(isIn('digital', one, new Set())).toBe(both);
      expect(isIn('not-digital', one, new Set())).toBe(!both);
    },
  );
  it('needs a recorded pay-out, and may be it where the access point is doubtful too', () => {
    const { payoutMethod: _, ...unrecorded } = service;
    expect([isDigital(unrecorded), mayBeDigital(unrecorded)]).toEqual([false, false]);
    expect(mayBeDigital({ ...unrecorded, doubts: ['access-point'] })).toBe(true);
    expect(mayBeDigital({ ...unrecorded, accessPoint: 'agent', doubts: ['access-point'] })).toBe(false);
    // Another doubt does not matter.
    expect(isDigital({ ...service, doubts: ['local-amount'] })).toBe(true);
  });
});

describe('card', () => {
  it.each([
    ['cash', false],
    ['bank-account', false],
    ['debit-card', true],
    ['credit-card', true],
    ['mobile-money', false],
  ] as const)('%s: %s', (fundingInstrument, expected) => {
    expect(isIn('card', { ...service, fundingInstrument }, new Set())).toBe(expected);
  });
});

describe('international operators', () => {
  it('are firms in at least 85 % of the corridors, whatever their services there', () => {
    // Of 20 corridors: all in 20, most in 17, some in 16.
    const corridors = Array.from({ length: 20 }, (_, at) =>
      sheetOf(
        [
          ...pair('all', [1, 1], [1, 1]),
          ...pair('all', [2, 1], [1, 1]),
          ...(at < 17 ? pair('most', [1, 1], [1, 1]) : []),
          ...(at < 16 ? pair('some', [1, 1], [1, 1]) : []),
        ],
        { receiver: `A${String.fromCharCode(65 + at)}A` },
      ),
    );
    const international = internationalOperators(corridors.map(({ services }) => services));
    expect([...international].sort()).toEqual(['all', 'most']);
    expect(isIn('international-operators', { ...service, provider: 'most' }, international)).toBe(true);
    expect(isIn('international-operators', service, international)).toBe(false);
    expect([...internationalOperators([])]).toEqual([]);
  });
});
