/** Each reader's share of the reference rates, on a clock of its own. */
import { describe, expect, test } from 'vitest';
import { newBuckets } from '../../../functions/http/buckets.ts';
import { CALLER, newShares, READER } from '../../../functions/serve-reference/shares.ts';

const shares = () => newShares(new Uint8Array([1, 2, 3]));
/** How many of so many requests pass, each from what `from` says, at one instant. */
const passing = (
  mayAsk: ReturnType<typeof shares>,
  many: number,
  from: (n: number) => string | undefined,
  at = 0,
) => Array.from({ length: many }, (_, n) => mayAsk(from(n), at)).filter(Boolean).length;

describe('a bucket', () => {
  test.each([
    ['a burst at once', [0, 0, 0, 0], [true, true, true, false]],
    [
      'one more each half second',
      [0, 0, 0, 499, 500, 999, 1000],
      [true, true, true, false, true, false, true],
    ],
    ['never more than the burst', [0, 9_000, 9_000, 9_000, 9_000], [true, true, true, true, false]],
    ['nothing for a clock that was set back', [900, 900, 900, 0, 0], [true, true, true, false, false]],
  ])('gives %s', (_, instants, expected) => {
    const passes = newBuckets({ rate: 2, burst: 3 });
    expect(instants.map((now) => passes('one', now))).toEqual(expected);
  });

  test('is forgotten when it is the oldest of very many', () => {
    const passes = newBuckets({ rate: 1, burst: 1 });
    expect([passes('first', 0), passes('first', 0)]).toEqual([true, false]);
    for (let n = 0; n < 5_000; n++) expect(passes(`other ${n}`, 0)).toBe(true);
    expect(passes('first', 0)).toBe(true);
  });
});

describe('behind CloudFront', () => {
  test('a reader who hammers leaves the others theirs', () => {
    const mayAsk = shares();
    expect(passing(mayAsk, 500, () => '192.0.2.1, 198.51.100.1', 0)).toBe(READER.burst);
    expect(passing(mayAsk, 20, () => '192.0.2.2, 198.51.100.2', 0)).toBe(20);
    expect(passing(mayAsk, 500, () => '192.0.2.1, 198.51.100.1', 1_000)).toBe(READER.rate);
  });

  test('what a reader sends as its address changes nothing', () => {
    expect(passing(shares(), 500, (n) => `203.0.113.${n}, 192.0.2.1, 198.51.100.1`)).toBe(READER.burst);
  });
});

describe('directly at the gateway', () => {
  test('one who makes up a new address each time is bounded, and leaves readers theirs', () => {
    const mayAsk = shares();
    expect(passing(mayAsk, 5_000, (n) => `made-up-${n}, 192.0.2.9`)).toBe(CALLER.burst);
    expect(passing(mayAsk, 20, () => '192.0.2.2, 198.51.100.2')).toBe(20);
  });

  test.each([['192.0.2.9'], [''], [undefined]])('of %j it has the share of a reader', (from) => {
    expect(passing(shares(), 500, () => from)).toBe(READER.burst);
  });
});
