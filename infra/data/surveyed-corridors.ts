/** The corridors that the bundled survey prices: what flows, averages and surveys of adults are kept for. */
import { RPW_2025_Q3, readSurvey, surveyFacts } from '../../shared/catalogue/surveys.ts';
import { type CorridorId, corridorId } from '../../shared/model/vocabulary.ts';

const { rows } = readSurvey(RPW_2025_Q3, surveyFacts('rpw', '2025-Q3'));

export const allCorridors: readonly CorridorId[] = [
  ...new Set(rows.map(({ sender, receiver }) => corridorId(sender, receiver))),
].sort();
