/**
 * A schema that differs from its type does not compile: `tsc` fails (test/static/checks.test.ts) if one of the lines after
 * `@ts-expect-error` has no error, or another line has one.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { ROOT } from '../../../infra/build/paths.ts';
import { exactly, of } from '../../../shared/contracts/exactly.ts';

interface Fee {
  readonly percent: string;
  readonly kind: 'fixed' | 'share';
  readonly code?: string;
}
interface Service {
  readonly id: string;
  readonly fees: readonly Fee[];
  readonly pair: readonly [Fee, Fee] | null;
  readonly byName: Readonly<Record<string, Fee>>;
}
type Found = { readonly found: true; readonly fee: Fee } | { readonly found: false; readonly why?: string };
type Code = { readonly id: string } | { readonly id: string; readonly code: string };

const kind = z.enum(['fixed', 'share']);
const fields = { percent: z.string(), kind, code: z.exactOptional(z.string()) };
const fee = z.object(fields);
const lossy = z.object({ percent: z.string(), kind });
const service = {
  id: z.string(),
  fees: z.array(fee),
  pair: z.nullable(z.tuple([fee, fee])),
  byName: z.record(z.string(), fee),
};
const found = z.object({ found: z.literal(true), fee });
const notFound = z.object({ found: z.literal(false), why: z.exactOptional(z.string()) });

describe('a schema', () => {
  test('that is exactly the type is returned unchanged', () => {
    expect(exactly(of<Fee>, fee)).toBe(fee);
    exactly(of<Service>, z.object(service));
    exactly(of<Found>, z.discriminatedUnion('found', [found, notFound]));
    expect(of('a type')).toBe('a type');
  });

  test('that forgets an optional field loses it in parsing, and does not compile', () => {
    const value: Fee = { percent: '1', kind: 'fixed', code: 'FIRST' };
    // What `satisfies` does not see.
    const satisfied = lossy satisfies z.ZodMiniType<Fee>;
    expect(z.parse(satisfied, value)).not.toHaveProperty('code');
    expect(z.parse(fee, value)).toEqual(value);
    // @ts-expect-error
    exactly(of<Fee>, lossy);
  });

  test('that forgets it further in does not compile', () => {
    const pair = z.nullable(z.tuple([fee, lossy]));
    // @ts-expect-error: in an array
    exactly(of<Service>, z.object({ ...service, fees: z.array(lossy) }));
    // @ts-expect-error: in a tuple
    exactly(of<Service>, z.object({ ...service, pair }));
    // @ts-expect-error: in a record
    exactly(of<Service>, z.object({ ...service, byName: z.record(z.string(), lossy) }));

    const withoutWhy = z.object({ found: z.literal(false) });
    // @ts-expect-error: in one branch of a union
    exactly(of<Found>, z.discriminatedUnion('found', [found, withoutWhy]));
    // @ts-expect-error: a branch of a union
    exactly(of<Found>, found);
    expect(z.safeParse(found, { found: false }).success).toBe(false);

    const [short, long] = [z.object({ id: z.string() }), z.object({ id: z.string(), code: z.string() })];
    exactly(of<Code>, z.union([long, short]));
    // @ts-expect-error: a branch of a union that has all of another and more
    exactly(of<Code>, short);
  });

  test('with another field, set of values, or necessity does not compile', () => {
    // @ts-expect-error: forgets a field that is never absent
    exactly(of<Fee>, z.object({ percent: z.string(), code: fields.code }));
    // @ts-expect-error: has one more
    exactly(of<Fee>, z.object({ ...fields, more: z.string() }));
    // @ts-expect-error: has one more that may be absent
    exactly(of<Fee>, z.object({ ...fields, more: z.exactOptional(z.string()) }));
    // @ts-expect-error: does not know one of the values
    exactly(of<Fee>, z.object({ ...fields, kind: z.literal('fixed') }));
    // @ts-expect-error: knows one more
    exactly(of<Fee>, z.object({ ...fields, kind: z.enum(['fixed', 'share', 'gift']) }));
    // @ts-expect-error: needs what may be absent
    exactly(of<Fee>, z.object({ ...fields, code: z.string() }));
    // @ts-expect-error: can do without what is never absent
    exactly(of<Fee>, z.object({ ...fields, kind: z.exactOptional(kind) }));
    // @ts-expect-error: of another type
    exactly(of<Fee>, z.object({ ...fields, percent: z.number() }));
    // @ts-expect-error: may be null
    exactly(of<Fee>, z.object({ ...fields, percent: z.nullable(z.string()) }));
    // @ts-expect-error: undefined is not the same as absent
    exactly(of<Fee>, z.object({ ...fields, code: z.optional(z.string()) }));
    expect(z.safeParse(fee, { percent: '1', kind: 'fixed', code: undefined }).success).toBe(false);
  });
});

interface Loose {
  // biome-ignore lint/suspicious/noExplicitAny: it is what may not compile.
  readonly percent: any;
}
interface Plain {
  readonly percent: string;
  readonly count: number;
  readonly list: readonly string[];
}
const plain = { percent: z.string(), count: z.number(), list: z.array(z.string()) };
const trimmed = z.pipe(
  z.string(),
  z.transform((text: string) => text.trim()),
);

describe('like everything is nothing', () => {
  test('any in the type or in the schema does not compile', () => {
    exactly(of<Plain>, z.object(plain));
    // @ts-expect-error: all of the schema
    exactly(of<Plain>, z.any());
    // @ts-expect-error: a field of the schema
    exactly(of<Plain>, z.object({ ...plain, percent: z.any() }));
    // @ts-expect-error: further in
    exactly(of<Plain>, z.object({ ...plain, list: z.array(z.any()) }));
    // @ts-expect-error: a field of the type
    exactly(of<Loose>, z.object({ percent: z.string() }));
    // @ts-expect-error: both
    exactly(of<Loose>, z.object({ percent: z.any() }));
    // @ts-expect-error: all of the type
    exactly(of<Loose['percent']>, z.object(plain));
    // @ts-expect-error: of the kind of nothing, but of no form
    exactly(of<Plain>, z.object({ ...plain, percent: z.unknown() }));
    expect(
      z.safeParse(z.object({ ...plain, percent: z.any() }), { percent: 1, count: 1, list: [] }).success,
    ).toBe(true);
  });

  test('a schema that gives another value than it is given does not compile', () => {
    const digits = z.pipe(
      z.string(),
      z.transform((text: string) => Number(text)),
    );
    // @ts-expect-error: text into a number
    exactly(of<Plain>, z.object({ ...plain, count: digits }));
    // @ts-expect-error: text into another text
    exactly(of<Plain>, z.object({ ...plain, percent: trimmed }));
    // @ts-expect-error: in an array
    exactly(of<Plain>, z.object({ ...plain, list: z.array(trimmed) }));
    // @ts-expect-error: whatever is given
    exactly(of<Plain>, z.object({ ...plain, count: z.coerce.number() }));
    // @ts-expect-error: what is not given
    exactly(of<Plain>, z.object({ ...plain, percent: z._default(z.string(), '0') }));
    // @ts-expect-error: what is wrong
    exactly(of<Plain>, z.object({ ...plain, percent: z.catch(z.string(), '0') }));
    // @ts-expect-error: in a record
    exactly(of<Readonly<Record<string, string>>>, z.record(z.string(), trimmed));
    // @ts-expect-error: in a tuple
    exactly(of<readonly [string, string]>, z.tuple([z.string(), trimmed]));
    // @ts-expect-error: in one of several
    exactly(of<string | number>, z.union([z.number(), trimmed]));
    // @ts-expect-error: where it may be null
    exactly(of<string | null>, z.nullable(trimmed));
    expect(z.parse(trimmed, ' 1 ')).toBe('1');
  });
});

test('every contract of a type of the domain is held this way', () => {
  const sources = ['shared/contracts', 'functions/storage'].flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .map((name) => readFileSync(join(ROOT, folder, name), 'utf8')),
  );
  const all = sources.join('\n');
  expect(all.match(/exactly\(\s*of</g)?.length).toBeGreaterThan(25);
  expect(all.match(/\) satisfies z\./g) ?? []).toEqual([]);
});
