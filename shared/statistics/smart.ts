/**
 * Computes the mean of the three cheapest qualifying services at 200, by our own rules (SMART_RULES; docs/method.md).
 * It is like the World Bank's SmaRT, whose thresholds are not public, and is never called that. Missing records give
 * bounds.
 */

import { byText } from '../model/order.ts';
import { formatDecimal } from '../money/decimal.ts';
import { add, compare, divide, type Rational, rational, ZERO } from '../money/rational.ts';
import { meanBp, percent } from './distribution.ts';
import type { SdgVerdict, SmartAverage, SmartAverages, SmartIndicator } from './indicator-types.ts';

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

/** Exact, basis points; null with fewer than three. */
interface Bounds {
  readonly atLeast: Rational | null;
  readonly atMost: Rational | null;
}

/** The three cheapest of a corridor, exact. */
export interface CheapestThree {
  readonly byService: Bounds;
  readonly byProvider: Bounds;
}

/**
 * Services that may qualify give a lower bound, those known to qualify an upper bound: more qualifying services cannot make the
 * three cheapest dearer. Fewer than three services, or three providers, give no bound.
 */
export function cheapestThree(services: readonly SmartService[]): CheapestThree {
  const { possible, known } = qualifying(services);
  const bounds = (pick: (services: readonly SmartService[]) => readonly SmartService[]): Bounds => ({
    atLeast: meanOfThree(pick(possible).map(({ totalBp }) => totalBp)),
    atMost: meanOfThree(pick(known).map(({ totalBp }) => totalBp)),
  });
  return { byService: bounds((all) => all), byProvider: bounds(firstOfEach) };
}

/** Those that the lower bounds are of, as given; none with fewer than three. */
export function threeCheapest<S extends SmartService>(
  services: readonly S[],
): Readonly<Record<keyof CheapestThree, readonly S[]>> {
  const { possible } = qualifying(services);
  const three = (all: readonly S[]): readonly S[] => (all.length < CHEAPEST ? [] : all.slice(0, CHEAPEST));
  return { byService: three(possible), byProvider: three(firstOfEach(possible)) };
}

/** The cheapest of each provider, of services in rising order. */
function firstOfEach<S extends SmartService>(sorted: readonly S[]): S[] {
  const firsts = new Map<string, S>();
  for (const service of sorted) if (!firsts.has(service.provider)) firsts.set(service.provider, service);
  return [...firsts.values()];
}

/** Both in rising order. */
function qualifying<S extends SmartService>(services: readonly S[]) {
  const possible = services.filter((service) => qualifies(service) !== false).sort(byCost);
  return { possible, known: possible.filter((service) => qualifies(service) === true) };
}

/** The three cheapest of a corridor, as published. */
export function smartIndicator(services: readonly SmartService[]): SmartIndicator {
  const { possible, known } = qualifying(services);
  const { byService, byProvider } = cheapestThree(services);
  const written = ({ atLeast, atMost }: Bounds) => ({
    atLeast: atLeast && percent(atLeast),
    atMost: atMost && percent(atMost),
  });
  return {
    rules: SMART_RULES,
    known: known.length,
    possible: possible.length,
    providers: new Set(possible.slice(0, CHEAPEST).map(({ provider }) => provider)).size,
    ...written(byService),
    byProvider: written(byProvider),
    sdg: verdict(byService),
  };
}

const byCost = (a: SmartService, b: SmartService): number =>
  a.totalBp - b.totalBp || byText(a.provider, b.provider);

/** Mean of the first three totals in rising order, basis points; null if there are fewer. */
export function meanOfThree(sortedBp: readonly number[]): Rational | null {
  const three = sortedBp.slice(0, CHEAPEST);
  return three.length < CHEAPEST ? null : meanBp(three);
}

function verdict({ atLeast, atMost }: Bounds): SdgVerdict {
  if (!atLeast) return 'fewer-than-three';
  if (compare(atLeast, SDG_BP) > 0) return 'not-met';
  return atMost && compare(atMost, SDG_BP) <= 0 ? 'met' : 'unknown';
}

/** What the three cheapest of each corridor give over many corridors. */
export function smartAverages(
  corridors: readonly { readonly three: CheapestThree; readonly smart: SmartIndicator }[],
): SmartAverages {
  const averageOf = (of: keyof CheapestThree): SmartAverage => {
    const bounds = corridors.flatMap(({ three }) => three[of].atLeast ?? []);
    if (bounds.length === 0) return { corridors: 0, atLeast: null, atMost5: null };
    const count = rational(bounds.length);
    const cheap = bounds.filter((bound) => compare(bound, SDG_BP) <= 0).length;
    return {
      corridors: bounds.length,
      atLeast: percent(divide(bounds.reduce(add, ZERO), count)),
      atMost5: formatDecimal(rational(100 * cheap, bounds.length), 2),
    };
  };
  return {
    rules: SMART_RULES,
    byService: averageOf('byService'),
    byProvider: averageOf('byProvider'),
    bounded: corridors.filter(({ three }) => three.byService.atMost).length,
    oneFirm: corridors.filter(({ three, smart }) => three.byService.atLeast && smart.providers === 1).length,
  };
}
