/**
 * Computes what a transfer costs, in the three readings (docs/method.md). Everything is a share of the amount A, so
 * that money and percentages come from the same exact figures: fee `phi`, margin `mu = 1 - r/m` on what is sent, tax,
 * pay-out fee. In general, with O for all that was paid and V for the value of what arrives at the reference rate, cost
 * = 1 - V/O.
 */
import type { Reading } from '../model/vocabulary.ts';
import {
  add,
  complement,
  divide,
  isPositive,
  multiply,
  ONE,
  type Rational,
  subtract,
  ZERO,
} from '../money/rational.ts';

export type UnknownWhy =
  | 'not-recorded'
  | 'no-margin-recorded'
  | 'rate-not-disclosed'
  | 'no-reference-rate'
  /** The provider's rate is of too long ago. */
  | 'rate-old'
  /** The tax has an exemption in another currency than the amount. */
  | 'amount-not-in-tax-currency';

interface Known {
  readonly known: true;
  readonly value: Rational;
}
interface Unknown<Why> {
  readonly known: false;
  readonly why: Why;
}
/** A figure, or why it is unknown. Unknown is never 0. */
export type Fact<Why = UnknownWhy> = Known | Unknown<Why>;

export const known = (value: Rational): Known => ({ known: true, value });
export const unknown = <Why extends UnknownWhy>(why: Why): Unknown<Why> => ({ known: false, why });

/**
 * The facts of a cost, as shares of A; `margin` is a share of what is exchanged, `payOutFee` is valued at the reference
 * rate.
 */
export interface CostFacts {
  readonly fee: Fact;
  readonly margin: Fact;
  readonly tax: Fact;
  readonly payOutFee: Fact;
}

export type PartName = 'fee' | 'margin' | 'tax' | 'pay-out-fee';

/** One part of a cost: as a share of the reading's base (O, or A for `per-principal`), and as a share of A. */
export type CostPart =
  | { readonly part: PartName; readonly known: true; readonly share: Rational; readonly ofAmount: Rational }
  | { readonly part: PartName; readonly known: false; readonly why: UnknownWhy };

export interface FeasibleCost {
  readonly feasible: true;
  /** Sum of the known parts, a lower bound where one is unknown; null where none is known. */
  readonly total: Rational | null;
  /** The total as a share of A. */
  readonly taken: Rational | null;
  /** True if every part that the reading counts is known. */
  readonly complete: boolean;
  readonly parts: readonly CostPart[];
  /** What the sender pays in all, as a share of A, as far as known. */
  readonly paid: Rational;
  /** What arrives, valued at the reference rate, as a share of A; null where fee or margin is unknown. */
  readonly arrives: Rational | null;
}

export type Cost =
  | FeasibleCost
  | { readonly feasible: false; readonly reason: 'nothing-left-to-send' | 'nothing-arrives' };

const orZero = (fact: Fact): Rational => (fact.known ? fact.value : ZERO);

/**
 * Reads one price as a cost.
 * - `per-principal`: phi + mu. No tax, no pay-out fee, whatever the facts say.
 * - `fee-deducted`: O = A. Fee and tax come out of A, the margin is taken of what is left.
 * - `per-outlay`: O = A (1 + phi + tax). The margin is taken of A.
 * An unknown part is left out of the total, never counted as 0, so an incomplete total is a lower bound. In a family
 * reading, where fee, tax and pay-out fee leave nothing, the cost is infeasible, not a percentage.
 */
export function readCost(reading: Reading, facts: CostFacts): Cost {
  const { fee, margin, tax, payOutFee } = facts;
  if (reading === 'per-principal') {
    return {
      feasible: true,
      ...whole(ONE, add(orZero(fee), orZero(margin)), [
        partOf('fee', fee, orZero(fee), ONE),
        partOf('margin', margin, orZero(margin), ONE),
      ]),
      paid: add(ONE, orZero(fee)),
      arrives: fee.known && margin.known ? complement(margin.value) : null,
    };
  }
  const charges = add(orZero(fee), orZero(tax));
  const paid = reading === 'per-outlay' ? add(ONE, charges) : ONE;
  const sent = reading === 'per-outlay' ? ONE : complement(charges);
  if (!isPositive(sent)) return { feasible: false, reason: 'nothing-left-to-send' };
  const marginOfAmount = multiply(orZero(margin), sent);
  const inHand = subtract(multiply(sent, complement(orZero(margin))), orZero(payOutFee));
  if (!isPositive(inHand)) return { feasible: false, reason: 'nothing-arrives' };
  return {
    feasible: true,
    // What was paid and does not arrive: the sum of the parts, but with a shorter denominator.
    ...whole(paid, subtract(paid, inHand), [
      partOf('fee', fee, orZero(fee), paid),
      partOf('margin', margin, marginOfAmount, paid),
      partOf('tax', tax, orZero(tax), paid),
      partOf('pay-out-fee', payOutFee, orZero(payOutFee), paid),
    ]),
    paid,
    arrives: fee.known && margin.known ? inHand : null,
  };
}

const partOf = (part: PartName, fact: Fact, ofAmount: Rational, base: Rational): CostPart =>
  fact.known
    ? { part, known: true, share: divide(ofAmount, base), ofAmount }
    : { part, known: false, why: fact.why };

/** What the parts come to: `taken` as a share of A, and of the reading's base. */
function whole(
  base: Rational,
  taken: Rational,
  parts: readonly CostPart[],
): Pick<FeasibleCost, 'total' | 'taken' | 'complete' | 'parts'> {
  const some = parts.some(({ known }) => known);
  return {
    total: some ? divide(taken, base) : null,
    taken: some ? taken : null,
    complete: parts.every(({ known }) => known),
    parts,
  };
}
