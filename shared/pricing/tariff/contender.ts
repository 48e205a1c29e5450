/**
 * Turns a service with a tariff into a function of the outlay for the envelope, priced and ranked as in
 * compareBothWays.
 */
import { add, multiply, rational, ZERO } from '../../money/rational.ts';
import { minorUnit, ofMinor } from '../../money/round.ts';
import { costOn, type Terms } from '../tariff-cost.ts';
import type { Contender } from './envelope.ts';
import { kinksOf } from './kinks.ts';
import type { BandedTariff } from './tariff.ts';
import { pricerOf } from './tariff-price.ts';

/** For terms whose reading is `fee-deducted`. */
export function contenderOf(id: string, tariff: BandedTariff, terms: Terms): Contender {
  const price = pricerOf(tariff, terms);
  const costOf = costOn(terms);
  return {
    id,
    kinks: kinksOf(tariff, terms),
    // Rounding changes a fee by less than one unit, and the amount an outlay covers by less than two.
    roughness: tariff.feeRounding ? multiply(rational(2), minorUnit(terms.decimals)) : ZERO,
    look: (units) => {
      const money = ofMinor(units, terms.decimals);
      const priced = price({ basis: 'tariff', money });
      if (!priced.priced || !priced.at.fee.known || !priced.at.margin.known) return null;
      const cost = costOf(priced.at);
      if (!cost.feasible || !cost.arrives) return null;
      const charged = add(priced.at.fee.value, priced.at.margin.value);
      return { value: multiply(cost.arrives, money), above: multiply(charged, money) };
    },
  };
}
