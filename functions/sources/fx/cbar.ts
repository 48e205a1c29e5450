/**
 * Central Bank of Azerbaijan, daily: XML, UTF-8, one file a day. Metals, in a list of their own, carry the nominal
 * `1 t.u.` (troy ounce); the IMF's basket is called SDR. A day of rest repeats the last bulletin with that
 * bulletin's date.
 *
 * Days: Central Bank of Azerbaijan: a day's file is there by noon of that day, and its cross rates lie nearer to
 * the ECB's of that day than to those of the day before. Ramazan and Qurban days of 2027 are estimated; where
 * holidays overlap the government adds others, which are not here: of 2026 one source alone names days after Novruz
 * and Qurban.
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
