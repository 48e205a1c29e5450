/**
 * The figures of earlier rounds that pages show. Pages are made without them, and get them when they are rendered: what is not rendered reads
 * nothing, and no more than one corridor's rounds are held at a time.
 */
import type { Manifest } from '../../shared/model/publication.ts';
import type { CorridorId } from '../../shared/model/vocabulary.ts';
import type { EarlierCorridor } from '../../shared/statistics/earlier-types.ts';
import type { SitePage } from '../../site/kinds.ts';
import { once } from '../once.ts';
import { openEarlierFigures, readEarlierPeriods } from '../storage/earlier-rounds.ts';
import type { Table } from '../storage/table.ts';

/** A page with the earlier rounds that it shows; one that shows none stays as it is. @throws Error if what the list names is missing */
export type WithRounds = (page: SitePage) => Promise<SitePage>;

/** The corridors that an earlier round has prices of: one item. */
export async function readCorridorsOfRounds(
  table: Table,
  { earlier }: Pick<Manifest, 'earlier'>,
): Promise<ReadonlySet<CorridorId>> {
  if (earlier === null) return new Set();
  const periodsOf = await readEarlierPeriods(table, earlier);
  return new Set([...periodsOf].flatMap(([corridor, periods]) => (periods.length > 0 ? corridor : [])));
}

/**
 * The list is read once, the world's figures too; a corridor's once for pages that follow each other, as its languages do.
 * @param keepsFailures in a run: what cannot be read is not read again for each language
 */
export function newWithRounds(
  table: Table,
  { earlier }: Pick<Manifest, 'earlier'>,
  keepsFailures = false,
): WithRounds {
  const figures = openEarlierFigures(table, earlier);
  const reading = keepsFailures ? onlyOnce : once;
  const ofWorld = reading(() => figures.world());
  let last:
    | { readonly corridor: CorridorId; readonly rounds: () => Promise<readonly EarlierCorridor[]> }
    | undefined;
  const of = (corridor: CorridorId): Promise<readonly EarlierCorridor[]> => {
    if (last?.corridor !== corridor) last = { corridor, rounds: reading(() => figures.corridor(corridor)) };
    return last.rounds();
  };
  return async (page) => {
    const { data } = page;
    switch (data.kind) {
      case 'data':
        return { ...page, data: { ...data, rounds: await ofWorld() } };
      case 'data-corridor':
        return { ...page, data: { ...data, rounds: await of(data.prices.corridor) } };
      case 'data-past':
        return { ...page, data: { ...data, rounds: await of(data.corridor) } };
      default:
        return page;
    }
  };
}

/** Read when it is first asked for; a failure is kept too. */
function onlyOnce<Value>(read: () => Promise<Value>): () => Promise<Value> {
  let kept: Promise<Value> | undefined;
  return () => {
    kept ??= read();
    return kept;
  };
}
