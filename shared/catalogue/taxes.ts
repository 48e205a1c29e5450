/** Taxes on sending, as law: dated and scoped. A sender without a rule here has taxes that are not recorded. */
import type { TaxRule } from '../model/corridor-prices.ts';
import type { CountryCode } from '../model/vocabulary.ts';

/**
 * The US remittance transfer tax (26 USC 4475, Public Law 119-21): 1 % of the amount sent after 31 December
 * 2025 where the sender hands over cash, a money order, a cashier's check or the like. Of our instruments that
 * is cash alone: an account at a covered institution and US-issued cards are outside, as is USD 15 or less.
 */
export const TAX_RULES: readonly TaxRule[] = [
  {
    id: 'usa-remittance-transfer-tax',
    name: 'US remittance tax',
    law: '26 USC 4475',
    sender: 'USA',
    from: '2026-01-01',
    to: null,
    rateBp: 100,
    fundingInstruments: ['cash'],
    exemptUpTo: '15',
    currency: 'USD',
  },
];

/** The rules of one sending country, in force or not: the day decides at the time of comparison. */
export const taxesOf = (sender: CountryCode): readonly TaxRule[] =>
  TAX_RULES.filter((rule) => rule.sender === sender);
