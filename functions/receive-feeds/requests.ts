/**
 * A signed request that changes something, from its receipt to its answer. Order of writes: evidence, receipt begun, what is to count,
 * the answer with its line in the log, the head, receipt done, message. Before the head nothing shows; from then on the answer stands.
 * Wherever a run breaks, the same request signed anew under the same idempotency key ends in the same state, with a true answer.
 */
import { createHash } from 'node:crypto';
import type { FeedEdition, FeedHead } from '../../shared/feeds/life.ts';
import { Problem } from '../http/problem.ts';
import type { ApiAnswer } from '../http/read-api.ts';
import { NotSigned } from '../http/signature.ts';
import { readFeedHead, replaceFeedHead } from '../storage/feed-heads.ts';
import {
  type FeedAnswer,
  type FeedLogEntry,
  readFeedAnswer,
  readFeedLog,
  type StoredFeed,
  writeFeed,
  writeFeedAnswer,
} from '../storage/feeds.ts';
import {
  beginReceipt,
  finishReceipt,
  type KeyedRequest,
  LONGEST_RUN_MS,
  readReceipt,
  standingOf,
  usedAgain,
} from '../storage/receipts.ts';
import { type Table, WriteConflict } from '../storage/table.ts';
import type { FeedDependencies } from './dependencies.ts';
import { SANDBOX } from './sandbox.ts';
import { keepEvidence, type SignedRequest } from './signed-request.ts';

/** What a request would make: an edition, when it came, who signed it with which key, and the evidence. */
export type About = Pick<FeedEdition, 'edition' | 'evidence' | 'key'> & { readonly receivedAt: string };

/** What becomes of a request, given the head as it is. */
export interface Decision {
  readonly outcome: FeedLogEntry['outcome'];
  readonly status: number;
  readonly body: FeedAnswer['body'];
  /** Stored under the edition, before the head names it. */
  readonly feed?: StoredFeed;
  /** Absent: nothing changes. */
  readonly head?: FeedHead;
}

export type Decide = (head: FeedHead, about: About) => Promise<Decision>;

/** How often it tries if other requests of the party are faster. */
const ATTEMPTS = 5;
/** Of each kind. Everybody shares the sandbox. */
const A_DAY = 20;
const SANDBOX_A_DAY = 200;

const IDEMPOTENCY_KEY = /^[\w-]{8,128}$/;

/**
 * Answers a request: with what was answered before under its idempotency key, or with what is decided now.
 * @param decide called again if another request of the party is faster
 * @throws Problem if there is no answer yet, or none for this request; then nothing is written
 */
export async function answerOnce(
  signed: SignedRequest,
  kind: FeedLogEntry['kind'],
  decide: Decide,
  dependencies: FeedDependencies,
): Promise<ApiAnswer> {
  const { table, now } = dependencies;
  const asked = keyedRequest(signed);
  const held = await readReceipt(table, asked.party, asked.idempotencyKey);
  const standing = standingOf(held, asked, now());
  if (standing === 'replayed') throw new NotSigned('replayed', now(), signed.request.method);
  if (standing === 'another-request') throw KEY_REUSED;
  if (standing === 'unfinished') throw UNFINISHED;
  try {
    if (standing === 'done' && held) {
      await usedAgain(table, held, asked, now());
      return answered(await storedAnswer(table, asked.party, held.edition), true);
    }
    if (!held) await withinShare(kind, asked.party, dependencies);
    const evidence = await keepEvidence(signed, dependencies);
    const receipt = await beginReceipt(table, held, asked, editionOf(asked, now()), now());
    const { edition, receivedAt } = receipt;
    const about = { edition, receivedAt, evidence, key: signed.signer.keyId };
    const entry = {
      edition,
      at: receivedAt,
      kind,
      evidence,
      key: about.key,
      idempotencyKey: asked.idempotencyKey,
    };
    const answer = await settle(entry, asked.party, (head) => decide(head, about), dependencies);
    return answered(answer, false);
  } catch (error) {
    // Another request under the same key was faster, and is being worked at.
    throw error instanceof WriteConflict ? UNFINISHED : error;
  }
}

/** Decides, and writes what was decided. @throws WriteConflict if other requests of the party are faster again and again */
async function settle(
  entry: Omit<FeedLogEntry, 'outcome'>,
  party: string,
  decide: (head: FeedHead) => Promise<Decision>,
  { table, announce }: FeedDependencies,
): Promise<FeedAnswer> {
  const { edition, idempotencyKey } = entry;
  for (let attempt = 1; ; attempt++) {
    const held = await readFeedHead(table, party);
    let answer: FeedAnswer;
    if (held.receipt === idempotencyKey) {
      // The run before broke after the commit.
      answer = await storedAnswer(table, party, edition);
    } else {
      // As the run before may have, whose request changed the head last.
      if (held.receipt !== null) await finishReceipt(table, party, held.receipt);
      const { outcome, status, body, feed, head } = await decide(held.head);
      answer = { entry: { ...entry, outcome }, status, body };
      if (feed) await writeFeed(table, edition, feed);
      await writeFeedAnswer(table, party, answer);
      try {
        if (head && party !== SANDBOX.id) await replaceFeedHead(table, head, held, idempotencyKey);
      } catch (error) {
        if (error instanceof WriteConflict && attempt < ATTEMPTS) continue;
        throw error;
      }
    }
    await finishReceipt(table, party, idempotencyKey);
    await announce(party);
    return answer;
  }
}

async function storedAnswer(table: Table, party: string, edition: string): Promise<FeedAnswer> {
  const answer = await readFeedAnswer(table, party, edition);
  if (!answer)
    throw new Error(`the answer ${edition} of ${party} is missing: it is stored before its receipt is done`);
  return answer;
}

const answered = ({ status, body }: FeedAnswer, isReplay: boolean): ApiAnswer => ({
  status,
  body,
  headers: { ...answerHeaders(status), ...(isReplay && { 'idempotency-replayed': 'true' }) },
});

/** Of an answer that is for the party alone. */
export const answerHeaders = (status: number): Readonly<Record<string, string>> => ({
  'cache-control': 'no-store',
  ...(status >= 400 && { 'content-type': 'application/problem+json' }),
});

const FIELD = 'idempotency-key';
const KEY_REUSED = new Problem(422, 'idempotency-key-reused', 'This key was used for another request.', [
  { field: FIELD, detail: 'Another request was sent under it.', allowed: ['a new key for each request'] },
]);
const UNFINISHED = new Problem(
  409,
  'unfinished',
  'The request under this key is being worked at, or its run broke.',
  [
    {
      field: FIELD,
      detail: 'Its first request has no answer yet.',
      allowed: [`the same request, signed anew, after ${LONGEST_RUN_MS / 1000} seconds`],
    },
  ],
  { 'retry-after': String(LONGEST_RUN_MS / 1000) },
);

/** @throws Problem 400 for an idempotency key that is none */
function keyedRequest({ request, party, signer }: SignedRequest): KeyedRequest {
  const { method, path, query, headers } = request;
  const idempotencyKey = headers[FIELD] ?? '';
  if (!IDEMPOTENCY_KEY.test(idempotencyKey)) {
    throw new Problem(400, 'bad-idempotency-key', 'The idempotency key is not understood.', [
      {
        field: FIELD,
        detail: 'It has other characters, or too few.',
        allowed: ['8 to 128 of A-Z a-z 0-9 _ -'],
      },
    ]);
  }
  const what = [method, path, query, headers['content-type'], headers['content-digest']].join('\n');
  return { party: party.id, idempotencyKey, request: sha256(what), signer };
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** In the order of time, and its own for each key. */
const editionOf = ({ party, idempotencyKey, request }: KeyedRequest, now: Date): string =>
  [
    party,
    now.toISOString().replace(/\D/g, ''),
    sha256(`${party} ${idempotencyKey} ${request}`).slice(0, 12),
  ].join('-');

/** @throws Problem 429 if the party sent enough of a kind today */
async function withinShare(
  kind: FeedLogEntry['kind'],
  party: string,
  { table, now }: FeedDependencies,
): Promise<void> {
  const day = now().toISOString().slice(0, 10);
  const today = (await readFeedLog(table, party, day)).filter((entry) => entry.kind === kind);
  const most = party === SANDBOX.id ? SANDBOX_A_DAY : A_DAY;
  if (today.length < most) return;
  const seconds = Math.ceil((Date.parse(`${day}T24:00:00Z`) - now().getTime()) / 1000);
  throw new Problem(
    429,
    'enough-today',
    `These are more than ${most} today.`,
    [{ field: 'requests', detail: 'There were too many today.', allowed: [`${most} a day, by UTC`] }],
    { 'retry-after': String(seconds) },
  );
}
