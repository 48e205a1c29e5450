/** What families ask of a service beside its price, in the provider's own words. What is not given is unknown, never none. */

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
type Paper = (typeof DOCUMENTS)[number];
/** Where money goes that nobody collected: back the way it was paid, to an account of the sender, or to be fetched in cash. */
export const RETURN_WAYS = ['same-way', 'bank-account', 'cash'] as const;
/** How the recipient's name is to be written. */
export const NAME_SCRIPTS = ['latin', 'cyrillic', 'arabic', 'armenian', 'georgian', 'any'] as const;

/** ISO 8601 in days, hours and minutes. */
export const DURATION = /^P(?=\d|T\d)(\d{1,3}D)?(T(?=\d)(\d{1,3}H)?(\d{1,4}M)?)?$/;
/** `tg`, `uz-Cyrl`. */
export const LANGUAGE = /^[a-z]{2,3}(-[A-Z][a-z]{3})?$/;
/** `paid-out`, or a duration after payment. */
export const CANCEL_UNTIL = /^(paid-out|P(?=\d|T\d)(\d{1,3}D)?(T(?=\d)(\d{1,3}H)?(\d{1,4}M)?)?)$/;
export const HTTPS = /^https:\/\/[a-z0-9.-]{3,200}(\/[\w.~!$&'()*+,;=:@%/?#-]{0,300})?$/;
/** `24/7`, or days and hours as `Mo-Fr 09:00-18:00; Sa 10:00-14:00`. */
export const HOURS =
  /^(24\/7|(Mo|Tu|We|Th|Fr|Sa|Su)(-(Mo|Tu|We|Th|Fr|Sa|Su))? \d{2}:\d{2}-\d{2}:\d{2}(; (Mo|Tu|We|Th|Fr|Sa|Su)(-(Mo|Tu|We|Th|Fr|Sa|Su))? \d{2}:\d{2}-\d{2}:\d{2}){0,6})$/;

export interface ServiceFacts {
  /** ISO 8601, from payment until the recipient has it: `PT15M`, `P2D`. */
  readonly deliveryTime?: string | null;
  readonly senderDocuments?: readonly Paper[];
  readonly recipientDocuments?: readonly Paper[];
  readonly recipientPhoneNeeded?: boolean;
  /** In which the sender is served. */
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
  /** A page of the provider's own. */
  readonly pickupPlacesUrl?: string;
  readonly nameScript?: (typeof NAME_SCRIPTS)[number];
  /** When it is paid out, local time. */
  readonly availableHours?: string;
}
