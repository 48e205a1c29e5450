/**
 * `npm run test:mutation -- [file or pattern]`: changes the engine in every way that Stryker knows and sees whether a test
 * fails. Prints the score of each file and the line for docs/measurements.md; fails under 90 % over all, or in any file
 * of money and pricing. Long: an hour on two cores. `npm run test:mutation`.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const LEAST_PERCENT = 90;
const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const REPORT = `${ROOT}/.karvon/mutation.json`;

interface Report {
  readonly files: Readonly<Record<string, { readonly mutants: readonly { readonly status: string }[] }>>;
}

interface Score {
  readonly file: string;
  readonly killed: number;
  readonly all: number;
}

const percent = ({ killed, all }: Pick<Score, 'killed' | 'all'>): number => (100 * killed) / all;

/** A mutant that hangs is found, as one that fails a test is; one that no type allows is none. */
const scoreOf = (file: string, mutants: readonly { readonly status: string }[]): Score => {
  const count = (...statuses: string[]): number =>
    mutants.filter(({ status }) => statuses.includes(status)).length;
  const killed = count('Killed', 'Timeout');
  return { file, killed, all: killed + count('Survived', 'NoCoverage') };
};

rmSync(REPORT, { force: true });
const [pattern] = process.argv.slice(2);
const { status } = spawnSync(
  'nice',
  [
    process.execPath,
    'node_modules/@stryker-mutator/core/bin/stryker.js',
    'run',
    'test/mutation/stryker.config.mjs',
  ],
  {
    cwd: ROOT,
    stdio: 'inherit',
    env: { ...process.env, ...(pattern !== undefined && { KARVON_MUTATE: pattern }) },
  },
);
const report: Report = JSON.parse(readFileSync(REPORT, 'utf8'));
const scores = Object.entries(report.files)
  .map(([file, { mutants }]) => scoreOf(relative(ROOT, `${ROOT}/${file}`), mutants))
  .filter(({ all }) => all > 0)
  .sort((a, b) => percent(a) - percent(b));
for (const score of scores)
  console.log(`${percent(score).toFixed(1).padStart(6)} %  ${score.killed} of ${score.all}  ${score.file}`);
const total = scores.reduce((sum, { killed, all }) => ({ killed: sum.killed + killed, all: sum.all + all }), {
  killed: 0,
  all: 0,
});
const commit = spawnSync('git', ['rev-parse', '--short', 'HEAD'], {
  cwd: ROOT,
  encoding: 'utf8',
}).stdout.trim();
console.log(
  `| ${new Date().toISOString().slice(0, 10)} | ${commit} | \`node test/mutation/run.ts\` | mutants of the engine found by its tests, ${scores.length} files | ${percent(total).toFixed(1)} % (${total.killed} of ${total.all}), the least ${scores[0] ? `${percent(scores[0]).toFixed(1)} % in ${scores[0].file}` : 'none'} |`,
);
const weak = scores.filter(
  (score) => /^shared\/(money|pricing)\//.test(score.file) && percent(score) < LEAST_PERCENT,
);
for (const { file } of weak) console.error(`under ${LEAST_PERCENT} %: ${file}`);
process.exitCode = status !== 0 || weak.length > 0 || percent(total) < LEAST_PERCENT ? 1 : 0;
