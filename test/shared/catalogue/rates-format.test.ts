/** The text of bundled rates: it reads back what was written, refuses by line, and holds what the banks said. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { PRIORS } from '../../../shared/catalogue/priors.ts';
import { findRateSource, RATE_SOURCE_ENTRIES } from '../../../shared/catalogue/rate-sources.ts';
import { BUNDLED_RATES } from '../../../shared/catalogue/rates/bundled.ts';
import { parseRates } from '../../../shared/catalogue/rates/format.ts';
import { bulletinFields } from '../../../shared/contracts/rates.ts';
import type { Bulletin } from '../../../shared/fx/bulletin.ts';
import { addDays } from '../../../shared/fx/days.ts';
import { priors } from '../../support/encode-priors.ts';
import { recordedBulletins } from '../../support/encode-rates.ts';
import { encodeRates } from '../../support/rates-text.ts';
import { scaled } from '../../support/scale.ts';
import { skipMessage } from '../../support/shared-data.ts';

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
        const text = encodeRates(all);
        expect(parseRates(text)).toEqual([...all].sort(order));
        expect(encodeRates(all.toReversed())).toBe(text);
        expect(encodeRates(parseRates(text))).toBe(text);
      }),
      { numRuns: scaled(200, 5_000) },
    );
  });

  test('is what its description says', () => {
    const text =
      'karvon-rates 1\n\ncbr RUB local-per-foreign\n2026-04-24 2026-04-25 AUD=53.8359 DZD*100=57.0006\n\n' +
      'tcmb TRY local-per-foreign\n2016-03-15 2016-03-16 USD=2.8852/2.8904\n';
    const parsed = parseRates(text);
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
    expect(encodeRates(parsed)).toBe(text);
    expect(parseRates('karvon-rates 1\n')).toEqual([]);
  });

  const HEAD = 'karvon-rates 1\n\ncbr RUB local-per-foreign\n';
  test.each([
    ['another format', 'karvon-rates 2\n', 1],
    ['nothing', '', 1],
    ['a bulletin without a source', 'karvon-rates 1\n\n2026-04-24 2026-04-25 AUD=1\n', 3],
    ['an unknown direction', 'karvon-rates 1\n\ncbr RUB upside-down\n', 3],
    ['a source in capitals', 'karvon-rates 1\n\nCBR RUB local-per-foreign\n', 3],
    ['a bulletin without rates', `${HEAD}2026-04-24 2026-04-25\n`, 4],
    ['one day', `${HEAD}2026-04-24 AUD=1\n`, 4],
    ['a day of another form', `${HEAD}24.04.2026 2026-04-25 AUD=1\n`, 4],
    ['a day that there is not', `${HEAD}2026-04-24 2026-02-30 AUD=1\n`, 4],
    ['a month that there is not', `${HEAD}2026-13-24 2026-04-25 AUD=1\n`, 4],
    ['a rate with a comma', `${HEAD}2026-04-24 2026-04-25 AUD=53,8359\n`, 4],
    ['a negative rate', `${HEAD}2026-04-24 2026-04-25 AUD=-1\n`, 4],
    ['an exponent', `${HEAD}2026-04-24 2026-04-25 AUD=1e3\n`, 4],
    ['a nominal of 0', `${HEAD}2026-04-24 2026-04-25 AUD*0=1\n`, 4],
    ['a nominal with a point', `${HEAD}2026-04-24 2026-04-25 AUD*1.5=1\n`, 4],
    ['no figure', `${HEAD}2026-04-24 2026-04-25 AUD=\n`, 4],
    ['half a pair of prices', `${HEAD}2026-04-24 2026-04-25 AUD=1/\n`, 4],
    ['a currency of two letters', `${HEAD}2026-04-24 2026-04-25 AU=1\n`, 4],
    ['two blanks', `${HEAD}2026-04-24 2026-04-25  AUD=1\n`, 4],
    ['the second bulletin', `${HEAD}2026-04-24 2026-04-25 AUD=1\n2026-04-24 2026-04-25 AUD\n`, 5],
    ['a line that goes on for ever', `${HEAD}2026-04-24 2026-04-25 ${'A'.repeat(100_000)}\n`, 4],
  ])('%s is refused, and the line named', (_, text, line) => {
    expect(() => parseRates(text)).toThrow(new RegExp(`^line ${line}: .{1,80}$`));
  });

  test('any text is read or refused by line, and never anything else', () => {
    const beginning = BUNDLED_RATES.slice(0, 1_500);
    const mangled = fc
      .tuple(fc.nat(beginning.length), fc.string({ maxLength: 5 }), fc.nat(5))
      .map(([at, put, cut]) => beginning.slice(0, at) + put + beginning.slice(at + cut));
    fc.assert(
      fc.property(fc.oneof(fc.string(), mangled), (text) => {
        try {
          for (const bulletin of parseRates(text)) z.parse(z.object(bulletinFields), bulletin);
        } catch (error) {
          expect(error).toBeInstanceOf(Error);
          if (error instanceof Error) expect(error.message).toMatch(/^line \d+: /);
        }
      }),
      { numRuns: scaled(200, 5_000) },
    );
  });
});

describe('the bundled rates', () => {
  const bundled = parseRates(BUNDLED_RATES);

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
    expect(encodeRates(bundled)).toBe(BUNDLED_RATES);
  });

  const recorded = recordedBulletins();
  test.skipIf(!recorded)(
    `are what the banks' recorded answers say${recorded ? '' : `: ${skipMessage}`}`,
    () => {
      expect(encodeRates(recorded ?? [])).toBe(BUNDLED_RATES);
    },
  );

  const magnitudes = priors();
  test.skipIf(!magnitudes)(`give the magnitudes${magnitudes ? '' : `: ${skipMessage}`}`, () => {
    expect(PRIORS).toEqual(magnitudes);
  });
});
