/**
 * Types of inclusion: what a corridor's services cost those who can reach them, and whom they leave out
 * (docs/method.md). There is no official "cost by access profile": these figures are ours, with a version. Percentages
 * are decimal strings.
 */
import type { CountryCode } from '../model/vocabulary.ts';

export const INCLUSION_VERSION = 'karvon-inclusion-1';

/** Lower and upper bound; the same text twice if the figure is exact. */
export interface Range {
  readonly atLeast: string;
  readonly atMost: string;
}

export const FINDEX_GROUPS = ['all', 'women', 'men', 'poorest-40', 'rural'] as const;
export type FindexGroup = (typeof FINDEX_GROUPS)[number];

/** Shares of a country's adults in a year, hundredths of a percent; null: not asked, or not published for the group. */
export interface FindexShares {
  readonly group: FindexGroup;
  readonly account: number;
  /** At a bank or a similar institution. */
  readonly bankAccount: number;
  readonly wallet: number | null;
  readonly internet: number | null;
  readonly debitCard: number | null;
  /** Made or received a digital payment. */
  readonly digitalPayment: number | null;
  readonly inactiveAccount: number | null;
}
export interface FindexYear {
  readonly country: CountryCode;
  readonly year: number;
  readonly groups: readonly FindexShares[];
}

/** What the recipient has: an account, a wallet, both, neither. */
export const CELLS = ['both', 'bank-only', 'wallet-only', 'none'] as const;
export type Cell = (typeof CELLS)[number];

export interface CellFigures {
  readonly cell: Cell;
  /** Share of the adults. */
  readonly share: Range;
  readonly reachable: number;
  /** Services where it is not recorded whether this cell can reach them. */
  readonly unknown: number;
  /** cost(P): mean of the three cheapest reachable services at 200, per-principal; null with fewer than three. */
  readonly cost: Range | null;
}

/** Adults of the recipient's country, not remittance families. */
export interface GroupInclusion {
  readonly group: FindexGroup;
  /** Whether the publisher's file explains the group's label, or we inferred its meaning. */
  readonly label: 'checked' | 'inferred';
  readonly cells: readonly CellFigures[];
  /** Adults in cells with no reachable service. */
  readonly excludedShare: Range;
  /** Adults in cells with one or two reachable services: not excluded, but without a cost. */
  readonly unpricedShare: Range;
  /**
   * Sum of share x cost divided by the sum of shares, over the cells with a cost; null if no cell has one, or the
   * records do not show which.
   */
  readonly inclusiveCost: Range | null;
  /** Bounds from the margins: nobody publishes the joint shares, and a product would be a guess. */
  readonly accountAndInternet: Range | null;
  readonly debitCardAndInternet: Range | null;
  /** As published. */
  readonly digitalPayment: string | null;
  readonly inactiveAccount: string | null;
}

export type InclusionWhy =
  /** Without it nothing is known of the recipient's side. */
  | 'pay-out-not-recorded'
  /** The pay-out is recorded, and how to publish the figures of this survey is not settled. */
  | 'not-published'
  /** The survey has no service that this sender can use. There may be others. */
  | 'none-seen'
  /** Of the country, at most five years before the prices. */
  | 'no-survey-of-adults-in-date'
  /** Every price is flagged. */
  | 'no-confirmed-price';

export type Inclusion =
  | { readonly computable: false; readonly why: InclusionWhy }
  | {
      readonly computable: true;
      readonly version: string;
      /** Of the survey of adults (Global Findex). */
      readonly findexYear: number;
      readonly services: number;
      readonly groups: readonly GroupInclusion[];
      /** Groups that the survey of that year lacks, or whose shares contradict each other. */
      readonly missing: readonly FindexGroup[];
    };

/** The cheapest reachable price less the cheapest of all, never below 0, at 200, per-principal. */
export type AccessGap =
  | { readonly computable: false; readonly why: InclusionWhy }
  | {
      readonly computable: true;
      readonly version: string;
      readonly reachable: number;
      readonly unknown: number;
      readonly notReachable: number;
      readonly cheapest: string;
      readonly cheapestReachable: string | null;
      /** Percentage points, with unknown services taken as reachable. */
      readonly atLeast: string;
      /** Percentage points over services known to be reachable; null if there are none. */
      readonly atMost: string | null;
      /** The same in the send currency, for the surveyed amount; null if that is not known. */
      readonly money: {
        readonly currency: string;
        readonly atLeast: string;
        readonly atMost: string | null;
      } | null;
      /** cost(P); each bound needs three services. */
      readonly cost: { readonly atLeast: string | null; readonly atMost: string | null };
    };
