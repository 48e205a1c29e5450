/** The terms of a question about a purse: what leaves it, and what arrives of that. */
import type { SurveyedAmount } from './spot.ts';
import type { Terms } from './tariff-cost.ts';

/** Terms whose reading is `fee-deducted`: an outlay is all that leaves the purse. */
export interface Purse extends Terms {
  readonly reading: 'fee-deducted';
  /** The amounts that survey points are at, in their order; none where they are not known in the currency. */
  readonly surveyed: readonly SurveyedAmount[];
}
