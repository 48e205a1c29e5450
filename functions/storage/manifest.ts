/**
 * The manifest's one item. It names over three hundred sheets and is read by every request that no memory answers, so it is
 * stored packed: each corridor once, and beside the list one character that says which publication holds its sheet.
 */
import * as z from 'zod/mini';
import { heldManifestSchema, manifestSchema } from '../../shared/contracts/publication.ts';
import type { Manifest } from '../../shared/model/publication.ts';
import type { CorridorId } from '../../shared/model/vocabulary.ts';
import { pack, unpack } from './encoding.ts';
import { EDITIONS_BEHIND, MANIFEST } from './keys.ts';
import { readNamed } from './named-item.ts';
import type { Table } from './table.ts';

/** The most publications that the sheets of a layer may be spread over. */
export const MOST_PUBLICATIONS = 32;

/** Which publication, as a digit of base 32. */
const DIGITS = '0123456789abcdefghijklmnopqrstuv';

type Sheets = Readonly<Record<CorridorId, string>>;

const packedSheets = z.object({
  publications: z.array(z.string()).check(z.maxLength(MOST_PUBLICATIONS)),
  /** Ids in their order, with a space between them. */
  corridors: z.string(),
  /** For each of them a digit: the place of its publication in the list. */
  places: z.string().check(z.regex(/^[0-9a-v]*$/)),
});

/** The form of now. */
const packedSchema = z.object({
  ...heldManifestSchema.shape,
  format: z.literal(2),
  corridors: packedSheets,
  said: packedSheets,
  // The release before knew no feeds.
  saidFrom: z._default(z.nullable(z.string()), null),
});

/** The form before prices had layers: not packed, and the editions in it. */
const firstSchema = z.object({
  ...z.omit(manifestSchema, { said: true, saidFrom: true, editions: true, earlier: true, corrections: true })
    .shape,
  format: z.literal(1),
});

function packSheets(sheets: Sheets): z.infer<typeof packedSheets> {
  const corridors = (Object.keys(sheets) as CorridorId[]).sort();
  const publications = [...new Set(Object.values(sheets))].sort();
  if (publications.length > MOST_PUBLICATIONS) {
    throw new RangeError(`${publications.length} publications, and a manifest names ${MOST_PUBLICATIONS}`);
  }
  const places = corridors.map((corridor) => DIGITS[publications.indexOf(sheets[corridor] ?? '')]);
  return { publications, corridors: corridors.join(' '), places: places.join('') };
}

/** Undefined where the parts do not fit together: then the item was not written by us. */
function unpackSheets({ publications, corridors, places }: z.infer<typeof packedSheets>): Sheets | undefined {
  const ids = corridors === '' ? [] : corridors.split(' ');
  const named = [...places].map((place) => publications[DIGITS.indexOf(place)]);
  if (ids.length !== named.length || named.includes(undefined)) return undefined;
  return Object.fromEntries(ids.map((id, index) => [id, named[index] ?? '']));
}

/** The manifest of a stored value in the form of now or of the release before; undefined for any other. */
function parseManifest(value: unknown): Manifest | undefined {
  const first = z.safeParse(firstSchema, value);
  if (first.success) {
    const { format: _, ...manifest } = first.data;
    return { ...manifest, said: {}, saidFrom: null, editions: null, earlier: null, corrections: null };
  }
  const packed = z.safeParse(packedSchema, value);
  if (!packed.success) return undefined;
  const { format: _, corridors, said, ...rest } = packed.data;
  return z.safeParse(manifestSchema, {
    ...rest,
    corridors: unpackSheets(corridors),
    said: unpackSheets(said),
  }).data;
}

/** The version of the manifest's item, 0 if there is none; and the manifest, if this code can read it. */
export interface HeldManifest {
  readonly version: number;
  readonly manifest: Manifest | undefined;
}

/** The stored manifest. One in a form that this code does not know counts as missing: then everything is published again. */
export async function readHeldManifest(
  table: Table,
  consistency: 'strong' | 'eventual',
): Promise<HeldManifest> {
  const item = await table.get({ pk: MANIFEST, sk: MANIFEST }, consistency);
  return item
    ? { version: item.version, manifest: parseManifest(unpack(item.value)) }
    : { version: 0, manifest: undefined };
}

/** The manifest in force; undefined before the first publication, and while the stored one has an unknown form. */
export async function readManifest(
  table: Table,
  consistency: 'strong' | 'eventual',
): Promise<Manifest | undefined> {
  return (await readHeldManifest(table, consistency)).manifest;
}

/**
 * Replaces the manifest of version `manifest.version - 1`.
 * @throws WriteConflict if another publication came first; RangeError if a layer's sheets are spread over too many
 * publications.
 */
export async function replaceManifest(table: Table, manifest: Manifest): Promise<void> {
  const { corridors, said } = manifest;
  const packed: z.infer<typeof packedSchema> = {
    ...manifest,
    format: 2,
    corridors: packSheets(corridors),
    said: packSheets(said),
  };
  const item = { pk: MANIFEST, sk: MANIFEST, version: manifest.version, value: pack(packed) };
  await table.put(item, manifest.version - 1);
}

/** Edition to the version of its item. */
export type EditionVersions = Readonly<Record<string, number>>;
const versionsSchema = z.record(z.string(), z.int());

/** Stored before the manifest that names the publication. */
export async function writeEditionsBehind(
  table: Table,
  publication: string,
  versions: EditionVersions,
): Promise<void> {
  await table.put({ pk: EDITIONS_BEHIND, sk: publication, version: 1, value: pack(versions) });
}

/** The editions that a manifest reflects; none where it does not list them. @throws Error if the list is missing. */
export async function readEditionsBehind(table: Table, { editions }: Manifest): Promise<EditionVersions> {
  if (editions === null) return {};
  const key = { pk: EDITIONS_BEHIND, sk: editions };
  return z.parse(versionsSchema, await readNamed(table, key, 'list of editions'));
}
