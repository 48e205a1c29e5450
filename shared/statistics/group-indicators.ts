/**
 * Computes the indicators of one period by every grouping, over the service rows of its corridors (docs/method.md,
 * indicators). Rows count as published, with duplicates and flagged rows, as in the World Bank's averages.
 */

import type { CorridorPrices, PointFlag } from '../model/corridor-prices.ts';
import { METHOD_VERSION } from '../model/method-version.ts';
import { byText } from '../model/order.ts';
import type { CorridorId, Denomination } from '../model/vocabulary.ts';
import { formatDecimal, parseDecimal } from '../money/decimal.ts';
import { add, divide, rational, reduce } from '../money/rational.ts';
import { type CorridorFacts, corridorFacts } from './corridor-facts.ts';
import { partialMean } from './corridor-indicators.ts';
import { meanBp, percent } from './distribution.ts';
import { type FirmRow, firmsOf } from './firms.ts';
import { groupSaving, weightedMean } from './flow-weighted.ts';
import { type ColumnName, columnsOf } from './group-keys.ts';
import {
  type GroupColumn,
  type IndicatorRow,
  isBlank,
  rowsAt,
  rowsByTotal,
  toColumns,
} from './indicator-rows.ts';
import type {
  GroupBy,
  GroupIndicators,
  IndicatorFacts,
  MayBeDigital,
  PartialMean,
  PeriodIndicators,
} from './indicator-types.ts';
import { smartAverages } from './smart.ts';
import { speedTarget } from './speed-target.ts';
import { spreadsOf } from './spreads.ts';
import { isDigital, mayBeDigital } from './subsets.ts';
import { countVerdicts, globalTarget } from './targets.ts';
import { pointAt, totalBp } from './totals.ts';

/** The most decimals of any currency. */
const MONEY_DECIMALS = 4;
const MONEY_UNIT = 10n ** BigInt(MONEY_DECIMALS);

/** Groups of whole corridors: only these can be weighted by flows and compared with targets. */
export const OF_CORRIDORS: readonly GroupBy[] = [
  'world',
  'region',
  'senderCountry',
  'receiverCountry',
  'corridor',
];

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
    rowsAt200: rows[0].length,
    fees: feesOf(rows[0]),
    corridors: new Map(corridors.map((prices) => [prices.corridor, corridorFacts(prices, facts.flows)])),
  };
  const columns = [
    toColumns(rows[0], facts.regions, corridors),
    toColumns(rows[1], facts.regions, corridors),
  ] as const;
  const orders = [rowsByTotal(columns[0].totals), rowsByTotal(columns[1].totals)] as const;
  const groupsIn = (group: GroupBy, name: ColumnName): GroupIndicators[] => {
    const at200 = rowsByKey(rows[0], columns[0].columns[name]);
    const at500 = rowsByKey(rows[1], columns[1].columns[name]);
    const spreads = (denomination: Denomination, at: 0 | 1) => {
      const { totals, columns: all } = columns[at];
      return spreadsOf(denomination, totals, orders[at], all[name], all.corridor);
    };
    const [spreads200, spreads500] = [spreads(200, 0), spreads(500, 1)];
    return [...new Set([...at200.keys(), ...at500.keys()])].sort(byText).map((key) => ({
      key,
      at200: spreads200.get(key) ?? null,
      at500: spreads500.get(key) ?? null,
      ...figuresOf(group, at200.get(key) ?? [], at500.get(key) ?? [], context),
      published: publishedOf(facts, period, group, key),
    }));
  };
  const groupsBy = (group: GroupBy): GroupIndicators[] =>
    columnsOf(group).flatMap((name) => groupsIn(group, name));
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
    // Like the other indicators it is of the services with a price at 200.
    speed: speedTarget(
      corridors.map(({ services }) => services.filter((service) => pointAt(service, 200) !== undefined)),
    ),
    mayBeDigital: digitalAtMost(rows[0]),
    groups: {
      world: groupsBy('world'),
      region: groupsBy('region'),
      senderCountry: groupsBy('senderCountry'),
      receiverCountry: groupsBy('receiverCountry'),
      corridor: groupsBy('corridor'),
      providerType: groupsBy('providerType'),
      fundingInstrument: groupsBy('fundingInstrument'),
      accessPoint: groupsBy('accessPoint'),
      payoutMethod: groupsBy('payoutMethod'),
      speed: groupsBy('speed'),
      subset: groupsBy('subset'),
    },
  };
}

interface Context {
  readonly facts: IndicatorFacts;
  readonly rowsAt200: number;
  readonly fees: ReadonlyMap<IndicatorRow, Fee>;
  readonly corridors: ReadonlyMap<CorridorId, CorridorFacts>;
}

function rowsByKey(rows: readonly IndicatorRow[], { codes, keys }: GroupColumn): Map<string, IndicatorRow[]> {
  const lists = keys.map((): IndicatorRow[] => []);
  rows.forEach((row, index) => {
    lists[codes[index] ?? -1]?.push(row);
  });
  return new Map(keys.map((key, code) => [key, lists[code] ?? []]));
}

function publishedOf(
  { published }: IndicatorFacts,
  period: string,
  group: GroupBy,
  key: string,
): NonNullable<GroupIndicators['published']> {
  const own = published.filter((one) => one.period === period && one.group === group && one.key === key);
  return Object.fromEntries(own.map(({ kind, value }) => [kind, value]));
}

/** The mean of digital services, with those that may be digital. */
function digitalAtMost(rows: readonly IndicatorRow[]): MayBeDigital {
  const doubtful = rows.filter(({ service }) => mayBeDigital(service));
  const all = [...rows.filter(({ service }) => isDigital(service)), ...doubtful];
  const mean = all.length === 0 ? null : percent(meanBp(all.map(({ point }) => totalBp(point))));
  return { services: doubtful.length, mean };
}

type Figures = Omit<GroupIndicators, 'key' | 'at200' | 'at500' | 'published'>;

function figuresOf(
  group: GroupBy,
  at200: readonly IndicatorRow[],
  at500: readonly IndicatorRow[],
  { facts, corridors, rowsAt200, fees }: Context,
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
    smart: whole && smartAverages(whole),
    share: formatDecimal(rational(100 * at200.length, rowsAt200), 2),
    at200FromFees: meanFromFees(at200, fees),
    firms: whole && group !== 'corridor' ? firmsOf(at200.map(firmRow)) : null,
    typeBasis: group === 'providerType' ? countBases(at200) : null,
  };
}

const firmRow = ({ prices, service, point }: IndicatorRow): FirmRow => ({
  provider: service.provider,
  firm: prices.providers[service.provider],
  totalBp: totalBp(point),
});

/**
 * The mean of the totals with the fee's share of the amount as the money gives it, not rounded to a hundredth of a percent; where
 * no money is recorded, as published. Blank rows are left out.
 */
function meanFromFees(rows: readonly IndicatorRow[], fees: Context['fees']): PartialMean | null {
  let [count, basisPoints] = [0, 0];
  // A sum for each amount: the shares of all its fees have the same denominator.
  const sums = new Map<string, { readonly amount: number; units: number }>();
  for (const row of rows) {
    const fee = fees.get(row);
    if (!fee) continue;
    count += 1;
    basisPoints += row.point.marginBp + fee.bp;
    const sum = sums.get(fee.amount) ?? { amount: unitsOf(fee.amount), units: 0 };
    sum.units += fee.units;
    sums.set(fee.amount, sum);
  }
  if (count === 0) return null;
  const total = [...sums.values()]
    .map(({ amount, units }) => rational(BigInt(units) * 10_000n, amount))
    .reduce((a, b) => reduce(add(a, b)), rational(basisPoints));
  const leftOut = { why: 'blank', count: rows.length - count } as const;
  return { count, mean: percent(divide(total, rational(count))), leftOut };
}

/** A fee in money, in whole units, with the amount it was asked at; or its share as published, if no money is recorded. */
interface Fee {
  readonly amount: string;
  readonly units: number;
  readonly bp: number;
}

/** Money in whole units of the smallest part that any currency has. */
function unitsOf(money: string): number {
  const { n, d } = parseDecimal(money, MONEY_DECIMALS);
  return Number((n * MONEY_UNIT) / d);
}

/** The fee of each row; a blank row has none. */
function feesOf(rows: readonly IndicatorRow[]): Map<IndicatorRow, Fee> {
  const fees = new Map<IndicatorRow, Fee>();
  for (const row of rows) {
    const { prices, point } = row;
    if (isBlank(row)) continue;
    const amount = prices.amounts[0].local?.amount;
    fees.set(
      row,
      point.fee === undefined || amount === undefined
        ? { amount: '1', units: 0, bp: point.feeBp }
        : { amount, units: unitsOf(point.fee), bp: 0 },
    );
  }
  return fees;
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
