/** How a survey's source is named to readers: its citation, word for word, and its licence. */
import { findSource } from '../../shared/catalogue/sources.ts';
import type { SurveyRef } from '../../shared/model/corridor-prices.ts';
import { fill } from '../view/numbers.ts';
import { dictionaryOf, quarterText } from './index.ts';
import type { Locale } from './locales.ts';

/** The line under a list of prices. Throws RangeError for a source that is not in the catalogue. */
export function sourceText(locale: Locale, survey: Pick<SurveyRef, 'source' | 'period'>): string {
  const source = findSource(survey.source);
  if (!source) throw new RangeError(`no source ${survey.source} in the catalogue`);
  const { citation, licence } = source;
  return fill(dictionaryOf(locale).source, {
    citation,
    licence,
    quarter: quarterText(locale, survey.period),
  });
}
