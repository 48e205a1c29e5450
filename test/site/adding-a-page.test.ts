/** What docs/adding-a-page.md promises: a new kind of page, in every language, is made by the files in its table and no other. */
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { LOCALES } from '../../site/texts/languages.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

const COMPONENT = `---
import { textsOf } from '../i18n/index.ts';
import type { PageOf } from '../kinds.ts';
import Page from '../layouts/Page.astro';

interface Props {
  page: PageOf<'planted'>;
}
const { planted } = textsOf(Astro.locals.page.locale);
---
<Page title={planted.title}><h1>{planted.title}</h1><p>{Astro.props.page.answer}</p></Page>
`;

const KIND = `
  planted: kind({
    component: 'Planted',
    path: (locale) => \`/\${locale}/planted\`,
    pages: (_: RateFacts) => [['', { answer: '42' }]],
  }),
`;

/** Renders the new pages with the built site, as publish-pages does. */
const RENDER = `
  import { ratePages } from './site/kinds.ts';
  import { renderPage } from './built/server/entry.mjs';
  const pages = ratePages({ reference: null }, '20261121T120000Z-a1b2c3').filter(({ data }) => data.kind === 'planted');
  for (const page of pages) console.log(page.path, (await renderPage(page)).html.replace(/\\n/g, ' '));
`;

const LATER = LOCALES.filter((code) => !['en', 'uz-cyrl'].includes(code));

const withTexts = (texts: object) => (file: string) => {
  const parsed: { texts: object } = JSON.parse(file);
  return JSON.stringify({ ...parsed, texts: { ...parsed.texts, planted: texts } });
};

/** What is done to each file; a file that does not exist yet is empty. */
const EDITS: Readonly<Record<string, (file: string) => string>> = {
  'site/kinds.ts': (file) => file.replace('const FROM_RATES = {', (start) => start + KIND),
  'site/kinds/<Name>.astro': () => COMPONENT,
  'site/texts/en.json': withTexts({ '@title': 'Heading of a page for tests.', title: 'Planted' }),
  'site/texts/<code>.json': withTexts({ title: 'Ekilgan' }),
};

test('a new kind of page is three files, and one of each further language', { timeout: 120_000 }, () => {
  const doc = readFileSync(join(root, 'docs', 'adding-a-page.md'), 'utf8');
  const [, section = ''] = doc.split(/^## A kind of page.*$/m);
  expect([...section.matchAll(/^\| `(.+?)` \|/gm)].map(([, file]) => file)).toEqual(Object.keys(EDITS));

  const copy = mkdtempSync(join(tmpdir(), 'karvon-page-'));
  onTestFinished(() => rmSync(copy, { recursive: true, force: true }));
  for (const part of ['site', 'shared', 'infra/build', 'package.json', 'tsconfig.json'])
    cpSync(join(root, part), join(copy, part), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
  for (const [name, edit] of Object.entries(EDITS))
    for (const code of name.includes('<code>') ? LATER : ['']) {
      const path = join(copy, name.replace('<Name>', 'Planted').replace('<code>', code));
      writeFileSync(path, edit(existsSync(path) ? readFileSync(path, 'utf8') : ''));
    }

  const run = (...args: string[]): string => {
    const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: copy, encoding: 'utf8' });
    expect(status, stderr).toBe(0);
    return stdout;
  };
  run('site/check-texts.ts');
  run('site/build.ts', join(copy, 'built'));
  const pages = run('--import', './infra/build/csv-modules.mjs', '--input-type=module', '--eval', RENDER)
    .trim()
    .split('\n');
  expect(pages.map((page) => page.split(' ')[0])).toEqual(LOCALES.map((code) => `/${code}/planted`));
  const [english, russian] = pages;
  expect(english).toMatch(/^\/en\/planted .*<h1>Planted<\/h1><p>42<\/p>/);
  expect(russian).toMatch(/^\/ru\/planted .*<html lang="ru".*<h1>Ekilgan<\/h1><p>42<\/p>/);
  expect(pages[LOCALES.indexOf('uz-cyrl')]).toContain('<h1>Экилган</h1>');
  // Address, alternates and links to the other languages come from the entry.
  expect(english).toContain('<a href="/ru/planted" lang="ru" hreflang="ru">Русский</a>');
  expect(russian).toContain('<link rel="alternate" hreflang="en" href="/en/planted">');
});
