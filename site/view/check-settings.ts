/** What the table, the answer and the page's script need of a language and of some currencies. Built in Node. */
import { RATE_SOURCE_ENTRIES } from '../../shared/catalogue/rate-sources.ts';
import type { OfficialRate } from '../../shared/pricing/official-rate.ts';
import { dateText, moneyMarksOf, numberMarksOf, ownMoneyOf, textsOf } from '../i18n/index.ts';
import { type Locale, punctuationOf } from '../texts/languages.ts';
import type { CheckChoice, CheckSettings, CheckView } from './check.ts';

/** The central banks of the catalogue; each has a name in every language. */
const BANKS = [
  'bnm',
  'cba',
  'cbar',
  'cbr',
  'cbu',
  'ecb',
  'nbg',
  'nbk',
  'nbkr',
  'nbp',
  'nbrb',
  'nbt',
  'nbu',
  'tcmb',
] as const;

const OWN_CURRENCY: ReadonlyMap<string, string> = new Map(
  RATE_SOURCE_ENTRIES.map(({ bank, currency }) => [bank, currency]),
);

/** What rates of these currencies, days and banks need to be shown. */
interface Shown {
  readonly currencies: readonly string[];
  readonly days: readonly string[];
  readonly banks: readonly string[];
}

export function checkViewOf(locale: Locale, { currencies, days, banks }: Shown): CheckView {
  const { check, compare } = textsOf(locale);
  return {
    words: check.answer,
    percent: compare.percent,
    comma: punctuationOf(locale).comma,
    numbers: numberMarksOf(locale),
    money: Object.fromEntries(
      currencies.map((code) => {
        const { before, after } = moneyMarksOf(locale, code);
        return [code, { before, after }];
      }),
    ),
    days: Object.fromEntries(days.map((day) => [day, dateText(locale, day)])),
    banks: Object.fromEntries(
      BANKS.filter((id) => banks.includes(id)).map((id) => [
        id,
        { name: check.banks[id], currency: OWN_CURRENCY.get(id) ?? '' },
      ]),
    ),
  };
}

/** What one rate needs. */
export const shownOf = ({ from, to, fixedOn, banks }: OfficialRate): Shown => ({
  currencies: [from, to],
  days: fixedOn,
  banks,
});

/** What a choice of currencies needs. */
export const shownOfChoice = ({ rates, decimals }: CheckChoice): Shown => ({
  currencies: Object.keys(decimals),
  days: [...new Set(rates.rates.map(({ fixedOn }) => fixedOn))],
  banks: [...new Set(rates.rates.flatMap((rate) => rate.banks))],
});

/** A page has one rate, or lets the reader choose. */
export function checkSettingsOf(
  locale: Locale,
  of: { readonly official: OfficialRate } | { readonly choice: CheckChoice },
): CheckSettings {
  const { compare, check } = textsOf(locale);
  const { faults } = compare;
  const shown = 'official' in of ? shownOf(of.official) : shownOfChoice(of.choice);
  const { words: _, ...view } = checkViewOf(locale, shown);
  return {
    ...view,
    own: Object.fromEntries(shown.currencies.map((code) => [code, ownMoneyOf(locale, code).own])),
    faults: {
      'not-a-number': faults['not-a-number'],
      'other-currency': faults['other-currency'],
      'too-many-decimals': faults['too-many-decimals'],
      positive: check.answer.positive,
    },
    official: 'official' in of ? of.official : null,
    choice: 'choice' in of ? of.choice : null,
    refused: 'choice' in of ? check.refused : null,
  };
}
