/** What the processor worked for a piece of code, whatever else the machine does meanwhile. */

/** Milliseconds of this thread alone. */
export function cpuTimeOf(run: () => void): number {
  const { user, system } = process.threadCpuUsage();
  run();
  const after = process.threadCpuUsage();
  return (after.user - user + after.system - system) / 1000;
}
