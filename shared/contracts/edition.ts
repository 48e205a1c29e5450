/** The contract of an edition: a batch of observations that takes effect as one. */
import * as z from 'zod/mini';
import { LAYERS } from '../model/vocabulary.ts';
import type { EditionRow } from '../pricing/survey.ts';
import { exactly, of } from './exactly.ts';
import {
  accessPointSchema,
  fundingInstrumentSchema,
  providerTypeSchema,
  recordedSchemas,
  surveyRefSchema,
} from './sheet.ts';
import { corridorIdSchema, decimalSchema } from './words.ts';

/** One price as a survey published it. Basis points: hundredths of a percent of the amount sent. */
export const editionRowSchema = exactly(
  of<EditionRow>,
  z.object({
    sender: z.string(),
    receiver: z.string(),
    provider: z.string(),
    fundingInstrument: fundingInstrumentSchema,
    accessPoint: accessPointSchema,
    denomination: z.union([z.literal(200), z.literal(500)]),
    feeBp: z.int(),
    marginBp: z.int(),
    fee: z.exactOptional(decimalSchema),
    ...recordedSchemas,
    tie: z.exactOptional(z.int()),
    firm: z.exactOptional(z.object({ name: z.string(), type: providerTypeSchema })),
  }),
);
export const editionRowsSchema = z.array(editionRowSchema);

/**
 * `accepted`: in effect since one write of its item. `withdrawn`: no longer in effect; the state changes, nothing is
 * deleted. An edition without an item has no effect, even if rows are stored for it.
 */
export const editionSchema = z.object({
  format: z.literal(1),
  /** Those stored before there were layers are of surveys. */
  kind: z._default(z.enum(LAYERS), 'surveyed'),
  survey: surveyRefSchema,
  state: z.enum(['accepted', 'withdrawn']),
  acceptedAt: z.string(),
  rows: z.int(),
  chunks: z.int(),
  corridors: z.array(corridorIdSchema),
});
export type Edition = z.infer<typeof editionSchema>;
