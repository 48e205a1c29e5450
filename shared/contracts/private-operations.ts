/** The operations of the private views: for whoever holds a token, and each of them recorded (functions/serve-private). */
import * as z from 'zod/mini';
import { paged } from './answers.ts';
import { feedOutcomeSchema, feedRequestKindSchema } from './feed-head.ts';
import { type Operation, text } from './operation.ts';
import { countryCode, inRows, oneOf, paging, quarter, wholeNumber } from './parameters.ts';
import {
  FINDING_ROWS,
  HELD_BACK_ROWS,
  HELD_BACK_WHYS,
  heldBackRowSchema,
  LOG_ROWS,
  LOG_WHATS,
  logEntrySchema,
  REFUSAL_ROWS,
  refusalSchema,
  shownFindingSchema,
} from './private-rows.ts';
import type { ScopeKind } from './scope.ts';
import { corridorIdSchema, daySchema, periodSchema } from './words.ts';

/** An operation of the private views, and what a token has to be for so that it is there. */
interface PrivateOperation extends Operation {
  readonly scope: ScopeKind;
}

const REFUSALS = {
  401: text`The token is missing, not one of ours, expired or revoked`,
  404: text`It does not exist, or is outside the scope of the token`,
};
const OF_VIEW = { tag: 'Regulators', bearer: true, refusals: REFUSALS } as const;

const DAY = { schema: daySchema, allowed: 'a day such as 2026-11-01' };
/** Days that a list goes back where no first day is given, and at most. */
export const USUAL_DAYS = 30;
export const MOST_DAYS = 366;
const days = {
  from: {
    ...DAY,
    example: '2026-11-01',
    text: text`The first day, by UTC. Default: 30 days before the last; at most 366 days before it.`,
  },
  to: { ...DAY, example: '2026-11-30', text: text`The last day, by UTC. Default: today.` },
};

export const listHeldBackOperation = {
  ...OF_VIEW,
  operationId: 'listHeldBack',
  path: '/v1/private/held-back',
  scope: 'quarantine',
  summary: 'Prices that are held back',
  text: text`
    Prices of a survey's quarter that no family is shown, and why: their rate was not disclosed, was written as 1, or contradicts the
    published total; or they name a country or a currency that the catalogue does not know. Those with one of the token's countries at
    either end.
  `,
  inPath: {},
  query: {
    period: { ...quarter, text: text`The quarter. Default: the newest whose prices are held.` },
    country: {
      ...countryCode,
      example: 'KGZ',
      text: text`Only with this country at one end, known or not. It shows nothing beyond the scope.`,
    },
    why: {
      ...oneOf(HELD_BACK_WHYS),
      example: 'quarantined',
      text: text`Only those that are held back for this.`,
    },
    ...paging,
    ...inRows('corridor'),
  },
  rows: HELD_BACK_ROWS,
  answer: z.object({
    /** Null: no prices are held. */
    period: z.nullable(periodSchema),
    ...paged,
    rows: z.array(heldBackRowSchema),
  }),
} as const satisfies PrivateOperation;

export const listRefusalsOperation = {
  ...OF_VIEW,
  operationId: 'listRefusals',
  path: '/v1/private/refusals',
  scope: 'refusals',
  summary: 'Feeds of providers that were refused',
  text: text`
    The newest first: who sent it, when, and by which rules it was refused. Those with one of the token's countries at an end of one of
    their corridors; where no corridor can be read, those of firms that are licensed in one. Of a feed that has other corridors too,
    what is about them is not shown, nor counted.
  `,
  inPath: {},
  query: { ...days, ...paging, ...inRows('edition') },
  rows: REFUSAL_ROWS,
  answer: z.object({ from: daySchema, to: daySchema, ...paged, refusals: z.array(refusalSchema) }),
} as const satisfies PrivateOperation;

export const getRefusalOperation = {
  ...OF_VIEW,
  operationId: 'getRefusal',
  path: '/v1/private/refusals/{edition}',
  scope: 'refusals',
  summary: 'The report on a feed that was refused',
  text: text`
    What its provider was told, finding by finding, at most a thousand. Of a feed that has corridors outside the scope: what is about
    those within it, and of the feed as a whole what was found, without what was sent.
  `,
  inPath: {
    edition: {
      schema: z.string().check(z.regex(/^[a-z0-9-]{1,120}$/)),
      allowed: 'an id that GET /v1/private/refusals names',
      example: 'example-remit-20261130060000000-0f3a9c2b7d41',
      text: text`The id of the request.`,
    },
  },
  query: { ...inRows('rule') },
  rows: FINDING_ROWS,
  answer: z.object({ ...refusalSchema.shape, findings: z.array(shownFindingSchema) }),
} as const satisfies PrivateOperation;

/** Bytes of evidence in one answer: in base64, as a gateway gets them, they are 5.6 of the 6 MB that it takes. */
export const PART_BYTES = 4 * 1024 * 1024;

export const getEvidenceOperation = {
  ...OF_VIEW,
  operationId: 'getEvidence',
  path: '/v1/private/evidence/{sha256}',
  scope: 'evidence',
  summary: 'The evidence of a price',
  text: text`
    What the bytes with this SHA-256 are evidence of, and how many they are; with part the bytes themselves, 4 MiB in each part, the
    last one shorter: put together in their order they have this SHA-256. There where they are of an edition or a feed with one of the
    token's countries. Evidence cannot be cut without losing its hash, so the body of a feed is there only if each of its corridors has
    one of them at an end; the record of its signed request is there if one has. A survey's workbook is its publisher's, and is whole.
  `,
  inPath: {
    sha256: {
      schema: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
      allowed: 'a SHA-256 in 64 small hexadecimal digits, as the other views name it',
      example: 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
      text: text`The SHA-256 of the bytes.`,
    },
  },
  query: {
    part: {
      ...wholeNumber(1, 999_999),
      example: '1',
      text: text`The bytes of this part. Default: none, only what they are.`,
    },
  },
  bytes: text`With part: the bytes as they came, whatever they are; Content-Disposition has a name, Link the next part.`,
  answer: z.object({
    sha256: z.string(),
    bytes: z.int(),
    contentType: z.nullable(z.string()),
    /** Of 4 MiB each, the last one shorter. */
    parts: z.int(),
    of: z.array(
      z.union([
        z.object({
          what: z.literal('edition'),
          edition: z.string(),
          state: z.enum(['accepted', 'withdrawn']),
          source: z.string(),
          period: periodSchema,
          acceptedAt: z.string(),
          /** Those within the scope. */
          corridors: z.array(corridorIdSchema),
        }),
        z.object({
          what: z.literal('feed'),
          /** The record of the signed request, or its body. */
          is: z.enum(['record', 'body']),
          edition: z.string(),
          provider: z.string(),
          at: z.string(),
          kind: feedRequestKindSchema,
          outcome: feedOutcomeSchema,
          corridors: z.array(corridorIdSchema),
          /** Whether all of its corridors are within the scope. */
          isWhole: z.boolean(),
          /** SHA-256 of the record. */
          record: z.string(),
        }),
      ]),
    ),
    /** Each time that a source answered with these bytes, as far as it was recorded. */
    answers: z.array(
      z.object({
        source: z.string(),
        askedAt: z.string(),
        url: z.string(),
        headers: z.record(z.string(), z.string()),
      }),
    ),
  }),
} as const satisfies PrivateOperation;

export const listLogOperation = {
  ...OF_VIEW,
  operationId: 'listLog',
  path: '/v1/private/log',
  scope: 'log',
  summary: 'What was decided and corrected, and what you looked at',
  text: text`
    The newest first: decisions of reviewers on feeds, and corrections of editions, with one of the token's countries; and every look
    with this token, also one that found nothing. Looks with other tokens are not shown.
  `,
  inPath: {},
  query: {
    ...days,
    what: { ...oneOf(LOG_WHATS), example: 'decision', text: text`Only entries of this kind.` },
    ...paging,
    ...inRows('at'),
  },
  rows: LOG_ROWS,
  answer: z.object({ from: daySchema, to: daySchema, ...paged, entries: z.array(logEntrySchema) }),
} as const satisfies PrivateOperation;

export const PRIVATE_OPERATIONS = [
  listHeldBackOperation,
  listRefusalsOperation,
  getRefusalOperation,
  getEvidenceOperation,
  listLogOperation,
] as const;
export type PrivateOperationOf = (typeof PRIVATE_OPERATIONS)[number];
