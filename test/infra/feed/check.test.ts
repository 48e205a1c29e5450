/** `npm run feed -- check`: what it says of a file, in which form, and with which exit code. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { main } from '../../../infra/feed/main.ts';
import { EXAMPLES } from '../../shared/feeds/examples.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const folder = temporaryFolder('feed');
function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

/** An hour after the example was made. */
async function run(...args: string[]) {
  const lines: string[] = [];
  const told: string[] = [];
  const code = await main(args, (line) => lines.push(line), {
    now: () => new Date('2026-11-30T07:00:00Z'),
    tell: (line) => told.push(line),
  });
  return { code, text: lines.join('\n'), told: told.join('\n') };
}
const edited = (from: string, to: string): string => EXAMPLES.json.replace(from, to);

describe('a file', () => {
  test.each([
    ['feed.json', EXAMPLES.json],
    ['feed.csv', EXAMPLES.csv],
    ['feed', EXAMPLES.json],
    ['rows', EXAMPLES.csv],
    ['feed.json.gz', gzipSync(EXAMPLES.json)],
    ['feed.csv.gz', gzipSync(EXAMPLES.csv)],
  ])('%s is read by what it is, and is right: 0', async (name, content) => {
    const { code, text } = await run('check', file(name, content));
    expect(text).toBe('Accepted. 0 errors, 0 doubts, 0 notes; services: 3 accepted, 0 held, 0 refused.');
    expect(code).toBe(0);
  });

  test('with notes alone: 0', async () => {
    const semicolons = EXAMPLES.csv.replaceAll(',', ';');
    expect(await run('check', file('semicolons.csv', semicolons))).toMatchObject({
      code: 0,
      text: expect.stringMatching(/^note csv-semicolon/),
    });
  });

  test('with a doubt: 1, and who lifts it', async () => {
    const old = edited('"asOf": "2026-11-30T06:00:00Z"', '"asOf": "2026-11-25T06:00:00Z"');
    expect(await run('check', file('doubt.json', old))).toMatchObject({
      code: 1,
      text: expect.stringMatching(/^doubt rate-old {2}line \d+ .*\n.*\n.*sent: 2026-11-25T.*\n.*confirm it/),
    });
  });

  test('with an error: 2, its place, what was sent, what is allowed', async () => {
    const { code, text } = await run('check', file('error.json', edited('"1.99"', '"1,99"')));
    expect(code).toBe(2);
    expect(text.split('\n')).toEqual([
      'error decimal-comma  line 21 /services/0/fees/debit-card/0/fixed (app-cash)',
      '  Decimals follow a point, not a comma.',
      '  sent: 1,99',
      '  allowed: 1.99',
      'Refused. 1 error, 0 doubts, 0 notes; services: 0 accepted, 0 held, 3 refused.',
    ]);
  });

  test('of rows: the row and the column', async () => {
    const { text } = await run('check', file('error.csv', EXAMPLES.csv.replace('1.99', '1,99')));
    expect(text).toMatch(/^error csv-width {2}line 2 row 1/);
  });

  test('cannot command the terminal that shows it', async () => {
    const nasty = edited('"app-cash"', '"\\u001b[2Japp\\u202e\\u0085"');
    const { text } = await run('check', file('nasty.json', nasty));
    expect(text).toContain('\\u001b[2Japp\\u202e\\u0085');
    expect(text).not.toMatch(/[^\P{C}\n]/u);
  });

  test('as JSON: the report as it is; as CSV: the findings', async () => {
    const path = file('error.json', edited('"1.99"', '"1,99"'));
    const json = await run('check', path, '--json');
    expect(json.code).toBe(2);
    expect(JSON.parse(json.text)).toMatchObject({
      outcome: 'refused',
      counts: { error: 1, doubt: 0, note: 0 },
      findings: [{ rule: 'decimal-comma', line: 21 }],
    });
    const { text } = await run('check', path, '--csv');
    expect(text.split('\r\n')).toEqual([
      'severity,rule,pointer,line,row,cell,serviceId,sent,allowed,sentence',
      expect.stringMatching(/^error,decimal-comma,/),
    ]);
  });
});

describe('what is known of the firm', () => {
  test('the rates that the feed before was held against, by its answer: without them no jump is found', async () => {
    const before = file(
      'before.json',
      edited('"publishedAt": "2026-11-30T06', '"publishedAt": "2026-11-30T05'),
    );
    const answer = (references: unknown) => file('answer.json', JSON.stringify({ report: { references } }));
    const dearer = file('dearer.json', EXAMPLES.json.replaceAll('"11.0235"', '"9.5"'));
    const check = async (...args: string[]) => (await run('check', dearer, '--before', before, ...args)).text;
    expect(await check()).not.toContain('jump');
    expect(await check('--before-answer', answer({}))).not.toContain('jump');
    for (const wrong of [file('answer.json', '{'), answer({ 'EUR-TJS': 11 }), answer(undefined)])
      expect(await run('check', dearer, '--before', before, '--before-answer', wrong)).toEqual({
        code: 3,
        text: '',
        told: expect.stringContaining(
          'is no answer to a feed: keep what npm run feed -- send FILE --json writes.',
        ),
      });
    expect(await run('check', dearer, '--before-answer', answer({}))).toMatchObject({
      code: 3,
      told: '--before-answer needs --before FILE: the answer to which feed?',
    });
  });

  test('its name, its licences and the feed before', async () => {
    const path = file('feed.json', EXAMPLES.json);
    const before = file(
      'before.json',
      edited('"publishedAt": "2026-11-30T06', '"publishedAt": "2026-11-30T05'),
    );
    expect((await run('check', path, '--before', before)).text).toMatch(/^note unchanged/);
    expect((await run('check', path, '--before', path)).text).toMatch(/^error older-than-last/);
    expect((await run('check', path, '--provider', 'another-firm')).text).toMatch(/^error not-your-provider/);
    const licensed = ['--provider', 'example-remit', '--licensed'];
    expect((await run('check', path, ...licensed, 'DEU,TJK')).code).toBe(0);
    expect((await run('check', path, ...licensed, 'DEU,UZB')).text).toMatch(/^doubt corridor-not-licensed/);
  });
});

describe('what cannot be done ends with 3, and says why', () => {
  const good = file('good.json', EXAMPLES.json);
  test.each<[RegExp, string[]]>([
    [/^Usage: npm run feed/, []],
    [/There is no command chek/, ['chek', good]],
    [/check needs FILE/, ['check']],
    [/Unknown option '--colour'/, ['check', good, '--colour']],
    [/check does not take --to/, ['check', good, '--to', 'https://karvon.example']],
    [/check does not take b\.json/, ['check', good, 'b.json']],
    [/--json and --csv/, ['check', good, '--json', '--csv']],
    [/argument missing/, ['check', good, '--against']],
    [/nowhere\.json cannot be read: ENOENT/, ['check', join(folder, 'nowhere.json')]],
    [/cannot be read: EISDIR/, ['check', folder]],
    [/cannot be unpacked/, ['check', file('cut.gz', gzipSync(EXAMPLES.json).subarray(0, 90))]],
    [/the feed is too large.*3 MB/i, ['check', file('large.json', '{'.padEnd(3_200_000))]],
    [/--before .*no feed that was taken/, ['check', good, '--before', file('empty.json', '{}')]],
    [/--licensed needs --provider/, ['check', good, '--licensed', 'DEU,TJK']],
    [/TJ is no country/, ['check', good, '--provider', 'example-remit', '--licensed', 'DEU,TJ']],
    [/http:\/\/karvon\.example: only https/, ['check', good, '--against', 'http://karvon.example']],
    [/karvon is no address/, ['check', good, '--against', 'karvon']],
    [/the site's address alone: https/, ['check', good, '--against', 'https://karvon.example/en']],
    [
      /127\.0\.0\.1:1\/data\/manifest\.json cannot be read/,
      ['check', good, '--against', 'http://127.0.0.1:1'],
    ],
    [/send needs --to URL/, ['send', good]],
    [
      /--idempotency-key a b is none/,
      ['send', good, '--to', 'https://karvon.example', '--idempotency-key', 'a b'],
    ],
    [/status does not take more/, ['status', 'more', '--to', 'https://karvon.example']],
    [/withdraw needs --by ROLE/, ['withdraw', 'an-edition', '--to', 'https://karvon.example']],
    [/diff needs --against EDITION/, ['diff', 'an-edition', '--to', 'https://karvon.example']],
    [/key new, not key old/, ['key', 'old']],
  ])('%s', async (says, args) => {
    const { code, told, text } = await run(...args);
    expect(told).toMatch(says);
    expect([code, text]).toEqual([3, '']);
  });
});
