/** The rate that an offer is checked against: what is refused and why, when banks' figures are a range, and the dated list. */
import { describe, expect, test } from 'vitest';
import { findCountry } from '../../../shared/catalogue/countries.ts';
import { registersOf } from '../../../shared/catalogue/licence-registers.ts';
import { officialRateOf, UNAVAILABLE_RATES } from '../../../shared/catalogue/official-rates.ts';
import type { BenchmarkRate } from '../../../shared/fx/benchmark-types.ts';
import { type CheckRules, officialRateOn } from '../../../shared/pricing/official-rate.ts';
import { bundledReference } from '../../support/rates.ts';

const DAY = '2026-04-24';
const rate = (currency: string, usd: string, more: Partial<BenchmarkRate> = {}): BenchmarkRate => ({
  currency,
  usd,
  fixedOn: DAY,
  age: 0,
  basis: 'consensus',
  banks: ['cbr', 'nbt'],
  bulletins: [],
  ...more,
});
const rates = (...of: BenchmarkRate[]) => ({ day: DAY, rates: of });
const rules: CheckRules = {
  decimalsOf: (code) => ({ RUB: 2, TJS: 2, KRW: 0 })[code],
  unavailable: [
    { currency: 'KRW', from: '2026-04-20', to: '2026-04-24', note: 'n', source: 'https://example.org' },
  ],
};
const pair = { from: 'RUB', to: 'TJS' };

describe('is refused', () => {
  const all = rates(rate('RUB', '0.0125'), rate('TJS', '0.1'), rate('KRW', '0.0007'));
  test.each([
    [
      'a code that is no currency',
      all,
      { from: 'RUB', to: 'ABC' },
      { why: 'unknown-currency', currency: 'ABC' },
    ],
    [
      'a code that is no currency',
      all,
      { from: 'ABC', to: 'TJS' },
      { why: 'unknown-currency', currency: 'ABC' },
    ],
    ['one currency', all, { from: 'TJS', to: 'TJS' }, { why: 'same-currency', currency: 'TJS' }],
    ['no rates', undefined, pair, { why: 'no-rate' }],
    ['one rate missing', rates(rate('RUB', '0.0125')), pair, { why: 'no-rate', currency: 'TJS' }],
    [
      'a currency on the list, at either end',
      all,
      { from: 'KRW', to: 'TJS' },
      { why: 'rate-not-available', currency: 'KRW', unavailable: rules.unavailable[0] },
    ],
    [
      'a currency on the list, at either end',
      all,
      { from: 'RUB', to: 'KRW' },
      { why: 'rate-not-available', currency: 'KRW', unavailable: rules.unavailable[0] },
    ],
    [
      'banks more than 2 % apart',
      rates(rate('RUB', '0.0125'), rate('TJS', '0.1', { range: { low: '0.0995', high: '0.10150' } })),
      pair,
      { why: 'banks-apart' },
    ],
    [
      'banks of both sides that are more than 2 % apart together',
      rates(
        rate('RUB', '0.0125', { range: { low: '0.0124', high: '0.0126' } }),
        rate('TJS', '0.1', { range: { low: '0.0995', high: '0.1005' } }),
      ),
      pair,
      { why: 'banks-apart' },
    ],
  ])('%s', (_, given, currencies, refusal) => {
    expect(officialRateOn(given, currencies, DAY, rules)).toEqual({ refusal });
  });

  test('on the first and the last day of a line, and not before or after', () => {
    const on = (day: string) => officialRateOn(all, { from: 'KRW', to: 'TJS' }, day, rules).refusal?.why;
    expect(on('2026-04-19')).toBeUndefined();
    expect(on('2026-04-20')).toBe('rate-not-available');
    expect(on('2026-04-24')).toBe('rate-not-available');
    expect(on('2026-04-25')).toBeUndefined();
  });

  test('once the rate is too old: a week after it was fixed', () => {
    expect(officialRateOn(all, pair, '2026-05-01', rules).official?.age).toBe(7);
    expect(officialRateOn(all, pair, '2026-05-02', rules).refusal?.why).toBe('no-rate');
  });
});

describe('is given', () => {
  test('with its days, banks, basis and decimals', () => {
    const given = rates(
      rate('RUB', '0.0125', { fixedOn: '2026-04-23', age: 1, basis: 'one-bank', banks: ['cbr'] }),
      rate('TJS', '0.1', { banks: ['nbk', 'cbr'] }),
    );
    expect(officialRateOn(given, pair, DAY, rules)).toEqual({
      official: {
        from: 'RUB',
        to: 'TJS',
        rate: '0.125',
        fixedOn: ['2026-04-23', DAY],
        age: 1,
        basis: 'one-bank',
        banks: ['cbr', 'nbk'],
        decimals: { from: 2, to: 2 },
      },
    });
  });
  test.each([
    // Half a percent together is one figure, a little more is a range; up to 2 %.
    [{ low: '0.1', high: '0.1005' }, undefined],
    [
      { low: '0.1', high: '0.10051' },
      { low: '0.1243657348', high: '0.125' },
    ],
    [
      { low: '0.1', high: '0.102' },
      { low: '0.1225490196', high: '0.125' },
    ],
  ])('%j of the somoni', (range, expected) => {
    const given = rates(rate('RUB', '0.0125'), rate('TJS', '0.1', { range }));
    expect(officialRateOn(given, pair, DAY, rules).official?.range).toEqual(expected);
  });
});

describe('with the catalogue', () => {
  const { benchmark } = bundledReference(`${DAY}T12:00:00.000Z`, []);
  test('roubles into somoni on 24 April 2026, by one bank alone', () => {
    expect(officialRateOf(benchmark, pair, DAY).official).toMatchObject({
      rate: '0.1248648338',
      basis: 'one-bank',
      decimals: { from: 2, to: 2 },
    });
  });
  test('the manat and the rial have a rate of banks, and are refused', () => {
    for (const currency of ['TMT', 'IRR']) {
      expect(benchmark.rates.some((one) => one.currency === currency)).toBe(true);
      expect(officialRateOf(benchmark, { from: 'RUB', to: currency }, DAY).refusal).toMatchObject({
        why: 'rate-not-available',
        currency,
        unavailable: { to: null, source: expect.stringMatching(/^https:/) },
      });
    }
  });
  test('what was over is dated: the Uzbek soum until 4 September 2017', () => {
    const on = (day: string) => officialRateOf(undefined, { from: 'RUB', to: 'UZS' }, day).refusal?.why;
    expect(on('2017-09-04')).toBe('rate-not-available');
    expect(on('2017-09-05')).toBe('no-rate');
  });
  test('neither currencies that are only watched nor the rouble and the somoni are on the list', () => {
    const listed = UNAVAILABLE_RATES.filter(({ to }) => to === null).map(({ currency }) => currency);
    expect(listed).toEqual(expect.arrayContaining(['TMT', 'IRR']));
    for (const watched of ['ARS', 'NGN', 'BYN', 'RUB', 'TJS', 'UZS']) expect(listed).not.toContain(watched);
  });
  test('registers: a country’s own first, then that of its union; none where we know none', () => {
    const names = (sender: string) => registersOf(sender).map(({ authority }) => authority);
    expect(names('DEU')).toEqual(['BaFin', 'European Banking Authority']);
    expect(names('AUT')).toEqual(['European Banking Authority']);
    expect(names('RUS')).toEqual(['Банк России']);
    expect(registersOf('RUS')[0]).toMatchObject({ address: 'https://cbr.ru', leadsTo: 'authority' });
    expect(registersOf('UZB')[0]).toMatchObject({ address: null, leadsTo: null });
    expect(names('KAZ')).toEqual([]);
    for (const code of ['AUS', 'NOR', 'USA'])
      expect(findCountry(code) && names(code).length).toBeGreaterThan(0);
  });
});
