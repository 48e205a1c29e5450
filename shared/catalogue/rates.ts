/**
 * Official rates of past days, so that there is something to show where no bank can be reached. The banks that
 * rate-sources.ts names published them; a line of the data is a rate, with the digits as published, of a bulletin that was
 * fixed on one day and is valid on another.
 */
import type { Bulletin, PublishedRate } from '../fx/bulletin.ts';
import { currency, day, decimal, integer, orNull } from './columns.ts';
import { type Column, readCsv } from './csv.ts';
import ratesText from './data/rates.csv';
import type { RateSourceEntry } from './rate-source.ts';
import { findRateSource } from './rate-sources.ts';

/** The bundled rates as they are kept for evidence. */
export const BUNDLED_RATES: string = ratesText;

const source: Column<RateSourceEntry> = {
  expected: 'the id of a source of rates in the catalogue',
  read: findRateSource,
};

export const RATE_COLUMNS = {
  source,
  fixedOn: day,
  validOn: day,
  currency,
  nominal: integer(1, 999_999_999),
  rate: decimal,
  /** Where the bank prints two figures, a buying and a selling rate. */
  selling: orNull(decimal),
};

/**
 * The bulletins of a text of rates, in its order; each bank's currency and direction are those of the catalogue.
 * @throws CsvError for anything that is not of the format
 */
export function readBundledRates(text: string): Bulletin[] {
  const bulletins = new Map<string, Bulletin & { rates: PublishedRate[] }>();
  const rows = readCsv('rates.csv', text, RATE_COLUMNS, {
    key: ['source', 'fixedOn', 'validOn', 'currency'],
  });
  for (const { source, fixedOn, validOn, currency, nominal, rate, selling } of rows) {
    const key = `${source.id} ${fixedOn} ${validOn}`;
    const bulletin = bulletins.get(key) ?? {
      source: source.id,
      currency: source.currency,
      direction: source.direction,
      fixedOn,
      validOn,
      rates: [],
    };
    bulletin.rates.push({ currency, nominal, rate, ...(selling !== null && { selling }) });
    bulletins.set(key, bulletin);
  }
  return [...bulletins.values()];
}
