/** What the indicators need of the catalogue, in the form that the rules take (shared/statistics/indicator-types.ts). */
import { firstDayOf } from '../model/period.ts';
import { type CorridorId, endsOf } from '../model/vocabulary.ts';
import type { EarlierFacts } from '../statistics/earlier-round.ts';
import type { IndicatorFacts } from '../statistics/indicator-types.ts';
import type { RowFacts } from '../statistics/rows-behind.ts';
import { currenciesOf } from './corridor-currencies.ts';
import { findCountry } from './countries.ts';
import { FLOW_SOURCE, FLOW_YEAR, FLOWS } from './flows.ts';
import { findProvider } from './providers.ts';
import { PUBLISHED_FIGURES } from './published-figures.ts';
import { REGIONS, REGIONS_SOURCE } from './regions.ts';
import { LOW_VALUE_SENDERS } from './survey-amounts.ts';

export const INDICATOR_FACTS: IndicatorFacts = {
  regions: REGIONS,
  regionsSource: REGIONS_SOURCE,
  lowValueSenders: LOW_VALUE_SENDERS.map(({ sender }) => sender),
  flows: FLOWS,
  flowYear: FLOW_YEAR,
  flowSource: FLOW_SOURCE,
  published: PUBLISHED_FIGURES,
};

/** The same for the figures of earlier rounds. */
export const EARLIER_FACTS: EarlierFacts = {
  regions: REGIONS,
  regionsSource: REGIONS_SOURCE,
  typeOf: (provider) => findProvider(provider)?.type,
};

/** The same for the rows of a round, whichever it is. */
export const ROW_FACTS: RowFacts = { ...EARLIER_FACTS, currenciesOf: currenciesIn };

/** By the tender of the period's first day. */
function currenciesIn(corridor: CorridorId, period: string): ReturnType<RowFacts['currenciesOf']> {
  const { sender, receiver } = endsOf(corridor);
  // A round may have countries that the catalogue lacks, or has without a currency.
  if (![sender, receiver].every((code) => findCountry(code)?.currencies.length)) return undefined;
  const { from, to } = currenciesOf(corridor, firstDayOf(period));
  return from === to ? 'same' : 'different';
}
