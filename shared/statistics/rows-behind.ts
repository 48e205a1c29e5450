/**
 * Says which rows of a period's editions a figure was computed from, and which rows of its group were left out, each with the reason
 * (docs/method.md, lineage). Rows are named by their edition and their number in it, from 1, in the order in which they are stored. Every row of
 * the group, at both amounts, is either counted or left out for one reason.
 */
import type { CorridorPrices } from '../model/corridor-prices.ts';
import { groupBy } from '../model/group-by.ts';
import { type CorridorId, corridorId, type Denomination, type ProviderType } from '../model/vocabulary.ts';
import type { PricesWithRows } from '../pricing/corridor-prices-from-survey.ts';
import {
  type EditionRow,
  hasBothAmounts,
  isComparable,
  lacksMargin,
  type RoundRow,
} from '../pricing/survey.ts';
import { type CorridorFacts, corridorFacts, smartServices } from './corridor-facts.ts';
import { countedRows, type EarlierFacts, earlierPrice, leftOutOf } from './earlier-round.ts';
import { columnsOf, type Grouped, groupKeys, type KeyOf } from './group-keys.ts';
import { groupedRow, type IndicatorRow, isBlank } from './indicator-rows.ts';
import type { GroupBy, IndicatorFacts, SdgVerdict } from './indicator-types.ts';
import { qualifies, threeCheapest } from './smart.ts';
import { internationalOperators } from './subsets.ts';
import { totalBp } from './totals.ts';

/** Why a row is in no figure of its round. */
const ROUND_WHYS = [
  /** A later edition of the period counts for its corridor. */
  'other-edition',
  /** The standings of pricing/survey.ts. */
  'fee-only',
  'not-comparable',
  'quarantined',
  /** How or where money is sent is not recorded in words that are ours. */
  'way-not-recorded',
  /** Its corridor has no price at one of the two amounts. */
  'corridor-without-both-amounts',
] as const;

/** Why a row is in no figure of its round, or not in this one. */
export const LEFT_OUT_ROW_WHYS = [
  ...ROUND_WHYS,
  'other-amount',
  /** A tenth of the rows at either end. */
  'trimmed',
  'blank',
  'low-value-sender',
  /** A sender that the World Bank's own average left out then. */
  'not-in-official-mean',
  'corridor-without-flow',
  'corridor-with-flow',
  'corridor-without-confirmed-cheapest',
  'corridor-with-confirmed-cheapest',
  /** The figure counts corridors of which something else is true. */
  'corridor-not-counted',
  'does-not-qualify',
  'not-among-three-cheapest',
  'fewer-than-three-in-corridor',
  /** The survey's publisher gave the figure: it is not made from rows. */
  'figure-of-publisher',
] as const;
export type LeftOutRowWhy = (typeof LEFT_OUT_ROW_WHYS)[number];

/** Rules of figures that are at one amount of either. */
const RULES_AT = ['all', 'trimmed', 'official-like'] as const;
const OTHER_RULES = [
  'both-amounts',
  'without-blanks',
  'without-low-value-senders',
  'from-fees',
  'with-flow',
  'without-flow',
  'saving',
  'saving-without-flow',
  'saving-without-confirmed-cheapest',
  'three-cheapest-by-service',
  'three-cheapest-by-provider',
  'three-cheapest-bounded',
  'three-cheapest-of-one-firm',
  'published',
] as const;
export const ROW_RULES = [...RULES_AT, ...OTHER_RULES, 'target'] as const;

/** By which rule a figure takes rows. */
export type RowRule =
  | { readonly rule: (typeof RULES_AT)[number]; readonly amount: Denomination }
  | { readonly rule: (typeof OTHER_RULES)[number] }
  | { readonly rule: 'target'; readonly verdict: SdgVerdict };

/** A row of an edition. */
export interface EditionRowAt extends Grouped {
  readonly edition: string;
  /** From 1, in the order in which the edition's rows are stored. */
  readonly number: number;
  readonly row: RoundRow;
  readonly type: ProviderType;
  /** Hundredths of a percent of the amount sent; null: of a fee alone no total is known. */
  readonly totalBp: number | null;
  /** False: no margin is recorded, whatever stands in the row (docs/method.md, doubtful prices). */
  readonly isMarginRecorded: boolean;
  /** Why it is in no figure of the round; null: it is in some. */
  readonly out: LeftOutRowWhy | null;
  /** Of the newest round, what figures are made of. */
  readonly price?: IndicatorRow;
}

/** The rows of a period, by what they are grouped. */
export interface RoundRows {
  readonly period: string;
  readonly rows: readonly EditionRowAt[];
  readonly keyOf: (name: Parameters<ReturnType<typeof groupKeys>>[0]) => KeyOf;
  /** Of the newest round, its corridors. */
  readonly corridors: ReadonlyMap<CorridorId, CorridorPrices>;
}

/** An edition of the newest period. */
export interface NewestEdition {
  readonly edition: string;
  readonly rows: readonly RoundRow[];
  /** The corridors in which it counts. */
  readonly inForce: ReadonlySet<CorridorId>;
  /** The prices of one of them from its comparable rows, each with the row behind it. */
  readonly pricesOf: (corridor: CorridorId, rows: readonly EditionRow[]) => PricesWithRows;
}

export interface RowFacts extends Pick<EarlierFacts, 'regions' | 'typeOf'> {
  /** Whether both ends of a corridor use one currency in a period; undefined: the catalogue does not know. */
  readonly currenciesOf: (corridor: CorridorId, period: string) => 'same' | 'different' | undefined;
}

/**
 * Whether a row has a margin: not where the rate was not disclosed, and not where `lacksMargin` says so, as in offers. Where the catalogue
 * does not know the currencies they count as two.
 */
function marginIn(
  period: string,
  { currenciesOf }: RowFacts,
): (row: RoundRow, corridor: CorridorId) => boolean {
  const known = new Map<CorridorId, ReturnType<RowFacts['currenciesOf']>>();
  return (row, corridor) => {
    if (row.standing === 'fee-only') return false;
    if (row.marginBp !== 0) return true;
    // Its rate is written as 1 between two currencies. What was published of it, if it is not 0, is recorded, and counts as published.
    if (row.standing === 'not-comparable') return false;
    if (!known.has(corridor)) known.set(corridor, currenciesOf(corridor, period));
    return !lacksMargin(row, known.get(corridor) ?? 'different');
  };
}

/** The rows of the newest round: its figures are of the corridors' prices. @param editions every accepted one of the period */
export function newestRows(period: string, editions: readonly NewestEdition[], facts: RowFacts): RoundRows {
  const { regions, typeOf } = facts;
  const isMarginRecorded = marginIn(period, facts);
  const corridors = new Map<CorridorId, CorridorPrices>();
  const priceOf = new Map<RoundRow, IndicatorRow>();
  for (const { rows, inForce, pricesOf } of editions) {
    const byCorridor = groupBy(rows.filter(isComparable), corridorOf);
    for (const [corridor, own] of byCorridor) {
      if (!inForce.has(corridor) || !hasBothAmounts(own)) continue;
      const { prices, rowOf } = pricesOf(corridor, own);
      corridors.set(corridor, prices);
      for (const service of prices.services)
        for (const point of service.points) {
          const row = rowOf.get(point);
          if (row) priceOf.set(row as RoundRow, { prices, service, point });
        }
    }
  }
  const international = internationalOperators([...corridors.values()].map(({ services }) => services));
  const isOfAnother = (corridor: CorridorId, own: ReadonlySet<CorridorId>): boolean =>
    !own.has(corridor) && editions.some(({ inForce }) => inForce !== own && inForce.has(corridor));
  const rows = editions.flatMap(({ edition, rows: own, inForce }) =>
    own.map((row, index): EditionRowAt => {
      const price = priceOf.get(row);
      const at = { edition, number: index + 1, row };
      if (price) {
        const { type = 'unknown', ...grouped } = groupedRow(price);
        return {
          ...at,
          ...grouped,
          type,
          totalBp: totalBp(price.point),
          isMarginRecorded: !price.point.flags.includes('no-margin-recorded'),
          out: null,
          price,
        };
      }
      const { row: _, ...rest } = earlierPrice(row, () => undefined);
      return {
        ...at,
        ...rest,
        type: typeOf(row.provider) ?? rest.type,
        totalBp: row.standing === 'fee-only' ? null : rest.totalBp,
        isMarginRecorded: isMarginRecorded(row, rest.corridor),
        out: isOfAnother(rest.corridor, inForce) ? 'other-edition' : outOf(row),
      };
    }),
  );
  return { period, rows, keyOf: groupKeys({ regions, international }), corridors };
}

const corridorOf = (row: Pick<RoundRow, 'sender' | 'receiver'>): CorridorId =>
  corridorId(row.sender, row.receiver);

function outOf(row: RoundRow): LeftOutRowWhy {
  if (row.standing) return row.standing;
  return isComparable(row) ? 'corridor-without-both-amounts' : 'way-not-recorded';
}

/** The rows of an earlier round: its figures are of the rows of one edition. */
export function earlierRows(
  period: string,
  edition: string,
  rows: readonly RoundRow[],
  facts: RowFacts,
): RoundRows {
  const { counted, keyOf } = countedRows(rows, facts);
  const isMarginRecorded = marginIn(period, facts);
  const isCounted = new Set(counted.map(({ row }) => row));
  return {
    period,
    rows: rows.map((row, index) => {
      const { totalBp, ...grouped } = earlierPrice(row, facts.typeOf);
      const [total, out] = isCounted.has(row) ? [totalBp, null] : [null, row.standing ?? 'fee-only'];
      const recorded = isMarginRecorded(row, grouped.corridor);
      return { edition, number: index + 1, ...grouped, totalBp: total, isMarginRecorded: recorded, out };
    }),
    keyOf,
    corridors: new Map(),
  };
}

/** A row of a figure's group. */
export interface RowBehind extends EditionRowAt {
  /** Null: it is counted. */
  readonly leftOut: LeftOutRowWhy | null;
}

/** What decides beside the rows. */
export type LineageFacts = Pick<IndicatorFacts, 'flows' | 'lowValueSenders'>;

/** Every row of a group, counted by the rule or left out. Empty: no row is in the group. */
export function rowsBehind(
  round: RoundRows,
  group: GroupBy,
  key: string,
  rule: RowRule,
  facts: LineageFacts,
): RowBehind[] {
  const own = columnsOf(group).flatMap((name) => {
    const keyOf = round.keyOf(name);
    return round.rows.filter((row) => keyOf(row) === key);
  });
  const inFigures = own.filter(({ out }) => out === null);
  const whyOf = whyBy(rule, inFigures, round, facts);
  return own.map((row) => ({ ...row, leftOut: row.out ?? whyOf(row) }));
}

type WhyOf = (row: EditionRowAt) => LeftOutRowWhy | null;

/** At one amount alone, and there by a reason of its own. */
const at =
  (amount: Denomination, whyOf: WhyOf = () => null): WhyOf =>
  (row) =>
    row.row.denomination === amount ? whyOf(row) : 'other-amount';

/** @param rows those of the group that are in figures */
function whyBy(
  rule: RowRule,
  rows: readonly EditionRowAt[],
  { period, corridors }: RoundRows,
  { flows, lowValueSenders }: LineageFacts,
): WhyOf {
  const byCorridor = (whyOf: (facts: CorridorFacts) => LeftOutRowWhy | null): WhyOf => {
    const known = new Map<CorridorId, LeftOutRowWhy | null>();
    for (const corridor of new Set(rows.map((row) => row.corridor))) {
      const prices = corridors.get(corridor);
      if (prices) known.set(corridor, whyOf(corridorFacts(prices, flows)));
    }
    return at(200, ({ corridor }) => known.get(corridor) ?? null);
  };
  const countedIf = (counts: (facts: CorridorFacts) => boolean): WhyOf =>
    byCorridor((facts) => (counts(facts) ? null : 'corridor-not-counted'));
  switch (rule.rule) {
    case 'all':
      return at(rule.amount);
    case 'trimmed':
      return at(rule.amount, trimmed(rows, rule.amount));
    case 'official-like': {
      const leftOut = leftOutOf(period);
      return at(rule.amount, ({ sender }) => (leftOut.includes(sender) ? 'not-in-official-mean' : null));
    }
    case 'both-amounts':
      return () => null;
    case 'without-blanks':
      return at(500, ({ price }) => (price?.point.flags.includes('blank-at-500') ? 'blank' : null));
    case 'without-low-value-senders':
      return at(200, ({ sender }) => (lowValueSenders.includes(sender) ? 'low-value-sender' : null));
    case 'from-fees':
      return at(200, ({ price }) => (price && isBlank(price) ? 'blank' : null));
    case 'with-flow':
      return byCorridor(({ flow }) => (flow && flow.n > 0n ? null : 'corridor-without-flow'));
    case 'without-flow':
      return byCorridor(({ flow }) => (flow && flow.n > 0n ? 'corridor-with-flow' : null));
    case 'saving':
      return byCorridor(({ flow, cheapestConfirmed }) => {
        if (!flow) return 'corridor-without-flow';
        return cheapestConfirmed === null ? 'corridor-without-confirmed-cheapest' : null;
      });
    case 'saving-without-flow':
      return byCorridor(({ flow }) => (flow ? 'corridor-with-flow' : null));
    case 'saving-without-confirmed-cheapest':
      return byCorridor(({ flow, cheapestConfirmed }) => {
        if (!flow) return 'corridor-without-flow';
        return cheapestConfirmed === null ? null : 'corridor-with-confirmed-cheapest';
      });
    case 'target':
      return countedIf(({ smart }) => smart.sdg === rule.verdict);
    case 'three-cheapest-bounded':
      return countedIf(({ three }) => three.byService.atMost !== null);
    case 'three-cheapest-of-one-firm':
      return countedIf(({ three, smart }) => three.byService.atLeast !== null && smart.providers === 1);
    case 'three-cheapest-by-service':
      return at(200, amongThree(rows, corridors, 'byService'));
    case 'three-cheapest-by-provider':
      return at(200, amongThree(rows, corridors, 'byProvider'));
    case 'published':
      return () => 'figure-of-publisher';
  }
}

/** Of equal totals the rows with the lowest numbers stand first: which of them is cut changes no figure. */
function trimmed(rows: readonly EditionRowAt[], amount: Denomination): WhyOf {
  const sorted = rows
    .filter(({ row }) => row.denomination === amount)
    .sort((a, b) => (a.totalBp ?? 0) - (b.totalBp ?? 0));
  const cut = Math.floor(sorted.length / 10);
  const kept = new Set(sorted.slice(cut, sorted.length - cut));
  return (row) => (kept.has(row) ? null : 'trimmed');
}

/** The three cheapest of each corridor that may qualify. */
function amongThree(
  rows: readonly EditionRowAt[],
  corridors: RoundRows['corridors'],
  by: 'byService' | 'byProvider',
): WhyOf {
  const whys = new Map<unknown, LeftOutRowWhy | null>();
  for (const corridor of new Set(rows.map((row) => row.corridor))) {
    const services = smartServices(corridors.get(corridor)?.services ?? []);
    const three = new Set<unknown>(threeCheapest(services)[by]);
    const others = three.size === 0 ? 'fewer-than-three-in-corridor' : 'not-among-three-cheapest';
    for (const service of services) {
      const why = qualifies(service) === false ? 'does-not-qualify' : others;
      whys.set(service.point, three.has(service) ? null : why);
    }
  }
  return ({ price }) => whys.get(price?.point) ?? null;
}
