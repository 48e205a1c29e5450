/**
 * `node test/bench/indicators.ts`: the indicators over 200,000 synthetic rows, stored as columns of integers, against
 * DuckDB in memory: the same nine groupings, with equal results. Both sides build their columns outside the timed part.
 */
import { spawnSync } from 'node:child_process';
import { DuckDBInstance } from '@duckdb/node-api';
import { distributionOfSorted } from '../../shared/statistics/distribution.ts';
import { type GroupColumn, rowsByTotal, slicesOf } from '../../shared/statistics/indicator-rows.ts';
import { ALTERNATIONS, alternate, timed } from './measure.ts';

const ROWS = 200_000;
/** Groupings with about as many keys as in the survey. */
const GROUPINGS = {
  region: 7,
  sender: 48,
  receiver: 105,
  corridor: 367,
  type: 7,
  instrument: 5,
  accessPoint: 7,
  payoutMethod: 6,
  speed: 6,
};
/** At most so many times DuckDB's time. */
const MOST = 0.8;

/** A small random generator with a fixed seed (mulberry32): every run has the same rows. */
const random = (seed: number) => () => {
  seed = (seed + 0x6d2b79f5) | 0;
  let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
};
const next = random(20_250_930);
// Like in the survey: mostly a few percent, some below 0, few far above.
const totals = Int32Array.from({ length: ROWS }, () =>
  Math.floor(-200 + 60 / (next() + 0.002) + 700 * next()),
);
const columns = Object.entries(GROUPINGS).map(([name, size]): [string, GroupColumn] => [
  name,
  {
    keys: Array.from({ length: size }, (_, code) => `${name}-${code}`),
    codes: Int32Array.from({ length: ROWS }, () => Math.floor(next() * size)),
  },
]);

interface Line {
  readonly group: string;
  readonly key: number;
  readonly count: number;
  readonly figures: readonly number[];
}

const ours = (): Line[] => {
  const order = rowsByTotal(totals);
  return columns.flatMap(([group, column]) =>
    slicesOf(totals, order, column).map((sorted, key) => {
      const { count, mean, p10, median, p90, min, max } = distributionOfSorted(200, sorted);
      return { group, key, count, figures: [mean, p10, median, p90, min, max].map(Number) };
    }),
  );
};

const connection = await (await DuckDBInstance.create(':memory:')).connect();
await connection.run(
  `create table rows (total integer, ${columns.map(([name]) => `"${name}" integer`).join(', ')})`,
);
const appender = await connection.createAppender('rows');
for (let row = 0; row < ROWS; row++) {
  appender.appendInteger(totals[row] ?? 0);
  for (const [, { codes }] of columns) appender.appendInteger(codes[row] ?? 0);
  appender.endRow();
}
appender.closeSync();

const theirs = async (): Promise<Line[]> => {
  const lines: Line[] = [];
  for (const [group] of columns) {
    const reader = await connection.runAndReadAll(
      `select "${group}", count(*)::integer, avg(total) / 100, quantile_cont(total, 0.1) / 100,
       quantile_cont(total, 0.5) / 100, quantile_cont(total, 0.9) / 100, min(total) / 100, max(total) / 100
       from rows group by all order by all`,
    );
    for (const [key, count, ...figures] of reader.getRows()) {
      lines.push({ group, key: Number(key), count: Number(count), figures: figures.map(Number) });
    }
  }
  return lines;
};

/** Our results are rounded to three decimals, DuckDB's are floats. */
const HALF_A_THOUSANDTH = 0.0005 + 1e-9;
const expected = await theirs();
const got = ours();
if (got.length !== expected.length) throw new Error(`${got.length} groups, DuckDB has ${expected.length}`);
got.forEach((line, index) => {
  const other = expected[index];
  const same =
    other?.group === line.group &&
    other.key === line.key &&
    other.count === line.count &&
    line.figures.every(
      (figure, at) => Math.abs(figure - (other.figures[at] ?? Number.NaN)) <= HALF_A_THOUSANDTH,
    );
  if (!same) throw new Error(`not equal: ${JSON.stringify(line)} and ${JSON.stringify(other)}`);
});

const result = await alternate(
  () => timed(async () => ours()),
  () => timed(theirs),
);
const commit = spawnSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).stdout.trim();
console.log(
  `| ${new Date().toISOString().slice(0, 10)} | ${commit} | \`node test/bench/indicators.ts\` | ` +
    `indicators of ${ROWS} rows in ${columns.length} groupings (${got.length} groups, results equal), against DuckDB in memory, medians of ${ALTERNATIONS} | ` +
    `${result.ours.toFixed(0)} ms, DuckDB ${result.baseline.toFixed(0)} ms: ${(result.ours / result.baseline).toFixed(2)} times |`,
);
if (result.ours > MOST * result.baseline) throw new Error(`more than ${MOST} times DuckDB’s time`);
connection.closeSync();
