/** What a comparison asks of each service; here: its price at one amount. */
import { formatDecimal } from '../money/decimal.ts';
import type { Comparison } from './offer.ts';
import { type OfferContext, offerOf, termsOf } from './price-offer.ts';
import { type PricedService, tariffOf } from './priced-sheet.ts';
import type { Ranked } from './ranking.ts';
import type { OffersRequest } from './request.ts';
import { resolveAmount } from './spot.ts';

/** A question put to a sheet. */
export interface Question extends Pick<Comparison, 'amount' | 'currency' | 'basis' | 'amountIs'> {
  readonly offer: (service: PricedService) => Ranked;
  /** Whether a survey point plays a part in the answer: services that differ in others alone are alike. */
  readonly looksAt: (point: PricedService['points'][number]) => boolean;
}

/** What is known before the request's amount and currency are read. */
export type Asked = Omit<OfferContext, 'currency' | 'decimals'>;

/** The price of each service at the amount. Throws RequestError. */
export const atAmount = ({ amount, currency }: OffersRequest, asked: Asked): Question => {
  const hasTariffs = asked.sheet.services.some(({ tariff }) => tariff);
  const { spot, decimals } = resolveAmount(asked.sheet, amount, currency, hasTariffs);
  const context = { ...asked, currency, decimals };
  return {
    amount: spot.money ? formatDecimal(spot.money, decimals) : String(spot.denomination),
    currency,
    basis: spot.basis,
    amountIs: asked.reading === 'fee-deducted' ? 'outlay' : 'principal',
    offer: (service) => {
      const price = asked.engine.pricerOf(tariffOf(service), termsOf(service, context));
      return offerOf(service, price(spot), context);
    },
    looksAt: ({ denomination }) => !('denomination' in spot) || denomination === spot.denomination,
  };
};
