/** The clock of another day: that day, the time of day that it is, and never back. */
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const CLOCK = fileURLToPath(new URL('../../infra/local/lambda/other-day.mjs', import.meta.url));

/** What a thread reads from its clock while the real one shows these instants, one after the other. */
function readAt(instants: readonly string[]): string[] {
  const code = `
    const instants = ${JSON.stringify(instants)}.map((each) => Date.parse(each));
    let at = instants[0];
    Date.now = () => at;
    await import(${JSON.stringify(CLOCK)});
    const read = instants.map((each) => { at = each; return new Date().toISOString(); });
    read.push(new Date('2020-01-01').toISOString(), typeof Date(), String(new Date() instanceof Date), Date.now() === at);
    console.log(JSON.stringify(read));
  `;
  const env = { ...process.env, AS_ON_DAY: '2026-04-24' };
  return JSON.parse(
    execFileSync(process.execPath, ['--input-type=module', '-e', code], { env, encoding: 'utf8' }),
  );
}

test('shows the day with the real time of day, and stays at its last moment after midnight', () => {
  expect(
    readAt([
      '2026-11-28T08:30:00.000Z',
      '2026-11-28T23:59:59.900Z',
      '2026-11-29T00:00:00.100Z',
      '2026-11-30T12:00:00.000Z',
    ]),
  ).toEqual([
    '2026-04-24T08:30:00.000Z',
    '2026-04-24T23:59:59.900Z',
    '2026-04-24T23:59:59.999Z',
    '2026-04-24T23:59:59.999Z',
    // Dates that are given stay as they are, and spans are measured by the real clock.
    '2020-01-01T00:00:00.000Z',
    'string',
    'true',
    true,
  ]);
});
