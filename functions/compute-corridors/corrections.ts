/**
 * The corrections of a publication: those before, and one for each act on an edition that it is the first to show. An act is kept in the
 * edition's own item, in one write with the new state, so none is lost wherever a run breaks. The figures are read from the two
 * publications: the one that is replaced, and the one that replaces it. Acts on earlier rounds are told with the figures of those rounds
 * (earlier-corrections.ts); of the newest round that a newer one follows, it is noted for them which publication has its figures.
 */
import { type Edition, editionId } from '../../shared/contracts/edition.ts';
import type {
  CorrectedCorridor,
  Correction,
  CorrectionAct,
  MeansOf,
  PublishedMeans,
} from '../../shared/model/correction.ts';
import { byText } from '../../shared/model/order.ts';
import { type Manifest, publishedAt } from '../../shared/model/publication.ts';
import type { CorridorId } from '../../shared/model/vocabulary.ts';
import { readCorrectionNames, writeCorrections } from '../storage/corrections.ts';
import { changeEarlierWork } from '../storage/earlier-work.ts';
import { newestPeriod, type StoredEdition } from '../storage/editions.ts';
import { readGroup } from '../storage/indicators.ts';
import { readSummary } from '../storage/publications.ts';
import type { Table } from '../storage/table.ts';

export type Named = Pick<Manifest, 'summary' | 'indicators'>;
interface After extends Named {
  /** Whether the publication before was computed by this code. */
  readonly isOurs: boolean;
}
/** What a correction compares. */
export interface Figures extends PublishedMeans {
  readonly corridors: ReadonlyMap<CorridorId, MeansOf>;
}

/**
 * Stores what is new; the parts that `after` names are stored already.
 * @returns the publication that lists the corrections; null: there was none yet
 */
export async function publishCorrections(
  table: Table,
  publication: string,
  editions: readonly StoredEdition[],
  before: Manifest | undefined,
  after: After,
): Promise<string | null> {
  const newest = newestPeriod(editions);
  await noteNewestBefore(table, newest, before, after);
  const acts = actsOf(editions.filter(({ edition }) => !isOfEarlierRound(edition, newest)));
  const listed = before?.corrections ?? null;
  if (acts.length === 0) return listed;
  const earlier = await readCorrectionNames(table, listed);
  const known = new Set(earlier.map(({ id }) => id));
  const fresh = acts.filter(({ act }) => !known.has(act.id)).sort((a, b) => byText(b.act.id, a.act.id));
  if (fresh.length === 0) return listed;
  const [was, is] = await Promise.all([
    // A release before may have stored it in a form that this one does not read: then it is not known.
    before &&
      figuresOf(table, before).catch((error: unknown) => {
        if (after.isOurs) throw error;
        return undefined;
      }),
    figuresOf(table, after),
  ]);
  const byId = new Map(editions.map(({ edition }) => [editionId(edition), edition]));
  const corrections = fresh.map(({ act, edition }) => {
    const replaced = byId.get(act.replaces?.edition ?? '')?.corridors ?? [];
    const corridors = [...new Set([...edition.corridors, ...replaced])].sort(byText);
    const before = was && isBefore(was.publication, act) ? was : undefined;
    return correctionOf(act, edition, corridors, before, is);
  });
  await writeCorrections(table, publication, corrections, earlier);
  return publication;
}

/** An act with the edition that it is kept with. */
export interface KeptAct {
  readonly act: CorrectionAct;
  readonly edition: Edition;
}

export const actsOf = (editions: readonly StoredEdition[]): KeptAct[] =>
  editions.flatMap(({ edition }) => (edition.acts ?? []).map((act) => ({ act, edition })));

/**
 * Notes the publication before where its newest round is an earlier one from now on: nothing lists that round's own figures yet, and
 * an act on it can be among what is published now.
 */
async function noteNewestBefore(
  table: Table,
  newest: string | undefined,
  before: Manifest | undefined,
  { indicators: now, isOurs }: After,
): Promise<void> {
  if (!before || before.indicators === null || before.indicators === now || newest === undefined) return;
  const { summary, indicators, computedBy } = before;
  const world = await readGroup(table, indicators, 'world').catch((error: unknown) => {
    if (isOurs) throw error;
    return null;
  });
  if (!world || world.period >= newest) return;
  const newestBefore = { period: world.period, summary, indicators, computedBy };
  await changeEarlierWork(table, (work) => ({ ...work, newestBefore }));
}

/** Whether an edition is of a round that is history beside the newest one. Of one that was the newest until it was withdrawn: no. */
export const isOfEarlierRound = (edition: Edition, newest: string | undefined): boolean =>
  edition.kind === 'surveyed' && newest !== undefined && edition.survey.period < newest;

/** A publication that came after the act may show it already: then the figures before it are not known any more. */
export const isBefore = (publication: string, { at }: CorrectionAct): boolean =>
  Date.parse(publishedAt(publication)) <= Date.parse(at);

/** @param corridors those whose figures are compared */
export function correctionOf(
  act: CorrectionAct,
  edition: Edition,
  corridors: readonly CorridorId[],
  was: Figures | undefined,
  is: Figures,
): Correction {
  const survey = edition.kind === 'surveyed' ? edition.survey : null;
  return {
    ...act,
    edition: editionId(edition),
    source: survey?.source ?? null,
    period: survey?.period ?? null,
    corridorsOfEdition: edition.corridors.length,
    before: was ? { publication: was.publication, world: was.world } : null,
    after: { publication: is.publication, world: is.world },
    changed: was ? corridors.flatMap((corridor) => changeOf(corridor, was, is)) : [],
  };
}

function changeOf(corridor: CorridorId, was: Figures, is: Figures): CorrectedCorridor[] {
  const [before, after] = [was.corridors.get(corridor) ?? null, is.corridors.get(corridor) ?? null];
  return JSON.stringify(before) === JSON.stringify(after) ? [] : [{ corridor, before, after }];
}

/** The figures that a manifest names. @throws Error if they are missing, or in a form that this code does not read */
export async function figuresOf(table: Table, { summary: publication, indicators }: Named): Promise<Figures> {
  const summary = await readSummary(table, publication);
  const group = indicators === null ? null : await readGroup(table, indicators, 'world');
  const world = group?.results[0];
  return {
    publication,
    world: group && meansOf(group.period, world),
    corridors: new Map(
      summary.corridors.map(({ corridor, period, services, indicators: [at200, at500] }) => [
        corridor,
        { period, services, mean200: at200.mean, mean500: at500.mean },
      ]),
    ),
  };
}

interface At {
  readonly count: number;
  readonly mean: string;
}

/** Null: no price at 200 is known. */
export function meansOf(
  period: string,
  figures: { readonly at200: At | null; readonly at500: At | null } | undefined,
): MeansOf | null {
  if (!figures?.at200) return null;
  const { at200, at500 } = figures;
  return { period, services: at200.count, mean200: at200.mean, mean500: at500?.mean ?? null };
}
