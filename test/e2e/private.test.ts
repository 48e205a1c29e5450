/**
 * The private views on the whole app, as it runs on one machine: a token made by the command, asked with through the distribution and the
 * gateway, answered as the description says by a function that may do what its role allows and no more. No token is in any log.
 */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv2020 from 'ajv/dist/2020.js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import openApi from '../../functions/serve-reference/openapi.json' with { type: 'json' };
import { main as admin } from '../../infra/admin/main.ts';
import { PRIVATE_OPERATIONS } from '../../shared/contracts/private-operations.ts';
import { type App, startApp } from '../support/app.ts';

let app: App;
const told: string[] = [];
const run = (...args: string[]) =>
  admin(['token', ...args], (line) => told.push(line), { dataDir: app.dataDir });
const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

/** @returns its text */
async function token(scope: string, countries: string): Promise<string> {
  told.length = 0;
  const options = ['--scope', scope, '--countries', countries, '--for', 'A Bank', '--expires', day(30)];
  expect(await run('create', ...options), told.join('\n')).toBe(0);
  return told[0] ?? '';
}

let whole: string;
beforeAll(async () => {
  app = await startApp({ schedules: false });
  await app.invoke('collect-prices', {});
  whole = await token('quarantine,refusals,evidence,log', '*');
}, 120_000);
afterAll(() => app.end());

const ajv = new Ajv2020({ strict: false, allErrors: true, logger: false });
ajv.addSchema({ ...openApi, $id: 'https://api.invalid/openapi' });
const pointer = (...steps: string[]) =>
  steps.map((step) => `/${encodeURIComponent(step.replaceAll('~', '~0').replaceAll('/', '~1'))}`).join('');

/** Asks, and holds an answer in JSON to the description. */
async function ask(path: string, text?: string) {
  const response = await fetch(app.url + path, {
    headers: text === undefined ? {} : { authorization: `Bearer ${text}` },
  });
  const bytes = Buffer.from(await response.arrayBuffer());
  const type = response.headers.get('content-type') ?? '';
  const template = PRIVATE_OPERATIONS.map((one) => one.path).find((one) =>
    new RegExp(`^${one.replace(/\{\w+\}/, '[^/]+')}$`).test(path.split('?')[0] ?? ''),
  );
  if (template && type.endsWith('json')) {
    const steps = ['paths', template, 'get', 'responses', String(response.status), 'content', type, 'schema'];
    const validate = ajv.compile({ $ref: `https://api.invalid/openapi#${pointer(...steps)}` });
    validate(JSON.parse(bytes.toString()));
    expect(validate.errors ?? [], path).toEqual([]);
  }
  const body: Record<string, unknown> = type.endsWith('json') ? JSON.parse(bytes.toString()) : {};
  return { status: response.status, headers: response.headers, bytes, body };
}

const NONE = `/v1/private/evidence/${'0'.repeat(64)}`;
const LISTS = ['/v1/private/held-back', '/v1/private/refusals', '/v1/private/log'];

test('without a token in force each route is 401 through the edge, and never a page', async () => {
  for (const path of [...LISTS, NONE, '/v1/private/refusals/x']) {
    for (const text of [undefined, 'krv_nothing', `krv_${'0'.repeat(12)}_${'0'.repeat(64)}`]) {
      const { status, headers } = await ask(path, text);
      expect([path, status]).toEqual([path, 401]);
      expect(headers.get('content-type')).toBe('application/problem+json');
      expect(headers.get('www-authenticate')).toMatch(/^Bearer realm=/);
      expect(headers.get('cache-control')).toBe('no-store');
    }
  }
});

test('with one each list is answered, kept by nobody, and recorded', async () => {
  for (const path of LISTS) {
    const { status, headers } = await ask(path, whole);
    expect([path, status]).toEqual([path, 200]);
    expect(headers.get('cache-control')).toBe('no-store');
  }
  const { body } = await ask('/v1/private/log?what=look', whole);
  expect(
    (body.entries as { operation: string }[])
      .map(({ operation }) => operation)
      .slice(0, 3)
      .sort(),
  ).toEqual(['listHeldBack', 'listLog', 'listRefusals']);
  const { body: rows } = await ask('/v1/private/held-back', whole);
  expect(rows).toMatchObject({ period: '2025-Q3', total: 0 });
});

describe('evidence', () => {
  test('of the bundled survey comes as it was, by its hash; for a country that it does not have it is not there', async () => {
    const { survey } = await surveyOf();
    const { status, body } = await ask(`/v1/private/evidence/${survey}`, whole);
    expect(status).toBe(200);
    expect(body).toMatchObject({ sha256: survey, parts: 1, of: [{ what: 'edition', state: 'accepted' }] });
    const part = await ask(`/v1/private/evidence/${survey}?part=1`, whole);
    expect(part.headers.get('content-type')).toBe('application/octet-stream');
    expect(createHash('sha256').update(part.bytes).digest('hex')).toBe(survey);
    const other = await token('evidence', 'ATA');
    const missing = await ask(NONE, other);
    expect(missing.status).toBe(404);
    const outside = await ask(`/v1/private/evidence/${survey}`, other);
    expect([outside.status, outside.bytes.toString()]).toEqual([404, missing.bytes.toString()]);
  });
});

/** The SHA-256 of the bundled survey, which its edition names. */
async function surveyOf(): Promise<{ readonly survey: string }> {
  const { rpw } = await import('../../functions/sources/prices/rpw.ts');
  return {
    survey: createHash('sha256')
      .update(await rpw.fetch())
      .digest('hex'),
  };
}

test('a token that is revoked shows nothing from then on', async () => {
  const text = await token('log', 'KGZ');
  expect((await ask('/v1/private/log', text)).status).toBe(200);
  expect((await ask('/v1/private/held-back', text)).status).toBe(404);
  expect(await run('revoke', text.split('_')[1] ?? '')).toBe(0);
  const { status, body } = await ask('/v1/private/log', text);
  expect([status, body.type]).toEqual([401, 'urn:karvon:problem:token-revoked']);
  expect(await run('looks', text.split('_')[1] ?? '')).toBe(0);
  expect(told.slice(-2)).toEqual([
    expect.stringMatching(/ listLog: shown, \d+ rows$/),
    expect.stringMatching(/ listHeldBack: nothing there$/),
  ]);
});

test('no token, and nothing of a header, is in a log of the app', async () => {
  const folder = join(app.dataDir, 'logs');
  await expect
    .poll(() => readFileSync(join(folder, 'karvon-serve-private.log'), 'utf8'))
    .toContain('"route":"ANY /v1/private/log"');
  for (const file of readdirSync(folder)) {
    const text = readFileSync(join(folder, file), 'utf8');
    expect(text, file).not.toMatch(/krv_|bearer|authorization/i);
  }
});
