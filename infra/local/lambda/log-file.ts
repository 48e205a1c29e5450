/** The output of one function. A line that the disk refuses is lost, and nothing else: the next one is tried again. */
import { closeSync, openSync, writeSync } from 'node:fs';
import { newWriteReport } from '../engine/write-report.ts';

export interface LogFile {
  write(text: string): void;
  close(): void;
}

/**
 * Begins a new file.
 * @param report receives a line when the first one is lost, and when one is kept again
 * @throws the system's error if it cannot be opened
 */
export function openLogFile(path: string, report: (line: string) => void): LogFile {
  const file = openSync(path, 'w');
  const writing = newWriteReport(path, report);
  let isClosed = false;
  return {
    // At once: what waits in memory could not be told from what is kept.
    write(text) {
      // A thread that was stopped may have said something before.
      if (isClosed) return;
      try {
        writeSync(file, text);
        writing.done();
      } catch (error) {
        writing.failed(error);
      }
    },
    close() {
      isClosed = true;
      closeSync(file);
    },
  };
}
