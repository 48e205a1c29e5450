/**
 * National Bank of Ukraine: fixed in the afternoon, valid the next working day. Under martial law public holidays are
 * worked, so there are none; should it end, they have to be entered.
 */
import type { RateSourceEntry } from '../rate-source.ts';

export const nbu: RateSourceEntry = {
  id: 'nbu',
  kind: 'rates',
  bank: 'nbu',
  name: 'Official exchange rates',
  publisher: 'National Bank of Ukraine',
  attribution: 'Source: National Bank of Ukraine (bank.gov.ua)',
  terms: {
    allows:
      "Open data by the law on access to public information: any use, commercial too, with the source named and linked (as the state portal of open data says of the bank's sets; the bank's own terms were not read).",
    url: 'https://bank.gov.ua/en/useterms',
    checked: null,
  },
  url: 'https://bank.gov.ua/en/markets/exchangerates',
  currency: 'UAH',
  direction: 'local-per-foreign',
  calendar: {
    zone: 'Europe/Kyiv',
    weekdays: [1, 2, 3, 4, 5],
    publishedBy: '16:30',
    valid: 'next-day',
    holidays: [],
    holidaysUntil: '2026-12-31',
  },
  firstDay: '1999-01-04',
  currencies:
    'AED AUD AZN BDT CAD CHF CNY CZK DKK DZD EGP EUR GBP GEL HKD HUF IDR ILS INR JPY KRW KZT LBP MDL MXN MYR NOK NZD PLN RON RSD SAR SEK SGD THB TND TRY USD VND ZAR'.split(
      ' ',
    ),
  limits: { everyMinutes: 60, maxBytes: 200_000 },
};
