/**
 * Why a day of a range has no rate of its own, though a bank fixed one of the two currencies on it. The day asked alone may
 * still have one, carried from an earlier day. Pure.
 */
import type { getRateHistoryOperation } from '../../shared/contracts/api.ts';
import type { Benchmark, BenchmarkSource, Notice, Peg } from '../../shared/fx/benchmark-types.ts';
import type { CollectedBulletin } from '../../shared/fx/bulletin.ts';
import { pegOn } from '../../shared/fx/pegs.ts';
import { bulletinsInForce } from '../../shared/fx/submissions.ts';
import type { Day } from '../../shared/model/day.ts';
import type { CurrencyCode } from '../../shared/model/vocabulary.ts';
import type { AnswerOf } from '../http/operation.ts';

export type AbsentOn = AnswerOf<typeof getRateHistoryOperation>['absent'][number];

/** By fixing day and currency: the banks that gave a figure of it. */
export type Spoken = ReadonlyMap<Day, ReadonlyMap<CurrencyCode, ReadonlySet<string>>>;

/** One of the two currencies, and what it is pegged to on the day (null: nothing, or the dollar). */
export interface Side {
  readonly currency: CurrencyCode;
  readonly anchor: CurrencyCode | null;
}

/** Of the bulletins that count. A bank speaks of its own currency by its dollar rate. */
export function spokenOn(
  bulletins: readonly CollectedBulletin[],
  sources: readonly Pick<BenchmarkSource, 'id' | 'bank'>[],
): Spoken {
  const banks = new Map(sources.map(({ id, bank }) => [id, bank]));
  const spoken = new Map<Day, Map<CurrencyCode, Set<string>>>();
  for (const { fixedOn, source, currency, rates } of bulletinsInForce(bulletins)) {
    const bank = banks.get(source) ?? source;
    const ofDay = spoken.get(fixedOn) ?? new Map<CurrencyCode, Set<string>>();
    spoken.set(fixedOn, ofDay);
    for (const code of [currency, ...rates.map((rate) => rate.currency)])
      ofDay.set(code, (ofDay.get(code) ?? new Set()).add(bank));
  }
  return spoken;
}

/** The two currencies of a pair, without the dollar, which needs no bank. */
export const sidesOf = (pair: readonly CurrencyCode[], day: Day, pegs: readonly Peg[]): Side[] =>
  [...new Set(pair)]
    .filter((currency) => currency !== 'USD')
    .map((currency) => {
      const anchor = pegOn(pegs, currency, day)?.anchor ?? null;
      return { currency, anchor: anchor === 'USD' ? null : anchor };
    });

/** What was said on the day itself of either side, or of a bank that spoke of one, and not followed. */
export function noticesOn({ day, notices }: Benchmark, sides: readonly Side[], spoken: Spoken): Notice[] {
  const codes = sides.flatMap(codesOf);
  const banks = new Set(codes.flatMap((code) => banksOf(spoken, day, code)));
  return notices.filter(
    ({ fixedOn, currency, bank }) =>
      fixedOn === day && (codes.includes(currency) || (currency === 'USD' && banks.has(bank))),
  );
}

/** The sides that have no figure fixed on the day, with the reason; none on a day on which nobody fixed either. */
export function absentOn(benchmark: Benchmark, sides: readonly Side[], spoken: Spoken): AbsentOn[] {
  const { day } = benchmark;
  if (!sides.some((side) => codesOf(side).some((code) => banksOf(spoken, day, code).length > 0))) return [];
  return sides.flatMap((side) => {
    const { currency } = side;
    const rate = benchmark.rates.find((one) => one.currency === currency);
    return rate?.age === 0 ? [] : [{ day, currency, why: whyAbsent(benchmark, side, spoken) }];
  });
}

function whyAbsent(benchmark: Benchmark, { currency, anchor }: Side, spoken: Spoken): AbsentOn['why'] {
  const { day, absent, notices } = benchmark;
  const banks = banksOf(spoken, day, currency);
  if (banks.length === 0) {
    if (anchor === null) return 'not-published';
    const named = absent.find((one) => one.currency === currency)?.why;
    return named === 'peg-without-anchor'
      ? named
      : whyAbsent(benchmark, { currency: anchor, anchor: null }, spoken);
  }
  const left = notices
    .filter((notice) => notice.fixedOn === day && [currency, 'USD'].includes(notice.currency))
    .map(({ bank }) => bank);
  // Whom no rule left out was heard, and is not followed yet: the others of today are still to come.
  return banks.every((bank) => left.includes(bank)) ? 'not-taken' : 'consensus-stands';
}

const codesOf = ({ currency, anchor }: Side): CurrencyCode[] =>
  anchor === null ? [currency] : [currency, anchor];

const banksOf = (spoken: Spoken, day: Day, code: CurrencyCode): readonly string[] => [
  ...(spoken.get(day)?.get(code) ?? []),
];
