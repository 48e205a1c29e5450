/** The table of what providers said they charge: the standard prices of their feeds, as they were published. */
import type { CorridorProvider } from '../../model/corridor-prices.ts';
import type { Day } from '../../model/day.ts';
import {
  ACCESS_POINTS,
  type CorridorId,
  FUNDING_INSTRUMENTS,
  PAYOUT_METHODS,
  PROVIDER_TYPES,
} from '../../model/vocabulary.ts';
import type { SaidService } from '../../pricing/said.ts';
import type { Dataset } from './dataset.ts';

/** A service as one edition of its provider's feed has it. */
export interface SaidOfMonth {
  readonly corridor: CorridorId;
  /** The first day on which it could be public: that of its acceptance, or its own first day if that came later. */
  readonly publicFrom: Day;
  /** The day on which the provider took it back; null: it did not. */
  readonly withdrawnOn: Day | null;
  readonly provider: CorridorProvider;
  readonly service: SaidService;
}

/** A part of its tariff: one band of fees, of rates, or of fees at pay-out. Figures are decimal text. */
export interface SaidRecord extends SaidOfMonth {
  readonly part: 'fee' | 'rate' | 'pay-out-fee';
  /** From 1, among the bands of the same part. */
  readonly place: number;
  readonly above: string;
  readonly upTo: string | null;
  readonly fixed?: string;
  readonly percent?: string;
  readonly minimum?: string | null;
  readonly maximum?: string | null;
  readonly rate?: string;
  readonly asOf?: string | undefined;
  readonly marginPercent?: string;
  readonly benchmark?: string;
}

const EVERY_AMOUNT = { above: '0', upTo: null };

/** The standard price alone: what not everybody gets is not in it. */
export function partsOf(said: SaidOfMonth): SaidRecord[] {
  const { fundingInstrument, payoutMethod, tariff } = said.service;
  const fees = tariff.fees[fundingInstrument] ?? [];
  const rates =
    tariff.rate === null
      ? []
      : 'kind' in tariff.rate
        ? [{ ...EVERY_AMOUNT, rate: tariff.rate }]
        : tariff.rate;
  const atPayOut = tariff.payOutFees[payoutMethod] ?? [];
  const payOutFees = 'lifting' in atPayOut ? [{ ...EVERY_AMOUNT, ...atPayOut }] : atPayOut;
  return [
    ...fees.map((band, at): SaidRecord => ({ ...said, ...band, part: 'fee', place: at + 1 })),
    ...rates
      .filter((band) => !('fundingInstrument' in band) || band.fundingInstrument === fundingInstrument)
      .map(
        ({ above, upTo, rate }, at): SaidRecord => ({
          ...said,
          part: 'rate',
          place: at + 1,
          above,
          upTo,
          ...(rate.kind === 'rate'
            ? { rate: rate.rate, asOf: rate.asOf }
            : { marginPercent: rate.percent, benchmark: rate.benchmark }),
        }),
      ),
    ...payOutFees.map(
      ({ above, upTo, lifting, cashOutPercent, cashOutMost }, at): SaidRecord => ({
        ...said,
        part: 'pay-out-fee',
        place: at + 1,
        above,
        upTo,
        fixed: lifting,
        percent: cashOutPercent,
        maximum: cashOutMost,
      }),
    ),
  ];
}

const REQUIRED = { is: { type: 'text' }, required: true } as const;
/** A provider may write more digits than a decimal of 64 bits holds, so its figures are text, exact. */
const FIGURE = { is: { type: 'text' } } as const;

export const SAID: Dataset<SaidRecord> = {
  name: 'said',
  title: 'Prices as providers say them',
  text: 'What providers sent in as their own prices, as it was published: nobody independent has checked it, and no indicator is made of it. A row for each band of fees, of exchange rates and of fees at pay-out, in the month in which it became public. Standard prices alone: promotions are not in it, nor is what was signed by a key that was revoked. Figures are exact, as text.',
  key: ['edition', 'corridor', 'service', 'part', 'place'],
  columns: {
    edition: {
      ...REQUIRED,
      text: "The edition of the provider's feed.",
      cell: ({ service }) => service.edition,
    },
    corridor: {
      ...REQUIRED,
      text: 'Sending and receiving country, ISO 3166-1 alpha-3 with a hyphen between them.',
      cell: ({ corridor }) => corridor,
    },
    service: { ...REQUIRED, text: 'The id of the service.', cell: ({ service }) => service.id },
    part: {
      is: { type: 'word', words: ['fee', 'rate', 'pay-out-fee'] },
      required: true,
      text: 'What the band is of: the fee, the exchange rate, or the fee at pay-out.',
      cell: ({ part }) => part,
    },
    place: {
      is: { type: 'integer' },
      required: true,
      text: 'The number of the band among those of the same part, from 1.',
      cell: ({ place }) => place,
    },
    public_from: {
      is: { type: 'day' },
      required: true,
      text: 'The first day on which it could be public.',
      cell: ({ publicFrom }) => publicFrom,
    },
    valid_from: {
      is: { type: 'day' },
      required: true,
      text: 'The first day of the price, as the provider says.',
      cell: ({ service }) => service.tariff.validFrom,
    },
    valid_until: {
      is: { type: 'day' },
      text: 'Its last day; it may have been replaced or withdrawn before.',
      cell: ({ service }) => service.tariff.validTo,
    },
    withdrawn_on: {
      is: { type: 'day' },
      text: 'The day on which the provider took it back; empty: it did not.',
      cell: ({ withdrawnOn }) => withdrawnOn,
    },
    provider: { ...REQUIRED, text: 'The id of the firm.', cell: ({ service }) => service.provider },
    provider_name: { ...REQUIRED, text: 'The name of the firm.', cell: ({ provider }) => provider.name },
    provider_type: {
      is: { type: 'word', words: PROVIDER_TYPES },
      required: true,
      text: 'What kind of firm it is.',
      cell: ({ provider }) => provider.type,
    },
    funding_instrument: {
      is: { type: 'word', words: FUNDING_INSTRUMENTS },
      required: true,
      text: 'What the sender pays with.',
      cell: ({ service }) => service.fundingInstrument,
    },
    access_point: {
      is: { type: 'word', words: ACCESS_POINTS },
      required: true,
      text: 'Where, or over what, the transfer is ordered.',
      cell: ({ service }) => service.accessPoint,
    },
    payout_method: {
      is: { type: 'word', words: PAYOUT_METHODS },
      required: true,
      text: 'How the recipient gets the money.',
      cell: ({ service }) => service.payoutMethod,
    },
    fee_convention: {
      is: { type: 'word', words: ['added', 'deducted', 'unknown'] },
      required: true,
      text: 'Whether the fee is paid on top of the amount or taken out of it.',
      cell: ({ service }) => service.tariff.feeConvention,
    },
    send_currency: {
      ...REQUIRED,
      text: 'What is sent, ISO 4217: fees are in it.',
      cell: ({ service }) => service.tariff.currency,
    },
    payout_currency: {
      ...FIGURE,
      text: 'What is paid out, ISO 4217: fees at pay-out are in it.',
      cell: ({ service }) => service.tariff.payoutCurrency,
    },
    above: {
      ...REQUIRED,
      text: 'The band is of amounts above this, in the send currency.',
      cell: ({ above }) => above,
    },
    up_to: { ...FIGURE, text: 'And up to this; empty: without end.', cell: ({ upTo }) => upTo },
    fixed: { ...FIGURE, text: 'A fixed fee.', cell: ({ fixed }) => fixed },
    percent: {
      ...FIGURE,
      text: 'A fee in percent of the amount, or of what is paid out.',
      cell: ({ percent }) => percent,
    },
    minimum: { ...FIGURE, text: 'The least that the fee is.', cell: ({ minimum }) => minimum },
    maximum: { ...FIGURE, text: 'The most that the fee is.', cell: ({ maximum }) => maximum },
    rate: { ...FIGURE, text: 'Units paid out for one unit sent.', cell: ({ rate }) => rate },
    rate_as_of: {
      is: { type: 'instant' },
      text: 'When that was the rate.',
      cell: ({ asOf }) => asOf,
    },
    margin_percent: {
      ...FIGURE,
      text: 'By how many percent the rate is worse than the benchmark in the next column.',
      cell: ({ marginPercent }) => marginPercent,
    },
    benchmark: {
      ...FIGURE,
      text: "The benchmark of the margin; reference is this site's own reference rate.",
      cell: ({ benchmark }) => benchmark,
    },
  },
};
