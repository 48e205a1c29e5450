/** Finds every fault of a submitted tariff at once, each with its field. */
import { FUNDING_INSTRUMENTS, PAYOUT_METHODS } from '../../model/vocabulary.ts';
import { DecimalError, type DecimalFault, parseDecimal } from '../../money/decimal.ts';
import { compare, isPositive, type Rational, rational } from '../../money/rational.ts';
import type { Band, BandedTariff, TariffRate } from './tariff.ts';

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
    | 'not-a-day';
}

/** Decimals of percentages and rates. */
const FINE = 12;
const DAY = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;

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
  const bands = (field: string, list: readonly Band[]): void => {
    if (list.length === 0) fault(field, 'no-bands');
    let end: Rational | null = rational(0);
    list.forEach((band, index) => {
      const at = `${field}[${index}]`;
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
      read(`${at}.fixed`, band.fixed, decimals);
      percent(`${at}.percent`, band.percent);
      const minimum = read(`${at}.minimum`, band.minimum, decimals);
      ordered(`${at}.maximum`, minimum, read(`${at}.maximum`, band.maximum, decimals), true);
    });
  };
  const rateOf = (field: string, rate: TariffRate | null): void => {
    if (rate?.kind === 'rate') positive(`${field}.rate`, rate.rate, FINE);
    if (rate?.kind === 'margin') percent(`${field}.percent`, rate.percent);
  };
  const days = (fields: readonly [string, string], from: string, to: string | null): void => {
    if (!DAY.test(from)) fault(fields[0], 'not-a-day');
    if (to !== null && !DAY.test(to)) fault(fields[1], 'not-a-day');
    else if (to !== null && to < from) fault(fields[1], 'end-before-beginning');
  };

  const taken = FUNDING_INSTRUMENTS.filter((instrument) => tariff.fees[instrument]);
  if (taken.length === 0) fault('fees', 'no-bands');
  for (const instrument of taken) bands(`fees.${instrument}`, tariff.fees[instrument] ?? []);
  rateOf('rate', tariff.rate);
  for (const method of PAYOUT_METHODS) {
    const fee = tariff.payOutFees[method];
    if (!fee) continue;
    read(`payOutFees.${method}.lifting`, fee.lifting, FINE);
    percent(`payOutFees.${method}.cashOutPercent`, fee.cashOutPercent);
    read(`payOutFees.${method}.cashOutMost`, fee.cashOutMost, FINE);
  }
  const { limits } = tariff;
  const fewest = read('limits.least', limits.least, decimals);
  for (const name of ['perTransfer', 'perDay', 'perMonth'] as const) {
    ordered(`limits.${name}`, fewest, positive(`limits.${name}`, limits[name], decimals), true);
  }
  tariff.promotions.forEach(({ bands: list, rate, from, to }, index) => {
    const at = `promotions[${index}]`;
    if (list) bands(`${at}.bands`, list);
    rateOf(`${at}.rate`, rate);
    days([`${at}.from`, `${at}.to`], from, to);
  });
  days(['validFrom', 'validTo'], tariff.validFrom, tariff.validTo);
  return faults;
}
