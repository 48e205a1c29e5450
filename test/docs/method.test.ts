/** docs/method.md says what the code computes: its worked examples and its figures. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { BENCHMARK_RULES } from '../../shared/catalogue/benchmark-rules.ts';
import { INDICATOR_FACTS } from '../../shared/catalogue/indicator-facts.ts';
import { RATE_SOURCE_ENTRIES } from '../../shared/catalogue/rate-sources.ts';
import { BUNDLED_RATES, readBundledRates } from '../../shared/catalogue/rates.ts';
import { benchmarksOf } from '../../shared/fx/benchmark.ts';
import {
  AGREE,
  BENCHMARK_METHOD,
  CARRY_DAYS,
  CARRY_DAYS_WEEKLY,
  CONSENSUS_STANDS_DAYS,
  EITHER_WAY,
  HELD_DAYS,
  INCREDIBLE,
  MAGNITUDE,
  MEMORY_MONTHS,
  moveLimit,
  PREVIOUS_DAYS,
  SAME,
} from '../../shared/fx/benchmark-limits.ts';
import { crossRate } from '../../shared/fx/cross-rate.ts';
import type { Exchange } from '../../shared/fx/exchange.ts';
import { formatSignificant } from '../../shared/fx/significant.ts';
import { METHOD_VERSION } from '../../shared/model/method-version.ts';
import type { Reading } from '../../shared/model/vocabulary.ts';
import { formatPercent, parseDecimal } from '../../shared/money/decimal.ts';
import { divide, multiply, ONE, type Rational, rational, subtract } from '../../shared/money/rational.ts';
import { known, readCost, unknown } from '../../shared/pricing/cost.ts';
import { compareSurveyed } from '../../shared/pricing/offers.ts';
import { computeSummary } from '../../shared/statistics/compute-summary.ts';
import { computeIndicators } from '../../shared/statistics/group-indicators.ts';
import { pair, sheetOf } from '../shared/pricing/facts.ts';
import { surveyCorridors } from '../support/corridors.ts';

const text = readFileSync(fileURLToPath(new URL('../../docs/method.md', import.meta.url)), 'utf8');
const prose = text.replace(/\s+/g, ' ');

const examples = text
  .split('\n')
  .filter((line) => /^\| 20\d\d Q/.test(line))
  .map((line) =>
    line
      .split('|')
      .map((cell) => cell.trim())
      .slice(1, -1),
  );

describe('the worked examples', () => {
  test('are all there', () => {
    expect(examples).toHaveLength(8);
  });

  test.each(examples)(
    '%s',
    (_, A = '', f = '', r = '', m = '', margin, perPrincipal, feeDeducted, perOutlay) => {
      const read = (digits: string) => parseDecimal(digits, 8);
      const mu = subtract(ONE, divide(read(r), read(m)));
      const facts = {
        fee: known(divide(read(f), read(A))),
        margin: known(mu),
        tax: unknown('not-recorded'),
        payOutFee: unknown('not-recorded'),
      };
      const total = (reading: Parameters<typeof readCost>[0], places: number) => {
        const cost = readCost(reading, facts);
        return cost.feasible && cost.total ? formatPercent(cost.total, places) : 'infeasible';
      };
      expect(formatPercent(mu, 2)).toBe(margin);
      expect(total('per-principal', 2)).toBe(perPrincipal);
      expect(total('fee-deducted', 3)).toBe(feeDeducted);
      expect(total('per-outlay', 3)).toBe(perOutlay);
    },
  );
});

describe('the reference rates', () => {
  const rows = text
    .split('\n')
    .filter((line) => /^\| [a-z]{3} \| 20\d\d-/.test(line))
    .map((line) =>
      line
        .split('|')
        .map((cell) => cell.trim())
        .slice(1, -1),
    );
  const bulletins = readBundledRates(BUNDLED_RATES).map((bulletin) => ({
    ...bulletin,
    evidence: 'bundled',
    collectedAt: '2026-11-22T00:00:00Z',
  }));

  test('the example has five rows', () => {
    expect(rows).toHaveLength(5);
  });

  test.each(rows)('%s %s %s', (bank, fixedOn, currency = '', printed = '', dollar = '', usd = '') => {
    const ids = RATE_SOURCE_ENTRIES.filter((entry) => entry.bank === bank).map(({ id }) => id);
    const bulletin = bulletins.find(
      (one) =>
        ids.includes(one.source) && one.fixedOn === fixedOn && one.rates.some((r) => r.currency === 'USD'),
    );
    const rateOf = (code: string) => bulletin?.rates.find((rate) => rate.currency === code);
    expect([rateOf('USD')?.rate, rateOf('USD')?.nominal]).toEqual([dollar, 1]);
    const direct = bulletin?.direction === 'foreign-per-local';
    if (!direct) expect([rateOf(currency)?.rate, rateOf(currency)?.nominal]).toEqual([printed, 1]);
    const [a, b] = [parseDecimal(printed, 8), parseDecimal(dollar, 8)];
    const digits = usd.replace(/^0\.0*/, '').replace('.', '').length;
    expect(formatSignificant(direct ? divide(b, a) : divide(a, b), digits)).toBe(usd);
  });

  test('the figures under it, and every limit', () => {
    const [march2, march31] = benchmarksOf(bulletins, ['2026-03-02', '2026-03-31'], BENCHMARK_RULES);
    const euro = march2?.rates.find(({ currency }) => currency === 'EUR');
    const som = march31?.rates.find(({ currency }) => currency === 'KGS');
    const pair = march31 && crossRate(march31, 'EUR', 'KGS');
    if (!euro || !som || !pair) throw new Error('no figures');
    expect([euro.banks, som.banks]).toEqual([
      ['ecb', 'nbp', 'nbu'],
      ['cbu', 'nbk'],
    ]);
    const percentOver = (limit: Rational) => Number(formatPercent(subtract(limit, ONE), 2));
    for (const sentence of [
      `Version \`${BENCHMARK_METHOD}\``,
      `is the median, ${euro.usd} (`,
      `the middle of two, ${som.usd};`,
      `100 EUR of 31 March are ${formatSignificant(multiply(pair.rate, rational(100)), 12)} KGS`,
      `Two agree within ${percentOver(AGREE)} %`,
      `The move limit is ${percentOver(moveLimit(0))} %, and half a percent more for each day between, at most ${percentOver(moveLimit(9999))} %`,
      `within ${HELD_DAYS} days confirms it`,
      `A factor of ${INCREDIBLE.n / INCREDIBLE.d} and more`,
      `a figure more than ${percentOver(EITHER_WAY)} % away that fits only as its reciprocal`,
      `with one of more than ${PREVIOUS_DAYS} days`,
      `by a factor of ${MAGNITUDE.n / MAGNITUDE.d};`,
      `begins on the first day of the month ${MEMORY_MONTHS} months before`,
      `within a factor of ${MAGNITUDE.n / MAGNITUDE.d} of the magnitude on record`,
      `${CARRY_DAYS} days at most, ${CARRY_DAYS_WEEKLY} if only weekly bulletins`,
      `A consensus of at most ${CONSENSUS_STANDS_DAYS} days ago`,
      `more than ${percentOver(SAME)} % off a peg`,
    ]) {
      expect(prose).toContain(sentence);
    }
    expect(percentOver(moveLimit(3)) - percentOver(moveLimit(2))).toBeCloseTo(0.5, 9);
  });
});

test('the figures of 2025 Q3', () => {
  const computed = surveyCorridors();
  const sheets = computed.map(({ prices }) => prices);
  const { world, meanOfCorridorMeans, pairing } = computeSummary(sheets);
  const indicators = computeIndicators(sheets, INDICATOR_FACTS);
  const all = indicators?.groups.world[0];
  const kgz = computed.find(({ prices }) => prices.corridor === 'DEU-KGZ')?.statistics.indicators[0];
  if (!world || !meanOfCorridorMeans || !all?.at200 || !all.sdg || !kgz) throw new Error('no figures');
  const n = (count: number) => count.toLocaleString('en-US');
  for (const sentence of [
    `Version ${METHOD_VERSION}.`,
    `${n(world[0].count)} services asked at two amounts, ${n(world[0].count + world[1].count)} prices, ${sheets.length} corridors`,
    `mean ${world[0].mean}, median ${world[0].median} over ${n(world[0].count)} rows`,
    `the mean of the ${sheets.length} corridor means is ${meanOfCorridorMeans[0]}`,
    `\`DEU-KGZ\` ${Number(kgz.mean).toFixed(2)} over ${kgz.count} rows`,
    `trimmed mean is ${all.at200.trimmedMean}`,
    `${all.at200.pull?.corridor} alone pulls the mean by ${all.at200.pull?.points} points`,
    `senders of small amounts it is ${all.at200WithoutLowValueSenders?.mean}`,
    `weighted by flows it is ${all.weighted?.mean}`,
    `Of ${sheets.length} corridors ${all.sdg.met} are known to meet the 5 % target, ${all.sdg.notMet} do not, ${all.sdg.fewerThanThree} have fewer than three services, and ${all.sdg.unknown} cannot be told`,
  ]) {
    expect(prose).toContain(sentence);
  }
  expect(readFileSync(fileURLToPath(new URL('../../README.md', import.meta.url)), 'utf8')).toContain(
    `All ${n(pairing.joined)} services have both amounts`,
  );
});

test('a price carried to today is the one that the engine gives, in either way of taking the fee', () => {
  const sheet = sheetOf(pair('anor', [300, 200], [300, 200]));
  const exchange: Exchange = {
    decimals: 2,
    pair: {
      from: 'EUR',
      to: 'KGS',
      rate: '101.25',
      fixedOn: ['2026-03-31', '2026-03-31'],
      age: 0,
      banks: { from: 2, to: 2 },
      basis: 'consensus',
    },
  };
  const about = (reading: Reading) =>
    compareSurveyed(sheet, { amount: '140', currency: 'EUR', reading, exchange, today: '2026-04-01' })
      .offers[0]?.arrivesAbout;
  expect(about('fee-deducted')).toBe('13470');
  expect([about('per-principal'), about('per-outlay')]).toEqual(['13890', '13890']);
  expect(prose).toContain(
    'Of 140 EUR with a fee of 3 %, a margin of 2 % and 101.25 KGS for a euro, 13470 KGS.',
  );
  expect(prose).toContain('nothing of it comes out of the 140: 13890.');
});
