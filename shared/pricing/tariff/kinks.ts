/**
 * Finds the outlays where what arrives of a tariff with bands may bend or jump. Between two of them it is linear in the
 * outlay, except for the provider's rounding. Extra outlays in the list do no harm.
 */
import {
  add,
  complement,
  divide,
  isPositive,
  multiply,
  type Rational,
  subtract,
  ZERO,
} from '../../money/rational.ts';
import { minorFloor } from '../../money/round.ts';
import type { Terms } from '../tariff-cost.ts';
import { taxFactors } from '../tax.ts';
import { type PricedBand, type ReadTariff, readTariff } from './read-tariff.ts';
import type { BandedTariff } from './tariff.ts';

/**
 * The first minor unit of every stretch, unsorted. Around a kink of a tariff that rounds, or adds its fee: every unit.
 */
export function kinksOf(tariff: BandedTariff, terms: Terms): bigint[] {
  const read = readTariff(tariff, terms);
  // Above the largest amount, a rest of less than a minor unit may still be paid.
  const reach = tariff.feeRounding ? 3n : read.onTop ? 1n : 0n;
  const kinks = read.onTop ? onTopKinks(read) : deductedKinks(read);
  return kinks.flatMap((kink) => {
    const starts: bigint[] = [];
    const unit = minorFloor(kink, terms.decimals);
    for (let start = unit - reach; start <= unit + 1n + reach; start++) starts.push(start);
    return starts;
  });
}

/** Sent amounts where a tax begins, or in some band a pay-out fee reaches its cap or leaves nothing, or a limit of it is reached. */
const sentLevels = ({ due, bands, levels }: ReadTariff): Rational[] => [
  ZERO,
  ...levels,
  ...due.map(({ above }) => above),
  ...bands.flatMap(payOutLevels),
];

function payOutLevels({ margin, payOut }: PricedBand): Rational[] {
  if (!payOut.known || !margin.known) return [];
  const { fixed, share, most } = payOut;
  const values = [divide(fixed, complement(share))];
  if (most) values.push(add(fixed, most));
  if (most && isPositive(share)) values.push(divide(most, share));
  const kept = complement(margin.value);
  return isPositive(kept) ? values.map((value) => divide(value, kept)) : [];
}

/** Amounts where a band begins or ends, or its fee reaches its minimum or maximum. */
function bandLevels({ above, upTo, fixed, share, minimum, maximum }: PricedBand): Rational[] {
  const levels = upTo ? [above, upTo] : [above];
  if (!isPositive(share)) return levels;
  for (const bound of maximum ? [minimum, maximum] : [minimum]) {
    levels.push(divide(subtract(bound, fixed), share));
  }
  return levels;
}

function deductedKinks(read: ReadTariff): Rational[] {
  const left = sentLevels(read).flatMap((level) =>
    taxFactors(read.due).map((factor) => multiply(level, factor)),
  );
  const cut = read.bands.flatMap((band) => [
    ...bandLevels(band),
    ...left.flatMap((level) => [
      divide(add(level, band.fixed), complement(band.share)),
      add(level, band.minimum),
      add(level, band.maximum ?? ZERO),
    ]),
  ]);
  return [read.least, ...cut];
}

function onTopKinks(read: ReadTariff): Rational[] {
  const sent = [read.least, ...sentLevels(read), ...read.bands.flatMap(bandLevels)];
  return sent.flatMap((level) =>
    taxFactors(read.due).flatMap((factor) => {
      const taxed = multiply(level, factor);
      return read.bands.flatMap(({ fixed, share, minimum, maximum }) => [
        add(taxed, add(fixed, multiply(share, level))),
        add(taxed, minimum),
        add(taxed, maximum ?? ZERO),
      ]);
    }),
  );
}
