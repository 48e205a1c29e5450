/**
 * National Bank of Kazakhstan, daily: XML, UTF-8, made like a feed: `title` is the currency, `description` the rate,
 * `quant` the nominal.
 */
import { ask, dayInForce, daysByValidity } from './bulletin-of.ts';
import { writeDay } from './days.ts';
import type { RateSource } from './source.ts';
import { childrenOf } from './xml.ts';
import { parseXmlList } from './xml-list.ts';

export const nbk: RateSource = {
  id: 'nbk',
  format: 'xml',
  fetch: (client, day) =>
    ask(
      client,
      'nbk',
      `https://nationalbank.kz/rss/get_rates.cfm?fdate=${writeDay(dayInForce('nbk', day), 'dd.mm.yyyy')}`,
    ),
  parse: (bytes) =>
    parseXmlList(bytes, {
      source: 'nbk',
      encoding: 'utf-8',
      path: ['rates'],
      date: 'date',
      form: 'dd.mm.yyyy',
      days: daysByValidity,
      rows: (list) => childrenOf(list, 'item'),
      names: { currency: 'title', nominal: 'quant', rate: 'description' },
    }),
};
