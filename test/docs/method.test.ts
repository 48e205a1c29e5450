/** docs/method.md says what the code computes: its worked examples and its figures. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { BENCHMARK_RULES } from '../../shared/catalogue/benchmark-rules.ts';
import { INDICATOR_FACTS } from '../../shared/catalogue/indicator-facts.ts';
import { officialRateOf } from '../../shared/catalogue/official-rates.ts';
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
import { CHECK_METHOD, checkOffer, DOUBT_ABOVE, DOUBT_TAKEN, MEASURE } from '../../shared/pricing/check.ts';
import { CHECK_LINES } from '../../shared/pricing/check-table.ts';
import { known, readCost, unknown } from '../../shared/pricing/cost.ts';
import { compareSurveyed } from '../../shared/pricing/offers.ts';
import { SEEN_APART } from '../../shared/pricing/official-rate.ts';
import { computeSummary } from '../../shared/statistics/compute-summary.ts';
import { computeIndicators } from '../../shared/statistics/group-indicators.ts';
import type { GroupBy, GroupIndicators } from '../../shared/statistics/indicator-types.ts';
import { pair, sheetOf } from '../shared/pricing/facts.ts';
import { surveyCorridors } from '../support/corridors.ts';
import { bundledReference } from '../support/rates.ts';

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

describe('the check of an offer', () => {
  const [, section = ''] = text.split('## Check an offer\n');
  const rows = (section.split('\n## ')[0] ?? '')
    .split('\n')
    .filter((line) => line.startsWith('| ') && !line.startsWith('| example'))
    .map((line) =>
      line
        .split('|')
        .map((cell) => cell.trim())
        .slice(1, -1),
    );
  const day = '2026-04-24';
  const { benchmark } = bundledReference(`${day}T12:00:00.000Z`, []);
  const ends = (one: { low: string; high: string }): string =>
    one.low === one.high ? one.low : `${one.low} to ${one.high}`;

  test('has an answer, a range, a typing error and a refusal', () => {
    expect(rows.map(([, , , , answer]) => answer?.split(/[ ,]/)[0])).toEqual([
      'taken',
      'taken',
      'doubtful',
      'refused',
    ]);
  });
  test.each(rows)('%s', (name = '', paid = '', received = '', rate = '', answer = '') => {
    const to = name.includes('TMT') ? 'TMT' : 'TJS';
    const { official, refusal } = officialRateOf(benchmark, { from: 'RUB', to }, day);
    if (!official) return expect(`refused, ${refusal.why}`).toBe(answer);
    const [low = '', high] = rate.split(' to ');
    if (high === undefined) expect(official.rate).toBe(low);
    const used = high === undefined ? official : { ...official, rate: '0.125', range: { low, high } };
    const { verdict, taken, doubtful, slip } = checkOffer({ paid, received }, used);
    if (doubtful) expect(`doubtful, ${slip}`).toBe(answer);
    else if (taken) expect(`${verdict}, ${ends(taken.percent)} %, RUB ${ends(taken.money)}`).toBe(answer);
    else throw new Error('an example without an answer');
  });
  test('its limits are those of the code', () => {
    expect(section).toContain(`\`${CHECK_METHOD}\``);
    expect(
      [MEASURE, DOUBT_TAKEN, DOUBT_ABOVE, SEEN_APART, AGREE].map(({ n, d }) => Number(n) / Number(d)),
    ).toEqual([0.005, 0.25, 0.03, 1.005, 1.02]);
    for (const said of [
      'within half a point',
      'over 25 % taken, or over 3 % above',
      'Up to half a percent apart',
      'up to 2 %',
    ])
      expect(section).toContain(said);
    expect(CHECK_LINES).toEqual([0, 1, 3, 5, 10]);
    expect(prose).toContain(
      "at 0, 1, 3 (the UN's target for the world), 5 (its limit for a corridor) and 10 % taken",
    );
  });
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
  if (!world || !meanOfCorridorMeans || !indicators || !all?.at200 || !all.sdg || !kgz)
    throw new Error('no figures');
  const { speed } = indicators;
  if (!speed.computable) throw new Error('no speed');
  const group = (by: GroupBy, key: string): GroupIndicators =>
    indicators.groups[by].find((one) => one.key === key) ?? expect.fail(key);
  const beside = (name: string, by: GroupBy, key: string): string => {
    const { published, at200, at200FromFees } = group(by, key);
    return `| ${name} | ${published?.mean} | ${at200?.mean} | ${at200FromFees?.mean} |`;
  };
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
    `average at least ${all.smart?.byService.atLeast} over ${all.smart?.byService.corridors} corridors (by provider at least ${all.smart?.byProvider.atLeast} over ${all.smart?.byProvider.corridors})`,
    `at most 5 % in ${all.smart?.byService.atMost5} % of them (${all.smart?.byProvider.atMost5} %) at best`,
    `all three (it is in ${all.smart?.oneFirm} corridors)`,
    `Within an hour arrive ${speed.withinOneHour} % of ${n(speed.services - speed.notRecorded)} services, within a day ${speed.withinOneDay.atLeast} to ${speed.withinOneDay.atMost} %`,
    `At least 75 % within an hour have ${speed.corridors.withinOneHour.atLeast} of ${speed.corridors.counted} corridors, in ${speed.corridors.restWithinOneDay.atLeast} to ${speed.corridors.restWithinOneDay.atMost} of them`,
    `if twins counted twice it were ${speed.corridors.withinOneHourWithTwins}, without credit cards ${speed.corridors.withinOneHourWithoutCreditCards}`,
    `with the ${indicators.mayBeDigital?.services} of them that may be digital the mean would be ${indicators.mayBeDigital?.mean}`,
    beside('world', 'world', 'world'),
    beside('digital', 'subset', 'digital'),
    beside('the rest', 'subset', 'not-digital'),
    beside('banks', 'providerType', 'bank'),
    beside('cards', 'subset', 'card'),
    `| digital, share of services | ${group('subset', 'digital').published?.share} | ${group('subset', 'digital').share} |`,
    `| SmaRT | ${all.published?.['three-cheapest']} | at least ${all.smart?.byService.atLeast}; by provider at least ${all.smart?.byProvider.atLeast} |`,
    `| corridors at most 5 % | ${all.published?.['at-most-5']} | at most ${all.smart?.byService.atMost5}; by provider ${all.smart?.byProvider.atMost5} |`,
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

describe('the corridors of inclusion worked by hand', () => {
  const of = (corridor: string) => {
    const found = surveyCorridors().find(({ prices }) => prices.corridor === corridor)?.statistics.inclusion;
    return found?.computable ? found : expect.fail(corridor);
  };
  const allOf = (answer: ReturnType<typeof of>) => answer.groups[0] ?? expect.fail('no group');
  const shareOf = (answer: ReturnType<typeof of>, cell: string) =>
    allOf(answer).shares.find((one) => one.cell === cell)?.share;

  test('Germany to Kyrgyzstan', () => {
    const kgz = of('DEU-KGZ');
    for (const cell of ['both', 'bank-only', 'wallet-only'])
      expect(prose).toContain(`= ${shareOf(kgz, cell)}`);
    expect(prose).toContain(`none ${shareOf(kgz, 'none')}. All eight services pay cash`);
    expect(kgz.services).toBe(8);
    for (const { confirmed, providers, cost, gap } of kgz.cells) {
      expect([confirmed, providers, cost?.atMost, gap?.atMost]).toEqual([7, 3, '5.900', '0.000']);
    }
    expect(prose).toContain(`each cell costs ${kgz.cells[0]?.cost?.atMost}, each gap is 0`);
  });

  test('Germany to Tajikistan', () => {
    const tjk = of('DEU-TJK');
    const { noWaySeenShare, tooFewShare, inclusiveCost, debitCard } = allOf(tjk);
    expect(inclusiveCost).toBeNull();
    expect(prose).toContain(`Of ${tjk.services} services ${tjk.card.services} pay to a card`);
    expect(prose).toContain(`${shareOf(tjk, 'both')} + ${shareOf(tjk, 'bank-only')} = ${tooFewShare} %`);
    expect(prose).toContain(`${shareOf(tjk, 'wallet-only')} + ${shareOf(tjk, 'none')} = ${noWaySeenShare} %`);
    expect(prose).toContain(`(${debitCard} % of adults have a debit card)`);
    expect(prose).toContain(`\`costWithCard\` ${tjk.cells[0]?.costWithCard?.atMost}`);
    const women = tjk.differences.find(({ groups, cell }) => groups[0] === 'women' && cell === 'none');
    expect(women?.clear).toBe(true);
    expect(prose).toContain(`"none" ${women?.points} points more often than men`);
  });

  test('Germany to Ukraine', () => {
    const ukr = of('DEU-UKR');
    const [account, none] = ukr.cells;
    expect(prose).toContain(
      `Bank account ${shareOf(ukr, 'bank-account')} %, none ${shareOf(ukr, 'no-bank-account')}.`,
    );
    expect(prose).toContain(`(Paysend twice, Ria): ${account?.cost?.atMost}.`);
    expect(prose).toContain(`2.81: ${none?.cost?.atMost}. The gap is ${none?.gap?.atMost};`);
    expect(prose).toContain(`/ 100 = ${allOf(ukr).inclusiveCost?.atMost}. Seven more prices`);
    expect(ukr.services - ukr.confirmed).toBe(7);
    expect(prose).toContain(
      `would cost ${account?.costWithUnconfirmed?.atMost} and ${none?.costWithUnconfirmed?.atMost}, together ${allOf(ukr).inclusiveCostWithUnconfirmed?.atMost}`,
    );
  });

  test('the counts', () => {
    const all = surveyCorridors().map(({ statistics }) => statistics.inclusion);
    expect(prose).toContain(`${all.filter(({ computable }) => computable).length} corridors have cells`);
    const services = surveyCorridors().flatMap(({ prices }) => prices.services);
    const without = services.filter(({ payoutMethod }) => payoutMethod === undefined).length;
    expect(prose).toContain(`not recorded (${without} of ${services.length.toLocaleString('en-US')})`);
    const cash = surveyCorridors().filter(({ prices }) =>
      prices.services.some(({ payoutMethod }) => payoutMethod === 'cash-pickup'),
    ).length;
    expect(prose).toContain(
      `In ${cash} of ${surveyCorridors().length} corridors of 2025 Q3 somebody hands out cash`,
    );
  });
});
