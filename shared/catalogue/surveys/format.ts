/**
 * Our own text format for a survey of prices, small enough to read in a review and to bundle:
 *
 *     karvon-survey 1
 *     source rpw
 *     publisher The World Bank, Remittance Prices Worldwide, available at …
 *     licence CC BY 4.0
 *     period 2025-Q3
 *     days 2025-07-01 2025-09-30
 *     count corridors 348 points200 6470 points500 6470
 *
 *     DEU-KGZ
 *     western-union ca 142/310 58/310, bi 71/98+142/98 29/98 …
 *
 * One block per corridor, one line per provider, then comma-separated ways: a letter for what is paid with and
 * one for where, the prices at 200, the prices at 500. A price is fee/margin in hundredths of a percent of the
 * amount; `+` joins several prices of one way, `-` stands for none. Nothing ties a price at 200 to one at 500.
 */
import type { AccessPoint, FundingInstrument } from '../../model/vocabulary.ts';
import type { EditionRow } from '../../pricing/survey.ts';

export interface SurveyHeader {
  readonly source: string;
  readonly publisher: string;
  readonly licence: string;
  readonly period: string;
  readonly firstDay: string;
  readonly lastDay: string;
}

export interface Survey {
  readonly header: SurveyHeader;
  readonly rows: readonly EditionRow[];
}

export const FORMAT_LINE = 'karvon-survey 1';

export const INSTRUMENT_LETTERS: Readonly<Record<FundingInstrument, string>> = {
  cash: 'c',
  'bank-account': 'b',
  'debit-card': 'd',
  'credit-card': 'r',
  'mobile-money': 'm',
};

export const ACCESS_LETTERS: Readonly<Record<AccessPoint, string>> = {
  agent: 'a',
  branch: 'b',
  internet: 'i',
  'mobile-app': 'm',
  'call-centre': 'c',
  'post-office': 'p',
  atm: 't',
};
