/** What pages say of prices that firms say themselves: whose word each is, what is old, what nobody checked; and what they weigh. */
import { beforeAll, describe, expect, test } from 'vitest';
import { exchangeOf } from '../../shared/catalogue/corridor-currencies.ts';
import type { CorridorId } from '../../shared/model/vocabulary.ts';
import type { SaidSheet } from '../../shared/pricing/said.ts';
import { findIndex } from '../../site/find-index.ts';
import { checkedOf, corridorPages, type SaidFacts, summaryPages } from '../../site/kinds.ts';
import { LANGUAGES, LOCALES, type Locale, textsOf } from '../../site/texts/languages.ts';
import { corridorLines } from '../../site/view/corridor-lines.ts';
import { fill } from '../../site/view/numbers.ts';
import { saidComparison, surveyedComparison } from '../../site/view/surveyed.ts';
import { bundledReference } from '../support/rates.ts';
import { type Firm, saidSheet } from '../support/said.ts';
import { compressedSize, loadRenderer } from './built-site.ts';
import { indicators, sheets, statistics, summary, taken } from './publication.ts';

/** Rates of euro, rouble, som and somoni are in date; the survey is old. */
const DAY = '2026-04-24';
/** The survey is not old yet. */
const EARLY = '2025-10-15';
const PUBLICATION = '20260424T120000Z-a1b2c3';
const reference = bundledReference(
  `${DAY}T12:00:00.000Z`,
  sheets.map(({ corridor }) => corridor),
);
const exchangeIn = (corridor: CorridorId) => exchangeOf(reference.benchmark, corridor, DAY) ?? null;

const sheetOf = (corridor: CorridorId) => {
  const at = sheets.findIndex((one) => one.corridor === corridor);
  const [prices, figures] = [sheets[at], statistics[at]];
  if (!prices || !figures) throw new Error(`no ${corridor}`);
  return { prices, statistics: figures };
};

const text = (html: string): string =>
  html
    .replace(/<p class="heads".*?(?=<ol)/gs, '')
    .replace(/<\/?(b|span|bdi)\b[^>]*>/g, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ');

/** Of DEU-KGZ at the smaller amount, 140 euros. */
function compared(firms: readonly Firm[], day = DAY, locale: Locale = 'en') {
  const { prices } = sheetOf('DEU-KGZ');
  const said = firms.length > 0 ? saidSheet('DEU-KGZ', ...firms) : undefined;
  const { answer, list } = surveyedComparison(locale, prices, 200, day, exchangeIn('DEU-KGZ'), said);
  return { answer: text(answer), list: text(list) };
}
/** The row of a firm, up to the next heading. */
const rowOf = (list: string, from: string, to: string): string =>
  list.slice(list.indexOf(from), list.indexOf(to));

/** A service that the survey has too: 5.82 % of 140 euros. */
const xoom = (percent: string, feed: Firm['feed'] = {}): Firm => ({
  id: 'xoom',
  name: 'Xoom',
  feed,
  service: {
    accessPoint: 'internet',
    fees: { 'bank-account': [{ above: '0', upTo: null, fixed: '0', percent }] },
  },
});
const others: Firm[] = [
  { id: 'acme', name: 'Acme Pay', percent: '2' },
  { id: 'bank', name: 'Bank of Test', percent: '3' },
];

describe('beside a price', () => {
  test.each<[string, readonly Firm[], string, RegExp]>([
    [
      'a firm’s alone is called unchecked',
      [xoom('0.5'), ...others],
      DAY,
      /Acme Pay .*The firm says 2\.94 % \(1 April 2026\)\. Nobody independent has checked this\./,
    ],
    [
      'both words stand, the firm’s first, where its price of today takes the place of an old survey’s',
      [xoom('0.5'), ...others],
      DAY,
      /Xoom .*The firm says 1\.49 % \(1 April 2026\)\. The World Bank’s surveyors saw 5\.82 % \(July to September 2025\)\./,
    ],
    [
      'and where the dearer word of a survey in date leads',
      [xoom('0.5', { validFrom: '2025-10-01', validUntil: '2025-10-31' })],
      EARLY,
      /Xoom .*5\.82 %.*The firm says 1\.49 % \(1 October 2025\)\. The World Bank’s surveyors saw 5\.82 %/,
    ],
  ])('%s', (_, firms, day, words) => {
    expect(compared(firms, day).list).toMatch(words);
  });

  test('a surveyed one has its present words alone, and would have arrived; a firm’s of today arrives', () => {
    const without = compared([]).list;
    const { list } = compared([xoom('0.5'), ...others]);
    const own = rowOf(without, 'Western Union', 'Prices we cannot');
    expect(own).toContain('would have arrived');
    expect(list).toContain(own);
    expect(rowOf(list, 'Acme Pay', 'Bank of Test')).toMatch(/KGS 13,\d+ arrives/);
  });

  test('another way of a firm says that it is its word', () => {
    const two: Firm = {
      id: 'acme',
      service: { fees: { 'debit-card': band('2'), cash: band('4') } },
    };
    expect(compared([two, xoom('1'), { id: 'bank' }]).list).toMatch(
      /1 other way: 4\.\d+ %.* cash, by mobile phone → paid out in cash \(the firm’s own word\)/,
    );
  });
});
const band = (percent: string) => [{ above: '0', upTo: null, fixed: '0', percent }];

describe('a price of a firm that is none of today', () => {
  test('is past its last day: named as run out, without a figure, and ranks nowhere', () => {
    const old: Firm = { id: 'old', name: 'Old Firm', feed: { validUntil: '2026-04-20' } };
    const { list } = compared([old, xoom('0.5'), ...others]);
    expect(list).toMatch(
      /Prices that have run out Old Firm: the firm’s price was good until 20 April 2026\./,
    );
    expect(list.split('Old Firm')).toHaveLength(2);
    // Beside nothing but an old survey it changes neither answer nor list.
    const alone = compared([old]);
    expect(alone.answer).toBe(compared([]).answer);
  });

  test.each<[string, NonNullable<Firm['service']>, string]>([
    [
      'an exchange rate of days ago',
      { exchangeRates: [{ above: '0', upTo: null, rate: '98.1', asOf: '2026-04-20T06:00:00Z' }] },
      'The firm’s exchange rate is more than a day old. (the firm’s own word)',
    ],
    [
      'nothing taken',
      {
        fees: { 'debit-card': [{ above: '0', upTo: null, fixed: '0', percent: '0' }] },
        exchangeRates: [{ above: '0', upTo: null, marginPercent: '0', benchmark: 'reference' }],
      },
      'The firm says that it takes nothing.',
    ],
  ])('cannot be confirmed: %s', (_, service, reason) => {
    const { list } = compared([{ id: 'doubt', name: 'Doubt Pay', service }, xoom('1'), ...others]);
    expect(list.slice(list.indexOf('Prices we cannot confirm'))).toContain(reason);
  });

  test('without a rate of the day says that we lack one', () => {
    const { prices } = sheetOf('DEU-KGZ');
    const { list } = surveyedComparison('en', prices, 200, DAY, null, saidSheet('DEU-KGZ', ...others));
    expect(text(list)).toContain('We have no exchange rate of these days to count with.');
  });
});

describe('few firms', () => {
  test.each([
    [1, 'This is the word of 1 firm alone. Others may be cheaper.'],
    [2, 'These are the words of 2 firms alone. Others may be cheaper.'],
  ])('%i: nobody is praised, and the list is by name', (count, words) => {
    const firms = [xoom('0.5'), ...others].slice(1, count + 1).reverse();
    const { answer, list } = compared(firms);
    expect(answer.trim()).toBe(`${words} You pay €140 in all.`);
    expect(answer).not.toMatch(/Most|cheapest/);
    expect(list).toContain('All prices, by the firm’s name');
    expect(list.indexOf('Acme Pay')).toBeLessThan(list.indexOf('MoneyGram'));
  });
  test('three have an answer', () => {
    expect(compared([xoom('0.5'), ...others]).answer).toMatch(
      /^ ?Most arrives with Xoom.* arrives, of €140.*The firm says 1\.49 %/,
    );
  });
  test('one beside a survey in date does not stop its ranking', () => {
    const acme: Firm = { id: 'acme', feed: { validFrom: '2025-10-01', validUntil: '2025-10-31' } };
    expect(compared([acme], EARLY).answer).toMatch(/^ ?Most arrives with/);
  });
});

test('a made-up firm is called one wherever its name stands, in every language', () => {
  for (const { code } of LANGUAGES) {
    const firms: Firm[] = [
      { id: 'example-remit' },
      { id: 'example-old', feed: { validUntil: '2026-04-20' } },
      {
        id: 'example-none',
        service: { fees: { 'debit-card': [{ above: '500', upTo: null, fixed: '1', percent: '1' }] } },
      },
      ...others,
    ];
    const { answer, list } = compared(firms, DAY, code);
    for (const id of ['example-remit', 'example-old', 'example-none']) {
      const named = `${answer} ${list}`.split(id).slice(1);
      expect(named.length, `${code} ${id}`).toBeGreaterThan(0);
      for (const after of named) expect(after, `${code} ${id}`).toMatch(/^\u2069? \(\p{L}{3}/u);
    }
  }
});

test('a firm that does not pay out is said not to wherever its name stands, and never leads', () => {
  const { prices } = sheetOf('DEU-KGZ');
  // Its surveyed price is all that is left of it, the cheapest; nobody else says anything.
  const sheet: SaidSheet = { ...saidSheet('DEU-KGZ'), suspended: ['xoom'] };
  for (const { code } of LANGUAGES) {
    const html = surveyedComparison(code, prices, 200, DAY, exchangeIn('DEU-KGZ'), sheet);
    const [answer, list] = [text(html.answer), text(html.list)];
    expect(answer, code).toContain('MoneyGram');
    expect(answer, code).not.toContain('Xoom');
    const called = fill(textsOf(code).said.beside.notPaying, { name: 'Xoom' });
    expect(list.split(called).length, code).toBe(list.split('Xoom').length);
    expect(list, code).toContain(called);
  }
});

test('a firm that does not pay out is no answer either where nobody says prices', () => {
  const { prices } = sheetOf('DEU-KGZ');
  const answer = (suspended: readonly string[]) =>
    text(surveyedComparison('en', prices, 200, DAY, null, undefined, suspended).answer);
  expect(answer([])).toContain('Xoom');
  expect(answer(['xoom'])).toContain('MoneyGram');
  expect(answer(['xoom'])).not.toContain('Xoom');
});

test('where no survey asks, firms’ prices stand at one amount, with what arrives', () => {
  const sheet = saidSheet('RUS-TJK', {
    id: 'acme',
    name: 'Acme Pay',
    service: { sendCurrency: 'RUB', payoutCurrency: 'TJS' },
  });
  const { answer, list } = saidComparison('en', sheet, '10000', DAY, exchangeIn('RUS-TJK'));
  expect(text(answer)).toContain('You pay RUB 10,000 in all.');
  expect(text(list)).toMatch(/Acme Pay TJS 1,\d{3} arrives .*Nobody independent has checked this/);
});

describe('pages', () => {
  let render: Awaited<ReturnType<typeof loadRenderer>>;
  beforeAll(async () => {
    render = await loadRenderer();
  });
  const factsOf = (sheet: SaidSheet): SaidFacts => ({ publication: PUBLICATION, sheet });
  const pagesOf = (corridor: CorridorId, sheet: SaidSheet | undefined, locales: readonly Locale[]) =>
    corridorPages(
      {
        ...sheetOf(corridor),
        today: DAY,
        said: sheet && factsOf(sheet),
        exchange: exchangeIn(corridor),
        check: checkedOf(corridor, reference.benchmark, DAY),
      },
      PUBLICATION,
    ).filter(({ locale, data }) => locales.includes(locale) && data.kind === 'corridor');
  const inDollars: NonNullable<Firm['service']> = { sendCurrency: 'USD', payoutCurrency: 'PHP' };

  test('of the largest corridor weigh at most 8 kB, with firms’ prices and without, in any language', async () => {
    const firms = ['a', 'b', 'c', 'd', 'e'].map((id): Firm => ({ id, service: inDollars }));
    for (const page of pagesOf('USA-PHL', saidSheet('USA-PHL', ...firms), LOCALES))
      expect(compressedSize((await render(page)).html), page.path).toBeLessThanOrEqual(8_000);
    // Nobody says a price, and a firm that was surveyed does not pay out.
    const stopped: SaidSheet = {
      ...saidSheet('USA-PHL'),
      suspended: ['xoom'],
      suspendedNames: { xoom: 'Xoom' },
    };
    for (const page of pagesOf('USA-PHL', stopped, LOCALES)) {
      const { html } = await render(page);
      expect(compressedSize(html), page.path).toBeLessThanOrEqual(8_000);
      expect(text(html)).toContain(fill(textsOf(page.locale).said.beside.notPaying, { name: 'Xoom' }));
    }
    for (const page of pagesOf('USA-PHL', undefined, LOCALES))
      expect(compressedSize((await render(page)).html), page.path).toBeLessThanOrEqual(8_000);
  });

  test('without firms’ prices have no word of them', async () => {
    for (const page of pagesOf('DEU-KGZ', undefined, ['en'])) {
      const { html } = await render(page);
      expect(html).not.toMatch(/data\/said|id="(independent|sources)"|class="[^"]*(mixed|only|firms|\bs\b)/);
      const { few, ...words } = textsOf('en').said;
      for (const one of [
        words.alsoFirms,
        words.onlyIndependent,
        words.whose,
        few.other,
        words.beside.unchecked,
      ])
        expect(html).not.toContain(one);
    }
  });

  test('of a survey whose amounts are not known in money show them apart', async () => {
    const service: NonNullable<Firm['service']> = { sendCurrency: 'CRC', payoutCurrency: 'NIO' };
    const sheet = saidSheet('CRI-NIC', { id: 'acme', name: 'Acme Pay', service });
    const [page] = pagesOf('CRI-NIC', sheet, ['en']);
    if (!page) throw new Error('no page');
    const { html } = await render(page);
    expect(text(html)).toMatch(/What firms say themselves .*Acme Pay/);
    expect(html).not.toContain('id="independent"');
  });

  test('name a firm that does not pay out where it has no price, surveyed or not', async () => {
    const stopped = { suspended: ['acme'], suspendedNames: { acme: 'Acme Pay' } };
    const other = { id: 'beta', name: 'Beta', service: { sendCurrency: 'RUB', payoutCurrency: 'TJS' } };
    const facts = { summary, indicators, taken, reference, today: DAY, languages: LOCALES };
    const called = (locale: Locale) => fill(textsOf(locale).said.beside.notPaying, { name: 'Acme Pay' });
    for (const sheet of [
      { ...saidSheet('RUS-TJK'), ...stopped },
      { ...saidSheet('RUS-TJK', other), ...stopped },
    ]) {
      const said = new Map([['RUS-TJK', factsOf(sheet)]] as const);
      const pages = summaryPages({ ...facts, said }, PUBLICATION).filter(
        ({ data, at }) => data.kind === 'unpriced' && at === 'RUS-TJK',
      );
      expect(pages).toHaveLength(LOCALES.length);
      for (const page of pages)
        expect(text((await render(page)).html).split(called(page.locale)), page.path).toHaveLength(2);
    }
    for (const page of pagesOf('DEU-KGZ', { ...saidSheet('DEU-KGZ'), ...stopped }, LOCALES))
      expect(text((await render(page)).html).split(called(page.locale)), page.path).toHaveLength(2);
  });

  test('of a corridor in no list are there as long as somebody says a price, and lists and search find it', async () => {
    const service: NonNullable<Firm['service']> = { sendCurrency: 'ISK', payoutCurrency: 'KGS' };
    const said = new Map([
      ['ISL-KGZ', factsOf(saidSheet('ISL-KGZ', { id: 'acme', name: 'Acme Pay', service }))],
    ] as const);
    const facts = { summary, indicators, taken, reference, today: DAY, languages: LOCALES };
    const of = (given: typeof said | undefined) =>
      summaryPages({ ...facts, ...(given && { said: given }) }, PUBLICATION).filter(({ path }) =>
        path.startsWith('/en/'),
      );
    expect(of(undefined).some(({ path }) => path === '/en/isl-kgz')).toBe(false);
    const pages = of(said);
    const page = pages.find(({ path }) => path === '/en/isl-kgz');
    const list = pages.find(({ path }) => path === '/en/from/isl');
    if (!page || !list) throw new Error('no page');
    const shown = text((await render(page)).html);
    expect(shown).toMatch(/No survey asks about prices here.* Acme Pay/);
    // Whether one was ever published is not known of it.
    expect(shown).not.toContain('No price of it was ever published');
    expect(text((await render(list)).html)).toMatch(/Kyrgyzstan 1 price from firms/);
    expect(findIndex(summary, said.keys()).corridors.split(' ')).toContain('ISL-KGZ');
    expect(corridorLines(summary, taken, '2026-05-11', said).find(({ said: count }) => count > 0)).toBe(
      undefined,
    );
  });
});
