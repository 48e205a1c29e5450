/** What people type for a country and misspell, in the languages of the site: written for these tests. */
import { readFileSync } from 'node:fs';
import Papa from 'papaparse';

export interface Misspelling {
  readonly iso3: string;
  /** BCP 47. */
  readonly language: string;
  readonly typed: string;
}

export const MISSPELLINGS: readonly Misspelling[] = Papa.parse<Misspelling>(
  readFileSync(new URL('../fixtures/names/misspellings.csv', import.meta.url), 'utf8'),
  { header: true, skipEmptyLines: true },
).data;
