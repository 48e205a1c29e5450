/** The contract of an edition: a batch of observations that takes effect as one. */
import * as z from 'zod/mini';
import { type RoundRow, UNCERTAIN_STANDINGS } from '../pricing/survey.ts';
import { correctionActSchema } from './correction.ts';
import { exactly, of } from './exactly.ts';
import {
  accessPointSchema,
  fundingInstrumentSchema,
  providerTypeSchema,
  recordedSchemas,
  surveyRefSchema,
} from './sheet.ts';
import { corridorIdSchema, daySchema, decimalSchema } from './words.ts';

/** One price as a survey published it. Basis points: hundredths of a percent of the amount sent. */
export const editionRowSchema = exactly(
  of<RoundRow>,
  z.object({
    sender: z.string(),
    receiver: z.string(),
    provider: z.string(),
    fundingInstrument: z.exactOptional(fundingInstrumentSchema),
    accessPoint: z.exactOptional(accessPointSchema),
    denomination: z.union([z.literal(200), z.literal(500)]),
    feeBp: z.int(),
    marginBp: z.int(),
    fee: z.exactOptional(decimalSchema),
    ...recordedSchemas,
    tie: z.exactOptional(z.int()),
    standing: z.exactOptional(z.enum(UNCERTAIN_STANDINGS)),
    totalBp: z.exactOptional(z.int()),
    firm: z.exactOptional(z.object({ name: z.string(), type: providerTypeSchema })),
  }),
);
export const editionRowsSchema = z.array(editionRowSchema);

/** What an edition of any layer has. */
const batch = {
  format: z.literal(1),
  /**
   * `accepted`: in effect since one write of its item. `withdrawn`: no longer in effect; the state changes, nothing is
   * deleted. An edition without an item has no effect, even if rows are stored for it.
   */
  state: z.enum(['accepted', 'withdrawn']),
  acceptedAt: z.string(),
  rows: z.int(),
  chunks: z.int(),
  corridors: z.array(corridorIdSchema),
  /** Each change of its state by hand, the last one last; left out: none. */
  acts: z.exactOptional(z.array(correctionActSchema)),
};

/** A round of a survey; `survey.edition` is its id. */
const surveyedEditionSchema = z.object({
  ...batch,
  /** Those stored before there were layers are of surveys. */
  kind: z._default(z.literal('surveyed'), 'surveyed'),
  survey: surveyRefSchema,
  /** Read from the publisher's own workbook; not given: from the round that we bundle. */
  from: z.exactOptional(z.literal('workbook')),
});

/** A provider's feed: whose word it is, for which days, and the bytes that say so. */
const saidEditionSchema = z.object({
  ...batch,
  kind: z.literal('said'),
  edition: z.string(),
  provider: z.string(),
  validFrom: daySchema,
  validTo: daySchema,
  evidence: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
});

/** Shoppers' visits of some days; each visit has evidence of its own. */
const seenEditionSchema = z.object({
  ...batch,
  kind: z.literal('seen'),
  edition: z.string(),
  firstDay: daySchema,
  lastDay: daySchema,
});

export const editionSchema = z.union([surveyedEditionSchema, saidEditionSchema, seenEditionSchema]);
export type Edition = z.infer<typeof editionSchema>;
export type SurveyedEdition = z.infer<typeof surveyedEditionSchema>;

export const editionId = (edition: Edition): string =>
  edition.kind === 'surveyed' ? edition.survey.edition : edition.edition;
