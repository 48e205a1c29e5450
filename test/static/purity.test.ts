/**
 * A check that no tool does: shared/ uses no clock, no randomness and no locale of its own. One file reads the runtime's time
 * zones, in which a bank's calendar is written.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const sources = (folder: string): [path: string, text: string][] =>
  readdirSync(`${root}/${folder}`, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts'))
    .map((path) => [`${folder}/${path}`, readFileSync(`${root}/${folder}/${path}`, 'utf8')]);

const impure =
  /\bDate\.now\b|\bnew Date\(\)|\bMath\.random\b|\bcrypto\b|\bperformance\b|\bIntl\b|\bfetch\(|\bprocess\b\./;

const TIME_ZONES = 'shared/fx/bank-time.ts';

describe('shared/ gets clock, randomness and data as arguments', () => {
  test.each(sources('shared'))('%s', (path, text) => {
    const seen = path === TIME_ZONES ? text.replace(/\bIntl\.DateTimeFormat\w*/g, '') : text;
    expect(seen.match(impure)?.[0]).toBeUndefined();
  });
  test('a file that reads the clock would be found', () => {
    expect('const now = Date.now();').toMatch(impure);
    expect('const now = new Date();').toMatch(impure);
  });
});
