/** The check of a feed: what it finds, where, and what becomes of the feed. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkFeed, type FeedContext, MOST_KEPT } from '../../../shared/feeds/check-feed.ts';
import type { Feed } from '../../../shared/feeds/feed.ts';
import { findingsCsv, MOST_SHOWN, shownOf } from '../../../shared/feeds/report.ts';
import { saidServices } from '../../../shared/feeds/said-of.ts';
import { cpuTimeOf } from '../../support/cpu-time.ts';
import { bytesOf, CONTEXT, checkText, EXAMPLE, EXAMPLES, edited, foundIn } from './examples.ts';

const at = (path: string, value: unknown): string[] => foundIn(checkText(edited(path, value)));

describe('what is wrong with a service is told with its place', () => {
  it.each<[string, unknown, string[]]>([
    ['services.0.fees', undefined, ['missing /services/0/fees']],
    ['services.0.fees', { cash: 'x' }, ['wrong-type /services/0/fees/cash']],
    ['services.0.fees', { gold: [] }, ['unknown-word /services/0/fees/gold']],
    ['services.0.fees.debit-card.0', null, ['wrong-type /services/0/fees/debit-card/0']],
    ['services.0.fees.debit-card.0.upTo', undefined, ['missing /services/0/fees/debit-card/0/upTo']],
    ['services.0.fees.debit-card.0.fixed', '-1', ['syntax /services/0/fees/debit-card/0/fixed']],
    ['services.0.fees.debit-card.0.fixed', '', ['missing /services/0/fees/debit-card/0/fixed']],
    ['services.0.exchangeRates.0.rate', '0', ['not-positive /services/0/exchangeRates/0/rate']],
    ['services.0.exchangeRates.0.asOf', '2026-11-30', ['syntax /services/0/exchangeRates/0/asOf']],
    [
      'services.0.exchangeRates.0.asOf',
      '2026-02-30T00:00:00Z',
      ['day-not-real /services/0/exchangeRates/0/asOf'],
    ],
    [
      'services.0.exchangeRates.0.marginPercent',
      '1',
      [
        'missing /services/0/exchangeRates/0/benchmark',
        'unknown-field /services/0/exchangeRates/0/rate',
        'unknown-field /services/0/exchangeRates/0/asOf',
      ],
    ],
    [
      'services.1.exchangeRates.0.marginPercent',
      '100',
      ['too-much /services/1/exchangeRates/0/marginPercent'],
    ],
    [
      'services.1.exchangeRates.0.marginPercent',
      '11',
      ['margin-high /services/1/exchangeRates/0/marginPercent', 'jump /services/1/fees/bank-account'],
    ],
    ['services.1.payoutFees.0.maximum', 'x', ['syntax /services/1/payoutFees/0/maximum']],
    ['services.1.payoutFees.0.percent', '100', ['too-much /services/1/payoutFees/0/percent']],
    ['services.1.payoutFees.0.fixed', '1,5', ['decimal-comma /services/1/payoutFees/0/fixed']],
    ['services.0.limits.payoutMost', '0', ['not-positive /services/0/limits/payoutMost']],
    ['services.0.limits.payoutMost', '', ['missing /services/0/limits/payoutMost']],
    // A name that every object has is no benchmark that we know.
    [
      'services.1.exchangeRates.0.benchmark',
      'constructor',
      ['no-benchmark /services/1/exchangeRates/0/benchmark'],
    ],
    [
      'services.0.promotions',
      [
        {
          kind: 'code',
          code: 'A',
          from: '2026-12-01',
          fees: [{ above: '0', upTo: null, fixed: '0', percent: 'x' }],
          cap: '0',
        },
      ],
      ['syntax /services/0/promotions/0/fees/0/percent', 'not-positive /services/0/promotions/0/cap'],
    ],
    [
      'services.0.promotions',
      [
        {
          kind: 'code',
          from: '2026-12-01',
          exchangeRates: [{ above: '0', upTo: null, rate: 'x', asOf: '2026-11-30T06:00:00Z' }],
        },
      ],
      ['syntax /services/0/promotions/0/exchangeRates/0/rate'],
    ],
    ['services.0.keptDays', 0, ['wrong-type /services/0/keptDays']],
    ['services.0.availableHours', 'always', ['syntax /services/0/availableHours']],
    ['services.0.pickupPlacesUrl', 'http://example.org', ['syntax /services/0/pickupPlacesUrl']],
    ['services.0', 7, ['wrong-type /services/0']],
    ['services', {}, ['wrong-type /services']],
    ['corridors', [], ['missing /corridors']],
    ['affirmation.by', 'Jane Doe', ['syntax /affirmation/by']],
  ])('%s is %j', (path, value, expected) => {
    expect(at(path, value).sort()).toEqual([...expected].sort());
  });

  it('several in one service, with the form of one part wrong, all at once', () => {
    const text = edited('services.0', {
      ...EXAMPLE.services[0],
      accessPoint: 'telegram',
      payoutFees: 'none',
      limits: {},
      fees: { cash: [{ above: '1', upTo: '0', fixed: '1e3', percent: '100' }] },
    });
    expect(foundIn(checkText(text)).sort()).toEqual([
      'end-before-beginning /services/0/fees/cash/0/upTo',
      'gap /services/0/fees/cash/0/above',
      'syntax /services/0/fees/cash/0/fixed',
      'too-much /services/0/fees/cash/0/percent',
      'unknown-word /services/0/accessPoint',
      'wrong-type /services/0/payoutFees',
    ]);
  });

  it('also where the head of the feed is wrong', () => {
    const text = edited('services.1.accessPoint', 'fax', {
      ...EXAMPLE,
      validFrom: '2026-11-31',
      provider: 7,
    });
    expect(foundIn(checkText(text)).sort()).toEqual([
      'day-not-real /validFrom',
      'unknown-word /services/1/accessPoint',
      'wrong-type /provider',
    ]);
  });

  it.each([
    ['7', ['wrong-type ']],
    ['null', ['wrong-type ']],
    ['[]', ['wrong-type ']],
    ['', ['not-json ']],
    ['{"format":"karvon-feed-1"} x', ['not-json ']],
  ])('%s is no feed', (text, expected) => {
    expect(foundIn(checkText(text))).toEqual(expected);
  });
});

it('gives line, service, what was sent and what is allowed', () => {
  const { findings } = checkText(EXAMPLES.json.replace('"mobile-app"', '"telegram"'));
  const line = EXAMPLES.json.split('\n').findIndex((text) => text.includes('mobile-app')) + 1;
  expect(findings).toEqual([
    {
      rule: 'unknown-word',
      severity: 'error',
      pointer: '/services/0/accessPoint',
      line,
      row: null,
      cell: null,
      serviceId: 'app-cash',
      sent: 'telegram',
      allowed: 'agent, branch, internet, mobile-app, call-centre, post-office, atm',
      sentence: 'A word is one of its list.',
    },
  ]);
});

it('gives row and cell of a CSV', () => {
  const rows = EXAMPLES.csv.split('\n');
  const text = [...rows.slice(0, 3), rows[3]?.replace('2.50', '2.505'), ...rows.slice(4)].join('\n');
  const [finding] = checkText(text, {}, 'text/csv').findings;
  expect(finding).toMatchObject({
    rule: 'too-many-decimals',
    pointer: '/services/1/fees/bank-account/0/fixed',
    line: 4,
    row: 3,
    cell: 'feeFixed',
    serviceId: 'web-card',
    sent: '2.505',
  });
});

describe('what becomes of a feed', () => {
  const wrong = edited('services.1.accessPoint', 'fax');
  const doubtful = edited('services.1.payoutCurrency', 'UZS');

  it('is refused for one error, and without the service if the rest is to be taken', () => {
    expect(checkText(wrong).report).toMatchObject({
      outcome: 'refused',
      services: { accepted: 0, held: 0, refused: 3 },
    });
    const partial = checkFeed(
      { bytes: bytesOf(wrong), contentType: 'application/json', accept: 'partial' },
      CONTEXT,
    );
    expect(partial.report).toMatchObject({
      outcome: 'accepted',
      services: { accepted: 2, held: 0, refused: 1 },
    });
    expect(partial.feed?.services.map(({ serviceId }) => serviceId)).toEqual(['app-cash', 'agent-cash']);
  });

  it('is refused in any case for an error of the whole', () => {
    const bytes = bytesOf(edited('validUntil', '2026-11-30'));
    const { report, feed } = checkFeed(
      { bytes, contentType: 'application/json', accept: 'partial' },
      CONTEXT,
    );
    expect([report.outcome, feed]).toEqual(['refused', null]);
    const none = bytesOf(edited('services', [7]));
    expect(
      checkFeed({ bytes: none, contentType: 'application/json', accept: 'partial' }, CONTEXT).feed,
    ).toBeNull();
  });

  it('waits with the services that are doubted', () => {
    const { report, held, isHeldWhole, feed } = checkText(doubtful);
    expect(report).toMatchObject({ outcome: 'held', services: { accepted: 2, held: 1, refused: 0 } });
    expect([held, isHeldWhole, feed?.services.length]).toEqual([['DEU-TJK/web-card'], false, 3]);
  });

  it('waits whole where the whole is doubted, also if nothing is left of it', () => {
    const { report, held, isHeldWhole, feed } = checkText(edited('services', []));
    expect(foundIn(checkText(edited('services', [])))).toEqual(['services-vanished /services']);
    expect([report.outcome, held, isHeldWhole, feed?.services]).toEqual(['held', [], true, []]);
    const renamed = checkText(EXAMPLES.json.replace('"web-card"', '"web-other"'));
    expect(renamed.held).toHaveLength(3);
  });

  it('is not doubted for what is not given', () => {
    const { receivedAt, words } = CONTEXT;
    const text = EXAMPLES.json.replace('"11.0235"', '"99"');
    expect(
      checkFeed({ bytes: bytesOf(text), contentType: 'application/json' }, { receivedAt, words }).report
        .counts,
    ).toEqual({
      error: 0,
      doubt: 0,
      note: 0,
    });
    expect(checkText(text).report.counts.doubt).toBeGreaterThan(0);
  });
});

describe('days and times', () => {
  const head = (over: Partial<Feed>): string[] => foundIn(checkText(JSON.stringify({ ...EXAMPLE, ...over })));
  it.each<[string, Partial<Feed>, string[]]>([
    ['from yesterday, which it still is somewhere', { validFrom: '2026-11-29' }, []],
    ['from the day before', { validFrom: '2026-11-28' }, ['valid-in-past /validFrom']],
    ['92 days', { validUntil: '2027-03-02' }, []],
    ['93 days', { validUntil: '2027-03-03' }, ['valid-too-long /validUntil']],
    ['one day', { validUntil: '2026-12-01' }, []],
    ['none', { validUntil: '2026-11-30' }, ['end-before-beginning /validUntil']],
    ['made a minute from now', { publishedAt: '2026-11-30T07:01:00Z' }, []],
    ['made later', { publishedAt: '2026-11-30T07:01:01Z' }, ['published-ahead /publishedAt']],
    ['made with the last one', { publishedAt: '2026-11-29T06:00:00Z' }, ['older-than-last /publishedAt']],
    ['made a second after it', { publishedAt: '2026-11-29T06:00:01Z' }, []],
  ])('%s', (_, over, expected) => {
    expect(head(over)).toEqual(expected);
  });

  it.each([
    ['2026-11-30T07:01:00Z', []],
    ['2026-11-30T07:01:01Z', ['rate-ahead']],
    ['2026-11-29T07:00:00Z', []],
    ['2026-11-27T07:00:00Z', []],
    ['2026-11-27T06:59:59Z', ['rate-old']],
  ])('a rate as of %s, received on a Monday at seven', (asOf, expected) => {
    const text = edited('services.0.exchangeRates.0.asOf', asOf);
    expect(checkText(text).findings.map(({ rule }) => rule)).toEqual(expected);
  });
});

describe('a rate beside the reference of 11.03', () => {
  it.each([
    ['11.0851', []],
    ['11.0852', ['rate-better-than-reference']],
    ['9.927', []],
    ['9.926', ['margin-high']],
    ['0.0951', ['rate-upside-down']],
    ['0.0952', ['margin-high']],
    ['110.3', ['rate-better-than-reference']],
  ])('%s', (rate, expected) => {
    const { findings } = checkText(edited('services.0.exchangeRates.0.rate', rate), {
      before: undefined,
      prices: undefined,
    });
    expect(findings.map(({ rule }) => rule)).toEqual(expected);
  });

  it('near 1 is no reciprocal of it', () => {
    const text = edited('services.2.exchangeRates.0.rate', '1.02').replace('"1.13"', '"1.02"');
    const { findings } = checkText(text, { references: { 'EUR-USD': '1.03' }, before: undefined });
    expect(findings.map(({ rule }) => rule)).toEqual([]);
  });
});

describe('the report', () => {
  it('counts exactly, shows a thousand and keeps ten thousand of a severity', () => {
    const broken = Array.from({ length: 6000 }, () => ({
      ...EXAMPLE.services[1],
      accessPoint: 'fax',
      languages: ['?'],
    }));
    const { report, findings } = checkText(JSON.stringify({ ...EXAMPLE, services: broken }));
    expect(report.counts.error).toBe(12_000);
    expect([report.findings.length, findings.length]).toEqual([MOST_SHOWN, MOST_KEPT]);
    expect(report.services).toEqual({ accepted: 0, held: 0, refused: 6000 });
  });

  it('shows eighty characters of what was sent, none of them half', () => {
    expect(shownOf('x'.repeat(100))).toHaveLength(80);
    expect([...shownOf('😀'.repeat(100))]).toHaveLength(80);
    const { findings } = checkText(edited('services.0.accessPoint', 'y'.repeat(1000)));
    expect(findings[0]?.sent).toBe('y'.repeat(80));
  });

  it('as CSV has no cell that a spreadsheet would run, and can be read back', () => {
    const sent = ['=1+1', '+2', '-3+4', '@a', '\tb', '"c", d', '-3'];
    const findings = sent.map((each) => ({
      ...(checkText('7').findings[0] as never as object),
      sent: each,
    })) as never;
    const lines = findingsCsv(findings).split('\r\n');
    expect(lines[0]).toBe('severity,rule,pointer,line,row,cell,serviceId,sent,allowed,sentence');
    expect(lines.slice(1, 7).map((line) => line.split(',,')[2] ?? line)).toHaveLength(6);
    for (const [index, each] of sent.slice(0, 5).entries()) expect(lines[index + 1]).toContain(`'${each}`);
    expect(lines[6]).toContain('"""c"", d"');
    // A number is no formula.
    expect(lines[7]).toContain(',-3,');
  });
});

describe('said services', () => {
  const { feed } = checkText(EXAMPLES.json);
  it('are the same from JSON and CSV', () => {
    const fromCsv = checkText(EXAMPLES.csv, {}, 'text/csv').feed;
    expect(feed && saidServices(feed, 'e')).toEqual(fromCsv && saidServices(fromCsv, 'e'));
  });

  it('are one for each instrument, with the fees of it and the words of the provider', () => {
    const services = feed && saidServices(feed, 'e').get('DEU-TJK');
    expect(services?.map(({ id, speed, papersNeeded }) => [id, speed, papersNeeded])).toEqual([
      ['example-remit.app-cash.debit-card', 'within-an-hour', true],
      ['example-remit.web-card.bank-account', 'next-day', true],
      ['example-remit.agent-cash.cash', 'within-an-hour', true],
    ]);
    expect(services?.[0]).toMatchObject({
      edition: 'e',
      recipientPhoneNeeded: true,
      facts: { keptDays: 30, languages: ['tg', 'ru'], senderDocuments: ['passport'], deliveryTime: 'PT15M' },
      tariff: { payoutCurrency: 'TJS', validFrom: '2026-12-01', validTo: '2026-12-31' },
    });
    expect(Object.keys(services?.[0]?.tariff.fees ?? {})).toEqual(['debit-card']);
  });

  it('of a corridor that is listed and has none are none: what was there before goes', () => {
    const more = feed && { ...feed, corridors: ['DEU-TJK', 'DEU-UZB'] as const };
    expect(more && saidServices(more, 'e').get('DEU-UZB')).toEqual([]);
  });
});

it('finds the same in a feed however its JSON is spaced', () => {
  const blanks = fc.constantFrom('', ' ', '\n', '\r\n', '\t', '  \n ');
  const wrong = JSON.parse(edited('services.1.accessPoint', 'fax'));
  fc.assert(
    fc.property(fc.array(blanks, { minLength: 4, maxLength: 12 }), (spaces) => {
      let next = 0;
      // Around every mark outside of texts; no text of the example holds one.
      const spaced = JSON.stringify(wrong).replace(/[[\]{},]|":/g, (mark) => {
        const blank = spaces[next++ % spaces.length] ?? '';
        return mark === '":' ? `"${blank}:${blank}` : blank + mark + blank;
      });
      expect(foundIn(checkText(spaced))).toEqual(['unknown-word /services/1/accessPoint']);
    }),
    { numRuns: 100 },
  );
});

it.each([
  ['https://example.org/places', true],
  ['https://www.example.org', true],
  ['https://example.org.evil.net/places', false],
  ['https://badexample.org/', false],
  ['https://evil.net/https://example.org/', false],
])('a page of pick-up places at %s is of the own domain: %s', (address, isOwn) => {
  const party = { provider: EXAMPLE.provider, corridors: EXAMPLE.corridors, domain: 'example.org' };
  const checked = checkText(edited('services.0.pickupPlacesUrl', address), { party });
  expect(foundIn(checked)).toEqual(isOwn ? [] : ['syntax /services/0/pickupPlacesUrl']);
});

it('two hundred thousand corridors and ten thousand services are checked without comparing each with each', () => {
  const corridors = Array.from({ length: 200_000 }, () => 'DEU-TJK');
  const services = Array.from({ length: 10_000 }, (_, index) => ({
    ...EXAMPLE.services[1],
    serviceId: `s-${index}`,
    corridor: 'DEU-UZB',
  }));
  let count = 0;
  const took = cpuTimeOf(() => {
    count = checkText(JSON.stringify({ ...EXAMPLE, corridors, services })).report.counts.error;
  });
  expect(count).toBe(10_000);
  expect(took).toBeLessThan(5000);
}, 60_000);

it('takes a benchmark that moved for no jump: each feed costs what it did by the rates of its own day', () => {
  const moved = EXAMPLES.json.replaceAll('11.0235', '14.0112');
  const references = { ...CONTEXT.references, 'EUR-TJS': '14.02' };
  const rulesOf = (over: Partial<FeedContext>) =>
    checkText(moved, { references, ...over }).findings.map(({ rule }) => rule);
  expect(rulesOf({})).not.toContain('jump');
  // By the rates of today it would have cost far more before.
  const today = Object.fromEntries(EXAMPLE.corridors.map((corridor) => [corridor, references]));
  expect(rulesOf({ referencesBefore: today })).toContain('jump');
  // What it cost before is not known: nothing is said.
  expect(rulesOf({ referencesBefore: undefined })).not.toContain('jump');
});
