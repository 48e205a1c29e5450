/** Times two functions in turn, five times each, and takes the medians: other work on the machine slows both. */

export const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  const value = sorted[Math.floor(sorted.length / 2)];
  if (value === undefined) throw new Error('nothing was measured');
  return value;
};

export const ALTERNATIONS = 5;

/** Medians of `ours` and `baseline`, measured in turn. Each returns one figure for each run. */
export async function alternate(
  ours: () => Promise<number>,
  baseline: () => Promise<number>,
): Promise<{ ours: number; baseline: number }> {
  const figures: { ours: number[]; baseline: number[] } = { ours: [], baseline: [] };
  for (let round = 0; round < ALTERNATIONS; round++) {
    figures.ours.push(await ours());
    figures.baseline.push(await baseline());
  }
  return { ours: median(figures.ours), baseline: median(figures.baseline) };
}

/** Milliseconds that a function takes. */
export async function timed(run: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await run();
  return performance.now() - start;
}
