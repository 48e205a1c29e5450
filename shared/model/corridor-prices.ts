/**
 * Types of the prices of one corridor: everything a comparison needs. Stored and published as the corridor's sheet. They
 * have no timestamp and no publication id, so that the same observations give the same bytes.
 */
import type {
  AccessPoint,
  CorridorId,
  CountryCode,
  CurrencyCode,
  Denomination,
  FundingInstrument,
  PayoutMethod,
  ProviderType,
  Speed,
} from './vocabulary.ts';

/** Where a survey's prices come from, and when they were seen. Days are ISO dates. */
export interface SurveyRef {
  readonly edition: string;
  readonly source: string;
  /** `2025-Q3` */
  readonly period: string;
  /** Age counts from here, so that no price of the round looks younger than it is. */
  readonly firstDay: string;
  readonly lastDay: string;
  /** SHA-256 of the evidence, hexadecimal. */
  readonly evidence: string;
}

/** One of the survey's two amounts, with the local amount if it is known what was really asked. */
export interface SurveyAmount {
  readonly denomination: Denomination;
  /** The amount the interviewer asked for; null: not known, so percentages only. `amount` is a decimal string. */
  readonly local: {
    readonly amount: string;
    readonly currency: CurrencyCode;
    readonly basis: 'survey-rows' | 'round-fees';
  } | null;
}

/**
 * Why a price point is doubtful (docs/method.md, survey prices).
 * - `no-margin-recorded`: a margin of exactly 0.00 between two currencies.
 * - `total-not-positive`: fee and margin together are 0 or less.
 * - `blank-at-500`: fee 0 and margin 0 at 500 beside a cost at 200; most likely left blank.
 */
export type PointFlag = 'no-margin-recorded' | 'total-not-positive' | 'blank-at-500';

/** One surveyed price. Basis points: hundredths of a percent, as published, exact. */
export interface PricePoint {
  readonly denomination: Denomination;
  /** The fee in money, in the currency of the local amount; not given: only its share is known. Decimal string. */
  readonly fee?: string;
  readonly feeBp: number;
  readonly marginBp: number;
  readonly flags: readonly PointFlag[];
}

/**
 * What is not certain of a service that the survey has.
 * - `access-point`: equal prices were collected at two access points, and it is not known which of them is which.
 * - `local-amount`: the local amount cannot be what was asked, so that only the fee's share of it is known.
 */
export const SERVICE_DOUBTS = ['access-point', 'local-amount'] as const;
export type ServiceDoubt = (typeof SERVICE_DOUBTS)[number];

/** One service of the survey. Two points if its 200 and 500 price certainly belong together, else one. */
export interface SurveyedService {
  /** Unique within the sheet, and the same for the same observations: `wise.bank-account.internet.1` */
  readonly id: string;
  readonly provider: string;
  readonly fundingInstrument: FundingInstrument;
  readonly accessPoint: AccessPoint;
  /** Not given: not recorded. So are the next two. */
  readonly payoutMethod?: PayoutMethod;
  readonly speed?: Speed;
  /** ISO day on which the survey asked. */
  readonly collectedOn?: string;
  /** Not given: none. */
  readonly doubts?: readonly ServiceDoubt[];
  readonly points: readonly PricePoint[];
}

export interface CorridorProvider {
  readonly name: string;
  readonly type: ProviderType;
  /** Where the type comes from: a round of the survey, our own classification with its reason, or unknown. */
  readonly typeBasis: string;
}

/** A tax on sending by law, with dates and scope: `rateBp` basis points of the amount transferred. */
export interface TaxRule {
  readonly id: string;
  readonly name: string;
  readonly law: string;
  readonly sender: CountryCode;
  readonly from: string;
  readonly to: string | null;
  readonly rateBp: number;
  readonly fundingInstruments: readonly FundingInstrument[];
  /** Transfers of this amount or less are exempt; decimal string in `currency`. */
  readonly exemptUpTo: string;
  readonly currency: CurrencyCode;
}

export interface CorridorPrices {
  readonly format: 1;
  readonly methodVersion: string;
  readonly corridor: CorridorId;
  readonly sender: CountryCode;
  readonly receiver: CountryCode;
  readonly survey: SurveyRef;
  readonly sendCurrency: CurrencyCode;
  /** Decimal places (ISO 4217) of the send currency and of every currency a local amount is in: `{ EUR: 2 }`. */
  readonly decimals: Readonly<Record<CurrencyCode, number>>;
  /** `same`: the sender's currency is also the main one of the receiving country, so a margin of 0 is real. */
  readonly currencies: 'same' | 'different';
  readonly amounts: readonly [SurveyAmount, SurveyAmount];
  readonly providers: Readonly<Record<string, CorridorProvider>>;
  readonly services: readonly SurveyedService[];
  readonly taxes: readonly TaxRule[];
}
