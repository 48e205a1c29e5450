/**
 * Central Bank of Armenia, daily: SOAP. `CurrentDate` is the day of fixing; gold and silver are per gram. Only the
 * latest is asked for.
 */
import { ask, daysByFixing } from './bulletin-of.ts';
import type { RateSource } from './source.ts';
import { childAt, childrenOf } from './xml.ts';
import { parseXmlList } from './xml-list.ts';

const REQUEST = `<?xml version="1.0" encoding="utf-8"?>
<soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Body>
<ExchangeRatesLatest xmlns="http://www.cba.am/" />
</soap:Body></soap:Envelope>
`;

export const cba: RateSource = {
  id: 'cba',
  format: 'xml',
  fetch: (client) =>
    ask(client, 'cba', 'https://api.cba.am/exchangerates.asmx', {
      body: REQUEST,
      headers: {
        'content-type': 'text/xml; charset=utf-8',
        soapaction: '"http://www.cba.am/ExchangeRatesLatest"',
      },
    }),
  parse: (bytes) =>
    parseXmlList(bytes, {
      source: 'cba',
      encoding: 'utf-8',
      path: ['soap:Envelope', 'soap:Body', 'ExchangeRatesLatestResponse', 'ExchangeRatesLatestResult'],
      date: 'CurrentDate',
      form: 'yyyy-mm-ddT',
      days: daysByFixing,
      rows: (list) => childrenOf(childAt(list, 'Rates'), 'ExchangeRate'),
      names: { currency: 'ISO', nominal: 'Amount', rate: 'Rate' },
    }),
};
