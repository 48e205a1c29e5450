/**
 * Which of several tariffs brings most at every outlay of a range: the exact outlays at which the first changes, in minor
 * units. Not a sample: a stretch is settled by its two ends only where everything on it is linear, else it is halved.
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
  /** Null where it has no price to compare. `above` is how far its cost is above 0, money: at 0 or less it never leads. */
  readonly look: (units: bigint) => { readonly value: Rational; readonly above: Rational } | null;
  /** Where `look` may bend or jump. */
  readonly kinks: readonly bigint[];
  /** How far the value is from linear between the kinks: what the provider rounds. */
  readonly roughness: Rational;
}

/** Minor units, both ends included. */
export interface Span {
  readonly from: bigint;
  readonly to: bigint;
  readonly id: string;
}

type Look = ReturnType<Contender['look']>;

/** The spans of a range in order; outlays at which nothing is priced are in none. Of equals the first by id leads. */
export function envelope(contenders: readonly Contender[], from: bigint, to: bigint): Span[] {
  const sorted = [...contenders].sort((a, b) => byText(a.id, b.id));
  const starts = new Set([from, ...sorted.flatMap(({ kinks }) => kinks)]);
  const inside = [...starts].filter((start) => start >= from && start <= to).sort((a, b) => Number(a - b));
  // Two values, each at both ends and between them, are off by so much at most.
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

/** What all contenders bring at one end of a stretch, the most of it, and the place of who brings that; -1 where none leads. */
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
 * Whether who leads at both ends leads between them: a difference of linear functions does not change its sign twice. No
 * contender comes or goes, and none is nearer to the leader, or to costing nothing, than what rounding can do.
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

/** Nearer to 0 than what rounding can do; nothing is too near where nobody rounds. */
const isNear = (value: Rational, unsure: Rational): boolean =>
  isPositive(unsure) && compare(value, unsure) <= 0 && compare(subtract(ZERO, value), unsure) <= 0;
