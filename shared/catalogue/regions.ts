/**
 * The World Bank's regions as of fiscal year 2026 (from July 2025 on): by geography, high-income economies included,
 * Afghanistan and Pakistan with the Middle East and North Africa. Source: World Bank Country and Lending Groups.
 * Economies that it does not list (Vatican City, Western Sahara, overseas parts of France ...) are in no region.
 */
import type { CountryCode } from '../model/vocabulary.ts';
import { country, oneOf } from './columns.ts';
import { readCsv } from './csv.ts';
import regionsText from './data/regions.csv';

export const REGIONS_SOURCE =
  'World Bank regions, fiscal year 2026: high-income economies included, Afghanistan and Pakistan with the Middle East and North Africa';

export const REGION_IDS = [
  'east-asia-pacific',
  'europe-central-asia',
  'latin-america-caribbean',
  'middle-east-north-africa-afghanistan-pakistan',
  'north-america',
  'south-asia',
  'sub-saharan-africa',
] as const;

/** Country to the region it is counted in. */
export const REGIONS: Readonly<Record<CountryCode, string>> = Object.fromEntries(
  readCsv('regions.csv', regionsText, { country, region: oneOf(REGION_IDS) }, { key: ['country'] }).map(
    ({ country, region }) => [country, region],
  ),
);
