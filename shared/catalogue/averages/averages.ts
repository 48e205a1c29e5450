/** The averages of corridors that are published where service rows are not. */

import type { CorridorId } from '../../model/vocabulary.ts';
import type { AverageSeries } from '../../statistics/old-averages.ts';
import { AVERAGES } from './averages.data.ts';
import { seriesIn } from './parse.ts';
import { averagesWithoutPrice } from './without-price.ts';

/** Corridor averages at USD 200, 2011 to 2025-Q1, of a corridor. */
export const averagesOf = (corridor: CorridorId): readonly AverageSeries[] => [
  ...seriesIn(AVERAGES, corridor),
  ...averagesWithoutPrice(corridor),
];
