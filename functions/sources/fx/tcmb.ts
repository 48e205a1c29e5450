/**
 * Central Bank of the Republic of Türkiye, daily: XML in ISO-8859-9, buying and selling prices per `Unit`. `Date` is the day
 * of fixing (15:30), in the American order beside the Turkish `Tarih`; the rates are valid from the next day. The prices
 * for banknotes are not ours. Only the latest is asked for.
 */
import { ask, daysByFixing } from './bulletin-of.ts';
import type { RateSource } from './source.ts';
import { childrenOf } from './xml.ts';
import { parseXmlList } from './xml-list.ts';

export const tcmb: RateSource = {
  id: 'tcmb',
  format: 'xml',
  fetch: (client) => ask(client, 'tcmb', 'https://www.tcmb.gov.tr/kurlar/today.xml'),
  parse: (bytes) =>
    parseXmlList(bytes, {
      source: 'tcmb',
      encoding: 'iso-8859-9',
      path: ['Tarih_Date'],
      date: '@Date',
      form: 'mm/dd/yyyy',
      days: daysByFixing,
      rows: (list) => childrenOf(list, 'Currency'),
      names: {
        currency: '@CurrencyCode',
        nominal: 'Unit',
        rate: 'ForexBuying',
        selling: 'ForexSelling',
      },
    }),
};
