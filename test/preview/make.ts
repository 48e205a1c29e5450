/**
 * `node --import ./infra/build/csv-modules.mjs test/preview/make.ts`: draws the picture that messengers show beside a link, one a
 * language, with the tests' browser and fonts, and notes beside this file what stands on each. Run it when a text on them changes.
 */
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { crc32, deflateSync, inflateSync } from 'node:zlib';
import { LOCALES, languageOf } from '../../site/texts/languages.ts';
import { installBrowser, launchBrowser } from '../support/browser.ts';
import { NOTED, type Noted, PREVIEW, pictureOf, shownIn } from './shown.ts';

const mark = readFileSync(new URL('../../site/public/favicon.svg', import.meta.url), 'utf8');
/** The colours of site/styles/tokens.css. */
const STYLE = `
  * { box-sizing: border-box; margin: 0; }
  body { width: ${PREVIEW.width}px; height: ${PREVIEW.height}px; padding: 64px 80px; background: #12385c; color: #fff;
    font-family: 'Noto Sans', sans-serif; display: flex; flex-direction: column; gap: 48px; }
  header { display: flex; align-items: center; gap: 28px; font-size: 52px; font-weight: 700; }
  svg { width: 104px; height: 104px; border-radius: 22px; outline: 4px solid #fff; }
  p { font-size: 64px; font-weight: 700; line-height: 1.2; text-wrap: balance; }
  hr { width: 200px; height: 12px; border: 0; background: #ffb45e; }`;

await installBrowser();
const browser = await launchBrowser();
const noted: Record<string, Noted> = {};
for (const locale of LOCALES) {
  const { lang, dir } = languageOf(locale);
  const { name, question } = shownIn(locale);
  const page = await browser.newPage({ viewport: PREVIEW });
  await page.setContent(
    `<!doctype html><html lang="${lang}" dir="${dir}"><style>${STYLE}</style><header>${mark}${name}</header><hr><p>${question}</p>`,
  );
  const fits: boolean = await page.evaluate(
    'document.documentElement.scrollWidth <= innerWidth && document.documentElement.scrollHeight <= innerHeight',
  );
  if (!fits) throw new Error(`${locale}: the question has no room`);
  const png = packed(await page.screenshot({ type: 'png' }));
  await page.close();
  writeFileSync(pictureOf(locale), png);
  noted[locale] = { name, question, sha256: createHash('sha256').update(png).digest('hex') };
  console.log(`${locale}: ${png.length} bytes`);
}
await browser.close();
writeFileSync(NOTED, `${JSON.stringify(noted, null, 2)}\n`);

/** The same picture, packed as small as it goes: the browser packs for speed. */
function packed(png: Buffer): Buffer {
  const chunks: { type: string; data: Buffer }[] = [];
  for (let at = 8; at < png.length; ) {
    const length = png.readUInt32BE(at);
    const [start, end] = [at + 8, at + 8 + length];
    chunks.push({ type: png.toString('latin1', at + 4, start), data: png.subarray(start, end) });
    at = end + 4;
  }
  const pixels = inflateSync(
    Buffer.concat(chunks.filter(({ type }) => type === 'IDAT').map(({ data }) => data)),
  );
  const others = chunks.filter(({ type }) => ['IHDR', 'PLTE', 'IEND'].includes(type));
  others.splice(-1, 0, { type: 'IDAT', data: deflateSync(pixels, { level: 9, memLevel: 9 }) });
  const written = others.map(({ type, data }) => {
    const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(data.length);
    sum.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, sum]);
  });
  return Buffer.concat([png.subarray(0, 8), ...written]);
}
