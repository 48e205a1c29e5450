/** The options of `npm start`: PORT in the environment, `--fresh`, `--day` and `--example-feeds` after `--`. */

export interface StartOptions {
  readonly port: number;
  /** Start with empty data. */
  readonly fresh: boolean;
  /** ISO day: run the whole app as on that day; undefined: today. */
  readonly day: string | undefined;
  /** A firm that does not exist sends example prices. */
  readonly exampleFeeds: boolean;
}

/** An error whose message is shown to the person without a stack. */
export class Complaint extends Error {
  override readonly name = 'Complaint';
}

const DEFAULT_PORT = 8787;

/** The day after the last of the bundled survey: before it nobody knew its prices. */
export const EARLIEST_DAY = '2025-10-01';

/**
 * @param today ISO day
 * @throws Complaint
 */
export function readOptions(
  args: readonly string[],
  portText: string | undefined,
  today: string,
): StartOptions {
  const given = readArguments(args, today);
  if (portText === undefined || portText === '') return { port: DEFAULT_PORT, ...given };
  const port = /^\d{1,5}$/.test(portText) ? Number(portText) : Number.NaN;
  if (!(port >= 1 && port <= 65_535))
    throw new Complaint(`PORT=${portText} is no port: give a number from 1 to 65535.`);
  return { port, ...given };
}

function readArguments(args: readonly string[], today: string): Omit<StartOptions, 'port'> {
  let fresh = false;
  let exampleFeeds = false;
  let day: string | undefined;
  const left = [...args];
  for (let argument = left.shift(); argument !== undefined; argument = left.shift()) {
    if (argument === '--fresh') fresh = true;
    else if (argument === '--example-feeds') exampleFeeds = true;
    else if (argument === '--day') day = checkedDay(left.shift(), today);
    else if (argument.startsWith('--day=')) day = checkedDay(argument.slice('--day='.length), today);
    else {
      throw new Complaint(
        `${argument} is not known: there are --fresh, --example-feeds and --day (npm start -- --day 2026-04-24).`,
      );
    }
  }
  return { fresh, day, exampleFeeds };
}

function checkedDay(text: string | undefined, today: string): string {
  const isDay = text !== undefined && /^\d{4}-\d\d-\d\d$/.test(text) && isReal(text);
  if (!isDay || text < EARLIEST_DAY || text >= today) {
    throw new Complaint(
      `--day ${text ?? ''} is no day to run as on: give one from ${EARLIEST_DAY}, when the bundled survey was over, ` +
        `and before today, ${today}, as in npm start -- --day 2026-04-24.`,
    );
  }
  return text;
}

function isReal(text: string): boolean {
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}
