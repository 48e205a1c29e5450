/** The lines that `npm start` prints, one a step. */

/** @param ms how long it took */
export function line(step: string, said: string, ms: number): string {
  return `${step.padEnd(24)} ${said} (${Math.round(ms)} ms)`;
}
