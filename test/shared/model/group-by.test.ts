import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { groupBy } from '../../../shared/model/group-by.ts';

describe('groupBy', () => {
  it('keeps the order of first appearance of keys, and the order of items within a key', () => {
    expect([...groupBy([3, 1, 5, 2, 4], (n) => (n % 2 === 0 ? 'even' : 'odd'))]).toEqual([
      ['odd', [3, 1, 5]],
      ['even', [2, 4]],
    ]);
  });

  it('makes no group of no items', () => {
    expect(groupBy([], String).size).toBe(0);
  });

  it('gives what Map.groupBy gives', () => {
    fc.assert(
      fc.property(fc.array(fc.integer()), fc.integer({ min: 1, max: 5 }), (items, by) => {
        const keyOf = (n: number) => n % by;
        expect(groupBy(items, keyOf)).toEqual(Map.groupBy(items, keyOf));
      }),
    );
  });
});
