/**
 * National Bank of Kazakhstan, daily: XML, UTF-8, like a news feed: `title` is the currency, `description` the
 * rate, `quant` the nominal.
 *
 * Days: the average of the exchange at 15:30, official for the next working day (resolution 242 of 2012, as amended
 * 2019). A holiday on a weekend moves to Monday; since 2026 Constitution Day is 15 March and no longer 30 August.
 * Kurban Ait of 2027 is an estimate; decrees may move other days.
 */
import { rateSource } from '../../../shared/catalogue/rate-sources.ts';
import { ask, dayInForce, daysByValidity } from './bulletin-of.ts';
import { writeDay } from './days.ts';
import type { RateSource } from './source.ts';
import { childrenOf } from './xml.ts';
import { parseXmlList } from './xml-list.ts';

const entry = rateSource('nbk');

export const nbk: RateSource = {
  entry,
  format: 'xml',
  fetch: (client, day) =>
    ask(
      client,
      entry,
      `https://nationalbank.kz/rss/get_rates.cfm?fdate=${writeDay(dayInForce(entry, day), 'dd.mm.yyyy')}`,
    ),
  parse: (bytes) =>
    parseXmlList(bytes, {
      entry,
      encoding: 'utf-8',
      path: ['rates'],
      date: 'date',
      form: 'dd.mm.yyyy',
      days: daysByValidity,
      rows: (list) => childrenOf(list, 'item'),
      names: { currency: 'title', nominal: 'quant', rate: 'description' },
    }),
};
