/** The texts of a comparison: written by both the built page and the browser's script (comparison.ts). */
import type { AccessPoint, FundingInstrument } from '../../shared/model/vocabulary.ts';

/** What can be wrong with a typed amount; any other fault is called "not a number". */
export type AmountFault = 'not-a-number' | 'other-currency' | 'too-many-decimals' | 'not-covered';

export interface CompareWords {
  /** With `{n}` and the sign. */
  readonly percent: string;
  /** With `{min}` and `{max}`, both with the sign. */
  readonly range: string;
  readonly funding: Readonly<Record<FundingInstrument, string>>;
  readonly access: Readonly<Record<AccessPoint, string>>;
  /** With `{pay}` and `{where}`: one way. */
  readonly way: string;
  readonly bestTitle: string;
  readonly noBest: string;
  /** The plain sentence, with `{cost}`. */
  readonly taken: string;
  /** The same, if a tax on sending is part of the cost. */
  readonly takenWithTax: string;
  /** With `{value}` in the money sent, if the amount in the money at home is not known. */
  readonly worth: string;
  /** With `{amount}` and `{value}`: for an old survey, and for a recent one. */
  readonly wouldHaveArrived: string;
  readonly arrives: string;
  readonly shortTaken: string;
  readonly shortWouldHaveArrived: string;
  readonly shortArrives: string;
  /** With `{range}`, and without a range. */
  readonly estimate: string;
  readonly estimateAlone: string;
  readonly estimateNote: string;
  readonly listTitle: string;
  readonly parts: string;
  readonly otherWays: string;
  readonly otherWaysRange: string;
  readonly fee: string;
  /** The exchange rate's part: its name, and its name beside a loss. */
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
  /** Both with `{names}`: no price, or none that certainly belongs here; and a price that was never filled in. */
  readonly notPriced: string;
  readonly blank: string;
  readonly nothingFound: string;
  /** Why an amount is refused, by code; with `{example}`, `{currency}`, `{min}` and `{max}`. */
  readonly faults: Readonly<Record<AmountFault, string>>;
  readonly notLoaded: string;
}
