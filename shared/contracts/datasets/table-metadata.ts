/**
 * `<table>.metadata.json` beside a table's files: what the table is and may be used for, how to cite it, when it changed and will, and
 * what each column says. The fields are those that Our World in Data gives with a chart's data.
 */
import * as z from 'zod/mini';
import { timeSchema } from '../words.ts';
import { TABLE_FORMATS } from './release.ts';

const day = z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/));
const text = z.string().check(z.minLength(1));

const columnSchema = z.strictObject({
  name: text,
  type: z.enum(['text', 'integer', 'day', 'instant', 'number', 'boolean', 'word', 'decimal']),
  /** Of a decimal: the most digits after the dot. */
  scale: z.optional(z.int()),
  /** Of a word: the only ones that there are. */
  words: z.optional(z.array(text)),
  unit: z.optional(z.strictObject({ id: text, text })),
  /** False: an empty cell says that the value is not known, or does not apply. */
  required: z.boolean(),
  text,
});

export const tableMetadataSchema = z.strictObject({
  format: z.literal(1),
  name: text,
  title: text,
  description: text,
  release: z.strictObject({ period: text, version: text, title: text, replaces: z.nullable(text) }),
  /** Where its files are: an address, or a path under the site's. */
  location: text,
  methodVersion: text,
  observed: z.strictObject({ from: text, to: text }),
  source: text,
  licence: z.strictObject({ id: text, url: text }),
  citation: text,
  lastUpdate: timeSchema,
  /** The period that the next release is of, and the first day after it: no release of it can come before. */
  nextUpdate: z.strictObject({ period: text, notBefore: day }),
  rows: z.int(),
  /** Columns that together no two rows share. */
  key: z.array(text),
  columns: z.array(columnSchema),
  files: z.array(
    z.strictObject({
      format: z.enum(TABLE_FORMATS),
      path: text,
      mediaType: text,
      bytes: z.int(),
      sha256: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
      /** How values stand in it. */
      written: text,
    }),
  ),
});
export type TableMetadata = z.infer<typeof tableMetadataSchema>;
