/** What the sender and the recipient of a transfer have (docs/method.md, inclusion). */
import type { RecipientHas, SenderHas } from './vocabulary.ts';

/** A side that is not given is taken to lack nothing. */
export interface AccessProfile {
  readonly sender?: readonly SenderHas[] | undefined;
  readonly recipient?: readonly RecipientHas[] | undefined;
}

/** What contradicts `cash-only`. */
export const NOT_CASH: readonly string[] = ['bank-account', 'card', 'mobile-money', 'wallet'];
