/** Finds every fault of a submitted tariff at once, each with its field. */
import { isDay } from '../../model/day.ts';
import { groupBy } from '../../model/group-by.ts';
import { FUNDING_INSTRUMENTS, PAYOUT_METHODS } from '../../model/vocabulary.ts';
import { DecimalError, type DecimalFault, parseDecimal } from '../../money/decimal.ts';
import { compare, isPositive, type Rational, rational } from '../../money/rational.ts';
import type { Amounts, Band, BandedTariff, PayOutFee, TariffRate, TariffRates } from './tariff.ts';

/** `field` as a path: `fees.cash[1].minimum`. */
export interface TariffFault {
  readonly field: string;
  readonly code:
    | DecimalFault
    /** An instrument with an empty list of bands, or no instrument at all. */
    | 'no-bands'
    /** A band ends where it begins or before, a maximum is under its minimum, or a last day is before the first. */
    | 'end-before-beginning'
    /** A band does not begin where the one before it ends. */
    | 'gap'
    | 'overlap'
    /** 100 % or more. */
    | 'too-much'
    /** A rate or a limit of 0. */
    | 'not-positive'
    /** Limits leave no amount of any band. */
    | 'limits-exclude-bands'
    | 'not-a-day';
}

/** Decimals of percentages and rates. */
const FINE = 12;

/** Every fault of a tariff whose currency has so many decimals; an empty list if it can be priced. */
export function tariffFaults(tariff: BandedTariff, decimals: number): TariffFault[] {
  const faults: TariffFault[] = [];
  const fault = (field: string, code: TariffFault['code']): void => {
    faults.push({ field, code });
  };
  const read = (field: string, text: string | null, places: number): Rational | null => {
    if (text === null) return null;
    try {
      return parseDecimal(text, places);
    } catch (error) {
      if (!(error instanceof DecimalError)) throw error;
      fault(field, error.code);
      return null;
    }
  };
  const percent = (field: string, text: string): void => {
    const share = read(field, text, FINE);
    if (share && compare(share, rational(100)) >= 0) fault(field, 'too-much');
  };
  const positive = (field: string, text: string | null, places: number): Rational | null => {
    const value = read(field, text, places);
    if (value && !isPositive(value)) fault(field, 'not-positive');
    return value;
  };
  const ordered = (field: string, low: Rational | null, high: Rational | null, equalToo: boolean): void => {
    if (!low || !high) return;
    const order = compare(low, high);
    if (order > 0 || (order === 0 && !equalToo)) fault(field, 'end-before-beginning');
  };
  /** Whether each of them begins where the one before it ends, the first at 0. Gives their exact ends. */
  const inRow = (
    list: readonly (Amounts & { readonly at: string })[],
  ): (readonly [Rational | null, Rational | null])[] => {
    let end: Rational | null = rational(0);
    return list.map(({ at, ...band }, index) => {
      const above = read(`${at}.above`, band.above, decimals);
      const upTo = read(`${at}.upTo`, band.upTo, decimals);
      ordered(`${at}.upTo`, above, upTo, false);
      // No band can follow a band without end.
      if (index > 0 && list[index - 1]?.upTo === null) fault(`${at}.above`, 'overlap');
      else if (above && end) {
        const order = compare(above, end);
        if (order !== 0) fault(`${at}.above`, order > 0 ? 'gap' : 'overlap');
      }
      end = upTo;
      return [above, upTo];
    });
  };
  const bands = (field: string, list: readonly Band[]): ReturnType<typeof inRow> => {
    if (list.length === 0) fault(field, 'no-bands');
    const ends = inRow(list.map((band, index) => ({ ...band, at: `${field}[${index}]` })));
    list.forEach((band, index) => {
      const at = `${field}[${index}]`;
      read(`${at}.fixed`, band.fixed, decimals);
      percent(`${at}.percent`, band.percent);
      const minimum = read(`${at}.minimum`, band.minimum, decimals);
      ordered(`${at}.maximum`, minimum, read(`${at}.maximum`, band.maximum, decimals), true);
    });
    return ends;
  };
  const rateOf = (field: string, rate: TariffRate): void => {
    if (rate.kind === 'rate') positive(`${field}.rate`, rate.rate, FINE);
    else percent(`${field}.percent`, rate.percent);
  };
  const ratesOf = (field: string, rates: TariffRates | null): void => {
    if (!rates) return;
    if ('kind' in rates) {
      rateOf(field, rates);
      return;
    }
    const placed = rates.map((band, index) => ({ ...band, at: `${field}[${index}]` }));
    for (const { at, rate } of placed) rateOf(`${at}.rate`, rate);
    // Those of one instrument and those of all are lists of their own.
    for (const list of groupBy(placed, ({ fundingInstrument }) => fundingInstrument ?? '').values())
      inRow(list);
  };
  const payOutOf = (field: string, fee: PayOutFee): void => {
    read(`${field}.lifting`, fee.lifting, FINE);
    percent(`${field}.cashOutPercent`, fee.cashOutPercent);
    read(`${field}.cashOutMost`, fee.cashOutMost, FINE);
  };
  const days = (fields: readonly [string, string], from: string, to: string | null): void => {
    if (!isDay(from)) fault(fields[0], 'not-a-day');
    if (to !== null && !isDay(to)) fault(fields[1], 'not-a-day');
    else if (to !== null && to < from) fault(fields[1], 'end-before-beginning');
  };

  const taken = FUNDING_INSTRUMENTS.filter((instrument) => tariff.fees[instrument]);
  if (taken.length === 0) fault('fees', 'no-bands');
  const ends = taken.flatMap((instrument) => bands(`fees.${instrument}`, tariff.fees[instrument] ?? []));
  ratesOf('rate', tariff.rate);
  for (const method of PAYOUT_METHODS) {
    const fee = tariff.payOutFees[method];
    if (!fee) continue;
    const field = `payOutFees.${method}`;
    if ('lifting' in fee) {
      payOutOf(field, fee);
      continue;
    }
    const placed = fee.map((band, index) => ({ ...band, at: `${field}[${index}]` }));
    for (const band of placed) payOutOf(band.at, band);
    inRow(placed);
  }
  const { limits } = tariff;
  const fewest = read('limits.least', limits.least, decimals);
  const highest = (['perTransfer', 'perDay', 'perMonth'] as const).flatMap((name) => {
    const limit = positive(`limits.${name}`, limits[name], decimals);
    ordered(`limits.${name}`, fewest, limit, true);
    return limit && isPositive(limit) ? limit : [];
  });
  positive('limits.payoutMost', limits.payoutMost ?? null, FINE);
  const isOutside = ([above, upTo]: (typeof ends)[number]): boolean =>
    (fewest !== null && upTo !== null && compare(upTo, fewest) < 0) ||
    highest.some((limit) => above !== null && compare(above, limit) >= 0);
  if (ends.length > 0 && ends.every(isOutside)) fault('limits', 'limits-exclude-bands');
  tariff.promotions.forEach(({ bands: list, rate, cap, from, to }, index) => {
    const at = `promotions[${index}]`;
    if (list) bands(`${at}.bands`, list);
    ratesOf(`${at}.rate`, rate);
    positive(`${at}.cap`, cap ?? null, decimals);
    days([`${at}.from`, `${at}.to`], from, to);
  });
  days(['validFrom', 'validTo'], tariff.validFrom, tariff.validTo);
  return faults;
}
