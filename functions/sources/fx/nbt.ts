/**
 * National Bank of Tajikistan, daily: XML, UTF-8. It announces a day's rates on the morning of that day. Asked for a day it
 * does not have, it answers with today's and says so in `Date` alone, so the printed day is what counts; on days of rest it
 * repeats the last rates under the day asked. The numeric ID of RUB is 810, the old rouble's: the letters count.
 */
import { ask, daysByValidity } from './bulletin-of.ts';
import type { RateSource } from './source.ts';
import { childrenOf } from './xml.ts';
import { parseXmlList } from './xml-list.ts';

export const nbt: RateSource = {
  id: 'nbt',
  format: 'xml',
  fetch: (client, day) =>
    ask(client, 'nbt', `https://nbt.tj/en/kurs/export_xml.php?date=${day}&export=xmlout`),
  parse: (bytes) =>
    parseXmlList(bytes, {
      source: 'nbt',
      encoding: 'utf-8',
      path: ['ValCurs'],
      date: '@Date',
      form: 'yyyy-mm-dd',
      days: daysByValidity,
      rows: (list) => childrenOf(list, 'Valute'),
      names: { currency: 'CharCode', nominal: 'Nominal', rate: 'Value' },
    }),
};
