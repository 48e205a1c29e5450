/** A folder belongs to one process at a time; a holder that died, by whatever means, holds it no longer. */
import { randomUUID } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import * as z from 'zod';

const holderSchema = z.object({ pid: z.number(), started: z.string().nullable() });
type Holder = z.infer<typeof holderSchema>;

export interface Lock {
  release(): unknown;
}

/**
 * @returns the lock, or the process that holds it
 * @throws the system's error if the folder cannot be written
 */
export function tryLock(file: string): Lock | { readonly heldBy: number } {
  mkdirSync(dirname(file), { recursive: true });
  const self: Holder = { pid: process.pid, started: startOf(process.pid) };
  for (;;) {
    try {
      writeFileSync(file, JSON.stringify(self), { flag: 'wx' });
      return { release: () => isHeldBy(file, self) && rmSync(file, { force: true }) };
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    }
    const holder = readHolder(file);
    if (holder && isAlive(holder)) return { heldBy: holder.pid };
    clearAway(file, holder);
  }
}

/**
 * Takes a dead holder's file away. Two that find it dead at once may not both do so: the second would take the first
 * one's new file. So it is moved aside under a name of our own, looked at again, and put back if it is another's.
 */
function clearAway(file: string, dead: Holder | null): void {
  const aside = `${file}.${process.pid}.${randomUUID()}`;
  try {
    renameSync(file, aside);
  } catch {
    return; // somebody else was first
  }
  const moved = readHolder(aside);
  const same = JSON.stringify(moved) === JSON.stringify(dead);
  try {
    if (!same) linkSync(aside, file);
  } finally {
    rmSync(aside, { force: true });
  }
}

const isHeldBy = (file: string, holder: Holder): boolean =>
  JSON.stringify(readHolder(file)) === JSON.stringify(holder);

/** Waits until nobody else holds it. */
export async function lock(file: string): Promise<Lock> {
  for (;;) {
    const got = tryLock(file);
    if ('release' in got) return got;
    await wait(100);
  }
}

/** Null for what is no holder: a file cut short by a kill. */
function readHolder(file: string): Holder | null {
  try {
    return holderSchema.safeParse(JSON.parse(readFileSync(file, 'utf8'))).data ?? null;
  } catch {
    return null;
  }
}

/** A process id comes round again: where the system tells when a process began, that has to agree too. */
function isAlive({ pid, started }: Holder): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
  return startOf(pid) === started;
}

/** Clock ticks since boot at which a process began; null where there is no /proc. */
function startOf(pid: number): string | null {
  try {
    // The name, in brackets, may hold anything; the fields after it are counted from its end.
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    // A killed process whose parent has not looked yet is listed still, and holds nothing.
    return fields[0] === 'Z' ? null : (fields[19] ?? null);
  } catch {
    return null;
  }
}
