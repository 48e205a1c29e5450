/** What a person has, at either end of a transfer: the words that an access profile is written in (docs/method.md, inclusion). */

/** `cash-only` says that there is none of the others but internet and papers. */
export const SENDER_HAS = [
  'cash-only',
  'bank-account',
  'card',
  'mobile-money',
  'internet',
  'papers',
] as const;
export type SenderHas = (typeof SENDER_HAS)[number];
/** `wallet` is mobile money, and comes with a phone. */
export const RECIPIENT_HAS = ['cash-only', 'bank-account', 'wallet', 'phone'] as const;
export type RecipientHas = (typeof RECIPIENT_HAS)[number];
/** What contradicts `cash-only`. */
export const NOT_CASH: readonly string[] = ['bank-account', 'card', 'mobile-money', 'wallet'];

/** What a person has. A side that is not given lacks nothing. */
export interface AccessProfile {
  readonly sender?: readonly SenderHas[] | undefined;
  readonly recipient?: readonly RecipientHas[] | undefined;
}
