/** The corridors of the bundled survey, computed like in compute-corridors. */
import {
  type ComputedCorridor,
  computeCorridor,
} from '../../functions/compute-corridors/compute-corridor.ts';
import { corridorOf, surveyRef, surveyRows } from './survey.ts';

export function surveyCorridors(): ComputedCorridor[] {
  return [...Map.groupBy(surveyRows, corridorOf)].map(([corridor, rows]) =>
    computeCorridor(corridor, surveyRef('rpw:2025-Q3'), rows),
  );
}
