/**
 * What shoppers saw: the median of their public visits at one amount. It is the price that ranks, and it can contradict the
 * price that a survey found or the provider says.
 */
import { formatDecimal, formatPercent, parseDecimal } from '../money/decimal.ts';
import { complement, divide, multiply, type Rational, rational } from '../money/rational.ts';
import type { Offer } from './offer.ts';
import type { PricedService, SeenPrice } from './priced-corridor.ts';
import type { Question } from './question.ts';

/** More than any currency or percentage has. */
const MOST_DECIMALS = 6;
const PERCENT_DECIMALS = 2;
const HUNDRED = rational(100);

/** The median of a service's visits, as a share of the amount; null where there are none at it. */
export function medianAt(
  seen: readonly SeenPrice[] | undefined,
  { currency, decimals }: Pick<Question, 'currency' | 'decimals'>,
  money: Rational | null,
): (service: PricedService) => Rational | null {
  const amount = money && formatDecimal(money, decimals);
  const here = (seen ?? []).filter(
    (one) =>
      one.currency === currency && formatDecimal(parseDecimal(one.amount, decimals), decimals) === amount,
  );
  return ({ provider, fundingInstrument, accessPoint, payoutMethod }) => {
    // A pay-out that was not recorded may be any, so no visit is certainly of that service.
    const found = here.find(
      (one) =>
        one.provider === provider &&
        one.fundingInstrument === fundingInstrument &&
        one.accessPoint === accessPoint &&
        one.payoutMethod === payoutMethod,
    );
    return found ? divide(parseDecimal(found.median, MOST_DECIMALS), HUNDRED) : null;
  };
}

export const writtenMedian = (median: Rational): string => formatPercent(median, PERCENT_DECIMALS);

/** The offer with what was seen as its price. Of what it is made up, visits do not say. */
export function seenOffer(offer: Offer, median: Rational, money: Rational, decimals: number): Offer {
  const { arrivesAbout: _, ...rest } = offer;
  const written = (share: Rational): string => formatDecimal(multiply(share, money), decimals);
  return {
    ...rest,
    basis: 'seen',
    status: 'seen',
    cost: {
      total: writtenMedian(median),
      amount: written(median),
      complete: false,
      parts: [],
      range: null,
      paid: formatDecimal(money, decimals),
    },
    valueReceived: written(complement(median)),
  };
}
