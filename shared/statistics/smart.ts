/**
 * Computes the mean of the three cheapest qualifying services at 200, by our own rules (SMART_RULES; docs/method.md).
 * It is like the World Bank's SmaRT, whose thresholds are not public, and is never called that. Missing records give
 * bounds.
 */

import { byText } from '../model/order.ts';
import { compare, type Rational, rational } from '../money/rational.ts';
import { meanBp, percent } from './distribution.ts';
import type { SdgVerdict, SmartIndicator } from './indicator-types.ts';

/** Version of our own rule set. It is not the World Bank's SmaRT, whose thresholds are not public. */
export const SMART_RULES = 'karvon-smart-1';

/** A service at 200 with the three conditions; null: not recorded. */
export interface SmartService {
  readonly totalBp: number;
  readonly provider: string;
  readonly disclosesRate: boolean | null;
  /** The money arrives within five days. */
  readonly withinFiveDays: boolean | null;
  /** For cash pay-out: its network covers the country. For others: the account or phone it needs is recorded. */
  readonly canBeReached: boolean | null;
}

/** Whether a service qualifies; null if the records do not settle it. */
export function qualifies({ disclosesRate, withinFiveDays, canBeReached }: SmartService): boolean | null {
  const conditions = [disclosesRate, withinFiveDays, canBeReached];
  if (conditions.includes(false)) return false;
  return conditions.includes(null) ? null : true;
}

/** SDG 10.c.1 requires three services at five percent or less. */
const CHEAPEST = 3;
const SDG_BP = rational(500);

/**
 * Services that may qualify give a lower bound, those known to qualify an upper bound: more qualifying services cannot
 * make the three cheapest dearer. Fewer than three services give no bound.
 */
export function smartIndicator(services: readonly SmartService[]): SmartIndicator {
  const possible = services.filter((service) => qualifies(service) !== false).sort(byCost);
  const known = possible.filter((service) => qualifies(service) === true);
  const atLeast = meanOfThree(possible.map(({ totalBp }) => totalBp));
  const atMost = meanOfThree(known.map(({ totalBp }) => totalBp));
  return {
    rules: SMART_RULES,
    known: known.length,
    possible: possible.length,
    providers: new Set(possible.slice(0, CHEAPEST).map(({ provider }) => provider)).size,
    atLeast: atLeast && percent(atLeast),
    atMost: atMost && percent(atMost),
    sdg: verdict(atLeast, atMost),
  };
}

const byCost = (a: SmartService, b: SmartService): number =>
  a.totalBp - b.totalBp || byText(a.provider, b.provider);

/** Mean of the first three totals in rising order, basis points; null if there are fewer. */
export function meanOfThree(sortedBp: readonly number[]): Rational | null {
  const three = sortedBp.slice(0, CHEAPEST);
  return three.length < CHEAPEST ? null : meanBp(three);
}

function verdict(atLeast: Rational | null, atMost: Rational | null): SdgVerdict {
  if (!atLeast) return 'fewer-than-three';
  if (compare(atLeast, SDG_BP) > 0) return 'not-met';
  return atMost && compare(atMost, SDG_BP) <= 0 ? 'met' : 'unknown';
}
