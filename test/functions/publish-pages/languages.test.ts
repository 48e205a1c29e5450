/** Which languages a run renders, and which of their pages. Pure. */
import { expect, test } from 'vitest';
import { duePages } from '../../../functions/publish-pages/due-pages.ts';
import { besideOfRun, languagesOfRun } from '../../../functions/publish-pages/languages.ts';
import type { Published } from '../../../shared/contracts/publication.ts';
import type { SitePage } from '../../../site/kinds.ts';
import { DEFAULT_LOCALE, LOCALES, type Locale } from '../../../site/texts/languages.ts';

const FIRST = [DEFAULT_LOCALE];
const OTHERS = LOCALES.filter((locale) => locale !== DEFAULT_LOCALE);
const listed = (languages: Partial<Published['languages']>) =>
  ({ languages: { whole: [], older: [], coming: [], ...languages } }) as unknown as Published;

test.each([
  // What is listed, of other code, time for more: what is rendered anew, and what is whole, older and still to come after it.
  ['nothing', undefined, true, true, FIRST, FIRST, [], OTHERS],
  ['nothing, right after a publication', undefined, true, false, FIRST, FIRST, [], OTHERS],
  ['the first', listed({ whole: FIRST, coming: OTHERS }), false, true, OTHERS, LOCALES, [], []],
  ['the first, right after a publication', listed({ whole: FIRST }), false, false, [], FIRST, [], OTHERS],
  ['all', listed({ whole: [...LOCALES] }), false, true, [], LOCALES, [], []],
  ['all, of other code', listed({ whole: [...LOCALES] }), true, true, FIRST, FIRST, OTHERS, []],
  ['older ones', listed({ whole: FIRST, older: OTHERS }), false, true, OTHERS, LOCALES, [], []],
  ['older ones, no time', listed({ whole: FIRST, older: OTHERS }), false, false, [], FIRST, OTHERS, []],
  [
    'older ones, and other code again',
    listed({ whole: FIRST, older: OTHERS }),
    true,
    true,
    FIRST,
    FIRST,
    OTHERS,
    [],
  ],
  [
    'one that is no language any more',
    listed({ whole: [...LOCALES, 'xx'] }),
    false,
    true,
    [],
    LOCALES,
    [],
    [],
  ],
] as const)('%s', (_, published, isOtherCode, mayBegin, anew, whole, older, coming) => {
  const run = languagesOfRun(published, isOtherCode, mayBegin);
  expect(run).toEqual({ anew, after: { whole, older, coming }, there: [...whole, ...older] });
});

test.each([
  // What is listed, whether the files beside pages are, of other code, time for more: whether they are kept and due.
  ['nothing', undefined, true, true, false, false],
  ['the first language', listed({ whole: FIRST, coming: OTHERS }), false, true, false, false],
  ['all languages', listed({ whole: [...LOCALES] }), false, true, false, true],
  ['all languages, no time', listed({ whole: [...LOCALES] }), false, false, false, false],
  ['all languages, of other code', listed({ whole: [...LOCALES] }), true, true, false, false],
  ['the files too', { ...listed({ whole: [...LOCALES] }), beside: true }, false, true, true, false],
  [
    'the files too, of other code',
    { ...listed({ whole: [...LOCALES] }), beside: true },
    true,
    true,
    false,
    false,
  ],
] as const)(
  'files beside pages, where there is %s',
  (_, published, isOtherCode, mayBegin, areKept, areDue) => {
    const languages = languagesOfRun(published, isOtherCode, mayBegin);
    expect(besideOfRun(published, isOtherCode, mayBegin, languages)).toEqual({ areKept, areDue });
  },
);

const page = (locale: Locale, kind: string, at = '') =>
  ({ locale, at, data: { kind } }) as unknown as SitePage;
const named = (pages: readonly SitePage[]) =>
  pages.map(({ locale, at, data }) => `${locale} ${data.kind} ${at}`.trim());
const PAGES = {
  ofCorridors: LOCALES.flatMap((locale) => [
    page(locale, 'corridor', 'DEU-KGZ'),
    page(locale, 'corridor', 'USA-PHL'),
  ]),
  ofAll: [
    page(DEFAULT_LOCALE, 'root'),
    ...LOCALES.map((locale) => page(locale, 'home')),
    page('en', 'data-past', 'RUS-UZB'),
  ],
  ofRates: LOCALES.map((locale) => page(locale, 'check')),
  ofProviders: [
    page('en', 'provider', 'wise'),
    page('ru', 'provider', 'wise'),
    page('ru', 'provider', 'ria'),
  ],
};
const due = (
  whole: readonly Locale[],
  anew: readonly Locale[],
  lists = false,
  rates = false,
  provider = 'none',
  earlier = false,
  pages: Parameters<typeof duePages>[0] = PAGES,
) =>
  named(
    duePages(pages, {
      languages: { anew, after: { whole, older: [], coming: [] } },
      changes: { corridors: ['USA-PHL'], statistics: ['USA-PHL'], said: [], lists, earlier },
      hasOtherReleases: false,
      isUnread: () => false,
      showsOtherRates: () => rates,
      isOtherProvider: ({ at }) => at === provider,
    }),
  );

test('of a language that begins every page is due, and the root, which lists it; of the others what says something else', () => {
  expect(due(LOCALES, [])).toEqual([
    ...LOCALES.map((locale) => `${locale} corridor USA-PHL`),
    ...LOCALES.map((locale) => `${locale} check`),
  ]);
  expect(due(['en', 'ru'], ['ru'])).toEqual([
    'en corridor USA-PHL',
    'ru corridor DEU-KGZ',
    'ru corridor USA-PHL',
    'en root',
    'ru home',
    'en check',
    'ru check',
    'ru provider wise',
    'ru provider ria',
  ]);
  expect(due(FIRST, [], false, false, 'wise')).toEqual([
    'en corridor USA-PHL',
    'en check',
    'en provider wise',
  ]);
  expect(due(FIRST, FIRST)).toEqual(
    named(
      Object.values(PAGES)
        .flat()
        .filter(({ locale }) => locale === 'en'),
    ),
  );
  expect(due(FIRST, [])).toEqual(['en corridor USA-PHL', 'en check']);
  for (const [lists, rates] of [
    [true, false],
    [false, true],
  ])
    expect(due(FIRST, [], lists, rates)).toEqual([
      'en corridor USA-PHL',
      'en root',
      'en home',
      'en data-past RUS-UZB',
      'en check',
    ]);
  // Other earlier rounds are on pages of figures alone: of the world, and of every corridor, whether its prices changed or not.
  const figures = [
    ...['DEU-KGZ', 'USA-PHL'].map((corridor) => page('en', 'data-corridor', corridor)),
    page('ru', 'data-corridor', 'DEU-KGZ'),
  ];
  const withFigures = {
    ...PAGES,
    ofCorridors: [...PAGES.ofCorridors, ...figures],
    ofAll: [...PAGES.ofAll, page('en', 'data'), page('en', 'data-corridors')],
  };
  const of = (earlier: boolean) => due(FIRST, [], false, false, 'none', earlier, withFigures);
  expect(of(false)).toEqual(['en corridor USA-PHL', 'en data-corridor USA-PHL', 'en check']);
  expect(of(true)).toEqual([
    'en corridor USA-PHL',
    'en data-corridor DEU-KGZ',
    'en data-corridor USA-PHL',
    'en data-past RUS-UZB',
    'en data',
    'en check',
  ]);
});
