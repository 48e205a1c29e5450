/** What every operation needs: the publication in force, a corridor in it, and the names to show. */
import { findCountry } from '../../shared/catalogue/countries.ts';
import { findUnpriced, type LastKnown, UNPRICED } from '../../shared/catalogue/unpriced.ts';
import { CORRIDOR } from '../../shared/contracts/parameters.ts';
import { type Manifest, publishedAt } from '../../shared/model/publication.ts';
import { type CorridorId, endsOf } from '../../shared/model/vocabulary.ts';
import { Problem } from '../http/problem.ts';
import type { Opener, Remember } from '../storage/opened.ts';
import type { Publication } from '../storage/publication.ts';
import { nearestCorridors } from './nearest.ts';

export interface ApiDependencies {
  readonly publications: Opener<Publication>;
  /** Keeps whole rounds, row by row: few, since each is some MB. */
  readonly rounds: Remember;
  /** ISO day: decides which taxes are in force and how old a survey is. */
  readonly today: () => string;
  /** Logs what an answer lacks since it could not be read. */
  readonly lacks: (what: string, why: unknown) => void;
}

/** The publication that an answer is made from. @throws Problem 503 before the first publication. */
export async function publicationInForce({ publications }: ApiDependencies): Promise<Publication> {
  const publication = await publications.open();
  if (!publication)
    throw new Problem(503, 'not-published', 'Nothing has been published yet. Try again in a minute.');
  return publication;
}

type Found =
  | { readonly priced: true; readonly corridor: CorridorId; readonly publication: string }
  | { readonly priced: false; readonly corridor: CorridorId; readonly lastKnown: LastKnown | null };

/** @throws Problem 404 with the nearest corridors. */
export function findCorridor(asked: string, manifest: Manifest): Found {
  const id = asked as CorridorId;
  const publication = Object.hasOwn(manifest.corridors, id) ? manifest.corridors[id] : undefined;
  if (publication !== undefined) return { priced: true, corridor: id, publication };
  const unpriced = findUnpriced(asked);
  if (unpriced) return { priced: false, corridor: unpriced.corridor, lastKnown: unpriced.lastKnown };
  // Only providers say prices there.
  if (Object.hasOwn(manifest.said, id)) return { priced: false, corridor: id, lastKnown: null };
  const existing = [
    ...Object.keys(manifest.corridors),
    ...UNPRICED.map(({ corridor }) => corridor),
  ] as CorridorId[];
  throw new Problem(404, 'unknown-corridor', 'There is no such corridor.', [
    {
      field: 'corridor',
      detail: `It is not ${CORRIDOR.allowed}.`,
      allowed: nearestCorridors(asked, existing),
    },
  ]);
}

export function headOf(corridor: CorridorId) {
  const { sender, receiver } = endsOf(corridor);
  return { corridor, sender: named(sender), receiver: named(receiver) };
}

function named(code: string): { code: string; name: string } {
  const country = findCountry(code);
  if (!country) throw new Error(`the catalogue has no country ${code}`);
  return { code, name: country.name };
}

export function publicationOf(publication: string) {
  return { publication, publishedAt: publishedAt(publication) };
}

/** For operations that need a price, of any layer. @throws Problem 404 with the nearest corridors that have one. */
export function findPriced(asked: string, manifest: Manifest): { corridor: CorridorId; publication: string } {
  const found = findCorridor(asked, manifest);
  if (found.priced) return found;
  const { corridor } = found;
  const publication = manifest.said[corridor];
  if (publication === undefined) throw notSurveyed(corridor, manifest);
  return { corridor, publication };
}

export const notSurveyed = (corridor: CorridorId, manifest: Manifest): Problem =>
  new Problem(404, 'no-price', `${corridor} has no price in any survey that we hold.`, [
    {
      field: 'corridor',
      detail: 'No price is known.',
      allowed: nearestCorridors(corridor, Object.keys(manifest.corridors) as CorridorId[]),
    },
  ]);
