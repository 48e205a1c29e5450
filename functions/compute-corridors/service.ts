/**
 * From accepted editions and collected bulletins to a publication: computes the sheets of every corridor that a new
 * edition touched and the reference rates of the day, stores what differs under a fresh publication id, and replaces the
 * manifest. Who loses that race computes again.
 */

import { INDICATOR_FACTS } from '../../shared/catalogue/indicator-facts.ts';
import type { Edition } from '../../shared/contracts/edition.ts';
import type { CorridorPrices } from '../../shared/model/corridor-prices.ts';
import type { Manifest } from '../../shared/model/publication.ts';
import type { CorridorId } from '../../shared/model/vocabulary.ts';
import type { EditionRow } from '../../shared/pricing/survey.ts';
import { computeSummary } from '../../shared/statistics/compute-summary.ts';
import { computeIndicators } from '../../shared/statistics/group-indicators.ts';
import { inBatches } from '../in-batches.ts';
import { listEditions, readRows, type StoredEdition } from '../storage/editions.ts';
import { writeIndicators } from '../storage/indicators.ts';
import { readHeldManifest, replaceManifest, writeSheet, writeSummary } from '../storage/publications.ts';
import { writeReference } from '../storage/reference.ts';
import { type Table, WriteConflict } from '../storage/table.ts';
import { readBefore, readOldReference } from './before.ts';
import { editionsInForce } from './in-force.ts';
import { computeReference, isBehind, readStates, type States } from './reference.ts';
import { corridorPricesOf } from './sheet-of.ts';

export interface ComputeDependencies {
  readonly table: Table;
  readonly now: () => Date;
  /** A fresh publication id; two never meet. */
  readonly newPublicationId: () => string;
  /** Fingerprint of the code: other code computes everything again. */
  readonly computedBy: string;
  /** Says that there is a new manifest, so that the pages follow sooner than at the next minute. */
  readonly announce: (version: number) => Promise<void>;
}

/** Lost races before it gives up; the next minute tries again. */
const ATTEMPTS = 5;
const WRITES_AT_ONCE = 16;

/** Publishes what is accepted and not yet published. Nothing new: nothing is written. */
export async function computeCorridors(dependencies: ComputeDependencies): Promise<{ summary: string }> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await publishOnce(dependencies);
    } catch (error) {
      if (!(error instanceof WriteConflict) || attempt === ATTEMPTS) throw error;
    }
  }
}

async function publishOnce(dependencies: ComputeDependencies): Promise<{ summary: string }> {
  const { table, now, newPublicationId, computedBy, announce } = dependencies;
  // What a publication rests on is read after the manifest: what comes in between is published, never lost.
  const { version, manifest: before } = await readHeldManifest(table, 'strong');
  const editions = await listEditions(table);
  const instant = now().toISOString();
  const states = await readStates(table, instant);
  const touched = touchedCorridors(editions, before, computedBy);
  // Rates alone are nothing to publish before the first prices.
  const newRates = (before !== undefined || touched !== undefined) && isBehind(before, states);
  if (!touched && !newRates) return { summary: 'nothing new' };

  const publication = newPublicationId();
  const held = before && heldPrices(before);
  let damage: unknown;
  const prices = touched
    ? await publishPrices(dependencies, publication, editions, touched, before).catch((error: unknown) => {
        // Prices that cannot be computed do not keep the rates from their day; those of before stand, and the error rises.
        if (!held || !newRates || error instanceof WriteConflict) throw error;
        damage = error;
        return held;
      })
    : held;
  if (!prices) return { summary: 'nothing new' };
  const corridors = Object.keys(prices.corridors).sort() as CorridorId[];
  const reference = await publishReference(table, publication, states, corridors, instant, before);

  const manifest: Manifest = {
    format: 1,
    version: version + 1,
    publishedAt: instant,
    computedBy: prices === held && before ? before.computedBy : computedBy,
    summary: prices.summary,
    indicators: prices.indicators,
    reference,
    corridors: Object.fromEntries(Object.entries(prices.corridors).sort(([a], [b]) => (a < b ? -1 : 1))),
    editions: prices === held && before ? before.editions : versionsOf(editions),
  };
  await replaceManifest(table, manifest);
  await announce(manifest.version);
  if (damage !== undefined) throw damage;
  const said = [...prices.said, ...(reference.publication === publication ? ['reference rates'] : [])];
  return { summary: [`publication ${publication}`, ...said].join(': ') };
}

const versionsOf = (editions: readonly StoredEdition[]): Manifest['editions'] =>
  Object.fromEntries(editions.map(({ edition, version }) => [edition.survey.edition, version]));

/** The prices of a manifest, as they are. */
const heldPrices = ({ summary, indicators, corridors }: Manifest): Prices => ({
  summary,
  indicators,
  corridors,
  said: [],
});

/** What a manifest says of prices. */
interface Prices extends Pick<Manifest, 'summary' | 'indicators' | 'corridors'> {
  /** What there is to tell of them. */
  readonly said: readonly string[];
}

/** Computes and stores what the touched corridors change. */
async function publishPrices(
  { table, computedBy }: ComputeDependencies,
  publication: string,
  editions: readonly StoredEdition[],
  touched: ReadonlySet<CorridorId>,
  before: Manifest | undefined,
): Promise<Prices> {
  const computed = await computeSheets(table, editions, touched);
  const old = await readBefore(table, before, computedBy);
  const changed = [...computed].filter(([id, sheet]) => !isSame(old.sheets.get(id), sheet));
  await inBatches(changed, WRITES_AT_ONCE, ([, sheet]) => writeSheet(table, publication, sheet));

  const corridors: Record<CorridorId, string> = { ...before?.corridors };
  for (const id of touched) if (!computed.has(id)) delete corridors[id];
  for (const [id] of changed) corridors[id] = publication;
  const sheets = Object.keys(corridors)
    .sort()
    .map((id) => sheetNamed(id as CorridorId, computed, old.sheets));
  const summary = computeSummary(sheets);
  const oldSummary = isSame(old.summary, summary) ? before?.summary : undefined;
  if (oldSummary === undefined) await writeSummary(table, publication, summary);
  const indicators = computeIndicators(sheets, INDICATOR_FACTS);
  const oldIndicators = isSame(old.indicators, indicators) ? before?.indicators : undefined;
  if (indicators && !oldIndicators) await writeIndicators(table, publication, indicators);

  const { rows200, rows500, joined, single200, single500 } = summary.pairing;
  return {
    summary: oldSummary ?? publication,
    indicators: indicators && (oldIndicators ?? publication),
    corridors,
    said: [
      `${changed.length} sheets changed, ${sheets.length} corridors; ` +
        `${rows200} + ${rows500} price rows: ${joined} services with both amounts, ` +
        `${single200} with the 200 price alone, ${single500} with the 500 price alone`,
    ],
  };
}

/** The reference rates of now; those of the manifest where they come out the same. */
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

/** Corridors of editions the manifest does not reflect yet; all of them if other code computed it; undefined: nothing to do. */
function touchedCorridors(
  editions: readonly StoredEdition[],
  before: Manifest | undefined,
  computedBy: string,
): Set<CorridorId> | undefined {
  const again = before?.computedBy !== computedBy;
  const fresh = editions.filter(
    ({ edition, version }) => again || before.editions[edition.survey.edition] !== version,
  );
  if (fresh.length === 0) return undefined;
  return new Set(fresh.flatMap(({ edition }) => edition.corridors));
}

/** The sheets of those touched corridors that an accepted edition holds; the others are no longer priced. */
async function computeSheets(
  table: Table,
  editions: readonly StoredEdition[],
  touched: ReadonlySet<CorridorId>,
): Promise<Map<CorridorId, CorridorPrices>> {
  const inForce = editionsInForce(editions.map(({ edition }) => edition));
  const byEdition = new Map<Edition, CorridorId[]>();
  for (const corridor of touched) {
    const edition = inForce.get(corridor);
    if (edition) byEdition.set(edition, [...(byEdition.get(edition) ?? []), corridor]);
  }
  const sheets = new Map<CorridorId, CorridorPrices>();
  for (const [edition, corridors] of byEdition) {
    const rows = groupByCorridor(await readRows(table, edition));
    for (const corridor of corridors) {
      sheets.set(corridor, corridorPricesOf(corridor, edition.survey, rows.get(corridor) ?? []));
    }
  }
  return sheets;
}

function groupByCorridor(rows: readonly EditionRow[]): Map<CorridorId, EditionRow[]> {
  const groups = new Map<CorridorId, EditionRow[]>();
  for (const row of rows) {
    const id: CorridorId = `${row.sender}-${row.receiver}`;
    const group = groups.get(id);
    if (group) group.push(row);
    else groups.set(id, [row]);
  }
  return groups;
}

function sheetNamed(id: CorridorId, ...places: ReadonlyMap<CorridorId, CorridorPrices>[]): CorridorPrices {
  for (const place of places) {
    const sheet = place.get(id);
    if (sheet) return sheet;
  }
  throw new Error(`no sheet of ${id}`);
}

/** The same observations give the same bytes, whatever order an object's fields were read back in. */
function isSame(a: unknown, b: unknown): boolean {
  return a !== undefined && canonical(a) === canonical(b);
}

function canonical(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    part !== null && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}
