/**
 * What the survey says of one service at one amount: a surveyed price, an estimate between its two, or nothing.
 * Fee (money) and margin are each linear in the amount between the two surveyed ones; outside them nothing is priced.
 */
import type { PointFlag, PricePoint, SheetService } from '../corridor/sheet.ts';
import {
  add,
  divide,
  fromBasisPoints,
  isPositive,
  multiply,
  type Rational,
  subtract,
} from '../money/rational.ts';
import { type Fact, known, unknown } from './cost.ts';
import type { Spot } from './request.ts';

/** A fee and a margin at one amount, shares of it. */
export interface PriceAt {
  /** Null where only the nominal denomination is known. */
  readonly money: Rational | null;
  readonly fee: Fact;
  readonly margin: Fact;
}

export type NotPriced =
  /** The survey asked this service's price at its other amount only, or it is not certain which price it was. */
  | 'no-price-at-this-amount'
  /** Fee 0 and margin 0 at 500 beside a cost at 200: not a price. */
  | 'blank-at-500';

export type SurveyPrice =
  | {
      readonly priced: true;
      readonly status: 'surveyed' | 'estimate';
      readonly at: PriceAt;
      /** For an estimate: the two surveyed prices it lies between. */
      readonly ends: readonly PriceAt[];
      readonly flags: readonly PointFlag[];
    }
  | { readonly priced: false; readonly reason: NotPriced; readonly flags: readonly PointFlag[] };

/** The survey's price of a service at a place among its amounts. */
export const priceAt = (service: SheetService, spot: Spot): SurveyPrice => {
  if (spot.basis !== 'estimate') {
    const point = service.points.find(({ denomination }) => denomination === spot.denomination);
    if (!point) return { priced: false, reason: 'no-price-at-this-amount', flags: [] };
    if (isBlank(point)) return { priced: false, reason: 'blank-at-500', flags: point.flags };
    const at = surveyed(point, spot.money);
    return { priced: true, status: 'surveyed', at, ends: [], flags: point.flags };
  }
  const [low, high] = service.points;
  if (!low || !high) return { priced: false, reason: 'no-price-at-this-amount', flags: [] };
  if (isBlank(high)) return { priced: false, reason: 'blank-at-500', flags: high.flags };
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
});

const between = (
  low: PricePoint,
  high: PricePoint,
  spot: { readonly money: Rational; readonly low: Rational; readonly high: Rational },
): PriceAt => {
  const weight = divide(subtract(spot.money, spot.low), subtract(spot.high, spot.low));
  const linear = (a: Rational, b: Rational): Rational => add(a, multiply(weight, subtract(b, a)));
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
  };
};
