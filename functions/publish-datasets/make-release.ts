/**
 * Writes the files of a release into a folder of this machine: each table in every format, what describes them, and last the
 * description of the release, which has their checksums. The same tables give the same files, on any day and machine; so whoever has the
 * observations can make a release again and compare.
 */
import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Release, ReleaseFile } from '../../shared/contracts/datasets/release.ts';
import { canonical } from '../../shared/model/canonical.ts';
import { releaseDocuments } from './documents/documents.ts';
import { newFileSink, type WrittenFile } from './file-sink.ts';
import type { TableFormat } from './formats/format.ts';
import { TABLE_FORMATS_IN_ORDER } from './formats/registry.ts';
import type { ReleaseTable } from './round-tables.ts';

/** What is said of a release beside its tables. */
export type AboutRelease = Omit<Release, 'format' | 'version' | 'tables' | 'documents'>;
/** The same without who publishes it and what it replaces, which only that one knows. */
export type AboutTables = Omit<AboutRelease, 'replaces' | 'publisher'>;

/** A file of a release in the folder: its own name there. */
export interface MadeFile extends WrittenFile {
  readonly path: string;
  readonly mediaType: string;
}

export interface MadeRelease {
  readonly release: Release;
  /** All of its files, `release.json` the last. */
  readonly files: readonly MadeFile[];
}

/** The name of the description. */
export const DESCRIPTION = 'release.json';

/** Changes with whatever else files are made of, formats and documents, so that a release written in another way is another version. */
const LAYOUT = 1;
const ROWS_AT_ONCE = 1_000;

/** By it a version is told: the tables as JSON Lines, and what is said of them. */
const LINES: TableFormat = formatOf('jsonl');

function formatOf(id: TableFormat['id']): TableFormat {
  const format = TABLE_FORMATS_IN_ORDER.find((one) => one.id === id);
  if (!format) throw new Error(`there is no format ${id}`);
  return format;
}

/** Writes the files that a version is told by; makeRelease takes them as they are. */
export async function writeLines(
  folder: string,
  about: AboutTables,
  tables: readonly ReleaseTable[],
): Promise<MadeFile[]> {
  const lines: MadeFile[] = [];
  for (const one of tables) lines.push(await writeTable(folder, LINES, one, about));
  return lines;
}

/**
 * The same tables, with the same said of them and of their columns, have the same version. Who publishes it does not count: another
 * address or contact makes no other figures.
 */
export function versionOf(
  { publisher: _, ...about }: AboutRelease,
  tables: readonly ReleaseTable[],
  lines: readonly MadeFile[],
): string {
  const described = tables.map(({ dataset }) => dataset);
  const hashed = [LAYOUT, about, described, lines.map(({ path, sha256 }) => [path, sha256])];
  return createHash('sha256').update(canonical(hashed)).digest('hex').slice(0, 12);
}

/** @param lines what writeLines wrote of these tables into this folder */
export async function makeRelease(
  folder: string,
  about: AboutRelease,
  tables: readonly ReleaseTable[],
  lines: readonly MadeFile[],
): Promise<MadeRelease> {
  const made: MadeFile[] = [];
  const described: Release['tables'] = [];
  for (const [index, one] of tables.entries()) {
    const files: Release['tables'][number]['files'] = [];
    for (const format of TABLE_FORMATS_IN_ORDER) {
      const held = format.id === LINES.id ? lines[index] : undefined;
      const file = held ?? (await writeTable(folder, format, one, about));
      made.push(file);
      files.push({ format: format.id, ...fileOf(file) });
    }
    const { name, title } = one.dataset;
    described.push({ name, title, rows: one.rows.length, files });
  }
  const undocumented: Release = {
    format: 1,
    ...about,
    version: versionOf(about, tables, lines),
    tables: described,
    documents: [],
  };
  const datasets = tables.map(({ dataset }) => dataset);
  const { origin, contact } = about.publisher;
  const site = { origin, ...(contact !== null && { contact }) };
  const documents = await Promise.all(
    releaseDocuments(undocumented, datasets, site).map(({ path, mediaType, text }) =>
      writeWhole(folder, path, mediaType, text),
    ),
  );
  const release: Release = { ...undocumented, documents: documents.map(fileOf) };
  const text = `${JSON.stringify(release, null, 2)}\n`;
  const description = await writeWhole(folder, DESCRIPTION, 'application/json', text);
  return { release, files: [...made, ...documents, description] };
}

const fileOf = ({ path, mediaType, bytes, sha256 }: MadeFile): ReleaseFile => ({
  path,
  mediaType,
  bytes,
  sha256,
});

async function writeTable(
  folder: string,
  format: TableFormat,
  { dataset, rows }: ReleaseTable,
  about: AboutTables,
): Promise<MadeFile> {
  const path = `${dataset.name}${format.suffix}`;
  const sink = await newFileSink(join(folder, path));
  const writer = format.newWriter(dataset, sink, about);
  for (let from = 0; from < rows.length; from += ROWS_AT_ONCE)
    await writer.add(rows.slice(from, from + ROWS_AT_ONCE));
  await writer.end();
  return { path, mediaType: format.mediaType, ...(await sink.end()) };
}

async function writeWhole(folder: string, path: string, mediaType: string, text: string): Promise<MadeFile> {
  const body = Buffer.from(text);
  await writeFile(join(folder, path), body);
  const hash = (by: string) => createHash(by).update(body).digest('hex');
  return { path, mediaType, bytes: body.length, md5: hash('md5'), sha256: hash('sha256') };
}
