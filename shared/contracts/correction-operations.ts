/** The operation on corrections. */
import * as z from 'zod/mini';
import { NOT_PUBLISHED, paged, published } from './answers.ts';
import { CORRECTION_ROWS, correctionSchema } from './correction.ts';
import { type Operation, text } from './operation.ts';
import { inRows, paging } from './parameters.ts';

export const listCorrectionsOperation = {
  operationId: 'listCorrections',
  path: '/v1/corrections',
  tag: 'Indicators',
  summary: text`Every correction of the prices that are published, the newest first`,
  text: text`
    An edition is never changed: a wrong one is withdrawn, and can be accepted again; and if a quarter is given again with other rows,
    another edition replaces the one before. Each time there is an entry: what was done and why, which kind of body asked, never a person,
    and the means of the period and of the corridors whose figures changed, before and after, as the two publications have them; of an
    earlier quarter its own means. An empty list: nothing was corrected so far.
  `,
  inPath: {},
  query: { ...paging, ...inRows('reason') },
  rows: CORRECTION_ROWS,
  answer: z.object({ ...published, ...paged, corrections: z.array(correctionSchema) }),
  refusals: { 503: NOT_PUBLISHED },
} as const satisfies Operation;
