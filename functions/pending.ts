/** Work that goes on while more of it is prepared: at most so many at once. */
export interface Pending {
  /** Starts one, as soon as there is room; resolves when it has started. @throws the first failure of any so far, once all have ended */
  add(start: () => Promise<unknown>): Promise<void>;
  /** Resolves when all have ended. @throws the first failure */
  settled(): Promise<void>;
}

export function newPending(atOnce: number): Pending {
  const running = new Set<Promise<void>>();
  const failures: unknown[] = [];
  const settled = async () => {
    await Promise.all(running);
    if (failures.length > 0) throw failures[0];
  };
  return {
    async add(start) {
      while (running.size >= atOnce) await Promise.race(running);
      if (failures.length > 0) return settled();
      const one: Promise<void> = start().then(
        () => {},
        (error: unknown) => {
          failures.push(error);
        },
      );
      const ended = one.finally(() => running.delete(ended));
      running.add(ended);
    },
    settled,
  };
}
