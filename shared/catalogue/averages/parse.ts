/**
 * Our own text format for published corridor averages, one line per corridor and source:
 *
 *     AGO-NAM official 2016-Q2 1932 1939 - 2630
 *
 * From the first quarter on, quarter by quarter, the average at USD 200 in hundredths of a percent; `-` where a quarter
 * has none. Rising by corridor, official before derived, no line that begins or ends with `-`.
 */

import type { CorridorId } from '../../model/vocabulary.ts';
import { AVERAGE_SOURCES, type AverageSeries } from '../../statistics/old-averages.ts';

export interface CorridorLine extends AverageSeries {
  readonly corridor: CorridorId;
}

/** Reads one line. Throws an Error that shows its beginning for anything that is not in the format. */
export const parseLine = (line: string): CorridorLine => {
  const [corridor = '', name = '', first = '', ...values] = line.split(' ');
  const source = AVERAGE_SOURCES.find((known) => known === name);
  const ends = [values[0], values[values.length - 1]];
  if (
    !source ||
    !/^[A-Z]{3}-[A-Z]{3}$/.test(corridor) ||
    !/^\d{4}-Q[1-4]$/.test(first) ||
    !values.every((value) => /^(-|-?[1-9]\d{0,4}|0)$/.test(value)) ||
    ends.some((end) => end === undefined || end === '-')
  ) {
    throw new Error(`averages: cannot read "${line.slice(0, 60)}"`);
  }
  const [sender, receiver] = [corridor.slice(0, 3), corridor.slice(4)];
  return {
    corridor: `${sender}-${receiver}`,
    source,
    first,
    valuesBp: values.map((value) => (value === '-' ? null : Number(value))),
  };
};

/** The series of one corridor in a text of such lines; none for a corridor that was never surveyed. */
export const seriesIn = (text: string, corridor: CorridorId): AverageSeries[] =>
  text
    .split('\n')
    .filter((line) => line.startsWith(`${corridor} `) && line.indexOf(' ') === corridor.length)
    .map(parseLine)
    .map(({ source, first, valuesBp }) => ({ source, first, valuesBp }));
