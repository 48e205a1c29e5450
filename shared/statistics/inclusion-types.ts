/**
 * Inclusion: what a corridor's services cost those who can reach them, and whom they leave out (docs/method.md). There is
 * no official "cost by access profile": these figures are ours, with a version. Percentages are decimal strings.
 */
import type { CountryCode } from '../model/vocabulary.ts';

export const INCLUSION_VERSION = 'karvon-inclusion-1';

/** The same text twice where the figure is exact; two where what is known gives bounds only. */
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
  /** Of the adults. */
  readonly share: Range;
  readonly reachable: number;
  /** Services of which it is not recorded whether this cell can reach them. */
  readonly unknown: number;
  /** cost(P): mean of the three cheapest reachable at 200, per-principal; null where fewer than three are. */
  readonly cost: Range | null;
}

/** Adults of the recipient's country, not remittance families. */
export interface GroupInclusion {
  readonly group: FindexGroup;
  /** Whether the publisher's file says so itself, or we inferred what the group's label means. */
  readonly label: 'checked' | 'inferred';
  readonly cells: readonly CellFigures[];
  /** Adults in cells with no reachable service. */
  readonly excludedShare: Range;
  /** Adults in cells with one or two reachable services: not excluded, and without a cost. */
  readonly unpricedShare: Range;
  /** Sum of share x cost over the sum of shares, over the cells with a cost; null where none has, or which have is not recorded. */
  readonly inclusiveCost: Range | null;
  /** Bounds from the margins: nobody published these jointly, and a product would be a guess. */
  readonly accountAndInternet: Range | null;
  readonly debitCardAndInternet: Range | null;
  /** As published. */
  readonly digitalPayment: string | null;
  readonly inactiveAccount: string | null;
}

export type InclusionWhy =
  /** Without it nothing can be said of the recipient's side. */
  | 'pay-out-not-recorded'
  /** No service that this sender can use was surveyed, which does not say that there is none. */
  | 'none-seen'
  /** Of the country, at most five years before the prices. */
  | 'no-survey-of-adults-in-date'
  /** Every price has a question mark. */
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
      /** Groups that the survey of that year does not have, or has with shares that contradict each other. */
      readonly missing: readonly FindexGroup[];
    };

/** Cheapest reachable less cheapest of all, never below 0, at 200, per-principal. */
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
      /** Percentage points, the unknown ones taken as reachable. */
      readonly atLeast: string;
      /** Of those known to be reachable; null where none is. */
      readonly atMost: string | null;
      /** The same in the send currency, of the amount surveyed; null where that is not known. */
      readonly money: {
        readonly currency: string;
        readonly atLeast: string;
        readonly atMost: string | null;
      } | null;
      /** cost(P); each bound only with three services. */
      readonly cost: { readonly atLeast: string | null; readonly atMost: string | null };
    };
