/** The corridors that the bundled survey prices: what flows, averages and surveys of adults are kept for. */
import { parseSurvey } from '../../shared/catalogue/surveys/parse.ts';
import { RPW_2025_Q3 } from '../../shared/catalogue/surveys/rpw-2025-q3.ts';
import { type CorridorId, corridorId } from '../../shared/model/vocabulary.ts';

export const allCorridors: readonly CorridorId[] = [
  ...new Set(parseSurvey(RPW_2025_Q3).rows.map(({ sender, receiver }) => corridorId(sender, receiver))),
].sort();
