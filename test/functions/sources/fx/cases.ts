/** The content of each source's fixture, and the texts in it that tests of bad input change. One entry for each source. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export interface Case {
  readonly id: string;
  readonly file: string;
  readonly encoding: 'utf-8' | 'windows-1251' | 'iso-8859-9';
  /** fixedOn, validOn and the rates (`currency nominal rate [selling]`) of each bulletin. */
  readonly bulletins: readonly (readonly [fixedOn: string, validOn: string, rates: string])[];
  /** A currency in it, its figure as written, and the names of both fields. */
  readonly sample: readonly [currency: string, figure: string, currencyField: string, rateField: string];
  /** The printed day, the same day in another form, and the error that names both forms. */
  readonly date: readonly [printed: string, other: string, error: string];
  /** A complete answer without rates, and its error. */
  readonly empty: readonly [text: string, error: string];
  /** What the source requests for Friday 2026-04-24. */
  readonly url: string;
}

const FOLDER = fileURLToPath(new URL('../../../fixtures/fx/', import.meta.url));
export const readFixture = (file: string): Buffer => readFileSync(FOLDER + file);

const NONE = 'expected rates, found none';
const EMPTY_JSON = ['[]', NONE] as const;

export const CASES: readonly Case[] = [
  {
    id: 'ecb',
    file: 'ecb.xml',
    encoding: 'utf-8',
    bulletins: [['2015-01-07', '2015-01-07', 'GBP 1 0.78230, JPY 1 141.17, RUB 1 75.0000, USD 1 1.1831']],
    sample: ['USD', '1.1831', '@currency', '@rate'],
    date: ['2015-01-07', '07.01.2015', 'expected a day as yyyy-mm-dd in @time, found "07.01.2015"'],
    empty: ['<gesmes:Envelope><Cube><Cube time="2015-01-07"/></Cube></gesmes:Envelope>', NONE],
    url: 'https://www.ecb.europa.eu/stats/eurofxref/eurofxref-daily.xml',
  },
  {
    id: 'cbr',
    file: 'cbr.xml',
    encoding: 'windows-1251',
    bulletins: [
      [
        '2026-04-24',
        '2026-04-25',
        'AMD 100 20.3123, EUR 1 88.2826, TJS 10 80.0866, USD 1 75.5273, UZS 10000 62.8322',
      ],
    ],
    sample: ['USD', '75,5273', 'CharCode', 'Value'],
    date: ['25.04.2026', '2026-04-25', 'expected a day as dd.mm.yyyy in @Date, found "2026-04-25"'],
    empty: ['<ValCurs Date="25.04.2026" name="x"></ValCurs>', NONE],
    url: 'https://www.cbr.ru/scripts/XML_daily.asp?date_req=27/04/2026',
  },
  {
    id: 'nbk',
    file: 'nbk.xml',
    encoding: 'utf-8',
    bulletins: [
      ['2026-03-31', '2026-04-01', 'AMD 10 12.72, EUR 1 548.62, JPY 1 3, USD 1 478.77, UZS 100 3.93'],
    ],
    sample: ['USD', '478.77', 'title', 'description'],
    date: ['01.04.2026', '2026-04-01', 'expected a day as dd.mm.yyyy in date, found "2026-04-01"'],
    empty: ['<rates><date>01.04.2026</date></rates>', NONE],
    url: 'https://nationalbank.kz/rss/get_rates.cfm?fdate=27.04.2026',
  },
  {
    id: 'cbu',
    file: 'cbu.json',
    encoding: 'utf-8',
    bulletins: [
      [
        '2026-03-31',
        '2026-04-01',
        'EUR 1 13984.32, IDR 10 7.18, RUB 1 149.97, TJS 1 1272.88, USD 1 12194.21',
      ],
    ],
    sample: ['USD', '12194.21', 'Ccy', 'Rate'],
    date: ['01.04.2026', '2026-04-01', 'expected a day as dd.mm.yyyy in Date, found "2026-04-01"'],
    empty: EMPTY_JSON,
    url: 'https://cbu.uz/uz/arkhiv-kursov-valyut/json/all/2026-04-27/',
  },
  {
    id: 'nbkr-daily',
    file: 'nbkr-daily.xml',
    encoding: 'windows-1251',
    // Dated Sunday.
    bulletins: [['2026-05-22', '2026-05-24', 'EUR 1 101.5076, KZT 1 0.1859, RUB 1 1.2263, USD 1 87.4500']],
    sample: ['USD', '87,4500', '@ISOCode', 'Value'],
    date: ['24.05.2026', '05/24/2026', 'expected a day as dd.mm.yyyy in @Date, found "05/24/2026"'],
    empty: ['<CurrencyRates Name="Daily Exchange Rates" Date="24.05.2026"></CurrencyRates>', NONE],
    url: 'https://www.nbkr.kg/XML/daily.xml',
  },
  {
    id: 'nbkr-weekly',
    file: 'nbkr-weekly.xml',
    encoding: 'windows-1251',
    bulletins: [
      [
        '2026-05-22',
        '2026-05-23',
        'AMD 10 2.3773, GBP 1 117.4147, INR 1 0.9117, JPY 10 5.4969, TJS 1 9.4148',
      ],
    ],
    sample: ['GBP', '117,4147', '@ISOCode', 'Value'],
    date: ['23.05.2026', '23.5.2026', 'expected a day as dd.mm.yyyy in @Date, found "23.5.2026"'],
    empty: ['<CurrencyRates Name="Weekly Exchange Rates" Date="23.05.2026"></CurrencyRates>', NONE],
    url: 'https://www.nbkr.kg/XML/weekly.xml',
  },
  {
    id: 'nbt',
    file: 'nbt.xml',
    encoding: 'utf-8',
    bulletins: [
      [
        '2026-05-18',
        '2026-05-18',
        'EUR 1 10.8757, KGS 10 1.0686, RUB 1 0.1277, USD 1 9.3450, UZS 100 0.0780',
      ],
    ],
    sample: ['USD', '9.3450', 'CharCode', 'Value'],
    date: ['2026-05-18', '18.05.2026', 'expected a day as yyyy-mm-dd in @Date, found "18.05.2026"'],
    empty: ['<ValCurs Date="2026-05-18"></ValCurs>', NONE],
    url: 'https://nbt.tj/en/kurs/export_xml.php?date=2026-04-24&export=xmlout',
  },
  {
    id: 'nbu',
    file: 'nbu.json',
    encoding: 'utf-8',
    bulletins: [
      ['2026-03-05', '2026-03-06', 'EUR 1 50.9036, GEL 1 16.0465, USD 1 43.8069, VND 1000 1.6714'],
      ['2026-03-06', '2026-03-09', 'EUR 1 50.5422, GEL 1 16.0174, USD 1 43.7292, VND 1000 1.6682'],
    ],
    sample: ['USD', '43.7292', 'cc', 'rate'],
    date: ['09.03.2026', '2026-03-09', 'expected a day as dd.mm.yyyy in exchangedate, found "2026-03-09"'],
    empty: EMPTY_JSON,
    url: 'https://bank.gov.ua/NBU_Exchange/exchange_site?start=20260427&end=20260427&json',
  },
  {
    id: 'nbg',
    file: 'nbg.json',
    encoding: 'utf-8',
    bulletins: [
      [
        '2026-02-27',
        '2026-02-28',
        'AED 10 7.2853, EUR 1 3.1581, KGS 100 3.0609, USD 1 2.6759, UZS 1000 0.2200',
      ],
    ],
    sample: ['USD', '2.6759', 'code', 'rateFormated'],
    date: [
      '2026-02-27T17:01:00.093Z',
      '27.02.2026 17:01',
      'expected a day as yyyy-mm-ddT in date, found "27.02.2026 17:01"',
    ],
    empty: EMPTY_JSON,
    url: 'https://nbg.gov.ge/gw/api/ct/monetarypolicy/currencies/en/json/?date=2026-04-27',
  },
  {
    id: 'cba',
    file: 'cba.xml',
    encoding: 'utf-8',
    bulletins: [
      [
        '2026-03-18',
        '2026-03-18',
        'EUR 1 435.55, IRR 100 0.028677, KZT 10 7.8183, USD 1 377.39, UZS 10 0.31003',
      ],
    ],
    sample: ['USD', '377.39', 'ISO', 'Rate'],
    date: [
      '2026-03-18T00:00:00',
      '18/03/2026',
      'expected a day as yyyy-mm-ddT in CurrentDate, found "18/03/2026"',
    ],
    empty: ['<a><b/></a>', 'expected one element soap:Envelope, found none'],
    url: 'https://api.cba.am/exchangerates.asmx',
  },
  {
    id: 'bnm',
    file: 'bnm.xml',
    encoding: 'utf-8',
    // A Monday: fixed on Friday.
    bulletins: [
      [
        '2026-04-03',
        '2026-04-06',
        'AMD 10 0.4654, EUR 1 20.2754, RON 1 3.9771, USD 1 17.6124, UZS 100 0.1442',
      ],
    ],
    sample: ['USD', '17.6124', 'CharCode', 'Value'],
    date: ['06.04.2026', '31.04.2026', 'expected a day as dd.mm.yyyy in @Date, found "31.04.2026"'],
    empty: ['<ValCurs Date="06.04.2026"></ValCurs>', NONE],
    url: 'https://www.bnm.md/en/official_exchange_rates?get_xml=1&date=27.04.2026',
  },
  {
    id: 'nbp-a',
    file: 'nbp-a.json',
    encoding: 'utf-8',
    bulletins: [
      [
        '2026-03-02',
        '2026-03-02',
        'EUR 1 4.2304, HUF 1 0.011155, JPY 1 0.022963, RON 1 0.8300, USD 1 3.6056',
      ],
    ],
    sample: ['USD', '3.6056', 'code', 'mid'],
    date: ['2026-03-02', '2026-02-30', 'expected a day as yyyy-mm-dd in effectiveDate, found "2026-02-30"'],
    empty: EMPTY_JSON,
    url: 'https://api.nbp.pl/api/exchangerates/tables/A/?format=json',
  },
  {
    id: 'nbp-b',
    file: 'nbp-b.json',
    encoding: 'utf-8',
    bulletins: [
      ['2026-03-04', '2026-03-04', 'KGS 1 0.0421, NIO 1 0.1000, SVC 1 0.4203, TJS 1 0.3842, UZS 1 0.000302'],
    ],
    sample: ['KGS', '0.0421', 'code', 'mid'],
    date: ['2026-03-04', '04.03.2026', 'expected a day as yyyy-mm-dd in effectiveDate, found "04.03.2026"'],
    empty: EMPTY_JSON,
    url: 'https://api.nbp.pl/api/exchangerates/tables/B/?format=json',
  },
  {
    id: 'nbrb',
    file: 'nbrb.json',
    encoding: 'utf-8',
    bulletins: [
      [
        '2026-03-16',
        '2026-03-17',
        'AMD 1000 7.8014, BRL 10 5.5390, EUR 1 3.3741, USD 1 2.9463, VND 100000 11.2071',
      ],
    ],
    sample: ['USD', '2.9463', 'Cur_Abbreviation', 'Cur_OfficialRate'],
    date: ['2026-03-17T00:00:00', '2026-03-17', 'expected a day as yyyy-mm-ddT in Date, found "2026-03-17"'],
    empty: EMPTY_JSON,
    url: 'https://api.nbrb.by/exrates/rates?ondate=2026-04-27&periodicity=0',
  },
  {
    id: 'cbar',
    file: 'cbar.xml',
    encoding: 'utf-8',
    bulletins: [
      ['2018-10-30', '2018-10-30', 'EUR 1 1.9348, KRW 100 0.1492, RUB 1 0.0259, TMT 1 0.4857, USD 1 1.7000'],
    ],
    sample: ['USD', '1.7000', '@Code', 'Value'],
    date: ['30.10.2018', '10/30/2018', 'expected a day as dd.mm.yyyy in @Date, found "10/30/2018"'],
    empty: ['<ValCurs Date="30.10.2018"></ValCurs>', NONE],
    url: 'https://www.cbar.az/currencies/24.04.2026.xml',
  },
  {
    id: 'tcmb',
    file: 'tcmb.xml',
    encoding: 'iso-8859-9',
    bulletins: [
      [
        '2016-03-15',
        '2016-03-16',
        'EUR 1 3.2025 3.2083, GBP 1 4.0875 4.1088, JPY 100 2.5472 2.5641, PKR 1 0.02741 0.02777, USD 1 2.8852 2.8904',
      ],
    ],
    sample: ['USD', '2.8852', '@CurrencyCode', 'ForexBuying'],
    date: ['03/15/2016', '15/03/2016', 'expected a day as mm/dd/yyyy in @Date, found "15/03/2016"'],
    empty: ['<Tarih_Date Date="03/15/2016"></Tarih_Date>', NONE],
    url: 'https://www.tcmb.gov.tr/kurlar/today.xml',
  },
];
