/** A schema's inferred type with every level readonly, as in our own types. */
export type DeepReadonly<T> = T extends object ? { readonly [K in keyof T]: DeepReadonly<T[K]> } : T;
