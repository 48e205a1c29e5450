/**
 * Why a day in a range has no rate of its own, although a bank fixed one of the two currencies on it. A request for that day
 * alone may still give a rate, carried from an earlier day. Pure.
 */
import type { getRateHistoryOperation } from '../../shared/contracts/rate-operations.ts';
import type { Benchmark, BenchmarkSource, Notice, Peg } from '../../shared/fx/benchmark-types.ts';
import type { CollectedBulletin } from '../../shared/fx/bulletin.ts';
import { pegOn } from '../../shared/fx/pegs.ts';
import { bulletinsInForce } from '../../shared/fx/submissions.ts';
import type { Day } from '../../shared/model/day.ts';
import type { CurrencyCode } from '../../shared/model/vocabulary.ts';
import type { AnswerOf } from '../http/operation.ts';

type WithoutFigures = AnswerOf<typeof getRateHistoryOperation>['withoutFigures'][number];
export type AbsentOn = AnswerOf<typeof getRateHistoryOperation>['absent'][number];

/** By fixing day and currency: the banks that published a figure. */
export type Publishers = ReadonlyMap<Day, ReadonlyMap<CurrencyCode, ReadonlySet<string>>>;

/** One of the two currencies, and the currency it is pegged to on that day (null: none, or the dollar). */
export interface Side {
  readonly currency: CurrencyCode;
  readonly anchor: CurrencyCode | null;
}

/** Of the bulletins in force. A bank's own currency counts as published too, through its dollar rate. */
export function publishersByDay(
  bulletins: readonly CollectedBulletin[],
  sources: readonly Pick<BenchmarkSource, 'id' | 'bank'>[],
): Publishers {
  const banks = new Map(sources.map(({ id, bank }) => [id, bank]));
  const publishers = new Map<Day, Map<CurrencyCode, Set<string>>>();
  for (const { fixedOn, source, currency, rates } of bulletinsInForce(bulletins)) {
    const bank = banks.get(source) ?? source;
    const ofDay = publishers.get(fixedOn) ?? new Map<CurrencyCode, Set<string>>();
    publishers.set(fixedOn, ofDay);
    for (const code of [currency, ...rates.map((rate) => rate.currency)])
      ofDay.set(code, (ofDay.get(code) ?? new Set()).add(bank));
  }
  return publishers;
}

/** The two currencies of a pair, without the dollar, which needs no bank. */
export const sidesOf = (pair: readonly CurrencyCode[], day: Day, pegs: readonly Peg[]): Side[] =>
  [...new Set(pair)]
    .filter((currency) => currency !== 'USD')
    .map((currency) => {
      const anchor = pegOn(pegs, currency, day)?.anchor ?? null;
      return { currency, anchor: anchor === 'USD' ? null : anchor };
    });

/** The day's notices about either side, or about a bank that published one of them. */
export function noticesOn(
  { day, notices }: Benchmark,
  sides: readonly Side[],
  publishers: Publishers,
): Notice[] {
  const codes = sides.flatMap(codesOf);
  const banks = new Set(codes.flatMap((code) => banksOf(publishers, day, code)));
  return notices.filter(
    ({ fixedOn, currency, bank }) =>
      fixedOn === day && (codes.includes(currency) || (currency === 'USD' && banks.has(bank))),
  );
}

/** The sides without a figure fixed on the day, each with the reason; none if no bank fixed either side that day. */
export function absentOn(benchmark: Benchmark, sides: readonly Side[], publishers: Publishers): AbsentOn[] {
  const { day } = benchmark;
  if (!sides.some((side) => codesOf(side).some((code) => banksOf(publishers, day, code).length > 0)))
    return [];
  return sides.flatMap((side) => {
    const { currency } = side;
    const rate = benchmark.rates.find((one) => one.currency === currency);
    return rate?.age === 0 ? [] : [{ day, currency, why: whyAbsent(benchmark, side, publishers) }];
  });
}

/** The sides with a figure on the day: of a bank, or by a peg whose anchor has one. */
export const fixedOn = (
  { day, rates }: Benchmark,
  sides: readonly Side[],
  publishers: Publishers,
): CurrencyCode[] =>
  sides
    .filter(
      (side) =>
        codesOf(side).some((code) => banksOf(publishers, day, code).length > 0) ||
        rates.some(({ currency, age }) => currency === side.currency && age === 0),
    )
    .map(({ currency }) => currency);

/**
 * The currencies of a pair that no day of a range has a figure of, with the reason.
 * @param days the days of the range of which any bulletin is held
 * @param fixed the currencies with a figure on one of them
 */
export function withoutFigures(
  pair: readonly CurrencyCode[],
  days: readonly Day[],
  fixed: ReadonlySet<CurrencyCode>,
  isFormer: (code: CurrencyCode) => boolean,
): WithoutFigures[] {
  const asked = [...new Set(pair)];
  if (days.length === 0) return asked.map((currency) => ({ currency, why: 'nothing-held' }));
  return asked
    .filter((currency) => currency !== 'USD' && !fixed.has(currency))
    .map((currency) => ({ currency, why: isFormer(currency) ? 'former-currency' : 'not-published' }));
}

function whyAbsent(
  benchmark: Benchmark,
  { currency, anchor }: Side,
  publishers: Publishers,
): AbsentOn['why'] {
  const { day, absent, notices } = benchmark;
  const banks = banksOf(publishers, day, currency);
  if (banks.length === 0) {
    if (anchor === null) return 'not-published';
    const named = absent.find((one) => one.currency === currency)?.why;
    return named === 'peg-without-anchor'
      ? named
      : whyAbsent(benchmark, { currency: anchor, anchor: null }, publishers);
  }
  const left = notices
    .filter((notice) => notice.fixedOn === day && [currency, 'USD'].includes(notice.currency))
    .map(({ bank }) => bank);
  // A bank that no rule left out counts, but its figure is not used yet: the other banks of the day are still to come.
  return banks.every((bank) => left.includes(bank)) ? 'not-taken' : 'consensus-stands';
}

const codesOf = ({ currency, anchor }: Side): CurrencyCode[] =>
  anchor === null ? [currency] : [currency, anchor];

const banksOf = (publishers: Publishers, day: Day, code: CurrencyCode): readonly string[] => [
  ...(publishers.get(day)?.get(code) ?? []),
];
