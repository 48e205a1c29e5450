/** Money at home: how it is written, and the texts about its amounts. Built in Node. */

import type { Exchange } from '../../shared/fx/exchange.ts';
import type { PricedCorridor } from '../../shared/pricing/priced-corridor.ts';
import { datesText, moneyMarksOf, quarterText, textsOf } from '../i18n/index.ts';
import type { Locale } from '../texts/languages.ts';
import type { View } from './comparison.ts';
import { fill } from './numbers.ts';

/** The day a rate was fixed on, or both days if its sides were fixed on different days. */
export const fixedText = (locale: Locale, { pair }: Exchange): string => datesText(locale, pair.fixedOn);

/** Null if no rate is in date. The note is of a survey's amounts, and empty where there is none. */
export const homeOf = (
  locale: Locale,
  { survey }: Pick<PricedCorridor, 'survey'>,
  exchange: Exchange | null,
): View['home'] =>
  exchange && {
    ...moneyMarksOf(locale, exchange.pair.to),
    note: survey
      ? fill(textsOf(locale).corridor.homeNote, {
          quarter: quarterText(locale, survey.period),
          date: fixedText(locale, exchange),
        })
      : '',
  };
