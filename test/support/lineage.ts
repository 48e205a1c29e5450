/** Figures made from the rows that lineage names, by sums of this file's own: nothing here is what publishes them. */
import type { Measure } from '../../shared/contracts/datasets/indicators.ts';

/** What is needed of a row; a total in percent with two decimals. */
export interface NamedRow {
  readonly corridor: string;
  readonly provider: string;
  readonly amount: 200 | 500;
  readonly total: string | null;
  readonly counted: boolean;
}

const hundredths = (total: string | null): bigint => {
  if (total === null) throw new Error('a row is counted whose total is not known');
  return BigInt(total.replace('.', ''));
};

/** A fraction with so many decimals, half away from zero. */
function written(n: bigint, d: bigint, places = 3): string {
  const size = (2n * (n < 0n ? -n : n) * 10n ** BigInt(places) + d) / (2n * d);
  const text = String(size).padStart(places + 1, '0');
  return `${n < 0n && size > 0n ? '-' : ''}${text.slice(0, -places)}.${text.slice(-places)}`;
}

const sum = (numbers: readonly bigint[]): bigint => numbers.reduce((a, b) => a + b, 0n);
const meanOf = (totals: readonly bigint[]): string => written(sum(totals), 100n * BigInt(totals.length));

function quantileOf(totals: readonly bigint[], tenths: bigint): string {
  const sorted = [...totals].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  const position = BigInt(sorted.length - 1) * tenths;
  const low = sorted[Number(position / 10n)] ?? 0n;
  const high = sorted[Number(position / 10n) + 1] ?? low;
  return written(low * 10n + (high - low) * (position % 10n), 1000n);
}

/** For each corridor the mean of its counted rows; then the mean of these. */
function meanOfMeans(rows: readonly NamedRow[]): string {
  const own = Map.groupBy(rows, ({ corridor }) => corridor);
  let [n, d] = [0n, 1n];
  for (const of of own.values()) {
    const [m, e] = [sum(of.map(({ total }) => hundredths(total))), BigInt(of.length)];
    [n, d] = [n * e + m * d, d * e];
  }
  return written(n, 100n * d * BigInt(own.size));
}

const distinct = (rows: readonly NamedRow[], of: (row: NamedRow) => string): number =>
  new Set(rows.map(of)).size;

/** The figure of a measure from its counted rows; undefined: it needs more than rows. */
export function figureFrom(measure: Measure, all: readonly NamedRow[]): string | number | undefined {
  const rows = all.filter(({ counted }) => counted);
  const totals = rows.map(({ total }) => hundredths(total));
  if (/^(official_like_)?count_/.test(measure)) return rows.length;
  if (/^(official_like_|trimmed_)?mean_/.test(measure) && measure !== 'mean_200_from_fees')
    return meanOf(totals);
  const tenths = { median: 5n, p10: 1n, p90: 9n, min: 0n, max: 10n }[measure.split('_')[0] ?? ''];
  if (tenths !== undefined) return quantileOf(totals, tenths);
  const corridors = distinct(rows, ({ corridor }) => corridor);
  if (measure === 'senders') return distinct(rows, ({ corridor }) => corridor.slice(0, 3));
  if (measure === 'receivers') return distinct(rows, ({ corridor }) => corridor.slice(4));
  if (measure === 'providers') return distinct(rows, ({ provider }) => provider);
  if (/^smart_by_/.test(measure)) return meanOfMeans(rows);
  if (/^smart_at_most_5/.test(measure)) {
    const cheap = [...Map.groupBy(rows, ({ corridor }) => corridor).values()].filter(
      (own) => sum(own.map(({ total }) => hundredths(total))) <= 500n * BigInt(own.length),
    ).length;
    return written(100n * BigInt(cheap), BigInt(corridors), 2);
  }
  if (
    /corridors|_without_flow$|_without_confirmed_cheapest$|^sdg_|^smart_bounded$|^smart_one_firm$/.test(
      measure,
    )
  )
    return corridors;
  return undefined;
}
