/**
 * What the survey says of one service at one amount: a surveyed price, an estimate between its two, or nothing.
 * Fee (money) and margin are each linear in the amount between the two surveyed ones; outside them nothing is priced.
 */
import type { PricePoint } from '../corridor/sheet.ts';
import {
  add,
  complement,
  divide,
  fromBasisPoints,
  isPositive,
  multiply,
  type Rational,
  subtract,
} from '../money/rational.ts';
import { type Fact, known, unknown } from './cost.ts';
import { notPriced, type PayOutCharge, type Price, type PriceAt } from './price.ts';
import type { Spot } from './spot.ts';
import type { PricePointsTariff } from './tariff.ts';

/** The survey asks nobody for it. */
const PAY_OUT: PayOutCharge = { known: false, why: 'not-recorded' };

/** What the survey points of a service say at a place among the surveyed amounts. */
export const priceAt = ({ points }: Pick<PricePointsTariff, 'points'>, spot: Spot): Price => {
  if (spot.basis === 'tariff') return notPriced('no-price-at-this-amount');
  if (spot.basis !== 'estimate') {
    const point = points.find(({ denomination }) => denomination === spot.denomination);
    if (!point) return notPriced('no-price-at-this-amount');
    if (isBlank(point)) return notPriced('blank-at-500', point.flags);
    const at = surveyed(point, spot.money);
    return { priced: true, status: 'surveyed', at, ends: [], flags: point.flags };
  }
  const [low, high] = points;
  if (!low || !high) return notPriced('no-price-at-this-amount');
  if (isBlank(high)) return notPriced('blank-at-500', high.flags);
  const ends = [surveyed(low, spot.low), surveyed(high, spot.high)] as const;
  const at = between(low, high, spot);
  const flags = new Set([...low.flags, ...high.flags]);
  if (at.fee.known && at.margin.known && !isPositive(add(at.fee.value, at.margin.value))) {
    flags.add('total-not-positive');
  }
  return { priced: true, status: 'estimate', at, ends, flags: [...flags] };
};

const isBlank = ({ flags }: PricePoint): boolean => flags.includes('blank-at-500');

const marginOf = ({ flags, marginBp }: PricePoint): Fact =>
  flags.includes('no-margin-recorded') ? unknown('no-margin-recorded') : known(fromBasisPoints(marginBp));

const surveyed = (point: PricePoint, money: Rational | null): PriceAt => ({
  money,
  fee: known(fromBasisPoints(point.feeBp)),
  margin: marginOf(point),
  payOut: PAY_OUT,
});

const between = (
  low: PricePoint,
  high: PricePoint,
  spot: { readonly money: Rational; readonly low: Rational; readonly high: Rational },
): PriceAt => {
  const weight = divide(subtract(spot.money, spot.low), subtract(spot.high, spot.low));
  const rest = complement(weight);
  // Of two fractions with one denominator the sum has it too: figures stay short.
  const linear = (a: Rational, b: Rational): Rational => add(multiply(rest, a), multiply(weight, b));
  const fee = linear(
    multiply(spot.low, fromBasisPoints(low.feeBp)),
    multiply(spot.high, fromBasisPoints(high.feeBp)),
  );
  const [marginLow, marginHigh] = [marginOf(low), marginOf(high)];
  return {
    money: spot.money,
    fee: known(divide(fee, spot.money)),
    margin:
      marginLow.known && marginHigh.known
        ? known(linear(marginLow.value, marginHigh.value))
        : unknown('no-margin-recorded'),
    payOut: PAY_OUT,
  };
};
