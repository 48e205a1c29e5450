/** In which order the rows of a table stand, sorted by one of its columns. Runs in the browser. */

/** What a cell is sorted by: a number, or a text; null: not known. */
export type SortKey = number | string | null;

/**
 * The first number in a text as the page's language writes it: `−1 234,50` is -1234.5. `<1` is a little less than 1.
 * @param decimal the language's mark before decimals. @returns null: there is none
 */
export function numberIn(text: string, decimal: string): number | null {
  const [found] = /[−-]?\d[\d\s.,]*/.exec(text) ?? [];
  if (found === undefined) return null;
  const [whole = '', fraction = ''] = found.split(decimal);
  const digits = (part: string): string => part.replace(/\D/g, '');
  const value = Number(`${digits(whole)}.${digits(fraction) || 0}`);
  const isBelow = text.trim().startsWith('<');
  return /^[−-]/.test(found) ? -value : isBelow ? value - 1e-9 : value;
}

/**
 * The places of the rows in their new order. What is not known stands last, whichever way; equal rows keep their order.
 * @param compareTexts of the page's language
 */
export function orderOf(
  keys: readonly SortKey[],
  isDown: boolean,
  compareTexts: (a: string, b: string) => number,
): number[] {
  const compare = (a: SortKey, b: SortKey): number => {
    if (a === null || b === null) return Number(a === null) - Number(b === null);
    const order = typeof a === 'number' && typeof b === 'number' ? a - b : compareTexts(String(a), String(b));
    return isDown ? -order : order;
  };
  return keys.map((_, at) => at).sort((a, b) => compare(keys[a] ?? null, keys[b] ?? null) || a - b);
}
