/** Types of a comparison's request. An error names the field, what is wrong and what is allowed. */

import type { Exchange } from '../fx/exchange.ts';
import type { AccessProfile } from '../model/access-profile.ts';
import type {
  AccessPoint,
  FundingInstrument,
  PayoutMethod,
  ProviderType,
  Reading,
} from '../model/vocabulary.ts';
import type { DecimalFault } from '../money/decimal.ts';

export interface OffersRequest {
  /** Decimal string: `140`, `199.99`. */
  readonly amount: string;
  /** What sender and recipient have; offers then say whether they can use them. */
  readonly profile?: AccessProfile | undefined;
  /** The currency of the survey's local amounts, or USD for its two nominal amounts. */
  readonly currency: string;
  /** `fee-deducted` when not given. */
  readonly reading?: Reading | undefined;
  readonly fundingInstrument?: FundingInstrument | undefined;
  readonly accessPoint?: AccessPoint | undefined;
  /** Services whose pay-out is not recorded do not pass it. */
  readonly payoutMethod?: PayoutMethod | undefined;
  readonly providerType?: ProviderType | undefined;
  /** Only prices that somebody independent of the provider found: what providers say is left out. Not given: all. */
  readonly sources?: Sources | undefined;
  /** Within a standing: by cost (not given), or by the provider's name. */
  readonly sort?: Sort | undefined;
  /** The reference rate into the recipient's currency; not given: no amounts in that currency. */
  readonly exchange?: Exchange | undefined;
  /** ISO day: decides which taxes are in force, and how old the survey is. */
  readonly today: string;
}

/** A request in either direction: how much is paid, or how much is to arrive. */
export interface EitherRequest extends Omit<OffersRequest, 'amount'> {
  readonly amount?: string | undefined;
  /** What is to arrive, as value in the same currency at the reference rate, decimal string. */
  readonly receive?: string | undefined;
}

export const SOURCES = ['independent'] as const;
export type Sources = (typeof SOURCES)[number];

export const SORTS = ['cost', 'provider'] as const;
export type Sort = (typeof SORTS)[number];

export type RequestField =
  | Exclude<keyof EitherRequest, 'today' | 'profile' | 'exchange'>
  | 'sender'
  | 'recipient';
export type RequestFault =
  | Exclude<DecimalFault, 'negative'>
  | 'not-positive'
  | 'unknown-currency'
  | 'not-covered'
  /** No surveyed amount, and no tariff, is known in money. */
  | 'not-in-money'
  | 'unknown-value'
  /** `amount` and `receive` are two questions. */
  | 'one-of-two'
  /** `cash-only` together with something that is not cash. */
  | 'contradiction';

/** A request that cannot be answered. `allowed` lists what can: amounts, currencies, words, or the number of decimals. */
export class RequestError extends Error {
  readonly field: RequestField;
  readonly code: RequestFault;
  readonly allowed: readonly string[];
  constructor(field: RequestField, code: RequestFault, allowed: readonly string[]) {
    super(`${field}: ${code}`);
    this.name = 'RequestError';
    this.field = field;
    this.code = code;
    this.allowed = allowed;
  }
}
