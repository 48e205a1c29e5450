/** What a run has to render: the difference between what is published and what is to be. */
import type { Dispute } from '../../shared/model/dispute.ts';
import type { Manifest } from '../../shared/model/publication.ts';
import type { CorridorId } from '../../shared/model/vocabulary.ts';

export interface Changes {
  /** Surveyed ones whose pages differ: other prices, of any layer, other statistics or rates. */
  readonly corridors: readonly CorridorId[];
  /** Whose statistics differ too: they know no rate, and nothing that providers say. */
  readonly statistics: readonly CorridorId[];
  /** Where providers say something else, or nothing any more; surveyed or not. */
  readonly said: readonly CorridorId[];
  /** Whether pages or files have to go. */
  readonly gone: boolean;
  /** Whether the lists of corridors, or what else is said over all of them, differ. */
  readonly lists: boolean;
  /** Whether the figures of earlier rounds differ. */
  readonly earlier: boolean;
}

type Sheets = Manifest['corridors'];
const idsOf = (sheets: Sheets): CorridorId[] => Object.keys(sheets) as CorridorId[];

/** Those that a survey has prices of. */
export const corridorsOf = ({ corridors }: Pick<Manifest, 'corridors'>): CorridorId[] => idsOf(corridors);
/** Those in which providers say prices. */
export const saidIn = ({ said }: Pick<Manifest, 'said'>): CorridorId[] => idsOf(said);

const LAYERS = ['corridors', 'said'] as const;
type Layer = (typeof LAYERS)[number];

/** The corridors whose sheets differ between two manifests, gone ones too, by layer. @param before undefined: all do */
export function otherSheets(
  before: Pick<Manifest, Layer> | undefined,
  after: Pick<Manifest, Layer>,
): Record<Layer, CorridorId[]> {
  const [corridors, said] = LAYERS.map((layer) => {
    const all = new Set([...Object.keys(before?.[layer] ?? {}), ...Object.keys(after[layer])]);
    return ([...all] as CorridorId[]).filter((id) => before?.[layer][id] !== after[layer][id]);
  });
  return { corridors: corridors ?? [], said: said ?? [] };
}

/**
 * @param before the manifest of the pages there are; undefined: nothing there counts, and all of `after` is new
 * @param isSameRate whether a corridor's pages say the same of rates
 */
export function changesSince(
  before: Manifest | undefined,
  after: Manifest,
  isSameRate: (corridor: CorridorId) => boolean,
): Changes {
  const other = otherSheets(before, after);
  const [isOther, saysOther] = [new Set(other.corridors), new Set(other.said)];
  const isGone = (layer: Layer) => other[layer].some((corridor) => after[layer][corridor] === undefined);
  return {
    corridors: corridorsOf(after).filter(
      (corridor) => isOther.has(corridor) || saysOther.has(corridor) || !isSameRate(corridor),
    ),
    statistics: corridorsOf(after).filter((corridor) => isOther.has(corridor)),
    said: other.said,
    gone: LAYERS.some(isGone),
    lists:
      before?.summary !== after.summary ||
      before.indicators !== after.indicators ||
      before.corrections !== after.corrections,
    earlier: (before?.earlier ?? null) !== after.earlier,
  };
}

/** The same, with the pages beside whose figures "disputed" comes or goes: those over all corridors, and the corridors that any dispute names. */
export function withDisputes(changes: Changes, after: Manifest, disputes: readonly Dispute[]): Changes {
  const named = new Set(disputes.map(({ scope }) => scope));
  const disputed = corridorsOf(after).filter((corridor) => named.has(`corridor/${corridor}`));
  const joined = (corridors: readonly CorridorId[]) => [...new Set([...corridors, ...disputed])];
  return {
    ...changes,
    corridors: joined(changes.corridors),
    statistics: joined(changes.statistics),
    lists: true,
  };
}
