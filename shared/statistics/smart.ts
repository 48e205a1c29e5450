/**
 * The mean of the three cheapest qualifying services at 200, under our own rules (SMART_RULES; docs/method.md): like the
 * World Bank's SmaRT, whose thresholds are not public, and never called that. What is not recorded gives bounds, not figures.
 */

import { byText } from '../model/order.ts';
import { compare, type Rational, rational } from '../money/rational.ts';
import { meanBp, percent } from './distribution.ts';
import type { SdgVerdict, SmartIndicator } from './indicator-types.ts';

/** Version of our own rule set. It is not the World Bank's SmaRT, whose thresholds are not public. */
export const SMART_RULES = 'karvon-smart-1';

/** A service at 200 with what is recorded of the three conditions; null where it is not recorded. */
export interface SmartService {
  readonly totalBp: number;
  readonly provider: string;
  readonly disclosesRate: boolean | null;
  /** The money is there within five days. */
  readonly withinFiveDays: boolean | null;
  /** Its network covers the country where cash is handed out; elsewhere it is recorded which account or phone it needs. */
  readonly canBeReached: boolean | null;
}

/** Whether a service qualifies; null where what is recorded does not settle it. */
export function qualifies({ disclosesRate, withinFiveDays, canBeReached }: SmartService): boolean | null {
  const conditions = [disclosesRate, withinFiveDays, canBeReached];
  if (conditions.includes(false)) return false;
  return conditions.includes(null) ? null : true;
}

/** SDG 10.c.1 asks for three services, at five percent. */
const CHEAPEST = 3;
const SDG_BP = rational(500);

/**
 * Services that may qualify give a lower bound, those known to qualify an upper one: whoever else qualifies, the three
 * cheapest cannot be dearer. Without three there is no bound.
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

/** Mean of the first three of totals in rising order, basis points; null where there are fewer. */
export function meanOfThree(sortedBp: readonly number[]): Rational | null {
  const three = sortedBp.slice(0, CHEAPEST);
  return three.length < CHEAPEST ? null : meanBp(three);
}

function verdict(atLeast: Rational | null, atMost: Rational | null): SdgVerdict {
  if (!atLeast) return 'fewer-than-three';
  if (compare(atLeast, SDG_BP) > 0) return 'not-met';
  return atMost && compare(atMost, SDG_BP) <= 0 ? 'met' : 'unknown';
}
