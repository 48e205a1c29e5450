/**
 * The picture of a corridor's averages over the quarters: a line for each source, never joined to another; a quarter without a
 * figure is a gap. In units of a picture 360 wide.
 */
import { periodOf, quarterOf } from '../../../shared/model/period.ts';
import {
  type AverageSeries,
  breaksOf,
  type SeriesSpan,
  spansOf,
} from '../../../shared/statistics/old-averages.ts';
import { WIDTH } from './strip.ts';

const [LEFT, RIGHT, TOP, HEIGHT] = [26, 52, 28, 120];
/** Ends of the axis, percent; the first one that has room. */
const ENDS = [10, 20, 40, 80, 160, 320, 640];

export interface HistoryLine {
  readonly source: SeriesSpan['source'];
  readonly path: string;
  /** A dot for each round of ours: a few of them would not show on a line of others; empty of published averages. */
  readonly dots: string;
  /** Where its name stands. */
  readonly label: { readonly x: number; readonly y: number };
}

export interface HistoryChart {
  readonly lines: readonly HistoryLine[];
  /** The figure of the rows, if there are any. */
  readonly point: { readonly x: number; readonly y: number } | null;
  /** Where the source changes. */
  readonly breaks: readonly number[];
  readonly years: readonly { readonly year: number; readonly x: number }[];
  /** Where a percentage is. */
  readonly levels: readonly { readonly percent: number; readonly y: number }[];
  readonly left: number;
  readonly right: number;
  readonly bottom: number;
}

const short = (value: number): number => Math.round(value * 10) / 10;

/** A round of the survey, and a mean at 200 of it, percent; null: it has none. */
export interface Round {
  readonly period: string;
  readonly at200: { readonly mean: string } | null;
}

/** Published averages, or rows: in the form of published averages. */
interface Series extends Omit<AverageSeries, 'source'> {
  readonly source: SeriesSpan['source'];
}

/** Rounds as a series of their own, with gaps, up to the newest, if it follows them; none: no earlier round has a mean at 200. */
function seriesOfRounds(
  rounds: readonly Round[],
  own: { period: string; percent: number } | undefined,
): Series[] {
  const means = new Map(
    rounds.flatMap(({ period, at200 }) => (at200 ? [[quarterOf(period), Number(at200.mean) * 100]] : [])),
  );
  if (own && means.has(quarterOf(own.period) - 1)) means.set(quarterOf(own.period), own.percent * 100);
  const [first, last] = [Math.min(...means.keys()), Math.max(...means.keys())];
  if (means.size === 0) return [];
  const valuesBp = Array.from({ length: last - first + 1 }, (_, at) => means.get(first + at) ?? null);
  return [{ source: 'service-rows', first: periodOf(first), valuesBp }];
}

/**
 * @param own the mean of the service rows, percent, and their period
 * @param rounds earlier rounds, a line of their own, which ends in the mean of the newest where that follows the last of them
 * @param same the same over those corridors alone that all rounds have, one more line; left out: none
 * @returns null: there is no earlier figure
 */
export function historyChart(
  averages: readonly AverageSeries[],
  own?: { readonly period: string; readonly percent: number },
  rounds: readonly Round[] = [],
  same: { readonly rounds: readonly Round[]; readonly percent?: number } = { rounds: [] },
): HistoryChart | null {
  const sameOwn = own && same.percent !== undefined ? { ...own, percent: same.percent } : undefined;
  const series: Series[] = [
    ...averages,
    ...seriesOfRounds(rounds, own),
    ...seriesOfRounds(same.rounds, sameOwn),
  ];
  if (series.length === 0) return null;
  const firsts = series.map(({ first }) => quarterOf(first));
  const lasts = series.map(({ valuesBp }, at) => (firsts[at] ?? 0) + valuesBp.length - 1);
  const start = Math.min(...firsts);
  const last = Math.max(...lasts, own ? quarterOf(own.period) : 0);
  const all = series.flatMap(({ valuesBp }) => valuesBp.filter((value) => value !== null));
  const most = Math.max(...all.map((value) => value / 100), own?.percent ?? 0);
  const end = ENDS.find((one) => one >= most) ?? Math.ceil(most);
  const right = WIDTH - RIGHT;
  const x = (quarter: number): number =>
    short(LEFT + ((right - LEFT) * (quarter - start)) / Math.max(1, last - start));
  // A mean below zero lies on the axis: its figure is in the table.
  const y = (percent: number): number => short(TOP + HEIGHT * (1 - Math.max(0, percent) / end));
  const lines = series.map(({ source, valuesBp }, at): HistoryLine => {
    const from = firsts[at] ?? 0;
    let isJoined = false;
    const path = valuesBp
      .map((value, index) => {
        if (value === null) {
          isJoined = false;
          return '';
        }
        // A quarter alone is a line without length, whose round end shows.
        const alone = !isJoined && (valuesBp[index + 1] ?? null) === null;
        const step = `${isJoined ? 'L' : 'M'}${x(from + index)} ${y(value / 100)}${alone ? 'h0' : ''}`;
        isJoined = true;
        return step;
      })
      .join('');
    const dots =
      source === 'service-rows'
        ? valuesBp
            .map((value, index) => (value === null ? '' : `M${x(from + index)} ${y(value / 100)}h0`))
            .join('')
        : '';
    return { source, path, dots, label: { x: x(from), y: y((valuesBp[0] ?? 0) / 100) } };
  });
  const years = [];
  const every = Math.ceil((last - start) / 4 / 5);
  for (let year = Math.ceil(start / 4); year * 4 <= last; year += Math.max(1, every))
    years.push({ year, x: x(year * 4) });
  const periods = rounds.map(({ period }) => period);
  const spans = spansOf({ averages, rounds: periods, newest: own?.period });
  return {
    lines,
    point: own ? { x: x(quarterOf(own.period)), y: y(own.percent) } : null,
    breaks: breaksOf(spans).map(({ at }) => short((x(quarterOf(at)) + x(quarterOf(at) - 1)) / 2)),
    years,
    levels: [0, 3, 5, ...[10, 20, 40, 80, 160, 320, 640].filter((one) => one <= end && one >= end / 2)]
      .filter((one) => end <= 40 || (one !== 3 && one !== 5))
      .map((percent) => ({ percent, y: y(percent) })),
    left: LEFT,
    right,
    bottom: TOP + HEIGHT,
  };
}

/** Every quarter of which a source has a figure, the newest first. */
export const historyRows = (
  series: readonly AverageSeries[],
): { readonly period: string; readonly source: AverageSeries['source']; readonly bp: number }[] =>
  series
    .flatMap(({ source, first, valuesBp }) =>
      valuesBp.flatMap((bp, index) =>
        bp === null ? [] : [{ period: periodOf(quarterOf(first) + index), source, bp }],
      ),
    )
    .sort((a, b) => (a.period < b.period ? 1 : a.period > b.period ? -1 : a.source < b.source ? 1 : -1));
