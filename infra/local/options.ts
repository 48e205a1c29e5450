/** The options of `npm start`: PORT in the environment, `--fresh` after `--`. */

export interface StartOptions {
  readonly port: number;
  /** Start with empty data. */
  readonly fresh: boolean;
}

/** An error whose message is shown to the person without a stack. */
export class Complaint extends Error {
  override readonly name = 'Complaint';
}

const DEFAULT_PORT = 8787;

/** @throws Complaint */
export function readOptions(args: readonly string[], portText: string | undefined): StartOptions {
  let fresh = false;
  for (const argument of args) {
    if (argument !== '--fresh')
      throw new Complaint(`${argument} is not known: there is only --fresh (npm start -- --fresh).`);
    fresh = true;
  }
  if (portText === undefined || portText === '') return { port: DEFAULT_PORT, fresh };
  const port = /^\d{1,5}$/.test(portText) ? Number(portText) : Number.NaN;
  if (!(port >= 1 && port <= 65_535))
    throw new Complaint(`PORT=${portText} is no port: give a number from 1 to 65535.`);
  return { port, fresh };
}
