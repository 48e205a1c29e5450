/** The order of texts, the same on every machine: by code unit, without a locale. */

/** Negative if `a` comes before `b`, 0 if they are equal, positive if after. */
export const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
