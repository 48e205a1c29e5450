/**
 * Types and words of a provider's feed, `karvon-feed-1`: what it charges in whole corridors, for some days. Money, percentages
 * and rates are decimal strings, days ISO dates, times ISO 8601 in UTC. What is optional and not given is unknown, never none.
 */
import type { Day } from '../model/day.ts';
import type {
  AccessPoint,
  CorridorId,
  CurrencyCode,
  FundingInstrument,
  PayoutMethod,
} from '../model/vocabulary.ts';
import type { ServiceFacts } from '../pricing/service-facts.ts';

export const FEED_FORMAT = 'karvon-feed-1';
/** What a provider states with each feed: its prices are true, and all that it offers in the corridors listed. */
export const FEED_STATEMENT = 'true-and-complete-1';
/** A fee whose convention is unknown cannot be priced, so a feed has one of these. */
export const FEED_CONVENTIONS = ['added', 'deducted'] as const;
export const FEE_ROUNDINGS = ['up', 'half-up', 'down'] as const;
export const PROMOTION_KINDS = ['first-transfer', 'code', 'period'] as const;
/**
 * A stretch of amounts: more than `above`, up to `upTo`; null: without end. In every list of a service an amount is in the send
 * currency: what is sent if the fee is added, what is handed over if it is deducted.
 */
export interface FeedBand {
  readonly above: string;
  readonly upTo: string | null;
}

/** In the send currency: `fixed` plus `percent` of the amount, not less than `minimum`, not more than `maximum`. */
export interface FeedFee extends FeedBand {
  readonly fixed: string;
  readonly percent: string;
  readonly minimum?: string | null;
  readonly maximum?: string | null;
}

/**
 * Pay-out units for one unit sent and when that was the rate, or how many percent worse than a benchmark (`reference` is ours).
 * A band with an instrument is for those who pay with it.
 */
export type FeedRate = FeedBand & { readonly fundingInstrument?: FundingInstrument } & (
    | { readonly rate: string; readonly asOf: string }
    | { readonly marginPercent: string; readonly benchmark: string }
  );

/** What is taken when it is paid out, by the amount sent: `fixed` and `maximum` in the pay-out currency. */
export interface FeedPayoutFee extends FeedBand {
  readonly fixed: string;
  readonly percent: string;
  readonly maximum?: string | null;
}

/** In the send currency, `payoutMost` in the pay-out currency. Not given or null: no limit. */
export interface FeedLimits {
  readonly least?: string | null;
  readonly perTransfer?: string | null;
  readonly perDay?: string | null;
  readonly perMonth?: string | null;
  readonly payoutMost?: string | null;
}

/** A price that not everybody gets, or not always: fees, rates or both in the place of the standard ones. */
export interface FeedPromotion {
  readonly kind: (typeof PROMOTION_KINDS)[number];
  readonly code?: string | null;
  readonly from: Day;
  readonly to?: Day | null;
  readonly fees?: readonly FeedFee[];
  readonly exchangeRates?: readonly FeedRate[];
  /** The largest amount of one transfer that it is for, in the send currency. */
  readonly cap?: string | null;
  /** How many transfers of one sender it is for. */
  readonly uses?: number | null;
}

export interface FeedService extends ServiceFacts {
  /** Unique in its corridor, the provider's own: `app-cash`. */
  readonly serviceId: string;
  readonly corridor: CorridorId;
  readonly accessPoint: AccessPoint;
  readonly payoutMethod: PayoutMethod;
  readonly sendCurrency: CurrencyCode;
  readonly payoutCurrency: CurrencyCode;
  readonly feeConvention: (typeof FEED_CONVENTIONS)[number];
  /** Null or not given: unknown, so the fee is exact. */
  readonly feeRounding?: (typeof FEE_ROUNDINGS)[number] | null;
  /** By what the sender pays with. An instrument that is not here is not taken. */
  readonly fees: Readonly<Partial<Record<FundingInstrument, readonly FeedFee[]>>>;
  /** Empty: not disclosed. */
  readonly exchangeRates: readonly FeedRate[];
  /** Empty: unknown. */
  readonly payoutFees: readonly FeedPayoutFee[];
  readonly limits?: FeedLimits;
  readonly promotions?: readonly FeedPromotion[];
}

/** The whole of what a provider offers in the corridors it lists: a service that is left out goes. Other corridors stay. */
export interface Feed {
  readonly format: typeof FEED_FORMAT;
  readonly provider: string;
  /** When the provider made it. */
  readonly publishedAt: string;
  readonly validFrom: Day;
  /** The last day. */
  readonly validUntil: Day;
  readonly corridors: readonly CorridorId[];
  /** Who answers for it, by a registered role, never a name. */
  readonly affirmation: { readonly statement: typeof FEED_STATEMENT; readonly by: string };
  readonly services: readonly FeedService[];
}

/** The form of ids: small letters, digits and single hyphens, at most 60. */
export const ID = /^(?=.{1,60}$)[a-z0-9]+(-[a-z0-9]+)*$/;
/** The form of a promotion's code. */
export const CODE = /^[A-Za-z0-9-]{1,40}$/;

/** Whether a provider is no firm: an example, on one machine alone. */
export const isExample = (provider: string): boolean => provider.startsWith('example-');

/** A service's name within its feed. */
export const serviceKey = ({ corridor, serviceId }: Pick<FeedService, 'corridor' | 'serviceId'>): string =>
  `${corridor}/${serviceId}`;
