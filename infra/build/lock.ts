/** Only one process at a time may hold a folder; the lock of a process that died is free again. */
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
 * Removes a dead holder's file. If two processes find it dead at once, only one may remove it: the second would remove the
 * first one's new file. So the file is renamed to our own name, read again, and put back if it belongs to another process.
 */
function clearAway(file: string, dead: Holder | null): void {
  const aside = `${file}.${process.pid}.${randomUUID()}`;
  try {
    renameSync(file, aside);
  } catch {
    return; // another process was first
  }
  const moved = readHolder(aside);
  const same = JSON.stringify(moved) === JSON.stringify(dead);
  try {
    if (!same) linkSync(aside, file);
  } finally {
    rmSync(aside, { recursive: true, force: true });
  }
}

const isHeldBy = (file: string, holder: Holder): boolean =>
  JSON.stringify(readHolder(file)) === JSON.stringify(holder);

/** Waits until no other process holds it. */
export async function lock(file: string): Promise<Lock> {
  for (;;) {
    const got = tryLock(file);
    if ('release' in got) return got;
    await wait(100);
  }
}

/** Null if the text names no holder: a kill may have cut the file short. */
function readHolder(file: string): Holder | null {
  try {
    return holderSchema.safeParse(JSON.parse(readFileSync(file, 'utf8'))).data ?? null;
  } catch {
    return null;
  }
}

/** The system reuses process ids: if it tells when a process began, that has to match too. */
function isAlive({ pid, started }: Holder): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
  return startOf(pid) === started;
}

/** When a process began, in clock ticks since boot; null on a system without /proc. */
function startOf(pid: number): string | null {
  try {
    // The name, in brackets, may contain anything; the fields after it are counted from its end.
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    // A killed process whose parent has not collected it is still listed, but holds nothing.
    return fields[0] === 'Z' ? null : (fields[19] ?? null);
  } catch {
    return null;
  }
}
