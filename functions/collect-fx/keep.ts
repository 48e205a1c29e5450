/**
 * Stores bulletins that come from a file, not from a request to a bank: first the evidence, then what is missing. Somebody
 * imports a file so that its figures count: where others replaced them since an earlier import, they are stored again, under
 * their own time, and nothing that is stored changes. What is bundled is taken in at every start, so it counts but once.
 */
import { type Bulletin, bulletinKey, type CollectedBulletin } from '../../shared/fx/bulletin.ts';
import { bulletinsInForce } from '../../shared/fx/submissions.ts';
import { type Day, daysBetween } from '../../shared/model/day.ts';
import { inBatches } from '../in-batches.ts';
import { keepBulletin, readBulletins } from '../storage/bulletins.ts';
import { changeSourceState, listSourceStates } from '../storage/rate-sources.ts';
import type { Table } from '../storage/table.ts';
import type { CollectFxDependencies } from './service.ts';

const WRITES_AT_ONCE = 16;
const LONGEST_GAP_DAYS = 14;

export interface Batch {
  readonly bulletins: readonly Bulletin[];
  readonly bytes: Uint8Array;
  /** The origin that the evidence record gives. */
  readonly url: 'bundled' | 'import';
  readonly contentType: string;
}

/** @returns how many bulletins were new. */
export async function keepMissing(
  { bulletins, bytes, url, contentType }: Batch,
  { table, evidence, now, announce }: CollectFxDependencies,
): Promise<number> {
  const collectedAt = now().toISOString();
  const bySource = new Map<string, Bulletin[]>();
  for (const bulletin of bulletins)
    bySource.set(bulletin.source, [...(bySource.get(bulletin.source) ?? []), bulletin]);

  const missingBySource = await Promise.all(
    [...bySource].map(async ([source, own]) => ({
      source,
      missing: await missingOf(table, source, own, url),
    })),
  );
  let kept = 0;
  for (const { source, missing } of missingBySource) {
    if (missing.length === 0) continue;
    const { sha256 } = await evidence.keep(bytes, { from: url, contentType });
    await evidence.record({ source, sha256, askedAt: collectedAt, url, headers: {} });
    await inBatches(missing, WRITES_AT_ONCE, ({ bulletin, again }) =>
      keepBulletin(table, { ...bulletin, evidence: sha256, collectedAt }, again),
    );
    kept += missing.length;
  }
  // For every source, also without missing bulletins: an earlier run may have stored them all and died before this line.
  const states = new Map((await listSourceStates(table, collectedAt)).map((state) => [state.source, state]));
  for (const [source, own] of bySource) {
    const { fixedOn, validOn } = own.reduce((a, b) => (b.fixedOn > a.fixedOn ? b : a));
    if ((states.get(source)?.newest?.fixedOn ?? '') >= fixedOn) continue;
    await changeSourceState(table, source, collectedAt, (state) =>
      // A request to the bank may have stored newer ones in the meantime.
      (state.newest?.fixedOn ?? '') >= fixedOn ? state : { ...state, newest: { fixedOn, validOn } },
    );
  }
  if (kept > 0) await announce(url);
  return kept;
}

interface Missing {
  readonly bulletin: Bulletin;
  /** It is held, and other figures are in force. */
  readonly again: boolean;
}

async function missingOf(
  table: Table,
  source: string,
  bulletins: readonly Bulletin[],
  url: Batch['url'],
): Promise<Missing[]> {
  const held: CollectedBulletin[] = [];
  for (const [from, to] of spansOf(bulletins.map(({ fixedOn }) => fixedOn)))
    held.push(...(await readBulletins(table, source, from, to)));
  const known = new Set(held.map(bulletinKey));
  const counting = url === 'import' ? new Set(bulletinsInForce(held).map(bulletinKey)) : known;
  return bulletins
    .filter((bulletin) => !counting.has(bulletinKey(bulletin)))
    .map((bulletin) => ({ bulletin, again: known.has(bulletinKey(bulletin)) }));
}

/** Joins days into spans without long gaps: all of a bank's history may lie between two of the days. */
function spansOf(days: readonly Day[]): [from: Day, to: Day][] {
  const spans: [Day, Day][] = [];
  for (const day of [...days].sort()) {
    const last = spans.at(-1);
    if (last && daysBetween(last[1], day) <= LONGEST_GAP_DAYS) last[1] = day;
    else spans.push([day, day]);
  }
  return spans;
}
