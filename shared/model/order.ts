/** One order for texts, the same on every machine: by code unit, no locale. */

/** Negative, 0 or positive as `a` comes before, with or after `b`. */
export const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
