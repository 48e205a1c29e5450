/**
 * Prices a service at one amount: the only pricing function, for tariffs with bands and for survey points. Exact;
 * figures are shares of the amount, as in cost.ts.
 */
import {
  add,
  compare,
  divide,
  isPositive,
  multiply,
  ONE,
  type Rational,
  subtract,
  ZERO,
} from '../../money/rational.ts';
import { minorUnit } from '../../money/round.ts';
import { known } from '../cost.ts';
import { type NotPriced, notPriced, type Price } from '../price.ts';
import type { Spot } from '../spot.ts';
import { priceAt } from '../survey-price.ts';
import type { Terms } from '../tariff-cost.ts';
import { largestTaxed, taxOnTop } from '../tax.ts';
import { covers, feeIn, largestSent, paidFor } from './bands.ts';
import { type PricedBand, type ReadTariff, readTariff } from './read-tariff.ts';
import type { BandedTariff, Tariff } from './tariff.ts';

/**
 * Reads a tariff and returns a function that gives its price at any spot. The spot's money is all that the sender pays
 * in the reading `fee-deducted`, else the sum sent. If the fee is added and the money is an outlay, the part of it that
 * cannot be sent (the gap between two bands) counts as fee. Throws DecimalError for a tariff with faults
 * (tariffFaults).
 */
export function pricerOf(tariff: Tariff, terms: Terms): (spot: Spot) => Price {
  if (tariff.kind === 'price-points') return (spot) => priceAt(tariff, spot);
  if (!isInForce(tariff, terms.day)) return () => notPriced('not-in-force');
  const read = readTariff(tariff, terms);
  return ({ money }) => {
    if (!money || tariff.currency !== terms.currency) return notPriced('no-price-at-this-amount');
    const charge = chargeAt(read, money);
    if (typeof charge === 'string') return notPriced(charge);
    const { fee } = charge;
    const { margin, payOut } = charge.band;
    const free = margin.known && !isPositive(add(fee, margin.value));
    return {
      priced: true,
      status: 'tariff',
      at: { money, fee: known(fee), margin, payOut },
      ends: [],
      flags: free ? ['total-not-positive'] : [],
    };
  };
}

/** Both days of its validity count. */
export const isInForce = ({ validFrom, validTo }: BandedTariff, day: string): boolean =>
  day >= validFrom && (validTo === null || day <= validTo);

/** The fee as a share of the money, the band that it is of, and what is sent. */
interface Charge {
  readonly fee: Rational;
  readonly band: PricedBand;
  readonly sent: Rational;
}

function chargeAt(read: ReadTariff, money: Rational): Charge | NotPriced {
  const charge = read.onTop ? chargeOnTop(read, money) : chargeWithin(read, money);
  if (typeof charge === 'string') return charge;
  const { band, sent } = charge;
  return band.sentMost && compare(sent, band.sentMost) > 0 ? 'outside-limits' : charge;
}

function chargeWithin(read: ReadTariff, money: Rational): Charge | NotPriced {
  const band = read.bands.find((each) => covers(each, money));
  if (!band) {
    const beyond = read.most !== null && compare(money, read.most) > 0;
    return beyond ? 'outside-limits' : 'no-price-at-this-amount';
  }
  if (compare(money, read.least) < 0) return 'outside-limits';
  const { fee, sent } = leftWithin(read, band, money);
  return { fee: divide(fee, money), band, sent };
}

/** The fee of an amount, and what is sent of the amount if fee and taxes come out of it. */
function leftWithin(
  { grid, within, due }: ReadTariff,
  band: PricedBand,
  money: Rational,
): { readonly fee: Rational; readonly sent: Rational } {
  const fee = feeIn(band, money, grid);
  const left = subtract(money, fee);
  return { fee, sent: within ? largestTaxed(due, (factor) => divide(left, factor)) : money };
}

/** The most that an outlay can send with the fee on top, and in which band; null: nothing. */
function mostOnTop(read: ReadTariff, outlay: Rational): Omit<Charge, 'fee'> | null {
  let best: Omit<Charge, 'fee'> | null = null;
  for (const band of read.bands) {
    const sent = largestSent(band, outlay, read.due, read.grid);
    if (sent && (!best || compare(sent, best.sent) > 0)) best = { band, sent };
  }
  return best;
}

function chargeOnTop(read: ReadTariff, outlay: Rational): Charge | NotPriced {
  const best = mostOnTop(read, outlay);
  const [lowest] = read.bands;
  if (!lowest) return 'no-price-at-this-amount';
  if (!best) return { fee: ONE, band: lowest, sent: ZERO };
  const { band, sent } = best;
  const end = read.bands[read.bands.length - 1]?.upTo;
  if (end && compare(sent, end) === 0) {
    // More money than the largest amount costs has no price, except for a rest of less than a minor unit.
    const rest = subtract(outlay, paidFor(band, sent, read.due, read.grid));
    if (compare(rest, minorUnit(read.grid.decimals)) >= 0) {
      // All that the limit allows is sent, and there is more; or the bands end below the limit.
      const isLimit = read.most !== null && compare(sent, read.most) === 0;
      return isLimit ? 'outside-limits' : 'no-price-at-this-amount';
    }
  }
  if (compare(sent, read.least) < 0) return 'outside-limits';
  const sentAndTax = multiply(sent, add(ONE, taxOnTop(read.due, sent)));
  return { fee: divide(subtract(outlay, sentAndTax), outlay), band, sent };
}

/** What is sent of an outlay, limits aside; it never falls where the outlay rises, within a band and, on top, everywhere. */
export function sentOf(read: ReadTariff, outlay: Rational): Rational {
  if (read.onTop) return mostOnTop(read, outlay)?.sent ?? ZERO;
  const band = read.bands.find((each) => covers(each, outlay));
  return band ? leftWithin(read, band, outlay).sent : ZERO;
}
