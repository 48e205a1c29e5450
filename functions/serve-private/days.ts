/** The days of a list. */
import { MOST_DAYS, USUAL_DAYS } from '../../shared/contracts/private-operations.ts';
import { addDays, type Day, daysBetween, isDay } from '../../shared/model/day.ts';
import { type FieldError, Problem } from '../http/problem.ts';

/** @param today by UTC @throws Problem 400 for a day that is none, or too many of them */
export function daysOf(
  asked: { readonly from?: string | undefined; readonly to?: string | undefined },
  today: Day,
): { readonly from: Day; readonly to: Day } {
  const errors = (['from', 'to'] as const).flatMap((field): FieldError[] => {
    const day = asked[field];
    if (day === undefined || isDay(day)) return [];
    return [{ field, detail: 'There is no such day.', allowed: ['a day such as 2026-11-01'] }];
  });
  if (errors.length > 0) throw bad(errors);
  const { to = today } = asked;
  const { from = addDays(to, -USUAL_DAYS) } = asked;
  const between = daysBetween(from, to);
  if (between >= 0 && between <= MOST_DAYS) return { from, to };
  const allowed = [`a day before ${to}, at most ${MOST_DAYS} days`];
  throw bad([{ field: 'from', detail: 'It is after the last day, or too long before it.', allowed }]);
}

const bad = (errors: readonly FieldError[]): Problem =>
  new Problem(
    400,
    'bad-parameters',
    `Not understood: ${errors.map(({ field }) => field).join(', ')}.`,
    errors,
  );
