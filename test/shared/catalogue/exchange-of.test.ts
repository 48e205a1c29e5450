/** The reference rate of each of the 348 corridors, from rates that are all there, and from rates that are not. */
import { expect, test } from 'vitest';
import * as z from 'zod/mini';
import { currenciesOf, exchangeOf } from '../../../shared/catalogue/corridor-currencies.ts';
import { findCurrency } from '../../../shared/catalogue/currencies.ts';
import { exchangeSchema } from '../../../shared/contracts/pair-rate.ts';
import type { BenchmarkRate } from '../../../shared/fx/benchmark-types.ts';
import { parseDecimal } from '../../../shared/money/decimal.ts';
import { bundledReference } from '../../support/rates.ts';
import { allCorridors } from '../../support/survey.ts';

const DAY = '2026-11-20';
const ends = allCorridors.map((corridor) => currenciesOf(corridor, DAY));
const codes = [...new Set(['USD', ...ends.flatMap(({ from, to }) => [from, to])])].sort();
/** Every currency worth another power of two: quotients of them are exact. */
const usdOf = (currency: string) =>
  currency === 'USD' ? '1' : String(2 ** (1 + (codes.indexOf(currency) % 7)));
const rateOf = (currency: string): BenchmarkRate => ({
  currency,
  usd: usdOf(currency),
  fixedOn: DAY,
  age: 0,
  basis: currency === 'USD' ? 'anchor' : 'consensus',
  banks: currency === 'USD' ? [] : ['a', 'b'],
  bulletins: [],
});
const all = { day: DAY, rates: codes.map(rateOf) };

test('there are 348 corridors', () => {
  expect(ends).toHaveLength(348);
});

test('each has its rate, in the decimals of what arrives, and none where both ends use one currency', () => {
  let without = 0;
  for (const { corridor, from, to } of ends) {
    const exchange = exchangeOf(all, corridor, all.day);
    if (from === to) {
      without += 1;
      expect(exchange, corridor).toBeUndefined();
      continue;
    }
    expect(z.parse(exchangeSchema, exchange)).toEqual(exchange);
    expect(exchange, corridor).toMatchObject({ pair: { from, to }, decimals: findCurrency(to)?.decimals });
    const { n, d } = parseDecimal(exchange?.pair.rate ?? '', 30);
    expect(Number(n) / Number(d), corridor).toBe(Number(usdOf(from)) / Number(usdOf(to)));
  }
  expect(without).toBeGreaterThan(5);
  expect(exchangeOf(all, 'JPN-VNM', all.day)?.decimals).toBe(0);
  expect(exchangeOf(all, 'DEU-KGZ', all.day)?.decimals).toBe(2);
});

test('none has a rate where one side has none', () => {
  for (const { corridor, from, to } of ends)
    for (const missing of [from, to]) {
      const less = { ...all, rates: all.rates.filter(({ currency }) => currency !== missing) };
      expect(exchangeOf(less, corridor, less.day), `${corridor} without ${missing}`).toBeUndefined();
    }
});

test('without rates there is none of any corridor', () => {
  for (const { corridor } of ends) expect(exchangeOf({ day: DAY, rates: [] }, corridor, DAY)).toBeUndefined();
});

test('of the bundled rates on a day on which they are in date, and months later', () => {
  const april = bundledReference('2026-04-01T12:00:00.000Z', allCorridors);
  const inDate = allCorridors.filter((corridor) =>
    exchangeOf(april.benchmark, corridor, april.benchmark.day),
  );
  const wanted = allCorridors.filter((corridor) => {
    const { from, to } = currenciesOf(corridor, '2026-04-01');
    const has = (code: string) => april.benchmark.rates.some(({ currency }) => currency === code);
    return from !== to && has(from) && has(to);
  });
  expect(inDate).toEqual(wanted);
  expect(inDate.length).toBeGreaterThan(100);
  const november = bundledReference('2026-11-21T12:00:00.000Z', allCorridors);
  for (const corridor of allCorridors) {
    const exchange = exchangeOf(november.benchmark, corridor, november.benchmark.day);
    // Only pegs to the dollar, and the dollar, are in date then.
    if (exchange) expect(['peg', 'anchor']).toContain(exchange.pair.basis);
  }
});

test('rates that stayed since some days ago are so much older, and gone after a week', () => {
  const april = bundledReference('2026-04-01T12:00:00.000Z', ['DEU-KGZ']).benchmark;
  const on = (day: string) => exchangeOf(april, 'DEU-KGZ', day)?.pair.age;
  // Fixed on 31 March.
  expect([on('2026-04-01'), on('2026-04-03'), on('2026-04-07'), on('2026-04-08')]).toEqual([
    1,
    3,
    7,
    undefined,
  ]);
});
