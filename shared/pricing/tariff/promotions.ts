/** Promotions in force on the day, with what the price would be: beside the standard price, never in its place. */
import { formatPercent } from '../../money/decimal.ts';
import type { Rational } from '../../money/rational.ts';
import type { OfferPromotion } from '../offer.ts';
import { costOn, type Terms } from '../tariff-cost.ts';
import type { BandedTariff, Promotion } from './tariff.ts';
import { pricerOf } from './tariff-price.ts';

/** Nothing where there are none, or where there is no money to price. */
export function promotionsOf(
  tariff: BandedTariff,
  money: Rational | null,
  terms: Terms,
): { readonly promotions?: readonly OfferPromotion[] } {
  const promotions = tariff.promotions
    .filter(({ from, to }) => from <= terms.day && (to === null || terms.day <= to))
    .map(({ kind, code, from, to, ...change }) => ({
      kind,
      code,
      from,
      to,
      total: money && totalUnder(tariff, change, money, terms),
    }));
  return promotions.length > 0 ? { promotions } : {};
}

/** Percent, or null where the promotion gives no total that is whole but for pay-out fee and tax. */
function totalUnder(
  tariff: BandedTariff,
  { bands, rate }: Pick<Promotion, 'bands' | 'rate'>,
  money: Rational,
  terms: Terms,
): string | null {
  const under: BandedTariff = {
    ...tariff,
    fees: bands ? { [terms.fundingInstrument]: bands } : tariff.fees,
    rate: rate ?? tariff.rate,
  };
  const price = pricerOf(under, terms)({ basis: 'tariff', money });
  if (!price.priced || !price.at.margin.known) return null;
  const cost = costOn(terms)(price.at);
  return cost.feasible && cost.total ? formatPercent(cost.total, 2) : null;
}
