/** Checks a figure that only one bank submits against what the currency was worth before. */

import type { Day } from '../model/day.ts';
import { daysBetween } from '../model/day.ts';
import { compare, divide, multiply, ONE, type Rational } from '../money/rational.ts';
import { EITHER_WAY, INCREDIBLE, MAGNITUDE, moveLimit, PREVIOUS_DAYS } from './benchmark-limits.ts';
import { ratio, within } from './significant.ts';
import type { Submission } from './submissions.ts';

export interface PreviousFigure {
  /** US dollars for one unit. */
  readonly usd: Rational;
  readonly on: Day;
  /** A reference magnitude: rough, whatever its day. */
  readonly rough: boolean;
}

/** `either-way`: near 1 and against a rough reference, so the figure may be right or upside down. */
export type Verdict = 'plausible' | 'jump' | 'either-way' | 'magnitude' | 'upside-down' | 'no-reference';

/** A hard fault: a second day of the same bank does not confirm the figure. */
export const isHard = (verdict: Verdict): boolean => verdict === 'magnitude' || verdict === 'upside-down';

/**
 * Plausible if any reference finds the submission plausible. Otherwise the verdict by the first reference; if that is
 * `either-way`, a hard fault by another reference decides.
 */
export function judgeSubmission(submission: Submission, references: readonly PreviousFigure[]): Verdict {
  const verdicts = references.map((reference) => against(submission, reference));
  if (verdicts.includes('plausible')) return 'plausible';
  const [first = 'no-reference'] = verdicts;
  return (first === 'either-way' && verdicts.find(isHard)) || first;
}

function against(submission: Submission, reference: PreviousFigure): Verdict {
  const apart = ratio(submission.usd, reference.usd);
  const days = Math.abs(daysBetween(reference.on, submission.fixedOn));
  if (compare(apart, EITHER_WAY) > 0 && isUpsideDown(submission, reference.usd)) {
    const rough = reference.rough || days > PREVIOUS_DAYS;
    return rough && compare(apart, MAGNITUDE) <= 0 ? 'either-way' : 'upside-down';
  }
  if (compare(apart, INCREDIBLE) >= 0) return 'magnitude';
  const limit = reference.rough ? MAGNITUDE : moveLimit(days);
  return compare(apart, limit) <= 0 ? 'plausible' : 'jump';
}

/**
 * A number and its reciprocal are equally far from 1, on opposite sides. A figure on the other side of 1 than expected,
 * and about as far away, fits better upside down: as printed, for one unit, or in dollars.
 */
function isUpsideDown({ usd, printed }: Submission, expected: Rational): boolean {
  const change = printed.rises ? divide(expected, usd) : divide(usd, expected);
  const figures = [printed.figure, divide(printed.figure, printed.nominal)];
  return mirrors(usd, expected) || figures.some((figure) => mirrors(figure, multiply(figure, change)));
}

const mirrors = (a: Rational, b: Rational): boolean =>
  compare(a, ONE) * compare(b, ONE) < 0 && within(divide(ONE, a), b, MAGNITUDE);
