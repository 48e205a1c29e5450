/** The operations by which providers send prices. Each is signed (RFC 9421): functions/http/signature.ts. */
import * as z from 'zod/mini';
import type { FeedDifference } from '../feeds/difference.ts';
import { type FeedReport, SEVERITIES } from '../feeds/report.ts';
import { exactly, of } from './exactly.ts';
import { feedEditionSchema, feedOutcomeSchema, feedRequestKindSchema, withdrawnSchema } from './feed-head.ts';
import { type Operation, text } from './operation.ts';
import { corridorIdSchema, daySchema } from './words.ts';

const orNull = z.nullable(z.string());

const findingSchema = z.object({
  rule: z.string(),
  severity: z.enum(SEVERITIES),
  pointer: z.string(),
  line: z.nullable(z.int()),
  row: z.nullable(z.int()),
  cell: orNull,
  serviceId: orNull,
  sent: orNull,
  allowed: orNull,
  sentence: z.string(),
});

export const feedReportSchema = exactly(
  of<FeedReport>,
  z.object({
    outcome: z.enum(['accepted', 'held', 'refused']),
    counts: z.object({ error: z.int(), doubt: z.int(), note: z.int() }),
    findings: z.array(findingSchema),
    services: z.object({ accepted: z.int(), held: z.int(), refused: z.int() }),
  }),
);

const serviceName = { corridor: corridorIdSchema, serviceId: z.string() };
const differenceSchema = exactly(
  of<FeedDifference>,
  z.object({
    added: z.array(z.object(serviceName)),
    removed: z.array(z.object(serviceName)),
    changed: z.array(z.object({ ...serviceName, fields: z.array(z.string()) })),
    unchanged: z.int(),
  }),
);

/** The body of a withdrawal and of a confirmation. `by`: a role, no name. */
export const statementSchema = z.strictObject({
  edition: z.string().check(z.regex(/^[a-z0-9-]{1,120}$/)),
  by: z.string().check(z.regex(/^[a-z0-9-]{1,60}$/)),
});

const EDITION = {
  schema: z.string().check(z.regex(/^[a-z0-9-]{1,120}$/)),
  allowed: 'the id of an edition of yours, as the answer to its sending says it',
  example: 'example-remit-20261130060000000-0f3a9c2b7d41',
  text: text`The edition.`,
};

/** All have them. */
const REFUSALS = {
  401: text`The signature is missing or not right: the problem's type names the step, the header Accept-Signature what to sign`,
};
const CHANGING_REFUSALS = {
  ...REFUSALS,
  409: text`The first request under this idempotency key has no answer yet: send it again, signed anew, when Retry-After says`,
  413: text`The body is too large`,
  415: text`The body has a format that is not read`,
  422: text`The feed has errors, with the report; or the idempotency key was used for another request`,
};

const accepted = {
  ...feedEditionSchema.shape,
  provider: z.string(),
  state: feedOutcomeSchema,
};

export const sendFeedOperation = {
  operationId: 'sendFeed',
  path: '/v1/in/feeds',
  method: 'POST',
  tag: 'Providers',
  summary: 'Send a feed',
  text: text`
    Sends the prices of whole corridors: what they list replaces what was in force there, other corridors stay. The answer has the
    report, with every finding. A feed without errors takes effect on its first day; services that are doubted wait until they are
    confirmed. The same request under the same idempotency key gets the same answer.
  `,
  inPath: {},
  query: {
    'dry-run': {
      schema: z.literal('true'),
      allowed: ['true'],
      example: 'true',
      text: text`Only check: nothing is stored, and no receipt is made.`,
    },
    accept: {
      schema: z.literal('partial'),
      allowed: ['partial'],
      example: 'partial',
      text: text`Take the services without errors. By default one error refuses the feed.`,
    },
  },
  body: {
    'application/json': text`A feed, karvon-feed-1; at most 3 MB.`,
    'text/csv': text`The same as CSV, a row for each band; at most 3 MB.`,
    'application/gzip': text`One of the two, packed, without content-encoding; at most 4 MB, and 32 MB when it is unpacked.`,
  },
  // Of a draft nothing is stored.
  answer: z.object({
    ...accepted,
    edition: orNull,
    acceptedAt: orNull,
    evidence: orNull,
    key: orNull,
    report: feedReportSchema,
  }),
  refusals: CHANGING_REFUSALS,
} as const satisfies Operation;

const STATEMENT = {
  'application/json': text`The edition, and the role of who says so: {"edition":"...","by":"head-of-payments"}.`,
};

export const withdrawFeedOperation = {
  operationId: 'withdrawFeed',
  path: '/v1/in/withdrawals',
  method: 'POST',
  tag: 'Providers',
  summary: 'Withdraw an edition',
  text: text`An edition that is scheduled, in force, stale or waiting counts no more. What it replaced does not come back.`,
  inPath: {},
  query: {},
  body: STATEMENT,
  answer: z.object({
    provider: z.string(),
    state: z.literal('withdrawn'),
    edition: z.string(),
    receivedAt: z.string(),
    evidence: z.string(),
    key: z.string(),
  }),
  refusals: { ...CHANGING_REFUSALS, 404: text`No such edition counts or waits` },
} as const satisfies Operation;

export const confirmFeedOperation = {
  operationId: 'confirmFeed',
  path: '/v1/in/confirmations',
  method: 'POST',
  tag: 'Providers',
  summary: 'Confirm what was doubted',
  text: text`
    Says of an edition that what was doubted is meant so. It makes another edition of the same feed, with the services that waited.
    Services that are free, or have a rate better than the reference rate, wait for a reviewer.
  `,
  inPath: {},
  query: {},
  body: STATEMENT,
  answer: z.object({ ...accepted, confirms: z.string() }),
  refusals: { ...CHANGING_REFUSALS, 404: text`No such edition counts or waits` },
} as const satisfies Operation;

const editions = z.array(feedEditionSchema);
const logEntry = {
  edition: z.string(),
  at: z.string(),
  kind: feedRequestKindSchema,
  outcome: feedOutcomeSchema,
  key: z.string(),
  evidence: z.string(),
};

export const getFeedStatusOperation = {
  operationId: 'getFeedStatus',
  path: '/v1/in/feeds',
  tag: 'Providers',
  summary: 'What counts of your feeds today',
  text: text`
    Your editions, each with the corridors in which it counts: scheduled, in force, and stale, past their last day but still shown; what
    waits, what was withdrawn, and what came in the last thirty days.
  `,
  inPath: {},
  query: {},
  signed: true,
  answer: z.object({
    provider: z.string(),
    day: daySchema,
    suspended: orNull,
    scheduled: editions,
    current: editions,
    stale: editions,
    previous: z.nullable(feedEditionSchema),
    waiting: z.nullable(feedEditionSchema),
    withdrawn: withdrawnSchema,
    history: z.array(z.object(logEntry)),
  }),
  refusals: REFUSALS,
} as const satisfies Operation;

export const getFeedReportOperation = {
  operationId: 'getFeedReport',
  path: '/v1/in/feeds/{edition}',
  tag: 'Providers',
  summary: 'The report on an edition',
  text: text`What came of a request, with the report on a feed, and what differs from another edition.`,
  inPath: { edition: EDITION },
  query: {
    against: { ...EDITION, text: text`Another edition of yours, from which the difference is shown.` },
  },
  signed: true,
  answer: z.object({
    ...logEntry,
    report: z.nullable(feedReportSchema),
    difference: z.nullable(differenceSchema),
  }),
  refusals: { ...REFUSALS, 404: text`No such edition of yours` },
} as const satisfies Operation;

export const FEED_OPERATIONS = [
  sendFeedOperation,
  getFeedStatusOperation,
  getFeedReportOperation,
  withdrawFeedOperation,
  confirmFeedOperation,
] as const;
export type FeedOperation = (typeof FEED_OPERATIONS)[number];
