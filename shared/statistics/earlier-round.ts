/**
 * Computes the figures of an earlier round of the survey from its rows (docs/method.md, earlier periods). Every price counts as published,
 * also one that is no offer, as in the World Bank's averages of then; one whose rate was not disclosed counts nowhere.
 */
import { groupBy } from '../model/group-by.ts';
import { METHOD_VERSION } from '../model/method-version.ts';
import { byText } from '../model/order.ts';
import { type CorridorId, corridorId, type Denomination, type ProviderType } from '../model/vocabulary.ts';
import { formatDecimal } from '../money/decimal.ts';
import { rational } from '../money/rational.ts';
import type { RoundRow } from '../pricing/survey.ts';
import { distribution, meanBp, percent } from './distribution.ts';
import type {
  CountedMean,
  EarlierCorridor,
  EarlierGroup,
  EarlierPart,
  EarlierRound,
  Recorded,
  Way,
} from './earlier-types.ts';
import { columnsOf, type Grouped, groupKeys, type KeyOf } from './group-keys.ts';
import { columnOf, rowsByTotal } from './indicator-rows.ts';
import type { Distribution, GroupBy, IndicatorFacts } from './indicator-types.ts';
import { spreadsOf } from './spreads.ts';
import { internationalOperators } from './subsets.ts';

export interface EarlierFacts extends Pick<IndicatorFacts, 'regions' | 'regionsSource'> {
  /** The type of a firm where the round's rows give none of their own. */
  readonly typeOf: (provider: string) => ProviderType | undefined;
}

export interface ComputedRound {
  readonly round: EarlierRound;
  readonly corridors: readonly EarlierCorridor[];
}

/** The World Bank's own average left Russia out as a sender before this quarter. */
const RUSSIA_COUNTS_FROM = '2016-Q1';

/** Senders that the official mean of a period leaves out. */
export const leftOutOf = (period: string): readonly string[] => (period < RUSSIA_COUNTS_FROM ? ['RUS'] : []);

/** Of a row what the figures are made of. */
export interface Counted extends Grouped {
  readonly row: RoundRow;
  readonly type: ProviderType;
  readonly totalBp: number;
}

/** Whether a price counts: of a fee alone no total is known. */
const isCounted = ({ standing }: RoundRow): boolean => standing !== 'fee-only';

/** A row of a round with what decides on its groups, counted or not. @param typeOf as in EarlierFacts */
export const earlierPrice = (row: RoundRow, typeOf: EarlierFacts['typeOf']): Counted => ({
  row,
  sender: row.sender,
  receiver: row.receiver,
  corridor: corridorId(row.sender, row.receiver),
  type: row.firm?.type ?? typeOf(row.provider) ?? 'unknown',
  service: row,
  totalBp: row.totalBp ?? row.feeBp + row.marginBp,
});

/** The rows of a round that count, and how they are grouped. */
export function countedRows(
  rows: readonly RoundRow[],
  { regions, typeOf }: Pick<EarlierFacts, 'regions' | 'typeOf'>,
) {
  const counted = rows.filter(isCounted).map((row) => earlierPrice(row, typeOf));
  const byCorridor = groupBy(counted, ({ corridor }) => corridor);
  const recorded = recordedIn(counted);
  const international = internationalOperators(
    [...byCorridor.values()].map((own) => own.map(({ row }) => row)),
  );
  return { counted, byCorridor, recorded, keyOf: groupKeys({ regions, international, recorded }) };
}

/** The same rows, in any order, give the same figures. */
export function earlierRound(
  period: string,
  rows: readonly RoundRow[],
  { regions, regionsSource, typeOf }: EarlierFacts,
): ComputedRound {
  const { counted, byCorridor, recorded, keyOf } = countedRows(rows, { regions, typeOf });
  const leftOut = leftOutOf(period);
  const standing = (is: RoundRow['standing']): number => rows.filter((row) => row.standing === is).length;
  const groupsBy = (group: GroupBy): EarlierGroup[] =>
    columnsOf(group).flatMap((name) => groupsIn(counted, keyOf(name), leftOut));
  return {
    round: {
      period,
      methodVersion: METHOD_VERSION,
      regionsSource,
      regionsOfThen: false,
      officialLikeLeavesOut: leftOut,
      prices: {
        counted: counted.length,
        notComparable: standing('not-comparable'),
        quarantined: standing('quarantined'),
        rateNotDisclosed: standing('fee-only'),
      },
      recorded,
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
    },
    corridors: [...byCorridor]
      .sort(([a], [b]) => byText(a, b))
      .map(([corridor, own]) => corridorFigures(corridor, period, own, leftOut)),
  };
}

function recordedIn(counted: readonly Counted[]): Record<Recorded, number | null> {
  const count = (what: Recorded): number | null =>
    counted.filter(({ row }) => row[what] !== undefined).length || null;
  return {
    fundingInstrument: count('fundingInstrument'),
    accessPoint: count('accessPoint'),
    payoutMethod: count('payoutMethod'),
    speed: count('speed'),
  };
}

function groupsIn(counted: readonly Counted[], keyOf: KeyOf, leftOut: readonly string[]): EarlierGroup[] {
  const at = (denomination: Denomination) => {
    const own = counted.filter(({ row }) => row.denomination === denomination);
    const totals = Int32Array.from(own, ({ totalBp }) => totalBp);
    const column = columnOf(own.map(keyOf));
    const corridors = columnOf(own.map(({ corridor }) => corridor));
    return {
      count: own.length,
      spreads: spreadsOf(denomination, totals, rowsByTotal(totals), column, corridors),
    };
  };
  const [at200, at500] = [at(200), at(500)];
  const groups = groupBy(counted, keyOf);
  return [...groups]
    .flatMap(([key, own]) => (key === undefined ? [] : [{ key, own }]))
    .sort((a, b) => byText(a.key, b.key))
    .map(({ key, own }) => {
      const official = own.filter(({ row }) => !leftOut.includes(row.sender));
      const distinct = (of: (price: Counted) => string): number => new Set(own.map(of)).size;
      const spread200 = at200.spreads.get(key) ?? null;
      return {
        key,
        at200: spread200,
        at500: at500.spreads.get(key) ?? null,
        officialLike: { at200: countedMean(official, 200), at500: countedMean(official, 500) },
        coverage: {
          corridors: distinct(({ corridor }) => corridor),
          senders: distinct(({ row }) => row.sender),
          receivers: distinct(({ row }) => row.receiver),
          providers: distinct(({ row }) => row.provider),
        },
        share:
          at200.count === 0
            ? null
            : formatDecimal(rational(100 * (spread200?.count ?? 0), at200.count), SHARE_DECIMALS),
      };
    });
}

const SHARE_DECIMALS = 2;

const totalsAt = (prices: readonly Counted[], denomination: Denomination): number[] =>
  prices.flatMap(({ row, totalBp }) => (row.denomination === denomination ? totalBp : []));

function countedMean(prices: readonly Counted[], denomination: Denomination): CountedMean | null {
  const totals = totalsAt(prices, denomination);
  return totals.length === 0 ? null : { count: totals.length, mean: percent(meanBp(totals)) };
}

function figuresAt(prices: readonly Counted[], denomination: Denomination): Distribution | null {
  const totals = totalsAt(prices, denomination);
  return totals.length === 0 ? null : distribution(denomination, totals);
}

const bothAmounts = (prices: readonly Counted[]) => ({
  at200: figuresAt(prices, 200),
  at500: figuresAt(prices, 500),
});

function corridorFigures(
  corridor: CorridorId,
  period: string,
  own: readonly Counted[],
  leftOut: readonly string[],
): EarlierCorridor {
  const parts = (way: Way): EarlierPart[] =>
    [...groupBy(own, ({ row, type }) => (way === 'providerType' ? type : row[way]))]
      .flatMap(([key, prices]) => (key === undefined ? [] : [{ key, ...bothAmounts(prices) }]))
      .sort((a, b) => byText(a.key, b.key));
  return {
    corridor,
    period,
    methodVersion: METHOD_VERSION,
    ...bothAmounts(own),
    inOfficialLike: own.every(({ row }) => !leftOut.includes(row.sender)),
    providers: new Set(own.map(({ row }) => row.provider)).size,
    by: {
      providerType: parts('providerType'),
      fundingInstrument: parts('fundingInstrument'),
      accessPoint: parts('accessPoint'),
      payoutMethod: parts('payoutMethod'),
      speed: parts('speed'),
    },
  };
}
