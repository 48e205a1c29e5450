/**
 * Takes figures from the submissions of one fixing day and checks them against the figures taken before: the step that
 * the benchmark repeats, day by day. The rules and their reasons are in docs/method.md, reference rates.
 */

import type { Day } from '../model/day.ts';
import { daysBetween } from '../model/day.ts';
import type { CurrencyCode } from '../model/vocabulary.ts';
import type { Rational } from '../money/rational.ts';
import { AGREE, HELD_DAYS } from './benchmark-limits.ts';
import type { NoticeRule } from './benchmark-types.ts';
import { agreeing, banksOff, byCurrency, nearest } from './consensus.ts';
import { isHard, judgeSubmission, type PreviousFigure } from './plausibility.ts';
import { median, within } from './significant.ts';
import type { Submission } from './submissions.ts';

/** A figure that was taken, not excluded. */
export interface Figure {
  readonly usd: Rational;
  readonly fixedOn: Day;
  /** The submissions that agree on it. */
  readonly submissions: readonly Submission[];
  /** Only one bank submitted that day, and its figure confirms no jump held back before: other banks may still follow. */
  readonly alone: boolean;
}

export interface ExcludedSubmission {
  readonly submission: Submission;
  readonly rule: NoticeRule;
}

/** What is known before the day: references of a currency, the best first, and the submission held back last. */
export interface KnownBefore {
  readonly references: (currency: CurrencyCode, fixedOn: Day) => readonly PreviousFigure[];
  readonly held: (currency: CurrencyCode) => ExcludedSubmission | undefined;
}

export interface FixingDayResult {
  readonly figures: ReadonlyMap<CurrencyCode, Figure>;
  readonly excluded: readonly ExcludedSubmission[];
}

/** The submissions of one fixing day, with everything that does not depend on what was known before. */
export interface SubmissionDay {
  /** At most one for each bank and currency. */
  readonly submissions: readonly Submission[];
  /** Banks that are off, judged by the others. */
  readonly off: ReadonlySet<string>;
  /** The other banks' submissions, by currency. */
  readonly groups: ReadonlyMap<CurrencyCode, Group>;
}

/** The submissions for a currency by banks that are not off, and those of them that agree. */
interface Group {
  readonly submissions: readonly Submission[];
  readonly agreed: readonly Submission[];
}

export function submissionDayOf(submissions: readonly Submission[]): SubmissionDay {
  const off = banksOff(submissions);
  return { submissions, off, groups: groupsOf(submissions, off) };
}

function groupsOf(submissions: readonly Submission[], off: ReadonlySet<string>): Map<CurrencyCode, Group> {
  const groups = byCurrency(submissions.filter(({ bank }) => !off.has(bank)));
  return new Map(
    [...groups].map(([currency, group]) => [currency, { submissions: group, agreed: agreeing(group) }]),
  );
}

/** Takes the submissions of one fixing day. */
export function takeFixingDay(day: SubmissionDay, known: KnownBefore): FixingDayResult {
  const { submissions } = day;
  const doubted = doubtedDollars(submissions, known);
  const off = new Set([...day.off, ...doubted.map(({ submission }) => submission.bank)]);
  const figures = new Map<CurrencyCode, Figure>();
  const excluded = submissions
    .filter(({ bank }) => off.has(bank))
    .map(
      (submission): ExcludedSubmission =>
        doubted.find((one) => one.submission === submission) ?? { submission, rule: 'bank-off' },
    );
  for (const [currency, group] of doubted.length > 0 ? groupsOf(submissions, off) : day.groups) {
    const ofCurrency = takeCurrency(group, known);
    if (ofCurrency.figure) figures.set(currency, ofCurrency.figure);
    excluded.push(...ofCurrency.excluded);
  }
  return { figures, excluded };
}

/**
 * Submissions of banks for their own currency, which is their dollar rate, that are not believable and that no other
 * bank supports: all submissions of such a bank are excluded. One that may be true or upside down is held back, and
 * with it all of its bank, until another day confirms it.
 */
const doubtedDollars = (
  submissions: readonly Submission[],
  { references, held }: KnownBefore,
): ExcludedSubmission[] =>
  submissions.flatMap((submission): ExcludedSubmission[] => {
    if (!submission.own) return [];
    const { currency, fixedOn } = submission;
    const verdict = judgeSubmission(submission, references(currency, fixedOn));
    if (!isHard(verdict) && verdict !== 'either-way') return [];
    const borneOut = submissions.some(
      (other) =>
        other.currency === currency &&
        other.bank !== submission.bank &&
        within(other.usd, submission.usd, AGREE),
    );
    if (borneOut) return [];
    if (isHard(verdict)) return [{ submission, rule: 'bank-off' }];
    const before = held(currency);
    return before && confirms(submission, before, false) ? [] : [{ submission, rule: 'jump' }];
  });

interface CurrencyResult {
  readonly figure?: Figure;
  readonly excluded: readonly ExcludedSubmission[];
}

function takeCurrency({ submissions: group, agreed }: Group, known: KnownBefore): CurrencyResult {
  const [alone] = group;
  if (!alone) return { excluded: [] };
  if (group.length === 1) return takeAlone(alone, known);
  const rule = agreed.length > 0 ? 'outlier' : 'disagrees';
  const followed = agreed.length > 0 ? agreed : nearestPlausible(group, known);
  const excluded = group
    .filter((submission) => !followed.includes(submission))
    .map((submission): ExcludedSubmission => ({ submission, rule }));
  return followed.length > 0 ? { figure: figureOf(followed, alone.fixedOn, false), excluded } : { excluded };
}

/** Where no two agree, or no majority does: the submission nearest to the previous figure, if within the move limit. */
function nearestPlausible(group: readonly Submission[], { references }: KnownBefore): readonly Submission[] {
  const [first] = group;
  if (!first) return [];
  const known = references(first.currency, first.fixedOn);
  const [previous] = known;
  if (!previous || previous.rough) return [];
  const plausible = group.filter((submission) => judgeSubmission(submission, [previous]) === 'plausible');
  return nearest(plausible, previous.usd);
}

function takeAlone(submission: Submission, { references, held }: KnownBefore): CurrencyResult {
  const verdict = judgeSubmission(submission, references(submission.currency, submission.fixedOn));
  if (verdict === 'plausible')
    return { figure: figureOf([submission], submission.fixedOn, true), excluded: [] };
  const before = held(submission.currency);
  if (verdict !== 'no-reference' && before && confirms(submission, before, isHard(verdict)))
    return { figure: figureOf([submission], submission.fixedOn, false), excluded: [] };
  return { excluded: [{ submission, rule: verdict === 'either-way' ? 'jump' : verdict }] };
}

/**
 * Whether a submission confirms one held back on an earlier day. A hard fault (isHard) needs another bank to confirm
 * it.
 */
function confirms(submission: Submission, before: ExcludedSubmission, hard: boolean): boolean {
  const days = daysBetween(before.submission.fixedOn, submission.fixedOn);
  if (days < 1 || days > HELD_DAYS) return false;
  if ((hard || before.rule !== 'jump') && before.submission.bank === submission.bank) return false;
  const reference = { usd: before.submission.usd, on: before.submission.fixedOn, rough: false };
  return judgeSubmission(submission, [reference]) === 'plausible';
}

const figureOf = (submissions: readonly Submission[], fixedOn: Day, alone: boolean): Figure => ({
  usd: median(submissions.map(({ usd }) => usd)),
  fixedOn,
  submissions,
  alone,
});
