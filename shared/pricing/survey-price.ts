/**
 * Prices a surveyed service at one amount: a surveyed price, an estimate between its two prices, or none. Fee (money)
 * and margin are each linear between the two surveyed amounts; outside them nothing is priced. A fee recorded in money is
 * exact; of others the share is known, to a hundredth of a percent.
 */
import type { PricePoint } from '../model/corridor-prices.ts';
import { parseDecimal } from '../money/decimal.ts';
import { add, divide, fromBasisPoints, isPositive, multiply, type Rational } from '../money/rational.ts';
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
export function surveyPrice(service: PricedService, spot: Spot): Price {
  if (service.tariff) throw new RangeError('a tariff with bands is not priced from survey points');
  return priceAt(service, spot);
}

/** The price from survey points at a spot among the surveyed amounts. */
export function priceAt({ points, doubts }: Omit<PricePointsTariff, 'kind'>, spot: Spot): Price {
  const none = notPriced('no-price-at-this-amount');
  if (spot.basis === 'tariff' || (spot.money && doubts?.includes('local-amount'))) return none;
  if (spot.basis !== 'estimate') {
    const point = points.find(({ denomination }) => denomination === spot.denomination);
    if (!point) return none;
    if (isBlank(point)) return notPriced('blank-at-500', point.flags);
    const at = surveyed(point, spot.money);
    return { priced: true, status: 'surveyed', at, ends: [], flags: point.flags };
  }
  const [low, high] = points;
  if (!low || !high) return none;
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

/** More than any currency has. */
const MOST_DECIMALS = 6;

/** The fee as a share of the surveyed amount; null: an amount in name only. */
const feeShare = ({ fee, feeBp }: PricePoint, money: Rational | null): Rational =>
  fee !== undefined && money ? divide(parseDecimal(fee, MOST_DECIMALS), money) : fromBasisPoints(feeBp);

/** Null where it is not recorded. */
const marginShare = ({ flags, marginBp }: PricePoint): Rational | null =>
  flags.includes('no-margin-recorded') ? null : fromBasisPoints(marginBp);

const marginOf = (share: Rational | null): Margin => (share ? known(share) : unknown('no-margin-recorded'));

const surveyed = (point: PricePoint, money: Rational | null): PriceAt => ({
  money,
  fee: known(feeShare(point, money)),
  margin: marginOf(marginShare(point)),
  payOut: PAY_OUT,
});

function between(
  low: PricePoint,
  high: PricePoint,
  { money, low: atLow, high: atHigh }: Extract<Spot, { basis: 'estimate' }>,
): PriceAt {
  const [marginLow, marginHigh] = [marginShare(low), marginShare(high)];
  return {
    money,
    fee: known(both(atLow.ofFee, feeShare(low, atLow.money), atHigh.ofFee, feeShare(high, atHigh.money))),
    margin: marginOf(marginLow && marginHigh && both(atLow.ofMargin, marginLow, atHigh.ofMargin, marginHigh)),
    payOut: PAY_OUT,
  };
}

/** The weighted sum of two figures. */
const both = (ofLow: Rational, low: Rational, ofHigh: Rational, high: Rational): Rational =>
  add(multiply(ofLow, low), multiply(ofHigh, high));
