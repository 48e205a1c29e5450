/** docs/method.md says what the code computes: its worked examples and its figures. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { INDICATOR_FACTS } from '../../shared/catalogue/indicator-facts.ts';
import { computeSummary } from '../../shared/corridor/compute-summary.ts';
import { computeIndicators } from '../../shared/corridor/group-indicators.ts';
import { METHOD_VERSION } from '../../shared/corridor/method-version.ts';
import { formatPercent, parseDecimal } from '../../shared/money/decimal.ts';
import { divide, ONE, subtract } from '../../shared/money/rational.ts';
import { known, readCost, unknown } from '../../shared/pricing/cost.ts';
import { surveySheets } from '../support/sheets.ts';

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

test('the figures of 2025 Q3', () => {
  const sheets = surveySheets();
  const { world, meanOfCorridorMeans, pairing } = computeSummary(sheets);
  const indicators = computeIndicators(sheets, INDICATOR_FACTS);
  const all = indicators?.groups.world[0];
  const kgz = sheets.find(({ corridor }) => corridor === 'DEU-KGZ')?.indicators[0];
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
    `certain for ${n(pairing.joined)} services; ${pairing.single200} rows at each amount`,
  );
});
