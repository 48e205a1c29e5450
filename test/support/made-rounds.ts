/**
 * Figures of earlier rounds as pages get them, made: real corridors' prices as if they were asked in other quarters, each a little dearer.
 * Made, never quoted.
 */
import { EARLIER_FACTS } from '../../shared/catalogue/indicator-facts.ts';
import { periodOf, quarterOf } from '../../shared/model/period.ts';
import type { CorridorId } from '../../shared/model/vocabulary.ts';
import type { RoundRow } from '../../shared/pricing/survey.ts';
import { type ComputedRound, earlierRound } from '../../shared/statistics/earlier-round.ts';
import type { EarlierCorridor, EarlierWorld } from '../../shared/statistics/earlier-types.ts';
import { dearer } from './rounds.ts';

/** @param first the oldest quarter. @param count how many, each following the other */
export const madeRounds = (rows: readonly RoundRow[], first: string, count: number): ComputedRound[] =>
  Array.from({ length: count }, (_, at) =>
    earlierRound(periodOf(quarterOf(first) + at), dearer(rows, at + 1), EARLIER_FACTS),
  );

/** A corridor's part of them. */
export const roundsOf = (rounds: readonly ComputedRound[], corridor: CorridorId): EarlierCorridor[] =>
  rounds.flatMap(({ corridors }) => corridors.filter((one) => one.corridor === corridor));

/** The world's part of them. @throws Error for a round without a price */
export const worldOf = (rounds: readonly ComputedRound[]): EarlierWorld[] =>
  rounds.map(({ round: { period, officialLikeLeavesOut, groups } }) => {
    const [world] = groups.world;
    if (!world) throw new Error(`no price in ${period}`);
    const means = groups.corridor.flatMap(({ key, at200 }) =>
      at200 ? [[key as CorridorId, at200.mean] as const] : [],
    );
    return { period, officialLikeLeavesOut, world, means: new Map(means) };
  });
