/**
 * The closed lists of the domain: how a transfer is paid for, where it is ordered, how it is paid out, what kind of firm
 * sends it, and the three readings of a cost. Exactly these words are stored and published.
 */

/** What the sender pays with. */
export const FUNDING_INSTRUMENTS = [
  'cash',
  'bank-account',
  'debit-card',
  'credit-card',
  'mobile-money',
] as const;
export type FundingInstrument = (typeof FUNDING_INSTRUMENTS)[number];

/** Where, or over what, the sender gives the order. */
export const ACCESS_POINTS = [
  'agent',
  'branch',
  'internet',
  'mobile-app',
  'call-centre',
  'post-office',
  'atm',
] as const;
export type AccessPoint = (typeof ACCESS_POINTS)[number];

/** How the recipient gets the money. `partner-bank-account`: an account with the provider itself or with a bank it works with. */
export const PAYOUT_METHODS = [
  'cash-pickup',
  'bank-account',
  'partner-bank-account',
  'card',
  'mobile-wallet',
  'home-delivery',
] as const;
export type PayoutMethod = (typeof PAYOUT_METHODS)[number];

/** How soon the recipient has the money, as the provider told the survey: never a promise. */
export const SPEEDS = [
  'within-an-hour',
  'same-day',
  'next-day',
  'two-days',
  'three-to-five-days',
  'six-days-or-more',
] as const;
export type Speed = (typeof SPEEDS)[number];

export const PROVIDER_TYPES = [
  'bank',
  'money-transfer-operator',
  'post-office',
  'mobile-operator',
  'non-bank-financial-institution',
  'credit-union',
  'unknown',
] as const;
export type ProviderType = (typeof PROVIDER_TYPES)[number];

/**
 * One price, three readings (docs/method.md). `per-principal` is the World Bank's and SDG 10.c.1's; `fee-deducted` is
 * what a family loses when the fee comes out of what it hands over; `per-outlay` when the fee is added.
 */
export const READINGS = ['per-principal', 'fee-deducted', 'per-outlay'] as const;
export type Reading = (typeof READINGS)[number];

/** What a sender may have. `cash-only` excludes all others except internet and papers. */
export const SENDER_HAS = [
  'cash-only',
  'bank-account',
  'card',
  'mobile-money',
  'internet',
  'papers',
] as const;
export type SenderHas = (typeof SENDER_HAS)[number];
/** What a recipient may have. `wallet` is mobile money, and comes with a phone. */
export const RECIPIENT_HAS = ['cash-only', 'bank-account', 'card', 'wallet', 'phone'] as const;
export type RecipientHas = (typeof RECIPIENT_HAS)[number];

/** ISO 3166-1 alpha-3; Kosovo is `XKX`. */
export type CountryCode = string;
/** ISO 4217. */
export type CurrencyCode = string;
/** Sending and receiving country: `DEU-KGZ`. */
export type CorridorId = `${string}-${string}`;
/**
 * Who vouches for a price: an independent survey asked for it, a shopper saw it, or the provider says it. The layers never
 * merge: each has its own sheets, and an average is of one layer alone.
 */
export const LAYERS = ['surveyed', 'seen', 'said'] as const;
export type Layer = (typeof LAYERS)[number];

/** The survey's two nominal amounts, in US dollars. */
export const DENOMINATIONS = [200, 500] as const;
export type Denomination = (typeof DENOMINATIONS)[number];

/** Joins two country codes to a corridor's id. */
export const corridorId = (sender: CountryCode, receiver: CountryCode): CorridorId => `${sender}-${receiver}`;

/** The two countries of a corridor's id: the inverse of corridorId. */
export function endsOf(corridor: CorridorId): {
  readonly sender: CountryCode;
  readonly receiver: CountryCode;
} {
  const [sender = '', receiver = ''] = corridor.split('-');
  return { sender, receiver };
}
