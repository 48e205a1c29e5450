/** What the functions' bundles contain: reading functions are small, and none contains what it does not use. */
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { FUNCTIONS_BUILD, ROOT } from '../../infra/build/paths.ts';

const inputsOf = (name: string): string[] =>
  Object.keys(JSON.parse(readFileSync(join(FUNCTIONS_BUILD, `${name}.meta.json`), 'utf8')).inputs);

const READING = ['serve-api', 'serve-reference'];

test.each(READING)('%s, a reading function, stays under 400 KiB minified', (name) => {
  expect(statSync(join(FUNCTIONS_BUILD, name, 'index.mjs')).size).toBeLessThan(400 * 1024);
});

test.each(READING)(
  '%s carries neither the S3 client nor full zod, whole surveys or rates, or the site',
  (name) => {
    const inputs = inputsOf(name);
    expect(inputs.length).toBeGreaterThan(100);
    const unwanted =
      /client-s3|client-sqs|zod\/v4\/classic|surveys\/rpw|rates\/bundled|fast-xml|site\/|nested-clients|credential-provider-node/;
    expect(inputs.filter((path) => unwanted.test(path))).toEqual([]);
  },
);

test('each of the two contains only what its answers need', () => {
  expect(
    inputsOf('serve-reference').filter((path) => /shared\/pricing\/|averages\.data|findex/.test(path)),
  ).toEqual([]);
  expect(inputsOf('serve-api').filter((path) => /rate-sources\/|averages\/averages/.test(path))).toEqual([]);
  // The description is a file beside the code that returns it.
  expect(READING.flatMap(inputsOf).filter((path) => path.endsWith('openapi.json'))).toEqual([]);
  expect(readFileSync(join(FUNCTIONS_BUILD, 'serve-reference', 'openapi.json'), 'utf8')).toBe(
    readFileSync(join(ROOT, 'functions', 'serve-reference', 'openapi.json'), 'utf8'),
  );
});

test.each(['collect-prices', 'collect-fx', 'request-fx', 'compute-corridors', 'publish-pages'])(
  '%s takes its credentials from the environment alone',
  (name) => {
    const inputs = inputsOf(name);
    expect(inputs).toContain('infra/build/lambda-credentials.ts');
    expect(inputs.filter((path) => /nested-clients|credential-provider-(node|sso|ini)/.test(path))).toEqual(
      [],
    );
  },
);
