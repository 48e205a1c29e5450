/**
 * Holds a schema to the type that it describes, both ways. `satisfies z.ZodMiniType<T>` looks one way only: a schema without
 * one of T's optional fields passes it, and loses the field of every value it parses. Here that does not compile, nor does
 * a schema with a field that T lacks, or with another set of values. `readonly` does not count. Nor does `any` compile, in the
 * type or in the schema, since it is like everything; nor a schema that reads a value as another: what is stored and sent has
 * the form of its type as it is.
 */
import type * as z from 'zod/mini';

declare const absent: unique symbol;
declare const keys: unique symbol;
declare const anything: unique symbol;

/**
 * T with every field required, the optional ones marked, and its keys named, at every level. So one form is no other's if it
 * has a key more or less: for types as such, a value with more fields is a value of a type with fewer.
 */
type Form<T, Side> = 0 extends 1 & T
  ? { readonly [anything]: Side }
  : T extends readonly unknown[]
    ? { -readonly [K in keyof T]: Form<T[K], Side> }
    : T extends object
      ? { readonly [keys]: keyof T } & {
          -readonly [K in keyof T]-?:
            | Form<T[K], Side>
            | (Record<never, never> extends Pick<T, K> ? typeof absent : never);
        }
      : T;

/** Whether two types are alike. An `any` of one is not alike an `any` of the other. */
type IsAlike<T, S> = [Form<S, 'schema'>, Form<T, 'type'>] extends [Form<T, 'type'>, Form<S, 'schema'>]
  ? true
  : false;

/** Kinds of schemas that give another value than the one they are given. */
type Changing = 'transform' | 'pipe' | 'default' | 'prefault' | 'catch';

/** True where a schema, or one within it, is of such a kind; never where none is. */
type Changes<S> = S extends { readonly _zod: { readonly def: infer D } }
  ? D extends { readonly type: Changing }
    ? true
    : ChangesWithin<D>
  : never;
type ChangesWithin<D> =
  | (D extends { readonly shape: infer O } ? { [K in keyof O]: Changes<O[K]> }[keyof O] : never)
  | (D extends { readonly options: infer O extends readonly unknown[] } ? Changes<O[number]> : never)
  | (D extends { readonly items: infer O extends readonly unknown[] } ? Changes<O[number]> : never)
  | (D extends { readonly element: infer E } ? Changes<E> : never)
  | (D extends { readonly innerType: infer I } ? Changes<I> : never)
  | (D extends { readonly keyType: infer K; readonly valueType: infer V } ? Changes<K> | Changes<V> : never)
  | (D extends { readonly left: infer L; readonly right: infer R } ? Changes<L> | Changes<R> : never)
  | (D extends { readonly rest: infer R } ? Changes<R> : never);

/** Anything if schema and type are alike; else what no schema is, so that the compiler stops and shows the type. */
type Alike<T, S extends z.ZodMiniType> = [
  IsAlike<T, z.infer<S>>,
  IsAlike<T, z.input<S>>,
  Changes<S>,
] extends [true, true, never]
  ? unknown
  : { readonly 'the schema differs from the type': T };

/** Names a type for `exactly`: `of<Offer>`. */
export const of = <T>(value: T): T => value;

/** The schema, unchanged. */
// @__NO_SIDE_EFFECTS__
export function exactly<T, S extends z.ZodMiniType>(_type: (value: T) => T, schema: S & Alike<T, S>): S {
  return schema;
}
