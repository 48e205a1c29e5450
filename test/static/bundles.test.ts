/** What the functions carry: reading ones are small, and none carries what it does not use. */
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { FUNCTIONS_BUILD } from '../../infra/build/paths.ts';

const inputsOf = (name: string): string[] =>
  Object.keys(JSON.parse(readFileSync(join(FUNCTIONS_BUILD, `${name}.meta.json`), 'utf8')).inputs);

test('the reading function stays under 400 KiB minified', () => {
  expect(statSync(join(FUNCTIONS_BUILD, 'serve-api', 'index.mjs')).size).toBeLessThan(400 * 1024);
});

test('the reading function carries neither the S3 client nor full zod, the whole survey or the site', () => {
  const inputs = inputsOf('serve-api');
  expect(inputs.length).toBeGreaterThan(100);
  const unwanted =
    /client-s3|client-sqs|zod\/v4\/classic|surveys\/rpw|site\/|nested-clients|credential-provider-node/;
  expect(inputs.filter((path) => unwanted.test(path))).toEqual([]);
});

test.each(['collect-prices', 'compute-corridors', 'publish-pages'])(
  '%s takes its credentials from the environment alone',
  (name) => {
    const inputs = inputsOf(name);
    expect(inputs).toContain('infra/build/lambda-credentials.ts');
    expect(inputs.filter((path) => /nested-clients|credential-provider-(node|sso|ini)/.test(path))).toEqual(
      [],
    );
  },
);
