/**
 * Prices a surveyed service at one amount: a surveyed price, an estimate between its two prices, or none. Fee (money)
 * and margin are each linear between the two surveyed amounts; outside them nothing is priced.
 */
import type { PricePoint } from '../model/corridor-prices.ts';
import { add, fromBasisPoints, isPositive, multiply, type Rational } from '../money/rational.ts';
import { known, unknown } from './cost.ts';
import { type Margin, notPriced, type PayOutCharge, type Price, type PriceAt } from './price.ts';
import type { PricedService } from './priced-corridor.ts';
import type { Spot } from './spot.ts';
import type { PricePointsTariff } from './tariff/tariff.ts';

/** The survey does not ask for pay-out fees. */
const PAY_OUT: PayOutCharge = { known: false, why: 'not-recorded' };

/**
 * The price of a service with survey points only. Throws a RangeError for a tariff with bands, so that its cost is
 * never guessed.
 */
export function surveyPrice({ tariff, points }: PricedService, spot: Spot): Price {
  if (tariff) throw new RangeError('a tariff with bands is not priced from survey points');
  return priceAt({ points }, spot);
}

/** The price from survey points at a spot among the surveyed amounts. */
export function priceAt({ points }: Pick<PricePointsTariff, 'points'>, spot: Spot): Price {
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
  const ends = [surveyed(low, spot.low.money), surveyed(high, spot.high.money)] as const;
  const at = between(low, high, spot);
  const flags = new Set([...low.flags, ...high.flags]);
  if (at.fee.known && at.margin.known && !isPositive(add(at.fee.value, at.margin.value))) {
    flags.add('total-not-positive');
  }
  return { priced: true, status: 'estimate', at, ends, flags: [...flags] };
}

const isBlank = ({ flags }: PricePoint): boolean => flags.includes('blank-at-500');

const marginOf = ({ flags, marginBp }: PricePoint): Margin =>
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
  { money, low: atLow, high: atHigh }: Extract<Spot, { basis: 'estimate' }>,
): PriceAt => ({
  money,
  fee: known(both(atLow.ofFee, low.feeBp, atHigh.ofFee, high.feeBp)),
  margin:
    marginOf(low).known && marginOf(high).known
      ? known(both(atLow.ofMargin, low.marginBp, atHigh.ofMargin, high.marginBp))
      : unknown('no-margin-recorded'),
  payOut: PAY_OUT,
});

/** The weighted sum of two figures in basis points. */
const both = (ofLow: Rational, low: number, ofHigh: Rational, high: number): Rational =>
  add(multiply(ofLow, fromBasisPoints(low)), multiply(ofHigh, fromBasisPoints(high)));
