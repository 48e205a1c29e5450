/** The comparisons at the two surveyed amounts, as a page shows them. */
import type { Exchange } from '../../shared/fx/exchange.ts';
import type { CorridorPrices } from '../../shared/model/corridor-prices.ts';
import type { Denomination } from '../../shared/model/vocabulary.ts';
import { type Comparison, compareSurveyed } from '../../shared/pricing/offers.ts';
import { moneyMarksOf } from '../i18n/index.ts';
import { compareWordsOf, type Locale } from '../texts/languages.ts';
import type { View } from './comparison.ts';
import { homeOf } from './home.ts';
import { otherWaysOf } from './other-ways.ts';

export interface SurveyedComparison {
  readonly view: View;
  readonly comparison: Comparison;
  /** Services of which the local amount is not known have no price at one: their percentages stand apart. Null: none. */
  readonly shares: Comparison | null;
}

export function surveyedComparison(
  locale: Locale,
  prices: CorridorPrices,
  denomination: Denomination,
  today: string,
  exchange: Exchange | null,
): SurveyedComparison {
  const nominal = { amount: String(denomination), currency: 'USD', today };
  const local = prices.amounts.find((amount) => amount.denomination === denomination)?.local;
  const comparison = compareSurveyed(
    prices,
    local
      ? { amount: local.amount, currency: local.currency, exchange: exchange ?? undefined, today }
      : nominal,
  );
  const doubted = prices.services.filter(({ doubts }) => local && doubts?.includes('local-amount'));
  return {
    view: {
      words: compareWordsOf(locale),
      marks: moneyMarksOf(locale, comparison.currency),
      home: homeOf(locale, prices, exchange),
      otherWays: otherWaysOf(locale, prices),
    },
    comparison,
    shares: doubted.length > 0 ? compareSurveyed({ ...prices, services: doubted }, nominal) : null,
  };
}
