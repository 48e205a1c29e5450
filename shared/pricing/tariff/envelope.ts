/**
 * Finds which of several tariffs brings most at every outlay of a range, and the exact outlays where the leader
 * changes, in minor units. It does not sample: two ends decide a stretch only if everything on it is linear; else the
 * stretch is halved.
 */
import { byText } from '../../model/order.ts';
import {
  compare,
  isPositive,
  most,
  multiply,
  type Rational,
  rational,
  subtract,
  ZERO,
} from '../../money/rational.ts';

/** A tariff as a function of the outlay in minor units. */
export interface Contender {
  readonly id: string;
  /** Null where it has no price to compare. `above` is its cost as money: at 0 or less it never leads. */
  readonly look: (units: bigint) => { readonly value: Rational; readonly above: Rational } | null;
  /** Outlays where `look` may bend or jump. */
  readonly kinks: readonly bigint[];
  /** How far rounding by the provider moves the value from linear between the kinks. */
  readonly roughness: Rational;
}

/** Minor units, both ends included. */
export interface Span {
  readonly from: bigint;
  readonly to: bigint;
  readonly id: string;
}

type Look = ReturnType<Contender['look']>;

/** The spans of a range in order; an outlay without a price is in no span. Of equal tariffs the first by id leads. */
export function envelope(contenders: readonly Contender[], from: bigint, to: bigint): Span[] {
  const sorted = [...contenders].sort((a, b) => byText(a.id, b.id));
  const starts = new Set([from, ...sorted.flatMap(({ kinks }) => kinks)]);
  const inside = [...starts].filter((start) => start >= from && start <= to).sort((a, b) => Number(a - b));
  // The most by which rounding can move the difference of two values between the ends of a stretch.
  const unsure = multiply(rational(4), contenders.map(({ roughness }) => roughness).reduce(most, ZERO));
  const spans: Span[] = [];
  inside.forEach((start, index) => {
    settle(sorted, start, (inside[index + 1] ?? to + 1n) - 1n, unsure, spans);
  });
  return spans;
}

function settle(
  contenders: readonly Contender[],
  from: bigint,
  to: bigint,
  unsure: Rational,
  spans: Span[],
): void {
  const first = endAt(contenders, from);
  if (from < to && !isSettled(first, endAt(contenders, to), unsure)) {
    const middle = (from + to) / 2n;
    settle(contenders, from, middle, unsure, spans);
    settle(contenders, middle + 1n, to, unsure, spans);
    return;
  }
  const id = contenders[first.leader]?.id;
  if (id === undefined) return;
  const before = spans[spans.length - 1];
  if (before?.id === id && before.to === from - 1n) spans[spans.length - 1] = { ...before, to };
  else spans.push({ from, to, id });
}

/**
 * What every contender brings at one end of a stretch, the most of these, and the index of the leader; -1 if none
 * leads.
 */
interface End {
  readonly looks: readonly Look[];
  readonly highest: Rational;
  readonly leader: number;
}

function endAt(contenders: readonly Contender[], units: bigint): End {
  const looks = contenders.map(({ look }) => look(units));
  const highest = looks
    .filter(leads)
    .map(({ value }) => value)
    .reduce(most, ZERO);
  const leader = looks.findIndex((look) => leads(look) && compare(look.value, highest) === 0);
  return { looks, highest, leader };
}

const leads = (look: Look): look is NonNullable<Look> => !!look && isPositive(look.above);

/**
 * Whether the leader at both ends also leads between them: a difference of linear functions does not change its sign
 * twice. No contender may appear or disappear, and none may be so near to the leader, or to a cost of 0, that rounding
 * decides.
 */
const isSettled = (first: End, last: End, unsure: Rational): boolean =>
  first.leader === last.leader &&
  first.looks.every((look, index) => {
    const other = last.looks[index] ?? null;
    if (!look || !other) return look === other;
    if (leads(look) !== leads(other) || isNear(look.above, unsure) || isNear(other.above, unsure))
      return false;
    if (!leads(look) || index === first.leader) return true;
    return (
      !isNear(subtract(first.highest, look.value), unsure) &&
      !isNear(subtract(last.highest, other.value), unsure)
    );
  });

/** Whether a difference is so near to 0 that rounding decides; never true if nobody rounds. */
const isNear = (value: Rational, unsure: Rational): boolean =>
  isPositive(unsure) && compare(value, unsure) <= 0 && compare(subtract(ZERO, value), unsure) <= 0;
