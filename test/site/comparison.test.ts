/** A comparison's HTML: escaped, grouped, and without claims that the survey does not support. */
import { describe, expect, test } from 'vitest';
import type { Comparison, Offer, OfferPart } from '../../shared/pricing/offers.ts';
import { compareSurveyed, groupByProvider, type ProviderGroup } from '../../shared/pricing/offers.ts';
import { moneyMarksOf } from '../../site/i18n/index.ts';
import { compareWordsOf } from '../../site/texts/languages.ts';
import { answerHtml, listHtml, type View } from '../../site/view/comparison.ts';
import { otherWaysOf } from '../../site/view/other-ways.ts';
import { sheets, TODAY } from './publication.ts';

const view: View = {
  words: compareWordsOf('en'),
  marks: moneyMarksOf('en', 'EUR'),
  home: null,
  otherWays: ['', '1 other way: {range}', '2 other ways: {range}'],
};

/** Answer and list, as they stand on a page. */
const comparisonHtml = (of: View, comparison: Comparison, groups: readonly ProviderGroup[]): string =>
  answerHtml(of, comparison, groups) + listHtml(of, comparison, groups);

const offer = (over: Partial<Offer>): Offer => ({
  serviceId: 'a',
  provider: { id: 'a', name: 'Alpha', type: 'bank' },
  fundingInstrument: 'cash',
  accessPoint: 'agent',
  standing: 'ranked',
  reason: null,
  status: 'surveyed',
  cost: {
    total: '4.31',
    amount: '6.03',
    complete: false,
    parts: [
      { part: 'fee', known: true, percent: '1.42', amount: '1.99' },
      { part: 'margin', known: true, percent: '2.89', amount: '4.04' },
      { part: 'tax', known: false, why: 'not-recorded' },
      { part: 'pay-out-fee', known: false, why: 'not-recorded' },
    ],
    range: null,
    paid: '140.00',
  },
  valueReceived: '133.97',
  flags: [],
  copies: 1,
  ...over,
});
const unconfirmed = (reason: NonNullable<Offer['reason']>, over: Partial<Offer> = {}): Offer =>
  offer({ standing: 'unconfirmed', reason, valueReceived: null, ...over });
const provider = (id: string, name: string): Offer['provider'] => ({ id, name, type: 'unknown' });

const html = (offers: readonly Offer[], over: Partial<Comparison> = {}, of: Partial<View> = {}): string =>
  comparisonHtml(
    { ...view, ...of },
    {
      corridor: 'DEU-KGZ',
      amount: '140.00',
      currency: 'EUR',
      basis: 'surveyed',
      reading: 'fee-deducted',
      amountIs: 'outlay',
      feeConvention: 'unknown',
      survey: {
        edition: 'e',
        source: 'rpw',
        period: '2025-Q3',
        firstDay: '2025-07-01',
        lastDay: '2025-09-30',
        evidence: '0',
      },
      age: { months: 16, missedRounds: 4, old: true },
      surveyedAmounts: [],
      offers,
      ...over,
    },
    groupByProvider(offers),
  );
/** What is heard: not the heads of the columns. */
const text = (markup: string): string =>
  markup
    .replace(/<p class="heads".*?(?=<ol)/, '')
    .replace(/<\/?(b|span)\b[^>]*>/g, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ');

describe('the answer', () => {
  test('is the plain sentence, and for an old survey the amount that would have arrived', () => {
    const shown = text(html([offer({})]));
    expect(shown).toContain(
      '4.31 % of what you pay is taken by fees and the exchange rate, as far as it is known.',
    );
    expect(shown).toContain('Most would have arrived with Alpha, cash, at an agent');
    expect(shown).toContain('€133.97 worth would have arrived, of €140');
  });
  test('of a recent survey says that it arrives', () => {
    const shown = text(html([offer({})], { age: { months: 2, missedRounds: 0, old: false } }));
    expect(shown).toContain('Most arrives with Alpha');
    expect(shown).toContain('€133.97 worth arrives, of €140');
    expect(shown).toContain('€133.97 arrives');
    expect(shown).not.toContain('would have');
  });
  test('names a tax that is part of the cost', () => {
    const cost = offer({}).cost;
    if (!cost) throw new Error('no cost');
    const taxed = offer({
      cost: { ...cost, parts: [{ part: 'tax', known: true, percent: '0.99', amount: '1.39' }] },
    });
    expect(text(html([taxed]))).toContain('is taken by fees, tax and the exchange rate');
  });
  test('is missing if no price is confirmed', () => {
    const shown = text(html([unconfirmed('no-margin-recorded')]));
    expect(shown).toContain('There is no confirmed price at this amount.');
    expect(shown).not.toMatch(/of what you pay|arrived/);
  });
  test('says estimate, with its range, between the surveyed amounts', () => {
    const cost = offer({}).cost;
    if (!cost) throw new Error('no cost');
    const between = offer({ status: 'estimate', cost: { ...cost, range: { min: '3.02', max: '5.82' } } });
    const shown = text(html([between], { basis: 'estimate', amount: '250.00' }));
    expect(shown).toContain('(estimate: 3.02 % to 5.82 %)');
    expect(shown).toContain('this lies between');
  });
  test.each([
    ['an end has no price', null],
    ['all are the same', { min: '4.31', max: '4.31' }],
  ])('says only "estimate" where %s, for the other ways too', (_, range) => {
    const { cost } = offer({});
    if (!cost) throw new Error('no cost');
    const between = offer({ status: 'estimate', cost: { ...cost, range } });
    const other = offer({ ...between, accessPoint: 'internet' });
    const markup = html([between, other], { basis: 'estimate', amount: '250.00' });
    expect(
      text(markup).match(/(4\.31 %|as far as it is known\.|in the exchange rate €4\.04) ?\(estimate\)/g),
    ).toHaveLength(3);
  });
  test('for a surveyed price does not say estimate', () => {
    expect(text(html([offer({})]))).not.toContain('estimate');
  });
  test('without amounts is only a percentage', () => {
    const shown = text(
      html([offer({ valueReceived: null })], { basis: 'nominal', currency: 'USD', amount: '200' }),
    );
    expect(shown).toContain('Least is taken by Alpha');
    expect(shown).toContain('4.31 % of what you pay');
    expect(shown).not.toMatch(/arrived|€200/);
  });
});

describe('the parts', () => {
  const costOf = (...parts: OfferPart[]): Offer => {
    const { cost } = offer({});
    return offer({ cost: cost && { ...cost, parts } });
  };

  test('stand beside the total without a tap, in the answer and in the row', () => {
    const markup = html([offer({})]);
    expect(text(markup)).toContain('€6.03 taken, 4.31 %: fee €1.99, lost in the exchange rate €4.04');
    expect(markup).toContain('<li class="f">fee €1.99<li class="r">lost in the exchange rate €4.04');
    expect(markup.split('<details')).toHaveLength(1);
  });
  test('that are 0 or not known are not told as nothing', () => {
    const none = costOf(
      { part: 'fee', known: true, percent: '0.00', amount: '0.00' },
      { part: 'margin', known: true, percent: '0.00', amount: '0.00' },
      { part: 'pay-out-fee', known: false, why: 'not-recorded' },
    );
    const shown = text(html([none]));
    expect(shown).toContain('€6.03 taken, 4.31 %');
    expect(shown).not.toMatch(/4\.31 %:|fee |exchange rate €|nothing/);
  });
  test('each have their name; a better rate is never a negative figure', () => {
    const shown = text(
      html([
        costOf(
          { part: 'fee', known: true, percent: '1.42', amount: '1.99' },
          { part: 'margin', known: true, percent: '-0.19', amount: '-0.27' },
          { part: 'tax', known: true, percent: '0.99', amount: '1.39' },
          { part: 'pay-out-fee', known: true, percent: '0.50', amount: '0.70' },
        ),
      ]),
    );
    expect(shown).toContain(
      'fee €1.99, exchange rate 0.19 % better than the banks’ own, tax on sending €1.39, pay-out fee €0.70',
    );
    expect(shown).not.toMatch(/[-−]\d|[-−]€|lost in/);
  });
  test('are percentages where money is not known', () => {
    const { cost } = offer({});
    const parts = cost?.parts.map((part) => (part.known ? { ...part, amount: null } : part)) ?? [];
    const shown = text(
      html([offer({ cost: cost && { ...cost, amount: null, parts }, valueReceived: null })]),
    );
    expect(shown).toContain('4.31 % taken: fee 1.42 %, lost in the exchange rate 2.89 %');
    expect(shown).not.toContain('€1.99');
  });
});

describe('the bars', () => {
  const bars = (markup: string): string[] =>
    [...markup.matchAll(/<svg class="bar".*?<\/svg>/g)].map(([svg]) =>
      [...svg.matchAll(/class="(\w)" d="M([\d.]+) 5h([\d.]+)"/g)].map(([, ...of]) => of.join(' ')).join(', '),
    );
  const taking = (id: string, fee: string, rate: string): Offer => {
    const { cost } = offer({});
    const parts = [
      { part: 'fee', known: true, percent: fee, amount: fee },
      { part: 'margin', known: true, percent: rate, amount: rate },
    ] as const;
    return offer({ provider: provider(id, id), cost: cost && { ...cost, parts } });
  };

  test('show the whole amount in the answer, and what is taken on one scale in the list', () => {
    expect(bars(html([taking('a', '1.00', '4.00'), taking('b', '10.00', '0.00')]))).toEqual([
      'a 0 95, f 95 1, r 96 4',
      'f 0 10, r 10 40',
      'f 0 100',
    ]);
  });
  test('have no part below 0, and none where nothing is taken', () => {
    expect(bars(html([taking('a', '2.00', '-5.00'), taking('b', '0.00', '0.00')]))).toEqual([
      'a 0 100',
      '',
      '',
    ]);
  });
  test('are as long as what is taken in all, also where the rate gives back some of the fee', () => {
    expect(bars(html([taking('a', '3.00', '-1.80'), taking('b', '0.00', '2.00')]))).toEqual([
      'a 0 98.8, f 98.8 1.2',
      'f 0 60',
      'r 0 100',
    ]);
  });
  test('are for the eye alone, and in no open paragraph', () => {
    const markup = html([offer({})]);
    expect(markup.match(/<svg class="bar"[^>]* aria-hidden="true">/g)).toHaveLength(2);
    expect(markup.match(/<\/p><svg/g)).toHaveLength(2);
  });
});

describe('other ways', () => {
  const other = (over: Partial<Offer>): Offer => offer({ serviceId: 'b', ...over });

  test('that cost the same and arrive alike stand beside the best one', () => {
    const shown = text(
      html([
        offer({ fundingInstrument: 'bank-account' }),
        other({ fundingInstrument: 'debit-card' }),
        other({ fundingInstrument: 'credit-card' }),
      ]),
    );
    expect(shown.split('bank account, debit card or credit card, at an agent')).toHaveLength(3);
    expect(shown).not.toContain('other way');
  });
  test.each([
    { accessPoint: 'internet' },
    { speed: 'next-day' },
    { payoutMethod: 'card' },
    { standing: 'unconfirmed', reason: 'no-margin-recorded' },
  ] as const)('that differ stand apart: %j', (over) => {
    const shown = text(html([offer({}), other({ fundingInstrument: 'debit-card', ...over })]));
    expect(shown).not.toContain('cash or debit card');
    expect(shown).toMatch(/Other ways to pay, send or collect:|1 other way: 4\.31 %/);
  });
});

describe('what a barrier costs', () => {
  const costing = (amount: string, over: Partial<Offer>): Offer => {
    const { cost } = offer({});
    return offer({ ...over, provider: provider(amount, `P${amount}`), cost: cost && { ...cost, amount } });
  };
  test('stands below the answer, as a range where a price is in doubt', () => {
    const online = costing('8.15', { fundingInstrument: 'bank-account' });
    const cash = costing('25.23', {});
    const doubtful = {
      ...costing('10.00', {}),
      standing: 'unconfirmed',
      reason: 'no-margin-recorded',
    } as const;
    expect(text(html([online, cash]))).toContain('Paying in cash, the cheapest took €25.23: €17.08 more.');
    // The fee of the doubtful one: 1.99.
    expect(text(html([online, cash, doubtful]))).toContain(
      'Paying in cash, the cheapest took €1.99 to €25.23: €0 to €17.08 more.',
    );
    expect(text(html([cash, online]))).toContain('Paying in cash');
    expect(text(html([cash]))).not.toContain('Paying in cash');
  });
});

describe('how and how fast the recipient gets it', () => {
  const told = { payoutMethod: 'cash-pickup', speed: 'within-an-hour' } as const;
  const WAY = 'cash, at an agent → paid out in cash, within an hour';
  const seen = (markup: string): string => text(markup).replace(/ ([,:;.])/g, '$1');

  test('stands in the answer, in the row and in each other way, beside the way to pay', () => {
    const shown = seen(
      html([
        offer(told),
        offer({ fundingInstrument: 'debit-card', payoutMethod: 'bank-account', speed: 'next-day' }),
        unconfirmed('no-margin-recorded', { payoutMethod: 'card', speed: 'three-to-five-days' }),
      ]),
    );
    expect(shown).toContain(`Most would have arrived with Alpha, ${WAY} €133.97 worth`);
    expect(shown).toContain(`most money home first Alpha €133.97 would have arrived ${WAY} €6.03 taken`);
    expect(shown).toContain('4.31 %: debit card, at an agent → to a bank account, the next day');
    expect(shown).toContain('not confirmed: cash, at an agent → to a card, in 3 to 5 days');
    expect(shown.match(/paid out in cash/g)).toHaveLength(2);
  });
  test.each([
    [{ payoutMethod: 'mobile-wallet' }, 'cash, at an agent → to mobile money €'],
    [{ speed: 'six-days-or-more' }, 'cash, at an agent → in 6 days or more €'],
    [{}, 'cash, at an agent €'],
  ] as const)('has nothing that is not recorded: %j', (recorded, way) => {
    const shown = seen(html([offer(recorded)]));
    expect(shown.split(way)).toHaveLength(3);
    expect(shown.split('→')).toHaveLength('payoutMethod' in recorded || 'speed' in recorded ? 3 : 1);
  });
  test('of prices that cannot be confirmed: ways that arrive alike share a line', () => {
    const markup = html([
      unconfirmed('no-margin-recorded', told),
      unconfirmed('no-margin-recorded', { ...told, fundingInstrument: 'debit-card' }),
      unconfirmed('no-margin-recorded', { ...told, speed: 'two-days' }),
      unconfirmed('no-margin-recorded', { fundingInstrument: 'bank-account' }),
    ]);
    const [entry = ''] = markup.split('<h3>Alpha</h3>').slice(1);
    const [ways = '', ...rest] = entry.split('<p>').slice(1);
    expect(ways.split('<br>').map((line) => seen(line).trim())).toEqual([
      'cash, at an agent; debit card, at an agent → paid out in cash, within an hour',
      'cash, at an agent → paid out in cash, in 2 days',
      'bank account, at an agent',
    ]);
    expect(rest).toHaveLength(1);
  });
  test('is kept on one line with its arrow', () => {
    expect(html([offer(told)])).toContain(' <span>→\u00a0paid out in cash, within an hour</span>');
  });
});

describe('what cannot be confirmed', () => {
  test.each([
    ['no-margin-recorded', 'Exchange rate not recorded'],
    ['total-not-positive', 'do not add up to a cost'],
  ] as const)(
    '%s: comes after the list, with its fee and the reason, without total or amount',
    (reason, words) => {
      const shown = text(html([offer({}), unconfirmed(reason, { provider: provider('b', 'Beta') })]));
      const apart = shown.slice(shown.indexOf('Prices we cannot confirm'));
      expect(apart).toContain('Beta');
      expect(apart).toContain('Fee €1.99 (1.42 %).');
      expect(apart).toContain(words);
      expect(apart).not.toMatch(/4\.31|arrived/);
    },
  );
  test('an unconfirmed price is told with its tax', () => {
    const { cost } = offer({});
    const parts: OfferPart[] = [
      { part: 'fee', known: true, percent: '1.42', amount: '1.99' },
      { part: 'margin', known: false, why: 'no-margin-recorded' },
      { part: 'tax', known: true, percent: '0.99', amount: '1.38' },
    ];
    const taxed = unconfirmed('no-margin-recorded', { cost: cost && { ...cost, parts } });
    expect(text(html([taxed]))).toContain(
      'Fee €1.99 (1.42 %), tax on sending €1.38. Exchange rate not recorded.',
    );
  });
  test('an unconfirmed way of a confirmed provider has no figure', () => {
    const shown = text(
      html([offer({}), unconfirmed('no-margin-recorded', { fundingInstrument: 'bank-account' })]),
    );
    expect(shown).toContain('not confirmed: bank account, at an agent');
  });
});

describe('other texts', () => {
  test('a fee above the amount is named', () => {
    const shown = text(
      html([
        offer({ standing: 'infeasible', reason: 'nothing-left-to-send', cost: null, valueReceived: null }),
      ]),
    );
    expect(shown).toContain('At this amount nothing would be left to send with: Alpha');
  });
  test('a filter that leaves nothing says so', () => {
    expect(text(html([]))).toContain('The survey has no price for that choice.');
  });
  test('a hostile name stays text', () => {
    const markup = html([offer({ provider: provider('x', '<img src=x onerror="alert(1)">&') })]);
    expect(markup).not.toContain('<img');
    expect(markup).toContain('&lt;img src=x onerror=&quot;alert(1)&quot;&gt;&amp;');
  });
  test('the order is that of the comparison', () => {
    const names = ['Zeta', 'Alpha', 'Mid'].map((name) => offer({ provider: provider(name, name) }));
    expect([...html(names).matchAll(/<h3>(\w+)/g)].map((m) => m[1])).toEqual(['Zeta', 'Alpha', 'Mid']);
  });
});

describe('who has no price at an amount, in surveyed corridors', () => {
  const NO_PRICE = 'has no price for this amount';
  const BLANK = 'figures for the larger amount are missing';
  const shownAt = (corridor: string, amount: string): string => {
    const sheet = sheets.find((one) => one.corridor === corridor);
    if (!sheet) throw new Error(`no sheet of ${corridor}`);
    const currency = sheet.amounts[0].local?.currency ?? 'USD';
    const comparison = compareSurveyed(sheet, { amount, currency, today: TODAY });
    const own = {
      ...view,
      marks: moneyMarksOf('en', currency),
      otherWays: otherWaysOf('en', sheet),
    };
    return text(comparisonHtml(own, comparison, groupByProvider(comparison.offers)));
  };
  test.each(['350', '500'])(
    'a price that was never filled in is called missing, and has a reason of its own: Ria, Guatemala, at %s',
    (amount) => {
      const shown = shownAt('USA-GTM', amount);
      expect(shown).toContain('No price at this amount');
      expect(shown).toMatch(new RegExp(`${BLANK}: +Ria +\\.`));
      expect(shown).not.toMatch(new RegExp(`${NO_PRICE}[^.]*Ria`));
    },
  );
  test('at the amount it was filled in for it has a price', () => {
    const shown = shownAt('USA-GTM', '200');
    expect(shown).not.toContain(BLANK);
    expect(shown).toContain('Ria');
  });
  test('between amounts whose prices the survey ties: Western Union, Belgium to Turkey', () => {
    const shown = shownAt('BEL-TUR', '243');
    expect(shown).not.toContain(NO_PRICE);
    expect(shown).not.toContain(BLANK);
    expect(shown).toContain('Western Union');
  });
  test('at the surveyed amounts, each such provider is named only under its own reason', () => {
    let blanks = 0;
    for (const sheet of sheets) {
      for (const { denomination, local } of sheet.amounts) {
        const request = { amount: local?.amount ?? String(denomination), currency: local?.currency ?? 'USD' };
        const comparison = compareSurveyed(sheet, { ...request, today: TODAY });
        const groups = groupByProvider(comparison.offers);
        const reasons = groups
          .filter(({ best }) => best.standing === 'not-priced')
          .map(({ best }) => best.reason);
        const shown = comparisonHtml(view, comparison, groups);
        blanks += reasons.filter((reason) => reason === 'blank-at-500').length;
        expect(shown.includes(BLANK), sheet.corridor).toBe(reasons.includes('blank-at-500'));
        expect(shown.includes(NO_PRICE), sheet.corridor).toBe(reasons.includes('no-price-at-this-amount'));
      }
    }
    expect(blanks).toBe(2);
  });
});
