/**
 * `npm run test:mutation -- [file or pattern]`, and the end of `npm run test:deep`: changes the engine in every way that
 * Stryker knows, except in string literals, and sees whether a test fails. Prints each file's score and the line for
 * docs/measurements.md; fails if a file is under 90 % or has a disabled mutant. Takes less than an hour on one core of a
 * busy machine.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const LEAST_PERCENT = 90;
const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const REPORT = `${ROOT}/.karvon/mutation.json`;

interface Mutant {
  readonly status: string;
  readonly statusReason?: string;
}

interface Report {
  readonly files: Readonly<Record<string, { readonly mutants: readonly Mutant[] }>>;
}

interface Score {
  readonly file: string;
  readonly killed: number;
  readonly all: number;
  /** The killed ones that were found because they hang. */
  readonly timeouts: number;
  /** Mutants that a comment in the file disables. */
  readonly disabled: number;
}

const percent = ({ killed, all }: Pick<Score, 'killed' | 'all'>): number => (100 * killed) / all;

/** A mutant that hangs counts as found, like one that fails a test; one that does not compile is not counted. */
const scoreOf = (file: string, mutants: readonly Mutant[]): Score => {
  const count = (...statuses: string[]): number =>
    mutants.filter(({ status }) => statuses.includes(status)).length;
  const killed = count('Killed', 'Timeout');
  const disabled = mutants.filter(
    ({ status, statusReason }) => status === 'Ignored' && !/excluded mutation/.test(statusReason ?? ''),
  ).length;
  return {
    file,
    killed,
    all: killed + count('Survived', 'NoCoverage'),
    timeouts: count('Timeout'),
    disabled,
  };
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
const sumOf = (of: (score: Score) => number): number => scores.reduce((sum, score) => sum + of(score), 0);
const total = { killed: sumOf(({ killed }) => killed), all: sumOf(({ all }) => all) };
const commit = spawnSync('git', ['rev-parse', '--short', 'HEAD'], {
  cwd: ROOT,
  encoding: 'utf8',
}).stdout.trim();
console.log(
  `| ${new Date().toISOString().slice(0, 10)} | ${commit} | \`node test/mutation/run.ts\` | mutants of the engine found by its tests, ${scores.length} files | ${percent(total).toFixed(1)} % (${total.killed} of ${total.all}, ${sumOf(({ timeouts }) => timeouts)} by hanging), the least ${scores[0] ? `${percent(scores[0]).toFixed(1)} % in ${scores[0].file}` : 'none'} |`,
);
const weak = scores.filter((score) => percent(score) < LEAST_PERCENT);
for (const { file } of weak) console.error(`under ${LEAST_PERCENT} %: ${file}`);
const silenced = scores.filter(({ disabled }) => disabled > 0);
for (const { file } of silenced) console.error(`has mutants disabled: ${file}`);
process.exitCode = status !== 0 || scores.length === 0 || weak.length > 0 || silenced.length > 0 ? 1 : 0;
