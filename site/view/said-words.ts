/** The words of a comparison in which firms say prices: some of those of a survey alone have others in their place. */
import { type CompareWords, compareWordsOf, type Locale, type Texts, textsOf } from '../texts/languages.ts';

export type SaidWords = CompareWords & { readonly said: Texts['said']['beside'] };

export function saidWordsOf(locale: Locale): SaidWords {
  const { beside, unconfirmedIntro, notPriced, nothingFound } = textsOf(locale).said;
  return { ...compareWordsOf(locale), unconfirmedIntro, notPriced, nothingFound, said: beside };
}
