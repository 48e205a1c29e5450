/** The averages of corridors that the survey in force does not price: apart, since who asks for them needs no others. */

import type { CorridorId } from '../../model/vocabulary.ts';
import type { AverageSeries } from '../../statistics/old-averages.ts';
import { seriesIn } from './parse.ts';
import { AVERAGES_WITHOUT_PRICE } from './without-price.data.ts';

/** Corridor averages at USD 200, of a corridor that was surveyed once and not in 2025 Q3; none of any other. */
export const averagesWithoutPrice = (corridor: CorridorId): readonly AverageSeries[] =>
  seriesIn(AVERAGES_WITHOUT_PRICE, corridor);
