/**
 * `npm run reproduce -- 2025-Q3 [--version VERSION] [--from URL|FOLDER] [--evidence FOLDER]`: makes a release again from its observations
 * and compares every file with what is published. It needs the published files and the evidence, and nothing else.
 */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import * as z from 'zod/mini';
import { factsHash } from '../../functions/publish-datasets/facts.ts';
import { aboutRound } from '../../functions/publish-datasets/held-rounds.ts';
import { DESCRIPTION, makeRelease, writeLines } from '../../functions/publish-datasets/make-release.ts';
import { tablesOf } from '../../functions/publish-datasets/round-tables.ts';
import { correctionsFileSchema } from '../../shared/contracts/correction.ts';
import {
  type ListedRelease,
  RELEASES_KEY,
  type Release,
  releaseFolder,
  releaseSchema,
  releasesFileSchema,
} from '../../shared/contracts/datasets/release.ts';
import type { Correction } from '../../shared/model/correction.ts';
import { METHOD_VERSION } from '../../shared/model/method-version.ts';
import { CDK_OUT, WORK } from '../build/paths.ts';
import { Complaint } from '../local/options.ts';
import { differencesOf, readTable } from './compare.ts';
import { rowsOf } from './evidence.ts';
import { evidenceFrom, hashOf, type Place, type Published, publishedFrom } from './published.ts';
import { recomputed } from './recompute.ts';

const CORRECTIONS = 'data/corrections.json';

const USAGE = `Usage: npm run reproduce -- QUARTER [--version VERSION] [--from URL|FOLDER] [--evidence FOLDER]
as in: npm run reproduce -- 2025-Q3
QUARTER is one that is listed in data/releases.json; without --version its newest release is made again.
--from: the site, or a folder with its files as they are under /data; default: what this machine has published.
--evidence: a folder with the evidence that the release names; default: this machine's.
It ends with 0: every file is as published; 1: one is not; 2: it could not be made again.`;

/** Writes lines about what it found. @returns the exit code */
export async function main(
  args: readonly string[],
  write: (line: string) => void,
  place: Place = { cdkOut: CDK_OUT, dataDir: join(WORK, 'data') },
): Promise<number> {
  try {
    const { period, version, from, evidence } = readArguments(args);
    const published = publishedFrom(from, place);
    const listed = await findListed(published, period, version);
    write(`${listed.period}, version ${listed.version}: data/${listed.path}`);
    const { differing, files } = await reproduce(listed, published, evidenceFrom(evidence, place), write);
    if (differing > 0 && listed.facts !== factsHash())
      throw new Complaint(
        `${differing} of ${files} files differ, but this version of the code has other facts of firms, countries or flows, or other columns, than it was made with (${listed.facts}, here ${factsHash()}): take the code of then.`,
      );
    if (differing > 0) {
      write(`NOT as published: ${differing} of ${files} files differ.`);
      return 1;
    }
    write(`As published: ${files} files, made again from the observations, have the same checksums.`);
    if (listed.withdrawn) write('Its round was withdrawn since: data/corrections.json says why.');
    return 0;
  } catch (error) {
    if (!(error instanceof Complaint)) throw error;
    write(error.message);
    return 2;
  }
}

function readArguments(args: readonly string[]) {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { version: { type: 'string' }, from: { type: 'string' }, evidence: { type: 'string' } },
    });
    const [period = '', ...more] = positionals;
    if (more.length > 0 || !/^\d{4}-Q[1-4]$/.test(period)) throw new Error('give one quarter, as 2025-Q3');
    return { period, ...values };
  } catch (error) {
    throw new Complaint(`${error instanceof Error ? error.message : String(error)}\n${USAGE}`);
  }
}

async function findListed(published: Published, period: string, version?: string): Promise<ListedRelease> {
  const { releases } = await readJson(published, RELEASES_KEY, releasesFileSchema);
  const own = releases.filter((one) => one.period === period);
  const found = version === undefined ? own.at(-1) : own.find((one) => one.version === version);
  if (found) return found;
  const held =
    own.length > 0 ? own.map((one) => one.version) : [...new Set(releases.map((one) => one.period))];
  throw new Complaint(
    `There is no release of ${period}${own.length > 0 ? ` with the version ${version}` : ''}. There are: ${held.join(', ') || 'none'}.`,
  );
}

async function readJson<T extends z.ZodMiniType>(
  published: Published,
  key: string,
  schema: T,
): Promise<z.output<T>> {
  const bytes = await published(key);
  if (!bytes) throw new Complaint(`${key} is not there.`);
  try {
    return z.parse(schema, JSON.parse(new TextDecoder().decode(bytes)));
  } catch {
    throw new Complaint(`${key} has another form than this version of the code reads, or is damaged.`);
  }
}

/** @returns how many files there are, and how many differ; the list of releases counts as one if it says something else */
async function reproduce(
  listed: ListedRelease,
  published: Published,
  evidence: (sha256: string) => Promise<Uint8Array>,
  write: (line: string) => void,
): Promise<{ readonly differing: number; readonly files: number }> {
  const folder = releaseFolder(listed);
  const release = await readJson(published, `${folder}${DESCRIPTION}`, releaseSchema);
  if (release.methodVersion !== METHOD_VERSION)
    throw new Complaint(
      `It was made by version ${release.methodVersion} of the method, and this code has ${METHOD_VERSION}: take the code of then.`,
    );
  const rows: Awaited<ReturnType<typeof rowsOf>>[] = [];
  for (const edition of release.editions) {
    rows.push(await rowsOf(edition, evidence));
    write(`${edition.edition}: ${rows.at(-1)?.length} rows read from the evidence ${edition.evidence}`);
  }
  const round = recomputed(release, rows, await correctionsOf(release, folder, published, write));
  const work = await mkdtemp(join(tmpdir(), 'karvon-reproduce-'));
  try {
    const tables = tablesOf(round);
    const about = { ...aboutRound(round), publisher: release.publisher, replaces: release.replaces };
    const made = await makeRelease(work, about, tables, await writeLines(work, about, tables));
    if (made.release.version !== listed.version) write(`version: made again it is ${made.release.version}`);
    let differing = 0;
    for (const file of made.files) {
      const bytes = await published(`${folder}${file.path}`);
      if (bytes && hashOf(bytes) === file.sha256) continue;
      differing += 1;
      const format = formatOf(made.release, file.path);
      const lines = bytes
        ? await differencesOf(format, bytes, await readFile(join(work, file.path)))
        : ['is not there'];
      for (const line of lines) write(`${file.path}: ${line}`);
    }
    const description = made.files.at(-1)?.sha256;
    if (listed.sha256 !== description) {
      differing += 1;
      write(`data/releases.json: says ${listed.sha256} of ${DESCRIPTION}, and it should be ${description}`);
    }
    return { differing, files: made.files.length };
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

/**
 * The corrections that a release has: those of its own table. The entry of an act can come after a release that was made since the act,
 * so its time alone does not say; one that no table names is said, and is no difference. What was decided since is in a later release.
 */
async function correctionsOf(
  { period, issued, tables }: Release,
  folder: string,
  published: Published,
  write: (line: string) => void,
): Promise<Correction[]> {
  const { corrections } = await readJson(published, CORRECTIONS, correctionsFileSchema);
  const named = new Set<unknown>();
  // A row that is missing in one format is in the others.
  for (const { format, path } of tables.find(({ name }) => name === 'corrections')?.files ?? []) {
    const bytes = await published(`${folder}${path}`);
    // One that is damaged is told of with all that differs.
    const found = bytes ? await readTable(format, bytes).catch(() => []) : [];
    for (const { id } of found) named.add(id);
  }
  const own = corrections.filter((one) => one.period === period);
  for (const { id, at } of own)
    if (at <= issued && !named.has(id))
      write(`${CORRECTIONS}: has ${id} too, which the release does not have: its entry came after it`);
  return own.filter(({ id }) => named.has(id));
}

const formatOf = ({ tables }: Release, path: string) =>
  tables.flatMap(({ files }) => files).find((file) => file.path === path)?.format;

if (import.meta.main) process.exitCode = await main(process.argv.slice(2), console.log);
