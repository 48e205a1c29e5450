/**
 * Which of a service's prices ranks at one amount: what the survey found, what the provider says, or what shoppers saw
 * (docs/method.md, layers). A provider gains nothing by saying less than others found.
 */

import type { Layer } from '../model/vocabulary.ts';
import { compare, type Rational, rational, subtract } from '../money/rational.ts';

/** Total costs as shares of the amount, in one reading, of one service at one amount; null where a layer has no price. */
export interface PricesByLayer {
  readonly surveyed: { readonly total: Rational; readonly isOld: boolean } | null;
  /** `isInDate`: the day lies within the feed's validity. */
  readonly said: { readonly total: Rational; readonly isInDate: boolean } | null;
  /** The median of the visits that are public and of the last 30 days. */
  readonly seen: { readonly median: Rational } | null;
}

export interface WhichRanks {
  /** The layer whose price the service has in a comparison; null: none. */
  readonly layer: Layer | null;
  /**
   * - `ranked`: by its cost.
   * - `last`: an old survey, after all others.
   * - `contradicted`: shoppers paid more than is said or was surveyed, so it never leads.
   */
  readonly standing: 'ranked' | 'last' | 'contradicted' | 'none';
}

/** Shoppers contradict a price if they paid this much more, as a share of the amount: half a point. */
const CONTRADICTED_BY = rational(5, 1000);

/**
 * 1. Of a survey in date and what the provider says in date, the dearer counts; of one alone, that one.
 * 2. If shoppers' visits are public, their median ranks; if it is more than half a point dearer than what would have
 *    ranked without them, it stands but never leads.
 * 3. Without these an old survey comes last. What was said and is out of date ranks nowhere.
 */
export function whichRanks({ surveyed, said, seen }: PricesByLayer): WhichRanks {
  const claimed = said?.isInDate ? said.total : null;
  const found = surveyed && !surveyed.isOld ? surveyed.total : null;
  const saidIsDearer = claimed && (!found || compare(claimed, found) > 0);
  const layer = saidIsDearer ? 'said' : found ? 'surveyed' : null;
  if (seen) {
    const without = (saidIsDearer ? claimed : found) ?? null;
    const isContradiction = without && compare(subtract(seen.median, without), CONTRADICTED_BY) > 0;
    return { layer: 'seen', standing: isContradiction ? 'contradicted' : 'ranked' };
  }
  if (layer) return { layer, standing: 'ranked' };
  return surveyed ? { layer: 'surveyed', standing: 'last' } : { layer: null, standing: 'none' };
}
