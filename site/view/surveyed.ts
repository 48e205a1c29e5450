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

/** What a survey asked about: the local amount, if it is known; and its nominal dollars, as a request. */
function askedAt(prices: CorridorPrices, denomination: Denomination, today: string) {
  const local = prices.amounts.find((amount) => amount.denomination === denomination)?.local;
  return { local, nominal: { amount: String(denomination), currency: 'USD', today } };
}

/** The comparison at a surveyed amount: of the survey, or, where providers say prices of a known amount, of both. */
export function comparisonAt(
  prices: CorridorPrices,
  denomination: Denomination,
  today: string,
  exchange: Exchange | null,
  said?: SaidSheet,
): Comparison {
  const { local, nominal } = askedAt(prices, denomination, today);
  if (!local) return compareSurveyed(prices, nominal);
  const { amount, currency } = local;
  return said
    ? bothCompared(joinLayers(prices, said), local, today, exchange)
    : compareSurveyed(prices, { amount, currency, exchange: exchange ?? undefined, today });
}

function bothCompared(
  prices: PricedCorridor,
  { amount, currency }: { readonly amount: string; readonly currency: string },
  today: string,
  exchange: Exchange | null,
): Comparison {
  const given = exchange ?? undefined;
  return compareBothWays(
    { ...prices, rates: ratesOfSaid(prices, given) },
    { amount, currency, exchange: given, today },
  );
}

/**
 * @param said what providers say; undefined, or an amount that is not known in money: the survey's prices alone
 * @param suspended firms that do not pay out now, by id: none of them is the answer
 */
export function surveyedComparison(
  locale: Locale,
  prices: CorridorPrices,
  denomination: Denomination,
  today: string,
  exchange: Exchange | null,
  said?: SaidSheet,
  suspended: readonly string[] = said?.suspended ?? [],
): SurveyedComparison {
  const { local, nominal } = askedAt(prices, denomination, today);
  const doubted = prices.services.filter(({ doubts }) => local && doubts?.includes('local-amount'));
  const shares = doubted.length > 0 ? compareSurveyed({ ...prices, services: doubted }, nominal) : null;
  if (said && local)
    return { ...layeredComparison(locale, joinLayers(prices, said), said, local, today, exchange), shares };
  const comparison = comparisonAt(prices, denomination, today, exchange);
  const view = {
    words: compareWordsOf(locale),
    marks: moneyMarksOf(locale, comparison.currency),
    home: homeOf(locale, prices, exchange),
    otherWays: otherWaysOf(locale, prices),
  };
  const groups = groupByProvider(comparison.offers);
  const paying = groups.filter(({ provider }) => !suspended.includes(provider.id));
  return {
    view,
    comparison,
    answer: answerHtml(view, comparison, paying),
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
  const comparison = bothCompared(prices, asked, today, exchange);
  const view = {
    words: saidWordsOf(locale),
    marks: moneyMarksOf(locale, comparison.currency),
    home: homeOf(locale, prices, exchange),
    otherWays: otherWaysOf(locale, withEveryLayer(prices)),
    said: saidSettingsOf(locale, said, prices.survey, exchange),
  };
  return { view, comparison, ...saidHtml(view, comparison, prices, today) };
}
