/**
 * Computes taxes on sending from dated, scoped rules. The base is the amount transferred x, not what leaves the purse:
 * out of a fixed outlay O with the fee f deducted, O - f = x + t x, so x = (O - f) / (1 + t). Source of the one rule in
 * force today: 26 USC 4475, 1 % of transfers over USD 15 paid for in cash.
 */
import type { TaxRule } from '../model/corridor-prices.ts';
import type { FundingInstrument } from '../model/vocabulary.ts';
import { parseDecimal } from '../money/decimal.ts';
import {
  add,
  compare,
  complement,
  divide,
  fromBasisPoints,
  least,
  most,
  multiply,
  ONE,
  type Rational,
  ZERO,
} from '../money/rational.ts';
import { type Fact, known, unknown } from './cost.ts';

/** The amount of money to tax; null where only percentages are known. */
export type TaxedAmount = { readonly value: Rational; readonly currency: string } | null;

/** `within`: the tax has to come out of the amount; `on-top`: the amount is what is transferred. */
export type TaxTaken = 'within' | 'on-top';

/** Decimals allowed in a rule's exemption: more than any currency has. */
const EXEMPTION_DECIMALS = 4;

/** A rule that applies to a transfer: a share of what is transferred, for transfers above an amount. */
export interface DueTax {
  readonly rate: Rational;
  readonly above: Rational;
  readonly currency: string;
}

/** Whether a rule holds on a day (ISO): from its first day to its last, both included. */
export const taxInForce = ({ from, to }: Pick<TaxRule, 'from' | 'to'>, day: string): boolean =>
  from <= day && (to === null || day <= to);

/** The rules in force on a day for an instrument, by the amount above which they begin. */
export const dueTaxes = (
  rules: readonly TaxRule[],
  day: string,
  fundingInstrument: FundingInstrument,
): DueTax[] =>
  rules
    .filter((rule) => taxInForce(rule, day))
    .filter((rule) => rule.fundingInstruments.includes(fundingInstrument))
    .map((rule) => ({
      rate: fromBasisPoints(rule.rateBp),
      above: parseDecimal(rule.exemptUpTo, EXEMPTION_DECIMALS),
      currency: rule.currency,
    }))
    .sort((a, b) => compare(a.above, b.above));

/** What one unit transferred costs with taxes: with none, with the first, ... with all that apply. */
export function taxFactors(due: readonly DueTax[]): Rational[] {
  let factor = ONE;
  return [ONE, ...due.map(({ rate }) => (factor = add(factor, rate)))];
}

/** The tax on top of an amount transferred, as a share of it. */
export const taxOnTop = (due: readonly DueTax[], amount: Rational): Rational =>
  due
    .filter(({ above }) => compare(amount, above) > 0)
    .map(({ rate }) => rate)
    .reduce(add, ZERO);

/**
 * Reads the rules for an instrument on a day and returns a function that gives the tax of any amount, as a share of it
 * (of what is left after the fee, or of the principal). Not recorded where we have no rule for the sender; a known 0
 * where rules exist and this transfer is outside them. Throws DecimalError.
 */
export function taxedBy(
  rules: readonly TaxRule[],
  day: string,
  fundingInstrument: FundingInstrument,
): (amount: TaxedAmount, taken: TaxTaken) => Fact {
  if (rules.length === 0) return () => unknown('not-recorded');
  const due = dueTaxes(rules, day, fundingInstrument);
  if (due.length === 0) return () => known(ZERO);
  return (amount, taken) => {
    if (amount === null || due.some(({ currency }) => currency !== amount.currency)) {
      return unknown('amount-not-in-tax-currency');
    }
    const { value } = amount;
    if (taken === 'on-top') return known(taxOnTop(due, value));
    // Shares of the amount keep figures short: most often what is transferred is 1 / (1 + t) of it.
    const ofAmount = due.map((tax) => ({ ...tax, above: divide(tax.above, value) }));
    return known(complement(largestTaxed(ofAmount, (factor) => divide(ONE, factor))));
  };
}

/**
 * The largest amount whose tax still fits: sup { x : x (1 + rates of the exemptions below x) fits }, where `fitting`
 * says which amount fits where each unit of it costs `factor`. Just above an exemption nothing fits exactly (of 15.10,
 * neither 15.10 untaxed nor 14.95 taxed is possible): there it is the exempt amount itself, and the rest counts as tax,
 * so that paying more never sends less.
 */
export function largestTaxed(due: readonly DueTax[], fitting: (factor: Rational) => Rational): Rational {
  let factor = ONE;
  // Up to each exemption only the taxes before it count; above the last one all of them.
  const upTo = due.map(({ rate, above }) => {
    const fits = least(fitting(factor), above);
    factor = add(factor, rate);
    return fits;
  });
  return upTo.reduce(most, fitting(factor));
}

/** The tax as a share of A, where `base` is the share of A that is taxed. */
export const scaleTax = (tax: Fact, base: Rational): Fact =>
  tax.known ? known(multiply(tax.value, base)) : tax;
