/** The cost of a price: with the taxes in force on the day and the pay-out fee, in the reading asked for. */
import type { TaxRule } from '../corridor/sheet.ts';
import type { CurrencyCode, FundingInstrument, Reading } from '../corridor/vocabulary.ts';
import {
  add,
  complement,
  divide,
  isPositive,
  least,
  multiply,
  ONE,
  type Rational,
  subtract,
} from '../money/rational.ts';
import { type Cost, type Fact, known, readCost, unknown } from './cost.ts';
import type { PriceAt } from './price.ts';
import type { PayoutMethod, Rates } from './tariff.ts';
import { scaleTax, taxShare } from './tax.ts';

/** All that a price depends on beside the tariff and the amount. */
export interface Terms {
  readonly reading: Reading;
  /** ISO day: the taxes and tariffs in force. */
  readonly day: string;
  readonly currency: CurrencyCode;
  readonly decimals: number;
  readonly fundingInstrument: FundingInstrument;
  /** Null: not recorded. */
  readonly payoutMethod: PayoutMethod | null;
  readonly taxes: readonly TaxRule[];
  /** Null: no rate of the day. */
  readonly rates: Rates | null;
}

/** Reads a price as a cost. Taxes are on what is left of the amount after the fee, or on all of it, as the reading has it. */
export const costAt = (price: PriceAt, terms: Terms): Cost => {
  const { fee, margin } = price;
  const base = terms.reading === 'fee-deducted' && fee.known ? complement(fee.value) : ONE;
  // Where the fee leaves nothing there is nothing to tax, and nothing that a share could be taken of.
  const tax = isPositive(base) ? taxOf(price, base, terms) : unknown('not-recorded');
  const payOutFee = payOutFeeOf(price, tax.known ? subtract(base, tax.value) : base, terms);
  return readCost(terms.reading, { fee, margin, tax, payOutFee });
};

const taxOf = ({ money }: PriceAt, base: Rational, terms: Terms): Fact => {
  const tax = taxShare({
    rules: terms.taxes,
    day: terms.day,
    fundingInstrument: terms.fundingInstrument,
    taken: terms.reading === 'fee-deducted' ? 'within' : 'on-top',
    amount: money && { value: multiply(money, base), currency: terms.currency },
  });
  return scaleTax(tax, base);
};

/** The pay-out fee as a share of the amount, where `left` is the share of it that is exchanged. */
const payOutFeeOf = ({ money, margin, payOut }: PriceAt, left: Rational, { reading }: Terms): Fact => {
  if (!payOut.known) return unknown(payOut.why);
  if (!money) return unknown('not-recorded');
  if (!margin.known) return unknown(margin.why);
  const sent = reading === 'fee-deducted' ? left : ONE;
  const arriving = multiply(multiply(money, sent), complement(margin.value));
  const cashOut = multiply(payOut.share, arriving);
  const charged = add(payOut.fixed, payOut.most ? least(cashOut, payOut.most) : cashOut);
  return known(divide(charged, money));
};
