/**
 * Bank of Russia, daily: XML in windows-1251, decimal comma, nominals up to 10,000 and more. `Date` is the day of
 * validity: asked on Sunday 26.04.2026 it answered with Saturday's date, rates fixed on Friday. `VunitRate` (the
 * figure for one unit) came later and is absent in older files.
 *
 * Days: Bank of Russia. Its days of rest are the working calendar of the government: that of 2027 may move some by
 * decree, and is therefore not counted as known.
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
