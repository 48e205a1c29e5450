/** The comparisons of a page: at the two surveyed amounts, or at one amount of firms' own prices, as HTML. */
import { corridorFacts } from '../../shared/catalogue/corridor-facts.ts';
import type { Exchange } from '../../shared/fx/exchange.ts';
import type { CorridorPrices } from '../../shared/model/corridor-prices.ts';
import type { Denomination } from '../../shared/model/vocabulary.ts';
import { compareBothWays } from '../../shared/pricing/both-ways.ts';
import { joinLayers, onlySaid, withEveryLayer } from '../../shared/pricing/layers.ts';
import { type Comparison, compareSurveyed, groupByProvider } from '../../shared/pricing/offers.ts';
import type { PricedCorridor } from '../../shared/pricing/priced-corridor.ts';
import type { SaidSheet } from '../../shared/pricing/said.ts';
import { ratesOfSaid } from '../../shared/pricing/said-rates.ts';
import { moneyMarksOf } from '../i18n/index.ts';
import { compareWordsOf, type Locale } from '../texts/languages.ts';
import { answerHtml, listHtml, type View } from './comparison.ts';
import { homeOf } from './home.ts';
import { otherWaysOf } from './other-ways.ts';
import { saidHtml } from './said.ts';
import { saidSettingsOf } from './said-settings.ts';
import { saidWordsOf } from './said-words.ts';

interface Compared {
  readonly view: View;
  readonly comparison: Comparison;
  readonly answer: string;
  readonly list: string;
}

export interface SurveyedComparison extends Compared {
  /** Services of which the local amount is not known have no price at one: their percentages stand apart. Null: none. */
  readonly shares: Comparison | null;
}

/** @param said what providers say; undefined, or an amount that is not known in money: the survey's prices alone */
export function surveyedComparison(
  locale: Locale,
  prices: CorridorPrices,
  denomination: Denomination,
  today: string,
  exchange: Exchange | null,
  said?: SaidSheet,
): SurveyedComparison {
  const nominal = { amount: String(denomination), currency: 'USD', today };
  const local = prices.amounts.find((amount) => amount.denomination === denomination)?.local;
  const doubted = prices.services.filter(({ doubts }) => local && doubts?.includes('local-amount'));
  const shares = doubted.length > 0 ? compareSurveyed({ ...prices, services: doubted }, nominal) : null;
  if (said && local)
    return { ...layeredComparison(locale, joinLayers(prices, said), said, local, today, exchange), shares };
  const comparison = compareSurveyed(
    prices,
    local
      ? { amount: local.amount, currency: local.currency, exchange: exchange ?? undefined, today }
      : nominal,
  );
  const view = {
    words: compareWordsOf(locale),
    marks: moneyMarksOf(locale, comparison.currency),
    home: homeOf(locale, prices, exchange),
    otherWays: otherWaysOf(locale, prices),
  };
  const groups = groupByProvider(comparison.offers);
  return {
    view,
    comparison,
    answer: answerHtml(view, comparison, groups),
    list: listHtml(view, comparison, groups),
    shares,
  };
}

/** The prices of a corridor that only providers say any of, with the catalogue's facts of the day. */
export const saidAlone = ({ sheet }: { readonly sheet: SaidSheet }, today: string): PricedCorridor =>
  onlySaid(corridorFacts(sheet.corridor, today), sheet);

/** What providers say at an amount of the sender's currency, where no survey has a price. */
export function saidComparison(
  locale: Locale,
  sheet: SaidSheet,
  amount: string,
  today: string,
  exchange: Exchange | null,
): Compared {
  const prices = saidAlone({ sheet }, today);
  return layeredComparison(locale, prices, sheet, { amount, currency: prices.sendCurrency }, today, exchange);
}

function layeredComparison(
  locale: Locale,
  prices: PricedCorridor,
  said: SaidSheet,
  asked: { readonly amount: string; readonly currency: string },
  today: string,
  exchange: Exchange | null,
): Compared {
  const given = exchange ?? undefined;
  const comparison = compareBothWays(
    { ...prices, rates: ratesOfSaid(prices, given) },
    { ...asked, exchange: given, today },
  );
  const view = {
    words: saidWordsOf(locale),
    marks: moneyMarksOf(locale, comparison.currency),
    home: homeOf(locale, prices, exchange),
    otherWays: otherWaysOf(locale, withEveryLayer(prices)),
    said: saidSettingsOf(locale, said, prices.survey, exchange),
  };
  return { view, comparison, ...saidHtml(view, comparison, prices, today) };
}
