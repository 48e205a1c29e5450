/** Applies the pricing rules to a corridor's observations, with the catalogue's facts about the corridor. Pure. */

import { averagesOf } from '../../shared/catalogue/averages.ts';
import { sendCurrencyOf } from '../../shared/catalogue/corridor-currencies.ts';
import { legalTender } from '../../shared/catalogue/countries.ts';
import { findCurrency } from '../../shared/catalogue/currencies.ts';
import { findexOf } from '../../shared/catalogue/findex.ts';
import { INDICATOR_FACTS } from '../../shared/catalogue/indicator-facts.ts';
import { findProvider } from '../../shared/catalogue/providers.ts';
import { surveyAmountsOf } from '../../shared/catalogue/survey-amounts.ts';
import { taxesOf } from '../../shared/catalogue/taxes.ts';
import type { CorridorPrices, CorridorProvider, SurveyRef } from '../../shared/model/corridor-prices.ts';
import { type CorridorId, endsOf } from '../../shared/model/vocabulary.ts';
import { corridorPricesFromSurvey } from '../../shared/pricing/corridor-prices-from-survey.ts';
import type { EditionRow } from '../../shared/pricing/survey.ts';
import { type CorridorStatistics, corridorStatistics } from '../../shared/statistics/corridor-statistics.ts';

/** One corridor of a publication. */
export interface ComputedCorridor {
  readonly prices: CorridorPrices;
  readonly statistics: CorridorStatistics;
}

/**
 * @throws Error if the catalogue lacks a country or currency that the rows need: such rows are held back when they are
 * collected. A firm that it lacks is described as its rows do.
 */
export function computeCorridor(
  corridor: CorridorId,
  survey: SurveyRef,
  rows: readonly EditionRow[],
): ComputedCorridor {
  const { sender, receiver } = endsOf(corridor);
  const sendCurrency = sendCurrencyOf(sender, survey.firstDay);
  const amounts = surveyAmountsOf(sender);
  const named = [sendCurrency, ...amounts.flatMap(({ local }) => (local ? [local.currency] : []))];
  const prices = corridorPricesFromSurvey({
    sender,
    receiver,
    survey,
    rows,
    sendCurrency,
    decimals: Object.fromEntries(named.map((code) => [code, decimalsOf(code)])),
    // The main currency: if the sender's currency is a second tender, the survey does not say which of the two is paid out.
    currencies: legalTender(receiver, survey.firstDay)[0] === sendCurrency ? 'same' : 'different',
    amounts,
    providers: Object.fromEntries(rows.map((row) => [row.provider, describe(row, survey)])),
    taxes: taxesOf(sender),
  });
  const facts = { indicators: INDICATOR_FACTS, series: averagesOf(corridor), findex: findexOf(receiver) };
  return { prices, statistics: corridorStatistics(prices, facts) };
}

function decimalsOf(code: string): number {
  const currency = findCurrency(code);
  if (!currency) throw new Error(`the catalogue has no currency ${code}`);
  return currency.decimals;
}

/** A firm that the catalogue does not know is as its rows say, until somebody has reviewed it. */
function describe({ provider: id, firm }: EditionRow, { source, period }: SurveyRef): CorridorProvider {
  const provider = findProvider(id);
  if (provider) return { name: provider.name, type: provider.type, typeBasis: provider.typeBasis };
  if (!firm || firm.type === 'unknown')
    return { name: firm?.name ?? id, type: 'unknown', typeBasis: 'not classified' };
  const round = `${source.toUpperCase()} ${period.replace('-', ' ')}`;
  return { ...firm, typeBasis: `${round} (new, to be reviewed)` };
}
