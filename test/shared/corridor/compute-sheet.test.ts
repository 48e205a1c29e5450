import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SheetInputError } from '../../../shared/corridor/compute-sheet.ts';
import { NothingToAverageError } from '../../../shared/corridor/indicators.ts';
import { METHOD_VERSION } from '../../../shared/corridor/method-version.ts';
import { totalsBp } from '../../../shared/corridor/totals.ts';
import {
  anyRows,
  localAmounts,
  NO_LOCAL_AMOUNTS,
  pair,
  row,
  SURVEY,
  sheetOf,
  US_TAX,
} from '../pricing/facts.ts';

const ROWS = [...pair('xoom', [356, 226], [145, 234]), ...pair('ria', [714, 0], [250, 0])];

describe('computeSheet', () => {
  it('holds what is known of the corridor and nothing else', () => {
    const sheet = sheetOf(ROWS, {
      providers: {
        xoom: { name: 'Xoom', type: 'money-transfer-operator', typeBasis: 'RPW 2014' },
        ria: { name: 'Ria', type: 'money-transfer-operator', typeBasis: 'RPW 2014' },
        other: { name: 'Other', type: 'unknown', typeBasis: 'not classified' },
      },
      taxes: [US_TAX],
    });
    expect(sheet).toMatchObject({
      format: 1,
      methodVersion: METHOD_VERSION,
      corridor: 'DEU-KGZ',
      sender: 'DEU',
      receiver: 'KGZ',
      survey: SURVEY,
      sendCurrency: 'EUR',
      currencies: 'different',
      amounts: localAmounts('140', '345'),
    });
    expect(sheet.decimals).toEqual({ EUR: 2 });
    expect(Object.keys(sheet.providers)).toEqual(['ria', 'xoom']);
    expect(sheet.taxes).toEqual([]);
    expect(sheet.services.map(({ id }) => id)).toEqual(['ria.cash.agent.1', 'xoom.cash.agent.1']);
    expect(sheet.services[0]?.points[0]?.flags).toEqual(['no-margin-recorded']);
  });

  it('averages every row, flagged ones included, per principal', () => {
    const [at200, at500] = sheetOf([...ROWS, row('anor', 200, 100, 100)]).indicators;
    expect(at200).toMatchObject({ denomination: 200, count: 3, mean: '4.987', min: '2.000', max: '7.140' });
    expect(at500).toMatchObject({ denomination: 500, count: 2, mean: '3.145' });
  });

  it("keeps its sender's taxes, in the order of their ids", () => {
    const taxes = [
      { ...US_TAX, id: 'b', sender: 'DEU' },
      US_TAX,
      { ...US_TAX, id: 'a', sender: 'DEU' },
      { ...US_TAX, id: 'c', sender: 'DEU' },
    ];
    expect(sheetOf(ROWS, { taxes }).taxes.map(({ id }) => id)).toEqual(['a', 'b', 'c']);
  });

  it('gives the same bytes whatever the order of its rows', () => {
    fc.assert(
      fc.property(
        anyRows.chain((rows) =>
          fc.tuple(fc.constant(rows), fc.shuffledSubarray(rows, { minLength: rows.length })),
        ),
        ([rows, shuffled]) => {
          expect(JSON.stringify(sheetOf(shuffled))).toBe(JSON.stringify(sheetOf(rows)));
        },
      ),
    );
  });

  it('carries the decimals of the send currency and of the local amounts', () => {
    const over = { sendCurrency: 'JPY', amounts: localAmounts('200', '500', 'USD') };
    expect(sheetOf(ROWS, over).decimals).toEqual({ JPY: 0, USD: 2 });
    expect(() => sheetOf(ROWS, { decimals: { USD: 2 } })).toThrow(/decimals of EUR/);
  });

  it('refuses facts that do not fit together', () => {
    const [low, high] = localAmounts('140', '345');
    const [low200, high500] = NO_LOCAL_AMOUNTS;
    expect(() => sheetOf(ROWS, { amounts: [high, low] })).toThrow(SheetInputError);
    expect(() => sheetOf(ROWS, { amounts: [low, low] })).toThrow(/in this order/);
    expect(() => sheetOf(ROWS, { amounts: [high500, high] })).toThrow(/in this order/);
    expect(() => sheetOf(ROWS, { amounts: localAmounts('345', '345') })).toThrow(/not above/);
    expect(() => sheetOf(ROWS, { amounts: localAmounts('346', '345') })).toThrow(/not above/);
    expect(() => sheetOf(ROWS, { amounts: [low, localAmounts('1', '500', 'USD')[1]] })).toThrow(
      /two currencies/,
    );
    expect(() => sheetOf(ROWS, { providers: {} })).toThrow(/provider ria/);
    expect(sheetOf(ROWS, { amounts: [low, high500] }).amounts[1].local).toBeNull();
    expect(sheetOf(ROWS, { amounts: [low200, high] }).amounts[0].local).toBeNull();
  });

  it('reads local amounts with the decimals of their currency', () => {
    expect(sheetOf(ROWS, { amounts: localAmounts('140.50', '345') }).amounts[0].local?.amount).toBe('140.50');
    expect(() => sheetOf(ROWS, { amounts: localAmounts('140.505', '345') })).toThrow(/too-many-decimals/);
  });

  it('lists providers in the order of their ids', () => {
    const rows = [...pair('a-b', [1, 1], [1, 1]), ...pair('a', [1, 1], [1, 1])];
    expect(Object.keys(sheetOf(rows).providers)).toEqual(['a', 'a-b']);
  });

  it('has no average of an amount without rows', () => {
    expect(() => sheetOf([row('xoom', 200, 1, 1)])).toThrow(NothingToAverageError);
    expect(() => sheetOf([])).toThrow(NothingToAverageError);
  });

  it('lists totals of one amount as published', () => {
    expect(totalsBp(sheetOf(ROWS).services, 200)).toEqual([714, 582]);
    expect(totalsBp(sheetOf(ROWS).services, 500)).toEqual([250, 379]);
  });
});
