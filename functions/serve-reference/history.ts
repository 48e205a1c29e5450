/** The reference rates of one currency over a range of days. */
import { BENCHMARK_RULES } from '../../shared/catalogue/benchmark-rules.ts';
import { findCurrency } from '../../shared/catalogue/currencies.ts';
import { attributionsOf } from '../../shared/catalogue/rate-sources.ts';
import { type getRateHistoryOperation, LONGEST_HISTORY_DAYS } from '../../shared/contracts/api.ts';
import { benchmarksOf } from '../../shared/fx/benchmark.ts';
import { BENCHMARK_METHOD } from '../../shared/fx/benchmark-limits.ts';
import type { BulletinBehind } from '../../shared/fx/benchmark-types.ts';
import { behindCross, crossRate, pairOf } from '../../shared/fx/cross-rate.ts';
import { addDays, daysBetween } from '../../shared/model/day.ts';
import type { AnswerOf, QueryOf } from '../http/operation.ts';
import { Problem } from '../http/problem.ts';
import { readBulletinsBehind } from '../storage/bulletins-behind.ts';
import { listSourceStates } from '../storage/rate-sources.ts';
import { checkDay } from './days.ts';
import type { ReferenceDependencies } from './dependencies.ts';

type Answer = AnswerOf<typeof getRateHistoryOperation>;

const USUAL_DAYS = 31;

/**
 * One rate for each day of the range on which both currencies were fixed; none is carried to a day without. Its basis is
 * the weaker side's, its banks are those of either side.
 * @throws Problem 404 for a currency nobody knows, 400 for days that cannot be asked for.
 */
export async function getRateHistory(
  currency: string,
  { from, to, base = 'USD' }: QueryOf<typeof getRateHistoryOperation>,
  { table, now }: Pick<ReferenceDependencies, 'table' | 'now'>,
): Promise<Answer> {
  checkCurrency('currency', currency, 404);
  checkCurrency('base', base, 400);
  const today = now().toISOString().slice(0, 10);
  const last = to === undefined ? today : checkDay('to', to, today);
  const first = from === undefined ? addDays(last, 1 - USUAL_DAYS) : checkDay('from', from, today);
  checkRange(first, last);

  const held = await readBulletinsBehind(table, await listSourceStates(table), first, last);
  const days = [...new Set(held.map(({ fixedOn }) => fixedOn))].filter((day) => day >= first);
  const rates: Answer['rates'][number][] = [];
  const behind: Record<string, BulletinBehind> = {};
  for (const benchmark of benchmarksOf(held, days, BENCHMARK_RULES)) {
    const cross = crossRate(benchmark, base, currency);
    const pair = pairOf(benchmark, base, currency);
    if (!cross || !pair || pair.age > 0) continue;
    const { age: _, ...whole } = behindCross(cross, pair);
    for (const ref of whole.bulletins) if (benchmark.bulletins[ref]) behind[ref] = benchmark.bulletins[ref];
    rates.push({ ...whole, fixedOn: benchmark.day, rate: pair.rate });
  }
  return {
    currency,
    base,
    from: first,
    to: last,
    methodVersion: BENCHMARK_METHOD,
    rates,
    bulletins: behind,
    sources: attributionsOf(Object.values(behind).map(({ source }) => source)),
  };
}

function checkCurrency(field: string, code: string, status: number): void {
  if (findCurrency(code)) return;
  throw new Problem(status, 'unknown-currency', `${field}: There is no such currency here.`, [
    {
      field,
      detail: 'It is no ISO 4217 code of a currency in use.',
      allowed: ['an ISO 4217 code such as KGS'],
    },
  ]);
}

function checkRange(first: string, last: string): void {
  const days = daysBetween(first, last) + 1;
  if (days >= 1 && days <= LONGEST_HISTORY_DAYS) return;
  const detail = days < 1 ? '`from` is after `to`.' : `It spans ${days} days.`;
  throw new Problem(400, 'range', `The range cannot be answered: ${detail}`, [
    { field: 'from', detail, allowed: [`1 to ${LONGEST_HISTORY_DAYS} days up to \`to\``] },
  ]);
}
