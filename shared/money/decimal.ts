/**
 * Reads and writes decimal strings: a strict grammar for reading, one rounding (half away from zero) for writing. No
 * floats, no locale: `1234.50`, never `1,234.5`, `1e9`, `+1` or `.5`.
 */
import { type Rational, rational } from './rational.ts';

export type DecimalFault = 'missing' | 'syntax' | 'negative' | 'too-long' | 'too-many-decimals';

/** A text is not a decimal number of the expected form; `code` says why. */
export class DecimalError extends Error {
  readonly code: DecimalFault;
  constructor(code: DecimalFault) {
    super(`not a decimal number of the form asked for: ${code}`);
    this.name = 'DecimalError';
    this.code = code;
  }
}

/** Enough for any transfer in any currency. The limits keep hostile texts from causing much work. */
const MAX_WHOLE_DIGITS = 15;
const MAX_LENGTH = 40;

/**
 * Reads a non-negative decimal string exactly.
 * Digits, then at most one dot and `maxDecimals` digits; no sign, exponent, space, separator or needless leading zero.
 * Throws DecimalError.
 */
export function parseDecimal(text: string, maxDecimals: number): Rational {
  if (text === '') throw new DecimalError('missing');
  if (text.length > MAX_LENGTH) throw new DecimalError('too-long');
  const match = /^(-?)(0|[1-9]\d*)(?:\.(\d+))?$/.exec(text);
  if (!match) throw new DecimalError('syntax');
  const [, sign, whole = '', decimals = ''] = match;
  if (sign) throw new DecimalError('negative');
  if (whole.length > MAX_WHOLE_DIGITS) throw new DecimalError('too-long');
  if (decimals.length > maxDecimals) throw new DecimalError('too-many-decimals');
  return rational(BigInt(whole + decimals), 10n ** BigInt(decimals.length));
}

/** Twice the powers of ten: a value times one of them, cut off, shows on which side of a half it is. */
const TWICE: bigint[] = [];
function twicePowerOfTen(exponent: number): bigint {
  TWICE[exponent] ??= 2n * 10n ** BigInt(exponent);
  return TWICE[exponent];
}

/** Rounds a rational times 10^`exponent` half away from zero, and sets the point before the last `places` digits. */
function write({ n, d }: Rational, exponent: number, places: number): string {
  const size = n < 0n ? -n : n;
  const rounded = ((size * twicePowerOfTen(exponent)) / d + 1n) / 2n;
  const digits = rounded.toString().padStart(places + 1, '0');
  const sign = n < 0n && rounded > 0n ? '-' : '';
  if (places === 0) return sign + digits;
  return `${sign}${digits.slice(0, -places)}.${digits.slice(-places)}`;
}

/**
 * Writes a rational as a plain decimal string with exactly `places` decimals, rounded half away from zero.
 * A value that rounds to nothing is written without a sign: `0.00`.
 */
export const formatDecimal = (value: Rational, places: number): string => write(value, places, places);

/** Significant digits of a figure shown as "about". */
const ABOUT_DIGITS = 4;

/**
 * Writes a non-negative rational with four significant digits, counted before rounding, and no more than `places`
 * decimals: `13460`, `138.4`. Rounded half away from zero, once.
 */
export function formatAbout(value: Rational, places: number): string {
  const digits = String(value.n / value.d).length;
  if (digits <= ABOUT_DIGITS) return formatDecimal(value, Math.min(places, ABOUT_DIGITS - digits));
  const zeros = digits - ABOUT_DIGITS;
  const rounded = formatDecimal(rational(value.n, value.d * 10n ** BigInt(zeros)), 0);
  return rounded + '0'.repeat(zeros);
}

/** A share of one as a percentage, decimal string: 1/8 with 2 places is `12.50`. */
export const formatPercent = (share: Rational, places: number): string => write(share, places + 2, places);
