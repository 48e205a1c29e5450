/** The lines that `npm start` prints, one a step. */

/** @param ms how long it took */
export function line(step: string, said: string, ms: number): string {
  return `${step.padEnd(24)} ${said} (${Math.round(ms)} ms)`;
}

/** `1 table`, `3 tables` */
export function count(things: readonly unknown[], noun: string): string {
  return `${things.length} ${noun}${things.length === 1 ? '' : 's'}`;
}
