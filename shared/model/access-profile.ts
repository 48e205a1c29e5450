/** What a person has, at either end of a transfer (docs/method.md, inclusion). */
import type { RecipientHas, SenderHas } from './vocabulary.ts';

/** A side that is not given lacks nothing. */
export interface AccessProfile {
  readonly sender?: readonly SenderHas[] | undefined;
  readonly recipient?: readonly RecipientHas[] | undefined;
}

/** What contradicts `cash-only`. */
export const NOT_CASH: readonly string[] = ['bank-account', 'card', 'mobile-money', 'wallet'];
