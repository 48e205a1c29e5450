/** What a run has to render: the difference between what is published and what is to be. */
import type { Manifest } from '../../shared/model/publication.ts';
import type { CorridorId } from '../../shared/model/vocabulary.ts';

export interface Changes {
  /** Whose pages and data file differ: other prices, statistics or rates. */
  readonly corridors: readonly CorridorId[];
  /** Whose statistics differ too: they know no rate. */
  readonly statistics: readonly CorridorId[];
  /** Whose pages and files have to go. */
  readonly gone: readonly CorridorId[];
  /** Whether the lists of corridors, or what else is said over all of them, differ. */
  readonly lists: boolean;
}

export const corridorsOf = ({ corridors }: Pick<Manifest, 'corridors'>): CorridorId[] =>
  Object.keys(corridors) as CorridorId[];

/**
 * @param before the manifest of the pages there are; undefined: nothing there counts, and all of `after` is new
 * @param isSameRate whether a corridor's pages say the same of rates
 */
export function changesSince(
  before: Manifest | undefined,
  after: Manifest,
  isSameRate: (corridor: CorridorId) => boolean,
): Changes {
  const isOther = (corridor: CorridorId) => before?.corridors[corridor] !== after.corridors[corridor];
  return {
    corridors: corridorsOf(after).filter((corridor) => isOther(corridor) || !isSameRate(corridor)),
    statistics: corridorsOf(after).filter(isOther),
    gone: before ? corridorsOf(before).filter((corridor) => after.corridors[corridor] === undefined) : [],
    lists: before?.summary !== after.summary || before.indicators !== after.indicators,
  };
}
