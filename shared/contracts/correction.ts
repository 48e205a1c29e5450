/** The contract of corrections: what is asked for, what is kept with an edition, and what is published. Types: model/correction. */
import * as z from 'zod/mini';
import {
  CORRECTION_ASKERS,
  CORRECTION_DEEDS,
  type Correction,
  type CorrectionAct,
  MOST_OF_ORGANISATION,
  REASON_LENGTH,
} from '../model/correction.ts';
import { MAY_RUN } from '../model/csv.ts';
import { exactly, of } from './exactly.ts';
import { type RowList, text } from './operation.ts';
import { corridorIdSchema, decimalSchema, periodSchema } from './words.ts';

/** Whether a text has none of the characters that order the text around it, U+202A to 202E and 2066 to 2069: they would make public words read otherwise. */
export const staysInOrder = (text: string): boolean => !/[\u202A-\u202E\u2066-\u2069]/u.test(text);

/** One line, without a control character; files of releases have no text that a spreadsheet would run. */
const line = (least: number, most: number) =>
  z.string().check(
    z.trim(),
    z.minLength(least),
    z.maxLength(most),
    z.regex(/^[^\p{Cc}\p{Zl}\p{Zp}]*$/u),
    z.refine((text: string) => !MAY_RUN.test(text)),
    z.refine(staysInOrder),
  );

/** Who asks, and why, as a command or an invocation gives it. */
export const correctionRequestSchema = z.object({
  reason: line(REASON_LENGTH.least, REASON_LENGTH.most),
  askedBy: z.enum(CORRECTION_ASKERS),
  organisation: z.optional(line(2, MOST_OF_ORGANISATION)),
});
export type CorrectionRequest = z.infer<typeof correctionRequestSchema>;

const act = {
  id: z.string(),
  at: z.string(),
  did: z.enum(CORRECTION_DEEDS),
  replaces: z.exactOptional(
    z.object({
      edition: z.string(),
      rows: z.nullable(z.object({ added: z.int(), removed: z.int(), changed: z.int() })),
    }),
  ),
  reason: z.string(),
  askedBy: z.object({ role: z.enum(CORRECTION_ASKERS), organisation: z.nullable(z.string()) }),
};
export const correctionActSchema = exactly(of<CorrectionAct>, z.object(act));

const means = z.object({
  period: periodSchema,
  services: z.int(),
  mean200: decimalSchema,
  mean500: z.nullable(decimalSchema),
});
const publishedMeans = z.object({ publication: z.string(), world: z.nullable(means) });

export const correctionSchema = exactly(
  of<Correction>,
  z.object({
    ...act,
    edition: z.string(),
    source: z.nullable(z.string()),
    period: z.nullable(periodSchema),
    corridorsOfEdition: z.int(),
    before: z.nullable(publishedMeans),
    after: publishedMeans,
    changed: z.array(
      z.object({ corridor: corridorIdSchema, before: z.nullable(means), after: z.nullable(means) }),
    ),
  }),
);

/** `/data/corrections.json`: all of them, the newest first; the publication that was the last to get one, or the first with none. */
export const correctionsFileSchema = z.object({
  publication: z.string(),
  corrections: z.array(correctionSchema),
});
export type CorrectionsFile = z.infer<typeof correctionsFileSchema>;

export const CORRECTION_ROWS = {
  list: 'corrections',
  columns: {
    id: { field: 'id', cell: ({ id }) => id, text: text`The correction's id.` },
    at: { field: 'at', cell: ({ at }) => at, text: text`When it was made, UTC.` },
    did: {
      field: 'did',
      cell: ({ did }) => did,
      text: text`What was done to the edition: withdrawn; accepted again; replaced: it replaced another one of its quarter.`,
    },
    edition: { field: 'edition', cell: ({ edition }) => edition, text: text`The edition's id.` },
    source: { field: 'source', cell: ({ source }) => source, text: text`The survey that it is of.` },
    period: { field: 'period', cell: ({ period }) => period, text: text`Its quarter.` },
    reason: { field: 'reason', cell: ({ reason }) => reason, text: text`Why.` },
    asked_by_role: {
      field: 'askedBy',
      cell: ({ askedBy }) => askedBy.role,
      text: text`Who asked: operator, also where the service took other rows in by itself, source, provider, regulator, researcher or reader.`,
    },
    asked_by_organisation: {
      field: 'askedBy',
      cell: ({ askedBy }) => askedBy.organisation,
      text: text`The organisation's name; empty: not named.`,
    },
    corridors_of_edition: {
      field: 'corridorsOfEdition',
      cell: ({ corridorsOfEdition }) => corridorsOfEdition,
      text: text`How many corridors the edition is of.`,
    },
    corridors_changed: {
      field: 'changed',
      cell: ({ changed }) => changed.map(({ corridor }) => corridor),
      text: text`Those whose figures changed, with a space between them; not known where there is no publication before.`,
    },
    publication_before: {
      field: 'before',
      cell: ({ before }) => before?.publication,
      text: text`The publication before; empty: none, or not known.`,
    },
    period_before: {
      field: 'before',
      cell: ({ before }) => before?.world?.period,
      text: text`The period of its means.`,
    },
    world_mean_200_before: {
      field: 'before',
      cell: ({ before }) => before?.world?.mean200,
      text: text`Mean of all services at USD 200 before, percent; of a past quarter that quarter's.`,
    },
    world_mean_500_before: {
      field: 'before',
      cell: ({ before }) => before?.world?.mean500,
      text: text`The same at USD 500.`,
    },
    publication_after: {
      field: 'after',
      cell: ({ after }) => after.publication,
      text: text`The first publication after.`,
    },
    period_after: {
      field: 'after',
      cell: ({ after }) => after.world?.period,
      text: text`The period of its means; empty: no corridor had a price.`,
    },
    world_mean_200_after: {
      field: 'after',
      cell: ({ after }) => after.world?.mean200,
      text: text`Mean of all services at USD 200 after, percent.`,
    },
    world_mean_500_after: {
      field: 'after',
      cell: ({ after }) => after.world?.mean500,
      text: text`The same at USD 500.`,
    },
    replaces: {
      field: 'replaces',
      cell: ({ replaces }) => replaces?.edition,
      text: text`The edition that it replaced.`,
    },
    rows_added: {
      field: 'replaces',
      cell: ({ replaces }) => replaces?.rows?.added,
      text: text`Prices that the replaced edition had not; empty: none was replaced, or not known.`,
    },
    rows_removed: {
      field: 'replaces',
      cell: ({ replaces }) => replaces?.rows?.removed,
      text: text`Prices that only the replaced edition had.`,
    },
    rows_changed: {
      field: 'replaces',
      cell: ({ replaces }) => replaces?.rows?.changed,
      text: text`Prices of the same service at the same amount that are other ones.`,
    },
  },
} as const satisfies RowList<Correction, { readonly corrections: readonly Correction[] }>;
