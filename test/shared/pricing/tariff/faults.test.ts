/** The faults of a submitted tariff, and where paying more sends less. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compare } from '../../../../shared/money/rational.ts';
import { ofMinor } from '../../../../shared/money/round.ts';
import { tariffAnomalies } from '../../../../shared/pricing/tariff/anomalies.ts';
import { tariffFaults } from '../../../../shared/pricing/tariff/faults.ts';
import { arrives } from '../../../../shared/pricing/tariff/inverse.ts';
import type { BandedTariff } from '../../../../shared/pricing/tariff/tariff.ts';
import { anyTariff, band, purse, tariff, tries } from './tariffs.ts';

const faults = (over: Partial<BandedTariff>, decimals = 2) =>
  tariffFaults(tariff(over), decimals).map(({ field, code }) => `${field}: ${code}`);
const bands = (...list: Parameters<typeof band>[0][]) => ({ fees: { cash: list.map((each) => band(each)) } });
const promotion = { kind: 'code', code: 'A', from: '2026-01-01', to: null, bands: null, rate: null } as const;
const NO_LIMITS = { least: null, perTransfer: null, perDay: null, perMonth: null };

describe('tariffFaults', () => {
  it.each<[string, Partial<BandedTariff>, string[]]>([
    ['nothing wrong', bands({ upTo: '100', minimum: '1', maximum: '1' }, { above: '100' }), []],
    ['no instrument', { fees: {} }, ['fees: no-bands']],
    ['no bands', { fees: { cash: [] } }, ['fees.cash: no-bands']],
    ['a gap', bands({ upTo: '100' }, { above: '101' }), ['fees.cash[1].above: gap']],
    ['a gap at the beginning', bands({ above: '1' }), ['fees.cash[0].above: gap']],
    ['an overlap', bands({ upTo: '100' }, { above: '99' }), ['fees.cash[1].above: overlap']],
    ['a band after one without end', bands({}, { above: '99' }), ['fees.cash[1].above: overlap']],
    ['a band that is none', bands({ upTo: '0' }), ['fees.cash[0].upTo: end-before-beginning']],
    ['a negative fee', bands({ fixed: '-1' }), ['fees.cash[0].fixed: negative']],
    ['a percentage of 100', bands({ percent: '100' }), ['fees.cash[0].percent: too-much']],
    ['a percentage under it', bands({ percent: '99.999' }), []],
    [
      'a maximum under the minimum',
      bands({ minimum: '2', maximum: '1.99' }),
      ['fees.cash[0].maximum: end-before-beginning'],
    ],
    [
      'too many decimals',
      bands({ minimum: '0.001', maximum: '1e3', upTo: '5.005' }),
      [
        'fees.cash[0].upTo: too-many-decimals',
        'fees.cash[0].minimum: too-many-decimals',
        'fees.cash[0].maximum: syntax',
      ],
    ],
    ['an unreadable beginning', bands({ above: '' }), ['fees.cash[0].above: missing']],
    ['an unreadable end', bands({ upTo: 'x' }, { above: '7' }), ['fees.cash[0].upTo: syntax']],
    ['a rate of 0', { rate: { kind: 'rate', rate: '0' } }, ['rate.rate: not-positive']],
    ['a rate that is none', { rate: { kind: 'rate', rate: '-1' } }, ['rate.rate: negative']],
    [
      'a margin of 100',
      { rate: { kind: 'margin', percent: '100', benchmark: 'mid' } },
      ['rate.percent: too-much'],
    ],
    ['no rate', { rate: null }, []],
    [
      'a pay-out fee',
      { payOutFees: { card: { lifting: '-1', cashOutPercent: '100', cashOutMost: 'x' } } },
      [
        'payOutFees.card.lifting: negative',
        'payOutFees.card.cashOutPercent: too-much',
        'payOutFees.card.cashOutMost: syntax',
      ],
    ],
    [
      'a pay-out fee without a cap',
      { payOutFees: { card: { lifting: '0', cashOutPercent: '1', cashOutMost: null } } },
      [],
    ],
    [
      'limits',
      { limits: { least: '10', perTransfer: '9', perDay: '0', perMonth: '10' } },
      [
        'limits.perTransfer: end-before-beginning',
        'limits.perDay: not-positive',
        'limits.perDay: end-before-beginning',
      ],
    ],
    [
      'a limit that no band reaches',
      { ...bands({ upTo: '9' }), limits: { ...NO_LIMITS, least: '10' } },
      ['limits: limits-exclude-bands'],
    ],
    [
      'a limit under the smallest amount',
      { ...bands({ upTo: '9' }, { above: '9' }), limits: { ...NO_LIMITS, least: '9', perDay: '9' } },
      [],
    ],
    [
      'a limit at pay-out',
      { limits: { ...NO_LIMITS, payoutMost: '0' } },
      ['limits.payoutMost: not-positive'],
    ],
    [
      'rates by amount',
      {
        rate: [
          { above: '0', upTo: '100', rate: { kind: 'rate', rate: '0' } },
          { above: '101', upTo: null, rate: { kind: 'margin', percent: '100', benchmark: 'mid' } },
          { above: '0', upTo: null, fundingInstrument: 'cash', rate: { kind: 'rate', rate: '5' } },
        ],
      },
      ['rate[0].rate.rate: not-positive', 'rate[1].rate.percent: too-much', 'rate[1].above: gap'],
    ],
    [
      'fees at pay-out by amount',
      {
        payOutFees: {
          card: [
            { above: '0', upTo: null, lifting: '-1', cashOutPercent: '1', cashOutMost: null },
            { above: '5', upTo: null, lifting: '1', cashOutPercent: '100', cashOutMost: null },
          ],
        },
      },
      [
        'payOutFees.card[0].lifting: negative',
        'payOutFees.card[1].cashOutPercent: too-much',
        'payOutFees.card[1].above: overlap',
      ],
    ],
    [
      'a negative limit',
      { limits: { ...NO_LIMITS, least: '-1', perMonth: '1' } },
      ['limits.least: negative'],
    ],
    [
      'days',
      { validFrom: '2026-13-01', validTo: '2026-02-31' },
      ['validFrom: not-a-day', 'validTo: not-a-day'],
    ],
    [
      'a last day before the first',
      { validFrom: '2026-02-02', validTo: '2026-02-01' },
      ['validTo: end-before-beginning'],
    ],
    ['one day', { validFrom: '2026-02-02', validTo: '2026-02-02' }, []],
    [
      'a day with something about it',
      { validFrom: 'x2026-02-02', validTo: '2026-02-02x' },
      ['validFrom: not-a-day', 'validTo: not-a-day'],
    ],
    [
      'a promotion',
      {
        promotions: [
          promotion,
          {
            ...promotion,
            bands: [band({ fixed: 'x' })],
            rate: { kind: 'rate', rate: '0' },
            from: '',
            cap: '0',
            to: '2025-01-01',
          },
        ],
      },
      [
        'promotions[1].bands[0].fixed: syntax',
        'promotions[1].rate.rate: not-positive',
        'promotions[1].cap: not-positive',
        'promotions[1].from: not-a-day',
      ],
    ],
  ])('%s', (_, over, expected) => {
    expect(faults(over)).toEqual(expected);
  });

  it('accepts no more decimals than the currency has', () => {
    expect(faults(bands({ fixed: '1.5' }), 0)).toEqual(['fees.cash[0].fixed: too-many-decimals']);
    expect(faults(bands({ fixed: '1.555' }), 3)).toEqual([]);
  });

  it('finds no fault in the tariffs of the other tests', () => {
    fc.assert(
      fc.property(anyTariff, (of) => tariffFaults(of, 2).every(({ field }) => field.startsWith('limits'))),
    );
  });
});

describe('tariffAnomalies', () => {
  it('reports the amounts where a dearer band begins', () => {
    const of = tariff(bands({ upTo: '100', fixed: '2' }, { above: '100', fixed: '5' }));
    expect(tariffAnomalies(of, 2)).toEqual([
      {
        fundingInstrument: 'cash',
        less: { paid: '100.00', sent: '98.00' },
        more: { paid: '100.01', sent: '95.01' },
      },
    ]);
  });

  it('reports where the fee on top falls more than the amount rises', () => {
    const of = tariff({
      feeConvention: 'added',
      ...bands({ upTo: '100', fixed: '5' }, { above: '100', fixed: '2' }),
    });
    expect(tariffAnomalies(of, 2)).toEqual([
      {
        fundingInstrument: 'cash',
        less: { paid: '102.01', sent: '100.01' },
        more: { paid: '105.00', sent: '100.00' },
      },
    ]);
  });

  it.each([
    [
      'a dearer band of a fee on top',
      { feeConvention: 'added', ...bands({ upTo: '9', fixed: '2' }, { above: '9', fixed: '5' }) },
    ],
    ['a cheaper band', bands({ upTo: '9', fixed: '5' }, { above: '9', fixed: '2' })],
    [
      'the same paid for more',
      { feeConvention: 'added', ...bands({ upTo: '9', fixed: '2.01' }, { above: '9', fixed: '2' }) },
    ],
    ['the same sent', bands({ upTo: '9', fixed: '2' }, { above: '9', fixed: '2.01' })],
    ['one band', bands({ fixed: '5' })],
  ] as [string, Partial<BandedTariff>][])('reports none for %s', (_, over) => {
    expect(tariffAnomalies(tariff(over), 2)).toEqual([]);
  });

  it('rounds the fees as the provider does', () => {
    // 1 % of 10.00 is 0.10, and 1.105 % of 10.01 is 0.1106: exact, about a cent more; rounded up two, rounded down one.
    const over = bands({ upTo: '10', percent: '1' }, { above: '10', percent: '1.105' });
    const sent = (feeRounding: BandedTariff['feeRounding']) =>
      tariffAnomalies(tariff({ ...over, feeRounding }), 2).map(({ less, more }) => [less.sent, more.sent]);
    expect([sent(null), sent('up'), sent('down')]).toEqual([[['9.90', '9.90']], [['9.90', '9.89']], []]);
  });

  it('reports each instrument, and each end of a band', () => {
    const list = [
      band({ upTo: '5', fixed: '1' }),
      band({ above: '5', upTo: '9', fixed: '2' }),
      band({ above: '9', fixed: '3' }),
    ];
    const of = tariff({ fees: { 'debit-card': list, cash: list.slice(0, 2) } });
    expect(
      tariffAnomalies(of, 2).map(({ fundingInstrument, less }) => [fundingInstrument, less.paid]),
    ).toEqual([
      ['cash', '5.00'],
      ['debit-card', '5.00'],
      ['debit-card', '9.00'],
    ]);
  });

  it('reports every deducted-fee tariff where paying more sends less', () => {
    const anyDeducted = anyTariff
      .filter(({ feeConvention }) => feeConvention !== 'added')
      .map((of) => ({ ...of, limits: NO_LIMITS, payOutFees: {} }));
    fc.assert(
      fc.property(anyDeducted, fc.integer({ min: 2, max: 2000 }), (of, cents) => {
        if (tariffAnomalies(of, 2).length > 0) return;
        const bring = arrives(of, purse());
        const [less, more] = [bring(ofMinor(BigInt(cents - 1), 2)), bring(ofMinor(BigInt(cents), 2))];
        if (less && more) expect(compare(less, more)).toBeLessThanOrEqual(0);
      }),
      { numRuns: tries(200, 5000) },
    );
  });

  it('with the fee on top, paying more never sends less', () => {
    const anyAdded = anyTariff.map((of) => ({ ...of, feeConvention: 'added' as const, limits: NO_LIMITS }));
    fc.assert(
      fc.property(anyAdded, fc.integer({ min: 2, max: 2000 }), (of, cents) => {
        const bring = arrives(of, purse());
        const [less, more] = [bring(ofMinor(BigInt(cents - 1), 2)), bring(ofMinor(BigInt(cents), 2))];
        if (less && more) expect(compare(less, more)).toBeLessThanOrEqual(0);
      }),
      { numRuns: tries(200, 5000) },
    );
  });
});
