/** A disk that is full while the app runs: what is there is served, what fails is said, and all goes on when there is room. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { openBucket } from '../../infra/local/engine/bucket-store.ts';
import { openTableStore } from '../../infra/local/engine/table-store.ts';
import { openLogFile } from '../../infra/local/lambda/log-file.ts';
import { startTarget } from '../../infra/local/target.ts';
import { limitFiles } from './support/file-limit.ts';
import { synthFixture } from './support/fixture-app.ts';
import { send } from './support/raw-http.ts';
import { temporaryFolder } from './support/temporary-folder.ts';

afterEach(() => limitFiles('unlimited'));

const TEXT = { method: 'PUT', headers: { 'content-type': 'text/plain' } };
const TableName = 'Notes';
const KEY = 'pk';

it('the app serves what is there, and goes on when there is room', async () => {
  const cdkOut = synthFixture();
  const dataDir = temporaryFolder('data');
  const lines: string[] = [];
  const target = await startTarget({ cdkOut, dataDir, log: (line) => void lines.push(line) });
  const note = async (id: string) => (await send(target.url, `/api/notes/${id}`)).text;
  const put = async (id: string) =>
    (await send(target.url, `/api/notes/${id}`, { ...TEXT, body: `note ${id}` })).status;
  expect(await put('before')).toBe(204);

  limitFiles(0);
  expect(await put('during')).toBe(500);
  await target.runSchedules();
  expect(await note('before')).toBe('{"text":"note before"}');
  expect((await send(target.url, '/en/page')).text).toContain('<title>page</title>');
  const said = (what: RegExp) => lines.filter((line) => what.test(line));
  expect(said(/\/table cannot be written \(.*File too large\)/)).toHaveLength(1);
  expect(said(/\/buckets\/\S+ cannot be written \(EFBIG/)).toHaveLength(1);
  expect(said(/fixture-store +failed: .*EFBIG/)).toHaveLength(1);
  const bucket = join(dataDir, 'buckets', readdirSync(join(dataDir, 'buckets'))[0] ?? '');
  expect(readdirSync(bucket).filter((name) => name.startsWith('~'))).toEqual([]);

  limitFiles('unlimited');
  await expect.poll(() => put('after')).toBe(204);
  await target.runSchedules();
  expect(await note('before')).toBe('{"text":"note before"}');
  expect(await note('after')).toBe('{"text":"note after"}');
  expect(said(/is written again/)).toHaveLength(2);
  expect(said(/failed/)).toHaveLength(1);
  await target.close();

  const next = await startTarget({ cdkOut, dataDir });
  for (const id of ['before', 'after'])
    expect((await send(next.url, `/api/notes/${id}`)).text).toBe(`{"text":"note ${id}"}`);
  await next.close();
});

describe('the tables', () => {
  const item = (id: string, length: number) => ({
    TableName,
    Item: { [KEY]: { S: id }, text: { S: 'x'.repeat(length) } },
  });

  async function withTable(directory: string) {
    const store = await openTableStore(directory, () => {});
    await store.run('CreateTable', {
      TableName,
      KeySchema: [{ AttributeName: KEY, KeyType: 'HASH' }],
      AttributeDefinitions: [{ AttributeName: KEY, AttributeType: 'S' }],
      BillingMode: 'PAY_PER_REQUEST',
    });
    const put = async (id: string, length = 10) =>
      (await store.run('PutItem', item(id, length))).status === 200;
    await expect.poll(() => put('first')).toBe(true);
    return { store, put };
  }

  it('have after a restart every item that they said they stored, beside one that was torn', async () => {
    const directory = join(temporaryFolder('full'), 'table');
    const { store, put } = await withTable(directory);
    const log = readdirSync(directory).find((name) => name.endsWith('.log')) ?? '';
    limitFiles(statSync(join(directory, log)).size + 2_000);
    // The first does not fit; those behind it would.
    const ids = Array.from({ length: 20 }, (_, n) => `n${n}`);
    const stored = await Promise.all(ids.map((id, n) => put(id, n === 0 ? 10_000 : 10)));
    expect(stored[0]).toBe(false);
    limitFiles('unlimited');
    expect(await put('later')).toBe(true);
    await store.close();

    const again = await openTableStore(directory, () => {});
    for (const id of ['first', 'later', ...ids.filter((_, n) => stored[n])]) {
      const { body } = await again.run('GetItem', { TableName, Key: { [KEY]: { S: id } } });
      expect([id, Object.keys(body)]).toEqual([id, expect.arrayContaining(['Item'])]);
    }
    await again.close();
  });

  it('close without a failure while there is no room, and are whole after it', async () => {
    const directory = join(temporaryFolder('full'), 'table');
    const { store } = await withTable(directory);
    limitFiles(0);
    await store.close();
    await expect(openTableStore(directory, () => {})).rejects.toThrow(/EFBIG|File too large/);
    limitFiles('unlimited');
    const again = await openTableStore(directory, () => {});
    const { body } = await again.run('GetItem', { TableName, Key: { [KEY]: { S: 'first' } } });
    expect(body).toHaveProperty('Item');
    await again.close();
  });
});

it('an object that could not be replaced is as it was', () => {
  const directory = temporaryFolder('full');
  const bucket = openBucket(directory, () => new Date());
  bucket.put('page', Buffer.from('old'), {});
  limitFiles(50);
  expect(() => bucket.put('page', Buffer.from('new'), {})).toThrow(/EFBIG/);
  limitFiles('unlimited');
  expect(String(bucket.get('page')?.bytes)).toBe('old');
  expect(readdirSync(directory)).toEqual(['kpage']);
});

it('a log loses lines, and goes on', () => {
  const file = join(temporaryFolder('full'), 'one.log');
  const lines: string[] = [];
  const log = openLogFile(file, (line) => void lines.push(line));
  log.write('one\n');
  limitFiles(0);
  log.write('two\n');
  log.write('three\n');
  limitFiles('unlimited');
  log.write('four\n');
  log.close();
  log.write('five\n');
  expect(readFileSync(file, 'utf8')).toBe('one\nfour\n');
  expect(lines).toEqual([
    `${file} cannot be written (EFBIG: file too large, write); what is there is still read`,
    `${file} is written again`,
  ]);
});
