/**
 * Bank of Russia, daily: XML in windows-1251, decimal comma, nominals up to 10,000 and more. `Date` is the day of
 * validity: a request on Sunday 26.04.2026 gave Saturday's date, with rates fixed on Friday. `VunitRate` (the
 * figure for one unit) was added later; older files lack it.
 *
 * Days: the days of rest are those of the government's working calendar. A decree may still move some of 2027, so that
 * year does not count as known.
 */
import { rateSource } from '../../../shared/catalogue/rate-sources.ts';
import { ask, dayInForce, daysByValidity } from './bulletin-of.ts';
import { writeDay } from './days.ts';
import type { RateSource } from './source.ts';
import { childrenOf } from './xml.ts';
import { parseXmlList } from './xml-list.ts';

const entry = rateSource('cbr');

export const cbr: RateSource = {
  entry,
  format: 'xml',
  fetch: (client, day) =>
    ask(
      client,
      entry,
      `https://www.cbr.ru/scripts/XML_daily.asp?date_req=${writeDay(dayInForce(entry, day), 'dd/mm/yyyy')}`,
    ),
  parse: (bytes) =>
    parseXmlList(bytes, {
      entry,
      encoding: 'windows-1251',
      path: ['ValCurs'],
      date: '@Date',
      form: 'dd.mm.yyyy',
      days: daysByValidity,
      rows: (list) => childrenOf(list, 'Valute'),
      names: { currency: 'CharCode', nominal: 'Nominal', rate: 'Value', perUnit: 'VunitRate' },
      comma: true,
    }),
};
