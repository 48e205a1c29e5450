import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { METHOD_VERSION } from '../../../shared/model/method-version.ts';
import { SurveyedCorridorError } from '../../../shared/pricing/corridor-prices-from-survey.ts';
import { anyRows, localAmounts, NO_LOCAL_AMOUNTS, pair, SURVEY, sheetOf, US_TAX } from './facts.ts';

const ROWS = [...pair('xoom', [356, 226], [145, 234]), ...pair('ria', [714, 0], [250, 0])];

describe('corridorPricesFromSurvey', () => {
  it('has the known facts of the corridor and nothing else', () => {
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

  it("keeps its sender's taxes, sorted by id", () => {
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

  it('has the decimals of the send currency and of the local amounts', () => {
    const over = { sendCurrency: 'JPY', amounts: localAmounts('200', '500', 'USD') };
    expect(sheetOf(ROWS, over).decimals).toEqual({ JPY: 0, USD: 2 });
    expect(() => sheetOf(ROWS, { decimals: { USD: 2 } })).toThrow(/decimals of EUR/);
  });

  it('refuses missing or contradictory facts', () => {
    const [low, high] = localAmounts('140', '345');
    const [low200, high500] = NO_LOCAL_AMOUNTS;
    expect(() => sheetOf(ROWS, { amounts: [high, low] })).toThrow(SurveyedCorridorError);
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

  it('lists providers sorted by id', () => {
    const rows = [...pair('a-b', [1, 1], [1, 1]), ...pair('a', [1, 1], [1, 1])];
    expect(Object.keys(sheetOf(rows).providers)).toEqual(['a', 'a-b']);
  });
});
