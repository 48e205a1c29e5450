/** The corridors that a mistyped id may mean. Pure. */
import type { CorridorId } from '../../shared/model/vocabulary.ts';

const HOW_MANY = 5;

/** Up to this many letters may be a typing error; with more, the two ids share one of their countries. */
const A_SLIP = 2;

/** The few ids with a typing error's difference, then those with the same sender or receiver, then the most similar ones. */
export function nearestCorridors(asked: string, existing: readonly CorridorId[]): CorridorId[] {
  const wanted = asked.toUpperCase().slice(0, 20);
  return existing
    .map((id) => {
      const distance = differences(wanted, id);
      const shares = id.slice(0, 3) === wanted.slice(0, 3) || id.slice(4) === wanted.slice(4);
      return { id, distance, group: distance <= A_SLIP ? 0 : shares ? 1 : 2 };
    })
    .sort((a, b) => a.group - b.group || a.distance - b.distance || (a.id < b.id ? -1 : 1))
    .slice(0, HOW_MANY)
    .map(({ id }) => id);
}

function differences(a: string, b: string): number {
  let count = Math.abs(a.length - b.length);
  for (let i = 0; i < Math.min(a.length, b.length); i++) if (a[i] !== b[i]) count++;
  return count;
}
