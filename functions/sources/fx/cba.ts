/**
 * Central Bank of Armenia, daily: SOAP. `CurrentDate` is the day of fixing; gold and silver are per gram. We request only
 * the latest.
 *
 * Days: the average of the day's market, published after 16:00 (at 15:15 the service still had the day before).
 * 27 January is a holiday since 2026 (law HO-1-N of 20 January 2026).
 */
import { rateSource } from '../../../shared/catalogue/rate-sources.ts';
import { ask, daysByFixing } from './bulletin-of.ts';
import type { RateSource } from './source.ts';
import { childAt, childrenOf } from './xml.ts';
import { parseXmlList } from './xml-list.ts';

const entry = rateSource('cba');

const REQUEST = `<?xml version="1.0" encoding="utf-8"?>
<soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Body>
<ExchangeRatesLatest xmlns="http://www.cba.am/" />
</soap:Body></soap:Envelope>
`;

export const cba: RateSource = {
  entry,
  format: 'xml',
  fetch: (client) =>
    ask(client, entry, 'https://api.cba.am/exchangerates.asmx', {
      body: REQUEST,
      headers: {
        'content-type': 'text/xml; charset=utf-8',
        soapaction: '"http://www.cba.am/ExchangeRatesLatest"',
      },
    }),
  parse: (bytes) =>
    parseXmlList(bytes, {
      entry,
      encoding: 'utf-8',
      path: ['soap:Envelope', 'soap:Body', 'ExchangeRatesLatestResponse', 'ExchangeRatesLatestResult'],
      date: 'CurrentDate',
      form: 'yyyy-mm-ddT',
      days: daysByFixing,
      rows: (list) => childrenOf(childAt(list, 'Rates'), 'ExchangeRate'),
      names: { currency: 'ISO', nominal: 'Amount', rate: 'Rate' },
    }),
};
