/**
 * What the RPW survey's interviewers ask for in each sending country: its old, fixed equivalents of USD 200 and
 * 500 (EUR 140 since before 2014, though EUR 140 was USD 164 in 2025). Read from the rows of 2025 Q3, never got by
 * converting.
 *
 * Costa Rica has no entry: its rows say 200 and 500 colones, which cannot be. A service whose own label cannot be has the
 * doubt `local-amount` instead (../model/corridor-prices.ts).
 */
import type { SurveyAmount } from '../model/corridor-prices.ts';
import type { CountryCode, CurrencyCode } from '../model/vocabulary.ts';
import { country, currency, decimal, oneOf, text } from './columns.ts';
import { readCsv } from './csv.ts';
import lowValueText from './data/low-value-senders.csv';
import amountsText from './data/survey-amounts.csv';

/** Sheets that an earlier release stored also have `round-fees`. */
const AMOUNT_BASES = ['survey-rows'] as const;

/** What the survey asks for in a sending country: local amounts as decimal strings, and how we know them. */
export const SURVEY_AMOUNT_ROWS = readCsv(
  'survey-amounts.csv',
  amountsText,
  { sender: country, currency, at200: decimal, at500: decimal, basis: oneOf(AMOUNT_BASES) },
  { key: ['sender'] },
);

const bySender: ReadonlyMap<CountryCode, (typeof SURVEY_AMOUNT_ROWS)[number]> = new Map(
  SURVEY_AMOUNT_ROWS.map((row) => [row.sender, row]),
);

/** The survey's two amounts for a sending country; `local` is null where what was asked is not known. */
export function surveyAmountsOf(sender: CountryCode): readonly [SurveyAmount, SurveyAmount] {
  const row = bySender.get(sender);
  if (!row) {
    return [
      { denomination: 200, local: null },
      { denomination: 500, local: null },
    ];
  }
  const { currency, at200, at500, basis } = row;
  return [
    { denomination: 200, local: { amount: at200, currency, basis } },
    { denomination: 500, local: { amount: at500, currency, basis } },
  ];
}

/** The currency the survey asked in, where that is known. */
export const surveyCurrencyOf = (sender: CountryCode): CurrencyCode | undefined =>
  bySender.get(sender)?.currency;

/** A smaller local amount than its name says, because the currency fell and the survey kept its number. */
export interface LowValue {
  readonly sender: CountryCode;
  /** What the "USD 200" amount was worth, US dollars. */
  readonly usd: string;
  readonly basis: string;
}

/** Senders whose smaller amount was worth under USD 100 at the end of the survey's quarter. */
export const LOW_VALUE_SENDERS: readonly LowValue[] = readCsv(
  'low-value-senders.csv',
  lowValueText,
  { sender: country, usd: decimal, basis: text },
  { key: ['sender'] },
);
