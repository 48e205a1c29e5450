/** What parameters of several operations have in common: forms of values, and whole parameters. */
import * as z from 'zod/mini';
import { PROVIDER_TYPES } from '../model/vocabulary.ts';
import { text } from './operation.ts';
import { corridorIdSchema, countryCodeSchema, currencyCodeSchema, periodSchema } from './words.ts';

/** One of a few words. */
// @__NO_SIDE_EFFECTS__
export function oneOf<const W extends readonly string[]>(words: W) {
  return { schema: z.enum(words), allowed: words };
}

// @__NO_SIDE_EFFECTS__
export function wholeNumber(least: number, most: number) {
  const described = z.int().check(z.gte(least), z.lte(most));
  const schema = z.pipe(
    z.string().check(z.regex(/^\d{1,6}$/)),
    z.pipe(
      z.transform((digits: string) => Number(digits)),
      described,
    ),
  );
  return { schema, described, allowed: `a whole number from ${least} to ${most}` };
}

/** A list in one parameter. */
const list = (form: z.ZodMiniString) =>
  z.pipe(
    form,
    z.transform((given: string) => given.split(',')),
  );

/** Some of a few words, with commas between them. */
// @__NO_SIDE_EFFECTS__
export function someOf<const W extends readonly string[]>(words: W) {
  const form = z.string().check(z.regex(/^[a-z-]{1,20}(,[a-z-]{1,20}){0,5}$/));
  return { schema: z.pipe(list(form), z.array(z.enum(words))), allowed: words };
}

/** Far more than there are. */
const MOST_CURRENCIES = 300;

// @__NO_SIDE_EFFECTS__
export function currencyCodes() {
  return {
    schema: list(z.string().check(z.regex(/^[A-Z]{3}(,[A-Z]{3})*$/), z.maxLength(4 * MOST_CURRENCIES))),
    allowed: 'ISO 4217 codes with commas between them, such as KGS,TJS',
  };
}

export const countryCode = {
  schema: countryCodeSchema,
  allowed: 'an ISO 3166-1 alpha-3 code such as DEU, XKX for Kosovo',
};
export const currencyCode = { schema: currencyCodeSchema, allowed: 'an ISO 4217 code such as EUR' };
export const quarter = { schema: periodSchema, allowed: 'a quarter such as 2025-Q3', example: '2025-Q3' };
export const ofProviderType = {
  ...oneOf(PROVIDER_TYPES),
  example: 'money-transfer-operator',
  text: text`Only providers of this type.`,
};

/** In the path of every operation of a corridor. */
export const CORRIDOR = {
  schema: corridorIdSchema,
  allowed: 'a sending and a receiving country that we know together, like DEU-KGZ',
  example: 'DEU-KGZ',
  text: text`The sending and the receiving country, ISO 3166-1 alpha-3, with a hyphen between them.`,
};

export const PAGE_SIZE = { least: 1, most: 500, usual: 100 } as const;
const page = { ...wholeNumber(1, 100_000), example: '2', text: text`The page of the list. Default: 1.` };
const pageSize = { ...wholeNumber(PAGE_SIZE.least, PAGE_SIZE.most), example: '50' };
/** Of a list that can be long. */
export const paging = {
  page,
  pageSize: {
    ...pageSize,
    text: text`
      How many entries a page has. Default: 100; of csv and jsonl all entries, where neither page nor pageSize is given. While another
      page follows, a Link header with rel="next" has its address.
    `,
  },
};
/** Of one that was whole before it had pages. */
export const longPaging = {
  page,
  pageSize: {
    ...pageSize,
    text: text`
      How many entries a page has. Default: 500; of csv and jsonl all entries, where neither page nor pageSize is given. While another
      page follows, a Link header with rel="next" has its address.
    `,
  },
};

/** How rows can be written. */
export const ROW_FORMATS = ['json', 'csv', 'jsonl'] as const;
export type RowFormat = (typeof ROW_FORMATS)[number];

/** Of every operation whose answer has rows. */
export const IN_ROWS = {
  format: {
    ...oneOf(ROW_FORMATS),
    example: 'csv',
    text: text`
      As json the whole answer, as csv its rows, a header and a line for each, and as jsonl its rows, each as JSON on a line of its own.
      Errors are problems in JSON in any of them. Default: json.
    `,
  },
  fields: {
    schema: list(z.string().check(z.regex(/^[A-Za-z]\w{0,49}(,[A-Za-z]\w{0,49}){0,99}$/))),
    allowed: 'fields of a row with commas between them; in csv also columns, in the order wanted',
    example: '',
    text: text`
      Only these fields of each row; in csv a field stands for all of its columns. Rows then have these alone, also where the schema
      of the answer has others as required. Default: all.
    `,
  },
};
/** @param example a field of a row */
// @__NO_SIDE_EFFECTS__
export const inRows = <const E extends string>(example: E) => ({
  ...IN_ROWS,
  fields: { ...IN_ROWS.fields, example },
});
