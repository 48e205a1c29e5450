/** `npm run feed -- send`: signed as the receiver verifies, and sent again when an answer is lost, so that nothing is done twice. */
import { spawn } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import { join } from 'node:path';
import { text as bodyOf } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { verifySignature } from '../../../functions/http/signature.ts';
import { ROOT } from '../../../infra/build/paths.ts';
import { main } from '../../../infra/feed/main.ts';
import { checkText, EXAMPLES } from '../../shared/feeds/examples.ts';
import { guardedEnvironment } from '../../support/no-network.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const folder = temporaryFolder('send');
const { privateKey, publicKey } = generateKeyPairSync('ed25519');
const PEM = String(privateKey.export({ type: 'pkcs8', format: 'pem' }));
const environment = { KARVON_FEED_KEY: PEM, KARVON_FEED_KEYID: 'example-remit/k1' };
const feed = join(folder, 'feed.json');
writeFileSync(feed, EXAMPLES.json);

const ACCEPTED = {
  provider: 'example-remit',
  state: 'scheduled',
  edition: 'example-remit-1',
  publishedAt: '2026-11-30T06:00:00Z',
  acceptedAt: '2026-11-30T07:00:00Z',
  validFrom: '2026-12-01',
  validUntil: '2026-12-31',
  corridors: ['DEU-TJK'],
  services: 3,
  held: 0,
  key: 'example-remit/k1',
  evidence: 'a',
  report: checkText(EXAMPLES.json).report,
};
const problem = (type: string, more = {}) => ({
  type: `urn:karvon:problem:${type}`,
  title: 'T',
  status: 400,
  detail: 'What is wrong.',
  errors: [{ field: 'signature', detail: 'Why.', allowed: ['how'] }],
  ...more,
});

/** What the site does with each request, in order: an answer, or it hangs up. */
type Step = 'hangs-up' | 'half' | { status: number; body?: unknown; headers?: Record<string, string> };
let server: Server;
let site: string;
let steps: Step[];
let asked: { method: string; url: string; headers: IncomingHttpHeaders; body: string }[];
beforeEach(async () => {
  [steps, asked] = [[], []];
  server = createServer(async (request, response) => {
    asked.push({
      method: request.method ?? '',
      url: request.url ?? '',
      headers: request.headers,
      body: await bodyOf(request),
    });
    const step = steps.shift() ?? { status: 200, body: ACCEPTED };
    if (step === 'hangs-up') request.socket.destroy();
    else if (step === 'half') {
      response.writeHead(200, { 'content-length': 1000 });
      response.write('{', () => request.socket.destroy());
    } else
      response
        .writeHead(step.status, step.headers)
        .end(typeof step.body === 'string' ? step.body : JSON.stringify(step.body ?? {}));
  });
  await new Promise<void>((done) => server.listen(0, 'localhost', done));
  const address = server.address();
  site = `http://localhost:${address !== null && typeof address === 'object' ? address.port : 0}`;
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

async function run(...args: string[]) {
  const [lines, told, waited]: [string[], string[], number[]] = [[], [], []];
  const code = await main(args, (line) => lines.push(line), {
    environment,
    tell: (line) => told.push(line),
    wait: async (ms) => waited.push(ms),
  });
  const all = [...lines, ...told].join('\n');
  expect(all).not.toContain(PEM.split('\n')[1]);
  return { code, text: lines.join('\n'), told: told.join('\n'), waited };
}
const send = (...more: string[]) => run('send', feed, '--to', site, ...more);

/** Each as the receiver would. */
async function verifyAll(): Promise<string[]> {
  const known = {
    publicKey: String(publicKey.export({ format: 'jwk' }).x),
    from: '2026-01-01T00:00:00.000Z',
    until: null,
    revokedAt: null,
  };
  return Promise.all(
    asked.map(async ({ method, url, headers, body }) => {
      const [path = '', query = ''] = url.split('?');
      const plain = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
      const request = {
        method,
        authority: new URL(site).host,
        path,
        query,
        headers: plain,
        body: Buffer.from(body),
      };
      return (await verifySignature(request, async () => known, new Date())).nonce;
    }),
  );
}

describe('a feed', () => {
  test('arrives as it is, signed, and what became of it is told', async () => {
    const { code, text, told } = await send();
    expect(asked[0]).toMatchObject({ method: 'POST', url: '/v1/in/feeds', body: EXAMPLES.json });
    expect(await verifyAll()).toHaveLength(1);
    expect(text.split('\n')).toEqual([
      expect.stringMatching(/^Accepted\. 0 errors/),
      'edition example-remit-1',
      'Scheduled. 3 services in DEU-TJK, from 2026-12-01 to 2026-12-31.',
    ]);
    expect(told).toBe(`idempotency key ${asked[0]?.headers['idempotency-key']}`);
    expect(code).toBe(0);
  });

  test('is only checked, or taken in part, if that is asked for', async () => {
    await send('--dry-run', '--accept-partial');
    expect(asked[0]?.url).toBe('/v1/in/feeds?dry-run=true&accept=partial');
    expect(await verifyAll()).toHaveLength(1);
  });

  test('that is refused: 2, with the findings; one that is doubted: 1', async () => {
    const refused = checkText(EXAMPLES.json.replace('"1.99"', '"1,99"')).report;
    steps = [{ status: 422, body: problem('feed-refused', { report: refused }) }];
    expect(await send()).toMatchObject({ code: 2, text: expect.stringMatching(/^error decimal-comma/) });
    const doubted = checkText(EXAMPLES.json.replace('-30T06:00:00Z" }', '-25T06:00:00Z" }')).report;
    steps = [{ status: 200, body: { ...ACCEPTED, held: 1, services: 2, report: doubted } }];
    expect(await send()).toMatchObject({
      code: 1,
      text: expect.stringMatching(/rate-old[\s\S]*; 1 more wait\.$/),
    });
  });

  test('that is no UTF-8 stays here', async () => {
    const wrong = join(folder, 'wrong.csv');
    writeFileSync(wrong, Buffer.from([0xef, 0xf0, 0x41]));
    expect(await run('send', wrong, '--to', site)).toMatchObject({
      code: 3,
      told: expect.stringMatching(/not in UTF-8/),
    });
    expect(asked).toEqual([]);
  });
});

describe('an answer that is lost', () => {
  test.each<[string, Step[], number[]]>([
    ['the site hangs up', ['hangs-up', 'hangs-up'], [1000, 2000]],
    ['half of it comes', ['half'], [1000]],
    ['it is worked at', [{ status: 409, headers: { 'retry-after': '60' } }], [60_000]],
    ['not now', [{ status: 503 }, { status: 429, headers: { 'retry-after': '7' } }], [1000, 7000]],
  ])('%s: the same is sent again, signed anew, under the same key', async (_, faults, waits) => {
    steps = [...faults];
    const { code, waited } = await send();
    expect(code).toBe(0);
    expect(waited).toEqual(waits);
    expect(asked).toHaveLength(faults.length + 1);
    expect(new Set(asked.map(({ headers, body }) => `${headers['idempotency-key']} ${body}`)).size).toBe(1);
    expect(new Set(await verifyAll()).size).toBe(asked.length);
  });

  test('at last it gives up, and says how to go on', async () => {
    steps = Array.from({ length: 9 }, () => 'hangs-up' as const);
    const { code, told, waited } = await send();
    expect([code, asked.length]).toEqual([3, 5]);
    expect(waited).toEqual([1000, 2000, 4000, 8000]);
    const used = asked[0]?.headers['idempotency-key'];
    expect(told).toContain(`--idempotency-key ${used}`);
    steps = [{ status: 200, body: ACCEPTED, headers: { 'idempotency-replayed': 'true' } }];
    const again = await send('--idempotency-key', String(used));
    expect(asked.at(-1)?.headers['idempotency-key']).toBe(used);
    expect(again.text).toMatch(/This was answered before\.$/);
  });

  test('it does not wait until tomorrow', async () => {
    steps = [{ status: 429, body: problem('enough-today'), headers: { 'retry-after': '40000' } }];
    const { code, told, waited } = await send();
    expect([code, waited]).toEqual([3, []]);
    expect(told).toMatch(/enough-today[\s\S]*again after 40000 seconds/);
  });
});

describe('what is no answer to a feed', () => {
  test.each<[RegExp, Step]>([
    [
      /refused \(401, too-early\): What is wrong\.\n {2}signature: Why\.\n {4}allowed: how\n {2}its clock: Fri, 24/,
      { status: 401, body: problem('too-early'), headers: { date: 'Fri, 24 Apr 2026 00:00:00 GMT' } },
    ],
    [/422, idempotency-key-reused/, { status: 422, body: problem('idempotency-key-reused') }],
    [
      /points to https:\/\/elsewhere\.example/,
      { status: 301, headers: { location: 'https://elsewhere.example' } },
    ],
    [/404 without JSON/, { status: 404, body: '<html>' }],
    [/another form/, { status: 200, body: { report: ACCEPTED.report } }],
  ])('%s', async (says, step) => {
    steps = [step];
    const { code, told } = await send();
    expect(told).toMatch(says);
    expect([code, asked.length]).toEqual([3, 1]);
  });
});

test('sign writes the headers for another program', async () => {
  const { code, text, told } = await run('sign', feed, '--to', site, '--dry-run');
  expect([code, asked]).toEqual([0, []]);
  expect(told).toBe(`for POST ${site}/v1/in/feeds?dry-run=true, within 300 seconds`);
  const headers = Object.fromEntries(text.split('\n').map((line) => line.split(/: (.*)/).slice(0, 2)));
  asked.push({ method: 'POST', url: '/v1/in/feeds?dry-run=true', headers, body: EXAMPLES.json });
  expect(await verifyAll()).toHaveLength(1);
});

test('what reads is signed too, and --json shows the answer as it is', async () => {
  steps = [{ status: 200, body: { any: 'thing' } }];
  const { code, text } = await run('diff', 'a-2', '--against', 'a-1', '--to', site, '--json');
  expect([code, JSON.parse(text)]).toEqual([0, { any: 'thing' }]);
  expect(asked[0]).toMatchObject({ method: 'GET', url: '/v1/in/feeds/a-2?against=a-1' });
  expect(await verifyAll()).toHaveLength(1);
});

describe('the script of one file', () => {
  const pem = join(folder, 'private.pem');
  writeFileSync(pem, PEM, { mode: 0o600 });
  async function script(...args: string[]) {
    const command = [join(ROOT, 'docs/provider-feed/send-feed.mjs'), ...args];
    const child = spawn(process.execPath, command, { env: guardedEnvironment() });
    const [[code], out, error] = await Promise.all([
      once(child, 'close'),
      bodyOf(child.stdout),
      bodyOf(child.stderr),
    ]);
    expect(out + error).not.toContain(PEM.split('\n')[1]);
    return { code, out, error };
  }
  const signing = () => ['--to', site, '--key', pem, '--keyid', 'example-remit/k1'];

  test('sends again what got no answer, signed anew, under the same key', async () => {
    steps = ['hangs-up', { status: 409, headers: { 'retry-after': '0' } }];
    const { code, out, error } = await script(feed, '--accept-partial', ...signing());
    expect([code, JSON.parse(out)]).toEqual([0, ACCEPTED]);
    expect(error.match(/sent again in \d s/g)).toEqual(['sent again in 1 s', 'sent again in 0 s']);
    expect(
      new Set(asked.map(({ headers, body, url }) => [headers['idempotency-key'], body, url].join())).size,
    ).toBe(1);
    expect(asked[0]).toMatchObject({ url: '/v1/in/feeds?accept=partial', body: EXAMPLES.json });
    expect(new Set(await verifyAll()).size).toBe(3);
  });

  test('says what a statement says, and reads', async () => {
    await script('withdraw', 'an-edition', '--by', 'head-of-payments', ...signing());
    await script('status', ...signing());
    expect(asked).toMatchObject([
      { url: '/v1/in/withdrawals', body: '{"edition":"an-edition","by":"head-of-payments"}' },
      { method: 'GET', url: '/v1/in/feeds', body: '' },
    ]);
    expect(await verifyAll()).toHaveLength(2);
  });

  test('ends with what was found', async () => {
    const refused = checkText(EXAMPLES.json.replace('"1.99"', '"1,99"')).report;
    steps = [
      { status: 422, body: problem('feed-refused', { report: refused }) },
      { status: 401, body: problem('expired') },
    ];
    expect((await script(feed, ...signing())).code).toBe(2);
    expect((await script(feed, ...signing())).code).toBe(3);
  });

  test('refuses what cannot be, before it sends anything', async () => {
    const elsewhere = ['--to', 'http://karvon.example', '--key', pem, '--keyid', 'a/k1'];
    for (const [says, args] of [
      [/--keyid is missing/, [feed, '--to', site, '--key', pem]],
      [/--by is missing/, ['confirm', 'an-edition', ...signing()]],
      [/give a file/, [...signing()]],
      [/give a file/, [feed, 'another.json', ...signing()]],
      [/only https/, [feed, ...elsewhere]],
      [/ENOENT/, [join(folder, 'nowhere.json'), ...signing()]],
    ] as const) {
      const { code, error } = await script(...args);
      expect(error).toMatch(says);
      expect(code).toBe(3);
    }
    expect(asked).toEqual([]);
  }, 60_000);
});
