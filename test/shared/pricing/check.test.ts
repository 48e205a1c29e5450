/** The check of an offer: verdicts by a truth table, vectors computed by hand, and what holds for any numbers. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Check, CheckError, checkOffer, readQuestion } from '../../../shared/pricing/check.ts';
import { checkTable, roundAmount } from '../../../shared/pricing/check-table.ts';
import type { OfficialRate } from '../../../shared/pricing/official-rate.ts';

const official = (more: Partial<OfficialRate> = {}): OfficialRate => ({
  from: 'RUB',
  to: 'TJS',
  rate: '0.125',
  fixedOn: ['2026-04-24', '2026-04-24'],
  age: 0,
  basis: 'consensus',
  banks: ['cbr', 'nbt'],
  decimals: { from: 2, to: 2 },
  ...more,
});
const check = (paid: string, received: string, more: Partial<OfficialRate> = {}): Check =>
  checkOffer({ paid, received }, official(more));
const one = (figure: string) => ({ low: figure, high: figure });

describe('the verdict, of 10,000 at 0.125: 1,250 is the official rate', () => {
  test.each([
    // received, verdict, percent, money, doubtful, slip
    ['1249.99', 'about-official', null, null, false, null],
    ['1250', 'about-official', null, null, false, null],
    // Half a point either way.
    ['1243.75', 'about-official', null, null, false, null],
    ['1243.74', 'taken', '0.50', '50.08', false, null],
    ['1256.25', 'about-official', null, null, false, null],
    ['1256.26', 'above-official', null, null, false, null],
    ['1207.50', 'taken', '3.40', '340.00', false, null],
    ['1125', 'taken', '10.00', '1000.00', false, null],
    // A quarter taken is not doubted, more is.
    ['937.50', 'taken', '25.00', '2500.00', false, null],
    ['937.49', 'taken', '25.00', '2500.08', true, null],
    // Three in a hundred above are not doubted, more are.
    ['1287.50', 'above-official', null, null, false, null],
    ['1287.51', 'above-official', null, null, true, null],
    // A zero too many, and one missing, each with what may be taken or is above.
    ['12075', 'above-official', null, null, true, 'ten-times-too-much'],
    ['9375', 'above-official', null, null, true, 'ten-times-too-much'],
    ['12875', 'above-official', null, null, true, 'ten-times-too-much'],
    ['12875.01', 'above-official', null, null, true, null],
    ['9374.99', 'above-official', null, null, true, null],
    ['120.75', 'taken', '90.34', '9034.00', true, 'ten-times-too-little'],
    ['93.75', 'taken', '92.50', '9250.00', true, 'ten-times-too-little'],
    ['93.74', 'taken', '92.50', '9250.08', true, null],
    ['12.50', 'taken', '99.00', '9900.00', true, null],
  ] as const)('%s received: %s', (received, verdict, percent, money, doubtful, slip) => {
    expect(check('10000', received)).toEqual({
      methodVersion: 'karvon-check-1',
      verdict,
      taken: percent === null ? null : { percent: one(percent), money: one(money) },
      atOfficialRate: '1250.00',
      doubtful,
      slip,
    });
  });
});

describe('banks that differ: 0.1244 to 0.1256 around 0.125', () => {
  const range = { range: { low: '0.1244', high: '0.1256' } };
  test.each([
    // Of 1244 and of 1256.
    ['1100', 'taken', { low: '11.58', high: '12.42' }, { low: '1157.56', high: '1242.04' }],
    // By the lowest rate nothing may be taken, by the highest a little: from nothing on, never less.
    ['1247', 'taken', { low: '0.00', high: '0.72' }, { low: '0.00', high: '71.66' }],
    ['1250', 'about-official', null, null],
    ['1262', 'about-official', null, null],
    ['1263', 'above-official', null, null],
  ] as const)('%s received: %s', (received, verdict, percent, money) => {
    const found = check('10000', received, range);
    expect([found.verdict, found.taken]).toEqual([verdict, percent && { percent, money }]);
    expect(found.atOfficialRate).toBe('1250.00');
  });

  test('one of the two rates is enough to ask first', () => {
    expect(check('10000', '937.5', range).doubtful).toBe(true);
    expect(check('10000', '943', range).doubtful).toBe(false);
    expect(check('10000', '1282', range).doubtful).toBe(true);
    expect(check('10000', '1281', range).doubtful).toBe(false);
  });
});

describe('vectors by hand', () => {
  test.each([
    // 10,000 roubles at 0.1248648338 are 1248.648338; 1 - 1206 / 1248.648338 = 0.034155604...
    ['RUB-TJS', '0.1248648338', 2, 2, '10000', '1206', '1248.65', '3.42', '341.56'],
    // 140 euros at 102.1641545 are 14302.98163; 1 - 13500 / 14302.98163 = 0.056140856...
    ['EUR-KGS', '102.1641545', 2, 2, '140', '13500', '14302.98', '5.61', '7.86'],
    // No decimals paid, three paid out: 50,000 at 0.0002107 are 10.535; 1 - 10 / 10.535 = 0.05078310...
    ['KRW-KWD', '0.0002107', 0, 3, '50000', '10', '10.535', '5.08', '2539'],
    // Half of the last unit goes up: 0.125 of 1.00 is 0.13, as money and as percent of 12.5.
    ['USD-USD', '1', 2, 3, '1', '0.875', '1.000', '12.50', '0.13'],
  ] as const)('%s', (_, rate, from, to, paid, received, worth, percent, money) => {
    const found = check(paid, received, { rate, decimals: { from, to } });
    expect(found.taken).toEqual({ percent: one(percent), money: one(money) });
    expect(found.atOfficialRate).toBe(worth);
  });
});

describe('a number that cannot be read', () => {
  test.each([
    ['', '1', 'paid', 'missing'],
    ['1,5', '1', 'paid', 'syntax'],
    ['-1', '1', 'paid', 'not-positive'],
    ['0', '1', 'paid', 'not-positive'],
    ['1', '0.00', 'received', 'not-positive'],
    ['1.001', '1', 'paid', 'too-many-decimals'],
    ['1', '9'.repeat(400), 'received', 'too-long'],
  ] as const)('%s and %s', (paid, received, field, code) => {
    for (const read of [
      () => check(paid, received),
      () => readQuestion({ paid, received }, { from: 2, to: 2 }),
    ]) {
      expect(read).toThrow(CheckError);
      expect(read).toThrow(expect.objectContaining({ field, code, decimals: 2 }));
    }
  });
});

describe('for any numbers', () => {
  const cents = fc.bigInt({ min: 1n, max: 10n ** 12n });
  const text = (minor: bigint): string => `${minor / 100n}.${String(minor % 100n).padStart(2, '0')}`;
  /** Millionths. */
  const rates = fc.bigInt({ min: 1n, max: 10n ** 9n });
  const rateText = (millionths: bigint): string =>
    `${millionths / 1_000_000n}.${String(millionths % 1_000_000n).padStart(6, '0')}`;
  /** Half of one goes away from zero. */
  const rounded = (n: bigint, d: bigint): bigint => (2n * n + d) / (2n * d);

  test('what is taken is exact, rounded once', () => {
    fc.assert(
      fc.property(cents, cents, rates, (paid, received, rate) => {
        const { taken, verdict } = check(text(paid), text(received), { rate: rateText(rate) });
        // Of worth and received, in cents of millionths.
        const [worth, hand] = [paid * rate, received * 1_000_000n];
        const lost = worth - hand;
        expect(verdict).toBe(
          1000n * lost > 5n * worth
            ? 'taken'
            : 1000n * lost < -5n * worth
              ? 'above-official'
              : 'about-official',
        );
        const exact = { percent: rounded(10_000n * lost, worth), money: rounded(lost * paid, worth) };
        expect(taken).toEqual(
          verdict === 'taken' ? { percent: one(text(exact.percent)), money: one(text(exact.money)) } : null,
        );
      }),
    );
  });

  test('the more is received, the less is taken; the higher the rate, the more', () => {
    const share = ({ taken, verdict }: Check): number =>
      taken ? Number(taken.percent.high) : verdict === 'about-official' ? 0 : -1;
    fc.assert(
      fc.property(cents, cents, cents, rates, rates, (paid, a, b, m, n) => {
        const [less, more] = a < b ? [a, b] : [b, a];
        const [low, high] = m < n ? [m, n] : [n, m];
        const at = (received: bigint, rate: bigint) =>
          share(check(text(paid), text(received), { rate: rateText(rate) }));
        expect(at(more, m)).toBeLessThanOrEqual(at(less, m));
        expect(at(a, high)).toBeGreaterThanOrEqual(at(a, low));
      }),
    );
  });

  test('nothing is ever negative, and a range is in order around the rate', () => {
    fc.assert(
      fc.property(cents, cents, rates, fc.bigInt({ min: 0n, max: 10n }), (paid, received, m, apart) => {
        const low = m * (1000n - apart);
        const high = m * (1000n + apart);
        const nine = (billionths: bigint): string =>
          `${billionths / 1_000_000_000n}.${String(billionths % 1_000_000_000n).padStart(9, '0')}`;
        const found = check(text(paid), text(received), {
          rate: rateText(m),
          range: { low: nine(low), high: nine(high) },
        });
        expect(JSON.stringify(found)).not.toMatch(/"-\d/);
        if (!found.taken) return;
        for (const { low, high } of Object.values(found.taken))
          expect(Number(low)).toBeLessThanOrEqual(Number(high));
        expect(Number(found.taken.percent.high)).toBeLessThanOrEqual(100);
      }),
    );
  });
});

describe('the table', () => {
  test('has what is paid out at each share taken', () => {
    expect(checkTable(official({ rate: '0.1248648338' }), '10000')).toEqual([
      { percent: 0, paidOut: '1249' },
      { percent: 1, paidOut: '1236' },
      { percent: 3, paidOut: '1211' },
      { percent: 5, paidOut: '1186' },
      { percent: 10, paidOut: '1124' },
    ]);
  });
  test('has whole units from a thousand on, five digits of large amounts, four of small ones', () => {
    const first = (rate: string, paid: string, to = 2) =>
      checkTable(official({ rate, decimals: { from: 2, to } }), paid)[0]?.paidOut;
    expect(first('0.0123456', '10000')).toBe('123.5');
    expect(first('0.00123456', '1000', 3)).toBe('1.235');
    expect(first('0.0123456', '10000', 0)).toBe('123');
    expect(first('99.99949', '10')).toBe('1000');
    expect(first('102.1641545', '140')).toBe('14303');
    expect(first('12345.678', '140')).toBe('1728400');
  });
  test('checked by itself, each line is what it says, as far as its digits go', () => {
    for (const rate of ['0.1248648338', '102.1641545', '14211.42', '0.00123456']) {
      for (const { percent, paidOut } of checkTable(official({ rate }), '140000')) {
        const { taken } = check('140000', paidOut, { rate, decimals: { from: 2, to: 3 } });
        expect(Math.abs(Number(taken?.percent.high ?? 0) - percent), `${rate} ${percent}`).toBeLessThan(0.06);
      }
    }
  });
  test.each([
    // The largest of 1, 2, 5, 10 ... worth at most 200 dollars.
    ['0.0133', '10000'],
    ['0.0021', '50000'],
    ['0.00008', '2000000'],
    ['1', '200'],
    ['1.0001', '100'],
    ['1.17', '100'],
    ['3.25', '50'],
    ['0.2', '1000'],
    ['0.2001', '500'],
    ['2000', '1'],
  ])('a currency worth %s dollars: a table of %s', (usd, amount) => {
    expect(roundAmount(usd)).toBe(amount);
  });
});
