/**
 * Makes releases of what is published: for each round of the survey and each month of rates that is new or was corrected. Files are written
 * once, the description of a release after its tables, and `data/releases.json`, which lists all, after that: it is the commit point. A run
 * that breaks anywhere leaves files that nothing names, and the next one writes the same bytes again. Of two runs at once one is refused
 * by the list's tag.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as z from 'zod/mini';
import {
  type ListedRelease,
  type Release,
  releaseFolder,
  releaseSchema,
} from '../../shared/contracts/datasets/release.ts';
import type { RunResult } from '../log-runs.ts';
import { openPublication } from '../storage/publication.ts';
import type { SiteBucket } from '../storage/site-bucket.ts';
import type { SiteFiles } from '../storage/site-files.ts';
import { type Table, WriteConflict } from '../storage/table.ts';
import { factsHash } from './facts.ts';
import { aboutMonth, type HeldMonth, heldMonths, tablesOfMonth } from './held-months.ts';
import { aboutRound, heldRounds, type ToRelease } from './held-rounds.ts';
import {
  type AboutTables,
  DESCRIPTION,
  type MadeRelease,
  makeRelease,
  versionOf,
  writeLines,
} from './make-release.ts';
import { openReleases, type Releases } from './release-list.ts';
import { type ReleaseTable, type RoundToRelease, tablesOf } from './round-tables.ts';

export interface DatasetsDependencies {
  readonly table: Table;
  readonly bucket: Pick<SiteBucket, 'read' | 'write'>;
  readonly files: SiteFiles;
  readonly publisher: Release['publisher'];
  /** Fingerprint of the code: after a change of it every release is compared with what the new code makes. */
  readonly builtBy: string;
  readonly now: () => Date;
  /** ISO day as on which the app runs; undefined: today. */
  readonly asOnDay?: string | undefined;
}

/**
 * What is cited for good is not made of a publication that the next one may replace within the minute, as while rounds are taken in; and
 * families' pages, which come of the same publication, go first.
 */
const SETTLED_MS = 120_000;

/** Writes nothing if nothing is new. A release that fails holds up no other; the failures are thrown together at the end. */
export async function publishDatasets(dependencies: DatasetsDependencies): Promise<RunResult> {
  const { table, builtBy, now, asOnDay } = dependencies;
  // Nor of a day that is pretended.
  if (asOnDay !== undefined) return { summary: `no release is made as on ${asOnDay}` };
  const publication = await openPublication(table, 'strong');
  if (!publication) return { summary: 'nothing published yet' };
  if (now().getTime() - Date.parse(publication.manifest.publishedAt) < SETTLED_MS)
    return { summary: 'the publication is too young: its own message comes later' };
  const releases = await openReleases(dependencies);
  const failures: unknown[] = [];
  const made: string[] = [];
  const releaseAll = async (due: readonly Maker[]): Promise<boolean> => {
    const before = failures.length;
    for (const one of due) {
      try {
        if (await releaseOne(one, releases, dependencies)) made.push(one.period);
      } catch (error) {
        // Another run changes the list: it, or the next one, does what is left.
        if (error instanceof WriteConflict) throw error;
        failures.push(new Error(`no release of ${one.period} could be made`, { cause: error }));
      }
    }
    return failures.length === before;
  };
  const { rounds, isUpToDate } = await heldRounds(table, publication);
  await releaseAll(rounds.map((round) => makerOf(round, tablesOf, aboutRound)));
  if (isUpToDate) await releases.areHeld(rounds.map(({ period }) => period));

  const today = now().toISOString().slice(0, 10);
  // Once a day, and again if one failed: it reads every bulletin of some months.
  const lookedBy = `${builtBy} ${today}`;
  if (releases.monthsBy() !== lookedBy) {
    try {
      const months = await heldMonths(table, today, releases.monthsBy() === null);
      const isDone = await releaseAll(months.map((month) => makerOf(month, tablesOfMonth, aboutMonth)));
      if (isDone) await releases.monthsAreBy(lookedBy);
    } catch (error) {
      if (error instanceof WriteConflict) throw error;
      failures.push(new Error('the months could not be read', { cause: error }));
    }
  }
  await releases.pointToLatest();
  if (failures.length > 0) throw new AggregateError(failures, 'some releases could not be made');
  return { summary: made.length === 0 ? 'nothing new' : `released: ${made.join(', ')}` };
}

/** Something to release, with what makes its tables. */
interface Maker extends Omit<ToRelease<unknown>, 'load'> {
  readonly load: () => Promise<{
    readonly about: AboutTables;
    readonly tables: ReleaseTable[];
  }>;
}

const makerOf = <T extends RoundToRelease | HeldMonth>(
  { load, ...one }: ToRelease<T>,
  tablesOf: (loaded: T) => ReleaseTable[],
  about: (loaded: T) => AboutTables,
): Maker => ({
  ...one,
  load: async () => {
    const loaded = await load();
    return { about: about(loaded), tables: tablesOf(loaded) };
  },
});

/** @returns whether there is a new release */
async function releaseOne(
  { period, kind, of, figures, load }: Maker,
  releases: Releases,
  { files, bucket, publisher: ours, builtBy }: DatasetsDependencies,
): Promise<boolean> {
  const last = releases.lastOf(period);
  const madeFrom = { of, by: `${builtBy} ${figures}` };
  const before = releases.madeFrom(period);
  const isWhole = last !== undefined && releases.isWhole(last);
  // A round that is not the newest any more keeps the release with all its figures.
  const isOnlyOlder = last?.kind === 'newest-round' && kind === 'earlier-round' && before?.of === of;
  if (isWhole && (before?.by === madeFrom.by || isOnlyOlder)) return false;

  const folder = await mkdtemp(join(tmpdir(), 'karvon-release-'));
  try {
    const { about, tables } = await load();
    const lines = await writeLines(folder, about, tables);
    const isSame =
      last !== undefined &&
      versionOf({ ...about, publisher: ours, replaces: last.replaces }, tables, lines) === last.version;
    if (isSame && isWhole) {
      await releases.note(period, madeFrom);
      return false;
    }
    const replaces = isSame ? last.replaces : (last?.version ?? null);
    // Files that were lost are there again as they were, also if its publisher has another address now.
    const publisher = isSame ? ((await publisherOf(last, bucket)) ?? ours) : ours;
    const made = await makeRelease(folder, { ...about, publisher, replaces }, tables, lines);
    for (const file of made.files)
      await files.putOnce({
        ...file,
        key: `${releaseFolder(made.release)}${file.path}`,
        path: join(folder, file.path),
        contentType: file.mediaType,
      });
    await releases.add(listedAs(made), madeFrom);
    return true;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function publisherOf(
  { path }: ListedRelease,
  bucket: DatasetsDependencies['bucket'],
): Promise<Release['publisher'] | undefined> {
  const there = await bucket.read(`data/${path}`);
  return there && z.parse(releaseSchema, JSON.parse(there.text)).publisher;
}

function listedAs({ release, files }: MadeRelease): ListedRelease {
  const { period, kind, version, issued, replaces, methodVersion, tables } = release;
  const description = files.find(({ path }) => path === DESCRIPTION);
  if (!description) throw new Error('a release has a description');
  return {
    period,
    kind,
    version,
    issued,
    replaces,
    methodVersion,
    path: `${releaseFolder(release).slice('data/'.length)}${DESCRIPTION}`,
    sha256: description.sha256,
    files: files.length,
    tables: tables.map(({ name, rows }) => ({ name, rows })),
    facts: factsHash(),
  };
}
