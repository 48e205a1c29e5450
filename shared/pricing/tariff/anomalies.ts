/** Reports where a tariff sends less when more is paid, with the amounts. Such a tariff is still priced as it is. */
import { FUNDING_INSTRUMENTS, type FundingInstrument } from '../../model/vocabulary.ts';
import { formatDecimal } from '../../money/decimal.ts';
import { compare, type Rational, subtract } from '../../money/rational.ts';
import { minorFloor, ofMinor } from '../../money/round.ts';
import { type ExactBand, feeIn, type Grid, paidFor, readBands } from './bands.ts';
import type { BandedTariff } from './tariff.ts';

/** Decimal strings in the send currency: what is paid, and what is sent of it after the fee. */
interface Paid {
  readonly paid: string;
  readonly sent: string;
}

/** Paying `more` sends less than paying `less`. */
export interface TariffAnomaly {
  readonly fundingInstrument: FundingInstrument;
  readonly less: Paid;
  readonly more: Paid;
}

/**
 * Every end of a band where paying more sends less. This cannot happen within a band, because a percentage is under
 * 100: a tariff without an anomaly here has none at any amount. Only for a tariff without faults (tariffFaults); taxes
 * are ignored.
 */
export function tariffAnomalies(tariff: BandedTariff, decimals: number): TariffAnomaly[] {
  const grid = { rounding: tariff.feeRounding, decimals };
  return FUNDING_INSTRUMENTS.flatMap((fundingInstrument) => {
    const bands = readBands(tariff.fees[fundingInstrument] ?? []);
    return bands.flatMap((next, index) => {
      const before = bands[index - 1];
      if (!before) return [];
      const end = minorFloor(next.above, decimals);
      const last = transfer(before, ofMinor(end, decimals), tariff, grid);
      const first = transfer(next, ofMinor(end + 1n, decimals), tariff, grid);
      const order = compare(last.paid, first.paid);
      const [less, more] = order < 0 ? [last, first] : [first, last];
      if (order === 0 || compare(more.sent, less.sent) >= 0) return [];
      return [{ fundingInstrument, less: written(less, decimals), more: written(more, decimals) }];
    });
  });
}

interface Transfer {
  readonly paid: Rational;
  readonly sent: Rational;
}

const transfer = (band: ExactBand, amount: Rational, tariff: BandedTariff, grid: Grid): Transfer =>
  tariff.feeConvention === 'added'
    ? { paid: paidFor(band, amount, [], grid), sent: amount }
    : { paid: amount, sent: subtract(amount, feeIn(band, amount, grid)) };

const written = ({ paid, sent }: Transfer, decimals: number): Paid => ({
  paid: formatDecimal(paid, decimals),
  sent: formatDecimal(sent, decimals),
});
