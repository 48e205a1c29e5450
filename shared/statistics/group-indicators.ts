/**
 * Computes the indicators of one period by every grouping, over the service rows of its corridors (docs/method.md,
 * indicators). Rows count as published, with duplicates and flagged rows, as in the World Bank's averages.
 */

import type { CorridorPrices, PointFlag } from '../model/corridor-prices.ts';
import { METHOD_VERSION } from '../model/method-version.ts';
import { byText } from '../model/order.ts';
import type { CorridorId } from '../model/vocabulary.ts';
import { type CorridorFacts, corridorFacts } from './corridor-facts.ts';
import { partialMean } from './corridor-indicators.ts';
import { meanBp } from './distribution.ts';
import { groupSaving, weightedMean } from './flow-weighted.ts';
import { type GroupColumn, type IndicatorRow, rowsAt, rowsByTotal, toColumns } from './indicator-rows.ts';
import type { GroupBy, GroupIndicators, IndicatorFacts, PeriodIndicators } from './indicator-types.ts';
import { spreadsOf } from './spreads.ts';
import { countVerdicts, globalTarget, speedTarget } from './targets.ts';
import { totalBp } from './totals.ts';

/** Groups of whole corridors: only these can be weighted by flows and compared with targets. */
const OF_CORRIDORS: readonly GroupBy[] = ['world', 'region', 'senderCountry', 'receiverCountry', 'corridor'];

/**
 * The indicators of the latest period among these corridors; corridors of an earlier period are left out, and counted.
 * Null if there are no corridors. The same corridors, in any order, give the same bytes.
 */
export function computeIndicators(
  all: readonly CorridorPrices[],
  facts: IndicatorFacts,
): PeriodIndicators | null {
  const [period] = all.map(({ survey }) => survey.period).sort((a, b) => byText(b, a));
  if (period === undefined) return null;
  const corridors = all.filter(({ survey }) => survey.period === period);
  const rows = [rowsAt(corridors, 200), rowsAt(corridors, 500)] as const;
  const context: Context = {
    facts,
    corridors: new Map(corridors.map((prices) => [prices.corridor, corridorFacts(prices, facts.flows)])),
  };
  const columns = [toColumns(rows[0], facts.regions), toColumns(rows[1], facts.regions)] as const;
  const orders = [rowsByTotal(columns[0].totals), rowsByTotal(columns[1].totals)] as const;
  const groupsBy = (group: GroupBy): GroupIndicators[] => {
    const at200 = rowsByKey(rows[0], columns[0].columns[group]);
    const at500 = rowsByKey(rows[1], columns[1].columns[group]);
    const spreads200 = spreadsOf(200, columns[0], orders[0], group);
    const spreads500 = spreadsOf(500, columns[1], orders[1], group);
    return [...new Set([...at200.keys(), ...at500.keys()])].sort(byText).map((key) => ({
      key,
      at200: spreads200.get(key) ?? null,
      at500: spreads500.get(key) ?? null,
      ...figuresOf(group, at200.get(key) ?? [], at500.get(key) ?? [], context),
    }));
  };
  const flags = rows.flatMap((at) => at.flatMap(({ point }) => point.flags));
  const count = (flag: PointFlag): number => flags.filter((other) => other === flag).length;
  return {
    period,
    methodVersion: METHOD_VERSION,
    regionsSource: facts.regionsSource,
    flowSource: facts.flowSource,
    leftOut: {
      otherPeriod: all.length - corridors.length,
      noRegion: corridors.filter(({ receiver }) => facts.regions[receiver] === undefined).length,
    },
    doubtful: {
      noMarginRecorded: count('no-margin-recorded'),
      totalNotPositive: count('total-not-positive'),
      blankAt500: count('blank-at-500'),
    },
    globalTarget: globalTarget(meanBp(columns[0].totals)),
    // No prices have a speed yet: the survey of 2025 Q3 has none.
    speed: speedTarget(rows[0].map(({ prices }) => ({ corridor: prices.corridor, speed: null }))),
    groups: {
      world: groupsBy('world'),
      region: groupsBy('region'),
      senderCountry: groupsBy('senderCountry'),
      receiverCountry: groupsBy('receiverCountry'),
      corridor: groupsBy('corridor'),
      providerType: groupsBy('providerType'),
      fundingInstrument: groupsBy('fundingInstrument'),
      accessPoint: groupsBy('accessPoint'),
    },
  };
}

interface Context {
  readonly facts: IndicatorFacts;
  readonly corridors: ReadonlyMap<CorridorId, CorridorFacts>;
}

function rowsByKey(rows: readonly IndicatorRow[], { codes, keys }: GroupColumn): Map<string, IndicatorRow[]> {
  const lists = keys.map((): IndicatorRow[] => []);
  rows.forEach((row, index) => {
    lists[codes[index] ?? -1]?.push(row);
  });
  return new Map(keys.map((key, code) => [key, lists[code] ?? []]));
}

type Figures = Omit<GroupIndicators, 'key' | 'at200' | 'at500'>;

function figuresOf(
  group: GroupBy,
  at200: readonly IndicatorRow[],
  at500: readonly IndicatorRow[],
  { facts, corridors }: Context,
): Figures {
  const both = [...at200, ...at500];
  const distinct = (of: (row: IndicatorRow) => string): number => new Set(both.map(of)).size;
  const named = new Set(both.map(({ prices }) => prices.corridor));
  const whole = OF_CORRIDORS.includes(group)
    ? [...named].flatMap((corridor) => corridors.get(corridor) ?? [])
    : null;
  return {
    at500WithoutBlanks: meanWithout(at500, 'blank-at-500', ({ point }) =>
      point.flags.includes('blank-at-500'),
    ),
    at200WithoutLowValueSenders: meanWithout(at200, 'low-value-sender', ({ prices }) =>
      facts.lowValueSenders.includes(prices.sender),
    ),
    coverage: {
      corridors: named.size,
      senders: distinct(({ prices }) => prices.sender),
      receivers: distinct(({ prices }) => prices.receiver),
      providers: distinct(({ service }) => service.provider),
    },
    weighted: whole && weightedMean(whole, facts.flowYear),
    saving: whole && groupSaving(whole, facts.flowYear),
    sdg: whole && countVerdicts(whole.map(({ smart }) => smart.sdg)),
    typeBasis: group === 'providerType' ? countBases(at200) : null,
  };
}

function meanWithout(
  rows: readonly IndicatorRow[],
  why: 'low-value-sender' | 'blank-at-500',
  leavesOut: (row: IndicatorRow) => boolean,
): ReturnType<typeof partialMean> {
  const kept = rows.filter((row) => !leavesOut(row));
  return partialMean(
    kept.map(({ point }) => totalBp(point)),
    { why, count: rows.length - kept.length },
  );
}

/**
 * Counts `our classification: sells Western Union` as `our classification`, and `RPW 2014 (there “KlickEx”)` as `RPW
 * 2014`.
 */
function countBases(rows: readonly IndicatorRow[]): Record<string, number> {
  const counts = new Map<string, number>();
  for (const { prices, service } of rows) {
    const [basis = ''] = (prices.providers[service.provider]?.typeBasis ?? '').split(/:| \(/);
    counts.set(basis, (counts.get(basis) ?? 0) + 1);
  }
  return Object.fromEntries([...counts].sort(([a], [b]) => byText(a, b)));
}
