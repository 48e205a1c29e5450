/** Builders for engine tests: minimal facts, rows, services and prices of a corridor. */

import fc from 'fast-check';
import type { CorridorPrices, SurveyAmount, TaxRule } from '../../../shared/model/corridor-prices.ts';
import { ACCESS_POINTS, FUNDING_INSTRUMENTS } from '../../../shared/model/vocabulary.ts';
import type { Rational } from '../../../shared/money/rational.ts';
import { rational } from '../../../shared/money/rational.ts';
import {
  corridorPricesFromSurvey,
  type SurveyedCorridor,
} from '../../../shared/pricing/corridor-prices-from-survey.ts';
import type { SurveyRow } from '../../../shared/pricing/survey.ts';

/** Exact rational of a decimal text, sign allowed: `-0.19`. */
export const exact = (text: string): Rational => {
  const [whole = '', decimals = ''] = text.split('.');
  return rational(BigInt(whole + decimals), 10n ** BigInt(decimals.length));
};

export const row = (
  provider: string,
  denomination: 200 | 500,
  feeBp: number,
  marginBp: number,
): SurveyRow => ({
  provider,
  fundingInstrument: 'cash',
  accessPoint: 'agent',
  denomination,
  feeBp,
  marginBp,
});

/** The 200 and the 500 row of one service: fee and margin at 200, then at 500. */
export const pair = (
  provider: string,
  [fee200, margin200]: readonly [number, number],
  [fee500, margin500]: readonly [number, number],
  over: Partial<SurveyRow> = {},
): SurveyRow[] => [
  { ...row(provider, 200, fee200, margin200), ...over },
  { ...row(provider, 500, fee500, margin500), ...over },
];

export const SURVEY = {
  edition: 'rpw-2025-q3',
  source: 'rpw',
  period: '2025-Q3',
  firstDay: '2025-07-01',
  lastDay: '2025-09-30',
  evidence: '00',
};

export const localAmounts = (
  low: string,
  high: string,
  currency = 'EUR',
): readonly [SurveyAmount, SurveyAmount] => [
  { denomination: 200, local: { amount: low, currency, basis: 'survey-rows' } },
  { denomination: 500, local: { amount: high, currency, basis: 'survey-rows' } },
];

export const NO_LOCAL_AMOUNTS: readonly [SurveyAmount, SurveyAmount] = [
  { denomination: 200, local: null },
  { denomination: 500, local: null },
];

/** 26 USC 4475. */
export const US_TAX: TaxRule = {
  id: 'us-4475',
  name: 'Remittance tax',
  law: '26 USC 4475',
  sender: 'USA',
  from: '2026-01-01',
  to: null,
  rateBp: 100,
  fundingInstruments: ['cash'],
  exemptUpTo: '15',
  currency: 'USD',
};

/** Prices of DEU-KGZ in EUR 140 and 345 with these rows; every provider's name is its id. */
export const sheetOf = (rows: readonly SurveyRow[], over: Partial<SurveyedCorridor> = {}): CorridorPrices =>
  corridorPricesFromSurvey({
    sender: 'DEU',
    receiver: 'KGZ',
    survey: SURVEY,
    rows,
    sendCurrency: 'EUR',
    decimals: { EUR: 2, USD: 2, KWD: 3, JPY: 0 },
    currencies: 'different',
    amounts: localAmounts('140', '345'),
    providers: Object.fromEntries(
      rows.map(
        ({ provider }) => [provider, { name: provider, type: 'unknown', typeBasis: 'a test' }] as const,
      ),
    ),
    taxes: [],
    ...over,
  }).prices;

/** Rows like those of surveys: few providers, so that keys collide; few margins, so that they repeat. */
export const anyRow: fc.Arbitrary<SurveyRow> = fc.record({
  provider: fc.constantFrom('anor', 'bek', 'chaq'),
  fundingInstrument: fc.constantFrom(...FUNDING_INSTRUMENTS.slice(0, 2)),
  accessPoint: fc.constantFrom(...ACCESS_POINTS.slice(0, 2)),
  denomination: fc.constantFrom(200 as const, 500 as const),
  feeBp: fc.oneof(fc.constantFrom(0, 100, 250), fc.integer({ min: 0, max: 12_000 })),
  marginBp: fc.oneof(fc.constantFrom(0, 0, 58, 120, -30), fc.integer({ min: -400, max: 3000 })),
});

/** Rows with at least one at each amount. */
export const anyRows: fc.Arbitrary<SurveyRow[]> = fc
  .array(anyRow, { minLength: 0, maxLength: 24 })
  .map((rows) => [...rows, row('anor', 200, 100, 58), row('anor', 500, 50, 58)]);
