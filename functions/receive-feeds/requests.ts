/**
 * A signed request that changes something, from its receipt to its answer. Order of writes: evidence, receipt begun, what is to count,
 * the answer with its line in the log, the head, receipt done, message. Before the head nothing shows; from then on the answer stands.
 * Wherever a run breaks, the same request signed anew under the same idempotency key ends in the same state, with a true answer.
 */
import { createHash } from 'node:crypto';
import type { FeedEdition, FeedHead } from '../../shared/feeds/life.ts';
import { Problem } from '../http/problem.ts';
import type { ApiAnswer } from '../http/read-api.ts';
import { LONGEST_LIFE, NotSigned, SKEW } from '../http/signature.ts';
import { readFeedHead, replaceFeedHead } from '../storage/feed-heads.ts';
import {
  type FeedAnswer,
  type FeedLogEntry,
  readFeedAnswer,
  readFeedLog,
  type StoredFeed,
  writeEvidenceOf,
  writeFeed,
  writeFeedAnswer,
} from '../storage/feeds.ts';
import type { Party } from '../storage/parties.ts';
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
import type { CheckedFeed, FeedDependencies } from './dependencies.ts';
import { SANDBOX } from './sandbox.ts';
import { keepEvidence, notRevoked, type SignedRequest } from './signed-request.ts';

/** What a request would make: an edition, when it came, who signed it with which key, and the evidence. */
export type About = Pick<FeedEdition, 'edition' | 'evidence' | 'key'> & { readonly receivedAt: string };

/** What a request asks for. */
export interface Wanted {
  readonly kind: FeedLogEntry['kind'];
  /** Whose feeds it is about. */
  readonly provider: string;
  /** Called again if another request about the same provider is faster. */
  readonly decide: (head: FeedHead, about: About) => Promise<Decision>;
  /** Of a reviewer's decision: what is kept of it in the log. */
  readonly decision?: FeedLogEntry['decision'];
}

/** What becomes of a request, given the head as it is. */
export interface Decision {
  readonly outcome: FeedLogEntry['outcome'];
  readonly status: number;
  readonly body: FeedAnswer['body'];
  /** Which corridors it is about; absent: of none that is known. And those of the report's findings. */
  readonly about?: CheckedFeed['about'];
  readonly places?: FeedAnswer['places'];
  /** Stored under the edition, before the head names it. */
  readonly feed?: StoredFeed;
  /** Absent: nothing changes. */
  readonly head?: FeedHead;
}

/** How often it tries if other requests about the provider are faster. */
const ATTEMPTS = 5;
/** Of each kind. Everybody shares the sandbox, and a reviewer decides for all providers. */
const A_DAY = 20;
const SHARED_A_DAY = 200;

const IDEMPOTENCY_KEY = /^[\w-]{8,128}$/;

/**
 * Answers a request: with what was answered before under its idempotency key, or with what is decided now.
 * @throws Problem if there is no answer yet, or none for this request; then nothing is written
 */
export async function answerOnce(
  signed: SignedRequest,
  wanted: Wanted,
  dependencies: FeedDependencies,
): Promise<ApiAnswer> {
  const { table, now } = dependencies;
  const asked = keyedRequest(signed);
  const held = await readReceipt(table, asked);
  const standing = standingOf(held, asked, now());
  if (standing === 'replayed') throw new NotSigned('replayed', now(), signed.request.method);
  if (standing === 'another-request') throw KEY_REUSED;
  if (standing === 'unfinished') throw UNFINISHED;
  if (standing === 'worn') throw WORN;
  try {
    if (standing === 'done' && held) {
      await usedAgain(table, held, asked, now());
      return answered(await storedAnswer(table, asked.party, held.edition), true);
    }
    if (!held) await withinShare(wanted.kind, signed.party, dependencies);
    const { record: evidence, body } = await keepEvidence(signed, dependencies);
    const receipt = await beginReceipt(table, held, asked, editionOf(asked, wanted.provider, now()), now());
    const { edition, receivedAt } = receipt;
    const about = { edition, receivedAt, evidence, key: signed.signer.keyId };
    const entry = {
      edition,
      at: receivedAt,
      kind: wanted.kind,
      evidence,
      key: about.key,
      idempotencyKey: asked.idempotencyKey,
      ...(wanted.decision && { decision: wanted.decision }),
    };
    const decide = (head: FeedHead) => wanted.decide(head, about);
    const work = { provider: wanted.provider, decide, bytes: [evidence, body] };
    const answer = await settle(signed, entry, work, dependencies);
    return answered(answer, false);
  } catch (error) {
    // Another request under the same key was faster, and is being worked at.
    throw error instanceof WriteConflict ? UNFINISHED : error;
  }
}

interface Work extends Pick<Wanted, 'provider'> {
  readonly decide: (head: FeedHead) => Promise<Decision>;
  /** SHA-256 of the evidence: the record of the request, and its body. */
  readonly bytes: readonly string[];
}

/**
 * Decides, and writes what was decided.
 * @throws WriteConflict if other requests about the provider are faster again and again; NotSigned if the key was revoked meanwhile
 */
async function settle(
  signed: SignedRequest,
  entry: Omit<FeedLogEntry, 'outcome'>,
  { provider, decide, bytes }: Work,
  dependencies: FeedDependencies,
): Promise<FeedAnswer> {
  const { table, announce } = dependencies;
  const { edition, idempotencyKey } = entry;
  const party = signed.party.id;
  const receipt = { party, idempotencyKey };
  for (let attempt = 1; ; attempt++) {
    const held = await readFeedHead(table, provider);
    let answer: FeedAnswer;
    if (held.receipt?.party === party && held.receipt.idempotencyKey === idempotencyKey) {
      // The run before broke after the commit.
      answer = await storedAnswer(table, party, edition);
    } else {
      // Only after the head: storage/feed-heads.ts says why.
      await notRevoked(signed, dependencies);
      // As the run before may have, whose request changed the head last.
      if (held.receipt !== null) await finishReceipt(table, held.receipt);
      const { outcome, status, body, feed, head, about, places } = await decide(held.head);
      const of = about && { corridors: [...about.corridors], ...(about.isUnclear && { isUnclear: true }) };
      answer = { entry: { ...entry, ...of, outcome }, status, body, ...(places && { places }) };
      if (feed) await writeFeed(table, edition, feed);
      await writeFeedAnswer(table, party, answer);
      // Also if a run before broke that had decided otherwise.
      const isAlsoTheirs = provider !== party && (head || (await readFeedAnswer(table, provider, edition)));
      if (isAlsoTheirs)
        await writeFeedAnswer(table, provider, { ...answer, entry: { ...answer.entry, party } });
      // Of the sandbox there is no evidence.
      if (party !== SANDBOX.id && (isAlsoTheirs || provider === party))
        for (const sha256 of bytes) await writeEvidenceOf(table, sha256, { provider, edition });
      try {
        if (head && party !== SANDBOX.id) await replaceFeedHead(table, head, held, receipt);
      } catch (error) {
        if (error instanceof WriteConflict && attempt < ATTEMPTS) continue;
        throw error;
      }
    }
    await finishReceipt(table, receipt);
    await announce(provider);
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
const WORN = new Problem(
  429,
  'too-many-requests',
  'The same request came too often under this key.',
  [
    {
      field: FIELD,
      detail: 'It was sent more than a thousand times within minutes.',
      allowed: ['once; again only if no answer came'],
    },
  ],
  { 'retry-after': String(LONGEST_LIFE + 2 * SKEW) },
);
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
const editionOf = ({ party, idempotencyKey, request }: KeyedRequest, provider: string, now: Date): string =>
  [
    provider,
    now.toISOString().replace(/\D/g, ''),
    sha256(`${party} ${idempotencyKey} ${request}`).slice(0, 12),
  ].join('-');

/** @throws Problem 429 if the party sent enough of a kind today */
async function withinShare(
  kind: FeedLogEntry['kind'],
  { id, role }: Party,
  { table, now }: FeedDependencies,
): Promise<void> {
  const day = now().toISOString().slice(0, 10);
  const today = (await readFeedLog(table, id, day)).filter((entry) => entry.kind === kind);
  const most = id === SANDBOX.id || role === 'reviewer' ? SHARED_A_DAY : A_DAY;
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
