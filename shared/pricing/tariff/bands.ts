/**
 * Computes with fee bands, exactly: the fee at an amount, and the largest amount an outlay covers with the fee on top.
 */
import { parseDecimal } from '../../money/decimal.ts';
import {
  add,
  compare,
  divide,
  least,
  most,
  multiply,
  type Rational,
  subtract,
} from '../../money/rational.ts';
import { minorFloor, ofMinor, roundMinor } from '../../money/round.ts';
import { type DueTax, largestTaxed, taxOnTop } from '../tax.ts';
import type { Band, BandedTariff } from './tariff.ts';

/** Decimals allowed in money, percentages and rates: more than any tariff has. */
const DECIMALS = 12;
/** A decimal string of a tariff. Throws DecimalError. */
export const figure = (text: string): Rational => parseDecimal(text, DECIMALS);
/** A percentage of a tariff as a share of one. Throws DecimalError. */
export const percentage = (text: string): Rational => divide(figure(text), { n: 100n, d: 1n });

/** A band as exact figures; the share is of one. */
export interface ExactBand {
  readonly above: Rational;
  readonly upTo: Rational | null;
  readonly fixed: Rational;
  readonly share: Rational;
  readonly minimum: Rational;
  readonly maximum: Rational | null;
}

/** Throws DecimalError. */
export const readBands = (bands: readonly Band[]): ExactBand[] =>
  bands.map(({ above, upTo, fixed, percent, minimum, maximum }) => ({
    above: figure(above),
    upTo: upTo === null ? null : figure(upTo),
    fixed: figure(fixed),
    share: percentage(percent),
    minimum: figure(minimum ?? '0'),
    maximum: maximum === null ? null : figure(maximum),
  }));

export const covers = ({ above, upTo }: ExactBand, amount: Rational): boolean =>
  compare(amount, above) > 0 && (upTo === null || compare(amount, upTo) <= 0);

/** How a provider rounds its fee, and the decimals of the currency. */
export interface Grid {
  readonly rounding: BandedTariff['feeRounding'];
  readonly decimals: number;
}

/** The fee of a band at an amount, whether the band covers it or not. */
export function feeIn(band: ExactBand, amount: Rational, { rounding, decimals }: Grid): Rational {
  const atLeast = most(add(band.fixed, multiply(band.share, amount)), band.minimum);
  const fee = band.maximum ? least(atLeast, band.maximum) : atLeast;
  return rounding ? roundMinor(fee, decimals, rounding) : fee;
}

/**
 * The largest amount of a band that an outlay covers together with its fee and its tax on top; null where none.
 * Exact where the provider does not round; in minor units where it does.
 */
export function largestSent(
  band: ExactBand,
  outlay: Rational,
  due: readonly DueTax[],
  grid: Grid,
): Rational | null {
  // The outlay as a function of the amount is min(max(with the share, with the minimum), with the maximum). All three
  // grow with the amount, so the inverse is max(min(inverse with the share, with the minimum), with the maximum).
  const exact = largestTaxed(due, (factor) => {
    const withShare = divide(subtract(outlay, band.fixed), add(factor, band.share));
    const atLeast = least(withShare, divide(subtract(outlay, band.minimum), factor));
    return band.maximum ? most(atLeast, divide(subtract(outlay, band.maximum), factor)) : atLeast;
  });
  const inBand = band.upTo ? least(exact, band.upTo) : exact;
  if (!grid.rounding) return compare(inBand, band.above) > 0 ? inBand : null;
  return largestRounded(band, outlay, due, grid, inBand);
}

/**
 * Rounding changes a fee by less than a minor unit, so the amount an outlay covers is the exact one or a unit beside
 * it.
 */
function largestRounded(
  band: ExactBand,
  outlay: Rational,
  due: readonly DueTax[],
  grid: Grid,
  exact: Rational,
): Rational | null {
  const next = minorFloor(exact, grid.decimals);
  for (const units of [next + 1n, next, next - 1n]) {
    const amount = ofMinor(units, grid.decimals);
    if (covers(band, amount) && compare(paidFor(band, amount, due, grid), outlay) <= 0) return amount;
  }
  return null;
}

/** What the sender pays for an amount, with fee and tax on top. */
export const paidFor = (band: ExactBand, amount: Rational, due: readonly DueTax[], grid: Grid): Rational =>
  add(add(amount, feeIn(band, amount, grid)), multiply(amount, taxOnTop(due, amount)));
