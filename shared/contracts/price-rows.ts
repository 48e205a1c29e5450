/** The rows of answers on prices as CSV: corridors, offers, providers. Percentages are of the amount sent, unless a text says otherwise. */
import type * as z from 'zod/mini';
import type { Distribution } from '../statistics/indicator-types.ts';
import type { offerSchema } from './comparison.ts';
import { type RowCell, type RowList, text } from './operation.ts';

/** The publication that an answer is made from. */
export const PUBLICATION = {
  cell: (_: unknown, { publication }: { readonly publication: string }): RowCell => publication,
  text: text`The publication that the row is of.`,
};

interface Country {
  readonly code: string;
  readonly name: string;
}
interface CorridorHead {
  readonly corridor: string;
  readonly sender: Country;
  readonly receiver: Country;
}
interface LastKnown {
  readonly period: string;
  readonly averageAt200: string;
  readonly source: string;
}
type CorridorRow = CorridorHead &
  (
    | {
        readonly priced: true;
        readonly period: string;
        readonly services: number;
        readonly providers: number;
        readonly indicators: readonly [Distribution, Distribution];
      }
    | { readonly priced: false; readonly lastKnown: LastKnown | null }
  );
interface CorridorsAnswer {
  readonly publication: string;
  readonly corridors: readonly CorridorRow[];
}

const ofPriced = (row: CorridorRow) => (row.priced ? row : undefined);
const lastKnown = (row: CorridorRow) => (row.priced ? undefined : row.lastKnown);
const at = (row: CorridorRow, index: 0 | 1) => ofPriced(row)?.indicators[index];

export const CORRIDOR_ROWS = {
  list: 'corridors',
  columns: {
    corridor: { field: 'corridor', cell: ({ corridor }) => corridor, text: text`The corridor's id.` },
    sender_code: {
      field: 'sender',
      cell: ({ sender }) => sender.code,
      text: text`The sending country, ISO 3166-1 alpha-3.`,
    },
    sender_name: {
      field: 'sender',
      cell: ({ sender }) => sender.name,
      text: text`The sending country's name, in English.`,
    },
    receiver_code: {
      field: 'receiver',
      cell: ({ receiver }) => receiver.code,
      text: text`The receiving country, ISO 3166-1 alpha-3.`,
    },
    receiver_name: {
      field: 'receiver',
      cell: ({ receiver }) => receiver.name,
      text: text`The receiving country's name, in English.`,
    },
    priced: {
      field: 'priced',
      cell: ({ priced }) => priced,
      text: text`true or false: whether a survey in force prices it.`,
    },
    period: { field: 'period', cell: (row) => ofPriced(row)?.period, text: text`The quarter of its prices.` },
    services: {
      field: 'services',
      cell: (row) => ofPriced(row)?.services,
      text: text`How many services have a price.`,
    },
    providers: {
      field: 'providers',
      cell: (row) => ofPriced(row)?.providers,
      text: text`How many providers have one.`,
    },
    count_200: {
      field: 'indicators',
      cell: (row) => at(row, 0)?.count,
      text: text`Services with a price at USD 200.`,
    },
    mean_200: {
      field: 'indicators',
      cell: (row) => at(row, 0)?.mean,
      text: text`Mean of their totals at USD 200, fee and margin together, percent.`,
    },
    median_200: { field: 'indicators', cell: (row) => at(row, 0)?.median, text: text`Median, percent.` },
    p10_200: { field: 'indicators', cell: (row) => at(row, 0)?.p10, text: text`10th percentile, percent.` },
    p90_200: { field: 'indicators', cell: (row) => at(row, 0)?.p90, text: text`90th percentile, percent.` },
    min_200: { field: 'indicators', cell: (row) => at(row, 0)?.min, text: text`Least, percent.` },
    max_200: { field: 'indicators', cell: (row) => at(row, 0)?.max, text: text`Most, percent.` },
    count_500: {
      field: 'indicators',
      cell: (row) => at(row, 1)?.count,
      text: text`Services with a price at USD 500.`,
    },
    mean_500: {
      field: 'indicators',
      cell: (row) => at(row, 1)?.mean,
      text: text`Mean of their totals at USD 500, percent.`,
    },
    median_500: { field: 'indicators', cell: (row) => at(row, 1)?.median, text: text`Median, percent.` },
    p10_500: { field: 'indicators', cell: (row) => at(row, 1)?.p10, text: text`10th percentile, percent.` },
    p90_500: { field: 'indicators', cell: (row) => at(row, 1)?.p90, text: text`90th percentile, percent.` },
    min_500: { field: 'indicators', cell: (row) => at(row, 1)?.min, text: text`Least, percent.` },
    max_500: { field: 'indicators', cell: (row) => at(row, 1)?.max, text: text`Most, percent.` },
    last_known_period: {
      field: 'lastKnown',
      cell: (row) => lastKnown(row)?.period,
      text: text`Of a corridor without a price: the quarter of the last average that was published of it.`,
    },
    last_known_average_200: {
      field: 'lastKnown',
      cell: (row) => lastKnown(row)?.averageAt200,
      text: text`That average at USD 200, percent.`,
    },
    last_known_source: {
      field: 'lastKnown',
      cell: (row) => lastKnown(row)?.source,
      text: text`Who published it.`,
    },
    publication: PUBLICATION,
  },
} as const satisfies RowList<CorridorRow, CorridorsAnswer>;

interface ProviderRow {
  readonly provider: string;
  readonly name: string;
  readonly type: string;
  readonly typeBasis: string;
  readonly corridors: readonly string[];
}

export const PROVIDER_ROWS = {
  list: 'providers',
  columns: {
    provider: { field: 'provider', cell: ({ provider }) => provider, text: text`The provider's id.` },
    name: { field: 'name', cell: ({ name }) => name, text: text`Its name.` },
    type: { field: 'type', cell: ({ type }) => type, text: text`What kind of firm it is.` },
    type_basis: {
      field: 'typeBasis',
      cell: ({ typeBasis }) => typeBasis,
      text: text`Where its type comes from.`,
    },
    corridors: {
      field: 'corridors',
      cell: ({ corridors }) => corridors,
      text: text`The corridors in which it has a price, with a space between them.`,
    },
    publication: PUBLICATION,
  },
} as const satisfies RowList<
  ProviderRow,
  { readonly publication: string; readonly providers: readonly ProviderRow[] }
>;

type Offer = z.infer<typeof offerSchema>;
type PartName = NonNullable<Offer['cost']>['parts'][number]['part'];
interface OffersAnswer {
  readonly publication: string;
  readonly corridor: string;
  readonly amount: string;
  readonly currency: string;
  readonly reading: string;
  readonly amountIs: string;
  readonly survey?: { readonly period: string };
  readonly offers: readonly Offer[];
}

function part({ cost }: Offer, name: PartName): { percent: string; amount: string | null } | undefined {
  const found = cost?.parts.find((one) => one.part === name);
  return found?.known ? found : undefined;
}

export const OFFER_ROWS = {
  list: 'offers',
  columns: {
    service_id: { field: 'serviceId', cell: ({ serviceId }) => serviceId, text: text`The service's id.` },
    provider_id: { field: 'provider', cell: ({ provider }) => provider.id, text: text`The provider's id.` },
    provider_name: { field: 'provider', cell: ({ provider }) => provider.name, text: text`Its name.` },
    provider_type: {
      field: 'provider',
      cell: ({ provider }) => provider.type,
      text: text`What kind of firm it is.`,
    },
    funding_instrument: {
      field: 'fundingInstrument',
      cell: ({ fundingInstrument }) => fundingInstrument,
      text: text`What the sender pays with.`,
    },
    access_point: {
      field: 'accessPoint',
      cell: ({ accessPoint }) => accessPoint,
      text: text`Where the order is given.`,
    },
    payout_method: {
      field: 'payoutMethod',
      cell: ({ payoutMethod }) => payoutMethod,
      text: text`How the recipient gets it; empty: not recorded.`,
    },
    speed: { field: 'speed', cell: ({ speed }) => speed, text: text`How soon; empty: not recorded.` },
    standing: {
      field: 'standing',
      cell: ({ standing }) => standing,
      text: text`ranked, unconfirmed, infeasible or not-priced.`,
    },
    reason: { field: 'reason', cell: ({ reason }) => reason, text: text`Why it is not ranked.` },
    status: { field: 'status', cell: ({ status }) => status, text: text`What its price is.` },
    total_pct: {
      field: 'cost',
      cell: ({ cost }) => cost?.total,
      text: text`The known parts of its cost together, percent; a lower bound unless complete.`,
    },
    total_amount: {
      field: 'cost',
      cell: ({ cost }) => cost?.amount,
      text: text`The same in the currency paid.`,
    },
    complete: {
      field: 'cost',
      cell: ({ cost }) => cost?.complete,
      text: text`true or false: whether every part is known.`,
    },
    fee_pct: {
      field: 'cost',
      cell: (offer) => part(offer, 'fee')?.percent,
      text: text`Fee, percent; empty: not known.`,
    },
    fee_amount: {
      field: 'cost',
      cell: (offer) => part(offer, 'fee')?.amount,
      text: text`Fee in the currency paid.`,
    },
    margin_pct: {
      field: 'cost',
      cell: (offer) => part(offer, 'margin')?.percent,
      text: text`Exchange-rate margin, percent; empty: not known.`,
    },
    margin_amount: {
      field: 'cost',
      cell: (offer) => part(offer, 'margin')?.amount,
      text: text`Margin in the currency paid.`,
    },
    tax_pct: {
      field: 'cost',
      cell: (offer) => part(offer, 'tax')?.percent,
      text: text`Tax, percent; empty: not known, or not in this reading.`,
    },
    tax_amount: {
      field: 'cost',
      cell: (offer) => part(offer, 'tax')?.amount,
      text: text`Tax in the currency paid.`,
    },
    payout_fee_pct: {
      field: 'cost',
      cell: (offer) => part(offer, 'pay-out-fee')?.percent,
      text: text`Fee at pay-out, percent; empty: not known, or not in this reading.`,
    },
    payout_fee_amount: {
      field: 'cost',
      cell: (offer) => part(offer, 'pay-out-fee')?.amount,
      text: text`Fee at pay-out in the currency paid.`,
    },
    not_known: {
      field: 'cost',
      cell: ({ cost }) => cost?.parts.flatMap((one) => (one.known ? [] : [`${one.part}:${one.why}`])),
      text: text`The parts that are not known, each with the reason after a colon, and a space between them.`,
    },
    range_min_pct: {
      field: 'cost',
      cell: ({ cost }) => cost?.range?.min,
      text: text`Of an estimate: the least that it may cost, percent.`,
    },
    range_max_pct: {
      field: 'cost',
      cell: ({ cost }) => cost?.range?.max,
      text: text`Of an estimate: the most, percent.`,
    },
    paid: {
      field: 'cost',
      cell: ({ cost }) => cost?.paid,
      text: text`What the sender pays in all, in the currency paid.`,
    },
    value_received: {
      field: 'valueReceived',
      cell: ({ valueReceived }) => valueReceived,
      text: text`What arrives, as value in the currency paid.`,
    },
    arrives_about: {
      field: 'arrivesAbout',
      cell: ({ arrivesAbout }) => arrivesAbout,
      text: text`About what arrives, in the recipient's currency.`,
    },
    flags: {
      field: 'flags',
      cell: ({ flags }) => flags,
      text: text`Why the price is doubtful, with a space between the reasons.`,
    },
    copies: {
      field: 'copies',
      cell: ({ copies }) => copies,
      text: text`How many services are alike and in this row.`,
    },
    reach: {
      field: 'reach',
      cell: ({ reach }) => reach,
      text: text`Whether it can be reached with what sender and recipient have; empty: not asked.`,
    },
    reach_reasons: {
      field: 'reachReasons',
      cell: ({ reachReasons }) => reachReasons,
      text: text`Why not, with a space between the reasons.`,
    },
    fee_convention: {
      field: 'feeConvention',
      cell: ({ feeConvention }) => feeConvention,
      text: text`Of a tariff: whether the fee is added or deducted.`,
    },
    basis: {
      field: 'basis',
      cell: ({ basis }) => basis,
      text: text`Who vouches for the price, where not all are of a survey.`,
    },
    not_paying_out: {
      field: 'notPayingOut',
      cell: ({ notPayingOut }) => notPayingOut,
      text: text`true: the register says that the provider does not pay out now.`,
    },
    corridor: { cell: (_, { corridor }) => corridor, text: text`The corridor's id.` },
    amount: { cell: (_, { amount }) => amount, text: text`The amount that was asked about.` },
    amount_is: {
      cell: (_, { amountIs }) => amountIs,
      text: text`What that amount is: outlay, principal or value-received.`,
    },
    currency: { cell: (_, { currency }) => currency, text: text`The currency paid, ISO 4217.` },
    reading: { cell: (_, { reading }) => reading, text: text`Which reading of a cost the percentages have.` },
    period: { cell: (_, { survey }) => survey?.period, text: text`The quarter of the survey; empty: none.` },
    publication: PUBLICATION,
  },
  inJson: ['others', 'promotions'],
} as const satisfies RowList<Offer, OffersAnswer>;
