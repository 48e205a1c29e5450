/** A key of a grouping as the word of the closed list that it is. */

/** @throws RangeError for a key that is not in the list */
export function asWord<Word extends string>(list: readonly Word[], key: string): Word {
  const found = list.find((word) => word === key);
  if (found === undefined) throw new RangeError(`${key} is none of ${list.join(', ')}`);
  return found;
}
