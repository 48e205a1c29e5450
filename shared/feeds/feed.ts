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

export const FEED_FORMAT = 'karvon-feed-1';
/** What a provider states with each feed: its prices are true, and all that it offers in the corridors listed. */
export const FEED_STATEMENT = 'true-and-complete-1';
/** A fee whose convention is unknown cannot be priced, so a feed has one of these. */
export const FEED_CONVENTIONS = ['added', 'deducted'] as const;
export const FEE_ROUNDINGS = ['up', 'half-up', 'down'] as const;
export const PROMOTION_KINDS = ['first-transfer', 'code', 'period'] as const;
/** Papers that a sender or a recipient has to show. `transfer-number`: the number that the sender gets with the receipt. */
export const DOCUMENTS = [
  'passport',
  'national-id',
  'residence-permit',
  'driving-licence',
  'proof-of-address',
  'proof-of-income',
  'tax-number',
  'transfer-number',
] as const;
export type FeedDocument = (typeof DOCUMENTS)[number];
/** Where money goes that nobody collected: back the way it was paid, to an account of the sender, or to be fetched in cash. */
export const RETURN_WAYS = ['same-way', 'bank-account', 'cash'] as const;
/** How the recipient's name is to be written. */
export const NAME_SCRIPTS = ['latin', 'cyrillic', 'arabic', 'armenian', 'georgian', 'any'] as const;

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

/** What families ask, beside the price. */
export interface FeedFacts {
  /** ISO 8601, from payment until the recipient has it: `PT15M`, `P2D`. */
  readonly deliveryTime?: string | null;
  readonly senderDocuments?: readonly FeedDocument[];
  readonly recipientDocuments?: readonly FeedDocument[];
  readonly recipientPhoneNeeded?: boolean;
  /** In which the sender is served: `tg`, `uz-Cyrl`. */
  readonly languages?: readonly string[];
  /** Whether the rate at payment is that at pay-out. */
  readonly rateLocked?: boolean;
  /** Days that it is kept to be collected. */
  readonly keptDays?: number;
  readonly returnTo?: (typeof RETURN_WAYS)[number];
  /** How long the sender may cancel: `paid-out`, or a time after payment such as `PT30M`. */
  readonly cancelUntil?: string;
  /** Whether the fee comes back with a transfer that was cancelled or not collected. */
  readonly feeReturned?: boolean;
  readonly transfersPerMonth?: number;
  /** HTTPS. */
  readonly pickupPlacesUrl?: string;
  readonly nameScript?: (typeof NAME_SCRIPTS)[number];
  /** When it is paid out, local time: `24/7`, `Mo-Fr 09:00-18:00; Sa 10:00-14:00`. */
  readonly availableHours?: string;
}

export interface FeedService extends FeedFacts {
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
