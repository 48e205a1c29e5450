/**
 * Files of a data folder that are damaged while no app runs: what can be written again is, and what cannot ends the start in a line
 * that names the file and what to do; after that, an empty folder works. What was damaged is never served.
 */
import {
  appendFileSync,
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { openBucket } from '../../infra/local/engine/bucket-store.ts';
import { DamagedStore } from '../../infra/local/engine/damage.ts';
import { messagesOf, refusalIn } from '../../infra/local/refusal.ts';
import { startTarget, type Target } from '../../infra/local/target.ts';
import { synthFixture } from './support/fixture-app.ts';
import { send } from './support/raw-http.ts';
import { temporaryFolder } from './support/temporary-folder.ts';

const cdkOut = synthFixture();
/** What the fixture's schedule publishes counts as whole if this is there; it is the last that it writes. */
const listing = 'en/404';
const TEXT = { method: 'PUT', headers: { 'content-type': 'text/plain' } };
const PAGE = 'ken%2Fpage';

/** A data folder after two starts: its table has files of every kind. */
let whole: string;
let page: string;
beforeAll(async () => {
  whole = temporaryFolder('whole');
  for (const id of ['a', 'b']) {
    const target = await startTarget({ cdkOut, dataDir: whole, listing });
    await send(target.url, `/api/notes/${id}`, { ...TEXT, body: `note ${id}` });
    page = (await send(target.url, '/en/page')).text;
    await target.close();
  }
});

function copyOfWhole(): string {
  const folder = temporaryFolder('damaged');
  cpSync(whole, folder, { recursive: true });
  return folder;
}

const bucketOf = (dataDir: string): string => {
  const buckets = join(dataDir, 'buckets');
  return join(buckets, readdirSync(buckets)[0] ?? '');
};

/** The file of the table whose name has this form. */
function tableFile(dataDir: string, form: RegExp): string {
  const name = readdirSync(join(dataDir, 'table')).find((one) => form.test(one));
  if (name === undefined) throw new Error(`no file of the table is like ${form}`);
  return join(dataDir, 'table', name);
}

/** Changes one byte, at a part of the file's length. */
function flip(file: string, part: number): void {
  const bytes = readFileSync(file);
  const at = Math.floor((bytes.length - 1) * part);
  bytes[at] = (bytes[at] ?? 0) ^ 0x01;
  writeFileSync(file, bytes);
}

function folderInstead(file: string): void {
  rmSync(file);
  mkdirSync(file);
  writeFileSync(join(file, 'something'), '');
}

function fileInstead(folder: string): void {
  rmSync(folder, { recursive: true });
  writeFileSync(folder, '');
}

async function works(target: Target): Promise<void> {
  const { status, text } = await send(target.url, '/en/page');
  expect([status, text]).toEqual([200, page]);
  expect((await send(target.url, '/api/notes/new', { ...TEXT, body: 'new' })).status).toBe(204);
  expect((await send(target.url, '/api/notes/new')).text).toBe('{"text":"new"}');
}

/** The ways in which an object's file can be damaged. */
const DAMAGES: readonly (readonly [string, (file: string) => void])[] = [
  ['cut in its bytes', (file) => truncateSync(file, readFileSync(file).length - 100)],
  ['cut in its head', (file) => truncateSync(file, 30)],
  ['empty', (file) => truncateSync(file, 0)],
  ['longer', (file) => appendFileSync(file, 'more')],
  ['another byte in the page', (file) => flip(file, 0.9)],
  [
    'another byte in its headers',
    (file) => {
      const text = readFileSync(file, 'latin1').replace('text/html', 'text/htmm');
      writeFileSync(file, text, 'latin1');
    },
  ],
  ['another byte in the length of its head', (file) => flip(file, 0)],
  ['something else altogether', (file) => writeFileSync(file, 'not an object, however long it is')],
  ['a folder', folderInstead],
];

describe('an object that is damaged is none', () => {
  const open = (directory: string, lines: string[] = []) =>
    openBucket(directory, () => new Date(), { listing, report: (line) => void lines.push(line) });

  it.each([...DAMAGES, ['missing', (file: string) => rmSync(file)] as const])('%s', (_, damage) => {
    const directory = bucketOf(copyOfWhole());
    const file = join(directory, PAGE);
    damage(file);
    const lines: string[] = [];
    const bucket = open(directory, lines);
    expect(bucket.get('en/page')).toBeUndefined();
    expect(bucket.keys('')).toEqual(['en', 'index.html']);
    expect(lines).toEqual([expect.stringMatching(/\/ken%2Fpage is (damaged|missing): left out until/)]);
    bucket.put('en/page', Buffer.from('again'), {});
    expect(String(bucket.get('en/page')?.bytes)).toBe('again');
  });

  it.each(DAMAGES)('%s, while it is open', (_, damage) => {
    const directory = bucketOf(copyOfWhole());
    const bucket = open(directory);
    damage(join(directory, PAGE));
    expect(bucket.get('en/page')).toBeUndefined();
    expect(bucket.keys('')).toEqual(['en', 'index.html']);
  });

  it.each(['.DS_Store', 'k%zz', 'damaged-kx'])('and %s is none either', (name) => {
    const directory = bucketOf(copyOfWhole());
    writeFileSync(join(directory, name), 'something');
    const lines: string[] = [];
    expect(open(directory, lines).keys('')).toEqual(['en', 'en/404', 'en/page', 'index.html']);
    expect(lines).toEqual([]);
  });

  it('and one of an earlier release, whose head has no hash, is one', () => {
    const directory = bucketOf(copyOfWhole());
    const file = join(directory, PAGE);
    const bytes = readFileSync(file);
    const end = 4 + bytes.readUInt32BE(0);
    const { check: _, ...head } = JSON.parse(bytes.toString('utf8', 4, end));
    const length = Buffer.alloc(4);
    const json = Buffer.from(JSON.stringify(head));
    length.writeUInt32BE(json.length);
    writeFileSync(file, Buffer.concat([length, json, bytes.subarray(end)]));
    expect(String(open(directory).get('en/page')?.bytes)).toBe(page);
  });
});

const LOCK_LEFT = JSON.stringify({ pid: 1, started: 'another process with this id' });

describe('what the next start makes anew, it does', () => {
  it.each<[string, (dataDir: string) => void]>([
    ['logs are missing', (dataDir) => rmSync(join(dataDir, 'logs'), { recursive: true })],
    ['a lock is left', (dataDir) => writeFileSync(join(dataDir, 'lock'), LOCK_LEFT)],
    ['a lock is a folder', (dataDir) => mkdirSync(join(dataDir, 'lock', 'deep'), { recursive: true })],
    ['the list of a bucket is damaged', (dataDir) => flip(join(bucketOf(dataDir), 'listed'), 0)],
    ['the seal of the table is damaged', (dataDir) => flip(join(dataDir, 'table.seal'), 0.5)],
    ['the buckets are missing', (dataDir) => rmSync(join(dataDir, 'buckets'), { recursive: true })],
  ])('%s', async (_, damage) => {
    const dataDir = copyOfWhole();
    damage(dataDir);
    const target = await startTarget({ cdkOut, dataDir, listing });
    await works(target);
    expect((await send(target.url, '/api/notes/a')).text).toBe('{"text":"note a"}');
    await target.close();
  });
});

describe('a start that cannot use its data names the file and what to do', () => {
  const CURRENT = /^CURRENT$/;
  const MANIFEST = /^MANIFEST-/;
  const ITEMS = /\.ldb$/;
  const LOG = /\d\.log$/;
  it.each<[string, RegExp, (file: string) => void]>([
    ['the name of the list is missing', CURRENT, (file) => rmSync(file)],
    ['the name of the list is empty', CURRENT, (file) => truncateSync(file, 0)],
    ['the name of the list is another', CURRENT, (file) => writeFileSync(file, 'MANIFEST-999999\n')],
    ['the list is cut', MANIFEST, (file) => truncateSync(file, 20)],
    ['the list is missing', MANIFEST, (file) => rmSync(file)],
    ['items are cut', ITEMS, (file) => truncateSync(file, 40)],
    ['items are missing', ITEMS, (file) => rmSync(file)],
    ['one byte of an item is another', ITEMS, (file) => flip(file, 0.1)],
    ['the last writes are cut', LOG, (file) => truncateSync(file, 10)],
    ['the last writes are something else', LOG, (file) => writeFileSync(file, 'x'.repeat(100))],
    ['the last writes are missing', LOG, (file) => rmSync(file)],
  ])('%s', async (_, form, damage) => {
    const dataDir = copyOfWhole();
    const file = tableFile(dataDir, form);
    damage(file);
    // Twice: the first start leaves all as it is.
    for (let start = 1; start <= 2; start += 1) {
      const started = startTarget({ cdkOut, dataDir, listing });
      await expect(started).rejects.toThrow(DamagedStore);
      await expect(started).rejects.toThrow(new RegExp(`^${file} is damaged.*npm start -- --fresh\\)$`));
    }
  });

  it.each<[string, (dataDir: string) => string]>([
    ['the table is a file', (dataDir) => join(dataDir, 'table')],
    ['the buckets are a file', (dataDir) => join(dataDir, 'buckets')],
    ['the logs are a file', (dataDir) => join(dataDir, 'logs')],
  ])('%s', async (_, folderOf) => {
    const dataDir = copyOfWhole();
    const folder = folderOf(dataDir);
    fileInstead(folder);
    const error: unknown = await startTarget({ cdkOut, dataDir, listing }).catch((reason: unknown) => reason);
    expect(refusalIn(messagesOf(error))).toMatch(new RegExp(`${folder}.*npm start -- --fresh`));
  });

  it('a log is a folder', async () => {
    const dataDir = copyOfWhole();
    const log = join(dataDir, 'logs', 'fixture-web.log');
    folderInstead(log);
    const error: unknown = await startTarget({ cdkOut, dataDir, listing }).catch((reason: unknown) => reason);
    expect(refusalIn(messagesOf(error))).toMatch(new RegExp(`${log}.*npm start -- --fresh`));
  });

  it('after a kill it knows of the items that were there when it began', async () => {
    const dataDir = copyOfWhole();
    const killed = temporaryFolder('killed');
    const target = await startTarget({ cdkOut, dataDir, listing });
    cpSync(dataDir, killed, { recursive: true });
    await target.close();
    const again = temporaryFolder('killed');
    writeFileSync(join(killed, 'lock'), LOCK_LEFT);
    cpSync(killed, again, { recursive: true });
    flip(tableFile(again, ITEMS), 0.1);
    await expect(startTarget({ cdkOut, dataDir: again, listing })).rejects.toThrow(DamagedStore);
    const next = await startTarget({ cdkOut, dataDir: killed, listing });
    await works(next);
    expect((await send(next.url, '/api/notes/a')).text).toBe('{"text":"note a"}');
    await next.close();
  });
});

it('a page that is damaged is not served, and the next run writes it again', async () => {
  const dataDir = copyOfWhole();
  const file = join(bucketOf(dataDir), PAGE);
  flip(file, 0.9);
  const lines: string[] = [];
  const log = (line: string) => void lines.push(line);
  const target = await startTarget({ cdkOut, dataDir, listing, log, schedules: false });
  for (let time = 1; time <= 2; time += 1) {
    expect((await send(target.url, '/en/page')).status).toBe(403);
    await target.runSchedules();
    await works(target);
    // Again, while it runs.
    flip(file, 0.9);
  }
  expect(
    lines.filter((line) => line === `${file} is damaged: left out until it is written again`),
  ).toHaveLength(2);
  await target.close();
});
