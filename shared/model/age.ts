/** Computes the age of a survey, from the first day of its period, because the day within it is not known. */
import type { SurveyRef } from './corridor-prices.ts';
import { quarterOf } from './period.ts';

export interface SurveyAge {
  /** Full months since the survey's first day. */
  readonly months: number;
  /** Full quarters since the survey's quarter: rounds that could have replaced it. */
  readonly missedRounds: number;
  /** Two or more missed rounds: shown as an old survey, and amounts "would have arrived about". */
  readonly old: boolean;
}

/** From two missed rounds on a survey is old (docs/method.md, survey prices). */
const OLD_AFTER_ROUNDS = 2;

/** Prices of a round that is more rounds older than the newest are history, never offers (docs/method.md, survey prices). */
const HISTORY_AFTER_ROUNDS = 8;

/** Whether a quarter's prices are history beside a newest quarter. Throws a RangeError for a text that is not a quarter. */
export const isPast = (period: string, newest: string): boolean =>
  quarterOf(newest) - quarterOf(period) > HISTORY_AFTER_ROUNDS;

/** Age of a survey on an ISO day; 0 before the survey's period. Throws a RangeError for a text that is not an ISO day. */
export function surveyAge(
  { firstDay, lastDay }: Pick<SurveyRef, 'firstDay' | 'lastDay'>,
  today: string,
): SurveyAge {
  const [first, last, now] = [parseDay(firstDay), parseDay(lastDay), parseDay(today)];
  const months = now.month - first.month - (now.day < first.day ? 1 : 0);
  const missedRounds = Math.max(0, Math.floor(now.month / 3) - Math.floor(last.month / 3) - 1);
  return { months: Math.max(0, months), missedRounds, old: missedRounds >= OLD_AFTER_ROUNDS };
}

/** Months since year 0, and the day of the month. */
function parseDay(text: string): { readonly month: number; readonly day: number } {
  const match = /^(\d{4})-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/.exec(text);
  if (!match) throw new RangeError(`not an ISO day: ${text}`);
  return { month: Number(match[1]) * 12 + Number(match[2]) - 1, day: Number(match[3]) };
}
