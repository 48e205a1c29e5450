/**
 * National Bank of the Kyrgyz Republic: two bulletins of one form, XML in windows-1251 with a decimal comma. Only the latest
 * of each is served. Both print the day of validity, the calendar day after the fixing.
 */
import { daysByValidity } from './bulletin-of.ts';
import type { ParsedBulletins } from './source.ts';
import { childrenOf } from './xml.ts';
import { parseXmlList } from './xml-list.ts';

/** `title` keeps one bulletin from being taken for the other. @throws SourceChanged */
export const parseNbkr = (bytes: Uint8Array, source: string, title: string): ParsedBulletins =>
  parseXmlList(bytes, {
    source,
    encoding: 'windows-1251',
    path: ['CurrencyRates'],
    title: ['@Name', title],
    date: '@Date',
    form: 'dd.mm.yyyy',
    days: daysByValidity,
    rows: (list) => childrenOf(list, 'Currency'),
    names: { currency: '@ISOCode', nominal: 'Nominal', rate: 'Value' },
    comma: true,
  });
