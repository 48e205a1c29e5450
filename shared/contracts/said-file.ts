/** Apart from what else is published: it has all that a tariff can have, and readers of rates need none of it. */
import * as z from 'zod/mini';
import { saidSheetSchema } from './said.ts';

/**
 * `/data/said/DEU-KGZ.json`: what providers say of a corridor. `data/manifest.json` names its publication under `said`; it is there
 * exactly where that does.
 */
export const saidFileSchema = z.object({ publication: z.string(), said: saidSheetSchema });
export type SaidFile = z.infer<typeof saidFileSchema>;
