/**
 * Types of inclusion: what a corridor's services cost those who can reach them, and whom they leave out
 * (docs/method.md). There is no official "cost by access profile": these figures are ours, with a version. Percentages
 * are decimal strings.
 */
import type { CountryCode } from '../model/vocabulary.ts';
import type { Range } from './range.ts';

export const INCLUSION_VERSION = 'karvon-inclusion-2';

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

/**
 * What the recipient has, from the margins of the survey of adults: a bank account, a wallet, both, neither. Where a group's
 * wallets are not known it has the last two cells instead, and whether their adults have a wallet is not known.
 */
export const CELLS = ['both', 'bank-only', 'wallet-only', 'none', 'bank-account', 'no-bank-account'] as const;
export type Cell = (typeof CELLS)[number];

/**
 * - `priced`: three services of two providers or more are known to pay this cell at a confirmed price.
 * - `too-few`: some pay it, or may, but fewer than that.
 * - `none-seen`: no service of the survey pays it. That is not "excluded": the survey does not see every service.
 */
export const CELL_STANDINGS = ['priced', 'too-few', 'none-seen'] as const;
export type CellStanding = (typeof CELL_STANDINGS)[number];

/** What the survey's services at 200 mean for the adults of one cell. Costs are per-principal. */
export interface CellFigures {
  readonly cell: Cell;
  readonly standing: CellStanding;
  /** Services that pay this cell, whatever their price; of them with a confirmed price; and whose these are. */
  readonly seen: number;
  readonly confirmed: number;
  readonly providers: number;
  /** Services of which it is not known whether they pay this cell: pay-out not recorded, or wallets not asked about. */
  readonly unknown: number;
  /** Mean of the three cheapest with a confirmed price; `atLeast` takes the unknown ones too. Null unless priced. */
  readonly cost: Range | null;
  /** The same with prices that are not confirmed: margins of exactly 0 between two currencies, totals of 0 or less. */
  readonly costWithUnconfirmed: Range | null;
  /**
   * The cost for those of the cell who have a card too; how many they are is not known. Null for a cell without an account,
   * and where no service pays to a card.
   */
  readonly costWithCard: Range | null;
  /** The cost less that of the group's cell that has most (`both`, or `bank-account`); null unless both are priced. */
  readonly gap: Range | null;
}

/** A group's share of adults in each cell, and what follows of the cells. Adults, not remittance families. */
export interface GroupInclusion {
  readonly group: FindexGroup;
  /** Whether the publisher's file explains the group's label, or we inferred its meaning. */
  readonly label: 'checked' | 'inferred';
  /** Percent of the group's adults, in the order of the cells. */
  readonly shares: readonly { readonly cell: Cell; readonly share: string }[];
  /** Percent in cells of which none was seen, and in cells with too few. */
  readonly noWaySeenShare: string;
  readonly tooFewShare: string;
  /** Sum of share x cost divided by the sum of shares, over the priced cells; null if none is. */
  readonly inclusiveCost: Range | null;
  /** The same with prices that are not confirmed. */
  readonly inclusiveCostWithUnconfirmed: Range | null;
  /** Sum of share x gap divided by the sum of shares, over the cells with a gap; null if none has one. */
  readonly gap: Range | null;
  /** Adults with a debit card: a card is not any account. Null: not published. So are the next ones. */
  readonly debitCard: string | null;
  /** Bounds from the margins: nobody publishes the joint shares, and a product would be a guess. */
  readonly accountAndInternet: Range | null;
  readonly debitCardAndInternet: Range | null;
  readonly digitalPayment: string | null;
  readonly inactiveAccount: string | null;
}

/** How two groups differ in one cell: percentage points of their shares, the first less the second. */
export interface GroupDifference {
  readonly groups: readonly [FindexGroup, FindexGroup];
  readonly cell: Cell;
  readonly points: string;
  /** Under six points the survey of adults, a sample, shows no clear difference. */
  readonly clear: boolean;
}

/** Pay-out to a card: only who has one can be paid so. */
export interface CardPayout {
  readonly services: number;
  readonly confirmed: number;
  readonly providers: number;
}

export type InclusionWhy =
  /** Without it nothing is known of the recipient's side. */
  | 'pay-out-not-recorded'
  /** The survey has no service that this sender can use. There may be others. */
  | 'none-seen'
  /** Of the country, at most five years before the prices. */
  | 'no-survey-of-adults-in-date'
  /** Every price is flagged. Only of an access gap: for the cells, each is counted as seen. */
  | 'no-confirmed-price';

export type Inclusion =
  | { readonly computable: false; readonly why: InclusionWhy }
  | {
      readonly computable: true;
      readonly version: string;
      /** Of the survey of adults (Global Findex). */
      readonly findexYear: number;
      /** Services with a price at 200, and of them with a confirmed one. */
      readonly services: number;
      readonly confirmed: number;
      readonly card: CardPayout;
      readonly cells: readonly CellFigures[];
      readonly groups: readonly GroupInclusion[];
      readonly differences: readonly GroupDifference[];
      /** Groups that the survey of that year lacks, that lack a share of these cells, or whose shares contradict each other. */
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
