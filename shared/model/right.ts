/** What is known of complaining, cancelling and refunds in a country: one fact each, with its source and how far it can be trusted. */
import type { CountryCode } from './vocabulary.ts';

/** Facts that are a time: a number of units. */
export const TIME_KINDS = [
  'report-within',
  'answer',
  'answer-exceptional',
  'open-after',
  'body-within-answer',
  'body-within-complaint',
  'body-within-loss',
  'body-answers',
  'cross-border-takes',
  'cancel',
  'refund',
  'pay-out-within',
  'fraud-hold',
] as const;

/** Facts that are an amount: a number in a currency. */
export const MONEY_KINDS = ['cost', 'limit', 'not-below'] as const;

/** Facts that are a name, some with an address on the web. */
export const NAME_KINDS = [
  'body',
  'body-banks',
  'list',
  'supervisor',
  'information',
  'cross-border',
  'phone',
  'post',
] as const;

/** Facts that hold or are not there. */
export const PLAIN_KINDS = [
  'free',
  'binding',
  'not-binding',
  'members-only',
  'body-required',
  'firm-must-agree',
  'no-damages',
  'takes-complaints',
  'no-single-cases',
  'no-body',
  'must-tell',
  'money-secured',
  'registration-only',
  'register-address',
  'controlled-persons',
] as const;

export const TIME_UNITS = ['minutes', 'days', 'working-days', 'weeks', 'months', 'years'] as const;

/**
 * `own`: the law's or the authority's own words. `reported`: somebody else says so, such as a firm or the press. `old`: the page is
 * old, or may be. `doubtful`: sources differ, or the fact was not read in full.
 */
export const RIGHT_STANDINGS = ['own', 'reported', 'old', 'doubtful'] as const;
export type RightStanding = (typeof RIGHT_STANDINGS)[number];

interface Told {
  readonly id: string;
  readonly countries: readonly CountryCode[];
  readonly standing: RightStanding;
  /** Where it was read. */
  readonly source: string;
  /** ISO day. */
  readonly readOn: string;
}

export interface TimeRight extends Told {
  readonly kind: (typeof TIME_KINDS)[number];
  readonly number: number;
  readonly unit: (typeof TIME_UNITS)[number];
}
export interface MoneyRight extends Told {
  readonly kind: (typeof MONEY_KINDS)[number];
  readonly number: number;
  readonly currency: string;
}
export interface NamedRight extends Told {
  readonly kind: (typeof NAME_KINDS)[number];
  readonly name: string;
  /** Of the name, BCP 47; null: digits. */
  readonly lang: string | null;
  readonly address: string | null;
}
export interface PlainRight extends Told {
  readonly kind: (typeof PLAIN_KINDS)[number];
}
export type Right = TimeRight | MoneyRight | NamedRight | PlainRight;
