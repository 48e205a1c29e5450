/**
 * Turns accepted editions and collected bulletins into a publication: computes prices and statistics of every corridor that a
 * new edition touches, and the reference rates of the day; stores what changed under a fresh publication id; then replaces
 * the manifest. If another publisher was faster, the loser recomputes.
 */

import { INDICATOR_FACTS } from '../../shared/catalogue/indicator-facts.ts';
import { type Edition, editionId, type SurveyedEdition } from '../../shared/contracts/edition.ts';
import { canonical } from '../../shared/model/canonical.ts';
import type { Manifest } from '../../shared/model/publication.ts';
import { type CorridorId, corridorId } from '../../shared/model/vocabulary.ts';
import { hasBothAmounts, isComparable } from '../../shared/pricing/survey.ts';
import { computeSummary } from '../../shared/statistics/compute-summary.ts';
import { computeIndicators } from '../../shared/statistics/group-indicators.ts';
import { inBatches } from '../in-batches.ts';
import { editionsInForce } from '../in-force.ts';
import { listEditions, readRows, type StoredEdition } from '../storage/editions.ts';
import { writeIndicators } from '../storage/indicators.ts';
import {
  type EditionVersions,
  MOST_PUBLICATIONS,
  readEditionsBehind,
  readHeldManifest,
  replaceManifest,
  writeEditionsBehind,
} from '../storage/manifest.ts';
import {
  copyCorridor,
  readSummary,
  writeCorridor,
  writeSaid,
  writeSummary,
} from '../storage/publications.ts';
import { writeReference } from '../storage/reference.ts';
import { type Table, WriteConflict } from '../storage/table.ts';
import { readBefore, readOldReference, readOldSaid } from './before.ts';
import { type ComputedCorridor, computeCorridor } from './compute-corridor.ts';
import { publishCorrections } from './corrections.ts';
import { computeReference, isBehind, readStates, type States } from './reference.ts';
import { readShownFeeds, type ShownFeeds, saidSheets } from './said.ts';

export interface ComputeDependencies {
  readonly table: Table;
  readonly now: () => Date;
  /** A fresh publication id, never used before. */
  readonly newPublicationId: () => string;
  /** Fingerprint of the code: after a change of code everything is computed again. */
  readonly computedBy: string;
  /** Announces a new manifest, so that the pages follow before the next scheduled minute. */
  readonly announce: (version: number) => Promise<void>;
}

/** How often it tries if others are faster; after that, the next minute tries again. */
const ATTEMPTS = 5;
const WRITES_AT_ONCE = 16;

export interface Computed {
  readonly summary: string;
  /** Of the manifest that is now in force, ISO 8601 UTC; null: nothing was ever published. */
  readonly publishedAt: string | null;
  /** The list of earlier rounds that it names. */
  readonly earlier: string | null;
}

/** Publishes editions that are accepted and not yet published. Writes nothing if nothing is new. */
export async function computeCorridors(dependencies: ComputeDependencies): Promise<Computed> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await publishOnce(dependencies);
    } catch (error) {
      if (!(error instanceof WriteConflict) || attempt === ATTEMPTS) throw error;
    }
  }
}

async function publishOnce(dependencies: ComputeDependencies): Promise<Computed> {
  const { table, now, newPublicationId, computedBy, announce } = dependencies;
  // The manifest is read first, its inputs after it: an input that arrives in between is published, never lost.
  const { version, manifest: before } = await readHeldManifest(table, 'strong');
  const listedEarlier = before?.earlier ?? null;
  const nothingNew: Computed = {
    summary: 'nothing new',
    publishedAt: before?.publishedAt ?? null,
    earlier: listedEarlier,
  };
  const editions = await listEditions(table);
  const instant = now().toISOString();
  const states = await readStates(table, instant);
  const versions = versionsOf(editions);
  const isOurs = before?.computedBy === computedBy;
  let damage: unknown;
  const behind =
    before &&
    (await readEditionsBehind(table, before).catch((error: unknown) => {
      // Everything counts as new then, so the list is stored again. What our own code stored must be readable.
      if (isOurs) damage = error;
      return undefined;
    }));
  const touched = touchedCorridors(editions, isOurs ? behind : undefined, before?.corridors ?? {});
  // Before the first prices, rates alone are not published.
  const isBegun = before !== undefined || touched !== undefined;
  const newRates = isBegun && isBehind(before, states);
  // One provider's damaged feed, or head of feeds, holds up neither prices nor rates: what was said stays, and the error is thrown later.
  const shown = await readShownFeeds(table, instant.slice(0, 10), computedBy).catch((error: unknown) => {
    damage = error;
    return undefined;
  });
  // Who does not pay out is said not to wherever a survey has it, also where another survey has.
  const isOtherSurvey = touched !== undefined && shown !== undefined && shown.stopped.length > 0;
  const isOtherSaid = (before?.saidFrom ?? null) !== shown?.from || isOtherSurvey;
  const newSaid = isBegun && shown && isOtherSaid ? shown : undefined;
  if (!touched && !newRates && !newSaid) {
    if (damage !== undefined) throw damage;
    return nothingNew;
  }

  const publication = newPublicationId();
  const held = before && heldPrices(before);
  const prices = touched
    ? await publishPrices(dependencies, publication, editions, touched, before).catch((error: unknown) => {
        // The rest is published even if prices cannot be computed: the old prices stay and the error is thrown later.
        if (!held || !(newRates || newSaid) || error instanceof WriteConflict) throw error;
        damage = error;
        return held;
      })
    : held;
  if (!prices) return nothingNew;
  const sheets = await moveOldest(table, 'surveyed', prices.corridors, publication);
  const saidBefore: Said = { said: before?.said ?? {}, saidFrom: before?.saidFrom ?? null };
  const stated = newSaid
    ? await publishSaid(table, publication, newSaid, prices.summary, before).catch((error: unknown) => {
        if (!(touched || newRates) || error instanceof WriteConflict) throw error;
        damage = error;
        return saidBefore;
      })
    : saidBefore;
  const said = await moveOldest(table, 'said', stated.said, publication);
  const corridors = [...new Set(Object.keys({ ...sheets, ...said }))].sort() as CorridorId[];
  const reference = await publishReference(table, publication, states, corridors, instant, before);

  const isHeld = prices === held && before !== undefined;
  let isCorrected = true;
  // One that cannot be read holds up no price: those before stay, the error is thrown later, and the editions count as new once more.
  const corrections = isHeld
    ? before.corrections
    : await publishCorrections(table, publication, editions, before, { ...prices, isOurs }).catch(
        (error: unknown) => {
          if (error instanceof WriteConflict) throw error;
          damage = error;
          isCorrected = false;
          return before?.corrections ?? null;
        },
      );
  const isListed = isHeld || !isCorrected || isSame(behind, versions);
  const listed = before && isListed ? before.editions : publication;
  if (listed === publication) await writeEditionsBehind(table, publication, versions);
  const manifest: Manifest = {
    version: version + 1,
    publishedAt: instant,
    computedBy: isHeld ? before.computedBy : computedBy,
    summary: prices.summary,
    indicators: prices.indicators,
    reference,
    corridors: Object.fromEntries(Object.entries(sheets).sort(([a], [b]) => (a < b ? -1 : 1))),
    said,
    saidFrom: stated.saidFrom,
    editions: listed,
    earlier: listedEarlier,
    corrections,
  };
  await replaceManifest(table, manifest);
  await announce(manifest.version);
  if (damage !== undefined) throw damage;
  const fresh = Object.values(said).filter((of) => of === publication).length;
  const changes = [
    ...prices.changes,
    ...(fresh > 0 ? [`what providers say in ${fresh} corridors`] : []),
    ...(reference.publication === publication ? ['reference rates'] : []),
  ];
  return {
    summary: [`publication ${publication}`, ...changes].join(': '),
    publishedAt: instant,
    earlier: listedEarlier,
  };
}

const versionsOf = (editions: readonly StoredEdition[]): EditionVersions =>
  Object.fromEntries(editions.map(({ edition, version }) => [editionId(edition), version]));

/** The prices of a manifest, unchanged. */
const heldPrices = ({ summary, indicators, corridors }: Manifest): Prices => ({
  summary,
  indicators,
  corridors,
  changes: [],
});

/** The prices that a manifest names. */
interface Prices extends Pick<Manifest, 'summary' | 'indicators' | 'corridors'> {
  /** What changed, in words for the log. */
  readonly changes: readonly string[];
}

/** Computes the touched corridors and stores what changed. */
async function publishPrices(
  { table, computedBy }: ComputeDependencies,
  publication: string,
  editions: readonly StoredEdition[],
  touched: ReadonlySet<CorridorId>,
  before: Manifest | undefined,
): Promise<Prices> {
  const computed = await computeTouched(table, editions, touched);
  const old = await readBefore(table, before, [...computed.keys()], computedBy);
  const changed = [...computed].filter(
    ([id, { prices, statistics }]) =>
      !isSame(old.prices.get(id), prices) || !isSame(old.statistics.get(id), statistics),
  );
  const corridors: Record<CorridorId, string> = { ...before?.corridors };
  for (const id of touched) if (!computed.has(id)) delete corridors[id];
  for (const [id] of changed) corridors[id] = publication;
  await inBatches(changed, WRITES_AT_ONCE, ([, corridor]) => writeCorridor(table, publication, corridor));
  const all = (Object.keys(corridors) as CorridorId[]).sort().map((id) => {
    const prices = computed.get(id)?.prices ?? old.prices.get(id);
    if (!prices) throw new Error(`no prices of ${id}`);
    return prices;
  });
  const summary = computeSummary(all);
  const oldSummary = isSame(old.summary, summary) ? before?.summary : undefined;
  if (oldSummary === undefined) await writeSummary(table, publication, summary);
  const indicators = computeIndicators(all, INDICATOR_FACTS);
  const oldIndicators = isSame(old.indicators, indicators) ? before?.indicators : undefined;
  if (indicators && !oldIndicators) await writeIndicators(table, publication, indicators);

  const { rows200, rows500, joined, single200, single500 } = summary.pairing;
  return {
    summary: oldSummary ?? publication,
    indicators: indicators && (oldIndicators ?? publication),
    corridors,
    changes: [
      `${changed.length} corridors changed of ${all.length}; ` +
        `${rows200} + ${rows500} price rows: ${joined} services with both amounts, ` +
        `${single200} with the 200 price alone, ${single500} with the 500 price alone`,
    ],
  };
}

/** Of a manifest, where the sheet of each corridor is in which providers say prices, and what they were computed from. */
type Said = Pick<Manifest, 'said' | 'saidFrom'>;

/** Stores the sheets that are other than before; the same ones stay where they are. @throws Error if a stored feed is damaged */
async function publishSaid(
  table: Table,
  publication: string,
  shown: ShownFeeds,
  summary: string,
  before: Manifest | undefined,
): Promise<Said> {
  const surveyed = shown.stopped.length > 0 ? (await readSummary(table, summary)).providers : {};
  const sheets = await saidSheets(table, shown, surveyed);
  const old = await readOldSaid(table, before);
  const changed = new Map([...sheets].filter(([id, sheet]) => !isSame(old.get(id), sheet)));
  await inBatches([...changed.values()], WRITES_AT_ONCE, (sheet) => writeSaid(table, publication, sheet));
  const placed = [...sheets.keys()].sort().map((id) => {
    const kept = changed.has(id) ? undefined : before?.said[id];
    return [id, kept ?? publication] as const;
  });
  return { said: Object.fromEntries(placed), saidFrom: shown.from };
}

/** The present reference rates; if they are the same as before, those of the old manifest. */
async function publishReference(
  table: Table,
  publication: string,
  states: States,
  corridors: readonly CorridorId[],
  instant: string,
  before: Manifest | undefined,
): Promise<NonNullable<Manifest['reference']>> {
  const { from } = states;
  const reference = await computeReference(table, states, corridors, instant);
  const old = await readOldReference(table, before);
  if (before?.reference && isSame(old, reference)) return { publication: before.reference.publication, from };
  await writeReference(table, publication, reference);
  return { publication, from };
}

/**
 * Where each corridor's sheet is, over no more publications than a manifest can name: if there are more, the sheets of the
 * oldest are copied, as they are, to this one. It needs to understand none of them, so that also those of other code, and of
 * prices that cannot be computed now, stop no publication.
 */
async function moveOldest(
  table: Table,
  layer: 'surveyed' | 'said',
  corridors: Manifest['corridors'],
  publication: string,
): Promise<Manifest['corridors']> {
  const named = new Set(Object.values(corridors));
  if (named.size <= MOST_PUBLICATIONS) return corridors;
  named.delete(publication);
  // Ids begin with their time.
  const oldest = [...named].sort().slice(0, named.size + 1 - MOST_PUBLICATIONS);
  const moved = (Object.entries(corridors) as [CorridorId, string][]).filter(([, from]) =>
    oldest.includes(from),
  );
  await inBatches(moved, WRITES_AT_ONCE, ([id, from]) => copyCorridor(table, layer, id, from, publication));
  return { ...corridors, ...Object.fromEntries(moved.map(([id]) => [id, publication])) };
}

/**
 * The corridors whose surveyed prices editions may change that the manifest does not reflect yet; undefined: nothing to do.
 * @param behind the editions that it reflects; undefined: other code computed it, so all editions count as new
 * @param published the corridors that the manifest has
 */
function touchedCorridors(
  editions: readonly StoredEdition[],
  behind: EditionVersions | undefined,
  published: Manifest['corridors'],
): Set<CorridorId> | undefined {
  const fresh = editions.filter(({ edition, version }) => behind?.[editionId(edition)] !== version);
  if (fresh.length === 0) return undefined;
  // A newer round makes an old one history also where it has no price itself, and one that is withdrawn brings it back.
  const inForce = editionsInForce(editions.map(({ edition }) => edition));
  const gone = (Object.keys(published) as CorridorId[]).filter((corridor) => !inForce.has(corridor));
  const come = [...inForce.keys()].filter((corridor) => published[corridor] === undefined);
  return new Set([...fresh.flatMap(({ edition }) => surveyedIn(edition)), ...gone, ...come]);
}

/** What providers say and shoppers saw changes no sheet of a survey, and no figure made from one. */
const surveyedIn = (edition: Edition): readonly CorridorId[] =>
  edition.kind === 'surveyed' ? edition.corridors : [];

/** Computes those touched corridors that an accepted edition holds; the others no longer have a price. */
async function computeTouched(
  table: Table,
  editions: readonly StoredEdition[],
  touched: ReadonlySet<CorridorId>,
): Promise<Map<CorridorId, ComputedCorridor>> {
  const inForce = editionsInForce(editions.map(({ edition }) => edition));
  const byEdition = new Map<SurveyedEdition, CorridorId[]>();
  for (const corridor of touched) {
    const edition = inForce.get(corridor);
    if (edition) byEdition.set(edition, [...(byEdition.get(edition) ?? []), corridor]);
  }
  const computed = new Map<CorridorId, ComputedCorridor>();
  for (const [edition, corridors] of byEdition) {
    const comparable = (await readRows(table, edition)).filter(isComparable);
    const rows = Map.groupBy(comparable, (row) => corridorId(row.sender, row.receiver));
    for (const corridor of corridors) {
      const own = rows.get(corridor) ?? [];
      // Without a price at one of the amounts there is no average: one corridor must not hold up all others.
      if (hasBothAmounts(own)) computed.set(corridor, computeCorridor(corridor, edition.survey, own));
    }
  }
  return computed;
}

/** What is not there is the same as nothing. */
const isSame = (a: unknown, b: unknown): boolean => a !== undefined && canonical(a) === canonical(b);
