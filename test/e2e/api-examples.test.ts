/**
 * The examples of docs/api.md, run as they stand there against the app on this machine: those in a language that the machine has. Of
 * the others, and of all of them, each address is answered.
 */
import { execFile, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ROOT } from '../../infra/build/paths.ts';
import type { App } from '../support/app.ts';
import { startPublishedApp } from '../support/published-app.ts';

const run = promisify(execFile);

interface Example {
  readonly task: string;
  readonly language: string;
  readonly code: string;
}

/** Every block of code below a heading of the second order. */
function examplesOf(page: string): Example[] {
  const [, ...sections] = page.split(/^## /m);
  return sections.flatMap((section) => {
    const [task = ''] = section.split('\n', 1);
    return [...section.matchAll(/^```(\w+)\n(.*?)^```$/gms)].map(([, language = '', code = '']) => ({
      task,
      language,
      code,
    }));
  });
}
const examples = examplesOf(readFileSync(join(ROOT, 'docs/api.md'), 'utf8'));

const PROGRAMS: Readonly<Record<string, { readonly program: string; readonly file: string }>> = {
  sh: { program: 'sh', file: 'example.sh' },
  python: { program: 'python3', file: 'example.py' },
  r: { program: 'Rscript', file: 'example.R' },
  ts: { program: process.execPath, file: 'example.ts' },
};
const isHere = (program: string, ...args: string[]): boolean => spawnSync(program, args).status === 0;
const MISSING = [
  ...(isHere('sh', '-c', 'command -v curl') ? [] : ['sh']),
  ...(isHere('python3', '--version') ? [] : ['python']),
  // It and its packages are on few machines.
  ...(isHere('Rscript', '-e', 'library(jsonlite); library(httr2)') ? [] : ['r']),
];

/** What an example writes, by its task; those in R print tables of their own. */
const WRITES: Readonly<Record<string, RegExp>> = {
  'Every corridor as CSV': /^corridor,sender_code,|^823 corridors, 348 with a price/,
  'The rows behind a figure':
    /^edition,number,corridor,.*\r\nrpw:2025-Q3:|^8 rows, mean 9\.847|^9\.848 % of 8 rows of rpw:2025-Q3:/,
  'The offers of one corridor':
    /^provider_name,standing,total_pct,margin_pct\r\n\w+.*,ranked,\d|^\w.* \d+\.\d+ %\n/,
  'The indicators of the period':
    /^key,count_200,mean_200,median_200,period\r\n|^2025-Q3 6470 services, mean 6\.362 %/,
  'Page after page': /^\s*823\n$/,
  'Only if it changed': /^304\n$/,
  'What is refused': /"field":"fields".*colour|^404 corridor nearest: DEU-\w+\n$/,
};

let app: App;
let folder: string;
beforeAll(async () => {
  app = await startPublishedApp();
  folder = mkdtempSync(join(tmpdir(), 'karvon-examples-'));
}, 300_000);
afterAll(async () => {
  await app.end();
  rmSync(folder, { recursive: true, force: true });
});

test('each task has an example in every language but what is refused', () => {
  const tasks = Map.groupBy(examples, ({ task }) => task);
  expect([...tasks.keys()]).toEqual(Object.keys(WRITES));
  for (const [task, found] of tasks)
    expect(
      found.map(({ language }) => language),
      task,
    ).toEqual(task === 'What is refused' ? ['sh', 'python'] : ['sh', 'python', 'r', 'ts']);
});

describe('each example does what it says', () => {
  test.each(examples.filter(({ language }) => !MISSING.includes(language)))(
    '$task, $language',
    async ({ task, language, code }) => {
      const { program, file } = PROGRAMS[language] ?? { program: language, file: language };
      const own = mkdtempSync(join(folder, 'run-'));
      writeFileSync(join(own, file), code);
      // Nothing of this environment, so no proxy either.
      const env = { PATH: process.env.PATH, HOME: own, KARVON: app.url };
      const { stdout } = await run(program, [file], { cwd: own, env });
      if (language === 'r') expect(stdout).not.toBe('');
      else expect(stdout).toMatch(WRITES[task] ?? /^$/);
      // A 304 has left the file as it was.
      if (language === 'sh' && task === 'Only if it changed')
        expect(readFileSync(join(own, 'world.csv'), 'utf8')).toMatch(/^key,/);
    },
    60_000,
  );

  test('at an address that answers, in every language', async () => {
    const paths = examples
      .filter(({ task }) => task !== 'What is refused')
      .flatMap(({ language, code }) =>
        [...code.matchAll(/\/v1\/[^"`'$\s]*/g)].map(([path]) => ({ language, path })),
      );
    expect(new Set(paths.map(({ language }) => language))).toEqual(new Set(Object.keys(PROGRAMS)));
    for (const { language, path } of paths) {
      const address = `${app.url}${path}${path.endsWith('page=') ? '1' : ''}`;
      expect((await fetch(address)).status, `${language}: ${path}`).toBe(200);
    }
  });
});
