import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TaxRule } from '../../../shared/model/corridor-prices.ts';
import { FUNDING_INSTRUMENTS, type FundingInstrument } from '../../../shared/model/vocabulary.ts';
import { formatDecimal } from '../../../shared/money/decimal.ts';
import {
  compare,
  multiply,
  ONE,
  type Rational,
  rational,
  subtract,
  ZERO,
} from '../../../shared/money/rational.ts';
import { known, unknown } from '../../../shared/pricing/cost.ts';
import { scaleTax, type TaxedAmount, type TaxTaken, taxedBy } from '../../../shared/pricing/tax.ts';
import { exact, US_TAX } from './facts.ts';

interface TaxQuestion {
  readonly rules: readonly TaxRule[];
  readonly day: string;
  readonly fundingInstrument: FundingInstrument;
  readonly amount: TaxedAmount;
  readonly taken: TaxTaken;
}

const ask = (over: Partial<TaxQuestion>, of = '100', currency = 'USD') => {
  const {
    rules = [US_TAX],
    day = '2026-11-21',
    fundingInstrument = 'cash',
    amount = { value: exact(of), currency },
    taken = 'within',
  } = over;
  return taxedBy(rules, day, fundingInstrument)(amount, taken);
};
/** The tax in money, 4 decimals. */
const tax = (over: Partial<TaxQuestion>, amount = '100', currency = 'USD'): string => {
  const share = ask(over, amount, currency);
  return share.known ? formatDecimal(multiply(share.value, exact(amount)), 4) : share.why;
};

describe('taxedBy', () => {
  it('takes 1 % of what is transferred, not of what is paid', () => {
    expect(tax({ taken: 'on-top' })).toBe('1.0000');
    expect(tax({ taken: 'within' }, '101')).toBe('1.0000');
    expect(tax({ taken: 'within' })).toBe('0.9901');
  });

  it('is not recorded without a rule for the sender, and a known 0 outside its rules', () => {
    expect(ask({ rules: [] })).toEqual(unknown('not-recorded'));
    for (const fundingInstrument of FUNDING_INSTRUMENTS.slice(1)) {
      expect(ask({ fundingInstrument })).toEqual(known(ZERO));
      expect(ask({ fundingInstrument, amount: null })).toEqual(known(ZERO));
    }
  });

  it('is in force from its first to its last day', () => {
    const rules = [{ ...US_TAX, to: '2027-06-30' }];
    expect(
      ['2025-12-31', '2026-01-01', '2027-06-30', '2027-07-01'].map((day) => tax({ rules, day })),
    ).toEqual(['0.0000', '0.9901', '0.9901', '0.0000']);
  });

  it('does not tax transfers of USD 15 or less', () => {
    expect(tax({ taken: 'on-top' }, '15')).toBe('0.0000');
    expect(tax({ taken: 'on-top' }, '15.01')).toBe('0.1501');
    expect(tax({ taken: 'within' }, '15')).toBe('0.0000');
    expect(tax({ taken: 'within' }, '15.15')).toBe('0.1500');
    expect(tax({ taken: 'within' }, '16')).toBe('0.1584');
    // Of 15.10, neither 15.10 untaxed nor 14.95 taxed is possible: 15 is sent, and 0.10 counts as tax.
    expect(tax({ taken: 'within' }, '15.10')).toBe('0.1000');
  });

  it('is unknown if the exemption is in another currency than the amount', () => {
    expect(ask({}, '100', 'EUR')).toEqual(unknown('amount-not-in-tax-currency'));
    const rules = [US_TAX, { ...US_TAX, id: 'b', currency: 'EUR' }];
    expect(ask({ rules })).toEqual(unknown('amount-not-in-tax-currency'));
    expect(ask({ amount: null })).toEqual(unknown('amount-not-in-tax-currency'));
  });

  it('adds rules with their own exemptions, in any order', () => {
    const state: TaxRule = { ...US_TAX, id: 'state', rateBp: 200, exemptUpTo: '100' };
    for (const rules of [
      [US_TAX, state],
      [state, US_TAX],
    ]) {
      expect(tax({ rules, taken: 'on-top' }, '100')).toBe('1.0000');
      expect(tax({ rules, taken: 'on-top' }, '200')).toBe('6.0000');
      expect(tax({ rules, taken: 'within' }, '206')).toBe('6.0000');
      // 100 can be sent with the first tax only; 100.50 is not enough for more than 100 with 1 %, let alone 3 %.
      expect(tax({ rules, taken: 'within' }, '101')).toBe('1.0000');
      expect(tax({ rules, taken: 'within' }, '100.50')).toBe('0.9950');
      expect(tax({ rules, taken: 'within' }, '102')).toBe('2.0000');
    }
  });

  it('never makes a larger amount send less', () => {
    const cents = fc.integer({ min: 1, max: 5000 });
    const rules = [US_TAX, { ...US_TAX, id: 'b', rateBp: 350, exemptUpTo: '20' }];
    const sent = (value: Rational): Rational => {
      const share = ask({ rules, amount: { value, currency: 'USD' } });
      return share.known ? multiply(value, subtract(ONE, share.value)) : ZERO;
    };
    fc.assert(
      fc.property(cents, cents, (a, b) => {
        const [low, high] = [Math.min(a, b), Math.max(a, b)].map((n) => sent(rational(n, 100)));
        if (!low || !high) throw new Error('two amounts');
        expect(compare(low, high)).toBeLessThanOrEqual(0);
        expect(compare(low, ZERO)).toBe(1);
      }),
    );
  });

  it('scales a known tax and leaves an unknown one unknown', () => {
    expect(scaleTax(known(rational(1, 2)), rational(1, 3))).toEqual(known(rational(1, 6)));
    expect(scaleTax(unknown('not-recorded'), ZERO)).toEqual(unknown('not-recorded'));
  });
});
