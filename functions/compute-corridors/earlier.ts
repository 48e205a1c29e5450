/**
 * Computes the figures of earlier rounds of the survey: once for each, when an edition of one comes, changes or goes, or the code is
 * another, and never at a publication of prices. What is computed is stored first, with the corrections of these rounds; then the manifest
 * is replaced by one that names the new lists of both, and is otherwise the same.
 */
import { createHash } from 'node:crypto';
import { EARLIER_FACTS } from '../../shared/catalogue/indicator-facts.ts';
import { editionId, type SurveyedEdition } from '../../shared/contracts/edition.ts';
import { canonical } from '../../shared/model/canonical.ts';
import type { Correction } from '../../shared/model/correction.ts';
import { byText } from '../../shared/model/order.ts';
import type { Manifest } from '../../shared/model/publication.ts';
import { type ComputedRound, earlierRound } from '../../shared/statistics/earlier-round.ts';
import { readCorrectionNames, writeCorrections } from '../storage/corrections.ts';
import {
  type EarlierPeriods,
  type EarlierRounds,
  readEarlierPeriods,
  readEarlierRounds,
  writeEarlierList,
  writeEarlierRound,
} from '../storage/earlier-rounds.ts';
import { changeEarlierWork, type EarlierWork, readEarlierWork } from '../storage/earlier-work.ts';
import {
  acceptance,
  listAllEditions,
  newestPeriod,
  readRows,
  type StoredEdition,
} from '../storage/editions.ts';
import { readHeldManifest, replaceManifest } from '../storage/manifest.ts';
import { type Table, WriteConflict } from '../storage/table.ts';
import { type Figures, figuresOf } from './corrections.ts';
import { earlierCorrections, meansOfRound, type RoundMeans, untoldActs } from './earlier-corrections.ts';
import type { ComputeDependencies } from './service.ts';

/** As many as one run has time for: a round takes a second or two. */
const MOST_AT_ONCE = 20;
/** A run comes each minute: an edition that is not there an hour later was never written. */
const MOST_MISSED = 60;
const ATTEMPTS = 5;

/**
 * @param listed the list of rounds that the manifest names, if the caller knows it: code of a release before, which knows of none, may
 *   have left it out, and then all are looked through again
 * @returns what it published, in words; null: nothing is to be done, or there is no publication yet
 */
export async function publishEarlierRounds(
  dependencies: ComputeDependencies,
  listed?: string | null,
): Promise<string | null> {
  const { table, computedBy } = dependencies;
  const seen = await readEarlierWork(table, 'eventual');
  const isNamed = listed === undefined || listed === seen.list;
  if (seen.computedBy === computedBy && seen.pending.length === 0 && !seen.isMore && isNamed) return null;
  // Read before the editions: whatever it names that is not among them yet is looked for again. What was noted just now is in it.
  const work = await readEarlierWork(table, 'strong');
  const { manifest } = await readHeldManifest(table, 'strong');
  if (!manifest) return null;
  const editions = await listAllEditions(table);
  // No price is of a past round, also where no other is left.
  const newest = newestPeriod(editions.filter(({ place }) => place === 'current'));
  const earlier = earlierEditions(editions, newest);
  const isOurs = work.computedBy === computedBy;
  const done = isOurs ? work.done : {};
  const before = await readBefore(table, manifest.earlier).catch((error: unknown) => {
    // What other code stored in another form counts as missing.
    if (isOurs) throw error;
    return NONE;
  });
  const failures: unknown[] = [];
  // What cannot be read holds up no figure but those that a correction may be of: the error is thrown, and the next run tries again.
  const acts = await untoldActs(table, editions, newest, manifest.corrections).catch((error: unknown) => {
    failures.push(new Error('the corrections could not be read', { cause: error }));
    return undefined;
  });
  const ofActs = new Set(
    acts?.map(({ edition }) => (edition.kind === 'surveyed' ? edition.survey.period : '')),
  );
  const due = [...earlier]
    .filter(([period, edition]) => done[period] !== editionId(edition) || !before.rounds[period])
    .sort(([a], [b]) => Number(ofActs.has(b)) - Number(ofActs.has(a)));
  const [now, later] = [due.slice(0, MOST_AT_ONCE), due.slice(MOST_AT_ONCE)];

  const publication = dependencies.newPublicationId();
  const { computed, failures: failed } = await computeAll(table, publication, now, before.rounds);
  failures.push(...failed);
  // Of a round that waits, or that cannot be computed, nothing is told before it is; until then it keeps what it had.
  const left = new Set([...later, ...now].flatMap(([period]) => (computed.has(period) ? [] : [period])));
  const withdrawn = new Set(
    editions.flatMap(({ edition }) => (edition.state === 'withdrawn' ? editionId(edition) : [])),
  );
  const waiting = new Set(later.map(([period]) => period));
  // What was withdrawn does not stay for want of another, but for the minutes that rounds wait for each other.
  const keeps = (period: string, { edition }: EarlierRounds[string]): boolean =>
    waiting.has(period) || (left.has(period) && !withdrawn.has(edition));
  const listNow = () => ({
    list: publication,
    rounds: roundsOf(earlier, before.rounds, computed, publication, keeps),
    periodsOf: periodsAfter(before.periodsOf, computed),
  });
  /** Changed rounds are as before once more, so that the figures before are still known when the entry can be made. */
  const putOff = (): void => {
    for (const [period, edition] of earlier) {
      const held = before.rounds[period];
      const isChanged = held
        ? held.edition !== editionId(edition) && !withdrawn.has(held.edition)
        : work.newestBefore?.period === period;
      if (isChanged && computed.delete(period)) left.add(period);
    }
  };
  if (!acts) putOff();
  const told = await earlierCorrections(
    table,
    (acts ?? []).filter(({ edition }) => edition.kind === 'surveyed' && !left.has(edition.survey.period)),
    before === NONE && manifest.earlier !== null ? undefined : { list: manifest.earlier, ...before },
    listNow(),
    new Map([...computed].map(([period, { means }]) => [period, means])),
    publication,
    (period) => figuresAsNewest(dependencies, period, work.newestBefore, manifest),
  ).catch((error: unknown) => {
    failures.push(new Error('corrections of earlier rounds could not be made', { cause: error }));
    putOff();
    return undefined;
  });
  const { rounds, periodsOf } = listNow();
  const isOther = canonical(rounds) !== canonical(before.rounds);
  if (isOther) await writeEarlierList(table, publication, rounds, periodsOf);
  if (isOther || (told && told.length > 0))
    await publish(
      dependencies,
      publication,
      manifest.earlier,
      isOther ? publication : manifest.earlier,
      told ?? [],
    );

  // Once its own figures are listed, and every act on it is told.
  const isSettled = acts && told && !left.has(work.newestBefore?.period ?? '');
  await changeEarlierWork(table, (latest) => ({
    pending: latest.pending.flatMap((one) => stillPending(one, work, editions)),
    computedBy,
    done: Object.fromEntries(
      [...earlier].flatMap(([period, edition]) => {
        const id = editionId(edition);
        return done[period] === id || computed.has(period) ? [[period, id]] : [];
      }),
    ),
    isMore: later.length > 0 || failures.length > 0,
    list: isOther ? publication : manifest.earlier,
    ...(latest.newestBefore &&
      !(isSettled && canonical(latest.newestBefore) === canonical(work.newestBefore)) && {
        newestBefore: latest.newestBefore,
      }),
  }));
  if (failures.length > 0) throw new AggregateError(failures, 'some earlier rounds could not be computed');
  const what = [
    ...(isOther ? [`figures of ${computed.size} earlier rounds`] : []),
    ...(told && told.length > 0 ? [`${told.length} corrections of earlier rounds`] : []),
  ];
  return what.length > 0 ? `publication ${publication}: ${what.join(', ')}` : null;
}

/** Of a round the figures that were published of it while it was the newest; undefined: it was not, or other code stored them. */
async function figuresAsNewest(
  { table, computedBy }: ComputeDependencies,
  period: string,
  noted: EarlierWork['newestBefore'],
  manifest: Manifest,
): Promise<Figures | undefined> {
  const named = noted?.period === period ? noted : manifest;
  const figures = await figuresOf(table, named).catch((error: unknown) => {
    if (named.computedBy === computedBy) throw error;
    return undefined;
  });
  if (figures?.world?.period !== period) return undefined;
  // Of a corridor that this round had no price of, an older round was shown.
  const own = [...figures.corridors].filter(([, means]) => means.period === period);
  return { ...figures, corridors: new Map(own) };
}

interface Before {
  readonly rounds: EarlierRounds;
  readonly periodsOf: EarlierPeriods;
}
const NONE: Before = { rounds: {}, periodsOf: new Map() };

async function readBefore(table: Table, list: string | null): Promise<Before> {
  if (list === null) return NONE;
  return { rounds: await readEarlierRounds(table, list), periodsOf: await readEarlierPeriods(table, list) };
}

/** By period the accepted edition that counts, of every period but the one that prices are of; newest first. */
function earlierEditions(
  editions: readonly StoredEdition[],
  newest: string | undefined,
): Map<string, SurveyedEdition> {
  const accepted = editions
    .flatMap(({ edition }) => (edition.kind === 'surveyed' && edition.state === 'accepted' ? edition : []))
    .sort((a, b) => byText(b.survey.period, a.survey.period) || byText(acceptance(a), acceptance(b)));
  // Of a period the last one counts.
  return new Map(
    accepted.flatMap((edition) =>
      edition.survey.period === newest ? [] : [[edition.survey.period, edition] as const],
    ),
  );
}

interface Stored {
  readonly hash: string;
  readonly means: RoundMeans;
  readonly corridors: readonly ComputedRound['corridors'][number]['corridor'][];
}

/** Stores the figures that are other than before. One round that cannot be computed holds up no other. */
async function computeAll(
  table: Table,
  publication: string,
  due: readonly (readonly [string, SurveyedEdition])[],
  before: EarlierRounds,
): Promise<{ computed: Map<string, Stored>; failures: unknown[] }> {
  const computed = new Map<string, Stored>();
  const failures: unknown[] = [];
  for (const [period, edition] of due) {
    try {
      const figures = earlierRound(period, await readRows(table, edition), EARLIER_FACTS);
      const hash = createHash('sha256').update(canonical(figures)).digest('hex').slice(0, 16);
      if (before[period]?.hash !== hash) await writeEarlierRound(table, publication, figures);
      const corridors = figures.corridors.map(({ corridor }) => corridor);
      computed.set(period, { hash, means: meansOfRound(figures), corridors });
    } catch (error) {
      failures.push(new Error(`the figures of ${period} could not be computed`, { cause: error }));
    }
  }
  return { computed, failures };
}

/** The list of now: what was computed, what is still of the edition that counts, and of some what was there before. */
function roundsOf(
  earlier: ReadonlyMap<string, SurveyedEdition>,
  before: EarlierRounds,
  computed: ReadonlyMap<string, Stored>,
  publication: string,
  keeps: (period: string, held: EarlierRounds[string]) => boolean,
): EarlierRounds {
  return Object.fromEntries(
    [...earlier].flatMap(([period, edition]) => {
      const [held, fresh] = [before[period], computed.get(period)];
      const from = { edition: editionId(edition) };
      if (!fresh)
        return held && (held.edition === from.edition || keeps(period, held)) ? [[period, held]] : [];
      const kept = held?.hash === fresh.hash ? held.publication : publication;
      return [[period, { ...from, publication: kept, hash: fresh.hash }]];
    }),
  );
}

/** The periods of each corridor, once these rounds are among them. */
function periodsAfter(before: EarlierPeriods, computed: ReadonlyMap<string, Stored>): EarlierPeriods {
  const after = new Map(
    [...before].map(([corridor, periods]) => [corridor, periods.filter((period) => !computed.has(period))]),
  );
  for (const [period, { corridors }] of computed)
    for (const corridor of corridors) after.set(corridor, [...(after.get(corridor) ?? []), period]);
  return after;
}

/**
 * Replaces the manifest by one that names the list of rounds, and one of corrections with those that are new. They are stored before it.
 * @throws WriteConflict if another run published other rounds meanwhile
 */
async function publish(
  { table, now, announce }: ComputeDependencies,
  publication: string,
  listBefore: string | null,
  list: string | null,
  told: readonly Correction[],
): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    const { version, manifest } = await readHeldManifest(table, 'strong');
    if (!manifest || manifest.earlier !== listBefore)
      throw new WriteConflict({ pk: 'earlier rounds', sk: publication });
    try {
      const next = { ...manifest, version: version + 1, publishedAt: now().toISOString() };
      const corrections = await storeCorrections(table, publication, told, manifest.corrections);
      // Another run told of them.
      if (list === listBefore && corrections === manifest.corrections) return;
      await replaceManifest(table, { ...next, earlier: list, corrections });
      await announce(next.version);
      return;
    } catch (error) {
      if (!(error instanceof WriteConflict) || attempt === ATTEMPTS) throw error;
    }
  }
}

/** @param listed by the manifest that is about to be replaced: prices published meanwhile may have brought others. @returns the list of now */
async function storeCorrections(
  table: Table,
  publication: string,
  told: readonly Correction[],
  listed: string | null,
): Promise<string | null> {
  if (told.length === 0) return listed;
  const names = await readCorrectionNames(table, listed);
  const known = new Set(names.map(({ id }) => id));
  const fresh = told.filter(({ id }) => !known.has(id));
  if (fresh.length === 0) return listed;
  await writeCorrections(table, publication, fresh, names);
  return publication;
}

/** What was pending when the run began is settled once its item is there. */
function stillPending(
  one: EarlierWork['pending'][number],
  began: EarlierWork,
  editions: readonly StoredEdition[],
): EarlierWork['pending'] {
  const wasKnown = began.pending.some(
    ({ edition, version }) => edition === one.edition && version === one.version,
  );
  if (!wasKnown) return [one];
  const isThere = editions.some(
    ({ edition, version }) => editionId(edition) === one.edition && version >= one.version,
  );
  return isThere || one.missed >= MOST_MISSED ? [] : [{ ...one, missed: one.missed + 1 }];
}
