/**
 * Central Bank of the Republic of Türkiye, daily: XML in ISO-8859-9, buying and selling prices per `Unit`. `Date`
 * is the day of fixing (15:30), in the American order, beside the Turkish `Tarih`; the rates are valid from the next
 * day. We do not use the prices for banknotes, and request only the latest.
 *
 * Days: announced at 15:30, valid from the next day. Half days before holidays count as working days; the days of the
 * feasts of 2027 are estimates. The list of currencies is that of 2016 without BGN, which was replaced by the euro. The bank
 * prints more currencies today; they are collected too.
 */
import { rateSource } from '../../../shared/catalogue/rate-sources.ts';
import { ask, daysByFixing } from './bulletin-of.ts';
import type { RateSource } from './source.ts';
import { childrenOf } from './xml.ts';
import { parseXmlList } from './xml-list.ts';

const entry = rateSource('tcmb');

export const tcmb: RateSource = {
  entry,
  format: 'xml',
  fetch: (client) => ask(client, entry, 'https://www.tcmb.gov.tr/kurlar/today.xml'),
  parse: (bytes) =>
    parseXmlList(bytes, {
      entry,
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
