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
  const of = (evidence: string, from?: 'workbook', state: 'accepted' | 'withdrawn' = 'accepted') => ({
    survey: { ...surveyRef('e'), evidence: evidence.repeat(64) },
    state,
    ...(from && { from }),
  });
  const [bundled, workbook, other] = [of('a'), of('a', 'workbook'), of('b', 'workbook')];
  const gone = of('a', 'workbook', 'withdrawn');
  const read = /^The same workbook was read again, and a newer release/;
  const withdrawn = /^The edition before it was withdrawn/;
  test.each([
    // That the source gave other rows is not known: a newer release of ours may read them otherwise.
    [
      'a file that was fetched',
      workbook,
      other,
      'fetched',
      /^Another file of the source, or a newer release/,
    ],
    // The source's file, or one that somebody corrected.
    ['a file that was imported', workbook, other, 'imported', /^A workbook was imported by hand/],
    ['the same file, fetched again', workbook, workbook, 'fetched', read],
    ['the same file, imported again', workbook, workbook, 'imported', read],
    [
      'a file after what is bundled',
      bundled,
      other,
      'fetched',
      /takes the place of the round that comes with/,
    ],
    [
      'an import after what is bundled',
      bundled,
      other,
      'imported',
      /takes the place of the round that comes/,
    ],
    ['another bundled round', bundled, of('b'), 'bundled', /comes with the software has other rows/],
    ['a file after a withdrawn one', gone, other, 'fetched', withdrawn],
    ['an import after a withdrawn one', gone, workbook, 'imported', withdrawn],
    ['what is bundled after a withdrawn one', gone, of('b'), 'bundled', withdrawn],
  ] as const)('of %s', (_, before, after, given, words) => {
    const reason = reasonOf(before, after, given);
    expect(reason).toMatch(words);
    // As bounded as what people write.
    expect(correctionRequestSchema.parse({ reason, askedBy: 'operator' }).reason).toBe(reason);
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
