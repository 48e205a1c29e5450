/**
 * The picture of many costs on one axis from 0 to 20 %: a dot each, stacked where they would overlap; above `MOST_DOTS` columns of
 * half a point. All in units of a picture 360 wide, as paths, because the policy of the pages allows no style.
 */

/** A cost in basis points. */
export interface Mark {
  readonly bp: number;
  readonly shape: 'dot' | 'square' | 'diamond';
  /** The exchange rate is not recorded: drawn hollow. */
  readonly hollow?: boolean;
}

export const WIDTH = 360;
const LEFT = 14;
/** Units of a percent. */
const UNIT = 16;
/** The axis ends here, percent. */
export const END = 20;
const MOST_DOTS = 80;
const RADIUS = 4;
const STEP = 9;
/** Height of the tallest column. */
const COLUMN = 120;

/** Where a percentage is on the axis; what is beyond an end is there. */
export const xOf = (percent: number): number => LEFT + UNIT * Math.min(END, Math.max(0, percent));

export interface Strip {
  /** Of the picture's field, without its axis. */
  readonly height: number;
  readonly dots: string;
  readonly squares: string;
  readonly diamonds: string;
  readonly rings: string;
  readonly columns: string;
  readonly above: number;
  readonly below: number;
}

const short = (value: number): string => String(Math.round(value * 10) / 10);

export function stripOf(marks: readonly Mark[]): Strip {
  const percents = marks.map(({ bp }) => bp / 100);
  const beyond = {
    above: percents.filter((one) => one > END).length,
    below: percents.filter((one) => one < 0).length,
  };
  return { ...(marks.length > MOST_DOTS ? columnsOf(percents) : dotsOf(marks)), ...beyond };
}

const EMPTY = { dots: '', squares: '', diamonds: '', rings: '', columns: '' };

function dotsOf(marks: readonly Mark[]): Omit<Strip, 'above' | 'below'> {
  /** Of each level the last place taken. */
  const levels: number[] = [];
  const placed = [...marks]
    .sort((a, b) => a.bp - b.bp)
    .map((mark) => {
      const x = xOf(mark.bp / 100);
      const free = levels.findIndex((last) => x - last >= STEP);
      const level = free < 0 ? levels.length : free;
      levels[level] = x;
      return { ...mark, x, level };
    });
  const height = levels.length * STEP + RADIUS;
  const path = (wanted: (mark: Mark) => boolean, draw: (x: string, y: string) => string) =>
    placed
      .filter(wanted)
      .map(({ x, level }) => draw(short(x), short(height - RADIUS - level * STEP)))
      .join('');
  const full = (shape: Mark['shape']) => (mark: Mark) => mark.shape === shape && !mark.hollow;
  return {
    ...EMPTY,
    height,
    // Lines without length: their round or square ends are the mark.
    dots: path(full('dot'), (x, y) => `M${x} ${y}h0`),
    squares: path(full('square'), (x, y) => `M${x} ${y}h0`),
    diamonds: path(full('diamond'), (x, y) => `M${x} ${y}m0-4.5 4.5 4.5-4.5 4.5-4.5-4.5z`),
    rings: path(
      ({ hollow }) => hollow === true,
      (x, y) => `M${x} ${y}m-3 0a3 3 0 1 0 6 0a3 3 0 1 0-6 0`,
    ),
  };
}

function columnsOf(percents: readonly number[]): Omit<Strip, 'above' | 'below'> {
  const counts = Array.from({ length: 2 * END }, () => 0);
  for (const one of percents) {
    const bin = Math.min(2 * END - 1, Math.max(0, Math.floor(one * 2)));
    // What is above the axis has its number beside the picture, and no column.
    if (one <= END) counts[bin] = (counts[bin] ?? 0) + 1;
  }
  const tallest = Math.max(...counts, 1);
  const columns = counts
    .map((count, bin) => {
      const high = (COLUMN * count) / tallest;
      return count === 0 ? '' : `M${short(LEFT + (bin * UNIT) / 2 + 0.5)} ${COLUMN}h7v-${short(high)}h-7z`;
    })
    .join('');
  return { ...EMPTY, height: COLUMN, columns };
}
