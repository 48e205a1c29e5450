/**
 * Central Bank of Azerbaijan, daily: XML, UTF-8, one file a day. Metals, in a list of their own, carry the nominal `1 t.u.`
 * (troy ounce); the IMF's basket is called SDR. A day of rest repeats the last bulletin with that bulletin's date.
 */
import { ask, daysByValidity } from './bulletin-of.ts';
import { writeDay } from './days.ts';
import type { RateSource } from './source.ts';
import { childrenOf } from './xml.ts';
import { parseXmlList } from './xml-list.ts';

export const cbar: RateSource = {
  id: 'cbar',
  format: 'xml',
  fetch: (client, day) =>
    ask(client, 'cbar', `https://www.cbar.az/currencies/${writeDay(day, 'dd.mm.yyyy')}.xml`),
  parse: (bytes) =>
    parseXmlList(bytes, {
      source: 'cbar',
      encoding: 'utf-8',
      path: ['ValCurs'],
      date: '@Date',
      form: 'dd.mm.yyyy',
      days: daysByValidity,
      rows: (list) => childrenOf(list, 'ValType').flatMap((type) => childrenOf(type, 'Valute')),
      names: { currency: '@Code', nominal: 'Nominal', rate: 'Value' },
    }),
};
