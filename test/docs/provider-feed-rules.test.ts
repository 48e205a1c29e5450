/** The page of rules says what the catalogue says. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ROOT } from '../../infra/build/paths.ts';
import { rulesPage } from '../../infra/feed/rules-page.ts';
import { RULES } from '../../shared/feeds/rules.ts';

test('it is as the catalogue makes it: node infra/feed/write-rules.ts', () => {
  const page = readFileSync(join(ROOT, 'docs/provider-feed/rules.md'), 'utf8');
  expect(page).toBe(rulesPage());
  for (const { id } of RULES) expect(page.split(`| \`${id}\` |`), id).toHaveLength(2);
});
