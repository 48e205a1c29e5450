/**
 * National Bank of Kazakhstan: the average of the exchange at 15:30, official for the next working day (resolution 242
 * of 2012, as amended 2019). A holiday on a weekend moves to Monday; since 2026 Constitution Day is 15 March and no longer
 * 30 August. Kurban Ait of 2027 is estimated, decrees may move others.
 */
import type { RateSourceEntry } from '../rate-source.ts';
import { daysOf } from './days-of.ts';

export const nbk: RateSourceEntry = {
  id: 'nbk',
  kind: 'rates',
  bank: 'nbk',
  name: 'Official (market) exchange rates',
  publisher: 'National Bank of the Republic of Kazakhstan',
  attribution: 'Source: National Bank of the Republic of Kazakhstan (nationalbank.kz)',
  terms: {
    allows: 'Not read by anyone yet: the address of its terms could not be reached.',
    url: 'https://nationalbank.kz/en',
    checked: null,
  },
  url: 'https://nationalbank.kz/en/exchangerates/ezhednevnye-oficialnye-rynochnye-kursy-valyut',
  currency: 'KZT',
  direction: 'local-per-foreign',
  calendar: {
    zone: 'Asia/Almaty',
    weekdays: [1, 2, 3, 4, 5],
    publishedBy: '18:00',
    valid: 'next-day',
    holidays: [
      ...daysOf(2026, '01-01 01-02 01-07 03-09 03-23 03-24 03-25 05-01 05-07 05-11 05-27 07-06 10-26 12-16'),
      ...daysOf(2027, '01-01 01-04 01-07 03-08 03-15 03-22 03-23 03-24 05-03 05-07 05-10 07-06 10-25 12-16'),
    ],
    holidaysUntil: '2026-12-31',
  },
  firstDay: '1999-01-04',
  currencies:
    'AED AMD AUD AZN BRL BYN CAD CHF CNY CZK DKK EUR GBP GEL HKD HUF INR IRR JPY KGS KRW KWD MDL MXN MYR NOK PLN RUB SAR SEK SGD THB TJS TRY UAH USD UZS ZAR'.split(
      ' ',
    ),
  limits: { everyMinutes: 60, maxBytes: 200_000 },
};
