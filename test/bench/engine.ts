/**
 * `node test/bench/engine.ts`: only the engine. One exact comparison of 60 surveyed offers, all of them estimates with a
 * range, against parsing the same answer from its own JSON: the least work of any code that returns it.
 */
import { deepStrictEqual, strictEqual } from 'node:assert';
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { type Comparison, compareSurveyed } from '../../shared/pricing/offers.ts';
import { pair, sheetOf } from '../shared/pricing/facts.ts';
import { ALTERNATIONS, alternate } from './measure.ts';

const OFFERS = 60;
const ROUNDS = 500;
const LIMIT_MS = 1;
/** The answer as JSON: a faster engine must still give the same bytes. */
const ANSWER_SHA256 = '2320ad8323ec49acb25dc527d3303d03a53e9364545a0b1f7e4faa56beca8611';

const sheet = sheetOf(
  Array.from({ length: OFFERS }, (_, index) =>
    pair(`provider-${index}`, [300 + 7 * index, 150 + index], [150 + 3 * index, 120 + 2 * index]),
  ).flat(),
);
const ours = (): Comparison =>
  compareSurveyed(sheet, { amount: '217.35', currency: 'EUR', today: '2026-11-21' });
const written = JSON.stringify(ours());
const baseline = (): Comparison => JSON.parse(written);

deepStrictEqual(baseline(), ours());
strictEqual(createHash('sha256').update(written).digest('hex'), ANSWER_SHA256, 'the answer has changed');
if (ours().offers.filter(({ standing }) => standing === 'ranked').length !== OFFERS)
  throw new Error('not every service is an offer');

/**
 * Processor time for one comparison in milliseconds, the mean of many: includes garbage collection, excludes other
 * processes.
 */
const each = (compare: () => Comparison) => async (): Promise<number> => {
  const start = process.cpuUsage();
  for (let round = 0; round < ROUNDS; round++) compare();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000 / ROUNDS;
};

// The compiler needs the first rounds.
await each(ours)();
const figures = await alternate(each(ours), each(baseline));
const commit = spawnSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).stdout.trim();
console.log(
  `| ${new Date().toISOString().slice(0, 10)} | ${commit} | \`node test/bench/engine.ts\` | one comparison of ${OFFERS} surveyed offers at an amount, untaxed, exact: processor time, mean of ${ROUNDS}, median of ${ALTERNATIONS} alternations, against reading the same answer back from JSON | ${figures.ours.toFixed(3)} ms, ${figures.baseline.toFixed(3)} ms |`,
);
if (figures.ours > LIMIT_MS) {
  console.error(`more than ${LIMIT_MS} ms`);
  process.exitCode = 1;
}
