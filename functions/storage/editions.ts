/**
 * Editions: rows are stored first, in compressed chunks under the edition's own key; then one conditional write of
 * its item accepts it. A crash before that write leaves nothing that a reader can see.
 */
import * as z from 'zod/mini';
import {
  type Edition,
  editionId,
  editionRowsSchema,
  editionSchema,
  type SurveyedEdition,
} from '../../shared/contracts/edition.ts';
import type { CorrectionAct, StateAct } from '../../shared/model/correction.ts';
import { byText } from '../../shared/model/order.ts';
import type { RoundRow } from '../../shared/pricing/survey.ts';
import { willWriteEdition } from './earlier-work.ts';
import { pack, unpack } from './encoding.ts';
import { chunkPartition, chunkSort, EDITIONS, PAST_EDITIONS } from './keys.ts';
import { findNamed, readNamed } from './named-item.ts';
import { type SortRange, type Table, type TableItem, WriteConflict } from './table.ts';

/** Bytes. An item may have 400 kB in total; the rest is for its keys. */
export const MAX_CHUNK_BYTES = 300_000;

/** An edition and its item's version: 1 when accepted, one more with each change of state. */
export interface StoredEdition {
  readonly edition: Edition;
  readonly version: number;
}

/** Where an edition is: `past` is a round so old that its prices are history, which nobody reads every minute. */
export type EditionPlace = 'current' | 'past';
const PARTITIONS: Readonly<Record<EditionPlace, string>> = { current: EDITIONS, past: PAST_EDITIONS };

/** All of a survey's editions, current and past. More with each round: only for who has to look through all of them. */
export const listAllEditions = async (table: Table): Promise<PlacedEdition[]> => [
  ...(await list(table, 'current')),
  ...(await list(table, 'past')),
];

/** All current editions, accepted and withdrawn, in the order of their ids. */
export const listEditions = (table: Table): Promise<StoredEdition[]> => list(table, 'current');

async function list(table: Table, place: EditionPlace, range?: SortRange): Promise<PlacedEdition[]> {
  return (await table.query(PARTITIONS[place], range)).map(({ version, value }) => ({
    version,
    place,
    edition: z.parse(editionSchema, unpack(value)),
  }));
}

export interface PlacedEdition extends StoredEdition {
  readonly place: EditionPlace;
}

/** Every edition of a survey's quarter, also if the round has become a past one since. */
async function editionsOf(table: Table, { source, period }: Pick<Survey, 'source' | 'period'>) {
  const range = { from: `${source}:${period}:`, to: `${source}:${period}:~` };
  const all = [...(await list(table, 'current')), ...(await list(table, 'past', range))];
  return all.filter(
    ({ edition }) => edition.kind === 'surveyed' && isOfSamePeriod(edition.survey, { source, period }),
  );
}

/** The newest period of which an edition is accepted; undefined: there is none. @param editions current ones: no price is of a past round */
export const newestPeriod = (editions: readonly StoredEdition[]): string | undefined =>
  editions
    .flatMap(({ edition }) =>
      edition.kind === 'surveyed' && edition.state === 'accepted' ? edition.survey.period : [],
    )
    .sort(byText)
    .at(-1);

/** The edition of a survey's quarter that counts, current or past; undefined: there is none. */
export async function editionInForce(
  table: Table,
  survey: Pick<Survey, 'source' | 'period'>,
): Promise<SurveyedEdition | undefined> {
  return (await editionsOf(table, survey))
    .flatMap(({ edition }) => (edition.kind === 'surveyed' && edition.state === 'accepted' ? edition : []))
    .sort((a, b) => byText(acceptance(a), acceptance(b)))
    .at(-1);
}

/**
 * Stores the rows, then accepts the edition. A second call changes nothing, unless another edition of the same source and
 * period was accepted since: then its source says these rows again, and it is accepted as of now. A withdrawn one stays so.
 * @param replacing what is told of it where the period had another edition that counted, or that was withdrawn; kept in the same write.
 *   Left out: nothing is told
 * @returns whether this call accepted it.
 */
export async function acceptEdition(
  table: Table,
  edition: Omit<SurveyedEdition, 'chunks' | 'rows'>,
  rows: readonly RoundRow[],
  place: EditionPlace = 'current',
  replacing?: (before: SurveyedEdition) => Promise<CorrectionAct>,
): Promise<boolean> {
  const id = edition.survey.edition;
  const editions = await editionsOf(table, edition.survey);
  const acceptedAt = afterAll(editions, edition);
  const before = lastBefore(editions, id);
  // Last before the write that accepts it: what is published meanwhile does not show it yet.
  const actsWith = async (acts: readonly CorrectionAct[] = []): Promise<Pick<Edition, 'acts'>> =>
    before && replacing ? { acts: [...acts, await replacing(before)] } : {};
  const held = editions.find((other) => editionId(other.edition) === id);
  if (held) {
    const isReplaced = editions.some(({ edition: other }) => replaces(other, held.edition));
    if (held.edition.state === 'withdrawn' || !isReplaced) return false;
    const again = { ...held.edition, acceptedAt, ...(await actsWith(held.edition.acts)) };
    return putEdition(table, held.place, again, held.version);
  }
  const chunks = toChunks(rows);
  for (const [index, value] of chunks.entries()) {
    await table.put({ pk: chunkPartition(id), sk: chunkSort(index), version: 1, value });
  }
  const acts = await actsWith();
  const whole = { ...edition, ...acts, acceptedAt, rows: rows.length, chunks: chunks.length };
  return putEdition(table, place, whole, 0);
}

/** Of the others of its period the one that counts; if all are withdrawn, the last of them. */
function lastBefore(editions: readonly StoredEdition[], id: string): SurveyedEdition | undefined {
  const others = editions
    .flatMap(({ edition }) => (edition.kind === 'surveyed' && editionId(edition) !== id ? edition : []))
    .sort((a, b) => byText(acceptance(a), acceptance(b)));
  return others.findLast(({ state }) => state === 'accepted') ?? others.at(-1);
}

/**
 * When it is accepted: after every other edition of its source and period, since the last one counts. A clock that was once ahead
 * would else keep later ones out.
 */
function afterAll(
  editions: readonly StoredEdition[],
  { survey, acceptedAt }: Pick<SurveyedEdition, 'survey' | 'acceptedAt'>,
): string {
  const others = editions.flatMap(({ edition }) =>
    edition.kind === 'surveyed' && isOfSamePeriod(edition.survey, survey)
      ? Date.parse(edition.acceptedAt) + 1
      : [],
  );
  return new Date(Math.max(Date.parse(acceptedAt), ...others)).toISOString();
}

type Survey = SurveyedEdition['survey'];

const isOfSamePeriod = (
  one: Pick<Survey, 'source' | 'period'>,
  other: Pick<Survey, 'source' | 'period'>,
): boolean => one.source === other.source && one.period === other.period;

/** Whether one was accepted after the other, and is of the same source and period. */
const replaces = (one: Edition, other: Edition): boolean =>
  one.kind === 'surveyed' &&
  other.kind === 'surveyed' &&
  one.state === 'accepted' &&
  isOfSamePeriod(one.survey, other.survey) &&
  acceptance(one) > acceptance(other);

/** Instants sort as text; the id settles a tie. */
export const acceptance = ({ acceptedAt, survey }: Pick<SurveyedEdition, 'acceptedAt' | 'survey'>): string =>
  `${acceptedAt} ${survey.edition}`;

/**
 * The one write that accepts; before it, that figures of earlier rounds may change by it.
 * @returns false if another run was faster: with the same rows, or with another state.
 */
async function putEdition(
  table: Table,
  place: EditionPlace,
  edition: Edition,
  ifVersion: number,
): Promise<boolean> {
  const key = { pk: PARTITIONS[place], sk: editionId(edition) };
  await willWriteEdition(table, editionId(edition), ifVersion + 1);
  try {
    await table.put({ ...key, version: ifVersion + 1, value: pack(edition) }, ifVersion);
    return true;
  } catch (error) {
    if (error instanceof WriteConflict) return false;
    throw error;
  }
}

/** Where the edition is that was changed; `unchanged`: it was in that state already. */
export type CorrectedEdition = EditionPlace | 'unchanged';

/**
 * Withdraws an edition or accepts it again, and keeps the act with it, in one write. Its rows stay. An edition already in that state stays
 * as it is, without another act.
 * @throws Error if the edition does not exist, WriteConflict if another changed it at the same time
 */
export async function setEditionState(table: Table, id: string, act: StateAct): Promise<CorrectedEdition> {
  const [current, past] = await Promise.all(
    Object.values(PARTITIONS).map((pk) => table.get({ pk, sk: id }, 'strong')),
  );
  const item = current ?? past;
  if (!item) throw new Error(`there is no edition ${id}`);
  const edition = z.parse(editionSchema, unpack(item.value));
  if (edition.state === act.did) return 'unchanged';
  const acts = [...(edition.acts ?? []), act];
  const value = pack({ ...edition, state: act.did, acts } satisfies Edition);
  await willWriteEdition(table, id, item.version + 1);
  await table.put({ ...item, version: item.version + 1, value }, item.version);
  return item === current ? 'current' : 'past';
}

/**
 * The rows of an accepted edition.
 * @throws Error if fewer rows are stored than its item says: then the edition is damaged and nothing may be computed from it.
 */
export const readRows = async (table: Table, edition: SurveyedEdition): Promise<RoundRow[]> =>
  rowsOfItems(edition, await table.query(chunkPartition(edition.survey.edition)));

/** The same; undefined: they are damaged, or in a form that this code does not read. @throws Error if the table does not answer */
export async function findRows(table: Table, edition: SurveyedEdition): Promise<RoundRow[] | undefined> {
  const items = await table.query(chunkPartition(edition.survey.edition));
  try {
    return rowsOfItems(edition, items);
  } catch {
    return undefined;
  }
}

const rowsOfItems = (edition: SurveyedEdition, items: readonly TableItem[]): RoundRow[] =>
  wholeRows(
    edition,
    items.slice(0, edition.chunks).map(({ value }) => unpack(value)),
  );

function wholeRows(edition: SurveyedEdition, chunks: readonly unknown[]): RoundRow[] {
  const rows = chunks.flatMap((chunk) => z.parse(editionRowsSchema, chunk));
  if (chunks.length !== edition.chunks || rows.length !== edition.rows) {
    throw new Error(
      `edition ${edition.survey.edition} has ${rows.length} rows in ${chunks.length} chunks, ` +
        `its item says ${edition.rows} in ${edition.chunks}`,
    );
  }
  return rows;
}

/** An edition, current or past, by its own key: readers may do no more. Undefined: there is none of that id. */
export async function findEdition(table: Table, id: string): Promise<Edition | undefined> {
  const value =
    (await findNamed(table, { pk: EDITIONS, sk: id })) ??
    (await findNamed(table, { pk: PAST_EDITIONS, sk: id }));
  return value === undefined ? undefined : z.parse(editionSchema, value);
}

/** The same rows as `readRows`, each chunk by its own key. @throws Error if a chunk is missing, and as `readRows` */
export async function readRowsByKey(table: Table, edition: SurveyedEdition): Promise<RoundRow[]> {
  const pk = chunkPartition(edition.survey.edition);
  const keys = Array.from({ length: edition.chunks }, (_, index) => ({ pk, sk: chunkSort(index) }));
  const values = await Promise.all(keys.map((key) => readNamed(table, key, `rows of ${pk}`)));
  return wholeRows(edition, values);
}

/** Splits rows until every packed chunk fits into an item. */
export function toChunks(rows: readonly unknown[]): Uint8Array[] {
  const value = pack(rows);
  if (value.byteLength <= MAX_CHUNK_BYTES || rows.length < 2) return [value];
  const middle = Math.ceil(rows.length / 2);
  return [...toChunks(rows.slice(0, middle)), ...toChunks(rows.slice(middle))];
}
