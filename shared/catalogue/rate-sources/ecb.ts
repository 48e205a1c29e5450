/** The ECB's euro reference rates. It rests on the closing days of TARGET, which have no exceptions. */
import type { RateSourceEntry } from '../rate-source.ts';
import { daysOf } from './days-of.ts';

export const ecb: RateSourceEntry = {
  id: 'ecb',
  kind: 'rates',
  bank: 'ecb',
  name: 'Euro foreign exchange reference rates',
  publisher: 'European Central Bank',
  attribution: 'Source: European Central Bank, euro foreign exchange reference rates',
  terms: {
    allows:
      'Free use of what is on its site if the source is named and the figures are not changed; for information, not for transactions (as others cite its terms; not read at the address itself).',
    url: 'https://www.ecb.europa.eu/services/using-our-site/disclaimer/html/index.en.html',
    checked: null,
  },
  url: 'https://www.ecb.europa.eu/stats/policy_and_exchange_rates/euro_reference_exchange_rates/html/index.en.html',
  currency: 'EUR',
  direction: 'foreign-per-local',
  calendar: {
    zone: 'Europe/Berlin',
    weekdays: [1, 2, 3, 4, 5],
    publishedBy: '16:15',
    valid: 'same-day',
    holidays: [...daysOf(2026, '01-01 04-03 04-06 05-01 12-25'), ...daysOf(2027, '01-01 03-26 03-29')],
    holidaysUntil: '2027-12-31',
  },
  firstDay: '1999-01-04',
  currencies:
    'AUD BRL CAD CHF CNY CZK DKK GBP HKD HUF IDR ILS INR ISK JPY KRW MXN MYR NOK NZD PHP PLN RON SEK SGD THB TRY USD ZAR'.split(
      ' ',
    ),
  limits: { everyMinutes: 60, maxBytes: 2_000_000 },
};
