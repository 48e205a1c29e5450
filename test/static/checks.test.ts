/** Types, format and lint, unused code: each by its own tool, over the whole tree. */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** These fill much memory in a few seconds: with V8's default for new objects, collecting them takes a fifth of the time. */
const MUCH_AT_ONCE = '--max-semi-space-size=64';

/** Runs a tool of the project; a failure shows its output. */
const run = (script: string, ...args: string[]): string => runIn(root, script, ...args);

function runIn(cwd: string, script: string, ...args: string[]): string {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [MUCH_AT_ONCE, `node_modules/${script}`, ...args],
    {
      cwd,
      encoding: 'utf8',
      // The compiler's garbage collection less often: it takes a quarter of the time.
      env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1', GOGC: '300' },
    },
  );
  return status === 0 ? 'passes' : `${stdout}${stderr}`;
}

/** A copy of a part of the tree, for one test, in which it can be broken. */
function copyOf(parts: readonly string[]): string {
  const copy = mkdtempSync(join(tmpdir(), 'karvon-checks-'));
  onTestFinished(() => rmSync(copy, { recursive: true, force: true }));
  for (const part of parts) cpSync(join(root, part), join(copy, part), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
  return copy;
}

test('types: functions, infra, tests', { timeout: 300_000 }, () => {
  expect(run('ts7/bin/tsc', '-p', 'tsconfig.json')).toBe('passes');
});

test('types: shared, without Node, with the features of old phones', { timeout: 300_000 }, () => {
  expect(run('ts7/bin/tsc', '-p', 'shared/tsconfig.json')).toBe('passes');
});

test('types: the site', { timeout: 300_000 }, () => {
  // In a copy with one mistake, so that it is seen that the pages are really looked at, and that it is the only one.
  const copy = copyOf(['shared', 'site', 'functions', 'infra', 'package.json', 'tsconfig.json']);
  writeFileSync(join(copy, 'site/components/mistaken.astro'), '---\nconst one: string = 1;\n---\n{one}\n');
  const found = runIn(copy, 'astro/bin/astro.mjs', 'check', '--root', 'site');
  expect(found.match(/^.*error.*$/gm)).toEqual([
    expect.stringMatching(/mistaken\.astro.*ts\(2322\)/),
    expect.stringMatching(/^- 1 error$/),
  ]);
  expect(found).toMatch(/^- 0 warnings\n- 0 hints$/m);
  // That looks at what pages import; the page's script and the build are looked at here.
  expect(run('ts7/bin/tsc', '-p', 'site/tsconfig.json')).toBe('passes');
});

test('format and lint', { timeout: 300_000 }, () => {
  expect(run('@biomejs/biome/bin/biome', 'check', '--error-on-warnings', '.')).toBe('passes');
});

/**
 * In a copy with code that only a test uses, so that it is seen that such code is found, and that nothing else is: in the tree itself,
 * which has no other file that these look at, there is then nothing.
 */
test('no unused file, export or package, and no code that only tests use', { timeout: 300_000 }, () => {
  const folders = ['shared', 'functions', 'infra', 'site', 'test'];
  const copy = copyOf([...folders, 'package.json', 'knip.jsonc', 'tsconfig.json', 'vitest.config.ts']);
  const knip = (...args: string[]) => runIn(copy, 'knip/bin/knip.js', '--no-progress', ...args);

  // Not to be made by this: a file that is no longer there would hide what is looked for.
  const day = join(copy, 'shared/model/day.ts');
  writeFileSync(day, `${readFileSync(day, 'utf8')}\nexport const onlyTested = 1;\n`);
  writeFileSync(join(copy, 'shared/fx/only-tested.ts'), 'export const alone = 1;\n');
  writeFileSync(
    join(copy, 'test/shared/fx/only-tested.test.ts'),
    "import { onlyTested } from '../../../shared/model/day.ts';\n" +
      "import { alone } from '../../../shared/fx/only-tested.ts';\n" +
      'console.log(onlyTested, alone);\n',
  );
  expect(knip()).toBe('passes');
  expect(knip('--production').trim().replace(/ +/g, ' ').split(/\s*\n/)).toEqual([
    'Unused files (1)',
    'shared/fx/only-tested.ts',
    'Unused exports (1)',
    expect.stringMatching(/^onlyTested shared\/model\/day\.ts:\d+/),
  ]);
});
