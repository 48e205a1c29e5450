/** The pictures that messengers show beside links: one a language, with the texts of today, small, as they were drawn. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { LOCALES } from '../../site/texts/languages.ts';
import { NOTED, type Noted, PREVIEW, pictureOf, shownIn } from './shown.ts';

const noted: Readonly<Record<string, Noted>> = JSON.parse(readFileSync(NOTED, 'utf8'));

test.each(LOCALES)(
  'the picture in %s shows the texts of today: if it fails, run test/preview/make.ts',
  (locale) => {
    const png = readFileSync(pictureOf(locale));
    const { sha256, ...texts } = noted[locale] ?? {};
    expect(texts).toEqual(shownIn(locale));
    expect(createHash('sha256').update(png).digest('hex')).toBe(sha256);
    expect(png.subarray(1, 4).toString()).toBe('PNG');
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([PREVIEW.width, PREVIEW.height]);
    expect(png.length).toBeLessThanOrEqual(41_000);
  },
);

test('there is one for each language, and no other', () => {
  const folder = new URL('.', pictureOf('en'));
  expect(readdirSync(folder).sort()).toEqual(LOCALES.map((locale) => `${locale}.png`).sort());
});
