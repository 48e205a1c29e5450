/** The contract of a feed says what the check says, and the published schema is made from it. */
import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, it } from 'vitest';
import { feedSchema } from '../../../shared/contracts/feed.ts';
import { feedJsonSchema } from '../../../shared/contracts/feed-schema.ts';
import { brokenBy } from '../../../shared/feeds/example.ts';
import { RULES } from '../../../shared/feeds/rules.ts';
import { EXAMPLE, EXAMPLES } from '../feeds/examples.ts';

const published = JSON.parse(
  readFileSync(new URL('../../../shared/feeds/files/karvon-feed-1.schema.json', import.meta.url), 'utf8'),
);
const holds = new Ajv2020({ strict: false }).compile(published);

it('is published as it is', () => {
  expect(published).toEqual(feedJsonSchema());
});

it('takes the example, as zod and as JSON Schema', () => {
  expect(feedSchema.safeParse(EXAMPLE).error).toBeUndefined();
  expect(holds(EXAMPLE)).toBe(true);
});

/** Rules of a feed's form, each of which a schema can say. */
const FORM = [
  'missing',
  'unknown-field',
  'wrong-type',
  'decimal-comma',
  'syntax',
  'unknown-word',
  'convention-unknown',
];

it.each(RULES.filter(({ id }) => FORM.includes(id)))('refuses the example of $id', ({ example }) => {
  const feed = JSON.parse(new TextDecoder().decode(brokenBy(example, EXAMPLES.json).bytes));
  expect(feedSchema.safeParse(feed).success).toBe(false);
  expect(holds(feed)).toBe(false);
});
