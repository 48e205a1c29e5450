/** Every recorded answer parses to its values, and the banks agree with one another on the day of fixing. */
import { beforeAll, describe, expect, test } from 'vitest';
import { parseEcbHistory } from '../../../../functions/sources/fx/ecb-history.ts';
import { findSourceOfRates } from '../../../../functions/sources/fx/registry.ts';
import type { ParsedBulletins } from '../../../../functions/sources/fx/source.ts';
import { decodeText } from '../../../../functions/sources/fx/text.ts';
import { hasSharedData, skipMessage } from '../../../../infra/data/shared-data.ts';
import { findRateSource } from '../../../../shared/catalogue/rate-sources.ts';
import { parseDecimal } from '../../../../shared/money/decimal.ts';
import {
  add,
  compare,
  divide,
  multiply,
  ONE,
  type Rational,
  rational,
} from '../../../../shared/money/rational.ts';
import {
  RECORDINGS,
  type Recording,
  readRecording,
  recordedFiles,
} from '../../../support/bank-recordings.ts';

if (!hasSharedData) console.log(`recordings.test.ts: ${skipMessage}`);

const parse = ({ source }: Recording, bytes: Uint8Array): ParsedBulletins => {
  if (source === 'ecb-history') return parseEcbHistory(bytes);
  const found = findSourceOfRates(source);
  if (!found) throw new Error(`no source ${source}`);
  return found.parse(bytes);
};

/** How many bulletins and rates each file holds, counted with grep, apart from both parsers. */
const COUNTS: Readonly<Record<string, readonly [bulletins: number, rates: number]>> = {
  'ecb_eurofxref-daily_2015-01-07.xml': [1, 31],
  'ecb_eurofxref-hist-90d_2019-11-29.xml': [65, 2080],
  'cbr_ru_XML_daily_2026-04-26.xml': [1, 53],
  'nbk_kz_get_rates_2026-04-01.xml': [1, 38],
  'cbu_uz_2026-04-01.json': [1, 74],
  'nbkr_kg_daily_2026-05-24.xml': [1, 5],
  'nbkr_kg_weekly_2026-05.xml': [1, 38],
  'nbt_tj_2026-05-18.xml': [1, 36],
  'nbu_ua_exchange_site_2026-03-01_16.json': [12, 480],
  'nbg_ge_2026-03-02.json': [1, 42],
  'cba_am_soap_ExchangeRatesLatest_2026-03-19.xml': [1, 27],
  'bnm_md_2026-04-06.xml': [1, 39],
  'nbp_pl_tableA_2026-03-01_05.json': [4, 124],
  'nbp_pl_tableB_2026-03-01_05.json': [1, 116],
  'nbrb_by_rates_2026-03-17.json': [1, 29],
  'cbar_az_2018-10-30.xml': [1, 44],
  'tcmb_tr_today_2016-03-15.xml': [1, 18],
};

describe.skipIf(!hasSharedData)('recorded answers', () => {
  test('all of them are read here', () => {
    const read = RECORDINGS.map(({ file }) => file).filter((file) => !file.startsWith('..'));
    expect(read.sort()).toEqual(recordedFiles().sort());
  });

  test.each(RECORDINGS)('$file: each value of each bulletin', (recording) => {
    const bytes = readRecording(recording);
    const [encoding, name] = recording.name ?? [undefined, ''];
    const text = new TextDecoder(
      encoding ?? (recording.source.startsWith('nbkr') ? 'windows-1251' : 'utf-8'),
    ).decode(bytes);
    const expected = recording.read(text);
    const { bulletins, rejected } = parse(recording, bytes);
    expect(rejected).toEqual([]);
    expect(
      bulletins.map(({ fixedOn, validOn, rates }) => ({
        fixedOn,
        validOn,
        rates: rates.map((r) => [
          r.currency,
          [r.nominal, r.rate, ...(r.selling === undefined ? [] : [r.selling])].join(' '),
        ]),
      })),
    ).toEqual(expected.map(({ rates, ...days }) => ({ ...days, rates: [...rates].sort() })));
    const counts = COUNTS[recording.file];
    const rates = bulletins.reduce((sum, bulletin) => sum + bulletin.rates.length, 0);
    if (counts) expect([bulletins.length, rates]).toEqual(counts);
    if (encoding) expect(decodeText(bytes, encoding)).toContain(name);
  });

  test('the ECB has a day for each working day since 1999', () => {
    const recording = RECORDINGS.find(({ file }) => file.includes('eurofxref-hist-to'));
    if (!recording) throw new Error('no history');
    expect(parse(recording, readRecording(recording)).bulletins).toHaveLength(6958);
  });
});

/** Pairs of banks that differ by more than 1 %, each with its reason. */
const EXCEPTIONS: Readonly<Record<string, string>> = {
  '2026-03-31 cbu-nbk IRR':
    'both print one digit, 0.09 for 10 rials and 0.4 for 1000: the rounding alone is up to 12 %',
  '2026-03-02 nbp-nbu KRW':
    'the market in Seoul was closed on 2 March: one took the last rate, one an offshore one',
  '2026-03-02 ecb-nbu KRW': 'as above',
  '2026-03-02 ecb-nbp BRL':
    'Warsaw fixes about 11:00, before São Paulo opens, and the real moved by a percent a day in that week',
  '2026-03-03 ecb-nbp BRL': 'as above',
  '2026-03-04 ecb-nbp BRL': 'as above',
};

/** One percent, as a fraction. */
const LIMIT = rational(101, 100);
const LIMIT_DOWN = rational(100, 101);

describe.skipIf(!hasSharedData)('banks of the same fixing day', () => {
  /** By day and bank: the value of one unit of a currency in the bank's own. */
  const worth = new Map<string, Map<string, Map<string, Rational>>>();

  beforeAll(() => {
    for (const recording of RECORDINGS) {
      for (const bulletin of parse(recording, readRecording(recording)).bulletins) {
        const bank = findRateSource(bulletin.source)?.bank ?? '';
        const banks = worth.get(bulletin.fixedOn) ?? new Map<string, Map<string, Rational>>();
        worth.set(bulletin.fixedOn, banks);
        const values = banks.get(bank) ?? new Map<string, Rational>([[bulletin.currency, ONE]]);
        banks.set(bank, values);
        for (const { currency, nominal, rate, selling } of bulletin.rates) {
          const buying = parseDecimal(rate, 12);
          const figure =
            selling === undefined ? buying : divide(add(buying, parseDecimal(selling, 12)), rational(2));
          const local = divide(figure, rational(nominal));
          values.set(currency, bulletin.direction === 'local-per-foreign' ? local : divide(ONE, local));
        }
      }
    }
  });

  function* pairs(): Generator<readonly [day: string, pair: string, currency: string, ratio: Rational]> {
    for (const [day, banks] of worth)
      for (const [a, valuesA] of banks)
        for (const [b, valuesB] of banks) {
          const [dollarA, dollarB] = [valuesA.get('USD'), valuesB.get('USD')];
          if (a >= b || !dollarA || !dollarB) continue;
          for (const [currency, value] of valuesA) {
            const other = valuesB.get(currency);
            if (currency === 'USD' || !other) continue;
            yield [day, `${a}-${b}`, currency, divide(multiply(value, dollarB), multiply(other, dollarA))];
          }
        }
  }

  test('agree within 1 % on every currency, through the dollar, except for the named cases', () => {
    const apart: string[] = [];
    let compared = 0;
    for (const [day, pair, currency, ratio] of pairs()) {
      compared += 1;
      if (compare(ratio, LIMIT) > 0 || compare(ratio, LIMIT_DOWN) < 0)
        apart.push(`${day} ${pair} ${currency}`);
    }
    expect(compared).toBe(714);
    expect(apart.sort()).toEqual(Object.keys(EXCEPTIONS).sort());
  });

  test('and would not agree with a wrong day of fixing', () => {
    // One day after the true day, in a week of moves: most pairs still agree within 1 %, so the test compares medians.
    const offBy = (shift: number): number => {
      const nbu = RECORDINGS.find(({ source }) => source === 'nbu');
      if (!nbu) throw new Error('no nbu');
      const days = [...worth.keys()].sort();
      const off: number[] = [];
      for (const { fixedOn } of parse(nbu, readRecording(nbu)).bulletins) {
        const ours = worth.get(fixedOn)?.get('nbu');
        const ecb = worth.get(days[days.indexOf(fixedOn) + shift] ?? '')?.get('ecb');
        for (const currency of ['EUR', 'GBP', 'CHF', 'CAD', 'AUD', 'SEK', 'NOK', 'PLN', 'CZK']) {
          const [a, b] = [ours?.get(currency), ecb?.get(currency)];
          const [dollarA, dollarB] = [ours?.get('USD'), ecb?.get('USD')];
          if (!a || !b || !dollarA || !dollarB) continue;
          const ratio = divide(multiply(a, dollarB), multiply(b, dollarA));
          off.push(Math.abs(Number((10_000_000n * ratio.n) / ratio.d) / 10_000_000 - 1));
        }
      }
      return off.sort((x, y) => x - y)[Math.floor(off.length / 2)] ?? Number.NaN;
    };
    expect(offBy(0)).toBeLessThan(0.0007);
    for (const shift of [-2, -1, 1, 2]) expect(offBy(shift)).toBeGreaterThan(0.002);
  });
});
