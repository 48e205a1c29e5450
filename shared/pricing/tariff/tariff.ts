/**
 * Types of how a service charges. A provider's tariff has bands; a survey has price points, the simplest kind of
 * tariff. Money, percentages and rates are decimal strings, days ISO dates, so a tariff is stored and sent as it is.
 * Taxes are law, not part of a tariff: see TaxRule.
 */
import type { PricePoint, ServiceDoubt } from '../../model/corridor-prices.ts';
import type { CurrencyCode, FundingInstrument, PayoutMethod } from '../../model/vocabulary.ts';

/** Whether the fee is paid on top of the amount or taken out of it. Stored, never guessed. */
export type FeeConvention = 'added' | 'deducted' | 'unknown';

/** Amounts more than `above` and up to `upTo`; null: without end. */
export interface Amounts {
  readonly above: string;
  readonly upTo: string | null;
}

/**
 * The fee for amounts more than `above` and up to `upTo` (null: without end): `fixed` plus `percent` of the amount, not
 * less than `minimum`, not more than `maximum`. The amount is what is sent if the fee is added, and what is handed over
 * if it is deducted or the convention is unknown.
 */
export interface Band extends Amounts {
  readonly fixed: string;
  readonly percent: string;
  readonly minimum: string | null;
  readonly maximum: string | null;
}

/**
 * Pay-out units for one unit sent, or how many percent worse than a named benchmark. A rate that says when it was the rate
 * (ISO 8601, UTC) is known for about a day after that (rate-age.ts).
 */
export type TariffRate =
  | { readonly kind: 'rate'; readonly rate: string; readonly asOf?: string }
  | { readonly kind: 'margin'; readonly percent: string; readonly benchmark: string };

/** The rate of some amounts, for one instrument or, where none is given, for all; amounts as in a Band. */
export interface RateBand extends Amounts {
  readonly fundingInstrument?: FundingInstrument;
  readonly rate: TariffRate;
}
/** One rate for every amount, or bands; amounts without a band have no rate that is disclosed. */
export type TariffRates = TariffRate | readonly RateBand[];

/** In the pay-out currency: a fixed lifting fee, and a percentage of the pay-out, up to a cap. */
export interface PayOutFee {
  readonly lifting: string;
  readonly cashOutPercent: string;
  readonly cashOutMost: string | null;
}

/** The fee at pay-out of some amounts; amounts as in a Band. */
export interface PayOutBand extends PayOutFee, Amounts {}

/**
 * In the send currency; null: no limit. The limits of a day and of a month also limit one transfer. `payoutMost` is in the
 * pay-out currency, before the fee there; not given: no limit.
 */
export interface Limits {
  readonly least: string | null;
  readonly perTransfer: string | null;
  readonly perDay: string | null;
  readonly perMonth: string | null;
  readonly payoutMost?: string;
}

/** A price that not everybody gets, or not always. It stands beside the standard price and never ranks. */
export interface Promotion {
  readonly kind: 'first-transfer' | 'code' | 'period';
  readonly code: string | null;
  readonly from: string;
  readonly to: string | null;
  /** Replaces the bands or the rate of the standard price; null: replaces nothing. */
  readonly bands: readonly Band[] | null;
  readonly rate: TariffRates | null;
  /** The largest amount of one transfer that it is for, in the send currency; not given: none. */
  readonly cap?: string;
  /** How many transfers of one sender it is for; not given: not said. */
  readonly uses?: number;
}

export interface BandedTariff {
  readonly kind: 'bands';
  readonly currency: CurrencyCode;
  /** Not given: the main one of the receiving country. */
  readonly payoutCurrency?: CurrencyCode;
  readonly feeConvention: FeeConvention;
  /** Sorted by amount. An instrument without bands is not accepted. */
  readonly fees: Readonly<Partial<Record<FundingInstrument, readonly Band[]>>>;
  /** How the provider rounds its fee to the currency's decimals; null: unknown, so the fee is exact. */
  readonly feeRounding: 'up' | 'half-up' | 'down' | null;
  /** Null: not disclosed. */
  readonly rate: TariffRates | null;
  /** The fee of a method without an entry is unknown, and so is that of amounts without a band. */
  readonly payOutFees: Readonly<Partial<Record<PayoutMethod, PayOutFee | readonly PayOutBand[]>>>;
  readonly limits: Limits;
  readonly promotions: readonly Promotion[];
  readonly validFrom: string;
  readonly validTo: string | null;
}

/** What a survey records: fee and margin at one or two amounts, without the fee convention. */
export interface PricePointsTariff {
  readonly kind: 'price-points';
  readonly points: readonly PricePoint[];
  /** With `local-amount` its amounts are 200 and 500 dollars in name only: it has no price of an amount in money. */
  readonly doubts?: readonly ServiceDoubt[] | undefined;
}

export type Tariff = BandedTariff | PricePointsTariff;

/**
 * Rates of the day by benchmark, pay-out units for one unit sent; `reference` names the one that margins are measured
 * against.
 */
export interface Rates {
  readonly reference: string;
  readonly perUnit: Readonly<Record<string, string>>;
  /** The currency that these are into; not given: that of every tariff they are used for. */
  readonly payoutCurrency?: CurrencyCode;
  /** The same into other currencies that are paid out. */
  readonly others?: Readonly<Record<CurrencyCode, Readonly<Record<string, string>>>>;
}
