/** Amounts as people type and paste them: read as meant, or refused; never read as another number. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { moneyMarksOf, ownMoneyOf } from '../../site/i18n/index.ts';
import type { NumberMarks } from '../../site/view/numbers.ts';
import { mayBecome, type OwnMoney, readAmount } from '../../site/view/typed-amount.ts';

/** The separators of thousands and fractions in each language. */
const MARKS = {
  english: { decimal: '.', group: ',', minGroup: 4 },
  german: { decimal: ',', group: '.', minGroup: 4 },
  polish: { decimal: ',', group: '\u00a0', minGroup: 5 },
  arabic: { decimal: '٫', group: '٬', minGroup: 4 },
} as const satisfies Record<string, NumberMarks>;
type Language = keyof typeof MARKS;
const LANGUAGES = Object.keys(MARKS) as Language[];

const inMoney = (language: Language, currency: string): OwnMoney => ({
  ...MARKS[language],
  ...ownMoneyOf('en', currency),
});
const NO = 'not-a-number';
const OTHER = 'other-currency';
const read = (typed: string, language: Language, currency = 'EUR'): string => {
  const { amount, fault } = readAmount(typed, inMoney(language, currency));
  return fault ?? amount;
};

describe('typed text with the separators of the page, on a page in euros', () => {
  // If a language reads it as another number, that language's column says so.
  test.each<[typed: string, english: string, german: string, polish: string, arabic: string]>([
    // Without separators.
    ['250', '250', '250', '250', '250'],
    ['0140', '140', '140', '140', '140'],
    ['  140 ', '140', '140', '140', '140'],
    // With the page's currency.
    ['€140', '140', '140', '140', '140'],
    ['140 €', '140', '140', '140', '140'],
    ['140€', '140', '140', '140', '140'],
    ['EUR 140', '140', '140', '140', '140'],
    ['140 eur', '140', '140', '140', '140'],
    ['EUR140', '140', '140', '140', '140'],
    ['€ 140 EUR', '140', '140', '140', '140'],
    ['200,00 €', '200.00', '200.00', '200.00', '200.00'],
    ['€\u00a01,250.50', '1250.50', '1250.50', '1250.50', '1250.50'],
    ['1\u202f250,50\u00a0€', '1250.50', '1250.50', '1250.50', '1250.50'],
    // Only the currency: no amount yet, and no error.
    ['', '', '', '', ''],
    [' ', '', '', '', ''],
    ['€', '', '', '', ''],
    ['eur ', '', '', '', ''],
    // Separators that leave no doubt.
    ['1250.5', '1250.5', '1250.5', '1250.5', '1250.5'],
    ['12,5', '12.5', '12.5', '12.5', '12.5'],
    ['12.50', '12.50', '12.50', '12.50', '12.50'],
    ['1.250,50', '1250.50', '1250.50', '1250.50', '1250.50'],
    ['1,250.50', '1250.50', '1250.50', '1250.50', '1250.50'],
    ['1,250,500', '1250500', '1250500', '1250500', '1250500'],
    ['1.250.500', '1250500', '1250500', '1250500', '1250500'],
    ['1.250.500,5', '1250500.5', '1250500.5', '1250500.5', '1250500.5'],
    ['1 250', '1250', '1250', '1250', '1250'],
    ['1\u2009250', '1250', '1250', '1250', '1250'],
    ['12\u202f345,6', '12345.6', '12345.6', '12345.6', '12345.6'],
    ["1'250.50", '1250.50', '1250.50', '1250.50', '1250.50'],
    ['1’250’000', '1250000', '1250000', '1250000', '1250000'],
    ['1,40,000', '140000', '140000', '140000', '140000'],
    ['12,34,567.8', '1234567.8', '1234567.8', '1234567.8', '1234567.8'],
    ['0,250', '0.250', '0.250', '0.250', '0.250'],
    ['0.250', '0.250', '0.250', '0.250', '0.250'],
    ['.5', '0.5', '0.5', '0.5', '0.5'],
    // A separator at the end waits for more digits.
    ['140.', '140', '140', '140', '140'],
    ['140,', '140', '140', '140', '140'],
    ['1,250.', '1250', '1250', '1250', '1250'],
    ['140. €', '140', '140', '140', '140'],
    // One separator before three digits: the language decides; if it uses neither in this way, nobody knows.
    ['1,250', '1250', '1.250', '1.250', NO],
    ['1.250', '1.250', '1250', NO, NO],
    ['1,250 €', '1250', '1.250', '1.250', NO],
    ['1250,500', NO, '1250.500', '1250.500', NO],
    ['1250.500', '1250.500', NO, NO, NO],
    // Other scripts' digits and their separators.
    ['١٤٠', '140', '140', '140', '140'],
    ['۱۴۰', '140', '140', '140', '140'],
    ['१४०', '140', '140', '140', '140'],
    ['১৪০', '140', '140', '140', '140'],
    ['１４０', '140', '140', '140', '140'],
    ['٠١٢٣٤٥٦٧٨٩', '123456789', '123456789', '123456789', '123456789'],
    ['۰۱۲۳۴۵۶۷۸۹', '123456789', '123456789', '123456789', '123456789'],
    ['०१२३४५६७८९', '123456789', '123456789', '123456789', '123456789'],
    ['০১২৩৪৫৬৭৮৯', '123456789', '123456789', '123456789', '123456789'],
    ['０１２３４５６７８９', '123456789', '123456789', '123456789', '123456789'],
    ['١٬٢٥٠٫٥٠', '1250.50', '1250.50', '1250.50', '1250.50'],
    ['١٬٢٥٠', '1250', '1250', '1250', '1250'],
    ['۱۴۰٫۵ €', '140.5', '140.5', '140.5', '140.5'],
    ['१,४०,००० €', '140000', '140000', '140000', '140000'],
    // Invisible characters.
    ['\u200e€140\u200e', '140', '140', '140', '140'],
    ['\u202a140\u00a0€\u202c', '140', '140', '140', '140'],
    ['\u061c١٤٠\u200f', '140', '140', '140', '140'],
    ['\ufeff1\u200b40', '140', '140', '140', '140'],
    // Not a number in any language.
    ['1,400,50', NO, NO, NO, NO],
    ['1.400.50', NO, NO, NO, NO],
    ['1,250.500.1', NO, NO, NO, NO],
    ['1.250,50,5', NO, NO, NO, NO],
    ['12,50 30', NO, NO, NO, NO],
    ['14 0', NO, NO, NO, NO],
    ['140 50', NO, NO, NO, NO],
    ['1 250,000.5', NO, NO, NO, NO],
    ["1'25", NO, NO, NO, NO],
    ['01,250', NO, '01.250', '01.250', NO],
    ['1,,250', NO, NO, NO, NO],
    ['1٫5٫5', NO, NO, NO, NO],
    ['.', NO, NO, NO, NO],
    [',,', NO, NO, NO, NO],
    ['-5', NO, NO, NO, NO],
    ['−140', NO, NO, NO, NO],
    ['+140', NO, NO, NO, NO],
    ['1e9', NO, NO, NO, NO],
    ['0x10', NO, NO, NO, NO],
    ['140k', NO, NO, NO, NO],
    ['14O', NO, NO, NO, NO],
    ['140²', NO, NO, NO, NO],
    ['½', NO, NO, NO, NO],
    ['140/5', NO, NO, NO, NO],
    ['140-200', NO, NO, NO, NO],
    ['15 %', NO, NO, NO, NO],
    ['𝟏𝟒𝟎', NO, NO, NO, NO],
    ['many', NO, NO, NO, NO],
    ['abc', NO, NO, NO, NO],
    ['eu', NO, NO, NO, NO],
    // A currency that is not the page's.
    ['$140', OTHER, OTHER, OTHER, OTHER],
    ['140 $', OTHER, OTHER, OTHER, OTHER],
    ['US$140', OTHER, OTHER, OTHER, OTHER],
    ['USD 140', OTHER, OTHER, OTHER, OTHER],
    ['140 usd', OTHER, OTHER, OTHER, OTHER],
    ['140CHF', OTHER, OTHER, OTHER, OTHER],
    ['£140', OTHER, OTHER, OTHER, OTHER],
    ['140 ₽', OTHER, OTHER, OTHER, OTHER],
    ['€140 USD', OTHER, OTHER, OTHER, OTHER],
    ['$', OTHER, OTHER, OTHER, OTHER],
  ])('%j', (typed, ...expected) => {
    const plain = expected.map((amount) => amount.replace(/^0+(?=\d)/, ''));
    expect(LANGUAGES.map((language) => read(typed, language))).toEqual(plain);
  });
});

describe('the page’s own currency and no other', () => {
  test.each([
    ['$200', 'USD', '200'],
    ['US$ 200', 'USD', '200'],
    ['200 USD', 'USD', '200'],
    ['A$200', 'USD', OTHER],
    ['C$200', 'USD', OTHER],
    ['200 CAD', 'USD', OTHER],
    ['$200 CAD', 'USD', OTHER],
    ['€200', 'USD', OTHER],
    ['$200', 'AUD', '200'],
    ['A$200', 'AUD', '200'],
    ['US$200', 'AUD', OTHER],
    ['$200 USD', 'AUD', OTHER],
    ['£120', 'GBP', '120'],
    ['1 700 kr', 'SEK', '1700'],
    ['kr 1,700', 'SEK', '1700'],
    ['93 000 F CFA', 'XOF', '93000'],
    ['93,000 FCFA', 'XOF', '93000'],
    ['93,000\u00a0F\u202fCFA', 'XOF', '93000'],
    ['KWD 65.250', 'KWD', '65.250'],
    ['65 kwd', 'KWD', '65'],
    ['65 k', 'KWD', NO],
    ['¥17,000', 'JPY', '17000'],
  ])('%j on a page in %s is %s', (typed, currency, expected) => {
    expect(read(typed, 'english', currency)).toBe(expected);
  });
});

const whole = fc.oneof(fc.nat(999), fc.nat(99_999), fc.nat(999_999_999));
const amounts = fc
  .tuple(whole, fc.option(fc.tuple(fc.constantFrom(1, 2, 3), fc.nat(999)), { nil: null }))
  .map(([units, part]) =>
    part === null ? `${units}` : `${units}.${String(part[1]).padStart(3, '0').slice(0, part[0])}`,
  );
const DIGITS = ['0123456789', '٠١٢٣٤٥٦٧٨٩', '۰۱۲۳۴۵۶۷۸۹', '०१२३४५६७८९', '০১২৩৪৫৬৭৮৯', '０１２３４５６７８９'];
const BLANKS = ['', ' ', '\u00a0', '\u2009', '\u202f'];
const UNSEEN = ['', '\u200e', '\u200f', '\u202a', '\u202c', '\u2066', '\u2069', '\u061c', '\ufeff'];
const CODES = ['EUR', 'USD', 'GBP', 'SEK', 'XOF', 'KWD', 'JPY'];

/** All ways of writing an amount: those of the page's own language, and those that are the same in all. */
const ways = (language: Language): fc.Arbitrary<readonly [decimal: string, group: string]> => {
  const { decimal, group } = MARKS[language];
  const neutral = ['', ' ', '\u00a0', '\u2009', '\u202f', "'", '’', '٬'];
  return fc.oneof(
    fc.constant([decimal, group] as const),
    fc.tuple(fc.constantFrom(decimal, '٫'), fc.constantFrom(...neutral)),
  );
};
const written = (amount: string, decimal: string, group: string): string => {
  const [units = '', part] = amount.split('.');
  return units.replace(/\B(?=(\d{3})+$)/g, group) + (part === undefined ? '' : decimal + part);
};

describe('a text of any length', () => {
  test.each([
    ['spaces within', `200${' '.repeat(20_000)}x`],
    ['spaces before', `${' '.repeat(20_000)}200`],
    ['figures', '9'.repeat(20_000)],
    ['separators', '1,'.repeat(10_000)],
    ['groups', '1 '.repeat(10_000)],
    ['Arabic separators', '٬'.repeat(20_000)],
    ['invisible marks', '\u200e'.repeat(20_000)],
    ['signs of money', '€'.repeat(20_000)],
  ])('%s: refused at once, also while it is typed', (_, typed) => {
    const begun = performance.now();
    expect(read(typed, 'english')).toBe(NO);
    expect(mayBecome(typed, inMoney('english', 'EUR'), ['140', '345'])).toBe(false);
    // It took minutes before.
    expect(performance.now() - begun).toBeLessThan(500);
  });

  test('forty characters are read, with spaces around them too', () => {
    expect(read(`${' '.repeat(37)}250`, 'english')).toBe('250');
    expect(read(`${' '.repeat(38)}250`, 'english')).toBe(NO);
    expect(read(`€${' '.repeat(36)}250`, 'english')).toBe('250');
  });
});

describe('any amount', () => {
  test('in any of these forms, in any digits, with the currency on either side, is read as itself', () => {
    const cases = fc
      .record({
        amount: amounts,
        language: fc.constantFrom(...LANGUAGES),
        currency: fc.constantFrom(...CODES),
        digits: fc.constantFrom(...DIGITS),
        blank: fc.constantFrom(...BLANKS),
        unseen: fc.array(fc.constantFrom(...UNSEEN), { minLength: 3, maxLength: 3 }),
        side: fc.constantFrom('none', 'code before', 'code behind', 'sign'),
        lower: fc.boolean(),
      })
      .chain((one) => ways(one.language).map((way) => ({ ...one, way })));
    fc.assert(
      fc.property(cases, ({ amount, language, currency, digits, blank, unseen, side, lower, way }) => {
        const number = written(amount, ...way).replace(/\d/g, (digit) => digits[Number(digit)] ?? '');
        const code = lower ? currency.toLowerCase() : currency;
        const { before, after } = moneyMarksOf('en', currency);
        const [first = '', second = '', third = ''] = unseen;
        const text = {
          none: number,
          'code before': `${code}${blank}${number}`,
          'code behind': `${number}${blank}${code}`,
          sign: `${before}${number}${after}`,
        }[side];
        const [start = '', ...others] = text;
        const typed = first + start + second + others.join('') + third;
        expect(readAmount(typed, inMoney(language, currency)).amount).toBe(amount);
      }),
      { numRuns: 2000 },
    );
  });

  test('any amount read has the typed digits, with the fraction after one separator and groups before it', () => {
    const typing = fc.array(fc.constantFrom(...'0123456789', '00', '000', '250', ...".,'’ ٫٬€$"), {
      maxLength: 12,
    });
    let numbers = 0;
    fc.assert(
      fc.property(typing, fc.constantFrom(...LANGUAGES), (parts, language) => {
        const typed = parts.join('');
        const { amount } = readAmount(typed, inMoney(language, 'EUR'));
        if (!amount) return;
        numbers += 1;
        expect(amount).toMatch(/^(0|[1-9]\d*)(\.\d+)?$/);
        const significant = (text: string) => text.replace(/\D/g, '').replace(/^0+/, '');
        expect(significant(amount)).toBe(significant(typed));
        const bare = typed.replace(/^\s*€?\s*|\s*€?\s*$/g, '');
        const [, part = ''] = amount.split('.');
        const units = bare.slice(0, bare.length - (part === '' ? 0 : part.length + 1)).replace(/[.,٫]$/, '');
        if (part) expect(bare.at(-part.length - 1)).toMatch(/[.,٫]/);
        const groups = units.split(/\D/);
        expect(groups.slice(1, -1).every(({ length }) => length === 3 || length === 2)).toBe(true);
        if (groups.length > 1) expect([groups[0]?.length !== 0, groups.at(-1)?.length]).toEqual([true, 3]);
        // One separator has one meaning.
        expect(new Set(units.match(/\D/g) ?? []).size).toBeLessThanOrEqual(1);
        if (part && groups.length > 1) expect(units).not.toContain(bare.at(-part.length - 1));
      }),
      { numRuns: 5000 },
    );
    expect(numbers).toBeGreaterThan(500);
  });
});

describe('while it is typed', () => {
  const ends = ['140', '345'];
  test.each([
    ['', true],
    ['€', true],
    ['E', true],
    ['eu', true],
    ['EUR ', true],
    ['1', true],
    ['€2', true],
    ['14', true],
    ['140', true],
    ['140.', true],
    ['140.5', true],
    ['140 ', true],
    ['140 E', true],
    ['140 EU', true],
    ['١', true],
    ['0', false],
    ['0.', false],
    ['4', false],
    ['13', false],
    ['139.9', false],
    ['346', false],
    ['2 E', false],
    ['-', false],
    ['$', false],
    ['140 U', false],
    ['abc', false],
    ['9'.repeat(400), false],
  ])('%j may become an amount from 140 to 345: %s', (typed, may) => {
    expect(mayBecome(typed, inMoney('english', 'EUR'), ends)).toBe(may);
  });
  test('every beginning of an amount in these forms may become one', () => {
    const both: readonly (readonly [Language, string, string, readonly string[]])[] = [
      ['english', 'SEK', 'kr 1,700.50', ['1700', '4300']],
      ['english', 'SEK', '1 700 kr', ['1700', '4300']],
      ['german', 'SEK', '1.750,50 SEK', ['1700', '4300']],
      ['english', 'TZS', 'TZS 324,500', ['324500', '811000']],
      ['arabic', 'TZS', '٣٢٤٬٥٠٠', ['324500', '811000']],
      ['english', 'XOF', '93,000 F CFA', ['93000', '230000']],
      ['english', 'USD', 'US$200', ['200', '500']],
      ['english', 'KWD', 'KWD 65.250', ['65', '150']],
    ];
    for (const [language, currency, typed, range] of both)
      for (let at = 0; at < typed.length; at += 1)
        expect([
          typed.slice(0, at),
          mayBecome(typed.slice(0, at), inMoney(language, currency), range),
        ]).toEqual([typed.slice(0, at), true]);
  });
});

describe('the currency in the words of the page’s own question', () => {
  test.each<[locale: 'en' | 'ru', currency: string, typed: string, amount: string]>([
    ['en', 'RUB', '10,000 roubles', '10000'],
    ['en', 'TJS', '1206 somoni', '1206'],
    ['en', 'UZS', '1,500,000 Soums', '1500000'],
    ['ru', 'TJS', '1206 сомони', '1206'],
    ['ru', 'KGS', '13 470 сомов', '13470'],
    ['ru', 'EUR', '140 евро', '140'],
    ['ru', 'RUB', '10 000 рублей', '10000'],
    ['ru', 'RUB', '10000р.', '10000'],
  ])('%s, %s: %j is %s', (locale, currency, typed, amount) => {
    expect(readAmount(typed, { ...moneyMarksOf(locale, currency), ...ownMoneyOf(locale, currency) })).toEqual(
      { amount },
    );
  });
});
