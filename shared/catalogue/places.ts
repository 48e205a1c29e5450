/**
 * What people type for a country beside its names in Unicode's tables: cities, regions, everyday and former names, in the
 * languages of the site and of the countries that people go to. Written for this project; no native speaker has read it yet.
 */
import type { CountryCode } from '../model/vocabulary.ts';
import { country, matching, oneOf, text } from './columns.ts';
import { readCsv } from './csv.ts';
import placesText from './data/places.csv';

export interface Place {
  readonly country: CountryCode;
  readonly kind: 'country' | 'region' | 'city' | 'nickname';
  /** BCP 47. */
  readonly language: string;
  readonly name: string;
}

/** By country; of one country a name stands once, whatever the languages that it is from. */
export const PLACES: readonly Place[] = readCsv(
  'places.csv',
  placesText,
  {
    country,
    kind: oneOf(['country', 'region', 'city', 'nickname']),
    language: matching(/^[a-z]{2}(?:-[A-Z][A-Za-z]{1,3})?$/, 'a language like uz-Cyrl'),
    name: text,
  },
  { key: ['country', 'name'] },
);
