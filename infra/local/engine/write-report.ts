/** Says when the disk refuses what is written to one place, and when it takes it again: a line for each change, not for each write. */

export interface WriteReport {
  /** A write was done. */
  done(): void;
  failed(error: unknown): void;
}

/** @param report receives the lines */
export function newWriteReport(place: string, report: (line: string) => void): WriteReport {
  let fails = false;
  return {
    done() {
      if (fails) report(`${place} is written again`);
      fails = false;
    },
    failed(error) {
      const reason = error instanceof Error ? error.message : String(error);
      if (!fails) report(`${place} cannot be written (${reason}); what is there is still read`);
      fails = true;
    },
  };
}
