/**
 * National Bank of Tajikistan, daily: XML, UTF-8. It announces a day's rates on the morning of that day. For a day it
 * does not have, it gives today's rates and only `Date` shows that, so the printed day counts. On days of rest it
 * repeats the last rates under the requested day. The numeric ID of RUB is 810, the old rouble's: the letters count.
 *
 * Days: the state news agency reports a day's rates at 09:25 of that day. A holiday on a weekend moves to the next
 * working days; Idi Ramazon and Idi Qurbon of 2027 are estimates.
 */
import { rateSource } from '../../../shared/catalogue/rate-sources.ts';
import { ask, daysByValidity } from './bulletin-of.ts';
import type { RateSource } from './source.ts';
import { childrenOf } from './xml.ts';
import { parseXmlList } from './xml-list.ts';

const entry = rateSource('nbt');

export const nbt: RateSource = {
  entry,
  format: 'xml',
  fetch: (client, day) =>
    ask(client, entry, `https://nbt.tj/en/kurs/export_xml.php?date=${day}&export=xmlout`),
  parse: (bytes) =>
    parseXmlList(bytes, {
      entry,
      encoding: 'utf-8',
      path: ['ValCurs'],
      date: '@Date',
      form: 'yyyy-mm-dd',
      days: daysByValidity,
      rows: (list) => childrenOf(list, 'Valute'),
      names: { currency: 'CharCode', nominal: 'Nominal', rate: 'Value' },
    }),
};
