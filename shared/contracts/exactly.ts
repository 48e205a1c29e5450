/**
 * Holds a schema to the type that it describes, both ways. `satisfies z.ZodMiniType<T>` looks one way only: a schema without
 * one of T's optional fields passes it, and loses the field of every value it parses. Here that does not compile, nor does
 * a schema with a field that T lacks, or with another set of values. `readonly` does not count.
 */
import type * as z from 'zod/mini';

declare const absent: unique symbol;
declare const keys: unique symbol;

/**
 * T with every field required, the optional ones marked, and its keys named, at every level. So one form is no other's if it
 * has a key more or less: for types as such, a value with more fields is a value of a type with fewer.
 */
type Form<T> = T extends readonly unknown[]
  ? { -readonly [K in keyof T]: Form<T[K]> }
  : T extends object
    ? { readonly [keys]: keyof T } & {
        -readonly [K in keyof T]-?:
          | Form<T[K]>
          | (Record<never, never> extends Pick<T, K> ? typeof absent : never);
      }
    : T;

/** Anything if the two are alike; else what no schema is, so that the compiler stops and shows the type. */
type Alike<T, S> = [Form<S>, Form<T>] extends [Form<T>, Form<S>]
  ? unknown
  : { readonly 'the schema differs from the type': T };

/** Names a type for `exactly`: `of<Offer>`. */
export const of = <T>(value: T): T => value;

/** The schema, unchanged. */
// @__NO_SIDE_EFFECTS__
export function exactly<T, S extends z.ZodMiniType>(
  _type: (value: T) => T,
  schema: S & Alike<T, z.infer<S>>,
): S {
  return schema;
}
