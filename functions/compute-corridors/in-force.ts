/** Which edition counts in which corridor. Pure. */
import type { Edition } from '../../shared/contracts/edition.ts';
import type { CorridorId } from '../../shared/model/vocabulary.ts';

/**
 * Per corridor the accepted edition of the latest period; of two of one period the one accepted later (a correction).
 * A corridor that a later round no longer holds keeps its last one: it is shown with its age.
 */
export function editionsInForce(editions: readonly Edition[]): Map<CorridorId, Edition> {
  const inForce = new Map<CorridorId, Edition>();
  for (const edition of editions) {
    if (edition.state !== 'accepted') continue;
    for (const corridor of edition.corridors) {
      const other = inForce.get(corridor);
      if (!other || isLater(edition, other)) inForce.set(corridor, edition);
    }
  }
  return inForce;
}

function isLater(a: Edition, b: Edition): boolean {
  return order(a) > order(b);
}

/** Periods and instants are written so that their order is that of their letters; the id settles a tie. */
function order({ survey, acceptedAt }: Edition): string {
  return [survey.period, acceptedAt, survey.edition].join(' ');
}
