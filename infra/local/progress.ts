/** The lines that `npm start` prints, one for each step. */

/** @param ms how long it took */
export function line(step: string, result: string, ms: number): string {
  return `${step.padEnd(24)} ${result} (${Math.round(ms)} ms)`;
}

/** `1 table`, `3 tables` */
export function count(things: readonly unknown[], noun: string): string {
  return `${things.length} ${noun}${things.length === 1 ? '' : 's'}`;
}
