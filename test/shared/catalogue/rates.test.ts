/** The data file of bundled rates: read back as written, refused by line and column, and what the banks published. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { priorsText } from '../../../infra/data/encode-priors.ts';
import { ratesText, recordedRates } from '../../../infra/data/encode-rates.ts';
import { skipMessage } from '../../../infra/data/shared-data.ts';
import { CsvError } from '../../../shared/catalogue/csv.ts';
import priorsFile from '../../../shared/catalogue/data/priors.csv';
import { findRateSource, RATE_SOURCE_ENTRIES } from '../../../shared/catalogue/rate-sources.ts';
import { BUNDLED_RATES, RATE_COLUMNS, readBundledRates } from '../../../shared/catalogue/rates.ts';
import { bulletinFields } from '../../../shared/contracts/rates.ts';
import type { Bulletin } from '../../../shared/fx/bulletin.ts';
import { addDays } from '../../../shared/model/day.ts';
import { scaled } from '../../support/scale.ts';

const order = (a: Bulletin, b: Bulletin) => {
  const [one, other] = [a, b].map(({ source, fixedOn, validOn }) => `${source} ${fixedOn} ${validOn}`);
  return (one ?? '') < (other ?? '') ? -1 : 1;
};

const day = fc.nat(20_000).map((days) => addDays('1999-01-01', days));
const figure = fc
  .tuple(fc.nat(99_999_999), fc.option(fc.stringMatching(/^\d{1,8}$/), { nil: undefined }))
  .map(([whole, decimals]) => (decimals === undefined ? String(whole) : `${whole}.${decimals}`));
const rates = fc.uniqueArray(
  fc.record(
    {
      currency: fc.stringMatching(/^[A-Z]{3}$/),
      nominal: fc.constantFrom(1, 10, 100, 1_000, 10_000, 1_000_000),
      rate: figure,
      selling: figure,
    },
    { requiredKeys: ['currency', 'nominal', 'rate'] },
  ),
  { selector: ({ currency }) => currency, minLength: 1, maxLength: 6 },
);
const heads = [
  { source: 'ecb', currency: 'EUR', direction: 'foreign-per-local' },
  { source: 'nbp-a', currency: 'PLN', direction: 'local-per-foreign' },
  { source: 'nbp-b', currency: 'PLN', direction: 'local-per-foreign' },
] as const;
const bulletins = fc.uniqueArray(
  fc.record({ head: fc.constantFrom(...heads), fixedOn: day, later: fc.nat(5), rates }).map(
    ({ head, fixedOn, later, rates }): Bulletin => ({
      ...head,
      fixedOn,
      validOn: addDays(fixedOn, later),
      rates,
    }),
  ),
  { selector: ({ source, fixedOn, validOn }) => `${source} ${fixedOn} ${validOn}`, maxLength: 12 },
);

describe('the format', () => {
  test('reads back what was written, by source and day, whatever order it came in', () => {
    fc.assert(
      fc.property(bulletins, (all) => {
        const text = ratesText(all);
        expect(readBundledRates(text)).toEqual([...all].sort(order));
        expect(ratesText(all.toReversed())).toBe(text);
        expect(ratesText(readBundledRates(text))).toBe(text);
      }),
      { numRuns: scaled(200, 5_000) },
    );
  });

  const HEADER = `${Object.keys(RATE_COLUMNS).join(',')}\n`;

  test('is a line for each rate; currency and direction are those of the bank in the catalogue', () => {
    const text =
      `${HEADER}cbr,2026-04-24,2026-04-25,AUD,1,53.8359,\ncbr,2026-04-24,2026-04-25,DZD,100,57.0006,\n` +
      'tcmb,2016-03-15,2016-03-16,USD,1,2.8852,2.8904\n';
    const parsed = readBundledRates(text);
    expect(parsed).toEqual([
      {
        source: 'cbr',
        currency: 'RUB',
        direction: 'local-per-foreign',
        fixedOn: '2026-04-24',
        validOn: '2026-04-25',
        rates: [
          { currency: 'AUD', nominal: 1, rate: '53.8359' },
          { currency: 'DZD', nominal: 100, rate: '57.0006' },
        ],
      },
      {
        source: 'tcmb',
        currency: 'TRY',
        direction: 'local-per-foreign',
        fixedOn: '2016-03-15',
        validOn: '2016-03-16',
        rates: [{ currency: 'USD', nominal: 1, rate: '2.8852', selling: '2.8904' }],
      },
    ]);
    expect(ratesText(parsed)).toBe(text);
    expect(readBundledRates(HEADER)).toEqual([]);
  });

  const FIRST = 'cbr,2026-04-24,2026-04-25,AUD,1,53.8359,\n';
  test.each([
    ['another format', 'karvon-rates 1\n', 1, 'header'],
    ['nothing', '', 1, 'header'],
    ['a bulletin without a source', `${HEADER},2026-04-24,2026-04-25,AUD,1,1,\n`, 2, 'source'],
    ['a source that is not in the catalogue', `${HEADER}xyz,2026-04-24,2026-04-25,AUD,1,1,\n`, 2, 'source'],
    ['a source in capitals', `${HEADER}CBR,2026-04-24,2026-04-25,AUD,1,1,\n`, 2, 'source'],
    ['a bulletin without rates', `${HEADER}cbr,2026-04-24,2026-04-25\n`, 2, 'currency'],
    ['one day', `${HEADER}cbr,2026-04-24,AUD,1,1,\n`, 2, 'selling'],
    ['a day of another form', `${HEADER}cbr,24.04.2026,2026-04-25,AUD,1,1,\n`, 2, 'fixedOn'],
    ['a day that there is not', `${HEADER}cbr,2026-04-24,2026-02-30,AUD,1,1,\n`, 2, 'validOn'],
    ['a month that there is not', `${HEADER}cbr,2026-13-24,2026-04-25,AUD,1,1,\n`, 2, 'fixedOn'],
    ['a rate with a comma', `${HEADER}cbr,2026-04-24,2026-04-25,AUD,1,"53,8359",\n`, 2, 'rate'],
    ['a negative rate', `${HEADER}cbr,2026-04-24,2026-04-25,AUD,1,-1,\n`, 2, 'rate'],
    ['an exponent', `${HEADER}cbr,2026-04-24,2026-04-25,AUD,1,1e3,\n`, 2, 'rate'],
    ['a nominal of 0', `${HEADER}cbr,2026-04-24,2026-04-25,AUD,0,1,\n`, 2, 'nominal'],
    ['a nominal with a point', `${HEADER}cbr,2026-04-24,2026-04-25,AUD,1.5,1,\n`, 2, 'nominal'],
    ['no figure', `${HEADER}cbr,2026-04-24,2026-04-25,AUD,1,,\n`, 2, 'rate'],
    ['a selling rate that is no figure', `${HEADER}cbr,2026-04-24,2026-04-25,AUD,1,1,x\n`, 2, 'selling'],
    ['a currency of two letters', `${HEADER}cbr,2026-04-24,2026-04-25,AU,1,1,\n`, 2, 'currency'],
    ['a blank', `${HEADER}cbr,2026-04-24,2026-04-25, AUD,1,1,\n`, 2, 'currency'],
    ['the second rate', `${HEADER}${FIRST}cbr,2026-04-24,2026-04-25,USD,1,\n`, 3, 'selling'],
    ['a currency twice', `${HEADER}${FIRST}${FIRST}`, 3, 'source and fixedOn and validOn and currency'],
    ['a line that goes on for ever', `${HEADER}${'A'.repeat(100_000)},,,,,,\n`, 2, 'source'],
  ])('%s is refused, and line and column named', (_, text, line, column) => {
    expect(() => readBundledRates(text)).toThrow(
      new RegExp(`^rates\\.csv line ${line}, ${column}: .{1,220}$`),
    );
  });

  test('any text is read or refused by line, and never anything else', () => {
    const beginning = BUNDLED_RATES.slice(0, 1_500);
    const mangled = fc
      .tuple(fc.nat(beginning.length), fc.string({ maxLength: 5 }), fc.nat(5))
      .map(([at, put, cut]) => beginning.slice(0, at) + put + beginning.slice(at + cut));
    fc.assert(
      fc.property(fc.oneof(fc.string(), mangled), (text) => {
        try {
          for (const bulletin of readBundledRates(text)) z.parse(z.object(bulletinFields), bulletin);
        } catch (error) {
          expect(error).toBeInstanceOf(CsvError);
        }
      }),
      { numRuns: scaled(200, 5_000) },
    );
  });
});

describe('the bundled rates', () => {
  const bundled = readBundledRates(BUNDLED_RATES);

  test('are of the catalogue: every source, its currency and direction, days in order, each once', () => {
    for (const { id, currency, direction } of RATE_SOURCE_ENTRIES) {
      const own = bundled.filter(({ source }) => source === id);
      expect(own.length, id).toBeGreaterThan(0);
      for (const one of own) {
        expect(one).toMatchObject({ currency, direction });
        expect(one.validOn >= one.fixedOn, `${id} ${one.fixedOn}`).toBe(true);
        const codes = one.rates.map((rate) => rate.currency);
        expect(codes).toEqual([...new Set(codes)].sort());
      }
      const days = own.map(({ fixedOn, validOn }) => `${fixedOn} ${validOn}`);
      expect(days).toEqual([...new Set(days)].sort());
    }
    for (const { source } of bundled) expect(findRateSource(source), source).toBeDefined();
    expect(ratesText(bundled)).toBe(BUNDLED_RATES);
  });

  const recorded = recordedRates();
  test.skipIf(recorded === null)(
    `are what the banks' recorded answers have${recorded === null ? `: ${skipMessage}` : ''}`,
    () => {
      expect(BUNDLED_RATES).toBe(recorded);
    },
  );

  const magnitudes = priorsText();
  test.skipIf(magnitudes === null)(
    `give the magnitudes${magnitudes === null ? `: ${skipMessage}` : ''}`,
    () => {
      expect(priorsFile).toBe(magnitudes);
    },
  );
});
