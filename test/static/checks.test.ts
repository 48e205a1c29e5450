/** Types, format and lint, unused code: each by its own tool, over the whole tree. */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Runs a tool of the project; what it printed comes with the failure. */
function run(script: string, ...args: string[]): string {
  const { status, stdout, stderr } = spawnSync(process.execPath, [`node_modules/${script}`, ...args], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1' },
  });
  return status === 0 ? 'passes' : `${stdout}${stderr}`;
}

test('types: functions, infra, tests', { timeout: 120_000 }, () => {
  expect(run('ts7/bin/tsc', '-p', 'tsconfig.json')).toBe('passes');
});

test('types: shared, without Node and with what old phones have', { timeout: 120_000 }, () => {
  expect(run('ts7/bin/tsc', '-p', 'shared/tsconfig.json')).toBe('passes');
});

test('types: the site', { timeout: 120_000 }, () => {
  expect(run('@astrojs/check/bin/astro-check.js', '--root', 'site')).toBe('passes');
});

test('format and lint', { timeout: 60_000 }, () => {
  expect(run('@biomejs/biome/bin/biome', 'check', '--error-on-warnings', '.')).toBe('passes');
});

test('no unused file, export or package', { timeout: 60_000 }, () => {
  expect(run('knip/bin/knip.js', '--no-progress')).toBe('passes');
});
