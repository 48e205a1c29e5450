/**
 * Finds the stretches of outlays where what arrives of a tariff rises, or rises and then falls: a search by halving is
 * exact on them. Ends are whole minor units, both included, in order.
 */
import {
  compare,
  complement,
  divide,
  isPositive,
  multiply,
  ONE,
  type Rational,
  subtract,
  ZERO,
} from '../../money/rational.ts';
import { minorFloor, ofMinor } from '../../money/round.ts';
import { priceAt } from '../survey-price.ts';
import type { Purse } from '../tariff-cost.ts';
import { dueTaxes, taxFactors } from '../tax.ts';
import { paidFor } from './bands.ts';
import { type ReadTariff, readTariff } from './read-tariff.ts';
import type { BandedTariff, PricePointsTariff, Tariff } from './tariff.ts';
import { sentOf } from './tariff-price.ts';

export interface Stretch {
  readonly from: bigint;
  readonly to: bigint;
}

/** Whole units of the currency: more than anybody sends. */
const FARTHEST = 10n ** 15n;

export const risesOf = (tariff: Tariff, terms: Purse): Stretch[] =>
  (tariff.kind === 'bands' ? ofBands(tariff, terms) : ofPoints(tariff, terms)).filter(
    ({ from, to }) => from <= to,
  );

/** Each stretch in which paying more never sends less, cut where what is sent reaches another rate or fee at pay-out, or its limit. */
function ofBands(tariff: BandedTariff, terms: Purse): Stretch[] {
  const read = readTariff(tariff, terms);
  return read.levels.reduce(
    (stretches, level) =>
      stretches.flatMap(({ from, to }) => {
        const sendsMore = (units: bigint): boolean =>
          compare(sentOf(read, ofMinor(units, terms.decimals)), level) > 0;
        if (from >= to || sendsMore(from) || !sendsMore(to)) return [{ from, to }];
        const cut = firstOf(from, to, sendsMore);
        return [
          { from, to: cut - 1n },
          { from: cut, to },
        ];
      }),
    sendingMore(read, terms),
  );
}

/**
 * Within a band, paying more never sends less. If the fee is on top, a larger outlay can always send what a smaller one
 * sends.
 */
function sendingMore({ bands, grid, due, onTop }: ReadTariff, { decimals }: Purse): Stretch[] {
  const farthest = FARTHEST * 10n ** BigInt(decimals);
  if (!onTop) {
    return bands.map(({ above, upTo }) => ({
      from: minorFloor(above, decimals) + 1n,
      to: upTo ? minorFloor(upTo, decimals) : farthest,
    }));
  }
  const last = bands[bands.length - 1];
  if (!last) return [];
  const end = last.upTo && paidFor(last, last.upTo, due, grid);
  if (!end) return [{ from: 1n, to: farthest }];
  const whole = minorFloor(end, decimals);
  return [{ from: 1n, to: compare(ofMinor(whole, decimals), end) < 0 ? whole + 1n : whole }];
}

/**
 * For survey points: each point is a stretch by itself. Between two points, the amount less its fee and the share left
 * by the margin are both linear. Their product rises, falls, or rises and then falls, as long as neither changes its
 * sign and no tax exemption begins or ends.
 */
function ofPoints(tariff: PricePointsTariff, terms: Purse): Stretch[] {
  const ends = terms.surveyed.map((amount) => {
    const unit = minorFloor(amount.money, terms.decimals);
    const price = priceAt(tariff, { basis: 'surveyed', ...amount });
    const alone = price.priced ? [{ from: unit, to: unit }] : [];
    if (!price.priced || !price.at.fee.known || !price.at.margin.known) return { unit, alone, left: null };
    const { fee, margin } = price.at;
    const left = {
      sent: multiply(amount.money, complement(fee.value)),
      kept: complement(margin.value),
    };
    return { unit, alone, left };
  });
  const [low, high] = ends;
  if (!low?.left || !high?.left) return ends.flatMap(({ alone }) => alone);
  const due = dueTaxes(terms.taxes, terms.day, terms.fundingInstrument);
  const factors = taxFactors(due);
  const taxed = due.flatMap(({ above }) => factors.map((factor) => multiply(above, factor)));
  const cut = (from: Rational, to: Rational, level: Rational): bigint[] => {
    const rise = subtract(to, from);
    if (rise.n === 0n) return [];
    const part = divide(subtract(level, from), rise);
    if (!isPositive(part) || compare(part, ONE) >= 0) return [];
    const span = { n: high.unit - low.unit, d: 1n };
    return [low.unit + minorFloor(multiply(part, span), 0)];
  };
  const { left: a } = low;
  const { left: b } = high;
  const cuts = [ZERO, ...taxed].flatMap((level) => cut(a.sent, b.sent, level));
  const all = [...cuts, ...cut(a.kept, b.kept, ZERO)].sort((x, y) => Number(x - y));
  return [low.unit, ...all, high.unit - 1n, high.unit].map((to, index, every) => ({
    from: index === 0 ? to : (every[index - 1] ?? to) + 1n,
    to,
  }));
}

/** The first of `from` to `to` that passes a test, if all after it pass too; `to` if none passes. */
export function firstOf(from: bigint, to: bigint, holds: (units: bigint) => boolean): bigint {
  let [low, high] = [from, to];
  while (low < high) {
    const middle = (low + high) / 2n;
    if (holds(middle)) high = middle;
    else low = middle + 1n;
  }
  return low;
}
