/** The reference rates of a day. The publication's own day uses the published rates; other days are computed. */

import { BENCHMARK_RULES } from '../../shared/catalogue/benchmark-rules.ts';
import { isCurrency } from '../../shared/catalogue/currencies.ts';
import { attributionsOf } from '../../shared/catalogue/rate-sources.ts';
import type { getRatesOperation } from '../../shared/contracts/rate-operations.ts';
import { benchmarkOf } from '../../shared/fx/benchmark.ts';
import type { Benchmark } from '../../shared/fx/benchmark-types.ts';
import { behindCross, crossRate, pairOf } from '../../shared/fx/cross-rate.ts';
import type { Day } from '../../shared/model/day.ts';
import { byText } from '../../shared/model/order.ts';
import type { CurrencyCode } from '../../shared/model/vocabulary.ts';
import type { AnswerOf, QueryOf } from '../http/operation.ts';
import { Problem } from '../http/problem.ts';
import { readBulletinsBehind } from '../storage/bulletins-behind.ts';
import { listSourceStates } from '../storage/rate-sources.ts';
import { checkDay } from './days.ts';
import type { ReferenceDependencies } from './dependencies.ts';
import { publishedReference } from './published.ts';

/**
 * All rates of a day, or those of the requested currencies: each is in force or absent.
 * @throws Problem 400 for a future day or an unknown currency, 422 if the base has no rate on that day, 503 before the first
 * publication.
 */
export async function getRates(
  { base = 'USD', date, currencies }: QueryOf<typeof getRatesOperation>,
  dependencies: ReferenceDependencies,
): Promise<AnswerOf<typeof getRatesOperation>> {
  const today = dependencies.now().toISOString().slice(0, 10);
  const day = date === undefined ? today : checkDay('date', date, today);
  const whole = await benchmarkOn(dependencies, day);
  checkBase(whole, base);
  const benchmark = currencies ? only(whole, currencies, base) : whole;
  const { methodVersion, absent, bulletins, notices } = benchmark;
  return {
    day,
    base,
    methodVersion,
    rates: benchmark.rates.flatMap(({ currency }) => {
      const cross = crossRate(whole, base, currency);
      const pair = pairOf(whole, base, currency);
      return cross && pair ? [{ currency, ...behindCross(cross, pair), rate: pair.rate }] : [];
    }),
    absent,
    bulletins,
    notices,
    sources: attributionsOf(Object.values(bulletins).map(({ source }) => source)),
  };
}

async function benchmarkOn(dependencies: ReferenceDependencies, day: Day): Promise<Benchmark> {
  const { reference } = await publishedReference(dependencies);
  const { table, now } = dependencies;
  if (reference.benchmark.day === day) return reference.benchmark;
  return benchmarkOf(
    await readBulletinsBehind(table, await listSourceStates(table, now().toISOString()), day),
    day,
    BENCHMARK_RULES,
  );
}

/**
 * The part of a benchmark that concerns some currencies. Notices about the base count, and notices about the dollar, because
 * those concern a whole bank.
 * @throws Problem 400 for an unknown currency code, with the codes that the day has
 */
function only(benchmark: Benchmark, asked: readonly CurrencyCode[], base: CurrencyCode): Benchmark {
  const known = [...benchmark.rates, ...benchmark.absent].map(({ currency }) => currency);
  const unknown = asked.filter((code) => !known.includes(code) && !isCurrency(code));
  if (unknown.length > 0) {
    throw new Problem(400, 'unknown-currency', 'currencies: There is no such currency here.', [
      {
        field: 'currencies',
        detail: `It names ${unknown.slice(0, 5).join(', ')}, which no bank speaks of.`,
        allowed: known.sort(),
      },
    ]);
  }
  const isAsked = ({ currency }: { readonly currency: CurrencyCode }) => asked.includes(currency);
  const rates = benchmark.rates.filter(isAsked);
  const notices = benchmark.notices.filter(
    (notice) => isAsked(notice) || notice.currency === base || notice.currency === 'USD',
  );
  // Every rate depends on the base.
  const behind = [...rates, ...notices, ...benchmark.rates.filter(({ currency }) => currency === base)];
  const refs = new Set(behind.flatMap(({ bulletins }) => bulletins));
  const unspoken = [...new Set(asked)].filter((code) => !known.includes(code));
  return {
    ...benchmark,
    rates,
    absent: [
      ...benchmark.absent.filter(isAsked),
      ...unspoken.map((currency) => ({ currency, why: 'not-published' as const })),
    ].sort((a, b) => byText(a.currency, b.currency)),
    notices,
    bulletins: Object.fromEntries(Object.entries(benchmark.bulletins).filter(([ref]) => refs.has(ref))),
  };
}

/** @throws Problem 422 with the currencies that can be a base. */
function checkBase({ rates, day }: Benchmark, base: string): void {
  if (rates.some(({ currency }) => currency === base)) return;
  throw new Problem(422, 'no-rate', `There is no reference rate of ${base} on ${day}.`, [
    {
      field: 'base',
      detail: 'No bank that we hold published it within reach of that day.',
      allowed: rates.map(({ currency }) => currency),
    },
  ]);
}
