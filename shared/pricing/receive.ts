/**
 * Finds what must be paid for an amount to arrive: the smallest outlay of each service, or a RequestError if no service
 * has one.
 */
import { formatDecimal } from '../money/decimal.ts';
import { least, most, type Rational } from '../money/rational.ts';
import { minorUnit } from '../money/round.ts';
import { termsOf } from './price-offer.ts';
import { type PricedCorridor, type PricedService, tariffOf } from './priced-corridor.ts';
import { type DistinctService, type Question, questionIn } from './question.ts';
import { type EitherRequest, RequestError } from './request.ts';
import { currenciesInMoney, parseAmount, type SurveyedAmount, surveyedIn } from './spot.ts';
import { arrives, outlayFor } from './tariff/inverse.ts';
import type { Purse } from './tariff-cost.ts';

/** What is to arrive, in the question's currency. */
export interface Wanted {
  readonly question: Question;
  /** Its value at the reference rate. */
  readonly value: Rational;
  /** The surveyed amounts in that currency. */
  readonly surveyed: readonly SurveyedAmount[];
}

/** Reads what is to arrive. Throws RequestError, also if no service that passes the filters has an outlay for it. */
export function askedToArrive(
  prices: PricedCorridor,
  request: EitherRequest,
  receive: string,
  services: readonly DistinctService[],
): Wanted {
  // What is paid and what arrives is a family's question; the other readings do not answer it.
  if ((request.reading ?? 'fee-deducted') !== 'fee-deducted')
    throw new RequestError('reading', 'unknown-value', ['fee-deducted']);
  const inMoney = currenciesInMoney(prices);
  if (inMoney.length === 0)
    throw new RequestError(
      'receive',
      'not-in-money',
      prices.amounts.map(({ denomination }) => String(denomination)),
    );
  // Nominal dollars are no money that could arrive.
  if (!inMoney.includes(request.currency)) throw new RequestError('currency', 'unknown-currency', inMoney);
  const { surveyed, decimals } = surveyedIn(prices, request.currency);
  const value = parseAmount('receive', receive, decimals);
  const wanted = { question: questionIn(prices, request, decimals), value, surveyed };
  if (services.length > 0 && !services.some(({ service }) => outlayThatBrings(service, wanted))) {
    const known = services.flatMap(({ service }) => {
      const bring = arrives(tariffOf(service), purseOf(service, wanted));
      return surveyed.flatMap(({ money }) => bring(money) ?? []);
    });
    const [any] = known;
    const ends = any ? [known.reduce(least, any), known.reduce(most, any)] : [];
    throw new RequestError(
      'receive',
      'not-covered',
      ends.map((end) => formatDecimal(end, decimals)),
    );
  }
  return wanted;
}

/** The smallest outlay of which so much arrives, rounded; null where the service has none. */
export function outlayThatBrings(service: PricedService, wanted: Wanted): Rational | null {
  const { value, question } = wanted;
  return outlayFor(
    tariffOf(service),
    { value, unit: minorUnit(question.decimals) },
    purseOf(service, wanted),
  );
}

const purseOf = (service: PricedService, { question, surveyed }: Wanted): Purse => ({
  ...termsOf(service, question),
  reading: 'fee-deducted',
  surveyed,
});

/** Why a service has no outlay: no margin is recorded at any of its points, or it has no price at such an amount. */
export const unpricedReason = ({
  tariff,
  points,
}: PricedService): 'no-margin-recorded' | 'no-price-at-this-amount' =>
  !tariff && points.every(({ flags }) => flags.includes('no-margin-recorded'))
    ? 'no-margin-recorded'
    : 'no-price-at-this-amount';
