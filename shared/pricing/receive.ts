/** What a comparison asks of each service where the amount that is to arrive is given: its price at its own outlay. */
import { formatDecimal } from '../money/decimal.ts';
import { least, most, type Rational } from '../money/rational.ts';
import { minorUnit } from '../money/round.ts';
import { offerOf, termsOf } from './price-offer.ts';
import { type PricedService, tariffOf } from './priced-sheet.ts';
import type { Purse } from './purse.ts';
import type { Asked, Question } from './question.ts';
import { type EitherRequest, RequestError } from './request.ts';
import { parseAmount, type Spot, spotAt, surveyedIn } from './spot.ts';
import { arrives, outlayFor } from './tariff/inverse.ts';

/**
 * The price of each service at its own outlay, the smallest of which so much arrives, rounded. Throws RequestError, also
 * where none of the services that pass the filters can say.
 */
export const thatBrings = (
  receive: string,
  request: EitherRequest,
  asked: Asked,
  services: readonly PricedService[],
): Question => {
  const { sheet, reading } = asked;
  // What leaves the purse and what arrives are a family's question, and the other readings are no answer to it.
  if (reading !== 'fee-deducted') throw new RequestError('reading', 'unknown-value', ['fee-deducted']);
  const { surveyed, decimals } = surveyedIn(sheet, request.currency);
  const value = parseAmount('receive', receive, decimals);
  const context = { ...asked, currency: request.currency, decimals };
  const purseOf = (service: PricedService): Purse => ({ ...termsOf(service, context), reading, surveyed });
  const outlayOf = (service: PricedService): Rational | null =>
    outlayFor(tariffOf(service), { value, unit: minorUnit(decimals) }, purseOf(service));
  if (services.length > 0 && !services.some(outlayOf)) {
    const known = services.flatMap((service) => {
      const bring = arrives(tariffOf(service), purseOf(service));
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
  return {
    amount: formatDecimal(value, decimals),
    currency: request.currency,
    basis: 'estimate',
    amountIs: 'value-received',
    offer: (service) => {
      const outlay = outlayOf(service);
      if (!outlay) {
        const unsaid = service.points.every(({ flags }) => flags.includes('no-margin-recorded'));
        const reason = unsaid && !service.tariff ? 'no-margin-recorded' : 'no-price-at-this-amount';
        return offerOf(service, { priced: false, reason, flags: [] }, context);
      }
      const spot: Spot = spotAt(surveyed, outlay);
      const { offer, by } = offerOf(
        service,
        asked.engine.pricerOf(tariffOf(service), purseOf(service))(spot),
        context,
      );
      return { offer, by: by && outlay };
    },
    looksAt: () => true,
  };
};
