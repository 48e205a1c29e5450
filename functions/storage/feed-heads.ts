/**
 * A provider's head of feeds: the editions that are scheduled or in force, in one item. Its conditional replacement is the one commit
 * of whatever a provider sends, and puts what it sends in a row. Everything that it names was stored before.
 *
 * A request that was committed has its receipt finished after that. So that this is made up for wherever a run broke in between, the
 * head names the receipt of the request that changed it last, and whoever changes it next finishes that receipt first.
 *
 * Whoever ends a key writes the party first, and every head that it could change after that, also one that stays as it is. A request
 * reads the head, then its party: if it saw the key in force, its commit comes before that write, or is refused.
 */
import * as z from 'zod/mini';
import { feedHeadSchema } from '../../shared/contracts/feed-head.ts';
import type { FeedHead } from '../../shared/feeds/life.ts';
import { pack, unpack } from './encoding.ts';
import { FEEDS } from './keys.ts';
import type { ReceiptName } from './receipts.ts';
import type { Table } from './table.ts';

const storedSchema = z.extend(feedHeadSchema, {
  format: z.literal(1),
  /** The idempotency key of the request that changed it last; null: a person at the register did. */
  receipt: z.nullable(z.string()),
  /** Whose request that was; absent: the provider's. */
  receiptOf: z.optional(z.string()),
});

/** A head as it is in the table. */
export interface HeldFeedHead {
  readonly head: FeedHead;
  /** 0: there is none yet. */
  readonly version: number;
  readonly receipt: ReceiptName | null;
}

/** Every provider's, in the order of their ids, strongly consistent. 50 are about 50 kB. */
export async function readFeedHeads(table: Table): Promise<FeedHead[]> {
  return (await table.query(FEEDS)).map(({ value }) => headOf(value).head);
}

/** A provider's; an empty one if it never sent a feed. */
export async function readFeedHead(table: Table, provider: string): Promise<HeldFeedHead> {
  const item = await table.get({ pk: FEEDS, sk: provider }, 'strong');
  return item
    ? { ...headOf(item.value), version: item.version }
    : { head: emptyHead(provider), version: 0, receipt: null };
}

const emptyHead = (provider: string): FeedHead => ({
  provider,
  editions: [],
  previous: null,
  waiting: null,
  suspended: null,
  withdrawn: null,
});

function headOf(value: Uint8Array): Omit<HeldFeedHead, 'version'> {
  const { format: _, receipt, receiptOf, ...head } = z.parse(storedSchema, unpack(value));
  return {
    head,
    receipt: receipt === null ? null : { party: receiptOf ?? head.provider, idempotencyKey: receipt },
  };
}

/**
 * The commit.
 * @param before what `head` was made from
 * @param receipt of the request behind the change; null: a person at the register
 * @throws WriteConflict if another change came first
 */
export async function replaceFeedHead(
  table: Table,
  head: FeedHead,
  { version }: Pick<HeldFeedHead, 'version'>,
  receipt: ReceiptName | null,
): Promise<void> {
  const value = pack({
    ...head,
    format: 1,
    receipt: receipt?.idempotencyKey ?? null,
    ...(receipt && receipt.party !== head.provider && { receiptOf: receipt.party }),
  });
  await table.put({ pk: FEEDS, sk: head.provider, version: version + 1, value }, version);
}
