/**
 * Prices a service at one amount: the only pricing function, for tariffs with bands and for survey points. Exact;
 * figures are shares of the amount, as in cost.ts.
 */
import {
  add,
  compare,
  complement,
  divide,
  isPositive,
  least,
  multiply,
  ONE,
  type Rational,
  subtract,
} from '../../money/rational.ts';
import { minorUnit } from '../../money/round.ts';
import { known, unknown } from '../cost.ts';
import { type Margin, type NotPriced, notPriced, type PayOutCharge, type Price } from '../price.ts';
import type { Spot } from '../spot.ts';
import { priceAt } from '../survey-price.ts';
import type { Terms } from '../tariff-cost.ts';
import { type DueTax, dueTaxes, taxOnTop } from '../tax.ts';
import {
  covers,
  type ExactBand,
  feeIn,
  figure,
  type Grid,
  largestSent,
  paidFor,
  percentage,
  readBands,
} from './bands.ts';
import type { BandedTariff, Rates, Tariff } from './tariff.ts';

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
  const { margin, payOut } = read;
  return ({ money }) => {
    if (!money || tariff.currency !== terms.currency) return notPriced('no-price-at-this-amount');
    const fee = feeShare(read, money);
    if (typeof fee === 'string') return notPriced(fee);
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

/** A tariff under the terms of a question, exact. */
export interface ReadTariff {
  readonly bands: readonly ExactBand[];
  readonly grid: Grid;
  /** Whether the money is an outlay and the fee is added to what is sent of it. */
  readonly onTop: boolean;
  readonly due: readonly DueTax[];
  readonly margin: Margin;
  readonly payOut: PayOutCharge;
  readonly least: Rational;
  /** Null: no limit. */
  readonly most: Rational | null;
}

export function readTariff(tariff: BandedTariff, terms: Terms): ReadTariff {
  const { limits } = tariff;
  const due = dueTaxes(terms.taxes, terms.day, terms.fundingInstrument);
  const highest = [limits.perTransfer, limits.perDay, limits.perMonth]
    .flatMap((limit) => (limit === null ? [] : [figure(limit)]))
    .sort(compare)[0];
  return {
    bands: readBands(tariff.fees[terms.fundingInstrument] ?? [])
      .filter(({ above }) => !highest || compare(above, highest) < 0)
      .map((band) => (highest ? { ...band, upTo: band.upTo ? least(band.upTo, highest) : highest } : band)),
    grid: { rounding: tariff.feeRounding, decimals: terms.decimals },
    onTop: terms.reading === 'fee-deducted' && tariff.feeConvention === 'added',
    // A tax with an exemption in another currency is unknown, so it is left out here.
    due: due.every(({ currency }) => currency === terms.currency) ? due : [],
    margin: marginOf(tariff, terms.rates),
    payOut: payOutOf(tariff, terms),
    least: figure(limits.least ?? '0'),
    most: highest ?? null,
  };
}

/** The fee as a share of the money. */
function feeShare(read: ReadTariff, money: Rational): Rational | NotPriced {
  if (read.onTop) return feeOnTop(read, money);
  const band = read.bands.find((each) => covers(each, money));
  if (!band) {
    const beyond = read.most !== null && compare(money, read.most) > 0;
    return beyond ? 'outside-limits' : 'no-price-at-this-amount';
  }
  return compare(money, read.least) < 0 ? 'outside-limits' : divide(feeIn(band, money, read.grid), money);
}

function feeOnTop(read: ReadTariff, outlay: Rational): Rational | NotPriced {
  let best: { readonly band: ExactBand; readonly sent: Rational } | null = null;
  for (const band of read.bands) {
    const sent = largestSent(band, outlay, read.due, read.grid);
    if (sent && (!best || compare(sent, best.sent) > 0)) best = { band, sent };
  }
  if (!best) return read.bands.length > 0 ? ONE : 'no-price-at-this-amount';
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
  return divide(subtract(outlay, sentAndTax), outlay);
}

function rateOf(rates: Rates | null, benchmark: string | undefined): Rational | null {
  const text = rates && benchmark !== undefined && rates.perUnit[benchmark];
  return text ? figure(text) : null;
}

/** The loss against the reference rate, 1 - r/m; r may itself be a margin over another benchmark. */
function marginOf({ rate }: BandedTariff, rates: Rates | null): Margin {
  if (!rate) return unknown('rate-not-disclosed');
  if (rate.kind === 'margin' && rate.benchmark === rates?.reference) return known(percentage(rate.percent));
  const reference = rateOf(rates, rates?.reference);
  const benchmark = rate.kind === 'rate' ? figure(rate.rate) : rateOf(rates, rate.benchmark);
  if (!reference || !benchmark) return unknown('no-reference-rate');
  const kept = rate.kind === 'rate' ? ONE : complement(percentage(rate.percent));
  return known(subtract(ONE, divide(multiply(benchmark, kept), reference)));
}

function payOutOf({ payOutFees }: BandedTariff, { payoutMethod, rates }: Terms): PayOutCharge {
  const charge = payoutMethod && payOutFees[payoutMethod];
  if (!charge) return { known: false, why: 'not-recorded' };
  const reference = rateOf(rates, rates?.reference);
  const fixed = figure(charge.lifting);
  const share = percentage(charge.cashOutPercent);
  const cap = charge.cashOutMost === null ? null : figure(charge.cashOutMost);
  if (!reference) {
    // A percentage of the pay-out needs no rate; an amount in the pay-out currency does.
    const needsRate = isPositive(fixed) || (cap && isPositive(share));
    return needsRate ? { known: false, why: 'no-reference-rate' } : { known: true, fixed, share, most: null };
  }
  return { known: true, fixed: divide(fixed, reference), share, most: cap && divide(cap, reference) };
}
