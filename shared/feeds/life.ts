/**
 * Which of a provider's feeds counts on a day. A feed is the whole of the corridors that it lists, and the others stay: so several
 * editions may be in force at once, each in corridors of its own. One whose first day is to come is scheduled; no write is needed for
 * it to take effect on that day. In each corridor counts the edition whose first day came last, of two with the same first day the
 * one accepted later. One that is past its last day is stale: it is shown for a while, and ranks nowhere.
 */
import { addDays, type Day } from '../model/day.ts';
import type { CorridorId } from '../model/vocabulary.ts';

/** Days that prices are still shown after their last day. */
export const STALE_DAYS = 14;

/** A feed that was taken in. */
export interface FeedEdition {
  readonly edition: string;
  /** When the provider made it, and when it was accepted; ISO 8601 UTC. */
  readonly publishedAt: string;
  readonly acceptedAt: string;
  readonly validFrom: Day;
  /** The last day. */
  readonly validUntil: Day;
  readonly corridors: readonly CorridorId[];
  /** How many services it has, and how many more wait until a doubt is lifted. */
  readonly services: number;
  readonly held: number;
  /** Which key signed it: `party/key`. */
  readonly key: string;
  /** SHA-256 of the evidence: the signed request, which names its body. */
  readonly evidence: string;
}

/** All that is known of a provider's feeds, in one item: its replacement is the commit point. */
export interface FeedHead {
  readonly provider: string;
  /** In the order of acceptance. */
  readonly editions: readonly FeedEdition[];
  /** The edition that was replaced last. */
  readonly previous: FeedEdition | null;
  /** A feed that waits as a whole until a doubt is lifted: what was before it stays. */
  readonly waiting: FeedEdition | null;
  /** Since when the provider does not pay out, by our register; ISO 8601 UTC. */
  readonly suspended: string | null;
  /** What was taken back last, since when nothing was accepted. */
  readonly withdrawn: { readonly edition: string; readonly at: string } | null;
}

/** A provider's editions as of a day, each with those of its corridors in which it counts; the later ones last. */
export interface FeedLife {
  readonly scheduled: readonly FeedEdition[];
  readonly current: readonly FeedEdition[];
  readonly stale: readonly FeedEdition[];
}

const order = ({ validFrom, acceptedAt }: FeedEdition): string => `${validFrom} ${acceptedAt}`;

/** The editions of a head on a day. A suspended provider's are as they would be: who shows them says so. */
export function lifeOf({ editions }: Pick<FeedHead, 'editions'>, day: Day): FeedLife {
  const inOrder = [...editions].sort((a, b) => (order(a) < order(b) ? -1 : 1));
  const started = inOrder.filter(({ validFrom }) => validFrom <= day);
  const coming = inOrder.filter(({ validFrom }) => validFrom > day);
  const holders = new Map(
    started.flatMap((edition) => edition.corridors.map((corridor) => [corridor, edition] as const)),
  );
  const holding = narrowed(started, (corridor, edition) => holders.get(corridor) === edition);
  const heirs = new Map(
    coming.flatMap((edition) =>
      edition.corridors.map((corridor) => [`${corridor} ${edition.validFrom}`, edition] as const),
    ),
  );
  return {
    scheduled: narrowed(
      coming,
      (corridor, edition) => heirs.get(`${corridor} ${edition.validFrom}`) === edition,
    ),
    current: holding.filter(({ validUntil }) => day <= validUntil),
    stale: holding.filter(({ validUntil }) => validUntil < day && day <= addDays(validUntil, STALE_DAYS)),
  };
}

/** The editions that are left a corridor, each with those. */
const narrowed = (
  editions: readonly FeedEdition[],
  holds: (corridor: CorridorId, edition: FeedEdition) => boolean,
): FeedEdition[] =>
  editions
    .map((edition) => ({
      ...edition,
      corridors: edition.corridors.filter((corridor) => holds(corridor, edition)),
    }))
    .filter(({ corridors }) => corridors.length > 0);

/**
 * A head without what counts nowhere any more as of a day. Written with each change: an edition that was replaced must not come back
 * when its successor is withdrawn.
 */
export function settled(head: FeedHead, day: Day): FeedHead {
  const { scheduled, current, stale } = lifeOf(head, day);
  const kept = new Map([...scheduled, ...current, ...stale].map((one) => [one.edition, one]));
  const gone = head.editions.filter(({ edition }) => !kept.has(edition));
  return {
    ...head,
    editions: head.editions.flatMap(({ edition }) => kept.get(edition) ?? []),
    previous: gone[gone.length - 1] ?? head.previous,
  };
}
