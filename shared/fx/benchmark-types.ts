/** Types of the reference rates of a day: what each currency is worth in US dollars, and the bulletins it comes from. */

import type { Day } from '../model/day.ts';
import type { CurrencyCode } from '../model/vocabulary.ts';
import type { Calendar } from './calendar-types.ts';

/** `source:fixedOn`, as `cbr:2026-04-24`: at most one bulletin of a source counts for a fixing day. */
export type BulletinRef = string;

/**
 * What a figure is based on: two or more banks that agree; one bank, found plausible; a peg in law or in fact, where no
 * bank publishes the currency; or nothing, because it is the dollar itself.
 */
export type Basis = 'consensus' | 'one-bank' | 'peg' | 'anchor';

export interface BenchmarkRate {
  readonly currency: CurrencyCode;
  /** US dollars for one unit: a decimal string of at most 12 significant digits, rounded once, half away from zero. */
  readonly usd: string;
  /**
   * The lowest and the highest figure of the banks that day, as `usd`; also those of banks that do not agree with it, where no
   * majority decides. Absent: there is one figure alone.
   */
  readonly range?: { readonly low: string; readonly high: string };
  /** The day whose market it describes. */
  readonly fixedOn: Day;
  /** Days from `fixedOn` to the benchmark's day: 0, or how long it was carried forward. */
  readonly age: number;
  readonly basis: Basis;
  /** Ids of the banks that agree on it, sorted; none for the anchor and a peg to the dollar. */
  readonly banks: readonly string[];
  /** The bulletins of these banks, sorted. */
  readonly bulletins: readonly BulletinRef[];
}

export type WhyAbsent =
  /** No bulletin since memory begins has it, and it has no peg. */
  | 'not-published'
  /** Published since memory begins, but no figure was taken: the notices say why. */
  | 'not-taken'
  /** The last figure is too old to be carried forward. */
  | 'too-old'
  /** It is pegged to a currency that is absent. */
  | 'peg-without-anchor';

export interface AbsentRate {
  readonly currency: CurrencyCode;
  readonly why: WhyAbsent;
}

/** Why a bank's submission was excluded, or should be looked at (docs/method.md, reference rates). */
export type NoticeRule =
  /** Two or more others agree, and this one is off by more than the limit. */
  | 'outlier'
  /** No two banks agree, and this one is not the one nearest to the previous figure. */
  | 'disagrees'
  /** One bank alone, and further from the previous figure than the move limit; taken once confirmed. */
  | 'jump'
  /** One bank alone, off by a factor too large to believe a single bank. */
  | 'magnitude'
  /** One bank alone, and its figure fits only as its reciprocal. */
  | 'upside-down'
  /** One bank alone, and neither a previous figure nor a reference magnitude to check it against. */
  | 'no-reference'
  /**
   * Most of the bank's figures that day are outliers, or its dollar rate is not believable: all its submissions are
   * excluded.
   */
  | 'bank-off'
  /** Its bank gave no dollar rate for that fixing day. */
  | 'no-dollar-rate'
  /** Not a positive decimal number. */
  | 'not-a-rate'
  /** A bulletin of a source that the rules do not know. */
  | 'unknown-source'
  /** Taken, but off the peg on record. */
  | 'off-peg';

export interface Notice {
  readonly currency: CurrencyCode;
  readonly fixedOn: Day;
  readonly rule: NoticeRule;
  readonly bank: string;
  readonly bulletins: readonly BulletinRef[];
  /** The bank's own figure in US dollars for one unit, written as in BenchmarkRate; null where there is none. */
  readonly usd: string | null;
}

export interface BulletinBehind {
  readonly source: string;
  readonly fixedOn: Day;
  readonly validOn: Day;
  /** SHA-256 of the answer's bytes. */
  readonly evidence: string;
}

export interface Benchmark {
  readonly format: 1;
  readonly methodVersion: string;
  readonly day: Day;
  /** Sorted by currency, USD among them. */
  readonly rates: readonly BenchmarkRate[];
  /** Sorted by currency. */
  readonly absent: readonly AbsentRate[];
  /** Every bulletin that a rate or a notice names. */
  readonly bulletins: Readonly<Record<BulletinRef, BulletinBehind>>;
  /** Submissions excluded on or after the fixing day of the figure in force, and submissions to look at; sorted. */
  readonly notices: readonly Notice[];
}

/** What the benchmark needs to know of a source. A catalogue entry can be one. */
export interface BenchmarkSource {
  readonly id: string;
  readonly bank: string;
  readonly calendar: Calendar;
}

/** A fixed rate: `units` of the currency for `per` of the anchor, in force from `from` to `to`, both included. */
export interface Peg {
  readonly currency: CurrencyCode;
  readonly anchor: CurrencyCode;
  /** Decimal strings. */
  readonly units: string;
  readonly per: string;
  /** Null: since before our oldest bulletin. */
  readonly from: Day | null;
  /** Null: still in force. */
  readonly to: Day | null;
  /** Where the peg is documented: law, bank, address. */
  readonly source: string;
}

/**
 * A reference magnitude: roughly what a currency was worth on a day, in US dollars for one unit. Used without a
 * previous figure.
 */
export interface Prior {
  readonly currency: CurrencyCode;
  readonly usd: string;
  readonly on: Day;
}

export interface BenchmarkRules {
  readonly sources: readonly BenchmarkSource[];
  readonly pegs: readonly Peg[];
  readonly priors: readonly Prior[];
  /** An earlier benchmark to check figures against until one is taken since memory begins. */
  readonly previous?: Pick<Benchmark, 'rates'>;
  /** Wanted currencies: listed as absent even if no bulletin has them. */
  readonly currencies?: readonly CurrencyCode[];
}

/** What a page or an offer needs of two currencies. */
export interface PairRate {
  readonly from: CurrencyCode;
  readonly to: CurrencyCode;
  /** Units of `to` for one of `from`: decimal string of at most 10 significant digits. */
  readonly rate: string;
  /** The fixing day of either side; the same day where one side is the dollar. */
  readonly fixedOn: readonly [from: Day, to: Day];
  /** Days of the older side. */
  readonly age: number;
  /** How many banks agree on either side; 0 for the dollar and a peg to it: see `basis`. */
  readonly banks: { readonly from: number; readonly to: number };
  /** The basis of the weaker side: one-bank, else peg, else consensus; anchor only for the dollar against itself. */
  readonly basis: Basis;
}
