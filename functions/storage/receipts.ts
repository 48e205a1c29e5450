/**
 * Receipts: one for each idempotency key of a party, kept for good. The first request under a key begins it, and its answer belongs
 * to it; whoever sends the same again gets that answer. It remembers the nonces of the signatures under its key for as long as they
 * could pass again, so that nobody else can repeat a request that was heard on the way.
 *
 * A receipt that was begun and not finished belongs to a run that goes on, or that broke. When no run can be going on any more, the
 * next request under the key takes it over, and does the same again under the same edition.
 */
import * as z from 'zod/mini';
import { pack, unpack } from './encoding.ts';
import { receiptPartition } from './keys.ts';
import { type Key, type Table, WriteConflict } from './table.ts';

/** Milliseconds: longer than the function that takes feeds in may run. */
export const LONGEST_RUN_MS = 60_000;

const receiptSchema = z.object({
  format: z.literal(1),
  /** What was asked: a hash of method, path, query, type and digest of the body. */
  request: z.string(),
  /** The id under which whatever belongs to it is stored. */
  edition: z.string(),
  /** When the first request came, and when the run began that works at it; ISO 8601 UTC. */
  receivedAt: z.string(),
  begunAt: z.string(),
  isDone: z.boolean(),
  nonces: z.array(z.object({ keyId: z.string(), nonce: z.string(), passesUntil: z.string() })),
});
type Receipt = z.infer<typeof receiptSchema>;

/** A receipt as it is in the table. */
export interface HeldReceipt extends Receipt {
  readonly version: number;
}

/** Whose receipt it is, and under which key of theirs. */
export interface ReceiptName {
  readonly party: string;
  readonly idempotencyKey: string;
}

/** A signed request under an idempotency key. */
export interface KeyedRequest extends ReceiptName {
  readonly request: string;
  readonly signer: Receipt['nonces'][number];
}

export async function readReceipt(
  table: Table,
  { party, idempotencyKey }: ReceiptName,
): Promise<HeldReceipt | undefined> {
  const item = await table.get({ pk: receiptPartition(party), sk: idempotencyKey }, 'strong');
  return item && { ...z.parse(receiptSchema, unpack(item.value)), version: item.version };
}

const put = (
  table: Table,
  { party, idempotencyKey }: ReceiptName,
  receipt: Receipt,
  ifVersion: number,
): Promise<void> =>
  table.put(
    {
      pk: receiptPartition(party),
      sk: idempotencyKey,
      version: ifVersion + 1,
      value: pack(z.parse(receiptSchema, receipt)),
    },
    ifVersion,
  );

/** What a request under an idempotency key is: `begin`: the first, or one that takes over. `worn`: it came too often within minutes. */
export type Standing = 'begin' | 'done' | 'replayed' | 'another-request' | 'unfinished' | 'worn';

export function standingOf(held: HeldReceipt | undefined, asked: KeyedRequest, now: Date): Standing {
  if (!held) return 'begin';
  const { keyId, nonce } = asked.signer;
  if (held.nonces.some((one) => one.keyId === keyId && one.nonce === nonce)) return 'replayed';
  if (held.request !== asked.request) return 'another-request';
  if (passing(held, now).length >= MOST_NONCES) return 'worn';
  if (held.isDone) return 'done';
  // Also from a clock that was ahead.
  return Math.abs(now.getTime() - Date.parse(held.begunAt)) > LONGEST_RUN_MS ? 'begin' : 'unfinished';
}

/** The nonces that could come again: about 100 bytes each, of an item's 400 kB. */
const MOST_NONCES = 1000;
const passing = ({ nonces }: Receipt, now: Date): Receipt['nonces'] =>
  nonces.filter(({ passesUntil }) => passesUntil >= now.toISOString());

/** Those, with one more. */
const nonces = (held: Receipt | undefined, { signer }: KeyedRequest, now: Date): Receipt['nonces'] => [
  ...(held ? passing(held, now) : []),
  signer,
];

/**
 * Begins a receipt, or takes one over.
 * @param edition the id for a new one
 * @throws WriteConflict if another request did so first
 */
export async function beginReceipt(
  table: Table,
  held: HeldReceipt | undefined,
  asked: KeyedRequest,
  edition: string,
  now: Date,
): Promise<HeldReceipt> {
  const begunAt = now.toISOString();
  const version = held?.version ?? 0;
  const receipt: Receipt = {
    format: 1,
    request: asked.request,
    edition: held?.edition ?? edition,
    receivedAt: held?.receivedAt ?? begunAt,
    begunAt,
    isDone: false,
    nonces: nonces(held, asked, now),
  };
  await put(table, asked, receipt, version);
  return { ...receipt, version: version + 1 };
}

/** Remembers that the answer was given again. @throws WriteConflict if another request came first */
export async function usedAgain(
  table: Table,
  held: HeldReceipt,
  asked: KeyedRequest,
  now: Date,
): Promise<void> {
  const { version, ...receipt } = held;
  await put(table, asked, { ...receipt, nonces: nonces(held, asked, now) }, version);
}

/** Finishes a receipt; one that is finished already stays as it is. */
export async function finishReceipt(table: Table, name: ReceiptName): Promise<void> {
  const held = await readReceipt(table, name);
  if (!held || held.isDone) return;
  const { version, ...receipt } = held;
  try {
    await put(table, name, { ...receipt, isDone: true }, version);
  } catch (error) {
    // Somebody else finished it, or took it over and will.
    if (!(error instanceof WriteConflict)) throw error;
  }
}

/** Which of these requests have an answer. */
export async function finishedOf(
  table: Table,
  names: readonly ReceiptName[],
): Promise<(name: ReceiptName) => boolean> {
  const keyOf = ({ party, idempotencyKey }: ReceiptName) => ({
    pk: receiptPartition(party),
    sk: idempotencyKey,
  });
  const textOf = ({ pk, sk }: Key) => `${pk} ${sk}`;
  const items = await table.getMany(names.map(keyOf));
  const done = new Set(items.filter(({ value }) => z.parse(receiptSchema, unpack(value)).isDone).map(textOf));
  return (name) => done.has(textOf(keyOf(name)));
}
