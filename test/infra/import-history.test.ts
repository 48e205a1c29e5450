/** What `npm run import` refuses before it starts anything: a file that cannot be a history, in words that help. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { main } from '../../infra/local/import-history.ts';
import { temporaryFolder } from './support/temporary-folder.ts';

const folder = temporaryFolder('import');
/** There is no app at `cdkOut`: any start would fail. */
const place = { cdkOut: join(folder, 'no-app'), dataDir: folder };

test.each([
  ['an empty file', (path: string) => writeFileSync(path, ''), 'the file is empty'],
  ['a directory', (path: string) => mkdirSync(path), 'it is a directory'],
  ['a packed empty file', (path: string) => writeFileSync(path, gzipSync('')), 'the file in it is empty'],
])('%s is refused', async (what, make, why) => {
  const path = join(folder, what);
  make(path);
  const lines: string[] = [];
  expect(await main(['ecb', path], (line) => lines.push(line), place)).toBe(1);
  expect(lines).toEqual([`${path} cannot be read: ${why}`]);
});

test.each([
  ['an empty workbook', (path: string) => writeFileSync(path, ''), 'the file is empty'],
  ['a directory for a workbook', (path: string) => mkdirSync(path), 'it is a directory'],
])('%s is refused too', async (what, make, why) => {
  const path = join(folder, what);
  make(path);
  const lines: string[] = [];
  expect(await main(['rpw', path], (line) => lines.push(line), place)).toBe(1);
  expect(lines).toEqual([`${path} cannot be read: ${why}`]);
});

test('a source that has no history is answered with those that have', async () => {
  const lines: string[] = [];
  expect(await main(['cbr', 'file'], (line) => lines.push(line), place)).toBe(1);
  expect(lines.join('\n')).toMatch(/npm run import -- ecb FILE[\s\S]*npm run import -- rpw FILE\.xlsx/);
});

test('what is no plain file is refused unread', async () => {
  const lines: string[] = [];
  expect(await main(['ecb', '/dev/zero'], (line) => lines.push(line), place)).toBe(1);
  expect(lines).toEqual(['/dev/zero cannot be read: it is not a plain file']);
});
