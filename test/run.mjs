// Runs every test and ends with one line: `N passed, N failed, N skipped`.
// `--deep`: the same tests with larger numbers, and then the mutants of the engine (test/mutation/run.ts). Other arguments
// go to vitest (a path, -t name), and leave the mutants out.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';

const [major] = process.versions.node.split('.').map(Number);
if (major < 24) {
  console.error(
    `Karvon needs Node 24; this is ${process.versions.node}. On Linux x64 \`npm ci\` brings it; elsewhere install it.`,
  );
  process.exit(1);
}

const args = process.argv.slice(2);
const deep = args.includes('--deep');
const chosen = args.filter((arg) => arg !== '--deep');
const results = `.karvon/test-results/${process.pid}.json`;
mkdirSync('.karvon/test-results', { recursive: true });

const started = Date.now();
const vitest = [
  'node_modules/vitest/vitest.mjs',
  'run',
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${results}`,
];
const { status, signal } = spawnSync(process.execPath, [...vitest, ...chosen], {
  stdio: 'inherit',
  env: { ...process.env, ...(deep && { KARVON_DEEP: '1' }) },
});

let counts = {
  numPassedTests: 0,
  numFailedTests: 1,
  numPendingTests: 0,
  numTodoTests: 0,
  numFailedTestSuites: 0,
};
try {
  counts = JSON.parse(readFileSync(results, 'utf8'));
  rmSync(results);
} catch {
  console.error(`vitest ended without results (${signal ?? `status ${status}`})`);
}
// A file that fails before its first test counts as a failure, not as nothing.
const failed = counts.numFailedTests + (status !== 0 && counts.numFailedTests === 0 ? 1 : 0);
if (deep) {
  const { stdout } = spawnSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' });
  const seconds = Math.round((Date.now() - started) / 1000);
  const date = new Date().toISOString().slice(0, 10);
  const figure = `${seconds} s, ${counts.numPassedTests} passed, ${failed} failed`;
  console.log(
    `| ${date} | ${stdout.trim()} | \`npm run test:deep\` | every test, with its larger numbers | ${figure} |`,
  );
}
const mutants =
  deep && chosen.length === 0
    ? spawnSync(process.execPath, ['test/mutation/run.ts'], { stdio: 'inherit' }).status
    : 0;
console.log(
  `${counts.numPassedTests} passed, ${failed} failed, ${counts.numPendingTests + counts.numTodoTests} skipped`,
);
process.exit(failed > 0 || status !== 0 || mutants !== 0 ? 1 : 0);
