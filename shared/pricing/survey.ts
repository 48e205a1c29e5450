/**
 * Turns survey rows into services: joins the 200 price and the 500 price of a service, and flags doubtful prices
 * (docs/method.md, survey prices). Where a round ties its rows, as recorded; else only where the join cannot be wrong.
 */

import type { PointFlag, PricePoint, ServiceDoubt, SurveyedService } from '../model/corridor-prices.ts';
import { groupBy } from '../model/group-by.ts';
import { byText } from '../model/order.ts';
import {
  type AccessPoint,
  type CountryCode,
  DENOMINATIONS,
  type Denomination,
  type FundingInstrument,
  type PayoutMethod,
  type ProviderType,
  type Speed,
} from '../model/vocabulary.ts';
import type { ObservedStanding } from './observed.ts';

/** One price of one corridor as a survey published it. Basis points: hundredths of a percent of the amount. */
export interface SurveyRow {
  readonly provider: string;
  readonly fundingInstrument: FundingInstrument;
  readonly accessPoint: AccessPoint;
  readonly denomination: Denomination;
  readonly feeBp: number;
  readonly marginBp: number;
  /** The fee in money at the local amount, decimal string; the others as in SurveyedService. Not given: not recorded. */
  readonly fee?: string;
  readonly payoutMethod?: PayoutMethod;
  readonly speed?: Speed;
  readonly collectedOn?: string;
  readonly doubts?: readonly ServiceDoubt[];
  /** The rows of one service have one number, which no other row of their key has. Not given: the round ties no rows. */
  readonly tie?: number;
}

/** How many 200 and 500 rows were joined. No row is dropped. */
export interface PairingCounts {
  readonly rows200: number;
  readonly rows500: number;
  /** Services with both prices. */
  readonly joined: number;
  /** Services with the 200 or the 500 price alone, because it is not certain which row belongs to which. */
  readonly single200: number;
  readonly single500: number;
}

/** A survey row with the two countries of its corridor, as stored in an edition. */
export interface EditionRow extends SurveyRow {
  readonly sender: CountryCode;
  readonly receiver: CountryCode;
  /** Only of a firm that the catalogue does not know: its name and type as the survey has them. */
  readonly firm?: { readonly name: string; readonly type: ProviderType };
}

/**
 * What keeps a price from families (observed.ts says what each means); none: it can be compared.
 * `fee-only` counts in no average. The others belong into averages as published; those of a round that is offered leave them out.
 */
export const UNCERTAIN_STANDINGS = [
  'fee-only',
  'not-comparable',
  'quarantined',
] as const satisfies readonly Exclude<ObservedStanding, 'usable' | 'published-only'>[];
export type UncertainStanding = (typeof UNCERTAIN_STANDINGS)[number];

/** A survey row as any round has it: what a round did not record, and what it has in words that are not ours, is not given. */
export interface RoundRow extends Omit<EditionRow, 'fundingInstrument' | 'accessPoint'> {
  readonly fundingInstrument?: FundingInstrument;
  readonly accessPoint?: AccessPoint;
  readonly standing?: UncertainStanding;
  /** The total as published, where it is not the sum of fee and margin as published. */
  readonly totalBp?: number;
}

/** Whether a row can be a family's offer: it says how and where money is sent, and its figures agree. */
export const isComparable = (row: RoundRow): row is EditionRow =>
  row.fundingInstrument !== undefined && row.accessPoint !== undefined && row.standing === undefined;

/** Whether a corridor has an average at each of the two amounts. */
export const hasBothAmounts = (rows: readonly Pick<SurveyRow, 'denomination'>[]): boolean =>
  DENOMINATIONS.every((amount) => rows.some(({ denomination }) => denomination === amount));

export interface JoinedSurvey {
  readonly services: readonly SurveyedService[];
  readonly counts: PairingCounts;
  /** The row behind each price: the object that was given. */
  readonly rowOf: ReadonlyMap<PricePoint, SurveyRow>;
}

/**
 * Joins the rows of one corridor. The key is provider, instrument and access point. Rows with a tie are joined by it.
 * Others, within a key:
 * 1. one 200 and one 500 row: one service, whatever their margins;
 * 2. several: rows of equal margin are joined if there are as many 200s as 500s and every way to match them gives the
 *    same services: one of each, or all 200s alike, or all 500s alike (so k full duplicates are k services);
 * 3. every other row stays a service with one point. This holds for a last 200 and a last 500 with unlike margins too:
 *    they are the last only if the other matches are right, and their margins, the only evidence, say they do not
 *    match.
 * A tied service that these rules would have joined too comes before those that only the tie joins: so an id names the
 * same price at 200 as when nothing was tied. No row is lost. Ids and order depend on the rows, not on their order. Throws a RangeError for a basis point figure
 * that is not an integer.
 */
export function joinPricePoints(rows: readonly SurveyRow[], currencies: 'same' | 'different'): JoinedSurvey {
  for (const row of rows) {
    if (!Number.isSafeInteger(row.feeBp) || !Number.isSafeInteger(row.marginBp)) {
      throw new RangeError(`basis points are integers: ${row.provider} ${row.feeBp} ${row.marginBp}`);
    }
  }
  const keys = groupBy(rows, (row) => `${row.provider}.${row.fundingInstrument}.${row.accessPoint}`);
  const services: SurveyedService[] = [];
  const rowOf = new Map<PricePoint, SurveyRow>();
  for (const [key, ofKey] of [...keys].sort(([a], [b]) => byText(a, b))) {
    joinOneKey(ofKey).forEach((points, index) => {
      const prices = flagged(points, currencies);
      prices.forEach((price, at) => {
        const row = points[at];
        if (row) rowOf.set(price, row);
      });
      const [{ provider, fundingInstrument, accessPoint, payoutMethod, speed, collectedOn, doubts }] = points;
      services.push({
        id: `${key}.${index + 1}`,
        provider,
        fundingInstrument,
        accessPoint,
        ...(payoutMethod && { payoutMethod }),
        ...(speed && { speed }),
        ...(collectedOn && { collectedOn }),
        ...(doubts && { doubts }),
        points: prices,
      });
    });
  }
  return { services, counts: countPairs(services), rowOf };
}

/** Counts services by their points, and from these the rows. */
export function countPairs(services: readonly SurveyedService[]): PairingCounts {
  const joined = services.filter(({ points }) => points.length === 2).length;
  const singles = services.filter(({ points }) => points.length === 1);
  const single200 = singles.filter(({ points }) => points[0]?.denomination === 200).length;
  const single500 = singles.length - single200;
  return { rows200: joined + single200, rows500: joined + single500, joined, single200, single500 };
}

/** One row, or a 200 row and the 500 row of the same service. */
type Points = readonly [SurveyRow] | readonly [SurveyRow, SurveyRow];

function joinOneKey(rows: readonly SurveyRow[]): Points[] {
  const tied = [...groupBy(rows, ({ tie }) => tie)].flatMap(([tie, ofService]) =>
    tie === undefined ? [] : [pointsOf(ofService)],
  );
  const inferred = inferPoints(rows.filter(({ tie }) => tie === undefined)).sort(byPoints);
  if (tied.length === 0) return inferred;
  const alone = groupBy(
    inferPoints(tied.flat()).filter(({ length }) => length === 2),
    figuresOf,
  );
  const [first, others]: [Points[], Points[]] = [[], []];
  for (const points of tied.sort(byPoints)) {
    const isFirst = alone.get(figuresOf(points))?.pop() !== undefined;
    (isFirst ? first : others).push(points);
  }
  return [...first, ...others, ...inferred];
}

/** The row or the two rows of one tie. */
function pointsOf(rows: readonly [SurveyRow, ...SurveyRow[]]): Points {
  const [one, other, ...more] = rows;
  if (!other) return [one];
  if (more.length > 0 || one.denomination === other.denomination)
    throw new RangeError(`a tie holds one price at 200 and one at 500: ${one.provider} ${one.tie}`);
  return one.denomination < other.denomination ? [one, other] : [other, one];
}

const figuresOf = (points: Points): string =>
  points.map(({ denomination, feeBp, marginBp }) => `${denomination} ${feeBp} ${marginBp}`).join();

function inferPoints(rows: readonly SurveyRow[]): Points[] {
  const at200 = rows.filter((row) => row.denomination === 200);
  const at500 = rows.filter((row) => row.denomination === 500);
  if (at200.length === 1 && at500.length === 1) return zip(at200, at500);
  const out: Points[] = [];
  for (const margin of new Set(rows.map((row) => row.marginBp))) {
    const low = at200.filter((row) => row.marginBp === margin);
    const high = at500.filter((row) => row.marginBp === margin);
    if (low.length === high.length && (alike(low) || alike(high))) out.push(...zip(low, high));
    else out.push(...[...low, ...high].map((row): Points => [row]));
  }
  return out;
}

/** Rows of one key and one margin are alike when their fees are. */
const alike = (rows: readonly SurveyRow[]): boolean => rows.every((row) => row.feeBp === rows[0]?.feeBp);

const zip = (low: readonly SurveyRow[], high: readonly SurveyRow[]): Points[] =>
  low.flatMap((row, index): Points[] => {
    const other = high[index];
    return other ? [[row, other]] : [[row]];
  });

const byFigures = (a: SurveyRow, b: SurveyRow): number =>
  a.denomination - b.denomination ||
  a.feeBp - b.feeBp ||
  a.marginBp - b.marginBp ||
  byText(a.fee ?? '', b.fee ?? '');

/** Joined services first, then by their figures and what else is recorded: a total order, except for equal services. */
const byPoints = (a: Points, b: Points): number =>
  b.length - a.length ||
  byFigures(a[0], b[0]) ||
  byFigures(a[1] ?? a[0], b[1] ?? b[0]) ||
  byText(recordOf(a[0]), recordOf(b[0]));

const recordOf = ({ payoutMethod, speed, collectedOn, doubts = [] }: SurveyRow): string =>
  [payoutMethod, speed, collectedOn, ...doubts].join(' ');

/** A margin of exactly 0.00 between two currencies counts as not recorded (docs/method.md, doubtful prices). */
export const lacksMargin = (
  { marginBp }: Pick<SurveyRow, 'marginBp'>,
  currencies: 'same' | 'different',
): boolean => marginBp === 0 && currencies === 'different';

const flagged = (points: Points, currencies: 'same' | 'different'): PricePoint[] =>
  points.map((point) => {
    const { denomination, fee, feeBp, marginBp } = point;
    const flags: PointFlag[] = [];
    if (lacksMargin(point, currencies)) flags.push('no-margin-recorded');
    if (feeBp + marginBp <= 0) flags.push('total-not-positive');
    // Only a service's second point, the one at 500, can be 0 and 0 beside a first point with a cost.
    const [{ feeBp: fee200, marginBp: margin200 }] = points;
    if (feeBp === 0 && marginBp === 0 && fee200 + margin200 > 0) flags.push('blank-at-500');
    return { denomination, ...(fee !== undefined && { fee }), feeBp, marginBp, flags };
  });
