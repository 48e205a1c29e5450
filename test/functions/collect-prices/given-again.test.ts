/** What is told of a round that is given again: why, as far as it is known, and how many prices differ, each counted once. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { differenceOf, reasonOf } from '../../../functions/collect-prices/given-again.ts';
import { correctionRequestSchema } from '../../../shared/contracts/correction.ts';
import type { RoundRow } from '../../../shared/pricing/survey.ts';
import { rowsOf, surveyRef } from '../../support/survey.ts';

const rows: readonly RoundRow[] = rowsOf('DEU-KGZ');
const [first, second] = rows as [RoundRow, RoundRow];

describe('the reason', () => {
  const of = (evidence: string, from?: 'workbook') => ({
    survey: { ...surveyRef('e'), evidence: evidence.repeat(64) },
    ...(from && { from }),
  });
  test.each([
    ['another workbook', of('a', 'workbook'), of('b', 'workbook'), 'source', /published the round again/],
    ['the same workbook, read otherwise', of('a', 'workbook'), of('a', 'workbook'), 'operator', /read again/],
    ['a workbook after what is bundled', of('a'), of('b', 'workbook'), 'operator', /own workbook/],
    ['another bundled round', of('a'), of('b'), 'operator', /comes with the software/],
  ] as const)('of %s', (_, before, after, role, words) => {
    const { reason, askedBy } = reasonOf(before, after);
    expect(reason).toMatch(words);
    expect(askedBy).toEqual({ role, organisation: null });
    // As bounded as what people write.
    expect(correctionRequestSchema.parse({ reason, askedBy: role }).reason).toBe(reason);
  });
});

describe('the difference', () => {
  const { tie: _, ...untied } = first;
  test.each([
    ['none', rows, rows, [0, 0, 0]],
    ['in another order', rows, [...rows].reverse(), [0, 0, 0]],
    ['only in a tie', [{ ...untied, tie: 1 }], [{ ...untied, tie: 2 }], [0, 0, 0]],
    ['another price', [first], [{ ...first, feeBp: first.feeBp + 1 }], [0, 0, 1]],
    ['another provider', [first], [{ ...first, provider: 'another' }], [1, 1, 0]],
    ['the same service twice', [first], [first, first], [1, 0, 0]],
    ['a service once of two', [second, second], [second], [0, 1, 0]],
    ['from nothing', [], rows, [rows.length, 0, 0]],
    ['to nothing', rows, [], [0, rows.length, 0]],
  ] as const)('%s', (_, before, after, [added, removed, changed]) => {
    expect(differenceOf(before, after)).toEqual({ added, removed, changed });
  });

  test('accounts for every price, and is the other way round the other way round', () => {
    const some = fc.array(
      fc
        .record({ at: fc.nat(3), feeBp: fc.integer({ min: 100, max: 102 }) })
        .map(({ at, feeBp }) => ({ ...rows[at], feeBp }) as RoundRow),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(some, some, (before, after) => {
        const { added, removed, changed } = differenceOf(before, after);
        expect(before.length - removed).toBe(after.length - added);
        expect(Math.min(added, removed, changed)).toBeGreaterThanOrEqual(0);
        expect(changed).toBeLessThanOrEqual(Math.min(before.length, after.length));
        expect(differenceOf(after, before)).toEqual({ added: removed, removed: added, changed });
        expect(differenceOf(before, before)).toEqual({ added: 0, removed: 0, changed: 0 });
      }),
    );
  });
});
