/**
 * National Bank of Moldova, daily: XML like the Bank of Russia's, but UTF-8 and a decimal dot. `Date` repeats the
 * requested day, which is the day of validity.
 *
 * Days: fixed and announced on the working day before the day of validity.
 */
import { rateSource } from '../../../shared/catalogue/rate-sources.ts';
import { ask, dayInForce, daysByValidity } from './bulletin-of.ts';
import { writeDay } from './days.ts';
import type { RateSource } from './source.ts';
import { childrenOf } from './xml.ts';
import { parseXmlList } from './xml-list.ts';

const entry = rateSource('bnm');

export const bnm: RateSource = {
  entry,
  format: 'xml',
  fetch: (client, day) =>
    ask(
      client,
      entry,
      `https://www.bnm.md/en/official_exchange_rates?get_xml=1&date=${writeDay(dayInForce(entry, day), 'dd.mm.yyyy')}`,
    ),
  parse: (bytes) =>
    parseXmlList(bytes, {
      entry,
      encoding: 'utf-8',
      path: ['ValCurs'],
      date: '@Date',
      form: 'dd.mm.yyyy',
      days: daysByValidity,
      rows: (list) => childrenOf(list, 'Valute'),
      names: { currency: 'CharCode', nominal: 'Nominal', rate: 'Value' },
    }),
};
