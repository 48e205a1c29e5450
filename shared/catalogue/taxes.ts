/**
 * Taxes on sending, as the law has them: with their days, and what they fall on. A sender without a rule here has taxes that
 * are not recorded.
 *
 * The US remittance transfer tax (26 USC 4475, Public Law 119-21): 1 % of the amount sent after 31 December 2025 where the
 * sender hands over cash, a money order, a cashier's check or the like. Of our instruments that is cash alone: an account
 * at a covered institution and US-issued cards are outside, as is USD 15 or less.
 */
import type { TaxRule } from '../model/corridor-prices.ts';
import { type CountryCode, FUNDING_INSTRUMENTS } from '../model/vocabulary.ts';
import { country, currency, day, decimal, id, integer, list, oneOf, orNull, text } from './columns.ts';
import { readCsv } from './csv.ts';
import taxesText from './data/taxes.csv';

export const TAX_RULES: readonly TaxRule[] = readCsv(
  'taxes.csv',
  taxesText,
  {
    id,
    name: text,
    law: text,
    sender: country,
    from: day,
    to: orNull(day),
    rateBp: integer(0, 10_000),
    fundingInstruments: list(oneOf(FUNDING_INSTRUMENTS)),
    exemptUpTo: decimal,
    currency,
  },
  { key: ['id'] },
);

/** The rules of one sending country, in force or not: the day decides at the time of comparison. */
export const taxesOf = (sender: CountryCode): readonly TaxRule[] =>
  TAX_RULES.filter((rule) => rule.sender === sender);
