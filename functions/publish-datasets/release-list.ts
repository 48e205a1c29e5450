/**
 * The list of releases, `data/releases.json`, which is their commit point, and the pointer to the newest that follows from it. It remembers
 * what each was made from, so that a run with nothing new makes nothing.
 */
import * as z from 'zod/mini';
import {
  LATEST_KEY,
  type LatestFile,
  type ListedRelease,
  RELEASES_KEY,
  type Release,
  type ReleasesFile,
  releaseFolder,
  releasesFileSchema,
} from '../../shared/contracts/datasets/release.ts';
import { canonical } from '../../shared/model/canonical.ts';
import { byText } from '../../shared/model/order.ts';
import { type SiteBucket, type SiteObject, tagOf } from '../storage/site-bucket.ts';
import type { SiteFiles } from '../storage/site-files.ts';

type MadeFrom = ReleasesFile['madeFrom'][string];

/** The list of releases, as this run sees and changes it. */
export interface Releases {
  lastOf(period: Release['period']): ListedRelease | undefined;
  madeFrom(period: string): MadeFrom | undefined;
  /** Whether all of its files are there. */
  isWhole(release: ListedRelease): boolean;
  /** @throws WriteConflict if another run changed the list, as the next ones */
  add(release: ListedRelease, madeFrom: MadeFrom): Promise<void>;
  note(period: string, madeFrom: MadeFrom): Promise<void>;
  /** The code by which all months were looked through last, and the day. */
  monthsBy(): string | null;
  monthsAreBy(lookedBy: string): Promise<void>;
  /** Says which rounds are withdrawn: those that are listed and are not among these. */
  areHeld(periods: readonly string[]): Promise<void>;
  pointToLatest(): Promise<void>;
}

/** @throws the parser's error for a list that is damaged: nothing may be written over it */
export async function openReleases({
  bucket,
  files,
}: {
  readonly bucket: Pick<SiteBucket, 'read' | 'write'>;
  readonly files: SiteFiles;
}): Promise<Releases> {
  const held = await bucket.read(RELEASES_KEY);
  let list: ReleasesFile = held
    ? z.parse(releasesFileSchema, JSON.parse(held.text))
    : { format: 1, monthsBy: null, madeFrom: {}, releases: [] };
  let etag = held?.etag;
  const there = await files.countByFolder('data/releases/');

  async function replace(next: ReleasesFile): Promise<void> {
    const object = json(RELEASES_KEY, next);
    await bucket.write(object, etag);
    // Its own, never read again: another run may have written since, and its list would be lost.
    etag = tagOf(object);
    list = next;
  }
  const noted = (period: string, madeFrom: MadeFrom) => ({ ...list.madeFrom, [period]: madeFrom });
  const lastOf: Releases['lastOf'] = (period) => list.releases.findLast((one) => one.period === period);
  return {
    lastOf,
    madeFrom: (period) => list.madeFrom[period],
    isWhole: (release) => (there.get(releaseFolder(release)) ?? 0) >= release.files,
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
    async areHeld(periods) {
      const isWithdrawn = ({ kind, period }: ListedRelease) => kind !== 'month' && !periods.includes(period);
      const marked = list.releases.map((one): ListedRelease => {
        const { withdrawn: _, ...counting } = one;
        return isWithdrawn(one) ? { ...counting, withdrawn: true } : counting;
      });
      if (canonical(marked) !== canonical(list.releases)) await replace({ ...list, releases: marked });
    },
    async pointToLatest() {
      const newest = (isMonth: boolean) =>
        list.releases.findLast(({ kind, withdrawn }) => (kind === 'month') === isMonth && !withdrawn) ?? null;
      const latest: LatestFile = { format: 1, quarter: newest(false), month: newest(true) };
      const file = json(LATEST_KEY, latest);
      const there = await bucket.read(LATEST_KEY);
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
