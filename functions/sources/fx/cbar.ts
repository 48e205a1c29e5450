/**
 * Central Bank of Azerbaijan, daily: XML, UTF-8, one file a day. Metals, in a list of their own, have the nominal
 * `1 t.u.` (troy ounce); the IMF's basket is called SDR. On a day of rest the file repeats the last bulletin with that
 * bulletin's date.
 *
 * Days: a day's file is there by noon of that day, and its cross rates are nearer to the ECB's of that day than to
 * those of the day before. The Ramazan and Qurban days of 2027 are estimates. Where holidays overlap, the government
 * adds others, which are missing here: for 2026 only one source names such days, after Novruz and Qurban.
 */
import { rateSource } from '../../../shared/catalogue/rate-sources.ts';
import { ask, daysByValidity } from './bulletin-of.ts';
import { writeDay } from './days.ts';
import type { RateSource } from './source.ts';
import { childrenOf } from './xml.ts';
import { parseXmlList } from './xml-list.ts';

const entry = rateSource('cbar');

export const cbar: RateSource = {
  entry,
  format: 'xml',
  fetch: (client, day) =>
    ask(client, entry, `https://www.cbar.az/currencies/${writeDay(day, 'dd.mm.yyyy')}.xml`),
  parse: (bytes) =>
    parseXmlList(bytes, {
      entry,
      encoding: 'utf-8',
      path: ['ValCurs'],
      date: '@Date',
      form: 'dd.mm.yyyy',
      days: daysByValidity,
      rows: (list) => childrenOf(list, 'ValType').flatMap((type) => childrenOf(type, 'Valute')),
      names: { currency: '@Code', nominal: 'Nominal', rate: 'Value' },
    }),
};
