/** The largest feed there may be, in a process of its own: within what the gateway waits for, and with little memory. */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ROOT } from '../../../infra/build/paths.ts';

test('10,000 services are checked and in force within 10 seconds and 512 MB', { timeout: 120_000 }, () => {
  const script = join(import.meta.dirname, 'largest-feed.ts');
  const args = ['--max-old-space-size=400', '--import', './infra/build/csv-modules.mjs', script];
  const output = execFileSync(process.execPath, args, { cwd: ROOT, encoding: 'utf8' });
  const { seconds, megabytes, packed, unpacked, ...answer } = JSON.parse(
    output.trim().split('\n').at(-1) ?? '',
  );
  expect(answer).toEqual({ status: 200, state: 'in-force', services: 10_000 });
  // More than a gateway takes as it is, and far less than it takes packed.
  expect(unpacked).toBeGreaterThan(6 * 1024 * 1024);
  expect(packed).toBeLessThan(4 * 1024 * 1024);
  expect(seconds).toBeLessThan(10);
  expect(megabytes).toBeLessThan(512);
});
