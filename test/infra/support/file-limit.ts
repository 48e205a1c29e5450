/** A full disk without a disk: the system refuses every write of this process beyond a size, and takes it again. */
import { spawnSync } from 'node:child_process';

/** @param bytes the largest file that may be written from now on */
export function limitFiles(bytes: number | 'unlimited', pid: number | undefined = process.pid): void {
  const { status, stderr } = spawnSync('prlimit', ['--pid', String(pid), `--fsize=${bytes}:`]);
  if (status !== 0) throw new Error(`prlimit: ${stderr}`);
}
