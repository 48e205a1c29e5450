/** Compares by value: the order of an object's fields does not count, since a stored or sent object may come in another order. */
import { byText } from './order.ts';

/** JSON with the names of objects in order, so that two ways to write the same are the same. */
export const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => byText(a, b)))
      : part,
  );
