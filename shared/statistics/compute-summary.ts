/**
 * Computes the summary of a publication from the prices of all its corridors: a line per corridor, and the world's
 * figures over all rows of the newest period.
 */

import type { CorridorPrices, SurveyRef } from '../model/corridor-prices.ts';
import { METHOD_VERSION } from '../model/method-version.ts';
import { byText } from '../model/order.ts';
import type { CorridorId, Denomination } from '../model/vocabulary.ts';
import { add, type Rational, rational, reduce, ZERO } from '../money/rational.ts';
import type { PairingCounts } from '../pricing/survey.ts';
import { countPairs } from '../pricing/survey.ts';
import { distribution, meanBp, percent } from './distribution.ts';
import type { CorridorSummary, Summary } from './summary.ts';
import { totalsBp } from './totals.ts';

/**
 * The summary of these corridors; their order does not matter. The world's figures are of the newest period alone; without corridors there
 * are none.
 */
export function computeSummary(all: readonly CorridorPrices[]): Summary {
  const sorted = [...all].sort((a, b) => byText(a.corridor, b.corridor));
  // A corridor that the newest round leaves out keeps its last one: it has its line, and is in no figure of the world.
  const [newest] = sorted.map(({ survey }) => survey.period).sort((a, b) => byText(b, a));
  const ofNewest = sorted.filter(({ survey }) => survey.period === newest);
  const world = (denomination: Denomination) =>
    distribution(
      denomination,
      ofNewest.flatMap(({ services }) => totalsBp(services, denomination)),
    );
  return {
    format: 1,
    methodVersion: METHOD_VERSION,
    surveys: surveysOf(sorted),
    corridors: sorted.map(lineOf),
    world: sorted.length > 0 ? [world(200), world(500)] : null,
    meanOfCorridorMeans: sorted.length > 0 ? [meanOfMeans(ofNewest, 200), meanOfMeans(ofNewest, 500)] : null,
    pairing: sorted.map(({ services }) => countPairs(services)).reduce(addCounts, NO_ROWS),
    providers: corridorsByProvider(sorted),
  };
}

function lineOf({
  corridor,
  sender,
  receiver,
  survey,
  providers,
  services,
}: CorridorPrices): CorridorSummary {
  const at = (denomination: Denomination) => distribution(denomination, totalsBp(services, denomination));
  const indicators = [at(200), at(500)] as const;
  return {
    corridor,
    sender,
    receiver,
    // Not the number of joined services: two prices that could not be joined would count twice.
    services: Math.max(indicators[0].count, indicators[1].count),
    providers: Object.keys(providers).length,
    period: survey.period,
    indicators,
  };
}

/** Exact: from the corridors' totals, not from their rounded means. */
function meanOfMeans(all: readonly CorridorPrices[], denomination: Denomination): string {
  const sum = all
    .map(({ services }) => meanBp(totalsBp(services, denomination)))
    .reduce((a: Rational, b) => reduce(add(a, b)), ZERO);
  return percent(rational(sum.n, sum.d * BigInt(all.length)));
}

const NO_ROWS: PairingCounts = { rows200: 0, rows500: 0, joined: 0, single200: 0, single500: 0 };

const addCounts = (a: PairingCounts, b: PairingCounts): PairingCounts => ({
  rows200: a.rows200 + b.rows200,
  rows500: a.rows500 + b.rows500,
  joined: a.joined + b.joined,
  single200: a.single200 + b.single200,
  single500: a.single500 + b.single500,
});

function surveysOf(all: readonly CorridorPrices[]): SurveyRef[] {
  const byEdition = new Map(all.map(({ survey }) => [survey.edition, survey]));
  return [...byEdition.values()].sort((a, b) => byText(a.edition, b.edition));
}

function corridorsByProvider(all: readonly CorridorPrices[]): Record<string, CorridorId[]> {
  const found = new Map<string, CorridorId[]>();
  for (const { corridor, providers } of all) {
    for (const id of Object.keys(providers)) found.set(id, [...(found.get(id) ?? []), corridor]);
  }
  return Object.fromEntries([...found].sort(([a], [b]) => byText(a, b)));
}
