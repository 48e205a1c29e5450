/** The operation on what is behind a figure. */
import * as z from 'zod/mini';
import { PAYOUT_METHODS, SPEEDS } from '../model/vocabulary.ts';
import { GROUPS } from '../statistics/indicator-types.ts';
import { LEFT_OUT_ROW_WHYS, ROW_RULES } from '../statistics/rows-behind.ts';
import { NOT_PUBLISHED, paged, published } from './answers.ts';
import { MEASURE_NAMES, MEASURE_UNITS } from './datasets/indicators.ts';
import { LINEAGE_FACTS } from './lineage-facts.ts';
import { type Operation, type RowList, text } from './operation.ts';
import { inRows, oneOf, paging } from './parameters.ts';
import { accessPointSchema, fundingInstrumentSchema } from './sheet.ts';
import { corridorIdSchema, daySchema, decimalSchema, periodSchema } from './words.ts';

const why = z.enum(LEFT_OUT_ROW_WHYS);

const rowSchema = z.object({
  edition: z.string(),
  /** From 1, in the order in which the edition's rows are stored. */
  number: z.int(),
  corridor: corridorIdSchema,
  provider: z.object({ id: z.string(), name: z.string() }),
  fundingInstrument: z.nullable(fundingInstrumentSchema),
  accessPoint: z.nullable(accessPointSchema),
  payoutMethod: z.nullable(z.enum(PAYOUT_METHODS)),
  speed: z.nullable(z.enum(SPEEDS)),
  amount: z.union([z.literal(200), z.literal(500)]),
  fee: decimalSchema,
  margin: z.nullable(decimalSchema),
  /** False: not known. Then the margin is 0.00, as published, or null: the rate was not disclosed; a total counts it as nothing. */
  marginRecorded: z.boolean(),
  total: z.nullable(decimalSchema),
  counted: z.boolean(),
  leftOut: z.nullable(why),
});
export type LineageRow = z.infer<typeof rowSchema>;

const EDITION_ROWS = {
  list: 'rows',
  columns: {
    edition: {
      field: 'edition',
      cell: ({ edition }) => edition,
      text: text`The edition that the row is of.`,
    },
    number: {
      field: 'number',
      cell: ({ number }) => number,
      text: text`Its number in the edition, from 1, in the order in which its rows are stored.`,
    },
    corridor: { field: 'corridor', cell: ({ corridor }) => corridor, text: text`The corridor's id.` },
    provider_id: { field: 'provider', cell: ({ provider }) => provider.id, text: text`The provider's id.` },
    provider_name: { field: 'provider', cell: ({ provider }) => provider.name, text: text`Its name.` },
    funding_instrument: {
      field: 'fundingInstrument',
      cell: (row) => row.fundingInstrument,
      text: text`What the sender pays with; empty: not recorded in our words.`,
    },
    access_point: {
      field: 'accessPoint',
      cell: ({ accessPoint }) => accessPoint,
      text: text`Where the order is given; empty: not recorded in our words.`,
    },
    payout_method: {
      field: 'payoutMethod',
      cell: ({ payoutMethod }) => payoutMethod,
      text: text`How the recipient gets it; empty: not recorded.`,
    },
    speed: { field: 'speed', cell: ({ speed }) => speed, text: text`How soon; empty: not recorded.` },
    amount_usd: { field: 'amount', cell: ({ amount }) => amount, text: text`200 or 500.` },
    fee_pct: {
      field: 'fee',
      cell: ({ fee }) => fee,
      text: text`The fee as published, percent of the amount.`,
    },
    margin_pct: {
      field: 'margin',
      cell: ({ margin }) => margin,
      text: text`The exchange-rate margin as published, percent; empty: the rate was not disclosed. Where margin_recorded is false it is not known, also if it stands as 0.00.`,
    },
    margin_recorded: {
      field: 'marginRecorded',
      cell: ({ marginRecorded }) => marginRecorded,
      text: text`false: no margin is recorded, because the rate was not disclosed or it is published as exactly 0.00 between two currencies; a total then counts it as nothing.`,
    },
    total_pct: {
      field: 'total',
      cell: ({ total }) => total,
      text: text`The total that figures are made of, percent; empty: of a fee alone no total is known.`,
    },
    counted: {
      field: 'counted',
      cell: ({ counted }) => counted,
      text: text`true: the figure is made from it. false: it is of the group and was left out.`,
    },
    left_out: {
      field: 'leftOut',
      cell: ({ leftOut }) => leftOut,
      text: text`Why it was left out; empty: it is counted.`,
    },
    figure: { cell: (_, { id }) => id, text: text`The id of the figure.` },
    publication: {
      cell: (_, { publication }) => publication,
      text: text`The publication that the figure is of.`,
    },
  },
} as const satisfies RowList<
  LineageRow,
  { readonly id: string; readonly publication: string; readonly rows: readonly LineageRow[] }
>;

export const getIndicatorLineageOperation = {
  operationId: 'getIndicatorLineage',
  path: '/v1/indicators/{id}/lineage',
  tag: 'Indicators',
  summary: text`What is behind a figure: its method and code, the editions with their evidence, and every row of its group, counted or left out and why`,
  text: text`
    Each figure of the indicators has an id: its period, what it is grouped by, the part of the grouping and the measure, with dots
    between them. \`rows\` are all rows of the group in the accepted editions of the period, at both amounts: \`counted\` says whether the figure
    is made from the row, \`leftOut\` why not. A row is named by its edition and its number there, and the edition by the SHA-256 of the
    evidence that it was read from. The figure is computed again from the rows before it is answered: if it is not the one that is published,
    because an edition changed a moment ago, the answer is 503. Of an earlier round the rows are those of the edition that counts.
  `,
  inPath: {
    id: {
      schema: z.string(),
      allowed:
        'a period, what it is grouped by, the part and the measure, like 2025-Q3.corridor.DEU-KGZ.mean_200',
      example: '2025-Q3.corridor.DEU-KGZ.mean_200',
      text: text`The id of the figure, as the table of indicators has it.`,
    },
  },
  query: {
    only: {
      ...oneOf(['counted', 'left-out'] as const),
      example: 'counted',
      text: text`Only rows that are counted, or only those that are left out. Default: all.`,
    },
    ...paging,
    ...inRows('number'),
  },
  rows: EDITION_ROWS,
  answer: z.object({
    ...published,
    id: z.string(),
    /** Decimal text or a count. */
    value: z.union([decimalSchema, z.int()]),
    unit: z.enum(MEASURE_UNITS),
    round: z.enum(['newest', 'earlier']),
    period: periodSchema,
    group: z.enum(GROUPS),
    key: z.string(),
    measure: z.enum(MEASURE_NAMES),
    /** USD; null: at no single amount of the survey. */
    amount: z.nullable(z.union([z.literal(200), z.literal(500)])),
    method: z.object({
      version: z.string(),
      rule: z.enum(ROW_RULES),
      /** The rule in words, and the section of the page that says more. */
      text: z.string(),
      address: z.string(),
    }),
    code: z.object({
      /** In the repository. */
      file: z.string(),
      /** The fingerprint of the code that computed the publication; null: of an earlier round it is not kept. */
      computedBy: z.nullable(z.string()),
    }),
    editions: z.array(
      z.object({
        edition: z.string(),
        source: z.string(),
        publisher: z.nullable(z.string()),
        firstDay: daySchema,
        lastDay: daySchema,
        /** SHA-256 of the bytes that it was read from. */
        evidence: z.string(),
        from: z.enum(['workbook', 'bundled']),
        acceptedAt: z.string(),
        state: z.enum(['accepted', 'withdrawn']),
        /** Ids of its corrections in `/v1/corrections`, the newest first: it was withdrawn, accepted again, or replaced another one. */
        corrections: z.array(z.string()),
        /** In all, and those of the group: none of an edition that is withdrawn. */
        rows: z.int(),
        counted: z.int(),
        leftOut: z.int(),
      }),
    ),
    /** What others say that enters the figure. */
    facts: z.array(
      z.object({
        fact: z.enum(LINEAGE_FACTS),
        source: z.string(),
        /** In the repository. */
        file: z.string(),
        values: z.array(z.string()),
      }),
    ),
    counts: z.object({
      rows: z.int(),
      counted: z.int(),
      leftOut: z.array(z.object({ why, rows: z.int() })),
    }),
    ...paged,
    rows: z.array(rowSchema),
  }),
  refusals: {
    404: text`No figure has such an id, or nothing is held of it; what an id is like, and what is held`,
    503: NOT_PUBLISHED,
  },
} as const satisfies Operation;

export type LineageAnswer = z.infer<typeof getIndicatorLineageOperation.answer>;
