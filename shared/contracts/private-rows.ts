/** The rows of the private views, as JSON and as CSV. Percentages are of the amount sent. */
import * as z from 'zod/mini';
import { CORRECTION_DEEDS } from '../model/correction.ts';
import { PAYOUT_METHODS, SPEEDS } from '../model/vocabulary.ts';
import { UNCERTAIN_STANDINGS } from '../pricing/survey.ts';
import { VERDICTS } from './feed-head.ts';
import { findingSchema } from './feed-operations.ts';
import { type RowList, text } from './operation.ts';
import { accessPointSchema, fundingInstrumentSchema, providerTypeSchema } from './sheet.ts';
import { corridorIdSchema, daySchema, decimalSchema, periodSchema } from './words.ts';

const orNull = z.nullable(z.string());

/** Why a row is held back: what keeps it from families, or that the catalogue does not know what it names. */
export const HELD_BACK_WHYS = [...UNCERTAIN_STANDINGS, 'unknown'] as const;

export const heldBackRowSchema = z.object({
  /** As the round writes the two countries, known or not. */
  corridor: z.string(),
  why: z.enum(HELD_BACK_WHYS),
  /** What is not known: `country QQQ`. Null: all of it is. */
  unknown: orNull,
  period: periodSchema,
  edition: z.string(),
  provider: z.string(),
  /** Of a firm that the catalogue does not know: as the survey has it. */
  firm: z.nullable(z.object({ name: z.string(), type: providerTypeSchema })),
  fundingInstrument: z.nullable(fundingInstrumentSchema),
  accessPoint: z.nullable(accessPointSchema),
  payoutMethod: z.nullable(z.enum(PAYOUT_METHODS)),
  speed: z.nullable(z.enum(SPEEDS)),
  collectedOn: z.nullable(daySchema),
  denomination: z.union([z.literal(200), z.literal(500)]),
  fee: z.nullable(decimalSchema),
  feePercent: decimalSchema,
  marginPercent: z.nullable(decimalSchema),
  totalPercent: z.nullable(decimalSchema),
  evidence: z.string(),
});
export type HeldBackRow = z.infer<typeof heldBackRowSchema>;

export const HELD_BACK_ROWS = {
  list: 'rows',
  columns: {
    corridor: {
      field: 'corridor',
      cell: ({ corridor }) => corridor,
      text: text`The two countries as the round writes them.`,
    },
    why: {
      field: 'why',
      cell: ({ why }) => why,
      text: text`fee-only, not-comparable, quarantined (docs/method.md), or unknown: it names what the catalogue does not know.`,
    },
    unknown: { field: 'unknown', cell: ({ unknown }) => unknown, text: text`What is not known.` },
    period: { field: 'period', cell: ({ period }) => period, text: text`The quarter.` },
    edition: {
      field: 'edition',
      cell: ({ edition }) => edition,
      text: text`The edition beside which it is held.`,
    },
    provider: { field: 'provider', cell: ({ provider }) => provider, text: text`The firm's id.` },
    firm_name: {
      field: 'firm',
      cell: ({ firm }) => firm?.name,
      text: text`Of a firm that the catalogue does not know: its name in the survey.`,
    },
    firm_type: { field: 'firm', cell: ({ firm }) => firm?.type, text: text`The same of its type.` },
    funding_instrument: {
      field: 'fundingInstrument',
      cell: ({ fundingInstrument }) => fundingInstrument,
      text: text`What is paid with.`,
    },
    access_point: {
      field: 'accessPoint',
      cell: ({ accessPoint }) => accessPoint,
      text: text`Where it is sent.`,
    },
    payout_method: {
      field: 'payoutMethod',
      cell: ({ payoutMethod }) => payoutMethod,
      text: text`How it is paid out.`,
    },
    speed: { field: 'speed', cell: ({ speed }) => speed, text: text`How fast.` },
    collected_on: {
      field: 'collectedOn',
      cell: ({ collectedOn }) => collectedOn,
      text: text`The day on which the surveyor saw it.`,
    },
    denomination: {
      field: 'denomination',
      cell: ({ denomination }) => denomination,
      text: text`200 or 500: the amount in USD that it is the price of.`,
    },
    fee: { field: 'fee', cell: ({ fee }) => fee, text: text`The fee in money at the local amount.` },
    fee_pct: { field: 'feePercent', cell: ({ feePercent }) => feePercent, text: text`The fee, percent.` },
    margin_pct: {
      field: 'marginPercent',
      cell: ({ marginPercent }) => marginPercent,
      text: text`The margin, percent; empty: the rate was not disclosed.`,
    },
    total_pct: {
      field: 'totalPercent',
      cell: ({ totalPercent }) => totalPercent,
      text: text`The total as published, percent.`,
    },
    evidence: {
      field: 'evidence',
      cell: ({ evidence }) => evidence,
      text: text`SHA-256 of the bytes that it was read from.`,
    },
  },
} as const satisfies RowList<HeldBackRow, { readonly rows: readonly HeldBackRow[] }>;

export const refusalSchema = z.object({
  edition: z.string(),
  provider: z.string(),
  /** When it came, ISO 8601 UTC. */
  at: z.string(),
  /** Those of its corridors that are within the scope. */
  corridors: z.array(corridorIdSchema),
  /** Whether all of it is within the scope: else what is about its other corridors is not shown, nor counted. */
  isWhole: z.boolean(),
  errors: z.int(),
  doubts: z.int(),
  notes: z.int(),
  /** The rules that it breaks, each once. */
  rules: z.array(z.string()),
  evidence: z.string(),
});
export type Refusal = z.infer<typeof refusalSchema>;

export const REFUSAL_ROWS = {
  list: 'refusals',
  columns: {
    edition: { field: 'edition', cell: ({ edition }) => edition, text: text`The id of the request.` },
    provider: { field: 'provider', cell: ({ provider }) => provider, text: text`Who sent it.` },
    at: { field: 'at', cell: ({ at }) => at, text: text`When it came, UTC.` },
    corridors: {
      field: 'corridors',
      cell: ({ corridors }) => corridors,
      text: text`Its corridors within the scope, with a space between them; empty: it names none that can be read.`,
    },
    whole: {
      field: 'isWhole',
      cell: ({ isWhole }) => isWhole,
      text: text`true or false: whether all of it is within the scope.`,
    },
    errors: {
      field: 'errors',
      cell: ({ errors }) => errors,
      text: text`How many errors it has, within the scope.`,
    },
    doubts: { field: 'doubts', cell: ({ doubts }) => doubts, text: text`How many doubts.` },
    notes: { field: 'notes', cell: ({ notes }) => notes, text: text`How many notes.` },
    rules: {
      field: 'rules',
      cell: ({ rules }) => rules,
      text: text`The rules that it breaks, with a space between them.`,
    },
    evidence: {
      field: 'evidence',
      cell: ({ evidence }) => evidence,
      text: text`SHA-256 of the record of the signed request.`,
    },
  },
} as const satisfies RowList<Refusal, { readonly refusals: readonly Refusal[] }>;

export const shownFindingSchema = z.object({
  ...findingSchema.shape,
  /** Null: of the feed as a whole, or its service's corridor cannot be read. */
  corridor: z.nullable(corridorIdSchema),
});
export type ShownFinding = z.infer<typeof shownFindingSchema>;

export const FINDING_ROWS = {
  list: 'findings',
  columns: {
    corridor: {
      field: 'corridor',
      cell: ({ corridor }) => corridor,
      text: text`The corridor of its service; empty: of the feed as a whole, or it cannot be read.`,
    },
    severity: { field: 'severity', cell: ({ severity }) => severity, text: text`error, doubt or note.` },
    rule: { field: 'rule', cell: ({ rule }) => rule, text: text`The rule (docs/provider-feed).` },
    pointer: {
      field: 'pointer',
      cell: ({ pointer }) => pointer,
      text: text`Where it is, as a JSON Pointer.`,
    },
    line: { field: 'line', cell: ({ line }) => line, text: text`The line of the file.` },
    row: { field: 'row', cell: ({ row }) => row, text: text`Of a CSV: the row below the header.` },
    cell: { field: 'cell', cell: ({ cell }) => cell, text: text`Its column.` },
    service_id: { field: 'serviceId', cell: ({ serviceId }) => serviceId, text: text`The service.` },
    sent: {
      field: 'sent',
      cell: ({ sent }) => sent,
      text: text`What was sent; empty also where it could be about a corridor out of the scope.`,
    },
    allowed: { field: 'allowed', cell: ({ allowed }) => allowed, text: text`What is allowed.` },
    sentence: { field: 'sentence', cell: ({ sentence }) => sentence, text: text`The rule in words.` },
  },
} as const satisfies RowList<ShownFinding, { readonly findings: readonly ShownFinding[] }>;

/** Entries of the log: a reviewer's decision on a feed, a correction of an edition, a look with this token. */
export const LOG_WHATS = ['decision', 'correction', 'look'] as const;

export const logEntrySchema = z.object({
  at: z.string(),
  what: z.enum(LOG_WHATS),
  /** Of a decision its verdict, of a correction what was done to the edition, of a look whether anything was there. */
  did: z.enum([...VERDICTS, ...CORRECTION_DEEDS, 'shown', 'not-there']),
  edition: orNull,
  provider: orNull,
  /** Those within the scope. */
  corridors: z.array(corridorIdSchema),
  /** Of a decision on named ones: those within the scope. */
  services: z.nullable(z.array(z.string())),
  rule: orNull,
  reason: orNull,
  /** A role: of a decision the reviewer's own word for it. */
  by: orNull,
  organisation: orNull,
  operation: orNull,
  /** What was asked: in the path, and its parameters. */
  parameter: orNull,
  query: orNull,
  /** How many rows were shown. */
  rows: z.nullable(z.int()),
});
export type LogRow = z.infer<typeof logEntrySchema>;

export const LOG_ROWS = {
  list: 'entries',
  columns: {
    at: { field: 'at', cell: ({ at }) => at, text: text`When, UTC.` },
    what: { field: 'what', cell: ({ what }) => what, text: text`decision, correction or look.` },
    did: {
      field: 'did',
      cell: ({ did }) => did,
      text: text`take or refuse; withdrawn or accepted; shown or not-there.`,
    },
    edition: { field: 'edition', cell: ({ edition }) => edition, text: text`Which edition it is about.` },
    provider: { field: 'provider', cell: ({ provider }) => provider, text: text`Whose feed it is about.` },
    corridors: {
      field: 'corridors',
      cell: ({ corridors }) => corridors,
      text: text`Its corridors within the scope, with a space between them.`,
    },
    services: {
      field: 'services',
      cell: ({ services }) => services,
      text: text`The services decided on, with a space between them; empty: those that waited by the rule.`,
    },
    rule: { field: 'rule', cell: ({ rule }) => rule, text: text`That rule.` },
    reason: { field: 'reason', cell: ({ reason }) => reason, text: text`Why.` },
    by: { field: 'by', cell: ({ by }) => by, text: text`Which role decided, or asked for the correction.` },
    organisation: {
      field: 'organisation',
      cell: ({ organisation }) => organisation,
      text: text`The organisation that asked, if it is named.`,
    },
    operation: {
      field: 'operation',
      cell: ({ operation }) => operation,
      text: text`Of a look: what was asked for.`,
    },
    parameter: { field: 'parameter', cell: ({ parameter }) => parameter, text: text`What was in the path.` },
    query: { field: 'query', cell: ({ query }) => query, text: text`The parameters.` },
    rows: { field: 'rows', cell: ({ rows }) => rows, text: text`How many rows were shown.` },
  },
} as const satisfies RowList<LogRow, { readonly entries: readonly LogRow[] }>;
