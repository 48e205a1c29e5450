/**
 * Reads a tariff under the terms of a question: exact bands of amounts, each with one fee, one margin and one fee at pay-out.
 */
import {
  compare,
  complement,
  divide,
  isPositive,
  least,
  multiply,
  ONE,
  type Rational,
  subtract,
  ZERO,
} from '../../money/rational.ts';
import { known, unknown } from '../cost.ts';
import type { Margin, PayOutCharge } from '../price.ts';
import type { Terms } from '../tariff-cost.ts';
import { type DueTax, dueTaxes } from '../tax.ts';
import { type ExactBand, figure, type Grid, percentage, readBands } from './bands.ts';
import { rateEnds } from './rate-age.ts';
import type { Amounts, BandedTariff, PayOutBand, PayOutFee, RateBand, Rates, TariffRate } from './tariff.ts';

/** A band of amounts that have all in common. */
export interface PricedBand extends ExactBand {
  readonly margin: Margin;
  readonly payOut: PayOutCharge;
  /** The largest amount sent whose pay-out is within the limit there; null: no limit, or no rate to know it by. */
  readonly sentMost: Rational | null;
}

/** A tariff under the terms of a question, exact. */
export interface ReadTariff {
  readonly bands: readonly PricedBand[];
  readonly grid: Grid;
  /** Whether the money is an outlay and the fee is added to what is sent of it. */
  readonly onTop: boolean;
  /** Whether the fee comes out of the money. */
  readonly within: boolean;
  readonly due: readonly DueTax[];
  readonly least: Rational;
  /** Null: no limit. */
  readonly most: Rational | null;
  /** Amounts sent above which the rate, the fee at pay-out or its limit may be another. */
  readonly levels: readonly Rational[];
}

/** Throws DecimalError for a tariff with faults (tariffFaults). */
export function readTariff(tariff: BandedTariff, terms: Terms): ReadTariff {
  const { limits } = tariff;
  const due = dueTaxes(terms.taxes, terms.day, terms.fundingInstrument);
  const highest = [limits.perTransfer, limits.perDay, limits.perMonth]
    .flatMap((limit) => (limit === null ? [] : [figure(limit)]))
    .sort(compare)[0];
  const fees = readBands(tariff.fees[terms.fundingInstrument] ?? [])
    .filter(({ above }) => !highest || compare(above, highest) < 0)
    .map((band) => (highest ? { ...band, upTo: band.upTo ? least(band.upTo, highest) : highest } : band));
  const { edges, at } = besideFees(tariff, terms);
  const bands = fees
    .flatMap((band) => cutAt(band, edges))
    .map((band): PricedBand => ({ ...band, ...at(band.above) }));
  const onTop = terms.reading === 'fee-deducted' && tariff.feeConvention === 'added';
  return {
    bands,
    grid: { rounding: tariff.feeRounding, decimals: terms.decimals },
    onTop,
    within: terms.reading === 'fee-deducted' && !onTop,
    // A tax with an exemption in another currency is unknown, so it is left out here.
    due: due.every(({ currency }) => currency === terms.currency) ? due : [],
    least: figure(limits.least ?? '0'),
    most: highest ?? null,
    levels: [...edges, ...bands.flatMap(({ sentMost }) => sentMost ?? [])],
  };
}

/** A band in pieces that begin at its own beginning and at each edge within it. */
function cutAt(band: ExactBand, edges: readonly Rational[]): ExactBand[] {
  const { above, upTo } = band;
  const inside = edges.filter(
    (edge) => compare(edge, above) > 0 && (upTo === null || compare(edge, upTo) < 0),
  );
  const starts = [above, ...inside];
  return starts.map((start, index) => ({ ...band, above: start, upTo: starts[index + 1] ?? upTo }));
}

/** What is by amount and no fee: the amounts where it changes, in order, and what it is just above an amount. */
function besideFees(
  tariff: BandedTariff,
  terms: Terms,
): {
  readonly edges: readonly Rational[];
  readonly at: (above: Rational) => Pick<PricedBand, 'margin' | 'payOut' | 'sentMost'>;
} {
  const reference = rateOf(tariff, terms.rates, terms.rates?.reference);
  const rates = ratesIn(tariff, terms).map(({ rate, ...amounts }) => ({
    ...endsOf(amounts),
    ...exchangeOf(rate, reference, tariff, terms),
  }));
  const fees = payOutFeesIn(tariff, terms).map((fee) => ({
    ...endsOf(fee),
    payOut: payOutOf(fee, reference),
  }));
  const { payoutMost } = tariff.limits;
  const most = payoutMost === undefined ? null : figure(payoutMost);
  return {
    edges: [...rates, ...fees]
      .flatMap(({ above, upTo }) => (upTo ? [above, upTo] : [above]))
      .filter(isPositive)
      .sort(compare)
      .filter((edge, index, all) => index === 0 || compare(edge, all[index - 1] ?? ZERO) > 0),
    at: (above) => {
      const exchange = rates.find((band) => covers(band, above));
      return {
        margin: exchange?.margin ?? unknown('rate-not-disclosed'),
        payOut: fees.find((band) => covers(band, above))?.payOut ?? { known: false, why: 'not-recorded' },
        sentMost: most && exchange?.rate ? divide(most, exchange.rate) : null,
      };
    },
  };
}

interface Ends {
  readonly above: Rational;
  readonly upTo: Rational | null;
}

const EVERY_AMOUNT: Amounts = { above: '0', upTo: null };
const endsOf = ({ above, upTo }: Amounts): Ends => ({
  above: figure(above),
  upTo: upTo === null ? null : figure(upTo),
});
/** Whether amounts just above one are among these. */
const covers = (ends: Ends, above: Rational): boolean =>
  compare(above, ends.above) >= 0 && (ends.upTo === null || compare(above, ends.upTo) < 0);

function ratesIn({ rate }: BandedTariff, { fundingInstrument }: Terms): readonly RateBand[] {
  if (!rate) return [];
  if ('kind' in rate) return [{ ...EVERY_AMOUNT, rate }];
  return rate.filter((band) => (band.fundingInstrument ?? fundingInstrument) === fundingInstrument);
}

function payOutFeesIn({ payOutFees }: BandedTariff, { payoutMethod }: Terms): readonly PayOutBand[] {
  const fees = payoutMethod && payOutFees[payoutMethod];
  if (!fees) return [];
  return 'lifting' in fees ? [{ ...EVERY_AMOUNT, ...fees }] : fees;
}

/** The day's rate by a benchmark into what is paid out; null: unknown. */
function rateOf(
  { currency, payoutCurrency }: BandedTariff,
  rates: Rates | null,
  benchmark: string | undefined,
): Rational | null {
  if (!rates || benchmark === undefined) return null;
  const isMain = payoutCurrency === undefined || payoutCurrency === (rates.payoutCurrency ?? payoutCurrency);
  if (!isMain && payoutCurrency === currency) return benchmark === rates.reference ? ONE : null;
  const known = isMain ? rates.perUnit : rates.others?.[payoutCurrency];
  // A provider names its benchmark: one called `constructor` is none that we have.
  const text = known && Object.keys(known).includes(benchmark) ? known[benchmark] : undefined;
  return text ? figure(text) : null;
}

/**
 * Pay-out units for one unit sent (null: unknown), and the loss against the reference rate, 1 - r/m; r may itself be a margin
 * over another benchmark. A comparison knows its day and no hour: a rate is known to the end of the day on which it gets old.
 */
function exchangeOf(
  rate: TariffRate,
  reference: Rational | null,
  tariff: BandedTariff,
  { rates, day }: Terms,
): { readonly rate: Rational | null; readonly margin: Margin } {
  if (rate.kind === 'rate') {
    if (rate.asOf !== undefined && rate.asOf < day && rateEnds(rate.asOf) < day)
      return { rate: null, margin: unknown('rate-old') };
    const given = figure(rate.rate);
    if (!reference) return { rate: given, margin: unknown('no-reference-rate') };
    return { rate: given, margin: known(subtract(ONE, divide(given, reference))) };
  }
  const kept = complement(percentage(rate.percent));
  if (rate.benchmark === rates?.reference)
    return { rate: reference && multiply(reference, kept), margin: known(percentage(rate.percent)) };
  const benchmark = rateOf(tariff, rates, rate.benchmark);
  if (!reference || !benchmark) return { rate: null, margin: unknown('no-reference-rate') };
  const given = multiply(benchmark, kept);
  return { rate: given, margin: known(subtract(ONE, divide(given, reference))) };
}

function payOutOf(
  { lifting, cashOutPercent, cashOutMost }: PayOutFee,
  reference: Rational | null,
): PayOutCharge {
  const fixed = figure(lifting);
  const share = percentage(cashOutPercent);
  const cap = cashOutMost === null ? null : figure(cashOutMost);
  if (!reference) {
    // A percentage of the pay-out needs no rate; an amount in the pay-out currency does.
    const needsRate = isPositive(fixed) || (cap && isPositive(share));
    return needsRate ? { known: false, why: 'no-reference-rate' } : { known: true, fixed, share, most: null };
  }
  return { known: true, fixed: divide(fixed, reference), share, most: cap && divide(cap, reference) };
}
