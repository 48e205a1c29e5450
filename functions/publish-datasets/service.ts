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
  type LatestFile,
  type ListedRelease,
  type Release,
  type ReleasesFile,
  releaseFolder,
  releasesFileSchema,
} from '../../shared/contracts/datasets/release.ts';
import { byText } from '../../shared/model/order.ts';
import type { RunResult } from '../log-runs.ts';
import { openPublication } from '../storage/publication.ts';
import type { SiteBucket, SiteObject } from '../storage/site-bucket.ts';
import type { SiteFiles } from '../storage/site-files.ts';
import type { Table } from '../storage/table.ts';
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

export const RELEASES = 'data/releases.json';
export const LATEST = 'data/latest.json';

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
  const rounds = await heldRounds(table, publication);
  const today = now().toISOString().slice(0, 10);
  // Once a day: it reads every bulletin of some months.
  const lookedBy = `${builtBy} ${today}`;
  const isLooked = releases.monthsBy() === lookedBy;
  const months = isLooked
    ? []
    : await heldMonths(table, today, !releases.monthsBy()?.startsWith(`${builtBy} `));
  const due = [
    ...rounds.map((round) => makerOf(round, tablesOf, aboutRound)),
    ...months.map((month) => makerOf(month, tablesOfMonth, aboutMonth)),
  ];
  const made: string[] = [];
  const failures: unknown[] = [];
  for (const one of due) {
    try {
      if (await releaseOne(one, releases, dependencies)) made.push(one.period);
    } catch (error) {
      failures.push(new Error(`no release of ${one.period} could be made`, { cause: error }));
    }
  }
  if (failures.length === 0) await releases.monthsAreBy(lookedBy);
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
  { files, publisher, builtBy }: DatasetsDependencies,
): Promise<boolean> {
  const last = releases.lastOf(period);
  const madeFrom = { of, by: `${builtBy} ${figures}` };
  const before = releases.madeFrom(period);
  const isWhole = last !== undefined && (await releases.isWhole(last));
  // A round that is not the newest any more keeps the release with all its figures.
  const isOnlyOlder = last?.kind === 'newest-round' && kind === 'earlier-round' && before?.of === of;
  if (isWhole && (before?.by === madeFrom.by || isOnlyOlder)) return false;

  const folder = await mkdtemp(join(tmpdir(), 'karvon-release-'));
  try {
    const { about, tables } = await load();
    const lines = await writeLines(folder, about, tables);
    const isSame =
      last !== undefined &&
      versionOf({ ...about, publisher, replaces: last.replaces }, lines) === last.version;
    if (isSame && isWhole) {
      await releases.note(period, madeFrom);
      return false;
    }
    const replaces = isSame ? last.replaces : (last?.version ?? null);
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
  };
}

type MadeFrom = ReleasesFile['madeFrom'][string];

/** The list of releases, as this run sees and changes it. */
interface Releases {
  lastOf(period: Release['period']): ListedRelease | undefined;
  madeFrom(period: string): MadeFrom | undefined;
  /** Whether all of its files are there. */
  isWhole(release: ListedRelease): Promise<boolean>;
  /** @throws WriteConflict if another run changed the list, as the next ones */
  add(release: ListedRelease, madeFrom: MadeFrom): Promise<void>;
  note(period: string, madeFrom: MadeFrom): Promise<void>;
  /** The code by which all months were looked through last, and the day. */
  monthsBy(): string | null;
  monthsAreBy(lookedBy: string): Promise<void>;
  pointToLatest(): Promise<void>;
}

async function openReleases({ bucket, files }: DatasetsDependencies): Promise<Releases> {
  const held = await bucket.read(RELEASES);
  let list: ReleasesFile = held
    ? z.parse(releasesFileSchema, JSON.parse(held.text))
    : { format: 1, monthsBy: null, madeFrom: {}, releases: [] };
  let etag = held?.etag;
  /** Whether as many files are there as are listed; then none has to be counted by itself. */
  const isAllThere = files
    .count('data/releases/')
    .then((count) => count >= list.releases.reduce((sum, one) => sum + one.files, 0));

  async function replace(next: ReleasesFile): Promise<void> {
    await bucket.write(json(RELEASES, next), etag);
    etag = (await bucket.read(RELEASES))?.etag;
    list = next;
  }
  const noted = (period: string, madeFrom: MadeFrom) => ({ ...list.madeFrom, [period]: madeFrom });
  const lastOf: Releases['lastOf'] = (period) => list.releases.findLast((one) => one.period === period);
  return {
    lastOf,
    madeFrom: (period) => list.madeFrom[period],
    isWhole: async (release) =>
      (await isAllThere) || (await files.count(releaseFolder(release))) >= release.files,
    async add(release, madeFrom) {
      // A release whose files were lost is there again, and not another time.
      const others = list.releases.filter(
        ({ period, version }) => period !== release.period || version !== release.version,
      );
      const all = [...others, release].sort((a, b) => byText(a.period, b.period));
      await replace({ ...list, madeFrom: noted(release.period, madeFrom), releases: all });
    },
    note: (period, madeFrom) => replace({ ...list, madeFrom: noted(period, madeFrom) }),
    monthsBy: () => list.monthsBy,
    async monthsAreBy(lookedBy) {
      if (list.monthsBy !== lookedBy) await replace({ ...list, monthsBy: lookedBy });
    },
    async pointToLatest() {
      const newest = (isMonth: boolean) =>
        list.releases.findLast(({ kind }) => (kind === 'month') === isMonth) ?? null;
      const latest: LatestFile = { format: 1, quarter: newest(false), month: newest(true) };
      const file = json(LATEST, latest);
      const there = await bucket.read(LATEST);
      if (there?.text !== file.body) await bucket.write(file, there?.etag);
    },
  };
}

const json = (key: string, value: unknown): SiteObject => ({
  key,
  body: JSON.stringify(value),
  contentType: 'application/json',
  cacheControl: 'public, no-cache',
});
