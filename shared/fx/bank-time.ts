/**
 * Converts between instants and a bank's local time. The one file of shared/ that uses the runtime's time zones: it
 * takes digits of a fixed calendar from them, and nothing from a locale.
 */
import type { Day } from '../model/day.ts';

export interface BankTime {
  readonly day: Day;
  /** `HH:MM`, 00:00 to 23:59. */
  readonly time: string;
}

const clocks = new Map<string, Intl.DateTimeFormat>();

function clockOf(zone: string): Intl.DateTimeFormat {
  const known = clocks.get(zone);
  if (known) return known;
  const clock = new Intl.DateTimeFormat('en-US-u-ca-iso8601-nu-latn', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  clocks.set(zone, clock);
  return clock;
}

function instantOf(iso: string): number {
  const ms = Date.parse(iso);
  if (Number.isNaN(ms) || !iso.endsWith('Z'))
    throw new RangeError(`not an instant in UTC: ${iso.slice(0, 30)}`);
  return ms;
}

function readClock(zone: string, ms: number): BankTime {
  const parts = new Map(
    clockOf(zone)
      .formatToParts(new Date(ms))
      .map(({ type, value }) => [type, value]),
  );
  const part = (type: Intl.DateTimeFormatPartTypes, length = 2) =>
    (parts.get(type) ?? '').padStart(length, '0');
  return {
    day: `${part('year', 4)}-${part('month')}-${part('day')}`,
    time: `${part('hour')}:${part('minute')}`,
  };
}

/** What the bank's clock shows at an instant (ISO 8601, UTC). Throws a RangeError for an invalid instant or zone. */
export const bankTime = (zone: string, instant: string): BankTime => readClock(zone, instantOf(instant));

/**
 * The instant (ISO 8601, UTC) at which the bank's clock shows a time of a day. If clocks go back and show it twice: the
 * first time. If clocks go forward and skip it: the instant of the change.
 */
export function instantAt(zone: string, day: Day, time: string): string {
  const wanted = `${day}T${time}`;
  const wall = instantOf(`${wanted}:00Z`);
  const shownAt = (ms: number): string => {
    const { day: shownDay, time: shownTime } = readClock(zone, ms);
    return `${shownDay}T${shownTime}`;
  };
  // The clock's offset half a day before and after: where clocks go back, the larger one is in force first.
  const offsets = [-43_200_000, 43_200_000].map(
    (aside) => instantOf(`${shownAt(wall + aside)}:00Z`) - (wall + aside),
  );
  const candidates = offsets.map((offset) => wall - offset).sort((a, b) => a - b);
  const found = candidates.find((ms) => shownAt(ms) === wanted);
  if (found !== undefined) return new Date(found).toISOString();
  return new Date(jumpOver(shownAt, wanted, candidates)).toISOString();
}

/** The first minute between the two candidates that shows a later time than wanted. */
function jumpOver(
  shownAt: (ms: number) => string,
  wanted: string,
  [low = 0, high = low]: readonly number[],
): number {
  let ms = low;
  while (ms < high && shownAt(ms) < wanted) ms += 60_000;
  return ms;
}
