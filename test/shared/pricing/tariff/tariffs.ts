/** Builders for tests of tariffs: bands, tariffs, terms, and arbitraries small enough to try at every minor unit. */
import fc from 'fast-check';
import type { TaxRule } from '../../../../shared/model/corridor-prices.ts';
import type { Band, BandedTariff, Rates } from '../../../../shared/pricing/tariff/tariff.ts';
import type { Purse } from '../../../../shared/pricing/tariff-cost.ts';
import { scaled } from '../../../support/scale.ts';
import { US_TAX } from '../facts.ts';

export const RATES: Rates = { reference: 'mid', perUnit: { mid: '100', bank: '98' } };

export const band = (over: Partial<Band> = {}): Band => ({
  above: '0',
  upTo: null,
  fixed: '0',
  percent: '0',
  minimum: null,
  maximum: null,
  ...over,
});

export const tariff = (over: Partial<BandedTariff> = {}): BandedTariff => ({
  kind: 'bands',
  currency: 'USD',
  feeConvention: 'deducted',
  fees: { cash: [band()] },
  feeRounding: null,
  rate: { kind: 'margin', percent: '1', benchmark: 'mid' },
  payOutFees: {},
  limits: { least: null, perTransfer: null, perDay: null, perMonth: null },
  promotions: [],
  validFrom: '2026-01-01',
  validTo: null,
  ...over,
});

export const purse = (over: Partial<Purse> = {}): Purse => ({
  reading: 'fee-deducted',
  day: '2026-11-21',
  currency: 'USD',
  decimals: 2,
  fundingInstrument: 'cash',
  payoutMethod: null,
  taxes: [],
  rates: RATES,
  surveyed: [],
  ...over,
});

/** A tax of 5 % above 6.00, so that a small range contains its exemption gap. */
export const SMALL_TAX: TaxRule = { ...US_TAX, id: 'small', rateBp: 500, exemptUpTo: '6' };

const cents = (most: number): fc.Arbitrary<string> =>
  fc.integer({ min: 0, max: most }).map((value) => (value / 100).toFixed(2));
const orNull = (text: fc.Arbitrary<string>): fc.Arbitrary<string | null> => fc.option(text, { nil: null });

/** One to three bands within the first 20.00, with minimums and maximums that take effect. */
export const anyBands: fc.Arbitrary<Band[]> = fc
  .tuple(
    fc.uniqueArray(fc.integer({ min: 1, max: 1900 }), { minLength: 1, maxLength: 3 }),
    fc.boolean(),
    fc.array(
      fc.record({
        fixed: cents(150),
        percent: cents(2000),
        minimum: orNull(cents(100)),
        more: orNull(cents(100)),
      }),
      { minLength: 3, maxLength: 3 },
    ),
  )
  .map(([ends, open, figures]) => {
    const sorted = [...ends].sort((a, b) => a - b).map((end) => (end / 100).toFixed(2));
    return sorted.map((end, index): Band => {
      const { fixed, percent, minimum, more } = figures[index] ?? {
        fixed: '0',
        percent: '0',
        minimum: null,
        more: null,
      };
      const maximum = more === null ? null : (Number(minimum ?? 0) + Number(more)).toFixed(2);
      const upTo = open && index === sorted.length - 1 ? null : end;
      return {
        above: index === 0 ? '0' : (sorted[index - 1] ?? '0'),
        upTo,
        fixed,
        percent,
        minimum,
        maximum,
      };
    });
  });

export const anyTariff: fc.Arbitrary<BandedTariff> = fc
  .record({
    bands: anyBands,
    feeConvention: fc.constantFrom('added' as const, 'deducted' as const, 'unknown' as const),
    feeRounding: fc.constantFrom(null, 'up' as const, 'half-up' as const, 'down' as const),
    margin: fc.integer({ min: -300, max: 900 }).map((bp) => ({
      kind: 'rate' as const,
      rate: (100 - bp / 100).toFixed(2),
    })),
    payOut: fc.option(
      fc.record({ lifting: cents(9000), cashOutPercent: cents(500), cashOutMost: orNull(cents(3000)) }),
      { nil: null },
    ),
    least: orNull(cents(300)),
    perDay: orNull(fc.integer({ min: 301, max: 1800 }).map((value) => (value / 100).toFixed(2))),
  })
  .map(({ bands, margin, payOut, least, perDay, ...rest }) =>
    tariff({
      ...rest,
      fees: { cash: bands },
      rate: margin,
      payOutFees: payOut ? { 'cash-pickup': payOut } : {},
      limits: { least, perTransfer: null, perDay, perMonth: null },
    }),
  );

/** The same with rates and fees at pay-out by amount, and a limit of what is paid out. */
const anyTariffByAmount: fc.Arbitrary<BandedTariff> = fc
  .record({
    of: anyTariff,
    ends: fc.uniqueArray(fc.integer({ min: 1, max: 1900 }), { minLength: 1, maxLength: 2 }),
    margins: fc.array(fc.integer({ min: -300, max: 2500 }), { minLength: 3, maxLength: 3 }),
    payOuts: fc.array(
      fc.record({ lifting: cents(9000), cashOutPercent: cents(500), cashOutMost: orNull(cents(3000)) }),
      { minLength: 3, maxLength: 3 },
    ),
    isOpen: fc.boolean(),
    payoutMost: fc.option(
      fc.integer({ min: 20_000, max: 180_000 }).map((value) => (value / 100).toFixed(2)),
      {
        nil: undefined,
      },
    ),
  })
  .map(({ of, ends, margins, payOuts, isOpen, payoutMost }) => {
    const edges = ['0', ...ends.sort((a, b) => a - b).map((end) => (end / 100).toFixed(2))];
    const amounts = edges.map((above, index) => ({ above, upTo: edges[index + 1] ?? null }));
    return {
      ...of,
      rate: amounts.slice(0, isOpen ? 3 : 2).map((each, index) => ({
        ...each,
        rate: { kind: 'rate' as const, rate: (100 - (margins[index] ?? 0) / 100).toFixed(2) },
      })),
      payOutFees: {
        'cash-pickup': amounts.map((each, index) => ({
          ...each,
          ...(payOuts[index] ?? { lifting: '0', cashOutPercent: '0', cashOutMost: null }),
        })),
      },
      limits: { ...of.limits, ...(payoutMost !== undefined && { payoutMost }) },
    };
  });

/** Of either kind. */
export const everyTariff = fc.oneof(anyTariff, anyTariffByAmount);

export const anyPurse: fc.Arbitrary<Purse> = fc
  .constantFrom<TaxRule[]>(
    [],
    [SMALL_TAX],
    [SMALL_TAX, { ...SMALL_TAX, id: 'b', exemptUpTo: '9', rateBp: 200 }],
  )
  .map((taxes) => purse({ taxes, payoutMethod: 'cash-pickup' }));

/** Runs of a slow property: few if every mutant runs it, more in the deep run. */
export const tries = (small: number, large: number): number =>
  process.env.KARVON_MUTATION === '1' ? Math.max(5, Math.ceil(small / 20)) : scaled(small, large);
