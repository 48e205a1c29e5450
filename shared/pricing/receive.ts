/** What must be paid for so much to arrive: the outlay of each service, and what is asked where none can say. */
import { formatDecimal } from '../money/decimal.ts';
import { least, most, type Rational } from '../money/rational.ts';
import { minorUnit } from '../money/round.ts';
import { termsOf } from './price-offer.ts';
import { type PricedCorridor, type PricedService, tariffOf } from './priced-corridor.ts';
import { type DistinctService, type Question, questionIn } from './question.ts';
import { type EitherRequest, RequestError } from './request.ts';
import { parseAmount, type SurveyedAmount, surveyedIn } from './spot.ts';
import { arrives, outlayFor } from './tariff/inverse.ts';
import type { Purse } from './tariff-cost.ts';

/** What is to arrive, in the question's currency. */
export interface Wanted {
  readonly question: Question;
  /** As value at the reference rate. */
  readonly value: Rational;
  /** The amounts that survey points are at, in that currency. */
  readonly surveyed: readonly SurveyedAmount[];
}

/** Reads what is to arrive. Throws RequestError, also where none of the services that pass the filters can say. */
export function askedToArrive(
  prices: PricedCorridor,
  request: EitherRequest,
  receive: string,
  services: readonly DistinctService[],
): Wanted {
  // What leaves the purse and what arrives are a family's question, and the other readings are no answer to it.
  if ((request.reading ?? 'fee-deducted') !== 'fee-deducted')
    throw new RequestError('reading', 'unknown-value', ['fee-deducted']);
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

/** The smallest outlay of which so much arrives, rounded; null where the service cannot say. */
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

/** Why a service cannot say: no margin is recorded at any of its points, or there is no price at such an amount. */
export const unpricedReason = ({
  tariff,
  points,
}: PricedService): 'no-margin-recorded' | 'no-price-at-this-amount' =>
  !tariff && points.every(({ flags }) => flags.includes('no-margin-recorded'))
    ? 'no-margin-recorded'
    : 'no-price-at-this-amount';
