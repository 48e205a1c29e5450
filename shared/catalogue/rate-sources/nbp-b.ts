/**
 * Narodowy Bank Polski, table B: Wednesdays; of a Wednesday that is a holiday it is not known here which day takes its
 * place, so none is expected.
 */
import type { RateSourceEntry } from '../rate-source.ts';
import { daysOf } from './days-of.ts';

export const nbpB: RateSourceEntry = {
  id: 'nbp-b',
  kind: 'rates',
  bank: 'nbp',
  name: 'Table B of average exchange rates',
  publisher: 'Narodowy Bank Polski',
  attribution: 'Source: Narodowy Bank Polski (api.nbp.pl)',
  terms: {
    allows: "Its interface is public and asks for no key; the terms of reuse of NBP's site were not read.",
    url: 'https://api.nbp.pl/en.html',
    checked: null,
  },
  url: 'https://nbp.pl/en/statistic-and-financial-reporting/rates/table-b/',
  currency: 'PLN',
  direction: 'local-per-foreign',
  calendar: {
    zone: 'Europe/Warsaw',
    weekdays: [3],
    publishedBy: '12:30',
    valid: 'same-day',
    holidays: [...daysOf(2026, '11-11'), ...daysOf(2027, '01-06')],
    holidaysUntil: '2027-12-31',
  },
  firstDay: '2004-05-04',
  currencies:
    'AED AFN ALL AMD AOA ARS AWG AZN BAM BBD BDT BHD BIF BND BOB BSD BWP BYN BZD CDF COP CRC CUP CVE DJF DOP DZD EGP ERN ETB FJD GEL GHS GIP GMD GNF GTQ GYD HNL HTG IQD IRR JMD JOD KES KGS KHR KMF KWD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MZN NAD NGN NIO NPR OMR PAB PEN PGK PKR PYG QAR RSD RUB RWF SAR SBD SCR SDG SLE SOS SRD SSP STN SVC SYP SZL TJS TMT TND TOP TTD TWD TZS UGX UYU UZS VES VND VUV WST XAF XCD XCG XOF XPF YER ZMW ZWG'.split(
      ' ',
    ),
  limits: { everyMinutes: 360, maxBytes: 200_000 },
};
