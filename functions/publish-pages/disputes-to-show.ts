/**
 * The disputes that pages show: those of the table. Where its item cannot be read, damaged or of a newer release, those that are published:
 * marks stay as they are, and no other page waits for them.
 */
import * as z from 'zod/mini';
import { disputesFileSchema } from '../../shared/contracts/dispute.ts';
import { DISPUTES_PATH, keyOf, type SitePage } from '../../site/kinds.ts';
import { type Disputes, readDisputes } from '../storage/disputes.ts';
import type { SiteBucket } from '../storage/site-bucket.ts';
import type { Table } from '../storage/table.ts';

export interface DisputesToShow {
  /** null: neither the item nor the published file can be read. Pages that show disputes stay as they are. */
  readonly disputes: Disputes | null;
  /** Why the item could not be read; undefined: it was. */
  readonly failure: Error | undefined;
}

export async function disputesToShow(table: Table, bucket: SiteBucket): Promise<DisputesToShow> {
  try {
    return { disputes: await readDisputes(table), failure: undefined };
  } catch (cause) {
    const failure = new Error('the disputes cannot be read: marks of disputed figures stay as they are', {
      cause,
    });
    return { disputes: await publishedDisputes(bucket), failure };
  }
}

async function publishedDisputes(bucket: SiteBucket): Promise<Disputes | null> {
  const file = await bucket.read(keyOf(DISPUTES_PATH));
  if (!file) return null;
  try {
    return z.parse(disputesFileSchema, JSON.parse(file.text));
  } catch {
    return null;
  }
}

/** Whether a page says which figures are disputed. */
export const showsDisputes = ({ data }: Pick<SitePage, 'data'>): boolean =>
  'disputed' in data || 'contested' in data || data.kind === 'data-corrections';
