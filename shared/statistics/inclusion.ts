/**
 * Computes what a corridor's services cost its recipients by what they have: an account, a wallet, both, neither
 * (docs/method.md, inclusion). First the cells, which are the same for everybody; then each group of adults by its shares of
 * them. Only if the pay-out method was recorded. Weights are the adults of the recipient's country, never the sender's.
 */
import type { PayoutMethod, SenderHas } from '../model/vocabulary.ts';
import { formatDecimal } from '../money/decimal.ts';
import { add, divide, most, multiply, type Rational, rational, subtract, ZERO } from '../money/rational.ts';
import { reachOf } from '../pricing/reach.ts';
import { percent } from './distribution.ts';
import { type CellShare, cellsOf, jointBounds } from './findex-cells.ts';
import {
  type CardPayout,
  CELLS,
  type Cell,
  type CellFigures,
  FINDEX_GROUPS,
  type FindexGroup,
  type FindexShares,
  type FindexYear,
  type GroupDifference,
  type GroupInclusion,
  INCLUSION_VERSION,
  type Inclusion,
} from './inclusion-types.ts';
import type { Range } from './range.ts';
import type { SeenService } from './reached.ts';
import { meanOfThree } from './smart.ts';

/** A survey of adults more than this many years before the prices is not used. */
const FINDEX_YEARS = 5;
/** A cost is not one firm's. */
const PROVIDERS = 2;
/** Hundredths of a percent by which two groups differ clearly: the survey of adults is a sample. */
const CLEAR = 600;

/** Groups whose shares are compared: the first less the second. */
const COMPARED: readonly (readonly [FindexGroup, FindexGroup])[] = [
  ['women', 'men'],
  ['poorest-40', 'all'],
  ['rural', 'all'],
];

/** What a pay-out needs of the recipient. An account with the provider or a partner bank counts as an account. */
const NEEDS: Readonly<Record<PayoutMethod, 'nothing' | 'bank-account' | 'wallet' | 'card'>> = {
  'cash-pickup': 'nothing',
  'home-delivery': 'nothing',
  'bank-account': 'bank-account',
  'partner-bank-account': 'bank-account',
  'mobile-wallet': 'wallet',
  card: 'card',
};

/** Whether the adults of a cell have a thing; null: not known. */
const HAS: Readonly<Record<Cell, { readonly 'bank-account': boolean; readonly wallet: boolean | null }>> = {
  both: { 'bank-account': true, wallet: true },
  'bank-only': { 'bank-account': true, wallet: false },
  'wallet-only': { 'bank-account': false, wallet: true },
  none: { 'bank-account': false, wallet: false },
  'bank-account': { 'bank-account': true, wallet: null },
  'no-bank-account': { 'bank-account': false, wallet: null },
};

/** The cell that has most among those of a group: what the others lack shows against it. */
const MOST: Readonly<Record<Cell, Cell>> = {
  both: 'both',
  'bank-only': 'both',
  'wallet-only': 'both',
  none: 'both',
  'bank-account': 'bank-account',
  'no-bank-account': 'bank-account',
};

/** Exact, basis points. */
interface Bounds {
  readonly atLeast: Rational;
  readonly atMost: Rational;
}
interface CellCost {
  readonly figures: CellFigures;
  readonly cost: Bounds | null;
  readonly withUnconfirmed: Bounds | null;
}
type CellCosts = ReadonlyMap<Cell, CellCost>;

/**
 * @param services every service of the corridor with a price at 200.
 * @param years the surveys of adults of the recipient's country; the latest one not after the prices is used.
 * @param priceYear the year of the prices.
 * @param sender what the sender has; not given: it lacks nothing.
 */
export function inclusion(
  services: readonly SeenService[],
  years: readonly FindexYear[],
  priceYear: number,
  sender?: readonly SenderHas[],
): Inclusion {
  if (services.every(({ payoutMethod }) => payoutMethod === undefined)) {
    return { computable: false, why: 'pay-out-not-recorded' };
  }
  const usable = services.filter((service) => reachOf(service, { sender }).reach !== 'not-reachable');
  if (usable.length === 0) return { computable: false, why: 'none-seen' };
  const findex = years
    .filter(({ year }) => year <= priceYear && year >= priceYear - FINDEX_YEARS)
    .sort((a, b) => b.year - a.year)[0];
  if (!findex) return { computable: false, why: 'no-survey-of-adults-in-date' };
  const shares = findex.groups.flatMap((group) => {
    const cells = cellsOf(group);
    return cells.length === 0 ? [] : [{ group, cells }];
  });
  const used = new Set(shares.flatMap(({ cells }) => cells.map(([cell]) => cell)));
  const costs = costsOf(
    CELLS.filter((cell) => used.has(cell)),
    usable,
  );
  return {
    computable: true,
    version: INCLUSION_VERSION,
    findexYear: findex.year,
    services: usable.length,
    confirmed: usable.filter(({ confirmed }) => confirmed).length,
    card: countOf(usable.filter(({ payoutMethod }) => payoutMethod === 'card')),
    cells: [...costs.values()].map(({ figures }) => figures),
    groups: shares.map(({ group, cells }) => groupInclusion(group, cells, costs)),
    differences: COMPARED.flatMap(([one, other]) => differences(one, other, shares)),
    missing: FINDEX_GROUPS.filter((name) => !shares.some(({ group }) => group.group === name)),
  };
}

/** A cell comes after the one that has most, because its gap is measured from that. */
function costsOf(cells: readonly Cell[], services: readonly SeenService[]): CellCosts {
  const costs = new Map<Cell, CellCost>();
  for (const cell of cells) {
    const ways = waysTo(cell, services, false);
    const [cost, withUnconfirmed] = [costOf(confirmedOnly(ways)), costOf(ways)];
    const most = MOST[cell] === cell ? cost : (costs.get(MOST[cell])?.cost ?? null);
    const withCard =
      HAS[cell]['bank-account'] && services.some(({ payoutMethod }) => payoutMethod === 'card')
        ? costOf(confirmedOnly(waysTo(cell, services, true)))
        : null;
    const { services: seen, confirmed, providers } = countOf(ways.known);
    const isPossible = ways.known.length + ways.unknown.length > 0;
    const figures: CellFigures = {
      cell,
      standing: cost ? 'priced' : isPossible ? 'too-few' : 'none-seen',
      seen,
      confirmed,
      providers,
      unknown: ways.unknown.length,
      cost: asRange(cost),
      costWithUnconfirmed: asRange(withUnconfirmed),
      costWithCard: asRange(withCard),
      gap: asRange(cost && most && gapOf(cost, most)),
    };
    costs.set(cell, { figures, cost, withUnconfirmed });
  }
  return costs;
}

/** Services that pay a cell, and those of which it is not known. */
interface Ways {
  readonly known: readonly SeenService[];
  readonly unknown: readonly SeenService[];
}

function waysTo(cell: Cell, services: readonly SeenService[], withCard: boolean): Ways {
  const pays = ({ payoutMethod }: SeenService): boolean | null => {
    const need = payoutMethod && NEEDS[payoutMethod];
    if (need === undefined) return null;
    if (need === 'card') return withCard;
    return need === 'nothing' || HAS[cell][need];
  };
  return {
    known: services.filter((service) => pays(service) === true),
    unknown: services.filter((service) => pays(service) === null),
  };
}

const confirmedOnly = ({ known, unknown }: Ways): Ways => ({
  known: known.filter(({ confirmed }) => confirmed),
  unknown: unknown.filter(({ confirmed }) => confirmed),
});

/** Mean of the three cheapest known; with the unknown ones at least. Null with fewer than three services or two providers. */
function costOf({ known, unknown }: Ways): Bounds | null {
  const atMost = meanOfThree(risingTotals(known));
  const atLeast = meanOfThree(risingTotals([...known, ...unknown]));
  return atMost && atLeast && providersOf(known) >= PROVIDERS ? { atLeast, atMost } : null;
}

const risingTotals = (services: readonly SeenService[]): number[] =>
  services.map(({ totalBp }) => totalBp).sort((a, b) => a - b);

const providersOf = (services: readonly SeenService[]): number =>
  new Set(services.map(({ provider }) => provider)).size;

function countOf(services: readonly SeenService[]): CardPayout {
  const confirmed = services.filter((service) => service.confirmed);
  return { services: services.length, confirmed: confirmed.length, providers: providersOf(confirmed) };
}

/** Never below 0: who has more can be paid in every way in which who has less can. */
const gapOf = (cost: Bounds, most: Bounds): Bounds => ({
  atLeast: notBelowZero(subtract(cost.atLeast, most.atMost)),
  atMost: notBelowZero(subtract(cost.atMost, most.atLeast)),
});

const notBelowZero = (value: Rational): Rational => most(ZERO, value);

function groupInclusion(
  { group, account, debitCard, internet, digitalPayment, inactiveAccount }: FindexShares,
  cells: readonly CellShare[],
  costs: CellCosts,
): GroupInclusion {
  const sharesIn = (standing: CellFigures['standing']): number =>
    sum(cells.flatMap(([cell, share]) => (costs.get(cell)?.figures.standing === standing ? [share] : [])));
  const weighed = (of: 'cost' | 'withUnconfirmed'): Range | null =>
    asRange(weightedMean(cells.map(([cell, share]) => ({ share, value: costs.get(cell)?.[of] ?? null }))));
  const gaps = cells.map(([cell, share]) => {
    const [own, most] = [costs.get(cell)?.cost, costs.get(MOST[cell])?.cost];
    return { share, value: own && most ? gapOf(own, most) : null };
  });
  return {
    group,
    label: group === 'rural' ? 'inferred' : 'checked',
    shares: cells.map(([cell, share]) => ({ cell, share: asShare(share) })),
    noWaySeenShare: asShare(sharesIn('none-seen')),
    tooFewShare: asShare(sharesIn('too-few')),
    inclusiveCost: weighed('cost'),
    inclusiveCostWithUnconfirmed: weighed('withUnconfirmed'),
    gap: asRange(weightedMean(gaps)),
    debitCard: orNull(debitCard),
    accountAndInternet: joint(account, internet),
    debitCardAndInternet: joint(debitCard, internet),
    digitalPayment: orNull(digitalPayment),
    inactiveAccount: orNull(inactiveAccount),
  };
}

/** Sum of share x value over sum of shares, where there is a value; null if no adult is in such a cell. */
function weightedMean(
  cells: readonly { readonly share: number; readonly value: Bounds | null }[],
): Bounds | null {
  const valued = cells.flatMap(({ share, value }) => (value ? [{ share: rational(share), value }] : []));
  const shares = sum(cells.map(({ share, value }) => (value ? share : 0)));
  if (shares === 0) return null;
  const of = (bound: keyof Bounds): Rational =>
    divide(
      valued.reduce((total, { share, value }) => add(total, multiply(share, value[bound])), ZERO),
      rational(shares),
    );
  return { atLeast: of('atLeast'), atMost: of('atMost') };
}

type Shares = { readonly group: FindexShares; readonly cells: readonly CellShare[] };

/** Cells that only one of the two groups has are not compared. */
function differences(one: FindexGroup, other: FindexGroup, shares: readonly Shares[]): GroupDifference[] {
  const cellsIn = (name: FindexGroup) => new Map(shares.find(({ group }) => group.group === name)?.cells);
  const [ours, theirs] = [cellsIn(one), cellsIn(other)];
  return [...ours].flatMap(([cell, share]) => {
    const against = theirs.get(cell);
    if (against === undefined) return [];
    const apart = share - against;
    return [{ groups: [one, other], cell, points: asShare(apart), clear: Math.abs(apart) >= CLEAR }] as const;
  });
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

/** Hundredths of a percent as a percentage. */
const asShare = (hundredths: number): string => formatDecimal(rational(hundredths, 100), 2);
const orNull = (hundredths: number | null): string | null =>
  hundredths === null ? null : asShare(hundredths);

const asRange = (bounds: Bounds | null): Range | null =>
  bounds && { atLeast: percent(bounds.atLeast), atMost: percent(bounds.atMost) };

function joint(a: number | null, b: number | null): Range | null {
  if (a === null || b === null) return null;
  const { atLeast, atMost } = jointBounds(a, b);
  return { atLeast: asShare(atLeast), atMost: asShare(atMost) };
}
