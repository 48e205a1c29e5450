/** Computes the cost of a price in a reading, with the taxes in force on the day and the pay-out fee. */
import type { TaxRule } from '../model/corridor-prices.ts';
import type { CurrencyCode, FundingInstrument, PayoutMethod, Reading } from '../model/vocabulary.ts';
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
import type { SurveyedAmount } from './spot.ts';
import type { Rates } from './tariff/tariff.ts';
import { scaleTax, taxedBy } from './tax.ts';

/** Everything a price depends on besides the tariff and the amount. */
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

/** The terms of a question about an outlay, all that the sender pays, and what arrives of it. */
export interface Purse extends Terms {
  readonly reading: 'fee-deducted';
  /** The surveyed amounts in rising order; empty where they are not known in the currency. */
  readonly surveyed: readonly SurveyedAmount[];
}

/**
 * Reads the terms and returns a function that gives the cost of any price. Taxes are on what is left of the amount after
 * the fee, or on all of it, depending on the reading. Throws DecimalError.
 */
export function costOn(terms: Terms): (price: PriceAt) => Cost {
  const { reading, currency } = terms;
  const taxOf = taxedBy(terms.taxes, terms.day, terms.fundingInstrument);
  const deducted = reading === 'fee-deducted';
  return (price) => {
    const { money, fee, margin } = price;
    const base = deducted && fee.known ? complement(fee.value) : ONE;
    // If the fee leaves nothing, there is nothing to tax, and nothing to take a share of.
    const tax = isPositive(base)
      ? scaleTax(
          taxOf(money && { value: multiply(money, base), currency }, deducted ? 'within' : 'on-top'),
          base,
        )
      : unknown('not-recorded');
    const payOutFee = payOutFeeOf(price, () => (deducted && tax.known ? subtract(base, tax.value) : base));
    return readCost(reading, { fee, margin, tax, payOutFee });
  };
}

/** The pay-out fee as a share of the amount, where `sent` is the share of it that is exchanged. */
function payOutFeeOf({ money, margin, payOut }: PriceAt, sent: () => Rational): Fact {
  if (!payOut.known) return unknown(payOut.why);
  if (!money) return unknown('not-recorded');
  if (!margin.known) return unknown(margin.why);
  const arriving = multiply(multiply(money, sent()), complement(margin.value));
  const cashOut = multiply(payOut.share, arriving);
  const charged = add(payOut.fixed, payOut.most ? least(cashOut, payOut.most) : cashOut);
  return known(divide(charged, money));
}
