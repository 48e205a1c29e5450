/** The import rules hold, and each can fail: a small tree that breaks one is reported under the rule's name. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cruise, type ICruiseResult } from 'dependency-cruiser';
import { afterAll, describe, expect, test } from 'vitest';
import { PARTS, rules } from './layer-rules.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const scratch = join(root, '.karvon/test-layers');
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

async function violations(
  baseDir: string,
  folders: string[],
): Promise<{ modules: number; broken: string[] }> {
  const { output } = await cruise(folders, {
    ...rules.options,
    baseDir,
    validate: true,
    ruleSet: { forbidden: rules.forbidden ?? [] },
  });
  const { summary } = output as ICruiseResult;
  return {
    modules: summary.totalCruised,
    broken: summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} -> ${to}`),
  };
}

// It reads the whole project: half a minute on a machine that is busy.
test('every import follows the rules', { timeout: 90_000 }, async () => {
  const { modules, broken } = await violations(root, ['shared', 'functions', 'infra', 'site']);
  expect(broken).toEqual([]);
  // A check that reads no file reports nothing.
  expect(modules).toBeGreaterThan(80);
});

const uses = (path: string) => `import { x } from '${path}';\nexport const y = x;\n`;
const typeOnly = (path: string) => `import type { x } from '${path}';\nexport type Y = x;\n`;
const LEAF = 'export const x = 1;\n';

/** One tree for each rule, which breaks it. */
const BROKEN: Record<string, Record<string, string>> = {
  'shared-reaches-nothing-outside': { 'shared/money/a.ts': uses('node:fs') },
  'only-contracts-use-zod': { 'shared/pricing/a.ts': uses('zod/mini') },
  ...Object.fromEntries(
    PARTS.map((part, index) => {
      // The file below it; for the last part, a file outside all parts.
      const below = PARTS[index + 1] ?? 'elsewhere';
      return [
        `${part}-reaches-only-what-stands-above-it`,
        { [`shared/${part}/a.ts`]: uses(`../${below}/b.ts`), [`shared/${below}/b.ts`]: LEAF },
      ];
    }),
  ),
  'functions-do-not-reach-infra': { 'functions/a.ts': uses('../infra/b.ts'), 'infra/b.ts': LEAF },
  'only-publish-pages-reaches-the-site': {
    'functions/serve-api/a.ts': uses('../../site/b.ts'),
    'site/b.ts': LEAF,
  },
  'site-reaches-only-shared': { 'site/a.ts': uses('../functions/b.ts'), 'functions/b.ts': LEAF },
  'browser-code-takes-contracts-by-type-alone': {
    'site/browser/a.ts': uses('../../shared/contracts/b.ts'),
    'shared/contracts/b.ts': LEAF,
  },
  'only-storage-and-handlers-know-aws': { 'functions/http/a.ts': uses('@aws-sdk/client-dynamodb') },
  'reading-functions-do-not-carry-s3': {
    'functions/serve-api/handler.ts': uses('../storage/b.ts'),
    'functions/storage/b.ts': uses('@aws-sdk/client-s3'),
  },
  'nothing-reaches-the-tests': { 'functions/a.ts': uses('../test/b.ts'), 'test/b.ts': LEAF },
  'no-circles': { 'shared/money/a.ts': uses('./b.ts'), 'shared/money/b.ts': uses('./a.ts') },
  'no-orphans': { 'shared/money/a.ts': LEAF },
  'everything-resolves': { 'shared/money/a.ts': uses('./missing.ts') },
};

describe('a tree that breaks a rule is reported', () => {
  test('there is one for every rule', () => {
    expect(Object.keys(BROKEN).sort()).toEqual((rules.forbidden ?? []).map(({ name }) => name ?? '').sort());
  });

  test.each(Object.entries(BROKEN))('%s', async (name, files) => {
    const base = join(scratch, name);
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(base, path)), { recursive: true });
      writeFileSync(join(base, path), text);
    }
    const folders = [...new Set(Object.keys(files).map((path) => path.split('/')[0] ?? ''))];
    const { broken } = await violations(base, folders);
    expect(broken.map((line) => line.split(':')[0])).toContain(name);
  });

  test('the rule for reading functions applies to each of them', async () => {
    const base = join(scratch, 'serve-reference');
    const files = {
      'functions/serve-reference/handler.ts': uses('../storage/b.ts'),
      'functions/storage/b.ts': uses('@aws-sdk/client-s3'),
    };
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(base, path)), { recursive: true });
      writeFileSync(join(base, path), text);
    }
    const { broken } = await violations(base, ['functions']);
    expect(broken.filter((line) => line.startsWith('reading-functions-do-not-carry-s3'))).not.toEqual([]);
  });

  test.each([
    ['model', 'statistics'],
    ['fx', 'pricing'],
    ['pricing', 'statistics'],
    ['pricing', 'catalogue'],
    ['statistics', 'catalogue'],
    ['contracts', 'catalogue'],
    ['feeds', 'contracts'],
    ['pricing', 'feeds'],
  ])('%s may not import %s, not even a type', async (part, below) => {
    const base = join(scratch, `${part}-${below}`);
    for (const [path, text] of [
      [`shared/${part}/a.ts`, typeOnly(`../${below}/b.ts`)],
      [`shared/${below}/b.ts`, 'export type x = 1;\n'],
    ] as const) {
      mkdirSync(dirname(join(base, path)), { recursive: true });
      writeFileSync(join(base, path), text);
    }
    const { broken } = await violations(base, ['shared']);
    expect(broken.map((line) => line.split(':')[0])).toContain(`${part}-reaches-only-what-stands-above-it`);
  });

  test("importing only a contract's type is allowed", async () => {
    const base = join(scratch, 'allowed');
    for (const [path, text] of [
      ['site/browser/a.ts', typeOnly('../../shared/contracts/b.ts')],
      ['shared/contracts/b.ts', 'export type x = 1;\n'],
    ] as const) {
      mkdirSync(dirname(join(base, path)), { recursive: true });
      writeFileSync(join(base, path), text);
    }
    expect((await violations(base, ['site', 'shared'])).broken).toEqual([]);
  });
});
