/** Finds the submissions that agree, for one currency on one fixing day, with one submission for each bank. */
import { groupBy } from '../model/group-by.ts';
import { byText } from '../model/order.ts';
import { compare, type Rational } from '../money/rational.ts';
import { AGREE } from './benchmark-limits.ts';
import { median, ratio, within } from './significant.ts';
import type { Submission } from './submissions.ts';

/** Two submissions agree within the limit. Of three or more, those near the median agree if they are the majority. */
export function agreeing(submissions: readonly Submission[]): readonly Submission[] {
  const [first, second] = submissions;
  if (!first || !second) return [];
  if (submissions.length === 2) return within(first.usd, second.usd, AGREE) ? submissions : [];
  const near = nearMedian(submissions);
  return 2 * near.length > submissions.length ? near : [];
}

export function nearMedian(submissions: readonly Submission[]): readonly Submission[] {
  const middle = median(submissions.map(({ usd }) => usd));
  return submissions.filter(({ usd }) => within(usd, middle, AGREE));
}

/** Of submissions that do not agree: the one nearest to a figure, and those that agree with that one. */
export function nearest(submissions: readonly Submission[], to: Rational): readonly Submission[] {
  const [closest] = [...submissions].sort(
    (a, b) => compare(ratio(a.usd, to), ratio(b.usd, to)) || byText(a.bank, b.bank),
  );
  return closest ? submissions.filter(({ usd }) => within(usd, closest.usd, AGREE)) : [];
}

/**
 * Banks whose submissions of a day are all excluded, because something common to their figures must be wrong: of three
 * or more currencies that three or more banks submit, most of the bank's figures are outliers.
 */
export function banksOff(submissions: readonly Submission[]): ReadonlySet<string> {
  const contested = new Map<string, { of: number; out: number }>();
  for (const group of byCurrency(submissions).values()) {
    if (group.length < 3) continue;
    const near = nearMedian(group);
    for (const submission of group) {
      const count = contested.get(submission.bank) ?? { of: 0, out: 0 };
      count.of += 1;
      if (!near.includes(submission)) count.out += 1;
      contested.set(submission.bank, count);
    }
  }
  const off = [...contested].filter(([, { of, out }]) => of >= 3 && 2 * out > of);
  return new Set(off.map(([bank]) => bank));
}

/** The submissions of each currency, banks in order. */
export const byCurrency = (submissions: readonly Submission[]): Map<string, [Submission, ...Submission[]]> =>
  groupBy(
    [...submissions].sort((a, b) => byText(a.bank, b.bank)),
    ({ currency }) => currency,
  );
