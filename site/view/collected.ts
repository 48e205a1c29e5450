/** The days on which a corridor's prices were asked. */
import type { CorridorPrices, SurveyRef } from '../../shared/model/corridor-prices.ts';

/** ISO days: the first and the last of the corridor's services; of the survey, where the day of a service is not known. */
export function collectedBetween({
  services,
  survey,
}: Pick<CorridorPrices, 'services' | 'survey'>): Pick<SurveyRef, 'firstDay' | 'lastDay'> {
  const days = services.flatMap(({ collectedOn }) => collectedOn ?? []).sort();
  const [firstDay, lastDay] = [days[0], days.at(-1)];
  return firstDay && lastDay && days.length === services.length ? { firstDay, lastDay } : survey;
}
