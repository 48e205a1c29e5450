/** The whole app as `npm start` runs it, in a process and a folder of its own. Linux only. */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '..', '..');
/** What `npm start` gives to Node. */
const START =
  /"start": "node (.*)"/.exec(readFileSync(join(ROOT, 'package.json'), 'utf8'))?.[1]?.split(' ') ?? [];

const freePort = () =>
  new Promise<number>((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });

/** Starts the app on a free port and resolves once it is ready. @param workFolder for all that it keeps */
export async function startApp(workFolder: string) {
  const port = await freePort();
  const child = spawn(process.execPath, START, {
    cwd: ROOT,
    env: { ...process.env, KARVON_DIR: workFolder, PORT: String(port) },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  await new Promise<void>((resolve, reject) => {
    let said = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      if (said.includes(`http://localhost:${port}`)) resolve();
    });
    void ended.then(() => reject(new Error(`the app ended:\n${said}`)));
  });
  return {
    port,
    residentMb: () => {
      const [, kb] = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8')) ?? [];
      if (kb === undefined) throw new Error('no resident size');
      return Number(kb) / 1024;
    },
    async end() {
      child.kill('SIGINT');
      const code = await ended;
      if (code !== 0) throw new Error(`the app ended with ${code}`);
    },
  };
}
