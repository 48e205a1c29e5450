/**
 * The averages over all services at the two amounts, and the same without what distorts them: senders whose local amount is
 * worth less than its nominal dollars, and prices that were never filled in. Percent, decimal strings, as in the indicators.
 */
import type { PartialMean, PeriodIndicators, Spread } from '../../shared/statistics/indicator-types.ts';

export interface WorldFigure {
  readonly period: string;
  readonly all: Pick<Spread, 'mean' | 'count'>;
  /** null if nothing is left out, or if nothing remains. */
  readonly without: PartialMean | null;
}

export interface WorldFigures {
  readonly at200: WorldFigure;
  readonly at500: WorldFigure;
}

const apart = (mean: PartialMean | null): PartialMean | null =>
  mean && mean.leftOut.count > 0 ? mean : null;

/** null if the indicators, or the world's prices at one of the amounts, are missing. */
export function worldFigures(indicators: PeriodIndicators | null): WorldFigures | null {
  const [world] = indicators?.groups.world ?? [];
  if (!indicators || !world?.at200 || !world.at500) return null;
  const { period } = indicators;
  return {
    at200: { period, all: world.at200, without: apart(world.at200WithoutLowValueSenders) },
    at500: { period, all: world.at500, without: apart(world.at500WithoutBlanks) },
  };
}
