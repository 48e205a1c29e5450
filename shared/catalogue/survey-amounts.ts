/**
 * What the RPW survey's interviewers ask for in each sending country: its old, fixed equivalents of USD 200 and
 * 500 (EUR 140 since before 2014, though EUR 140 was USD 164 in 2025). Read from rows, never got by converting.
 *
 * - `survey-rows`: the local amounts of the 2014 Q1 and Q2 rows (the majority of a country's rows; a handful of
 *   euro rows say 120 or 300). The 2025 fees come out round at them too, or do not speak against them.
 * - `round-fees`: no 2014 rows; inferred because the 2025 Q3 fees, published as percentages, come out round at
 *   these two amounts and at no others near them (test/shared/catalogue/against-shared-data.test.ts shows it).
 *
 * Angola, Cameroon, India, Israel, Poland and Rwanda have no entry: too few fees, or none that come out round.
 */
import type { SurveyAmount } from '../model/corridor-prices.ts';
import type { CountryCode, CurrencyCode } from '../model/vocabulary.ts';

export type AmountBasis = 'survey-rows' | 'round-fees';
type Row = readonly [
  sender: CountryCode,
  currency: CurrencyCode,
  at200: string,
  at500: string,
  basis: AmountBasis,
];

export const SURVEY_AMOUNT_ROWS: readonly Row[] = [
  ['ARE', 'AED', '735', '1835', 'survey-rows'],
  ['AUS', 'AUD', '200', '500', 'survey-rows'],
  ['AUT', 'EUR', '140', '345', 'survey-rows'],
  ['BEL', 'EUR', '140', '345', 'survey-rows'],
  ['BHR', 'BHD', '75', '190', 'round-fees'],
  ['BRA', 'BRL', '370', '920', 'survey-rows'],
  ['CAN', 'CAD', '200', '500', 'survey-rows'],
  ['CHE', 'CHF', '160', '400', 'survey-rows'],
  ['CHL', 'CLP', '112500', '280000', 'survey-rows'],
  ['CIV', 'XOF', '93000', '230000', 'round-fees'],
  ['CRI', 'USD', '200', '500', 'survey-rows'],
  ['CZE', 'CZK', '3800', '9550', 'survey-rows'],
  ['DEU', 'EUR', '140', '345', 'survey-rows'],
  ['DOM', 'DOP', '7250', '18100', 'survey-rows'],
  ['ESP', 'EUR', '140', '345', 'survey-rows'],
  ['FRA', 'EUR', '140', '345', 'survey-rows'],
  ['GBR', 'GBP', '120', '300', 'survey-rows'],
  ['GHA', 'GHS', '300', '750', 'survey-rows'],
  ['ITA', 'EUR', '140', '345', 'survey-rows'],
  ['JOR', 'JOD', '140', '350', 'round-fees'],
  ['JPN', 'JPY', '17000', '42000', 'survey-rows'],
  ['KEN', 'KES', '18000', '45000', 'survey-rows'],
  ['KOR', 'KRW', '240000', '595000', 'survey-rows'],
  ['KWT', 'KWD', '65', '150', 'round-fees'],
  ['MYS', 'MYR', '610', '1530', 'survey-rows'],
  ['NLD', 'EUR', '140', '345', 'survey-rows'],
  ['NOR', 'NOK', '1240', '3100', 'survey-rows'],
  ['NZL', 'NZD', '260', '650', 'survey-rows'],
  ['OMN', 'OMR', '75', '190', 'round-fees'],
  ['PRT', 'EUR', '140', '345', 'round-fees'],
  ['QAT', 'QAR', '730', '1820', 'survey-rows'],
  ['SAU', 'SAR', '750', '1870', 'survey-rows'],
  ['SEN', 'XOF', '93000', '230000', 'survey-rows'],
  ['SGP', 'SGD', '260', '645', 'survey-rows'],
  ['SWE', 'SEK', '1700', '4300', 'round-fees'],
  ['THA', 'THB', '7100', '17800', 'round-fees'],
  ['TUR', 'TRY', '570', '1400', 'round-fees'],
  ['TZA', 'TZS', '324500', '811000', 'survey-rows'],
  ['USA', 'USD', '200', '500', 'survey-rows'],
  ['ZAF', 'ZAR', '1370', '3410', 'survey-rows'],
];

const bySender: ReadonlyMap<CountryCode, Row> = new Map(SURVEY_AMOUNT_ROWS.map((row) => [row[0], row]));

/** The survey's two amounts for a sending country; `local` is null where what was asked is not known. */
export const surveyAmountsOf = (sender: CountryCode): readonly [SurveyAmount, SurveyAmount] => {
  const row = bySender.get(sender);
  if (!row) {
    return [
      { denomination: 200, local: null },
      { denomination: 500, local: null },
    ];
  }
  const [, currency, at200, at500, basis] = row;
  return [
    { denomination: 200, local: { amount: at200, currency, basis } },
    { denomination: 500, local: { amount: at500, currency, basis } },
  ];
};

/** The currency the survey asked in, where that is known: US dollars in Costa Rica, whose own is the colón. */
export const surveyCurrencyOf = (sender: CountryCode): CurrencyCode | undefined => bySender.get(sender)?.[1];

/** A smaller local amount than its name says, because the currency fell and the survey kept its number. */
export interface LowValue {
  readonly sender: CountryCode;
  /** What the "USD 200" amount was worth, US dollars. */
  readonly usd: string;
  readonly basis: string;
}

/** Senders whose smaller amount was worth under USD 100 at the end of the survey's quarter. */
export const LOW_VALUE_SENDERS: readonly LowValue[] = [
  { sender: 'BRA', usd: '70', basis: 'ECB reference rates of 2025-09-30' },
  { sender: 'GHA', usd: '25', basis: 'about 12 cedis to the dollar, our approximation' },
  { sender: 'TUR', usd: '14', basis: 'ECB reference rates of 2025-09-30' },
  { sender: 'ZAF', usd: '79', basis: 'ECB reference rates of 2025-09-30' },
];
