/** A service of a feed as the tariff that prices it. */
import type { Band, BandedTariff, Limits, Promotion, RateBand } from '../pricing/tariff/tariff.ts';
import type { Feed, FeedFee, FeedLimits, FeedPromotion, FeedRate, FeedService } from './feed.ts';

export const tariffOf = (
  service: FeedService,
  { validFrom, validUntil }: Pick<Feed, 'validFrom' | 'validUntil'>,
): BandedTariff => ({
  kind: 'bands',
  currency: service.sendCurrency,
  payoutCurrency: service.payoutCurrency,
  feeConvention: service.feeConvention,
  fees: Object.fromEntries(
    Object.entries(service.fees).map(([instrument, fees]) => [instrument, fees.map(bandOf)]),
  ),
  feeRounding: service.feeRounding ?? null,
  rate: ratesOf(service.exchangeRates),
  payOutFees:
    service.payoutFees.length === 0
      ? {}
      : {
          [service.payoutMethod]: service.payoutFees.map(({ above, upTo, fixed, percent, maximum }) => ({
            above,
            upTo,
            lifting: fixed,
            cashOutPercent: percent,
            cashOutMost: maximum ?? null,
          })),
        },
  limits: limitsOf(service.limits ?? {}),
  promotions: (service.promotions ?? []).map(promotionOf),
  validFrom,
  validTo: validUntil,
});

const bandOf = ({ above, upTo, fixed, percent, minimum, maximum }: FeedFee): Band => ({
  above,
  upTo,
  fixed,
  percent,
  minimum: minimum ?? null,
  maximum: maximum ?? null,
});

/** Null: not disclosed. */
const ratesOf = (rates: readonly FeedRate[]): readonly RateBand[] | null =>
  rates.length === 0 ? null : rates.map(rateBandOf);

function rateBandOf(band: FeedRate): RateBand {
  const { above, upTo, fundingInstrument } = band;
  return {
    above,
    upTo,
    ...(fundingInstrument && { fundingInstrument }),
    rate:
      'rate' in band
        ? { kind: 'rate', rate: band.rate, asOf: band.asOf }
        : { kind: 'margin', percent: band.marginPercent, benchmark: band.benchmark },
  };
}

const limitsOf = ({ least, perTransfer, perDay, perMonth, payoutMost }: FeedLimits): Limits => ({
  least: least ?? null,
  perTransfer: perTransfer ?? null,
  perDay: perDay ?? null,
  perMonth: perMonth ?? null,
  ...(payoutMost != null && { payoutMost }),
});

const promotionOf = ({ kind, code, from, to, fees, exchangeRates, cap, uses }: FeedPromotion): Promotion => ({
  kind,
  code: code ?? null,
  from,
  to: to ?? null,
  bands: fees?.map(bandOf) ?? null,
  rate: ratesOf(exchangeRates ?? []),
  ...(cap != null && { cap }),
  ...(uses != null && { uses }),
});
