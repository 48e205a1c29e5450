/**
 * The corridors whose tables stand on the page for any two currencies: of each language the largest by KNOMAD's estimates for
 * 2021, in their order; of those, the first four different pairs of currencies with a rate are shown.
 *
 * English: of the world. Russian: from Russia; without Ukraine, where nobody pays out transfers from Russia any more.
 */
import type { CorridorId } from '../../shared/model/vocabulary.ts';
import type { Locale } from '../texts/languages.ts';

export const CHECK_CORRIDORS: Readonly<Record<Locale, readonly CorridorId[]>> = {
  en: ['USA-MEX', 'ARE-IND', 'USA-IND', 'USA-GTM', 'SAU-IND', 'USA-PHL', 'USA-CHN', 'RUS-UZB'],
  ru: ['RUS-UZB', 'RUS-TJK', 'RUS-KGZ', 'RUS-GEO', 'RUS-AZE', 'RUS-ARM'],
};
/** How many tables. */
export const CHECK_TABLES = 4;
