/** What `--fresh` removes, and what the system's refusals are told as. */
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { clear } from '../../infra/local/fresh.ts';
import { messagesOf, refusalIn } from '../../infra/local/refusal.ts';
import { temporaryFolder } from './support/temporary-folder.ts';

function folderWith(files: readonly string[]): string {
  const work = temporaryFolder('work');
  for (const file of files) {
    mkdirSync(dirname(join(work, file)), { recursive: true });
    writeFileSync(join(work, file), 'x');
  }
  return work;
}
const filesIn = (work: string) =>
  readdirSync(work, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(work.length + 1))
    .toSorted();

describe('--fresh', () => {
  const built = [
    'build/site/server/entry.mjs',
    'build/site.hash',
    'cdk.out/manifest.json',
    'browser-1/chrome',
  ];
  const collected = ['data/table/CURRENT', 'days/2026-04-24/lock', 'days/2026-04-25/lock'];

  it('removes all that was built and collected, but for other days, and the locks that are held', () => {
    const work = folderWith([...built, ...collected, 'start.lock', 'build.lock']);
    clear(work, join(work, 'data'));
    expect(filesIn(work)).toEqual([
      'build.lock',
      'days/2026-04-24/lock',
      'days/2026-04-25/lock',
      'start.lock',
    ]);
  });

  it('as on a day leaves what is real, and other days', () => {
    const work = folderWith([...built, ...collected]);
    clear(work, join(work, 'days', '2026-04-24'));
    expect(filesIn(work)).toEqual(['data/table/CURRENT', 'days/2026-04-25/lock']);
  });

  it.each(['build', 'cdk.out', 'data', 'days'])('removes a file that has the place of %s', (name) => {
    const work = folderWith([name]);
    clear(work, join(work, 'days', '2026-04-24'));
    expect(filesIn(work)).toEqual([]);
  });
});

describe('what the system refuses', () => {
  it.each([
    ["ENOSPC: no space left on device, open '/k/one'", 'there is no room'],
    ['IO error: /k/000003.log: No space left on device', 'there is no room'],
    ["EMFILE: too many open files, open '/k/one'", 'ulimit -n'],
    ["EROFS: read-only file system, mkdir '/k'", 'KARVON_DIR='],
    ["EACCES: permission denied, open '/k/one'", 'KARVON_DIR='],
    ['spawn /bin/node EAGAIN', 'ulimit -u'],
    ["EISDIR: illegal operation on a directory, open '/k/one'", 'npm start -- --fresh'],
  ])('is told as %s, with what to do', (message, advice) => {
    const error = new Error('the start failed', { cause: new Error(message) });
    const told = refusalIn(messagesOf(error));
    expect(told?.startsWith(`${message}: `)).toBe(true);
    expect(told).toContain(advice);
    expect(refusalIn(`first failed; ${message}; third failed`)).toBe(told);
    expect(refusalIn(`output\n    ${message}\n    at stack`)).toBe(told);
  });

  it.each(['AccessDenied: karvon-web may not s3:GetObject', 'EAI_AGAIN', 'RangeError: no'])(
    'is not %s',
    (message) => {
      expect(refusalIn(message)).toBeUndefined();
    },
  );
});
