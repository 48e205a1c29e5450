/** The colours of tokens.css: enough contrast on each ground, in light and in dark (WCAG 2.2, 1.4.3 and 1.4.11). */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const css = readFileSync(new URL('../../site/styles/tokens.css', import.meta.url), 'utf8');
const [light = '', dark = ''] = css.split('@media');
const tokensIn = (text: string): Record<string, string> =>
  Object.fromEntries(
    [...text.matchAll(/--([\w-]+): (#[0-9a-f]{3,6});/g)].map(([, name, value]) => [name, value]),
  );

/** Relative luminance of a colour `#rgb` or `#rrggbb`. */
function luminance(colour: string): number {
  const digits = colour.length === 4 ? colour.replace(/[0-9a-f]/g, '$&$&') : colour;
  const [r = 0, g = 0, b = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(digits.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
function contrast(a: string, b: string): number {
  const [low = 0, high = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (high + 0.05) / (low + 0.05);
}

const TEXT = 4.5;
const SHAPE = 3;
const PAIRS = [
  ['ink', 'paper', TEXT],
  ['ink', 'panel', TEXT],
  ['quiet', 'paper', TEXT],
  ['quiet', 'panel', TEXT],
  ['link', 'paper', TEXT],
  ['link', 'panel', TEXT],
  ['error', 'paper', TEXT],
  ['error', 'panel', TEXT],
  ['age-ink', 'age-ground', TEXT],
  // Words on a chosen button.
  ['paper', 'arrives', TEXT],
  ['edge', 'paper', SHAPE],
  ['edge', 'panel', SHAPE],
  ['arrives', 'panel', SHAPE],
  ['fee', 'paper', SHAPE],
  ['fee', 'panel', SHAPE],
  ['rate', 'paper', SHAPE],
  ['rate', 'panel', SHAPE],
] as const;

test.each([
  ['light', light],
  ['dark', dark],
] as const)('%s', (_, text) => {
  const tokens = tokensIn(text);
  for (const [on, ground, least] of PAIRS) {
    const ratio = contrast(tokens[on] ?? '', tokens[ground] ?? '');
    expect(ratio, `${on} on ${ground}`).toBeGreaterThanOrEqual(least);
  }
});

test('contrast is that of WCAG', () => {
  expect(contrast('#000', '#fff')).toBeCloseTo(21, 5);
  expect(contrast('#767676', '#ffffff')).toBeCloseTo(4.54, 2);
});
