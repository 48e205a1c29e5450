/** The averages of corridors that are published where service rows are not. */
import type { AverageSeries, AverageSource } from '../../corridor/old-averages.ts';
import type { CorridorId } from '../../corridor/vocabulary.ts';
import { AVERAGES } from './averages.data.ts';
import { seriesIn } from './parse.ts';

/** Who says so, as it is to be shown beside a value. */
export const AVERAGE_SOURCE_NAMES: Readonly<Record<AverageSource, string>> = {
  official: 'The World Bank, Remittance Prices Worldwide, corridor averages in its DataBank, CC BY 4.0',
  derived:
    'Derived by others from the rows of The World Bank’s Remittance Prices Worldwide, CC BY 4.0; before 2022 with services that did not disclose their rate',
};

/** Corridor averages at USD 200, 2011 to 2025-Q1, of a corridor. */
export const averagesOf = (corridor: CorridorId): readonly AverageSeries[] => seriesIn(AVERAGES, corridor);
