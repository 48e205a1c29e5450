/**
 * The real browser, from the npm package alone: unpacked once into the work folder, with the libraries and fonts that
 * the package brings, so that a bare machine needs no system package. It resolves no name but localhost.
 */
import { existsSync, mkdirSync, renameSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium } from 'playwright-core';

const folder = fileURLToPath(new URL('../../.karvon/browser', import.meta.url));

/** Unpacks the browser unless it is there; called once before any test, so that no two unpack at the same time. */
export async function installBrowser(): Promise<void> {
  if (existsSync(folder)) return;
  const unpacking = `${folder}-${process.pid}`;
  mkdirSync(unpacking, { recursive: true });
  const before = process.env.TMPDIR;
  process.env.TMPDIR = unpacking; // the package unpacks to the temporary folder, wherever that is
  try {
    const { inflate } = await import('@sparticuz/chromium');
    const packed = join(dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium')), '../bin');
    for (const part of ['chromium.br', 'fonts.tar.br', 'al2023.tar.br', 'swiftshader.tar.br']) {
      await inflate(join(packed, part));
    }
  } finally {
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
  }
  renameSync(unpacking, folder);
}

/** A browser without the network: only localhost has an address. */
export async function launchBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: join(folder, 'chromium'),
    args: [
      '--headless=shell',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-dev-shm-usage',
      '--disable-background-networking',
      '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost',
    ],
    env: {
      ...process.env,
      LD_LIBRARY_PATH: join(folder, 'al2023', 'lib'),
      FONTCONFIG_PATH: join(folder, 'fonts'),
      HOME: folder,
    } as Record<string, string>,
  });
}
