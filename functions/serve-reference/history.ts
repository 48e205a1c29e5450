/** The reference rates of one currency over a range of days, and the days without a rate. */

import { isLegalTender } from '../../shared/catalogue/countries.ts';
import { isCurrency } from '../../shared/catalogue/currencies.ts';
import { PEGS } from '../../shared/catalogue/pegs.ts';
import { attributionsOf } from '../../shared/catalogue/rate-sources.ts';
import { getRateHistoryOperation, LONGEST_HISTORY_DAYS } from '../../shared/contracts/rate-operations.ts';
import { BENCHMARK_METHOD } from '../../shared/fx/benchmark-limits.ts';
import type { BulletinBehind, Notice } from '../../shared/fx/benchmark-types.ts';
import { behindCross, crossRate, pairOf } from '../../shared/fx/cross-rate.ts';
import { addDays, daysBetween } from '../../shared/model/day.ts';
import type { CurrencyCode } from '../../shared/model/vocabulary.ts';
import type { AnswerOf, QueryOf } from '../http/operation.ts';
import { Problem } from '../http/problem.ts';
import { accepts, allowedBy } from '../http/query.ts';
import { checkDay } from './days.ts';
import type { ReferenceDependencies } from './dependencies.ts';
import type { AbsentOn } from './gaps.ts';
import { absentOn, fixedOn, noticesOn, sidesOf, withoutFigures } from './gaps.ts';
import { readDays } from './months.ts';

type Answer = AnswerOf<typeof getRateHistoryOperation>;

const USUAL_DAYS = 31;

/**
 * One rate for each day of the range on which both currencies were fixed; no rate is carried to another day. Its basis is the
 * weaker side's, its banks are those of both sides. A request for that day alone gives the same rate. Days without a rate,
 * although a bank fixed one of the two currencies, are listed with the reason; and so is a currency that has no figure in the
 * whole range.
 * @throws Problem 404 for an unknown currency, 400 for days that cannot be requested.
 */
export async function getRateHistory(
  currency: string,
  { from, to, base = 'USD' }: QueryOf<typeof getRateHistoryOperation>,
  dependencies: Pick<ReferenceDependencies, 'table' | 'now' | 'publications' | 'months'>,
): Promise<Answer> {
  const today = dependencies.now().toISOString().slice(0, 10);
  const last = to === undefined ? today : checkDay('to', to, today);
  const first = from === undefined ? addDays(last, 1 - USUAL_DAYS) : checkDay('from', from, today);
  checkRange(first, last);

  // A malformed code is refused before anything is read.
  checkCurrency('currency', accepts(PARAMETERS.currency, currency));
  const { publishers, benchmarks } = await readDays(first, last, dependencies);
  // Any code that a bank published a figure for is accepted, also one that the catalogue lacks: a single day accepts it too.
  const isKnown = (code: string) =>
    isCurrency(code) || [...publishers.values()].some((banks) => banks.has(code));
  checkCurrency('currency', isKnown(currency));
  checkCurrency('base', isKnown(base));
  const days = [...publishers.keys()].filter((day) => day >= first);
  const rates: Answer['rates'][number][] = [];
  const absent: AbsentOn[] = [];
  const notices: Notice[] = [];
  const behind: Record<string, BulletinBehind> = {};
  const fixed = new Set<CurrencyCode>();
  for (const benchmark of benchmarks) {
    const cross = crossRate(benchmark, base, currency);
    const pair = pairOf(benchmark, base, currency);
    const sides = sidesOf([base, currency], benchmark.day, PEGS);
    const ofDay = noticesOn(benchmark, sides, publishers);
    for (const code of fixedOn(benchmark, sides, publishers)) fixed.add(code);
    const used = ofDay.flatMap(({ bulletins }) => bulletins);
    notices.push(...ofDay);
    if (cross && pair && pair.age === 0) {
      const { age: _, ...whole } = behindCross(cross, pair);
      used.push(...whole.bulletins);
      rates.push({ ...whole, fixedOn: benchmark.day, rate: pair.rate });
    } else absent.push(...absentOn(benchmark, sides, publishers));
    for (const ref of used) if (benchmark.bulletins[ref]) behind[ref] = benchmark.bulletins[ref];
  }
  return {
    currency,
    base,
    from: first,
    to: last,
    methodVersion: BENCHMARK_METHOD,
    rates,
    absent,
    withoutFigures: withoutFigures([base, currency], days, fixed, isFormer),
    notices,
    bulletins: behind,
    sources: attributionsOf(Object.values(behind).map(({ source }) => source)),
  };
}

/** Legal tender once, and nowhere today. */
const isFormer = (code: CurrencyCode): boolean => isCurrency(code) && !isLegalTender(code);

const PARAMETERS = {
  currency: getRateHistoryOperation.inPath.currency,
  base: getRateHistoryOperation.query.base,
} as const;

/** @throws Problem 404 for the currency of the path, 400 for the base. */
function checkCurrency(field: keyof typeof PARAMETERS, isKnown: boolean): void {
  if (isKnown) return;
  const status = field === 'currency' ? 404 : 400;
  throw new Problem(status, 'unknown-currency', `${field}: There is no such currency here.`, [
    {
      field,
      detail: 'It is no ISO 4217 code of a currency in use since 1999.',
      allowed: allowedBy(PARAMETERS[field]),
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
