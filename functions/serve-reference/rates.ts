/** The reference rates of a day. Those of the publication's own day are the published ones; others are computed. */
import { BENCHMARK_RULES } from '../../shared/catalogue/benchmark-rules.ts';
import { attributionsOf } from '../../shared/catalogue/rate-sources.ts';
import type { getRatesOperation } from '../../shared/contracts/api.ts';
import { benchmarkOf } from '../../shared/fx/benchmark.ts';
import type { Benchmark } from '../../shared/fx/benchmark-types.ts';
import { behindCross, crossRate, pairOf } from '../../shared/fx/cross-rate.ts';
import type { Day } from '../../shared/model/day.ts';
import type { AnswerOf, QueryOf } from '../http/operation.ts';
import { Problem } from '../http/problem.ts';
import { readBulletinsBehind } from '../storage/bulletins-behind.ts';
import { listSourceStates } from '../storage/rate-sources.ts';
import type { Table } from '../storage/table.ts';
import { checkDay } from './days.ts';
import type { ReferenceDependencies } from './dependencies.ts';
import { publishedReference } from './published.ts';

/** @throws Problem 400 for a day to come, 422 where the base has no rate on that day, 503 before the first publication. */
export async function getRates(
  { base = 'USD', date }: QueryOf<typeof getRatesOperation>,
  { table, now }: Pick<ReferenceDependencies, 'table' | 'now'>,
): Promise<AnswerOf<typeof getRatesOperation>> {
  const today = now().toISOString().slice(0, 10);
  const day = date === undefined ? today : checkDay('date', date, today);
  const benchmark = await benchmarkOn(table, day);
  checkBase(benchmark, base);
  const { methodVersion, absent, bulletins, notices } = benchmark;
  return {
    day,
    base,
    methodVersion,
    rates: benchmark.rates.flatMap(({ currency }) => {
      const cross = crossRate(benchmark, base, currency);
      const pair = pairOf(benchmark, base, currency);
      return cross && pair ? [{ currency, ...behindCross(cross, pair), rate: pair.rate }] : [];
    }),
    absent,
    bulletins,
    notices,
    sources: attributionsOf(Object.values(bulletins).map(({ source }) => source)),
  };
}

async function benchmarkOn(table: Table, day: Day): Promise<Benchmark> {
  const { reference } = await publishedReference(table);
  if (reference.benchmark.day === day) return reference.benchmark;
  return benchmarkOf(
    await readBulletinsBehind(table, await listSourceStates(table), day),
    day,
    BENCHMARK_RULES,
  );
}

/** @throws Problem 422 naming what else can be a base. */
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
