/** What providers sent, as far as it was answered, with the corridors that it is about. */
import { isWithin, type Scope, touches } from '../../shared/contracts/scope.ts';
import type { CorridorId } from '../../shared/model/vocabulary.ts';
import { readFeedHead } from '../storage/feed-heads.ts';
import { type FeedAnswer, type FeedLogEntry, readFeedAnswer, readFeedLog } from '../storage/feeds.ts';
import { listParties, type Party, readParty } from '../storage/parties.ts';
import { finishedOf, type ReceiptName } from '../storage/receipts.ts';
import type { Table } from '../storage/table.ts';

/** What of a request a scope lets somebody see. */
export interface Seen {
  /** Those of its corridors that are within the scope. */
  readonly corridors: readonly CorridorId[];
  /** Whether all are, and they are known. */
  readonly isWhole: boolean;
}

/** An entry of a provider's log that is within a scope. */
export interface SeenEntry extends Seen {
  readonly provider: string;
  readonly entry: FeedLogEntry;
}

/**
 * What of an entry is within the scope; undefined: nothing. One whose corridors are not known is of the countries in which its firm is
 * licensed, and never whole.
 */
function seenOf(
  { corridors = [], isUnclear = false }: Pick<FeedLogEntry, 'corridors' | 'isUnclear'>,
  scope: Scope,
  party: Pick<Party, 'licences'> | undefined,
): Seen | undefined {
  if (scope.countries === '*') return { corridors, isWhole: true };
  const within = corridors.filter((corridor) => isWithin(scope, corridor));
  if (within.length > 0)
    return { corridors: within, isWhole: within.length === corridors.length && !isUnclear };
  const licensed = (party?.licences ?? []).map(({ country }) => country);
  const isTheirs = corridors.length === 0 && touches(scope, ...licensed);
  return isTheirs ? { corridors: [], isWhole: false } : undefined;
}

/**
 * Entries of all providers within a scope, from a day to another, that were answered.
 * @param wanted those that are looked for
 */
export async function seenEntries(
  table: Table,
  scope: Scope,
  { from, to }: { readonly from: string; readonly to: string },
  wanted: (entry: FeedLogEntry) => boolean,
): Promise<SeenEntry[]> {
  const found: SeenEntry[] = [];
  // One after the other: a provider may have sent thousands.
  for (const party of await listParties(table)) {
    if (party.role !== 'provider') continue;
    const provider = party.id;
    const seen = (await readFeedLog(table, provider, from, to))
      .filter(wanted)
      .flatMap((entry): SeenEntry[] => {
        const of = seenOf(entry, scope, party);
        return of ? [{ provider, entry, ...of }] : [];
      });
    const isAnswered = await answeredOf(
      table,
      provider,
      seen.map(({ entry }) => entry),
    );
    found.push(...seen.filter(({ entry }) => isAnswered(entry)));
  }
  return found;
}

/** One that was answered; undefined: there is none, or it is outside the scope. */
export async function seenAnswer(
  table: Table,
  scope: Scope,
  provider: string,
  edition: string,
): Promise<(SeenEntry & Pick<FeedAnswer, 'body' | 'places'>) | undefined> {
  const party = await readParty(table, provider);
  const answer = party?.role === 'provider' ? await readFeedAnswer(table, provider, edition) : undefined;
  const seen = answer && seenOf(answer.entry, scope, party);
  if (!answer || !seen) return undefined;
  const { entry, body, places } = answer;
  if (!(await answeredOf(table, provider, [entry]))(entry)) return undefined;
  return { provider, entry, body, ...(places && { places }), ...seen };
}

/** Which of a provider's entries have an answer that stands: their receipt is done, or the head names it. */
async function answeredOf(
  table: Table,
  provider: string,
  entries: readonly FeedLogEntry[],
): Promise<(entry: FeedLogEntry) => boolean> {
  if (entries.length === 0) return () => false;
  const nameOf = ({ party, idempotencyKey }: FeedLogEntry): ReceiptName => ({
    party: party ?? provider,
    idempotencyKey,
  });
  const { receipt } = await readFeedHead(table, provider);
  const isFinished = await finishedOf(table, entries.map(nameOf));
  return (entry) => {
    const name = nameOf(entry);
    return (
      isFinished(name) || (receipt?.party === name.party && receipt.idempotencyKey === name.idempotencyKey)
    );
  };
}
