/** Which survey's edition is in force in which corridor. Pure. */

import type { Edition, SurveyedEdition } from '../../shared/contracts/edition.ts';
import { isPast } from '../../shared/model/age.ts';
import { byText } from '../../shared/model/order.ts';
import type { CorridorId } from '../../shared/model/vocabulary.ts';
import { acceptance } from './editions.ts';

/**
 * For each corridor the accepted edition of a survey with the latest period. If two have the same period: the one accepted later (a
 * correction). A corridor that a later round leaves out keeps its last edition, shown with its age, until that is so many rounds old
 * that it is history.
 * Editions of other layers take no corridor from a survey.
 */
export function editionsInForce(editions: readonly Edition[]): Map<CorridorId, SurveyedEdition> {
  const inForce = new Map<CorridorId, SurveyedEdition>();
  const accepted = editions.flatMap((edition) =>
    edition.kind === 'surveyed' && edition.state === 'accepted' ? edition : [],
  );
  const newest = accepted
    .map(({ survey }) => survey.period)
    .sort(byText)
    .at(-1);
  for (const edition of accepted) {
    if (newest === undefined || isPast(edition.survey.period, newest)) continue;
    for (const corridor of edition.corridors) {
      const other = inForce.get(corridor);
      if (!other || isLater(edition, other)) inForce.set(corridor, edition);
    }
  }
  return inForce;
}

function isLater(a: SurveyedEdition, b: SurveyedEdition): boolean {
  return order(a) > order(b);
}

/** Periods sort as text; of one period the one accepted later is the later one. */
function order(edition: SurveyedEdition): string {
  return `${edition.survey.period} ${acceptance(edition)}`;
}
