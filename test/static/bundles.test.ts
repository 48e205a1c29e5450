/** What the functions' bundles contain: reading functions are small, and none contains what it does not use. */
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import * as z from 'zod';
import { FUNCTIONS_BUILD, ROOT } from '../../infra/build/paths.ts';
import { PRICE_OPERATIONS, REFERENCE_OPERATIONS } from '../../shared/contracts/api.ts';
import type { Operation } from '../../shared/contracts/operation.ts';
import { LANGUAGES, textsOf } from '../../site/texts/languages.ts';

const metafile = z.object({
  inputs: z.record(z.string(), z.unknown()),
  outputs: z.record(
    z.string(),
    z.object({ inputs: z.record(z.string(), z.object({ bytesInOutput: z.number() })) }),
  ),
});
const metaOf = (name: string) =>
  metafile.parse(JSON.parse(readFileSync(join(FUNCTIONS_BUILD, `${name}.meta.json`), 'utf8')));

/** Every file that a function imports, at whatever remove. */
const inputsOf = (name: string): string[] => Object.keys(metaOf(name).inputs);

/** The files of which something is left in the bundle. */
const carriedBy = (name: string): string[] =>
  Object.values(metaOf(name).outputs).flatMap(({ inputs }) =>
    Object.entries(inputs).flatMap(([path, { bytesInOutput }]) => (bytesInOutput > 0 ? [path] : [])),
  );

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
      /client-s3|client-sqs|zod\/v4\/classic|data\/(rpw-|rates\.csv)|fast-xml|site\/|nested-clients|credential-provider-node/;
    expect(inputs.filter((path) => unwanted.test(path))).toEqual([]);
  },
);

test('each of the two contains only what its answers need', () => {
  expect(
    carriedBy('serve-reference').filter((path) => /shared\/pricing\/|data\/(averages|findex)/.test(path)),
  ).toEqual([]);
  expect(
    carriedBy('serve-api').filter((path) => /data\/(rate-sources\.json|averages\.csv)/.test(path)),
  ).toEqual([]);
  // One that is left out and one that is not: the list is of what is carried.
  expect(inputsOf('serve-api')).toContain('shared/catalogue/data/averages.csv');
  expect(carriedBy('serve-api')).toContain('shared/catalogue/data/averages-without-price.csv');
  // The description lies beside the code that answers with it.
  expect(READING.flatMap(inputsOf).filter((path) => path.endsWith('openapi.json'))).toEqual([]);
  expect(readFileSync(join(FUNCTIONS_BUILD, 'serve-reference', 'openapi.json'), 'utf8')).toBe(
    readFileSync(join(ROOT, 'functions', 'serve-reference', 'openapi.json'), 'utf8'),
  );
});

test.each(READING)('%s has what errors say of its parameters, and no text of the description', (name) => {
  const bundle = readFileSync(join(FUNCTIONS_BUILD, name, 'index.mjs'), 'utf8');
  const own: readonly Operation[] = name === 'serve-api' ? PRICE_OPERATIONS : REFERENCE_OPERATIONS;
  const parameters = own.flatMap(({ inPath, query }) => Object.values({ ...inPath, ...query }));
  const all = [
    ...own.flatMap(({ summary, text, refusals }) => [summary, text, ...Object.values(refusals)]),
    ...parameters.map(({ text }) => text),
  ];
  // An error says that one too.
  const texts = all.filter((text) => text !== 'Nothing has been published yet');
  expect(texts.length).toBeGreaterThan(15);
  // Of each its longest part between two backticks: in code a backtick may have a backslash.
  const parts = texts.map((text) => text.split('`').sort((a, b) => b.length - a.length)[0] ?? '');
  expect(parts.filter((part) => part.length < 10 || bundle.includes(part))).toEqual([]);
  const allowed = parameters.flatMap((one) => one.allowed).filter((one) => !one.startsWith('a whole number'));
  expect(allowed.filter((one) => !bundle.includes(one))).toEqual([]);
});

test.each([
  'collect-prices',
  'collect-fx',
  'request-fx',
  'compute-corridors',
  'publish-pages',
  'receive-feeds',
  'serve-private',
])('%s takes its credentials from the environment alone', (name) => {
  const inputs = carriedBy(name);
  expect(inputs.filter((path) => path.includes('credential-provider-'))).toEqual([
    'node_modules/@aws-sdk/credential-provider-env/dist-es/fromEnv.js',
  ]);
  expect(inputs.filter((path) => path.includes('nested-clients'))).toEqual([]);
});

test('publish-pages carries the texts of each language once, within the site, and no note for translators', () => {
  const bundle = readFileSync(join(FUNCTIONS_BUILD, 'publish-pages', 'index.mjs'), 'utf8');
  const stringsBelow = (node: unknown): string[] =>
    typeof node === 'string' ? [node] : Object.values(node ?? {}).flatMap(stringsBelow);
  // Without what a bundle may write in another way.
  const long = (strings: readonly string[]): string[] =>
    strings.filter((one) => /^[^'"`\\\u00a0]{30,}$/.test(one));
  for (const { code } of LANGUAGES) {
    // Made where they run.
    if (code === 'uz-cyrl') continue;
    const all = stringsBelow(textsOf(code));
    const texts = long(all);
    expect(texts.length).toBeGreaterThan(60);
    // A text may be a part of another one.
    const timesIn = (strings: readonly string[], text: string): number =>
      strings.join(' ').split(text).length - 1;
    expect(texts.filter((text) => timesIn([bundle], text) !== timesIn(all, text))).toEqual([]);
  }
  const file = JSON.parse(readFileSync(join(ROOT, 'site', 'texts', 'en.json'), 'utf8'));
  const notes: string[] = [];
  JSON.stringify(file, (key, value) => {
    if (key.startsWith('@')) notes.push(value);
    return value;
  });
  expect(notes.length).toBeGreaterThan(200);
  const descriptions = [...notes, ...Object.values<string>(file.placeholders)];
  expect(long(descriptions).filter((one) => bundle.includes(one))).toEqual([]);
});
