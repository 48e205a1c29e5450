/** Tokens by command: made with their secret shown once, listed without it, revoked at once; what is not right is named, with what is. */
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { unpack } from '../../../functions/storage/encoding.ts';
import { TOKENS } from '../../../functions/storage/keys.ts';
import { keepLook } from '../../../functions/storage/looks.ts';
import type { Table } from '../../../functions/storage/table.ts';
import { hashOf, isSecretOf, listTokens, readToken, tokenParts } from '../../../functions/storage/tokens.ts';
import { main } from '../../../infra/admin/main.ts';
import type { Register } from '../../../infra/admin/register.ts';
import { createToken, endToken, linesOfLooks, linesOfTokens } from '../../../infra/admin/tokens.ts';
import { type Engine, startEngine } from '../../support/engine.ts';

const NOW = '2026-11-30T07:00:00.000Z';
const GIVEN = { scope: 'evidence,quarantine', countries: 'TJK,KGZ', for: 'A Bank', expires: '2026-12-31' };

let engine: Engine;
let table: Table;
let register: Register;
beforeAll(async () => {
  engine = await startEngine();
});
afterAll(() => engine.close());
beforeEach(async () => {
  table = await engine.newTable();
  register = { table, now: () => new Date(NOW) };
});

const made = async (given: Partial<Record<keyof typeof GIVEN, string | undefined>> = {}) => {
  const [text = '', ...others] = await createToken(register, { ...GIVEN, ...given });
  const parts = tokenParts(text);
  if (!parts) throw new Error(`${text} is no token`);
  return { text, ...parts, others };
};

test('a token is written once, and its secret is stored nowhere', async () => {
  const { text, id, secret, others } = await made();
  expect(others.join()).not.toContain(secret);
  const token = await readToken(table, id);
  expect(token).toEqual({
    format: 1,
    id,
    hash: hashOf(secret),
    scope: { kinds: ['quarantine', 'evidence'], countries: ['KGZ', 'TJK'] },
    holder: 'A Bank',
    createdAt: NOW,
    expiresOn: '2026-12-31',
    revokedAt: null,
  });
  expect(isSecretOf(token, secret)).toBe(true);
  const stored = JSON.stringify((await table.query(TOKENS)).map(({ value }) => unpack(value)));
  expect(stored).not.toContain(secret);
  const lines = await linesOfTokens(register);
  expect(lines).toEqual([`${id}: A Bank, quarantine, evidence of KGZ, TJK, made ${NOW}, until 2026-12-31`]);
  expect(lines.join()).not.toContain(hashOf(secret));
  expect(text).toMatch(/^krv_[0-9a-f]{12}_[0-9a-f]{64}$/);
});

test('no two tokens are alike', async () => {
  const all = [];
  for (let count = 0; count < 20; count++) all.push(await made());
  expect(new Set(all.map(({ id }) => id)).size).toBe(20);
  expect(new Set(all.map(({ secret }) => secret)).size).toBe(20);
});

test('one for all countries, and one that ends today', async () => {
  const { id } = await made({ countries: '*', expires: '2026-11-30' });
  expect((await readToken(table, id))?.scope.countries).toBe('*');
  expect((await linesOfTokens(register)).join()).toContain('all countries');
});

test('one that is revoked is listed so, and revoking it again changes nothing', async () => {
  const { id } = await made();
  expect(await endToken(register, id)).toEqual([`${id} shows nothing any more, since ${NOW}.`]);
  const later = { ...register, now: () => new Date('2026-12-01T00:00:00.000Z') };
  expect(await endToken(later, id)).toEqual([`${id} shows nothing any more, since ${NOW}.`]);
  expect(await linesOfTokens(register)).toEqual([expect.stringContaining(`revoked ${NOW}`)]);
  expect(await linesOfTokens({ ...register, now: () => new Date('2027-06-01T00:00:00.000Z') })).toHaveLength(
    1,
  );
});

test('one whose last day is over is listed as expired', async () => {
  await made();
  const after = { ...register, now: () => new Date('2027-01-01T00:00:00.000Z') };
  expect(await linesOfTokens(after)).toEqual([expect.stringContaining('expired 2026-12-31')]);
});

test('what was looked at with a token is told in lines', async () => {
  const { id } = await made();
  expect(await linesOfLooks(register, id)).toEqual([`Nobody looked with ${id}.`]);
  const look = { format: 1, token: id, at: NOW, operation: 'listLog', parameter: '' } as const;
  await keepLook(table, { ...look, query: { what: 'look' }, status: 200, rows: 3 });
  await keepLook(table, { ...look, at: '2026-11-30T07:00:01.000Z', query: {}, status: 404, rows: null });
  expect(await linesOfLooks(register, id)).toEqual([
    `${NOW} listLog what=look: shown, 3 rows`,
    '2026-11-30T07:00:01.000Z listLog: nothing there',
  ]);
});

describe('is refused, and makes no token', () => {
  test.each([
    [
      'without a scope',
      { scope: undefined },
      /^--scope KINDS: give some of quarantine,refusals,evidence,log/,
    ],
    ['with a kind that is none', { scope: 'log,prices' }, /^--scope log,prices: "prices" is no kind; give/],
    ['with an empty kind', { scope: 'log,' }, /"" is no kind/],
    ['without countries', { countries: undefined }, /^--countries COUNTRIES: give ISO 3166-1/],
    ['with a country that is none', { countries: 'KGZ,QQQ' }, /"QQQ" is no country/],
    ['with a country in small letters', { countries: 'kgz' }, /"kgz" is no country/],
    ['with all and one', { countries: '*,KGZ' }, /"\*" is no country/],
    ['for nobody', { for: undefined }, /^--for ORGANISATION/],
    ['for a person by address', { for: 'anna@bank.example' }, /without an address of a person/],
    ['for a book', { for: 'x'.repeat(81) }, /2 to 80 characters/],
    ['for two lines', { for: 'A\nBank' }, /one line/],
    [
      'without a last day',
      { expires: undefined },
      /^--expires DAY: give a day from 2026-11-30 to 2027-12-01/,
    ],
    ['with a day that is none', { expires: '2026-02-31' }, /^--expires 2026-02-31: give a day/],
    ['with a time', { expires: '2026-12-01T00:00:00Z' }, /^--expires/],
    ['until yesterday', { expires: '2026-11-29' }, /^--expires 2026-11-29: give a day from/],
    ['for ever', { expires: '2030-01-01' }, /to 2027-12-01/],
  ])('%s', async (_, wrong, complaint) => {
    await expect(createToken(register, { ...GIVEN, ...wrong })).rejects.toThrow(complaint);
    expect(await listTokens(table)).toEqual([]);
  });

  test('a token in the place of its id, whose secret is not repeated', async () => {
    const { text, secret } = await made();
    for (const act of [endToken, linesOfLooks]) {
      const complaint = await act(register, text).catch((error: Error) => error.message);
      expect(complaint).toMatch(/^ID: give the 12 digits/);
      expect(complaint).not.toContain(secret);
    }
    expect(await listTokens(table)).toMatchObject([{ revokedAt: null }]);
  });

  test.each([
    ['', /^ID: give the 12 digits/],
    ['0f', /^ID/],
    ['a'.repeat(12), /there is no such token/],
  ])('an id "%s"', async (id, complaint) => {
    await expect(endToken(register, id)).rejects.toThrow(complaint);
    await expect(linesOfLooks(register, id)).rejects.toThrow(complaint);
  });
});

test('the command does all of it, and says what is wrong with what it is given', async () => {
  vi.stubEnv('TABLE_NAME', engine.lastName());
  const { endpoint, region } = engine.settings;
  vi.stubEnv('AWS_ENDPOINT_URL', String(endpoint));
  vi.stubEnv('AWS_REGION', String(region));
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'local');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'local');
  const run = async (...args: string[]) => {
    const lines: string[] = [];
    const code = await main(['token', ...args], (line) => lines.push(line), { now: register.now });
    return { code, lines };
  };
  const options = ['--scope', 'log', '--countries', '*', '--for', 'A Bank', '--expires', '2026-12-31'];
  const { code, lines } = await run('create', ...options);
  expect(code).toBe(0);
  const [text = ''] = lines;
  const { id = '' } = tokenParts(text) ?? {};
  expect(lines.at(-1)).toContain(`token revoke ${id}`);
  expect((await run('list')).lines).toHaveLength(1);
  expect((await run('looks', id)).lines).toEqual([`Nobody looked with ${id}.`]);
  expect((await run('revoke', id)).code).toBe(0);
  for (const [args, complaint] of [
    [['create', ...options, '--by', 'Anna'], /--by is not of tokens: they have --scope/],
    [['create', ...options, '--country', 'KGZ'], /'--country'/],
    [['create', 'more', ...options], /token COMMAND/],
    [['list', id], /token COMMAND/],
    [['revoke', id, 'k1'], /token COMMAND/],
    [['show'], /token COMMAND/],
    [['revoke'], /ID: give the 12 digits/],
  ] as const) {
    const refused = await run(...args);
    expect([args[0], refused.code]).toEqual([args[0], 1]);
    expect(refused.lines.join('\n')).toMatch(complaint);
  }
  const ofParties: string[] = [];
  expect(await main(['party', 'list', '--scope', 'log'], (line) => ofParties.push(line))).toBe(1);
  expect(ofParties.join()).toContain('--scope is of tokens');
  vi.unstubAllEnvs();
});
