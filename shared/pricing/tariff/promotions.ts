/**
 * Lists the promotions in force on a day with their totals. They stand beside the standard price and never replace it.
 */
import { formatPercent } from '../../money/decimal.ts';
import { compare, type Rational } from '../../money/rational.ts';
import type { OfferPromotion } from '../offer.ts';
import { costOn, type Terms } from '../tariff-cost.ts';
import { figure } from './bands.ts';
import type { BandedTariff, Promotion } from './tariff.ts';
import { pricerOf } from './tariff-price.ts';

/** Empty if there are none. Totals are null if there is no money to price. */
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

/** The total under the promotion, percent; null if fee or margin is unknown or the cost is infeasible. */
function totalUnder(
  tariff: BandedTariff,
  { bands, rate, cap }: Pick<Promotion, 'bands' | 'rate' | 'cap'>,
  money: Rational,
  terms: Terms,
): string | null {
  const under: BandedTariff = {
    ...tariff,
    fees: bands ? { [terms.fundingInstrument]: bands } : tariff.fees,
    rate: rate ?? tariff.rate,
    limits:
      cap === undefined
        ? tariff.limits
        : { ...tariff.limits, perTransfer: lower(cap, tariff.limits.perTransfer) },
  };
  const price = pricerOf(under, terms)({ basis: 'tariff', money });
  if (!price.priced || !price.at.margin.known) return null;
  const cost = costOn(terms)(price.at);
  return cost.feasible && cost.total ? formatPercent(cost.total, 2) : null;
}

const lower = (cap: string, limit: string | null): string =>
  limit !== null && compare(figure(limit), figure(cap)) < 0 ? limit : cap;
