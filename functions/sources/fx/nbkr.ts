/**
 * National Bank of the Kyrgyz Republic: two bulletins of one form, XML in windows-1251 with a decimal comma: five currencies
 * each day, about forty others once a week. The service has only the latest of each. Both print the day of validity, the
 * calendar day after the fixing.
 *
 * Days of the daily bulletin: fixed between 15:00 and 15:30, valid from the next calendar day. The days of rest are those of
 * the Labour Code of 23 January 2025: 1 to 7 January and 1 to 9 May are free; 23 February, 7 April, 7 and 8 November are
 * worked; a holiday on a weekend no longer moves. 8 and 9 January 2026, free for state bodies, count as worked. The days of
 * Orozo Ait and Kurman Ait in 2027 are estimates. Saturday 23.05.2026 seems to have been worked (the rates have the date of
 * Sunday 24.05.); no second source confirms it or names the day it replaces, so these rates count as fixed on Friday. We have
 * bulletins from the day of the first recording.
 *
 * Days of the weekly bulletin: dated Saturday and valid for seven days, so fixed on Friday; holidays as for the daily
 * bulletin, but only those on Fridays. We have bulletins from the day of the first recording.
 */
import type { RateSourceEntry } from '../../../shared/catalogue/rate-source.ts';
import { rateSource } from '../../../shared/catalogue/rate-sources.ts';
import { ask, daysByValidity } from './bulletin-of.ts';
import type { RateSource } from './source.ts';
import { childrenOf } from './xml.ts';
import { parseXmlList } from './xml-list.ts';

/** @param title tells the two bulletins apart */
const newNbkr = (entry: RateSourceEntry, url: string, title: string): RateSource => ({
  entry,
  format: 'xml',
  fetch: (client) => ask(client, entry, url),
  parse: (bytes) =>
    parseXmlList(bytes, {
      entry,
      encoding: 'windows-1251',
      path: ['CurrencyRates'],
      title: ['@Name', title],
      date: '@Date',
      form: 'dd.mm.yyyy',
      days: daysByValidity,
      rows: (list) => childrenOf(list, 'Currency'),
      names: { currency: '@ISOCode', nominal: 'Nominal', rate: 'Value' },
      comma: true,
    }),
});

export const nbkrDaily = newNbkr(
  rateSource('nbkr-daily'),
  'https://www.nbkr.kg/XML/daily.xml',
  'Daily Exchange Rates',
);

export const nbkrWeekly = newNbkr(
  rateSource('nbkr-weekly'),
  'https://www.nbkr.kg/XML/weekly.xml',
  'Weekly Exchange Rates',
);
