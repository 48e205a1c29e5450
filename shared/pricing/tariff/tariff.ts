/**
 * How a service charges. A provider's tariff has bands; a survey has price points, the poorest case of the same type.
 * Money, percentages and rates are decimal strings, days ISO dates, so that a tariff is stored and sent as it is.
 * Taxes are law, not tariff: they are dated rules beside it (TaxRule).
 */
import type { PricePoint } from '../../model/corridor-prices.ts';
import type { CurrencyCode, FundingInstrument, PayoutMethod } from '../../model/vocabulary.ts';

/** Whether the fee is paid on top of the amount, or comes out of it. Stored, never guessed. */
export type FeeConvention = 'added' | 'deducted' | 'unknown';

/**
 * The fee for amounts more than `above` and up to `upTo` (null: without end): `fixed` plus `percent` of the amount,
 * not less than `minimum`, not more than `maximum`. The amount is what is sent where the fee is added, what is handed
 * over where it is deducted or nobody says.
 */
export interface Band {
  readonly above: string;
  readonly upTo: string | null;
  readonly fixed: string;
  readonly percent: string;
  readonly minimum: string | null;
  readonly maximum: string | null;
}

/** What is paid out for one unit sent, or by how many percent that is worse than a benchmark that has a name. */
export type TariffRate =
  | { readonly kind: 'rate'; readonly rate: string }
  | { readonly kind: 'margin'; readonly percent: string; readonly benchmark: string };

/** In the pay-out currency: a fixed lifting fee, and a percentage of what is paid out, up to a cap. */
export interface PayOutFee {
  readonly lifting: string;
  readonly cashOutPercent: string;
  readonly cashOutMost: string | null;
}

/** Send currency; null is no limit. One transfer can not be more than a day's or a month's either. */
export interface Limits {
  readonly least: string | null;
  readonly perTransfer: string | null;
  readonly perDay: string | null;
  readonly perMonth: string | null;
}

/** A price that not everybody gets, or not always. Stands beside the standard price and never ranks. */
export interface Promotion {
  readonly kind: 'first-transfer' | 'code' | 'period';
  readonly code: string | null;
  readonly from: string;
  readonly to: string | null;
  /** What it replaces of the standard price; null: nothing. */
  readonly bands: readonly Band[] | null;
  readonly rate: TariffRate | null;
}

export interface BandedTariff {
  readonly kind: 'bands';
  readonly currency: CurrencyCode;
  readonly feeConvention: FeeConvention;
  /** In the order of amounts. An instrument without bands is not taken. */
  readonly fees: Readonly<Partial<Record<FundingInstrument, readonly Band[]>>>;
  /** How the provider rounds its fee to the currency's decimals; null: it does not say, the fee is exact. */
  readonly feeRounding: 'up' | 'half-up' | 'down' | null;
  /** Null: not disclosed. */
  readonly rate: TariffRate | null;
  /** A method without an entry has a fee that is not known. */
  readonly payOutFees: Readonly<Partial<Record<PayoutMethod, PayOutFee>>>;
  readonly limits: Limits;
  readonly promotions: readonly Promotion[];
  readonly validFrom: string;
  readonly validTo: string | null;
}

/** What a survey gives: a fee and a margin at one or two amounts, the fee convention not asked. */
export interface PricePointsTariff {
  readonly kind: 'price-points';
  readonly points: readonly PricePoint[];
}

export type Tariff = BandedTariff | PricePointsTariff;

/** Rates of the day by benchmark, pay-out units for one unit sent; `reference` names the one that margins are held against. */
export interface Rates {
  readonly reference: string;
  readonly perUnit: Readonly<Record<string, string>>;
}
