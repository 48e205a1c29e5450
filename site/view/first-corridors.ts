/** What a home page shows first: the largest corridors into the countries whose people read its language. */
import type { CountryCode } from '../../shared/model/vocabulary.ts';
import type { Language } from '../texts/languages.ts';
import type { CorridorLine } from './corridor-lines.ts';

const MOST_CORRIDORS = 4;
const MOST_COUNTRIES = 8;

type Origins = Pick<Language, 'origins'>;
const isOf = ({ origins }: Origins, country: CountryCode): boolean =>
  origins === 'all' || origins.includes(country);

/** The four corridors at the top. @param lines the largest first */
export const largestCorridors = (language: Origins, lines: readonly CorridorLine[]): CorridorLine[] =>
  lines.filter(({ receiver }) => isOf(language, receiver)).slice(0, MOST_CORRIDORS);

/** The countries below them: those of the language first, then the others, each by its largest corridor. */
export function firstReceivers(language: Origins, lines: readonly CorridorLine[]): CountryCode[] {
  const bySize = [...new Set(lines.map(({ receiver }) => receiver))];
  const own = bySize.filter((country) => isOf(language, country));
  return [...new Set([...own, ...bySize])].slice(0, MOST_COUNTRIES);
}
