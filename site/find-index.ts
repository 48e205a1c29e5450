/**
 * Makes the index that the search field fetches (view/finder.ts): the names of every country with a page in every language,
 * what people call its places, and every corridor. publish-pages writes it, because the corridors are those of a publication.
 */
import { COUNTRIES } from '../shared/catalogue/countries.ts';
import { PLACES } from '../shared/catalogue/places.ts';
import { groupBy } from '../shared/model/group-by.ts';
import type { CorridorId } from '../shared/model/vocabulary.ts';
import type { Summary } from '../shared/statistics/summary.ts';
import { LANGUAGES } from './texts/languages.ts';
import { servedCorridors } from './view/corridor-lines.ts';
import type { FindIndex } from './view/finder.ts';
import { fold, spell } from './view/fold.ts';

/** Up to so many letters a name is not folded further than its letters: of "США" two would be left. */
const SHORT = 4;
const folded = (name: string): string => (spell(name).length > SHORT ? fold(name) : spell(name));

/** @param said the corridors in which providers say prices: they have a page too */
export function findIndex(summary: Pick<Summary, 'corridors'>, said: Iterable<CorridorId> = []): FindIndex {
  // Those of the texts are in the texts; names that only they have are in places.csv.
  const tables = LANGUAGES.map(({ lang }) => new Intl.DisplayNames(lang, { type: 'region' }));
  const places = groupBy(PLACES, ({ country }) => country);
  const says = new Set(said);
  const corridors = servedCorridors(summary, says);
  // The country with the largest corridor first: of two that are as near to what is typed, it is meant more often.
  const served = new Set(corridors.flatMap(({ sender, receiver }) => [sender, receiver]));
  const byCode = new Map(COUNTRIES.map((country) => [country.code, country]));
  const namesOf = ({ code, alpha2, name }: (typeof COUNTRIES)[number]): string => {
    const names = [
      name,
      ...tables.map((table) => table.of(alpha2) ?? ''),
      ...(places.get(code) ?? []).map((place) => place.name),
    ];
    return [...new Set(names.map(folded))].filter(Boolean).join(' ');
  };
  return {
    places: Object.fromEntries(
      [...served].flatMap((code) => {
        const country = byCode.get(code);
        return country ? [[code, namesOf(country)]] : [];
      }),
    ),
    corridors: corridors
      .map(({ corridor, services }) => corridor + (services > 0 || says.has(corridor) ? '' : '?'))
      .join(' '),
  };
}
