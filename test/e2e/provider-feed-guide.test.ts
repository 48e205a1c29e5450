/** Follows the guide for providers, command by command, on the whole app: what it prints is what works. */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdirSync, readFileSync, renameSync, symlinkSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ROOT } from '../../infra/build/paths.ts';
import { temporaryFolder } from '../infra/support/temporary-folder.ts';
import { type App, startApp } from '../support/app.ts';
import { guardedEnvironment } from '../support/no-network.ts';
import { publishedData } from '../support/published-app.ts';

const guide = readFileSync(join(ROOT, 'docs/provider-feed-guide.md'), 'utf8');
/** What it says to run, under the heading that it stands below. */
const blocks = guide.split(/^## /m).map((section) => ({
  head: (section.split('\n')[0] ?? '').replace('# ', ''),
  commands: [...section.matchAll(/^```sh\n([\s\S]*?)^```$/gm)].map(([, commands = '']) => commands),
}));
const commandsUnder = (head: string): string[] =>
  blocks.filter((block) => block.head.startsWith(head)).flatMap(({ commands }) => commands);

let app: App;
/** Where somebody stands who follows it: a copy of the repository. */
const copy = temporaryFolder('guide');
const work = temporaryFolder('guide-work');
/** Programs of the system that a bare machine lacks. */
const standIns = join(work, 'stand-ins');
let lastEdition = '';

beforeAll(async () => {
  const dataDir = join(work, 'data');
  renameSync(await publishedData(), dataDir);
  app = await startApp({ dataDir, schedules: false });
  for (const part of ['package.json', 'node_modules', 'docs', 'functions', 'infra', 'shared', 'site'])
    symlinkSync(join(ROOT, part), join(copy, part));
  mkdirSync(standIns);
  for (const name of ['openssl', 'curl']) {
    const script = join(ROOT, 'test/support/stand-ins', `${name}.mjs`);
    writeFileSync(join(standIns, name), `#!/bin/sh\nexec node '${script}' "$@"\n`);
    chmodSync(join(standIns, name), 0o755);
  }
}, 240_000);
afterAll(() => app.end());

/** What was exported so far. */
const exported: string[] = [];

/** Runs a block of commands, each of which has to end well. @returns what they wrote */
async function follow(commands: string, path: readonly string[] = []): Promise<string> {
  const here = [...exported, commands]
    .join('\n')
    .replaceAll('localhost:8787', new URL(app.url).host)
    .replaceAll('EDITION', lastEdition);
  const child = spawn('/bin/sh', ['-eu', '-c', here], {
    cwd: copy,
    env: guardedEnvironment({
      KARVON_DIR: work,
      PATH: [...path, dirname(process.execPath), process.env.PATH].join(delimiter),
      npm_config_update_notifier: 'false',
    }),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const [[code], out, error] = await Promise.all([
    once(child, 'close'),
    text(child.stdout),
    text(child.stderr),
  ]);
  expect(code, `${here}\n${out}\n${error}`).toBe(0);
  exported.push(...(commands.match(/^export .*$/gm) ?? []));
  lastEdition = out.match(/example-remit-\d{17}-[0-9a-f]{12}/g)?.at(-1) ?? lastEdition;
  return out;
}

describe('from nothing to an accepted feed', { timeout: 120_000 }, () => {
  test('a feed is written and checked', async () => {
    const [site = '', write = '', check = ''] = [...commandsUnder('Sending prices'), ...commandsUnder('1. ')];
    await follow(site);
    await follow(write);
    expect(await follow(check)).toMatch(/^Accepted\. 0 errors, 0 doubts, 0 notes; services: 1 accepted/m);
  });

  test('a dry run is accepted', async () => {
    const [dry = ''] = commandsUnder('2. ');
    expect(await follow(dry)).toMatch(
      /^Accepted\. [\s\S]*Only checked, nothing is stored\. 1 service in DEU-TJK/m,
    );
  });

  test('a key is made and registered', async () => {
    const [make = '', register = ''] = commandsUnder('3. ');
    await follow(make);
    expect(await follow(register)).toContain('example-remit/k1 may sign.');
  });

  test('the feed is in force, confirmed, and withdrawn', async () => {
    const [send = '', confirm = '', withdraw = ''] = commandsUnder('4. ');
    const sent = await follow(send);
    expect(sent).toMatch(/^In force\. 1 service in DEU-TJK/m);
    expect(sent).toMatch(/^in force: example-remit-\d/m);
    expect(await follow(confirm)).toMatch(/^In force\. 1 service/m);
    expect(await follow(withdraw)).toMatch(/^withdrawn: example-remit-\d/m);
  });
});

describe('in other ways', { timeout: 120_000 }, () => {
  test('the script of one file, which imports nothing but Node', async () => {
    const script = readFileSync(join(ROOT, 'docs/provider-feed/send-feed.mjs'), 'utf8');
    for (const [, from] of script.matchAll(/^import .* from '([^']+)'/gm)) expect(from).toMatch(/^node:/);
    expect(script.split('\n').length).toBeLessThanOrEqual(150);
    const [run = ''] = commandsUnder('Without this repository');
    const out = await follow(run);
    expect(out).toContain('"state":"draft"');
    expect(out).toContain('"provider":"sandbox"');
  });

  const hasSystems = ['openssl', 'curl'].every((name) => spawnSync(name, ['--version']).error === undefined);
  // A machine without them follows the recipe too: its text is what is tried, and Node stands in for the programs.
  test.each([
    { name: 'stand-ins', path: [standIns] },
    ...(hasSystems ? [{ name: 'the openssl and curl of this machine', path: [] }] : []),
  ])('openssl and curl: $name', async ({ path }) => {
    const [recipe = ''] = commandsUnder('With openssl and curl');
    expect(JSON.parse(await follow(recipe, path))).toMatchObject({
      state: 'draft',
      report: { outcome: 'accepted', counts: { error: 0, doubt: 0, note: 0 } },
    });
  });

  test('it prints no other commands than these', () => {
    const counts = blocks.flatMap(({ head, commands }) =>
      commands.length > 0 ? [`${head}: ${commands.length}`] : [],
    );
    expect(counts.map((count) => count.replace(/^(\d\.|\w+).*: /, '$1 '))).toEqual([
      'Sending 1',
      '1. 2',
      '2. 1',
      '3. 2',
      '4. 3',
      'Without 1',
      'With 1',
    ]);
  });
});
