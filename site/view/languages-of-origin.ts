/** Which corridors a language's home page shows first: the largest into the countries whose people read it. */
import type { CountryCode } from '../../shared/model/vocabulary.ts';
import type { Locale } from '../texts/languages.ts';
import type { CorridorLine } from './corridor-lines.ts';

/**
 * By language the countries that money is sent home to by those who read it. English is for everybody. Russian is an official
 * language in Belarus, Kazakhstan and Kyrgyzstan, and what people of Tajikistan and Uzbekistan who work abroad read beside
 * their own.
 */
const COUNTRIES_OF: Readonly<Record<Locale, readonly CountryCode[] | 'all'>> = {
  en: 'all',
  ru: ['BLR', 'KAZ', 'KGZ', 'TJK', 'UZB'],
};

const MOST_CORRIDORS = 4;
const MOST_COUNTRIES = 8;

/** The four corridors shown first. @param lines the largest first */
export function largestCorridors(locale: Locale, lines: readonly CorridorLine[]): CorridorLine[] {
  const countries = COUNTRIES_OF[locale];
  return lines
    .filter(({ receiver }) => countries === 'all' || countries.includes(receiver))
    .slice(0, MOST_CORRIDORS);
}

/** The countries shown after them: those of the language first, then the largest receivers. */
export function otherReceivers(locale: Locale, lines: readonly CorridorLine[]): CountryCode[] {
  const countries = COUNTRIES_OF[locale];
  const bySize = [...new Set(lines.map(({ receiver }) => receiver))];
  const own = countries === 'all' ? [] : bySize.filter((country) => countries.includes(country));
  return [...new Set([...own, ...bySize])].slice(0, MOST_COUNTRIES);
}
