/** A step of the build: runs only if its inputs have changed, or what it made is no longer as it made it. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { line } from '../local/progress.ts';
import { hashFiles } from './input-hash.ts';

export interface Step {
  readonly name: string;
  /** Of all its inputs. */
  readonly inputs: string;
  /** The files and folders that it alone makes; a check makes none. */
  readonly makes: readonly string[];
  /** Files and folders in them that may come and go. */
  readonly passing?: () => ReadonlySet<string>;
  readonly run: () => Promise<void>;
  readonly log: (line: string) => void;
}

/** @param stamps folder in which the steps that are done have a file each */
export async function step(stamps: string, { name, inputs, makes, passing, run, log }: Step): Promise<void> {
  const started = performance.now();
  const stamp = join(stamps, `${name}.hash`);
  const made = () => hashFiles(makes, passing?.());
  const [doneFor, left] = readStamp(stamp);
  const isWhole = left === made();
  const isDone = isWhole && doneFor === inputs;
  if (!isDone) {
    // The stamp is removed first, so that a build that is killed half-way starts again.
    rmSync(stamp, { recursive: true, force: true });
    // Left by a kill, or damaged: a tool would keep what has the right name.
    if (!isWhole) for (const path of makes) rmSync(path, { recursive: true, force: true });
    await run();
    mkdirSync(dirname(stamp), { recursive: true });
    writeFileSync(stamp, `${inputs} ${made()}`);
  }
  const done = makes.length === 0 ? 'checked' : 'built';
  log(line(name, isDone ? 'unchanged' : done, performance.now() - started));
}

/** The hash of the inputs, and of what was made of them. */
function readStamp(file: string): readonly (string | undefined)[] {
  try {
    return readFileSync(file, 'utf8').split(' ');
  } catch {
    return [];
  }
}
