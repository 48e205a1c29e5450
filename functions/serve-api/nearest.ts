/** The corridors a mistyped id may have meant. Pure. */
import type { CorridorId } from '../../shared/corridor/vocabulary.ts';

const HOW_MANY = 5;

/** The few ids with the fewest letters that differ, the ones of the same sender first among equals. */
export function nearestCorridors(asked: string, existing: readonly CorridorId[]): CorridorId[] {
  const wanted = asked.toUpperCase().slice(0, 20);
  return existing
    .map((id) => ({
      id,
      distance: differences(wanted, id),
      sameSender: id.slice(0, 3) === wanted.slice(0, 3),
    }))
    .sort(
      (a, b) =>
        a.distance - b.distance || Number(b.sameSender) - Number(a.sameSender) || (a.id < b.id ? -1 : 1),
    )
    .slice(0, HOW_MANY)
    .map(({ id }) => id);
}

function differences(a: string, b: string): number {
  let count = Math.abs(a.length - b.length);
  for (let i = 0; i < Math.min(a.length, b.length); i++) if (a[i] !== b[i]) count++;
  return count;
}
