/** The operations by which providers send prices. Each is signed (RFC 9421): functions/http/signature.ts. */
import * as z from 'zod/mini';
import type { FeedDifference } from '../feeds/difference.ts';
import { ID } from '../feeds/feed.ts';
import { type FeedReport, SEVERITIES } from '../feeds/report.ts';
import { exactly, of } from './exactly.ts';
import {
  feedEditionSchema,
  feedOutcomeSchema,
  feedRequestKindSchema,
  madeDecisionSchema,
  REVIEWED_RULES,
  reviewedRuleSchema,
  VERDICTS,
  verdictSchema,
  withdrawnSchema,
} from './feed-head.ts';
import { type Operation, text } from './operation.ts';
import { corridorIdSchema, daySchema } from './words.ts';

const orNull = z.nullable(z.string());

export const findingSchema = z.object({
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
    references: z.record(z.string(), z.string()),
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
  /** Of a decision: `reviewer`. */
  key: z.string(),
  evidence: z.string(),
  /** Of a reviewer's decision, and only of that: what was decided, and why. */
  decision: z.nullable(madeDecisionSchema),
};

export const getFeedStatusOperation = {
  operationId: 'getFeedStatus',
  path: '/v1/in/feeds',
  tag: 'Providers',
  summary: 'What counts of your feeds today',
  text: text`
    Your editions, each with the corridors in which it counts: scheduled, in force, and stale, past their last day but still shown; what
    waits, what was withdrawn, and what came in the last thirty days: your requests, and what reviewers decided, with the reason.
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

const SERVICE = /^[A-Z]{3}-[A-Z]{3}\/[a-z0-9-]{1,60}$/;
/** Services that a decision names; for more there is the rule. */
const MOST_NAMED = 100;
/** What gives a person away, written without what parts it: an address, or a number as long as a telephone's or an account's. */
const PERSONAL = /[^\s@]@[^\s@]|\d{9}/;

/** The fields of a decision: how each is read, and what an error says of it. */
export const DECISION_FIELDS = {
  provider: [z.string().check(z.regex(ID)), 'the id of a provider'],
  edition: [EDITION.schema, 'the id of an edition that GET /v1/in/decisions names'],
  services: [
    z.optional(z.array(z.string().check(z.regex(SERVICE))).check(z.minLength(1), z.maxLength(MOST_NAMED))),
    `1 to ${MOST_NAMED} services, as "DEU-TJK/app-cash"; or rule`,
  ],
  rule: [z.optional(reviewedRuleSchema), `${REVIEWED_RULES.join(' or ')}; or services`],
  verdict: [verdictSchema, VERDICTS.join(' or ')],
  reason: [
    z.string().check(
      z.regex(/^[^\p{C}]{10,500}$/u),
      z.refine((reason) => !PERSONAL.test(reason.replace(/[\s()./-]/g, ''))),
    ),
    'why, for the provider to read: 10 to 500 characters in one line, without a name, address or number of a person',
  ],
  by: [z.string().check(z.regex(/^[a-z0-9-]{1,60}$/)), 'a role, as price-desk: never a name'],
} as const satisfies Record<string, readonly [z.ZodMiniType, string]>;

const { provider, edition, services, rule, verdict, reason, by } = DECISION_FIELDS;
/** The body of a decision, apart from that it has one of `services` and `rule`. */
export const decisionSchema = z.strictObject({
  provider: provider[0],
  edition: edition[0],
  services: services[0],
  rule: rule[0],
  verdict: verdict[0],
  reason: reason[0],
  by: by[0],
});
export type DecisionBody = z.infer<typeof decisionSchema>;

export const listWaitingOperation = {
  operationId: 'listWaiting',
  path: '/v1/in/decisions',
  tag: 'Reviewers',
  summary: 'What waits for a reviewer',
  text: text`
    Services of all providers whose price seems too good, in editions that are in force, scheduled or waiting, the earliest first: at
    most a hundred, with their exact number. Prices for a day to come are for nobody else before it.
  `,
  inPath: {},
  query: {},
  signed: true,
  answer: z.object({
    day: daySchema,
    /** How many wait, also those that are not listed. */
    waiting: z.int(),
    services: z.array(
      z.object({
        provider: z.string(),
        edition: z.string(),
        acceptedAt: z.string(),
        validFrom: daySchema,
        validUntil: daySchema,
        /** As a decision names it. */
        service: z.string(),
        rules: z.array(reviewedRuleSchema),
        /** Doubts that its provider has to lift as well. */
        others: z.array(z.string()),
        /** What it charges, as it was sent, as JSON; null: too long, the edition's evidence has it. */
        charges: orNull,
        evidence: z.string(),
      }),
    ),
  }),
  refusals: { ...REFUSALS, 404: text`You are no reviewer` },
} as const satisfies Operation;

export const decideOperation = {
  operationId: 'decide',
  path: '/v1/in/decisions',
  method: 'POST',
  tag: 'Reviewers',
  summary: 'Decide on what is doubted',
  text: text`
    Takes or refuses services that wait because their price seems too good (rules free and rate-better-than-reference). It makes another
    edition of the same feed: with what is taken, or without what is refused. Doubts that a provider can lift stay for the provider. The
    provider reads what was decided, by which role, when and why.
  `,
  inPath: {},
  query: {},
  body: {
    'application/json': text`
      {"provider":"example-remit","edition":"...","services":["DEU-TJK/app-cash"],"verdict":"take","reason":"...","by":"price-desk"};
      instead of services "rule":"free", for all that wait by it.
    `,
  },
  answer: z.object({ ...accepted, decides: z.string(), verdict: verdictSchema, decided: z.int() }),
  refusals: {
    ...CHANGING_REFUSALS,
    404: text`You are no reviewer, or no such edition counts or waits`,
    422: text`What is named does not wait for a reviewer, or the idempotency key was used for another request`,
  },
} as const satisfies Operation;

export const FEED_OPERATIONS = [
  sendFeedOperation,
  getFeedStatusOperation,
  getFeedReportOperation,
  withdrawFeedOperation,
  confirmFeedOperation,
  listWaitingOperation,
  decideOperation,
] as const;
export type FeedOperation = (typeof FEED_OPERATIONS)[number];
