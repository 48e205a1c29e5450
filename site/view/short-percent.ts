/** Percentages with as many decimals as pages show. No Intl and no texts: it runs in browsers too. */
import { formatDecimal, parseDecimal } from '../../shared/money/decimal.ts';

/** Published averages have three decimals; the third one tells a family nothing. */
const DECIMALS = 2;
const MOST_DECIMALS = 30;

/** At most two decimals, rounded half away from zero; a figure that has no more stays as it is. */
export function shortPercent(value: string): string {
  const [, fraction = ''] = value.split('.');
  if (fraction.length <= DECIMALS) return value;
  const { n, d } = parseDecimal(value.replace('-', ''), MOST_DECIMALS);
  return formatDecimal({ n: value.startsWith('-') ? -n : n, d }, DECIMALS);
}
