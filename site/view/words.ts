/** The texts of a comparison: what both the built page and the browser's script write (comparison.ts). */
import type { AccessPoint, FundingInstrument } from '../../shared/corridor/vocabulary.ts';

/** What can be wrong with an amount that somebody typed; whatever else is, is called not a number. */
export type AmountFault = 'not-a-number' | 'other-currency' | 'too-many-decimals' | 'not-covered';

export interface CompareWords {
  /** `{n}` and the sign. */
  readonly percent: string;
  /** `{min}` to `{max}`, both with the sign. */
  readonly range: string;
  readonly funding: Readonly<Record<FundingInstrument, string>>;
  readonly access: Readonly<Record<AccessPoint, string>>;
  /** `{pay}` and `{where}` as one way. */
  readonly way: string;
  readonly bestTitle: string;
  readonly noBest: string;
  /** The plain sentence, with `{cost}`. */
  readonly taken: string;
  /** The same, where a tax on sending is part of the cost. */
  readonly takenWithTax: string;
  /** `{value}` in the money sent, where nothing can be said in the money at home. */
  readonly worth: string;
  /** With `{amount}` and `{value}`: an old survey, and one that is not. */
  readonly wouldHaveArrived: string;
  readonly arrives: string;
  readonly shortTaken: string;
  readonly shortWouldHaveArrived: string;
  readonly shortArrives: string;
  /** With `{range}`, and where there is none. */
  readonly estimate: string;
  readonly estimateAlone: string;
  readonly estimateNote: string;
  readonly listTitle: string;
  readonly parts: string;
  readonly otherWays: string;
  readonly otherWaysRange: string;
  readonly fee: string;
  /** Of the exchange rate: as such, and beside what was lost in it. */
  readonly margin: string;
  readonly marginLost: string;
  readonly tax: string;
  readonly payOutFee: string;
  readonly notRecorded: string;
  readonly none: string;
  readonly marginBetter: string;
  readonly sameCurrency: string;
  readonly onlyFee: string;
  readonly unconfirmedTitle: string;
  readonly unconfirmedIntro: string;
  readonly unconfirmedWay: string;
  readonly noMargin: string;
  readonly notPositive: string;
  readonly infeasibleTitle: string;
  readonly infeasible: string;
  readonly infeasibleWay: string;
  readonly notPricedTitle: string;
  /** Both with `{names}`: no price, or none that certainly belongs; and what was never filled in. */
  readonly notPriced: string;
  readonly blank: string;
  readonly nothingFound: string;
  /** Why an amount is not taken, by code; with `{example}`, `{currency}`, `{min}` and `{max}`. */
  readonly faults: Readonly<Record<AmountFault, string>>;
  readonly notLoaded: string;
}
