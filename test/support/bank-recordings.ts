/**
 * The real answers of the banks' services, read without our code: regular expressions over the decoded text, one for each
 * form. The recordings are not in this repository (see shared-data.ts).
 */
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { readSharedData } from '../../infra/data/shared-data.ts';

const FOLDER = 'fx/recordings/';

/** `nominal figure [selling]` by currency. */
type Rates = Map<string, string>;
export interface PlainBulletin {
  readonly fixedOn: string;
  readonly validOn: string;
  readonly rates: Rates;
}

export interface Recording {
  readonly file: string;
  /** The id of its source; `ecb-history` for the CSV forms. */
  readonly source: string;
  /** A name as the right encoding gives it, and the text around it. */
  readonly name?: readonly [encoding: 'windows-1251' | 'iso-8859-9' | 'utf-8', text: string];
  readonly read: (text: string) => PlainBulletin[];
}

/** Codes that are not currencies in use: metals, the IMF's basket, and the Belarusian rouble of before 2016. */
const NO_CURRENCY = /^(XAU|XAG|XPD|XPT|XDR|SDR|BYR)$/;

const iso = (dotted: string): string => dotted.split('.').reverse().join('-');

/** Rows by a pattern with the groups c (currency), n (nominal), v (figure), s (selling). */
function rowsBy(expression: RegExp, text: string): Rates {
  const rates: Rates = new Map();
  for (const { groups = {} } of text.matchAll(expression)) {
    const { c = '', n = '1', v = '', s } = groups;
    if (NO_CURRENCY.test(c)) continue;
    if (rates.has(c)) throw new Error(`${c} twice`);
    rates.set(c, [n, v.replace(',', '.'), ...(s ? [s] : [])].join(' '));
  }
  return rates;
}

/** A file with one bulletin; a person looked up its days. */
const one = (fixedOn: string, validOn: string, printed: string, expression: RegExp) => (text: string) => {
  if (!text.includes(printed)) throw new Error(`the recording does not print ${printed}`);
  return [{ fixedOn, validOn, rates: rowsBy(expression, text) }];
};

const VALUTE =
  /<CharCode>(?<c>\w+)<\/CharCode>\s*<Nominal>(?<n>\d+)<\/Nominal>\s*<Name>[^<]*<\/Name>\s*<Value>(?<v>[\d.,]+)</g;
const NBKR =
  /ISOCode="(?<c>\w+)">\s*<Nominal>(?<n>\d+)<\/Nominal>(?:\s*<ValidFor>7<\/ValidFor>)?\s*<Value>(?<v>[\d,]+)</g;

/** Blocks that begin with a day. */
const blocks = (day: RegExp, row: RegExp) => (text: string) => {
  const starts = [...text.matchAll(day)];
  return starts.map((match, index) => ({
    fixedOn: match[1] ?? '',
    validOn: match[1] ?? '',
    rates: rowsBy(row, text.slice(match.index, starts[index + 1]?.index)),
  }));
};
const ecbXml = blocks(/<Cube time=.(\d{4}-\d\d-\d\d)/g, /currency=.(?<c>[A-Z]{3}). rate=.(?<v>[\d.]+)/g);
const nbp = blocks(/"effectiveDate":"([\d-]+)"/g, /"code":"(?<c>\w+)","mid":(?<v>[\d.]+)/g);

/** Ukraine: a weekend repeats Friday's fixing, which counts once, from its first day. */
function nbu(text: string): PlainBulletin[] {
  const byFixing = new Map<string, PlainBulletin>();
  for (const [row, validOn = '', fixedOn = ''] of text.matchAll(
    /"exchangedate":"([\d.]+)"[^}]*"calcdate":"([\d.]+)"/g,
  )) {
    const known = byFixing.get(fixedOn) ?? { fixedOn: iso(fixedOn), validOn: iso(validOn), rates: new Map() };
    byFixing.set(fixedOn, known);
    for (const [currency, rate] of rowsBy(/"cc":"(?<c>\w+)".*"rate":(?<v>[\d.]+),"units":(?<n>\d+)/g, row)) {
      if ((known.rates.get(currency) ?? rate) !== rate) throw new Error(`${currency} differs on ${validOn}`);
      known.rates.set(currency, rate);
    }
  }
  return [...byFixing.values()];
}

function sdmx(text: string): PlainBulletin[] {
  const days = new Map<string, Rates>();
  for (const [, currency = '', day = '', rate] of text.matchAll(/^D,([A-Z]{3}),([\d-]+),([\d.]+)$/gm))
    days.set(day, (days.get(day) ?? new Map()).set(currency, `1 ${rate}`));
  return [...days].sort().map(([day, rates]) => ({ fixedOn: day, validOn: day, rates }));
}

function hist(text: string): PlainBulletin[] {
  const [header = '', ...lines] = text.trim().split('\n');
  const codes = header.trim().split(',');
  return lines.reverse().map((line) => {
    const rates: Rates = new Map();
    for (const [index, cell] of line.trim().split(',').entries())
      if (index > 0 && /^\d/.test(cell)) rates.set(codes[index] ?? '', `1 ${cell}`);
    return { fixedOn: line.slice(0, 10), validOn: line.slice(0, 10), rates };
  });
}

const json = (currency: string, nominal: string, rate: string): RegExp =>
  new RegExp(`"${currency}":"(?<c>\\w+)"[^}]*?"${nominal}":"?(?<n>\\d+)[^}]*?"${rate}":"?(?<v>[\\d.]+)`, 'g');

export const RECORDINGS: readonly Recording[] = [
  { file: 'ecb_eurofxref-daily_2015-01-07.xml', source: 'ecb', read: ecbXml },
  { file: 'ecb_eurofxref-hist-90d_2019-11-29.xml', source: 'ecb', read: (text) => ecbXml(text).reverse() },
  { file: 'ecb_sdmx_csv_2026-02-17_03-18.csv', source: 'ecb-history', read: sdmx },
  { file: '../eurofxref-hist-to-2026-03-05.csv.gz', source: 'ecb-history', read: hist },
  {
    file: 'cbr_ru_XML_daily_2026-04-26.xml',
    source: 'cbr',
    name: ['windows-1251', '<Name>Австралийский доллар</Name>'],
    read: one('2026-04-24', '2026-04-25', 'Date="25.04.2026"', VALUTE),
  },
  {
    file: 'nbk_kz_get_rates_2026-04-01.xml',
    source: 'nbk',
    name: ['utf-8', '<fullname>АВСТРАЛИЙСКИЙ ДОЛЛАР</fullname>'],
    read: one(
      '2026-03-31',
      '2026-04-01',
      '<date>01.04.2026</date>',
      /<title>(?<c>[A-Z]{3})<\/title>\s*<description>(?<v>[\d.]+)<\/description>\s*<quant>(?<n>\d+)</g,
    ),
  },
  {
    file: 'cbu_uz_2026-04-01.json',
    source: 'cbu',
    read: one('2026-03-31', '2026-04-01', '"Date":"01.04.2026"', json('Ccy', 'Nominal', 'Rate')),
  },
  {
    file: 'nbkr_kg_daily_2026-05-24.xml',
    source: 'nbkr-daily',
    read: one('2026-05-22', '2026-05-24', 'Date="24.05.2026"', NBKR),
  },
  {
    file: 'nbkr_kg_weekly_2026-05.xml',
    source: 'nbkr-weekly',
    read: one('2026-05-22', '2026-05-23', 'Date="23.05.2026"', NBKR),
  },
  {
    file: 'nbt_tj_2026-05-18.xml',
    source: 'nbt',
    read: one('2026-05-18', '2026-05-18', 'Date="2026-05-18"', VALUTE),
  },
  { file: 'nbu_ua_exchange_site_2026-03-01_16.json', source: 'nbu', read: nbu },
  {
    file: 'nbg_ge_2026-03-02.json',
    source: 'nbg',
    read: one(
      '2026-02-27',
      '2026-02-28',
      '"date":"2026-02-27T17:01:00.093Z","validFromDate":"2026-02-28T',
      json('code', 'quantity', 'rateFormated'),
    ),
  },
  {
    file: 'cba_am_soap_ExchangeRatesLatest_2026-03-19.xml',
    source: 'cba',
    read: one(
      '2026-03-18',
      '2026-03-18',
      '<CurrentDate>2026-03-18T',
      /<ISO>(?<c>\w+)<\/ISO><Amount>(?<n>\d+)<\/Amount><Rate>(?<v>[\d.]+)</g,
    ),
  },
  {
    file: 'bnm_md_2026-04-06.xml',
    source: 'bnm',
    read: one('2026-04-03', '2026-04-06', 'Date="06.04.2026"', VALUTE),
  },
  { file: 'nbp_pl_tableA_2026-03-01_05.json', source: 'nbp-a', read: nbp },
  { file: 'nbp_pl_tableB_2026-03-01_05.json', source: 'nbp-b', read: nbp },
  {
    file: 'nbrb_by_rates_2026-03-17.json',
    source: 'nbrb',
    read: one(
      '2026-03-16',
      '2026-03-17',
      '"Date":"2026-03-17T',
      json('Cur_Abbreviation', 'Cur_Scale', 'Cur_OfficialRate'),
    ),
  },
  {
    file: 'cbar_az_2018-10-30.xml',
    source: 'cbar',
    name: ['utf-8', '<Name>Cənubi Korea vonu</Name>'],
    read: one(
      '2018-10-30',
      '2018-10-30',
      'Date="30.10.2018"',
      /Code="(?<c>\w+)">\s*<Nominal>(?<n>\d+)[^<]*<\/Nominal>\s*<Name>[^<]*<\/Name>\s*<Value>(?<v>[\d.]+)</g,
    ),
  },
  {
    file: 'tcmb_tr_today_2016-03-15.xml',
    source: 'tcmb',
    name: ['iso-8859-9', '<Isim>İNGİLİZ STERLİNİ</Isim>'],
    read: one(
      '2016-03-15',
      '2016-03-16',
      'Date="03/15/2016"',
      /CurrencyCode="(?<c>\w+)">\s*<Unit>(?<n>\d+)<\/Unit>\s*<Isim>[^<]*<\/Isim>\s*<CurrencyName>[^<]*<\/CurrencyName>\s*<ForexBuying>(?<v>[\d.]+)<\/ForexBuying>\s*<ForexSelling>(?<s>[\d.]*)</g,
    ),
  },
];

export const readRecording = ({ file }: Recording): Buffer => readSharedData(FOLDER + file);

/** Every file of the folder that contains an answer. */
export const recordedFiles = (): string[] =>
  readdirSync(fileURLToPath(new URL(`../../../shared/data/${FOLDER}`, import.meta.url))).filter(
    (file) => !file.includes('.request.'),
  );
