/** What a page tells its script, and itself, of the prices that firms say. In Node: browsers lack our languages. */
import type { Exchange } from '../../shared/fx/exchange.ts';
import type { SurveyRef } from '../../shared/model/corridor-prices.ts';
import { FEWEST_TO_LEAD } from '../../shared/pricing/layers.ts';
import type { SaidSheet } from '../../shared/pricing/said.ts';
import { countText, dateText, quarterText, textsOf } from '../i18n/index.ts';
import type { Locale } from '../texts/languages.ts';
import { fixedText } from './home.ts';
import { fill } from './numbers.ts';
import type { SaidSettings } from './said.ts';

export function saidSettingsOf(
  locale: Locale,
  { services, suspended = [] }: SaidSheet,
  survey: Pick<SurveyRef, 'period'> | undefined,
  exchange: Exchange | null,
): SaidSettings {
  const { said } = textsOf(locale);
  const days = new Set(
    services.flatMap(({ tariff: { validFrom, validTo } }) => [validFrom, ...(validTo ? [validTo] : [])]),
  );
  return {
    days: Object.fromEntries([...days].sort().map((day) => [day, dateText(locale, day)])),
    ...(survey && { quarter: quarterText(locale, survey.period) }),
    few: Array.from({ length: FEWEST_TO_LEAD }, (_, count) => countText(locale, said.few, count)),
    suspended,
    homeNote: exchange ? fill(said.homeNote, { date: fixedText(locale, exchange) }) : '',
  };
}
