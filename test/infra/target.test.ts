/** The local target on a fixture app: does what AWS would do with each request, message and failure. */
import { randomBytes } from 'node:crypto';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FunctionError } from '../../infra/local/lambda/function-pool.ts';
import { startTarget, type Target } from '../../infra/local/target.ts';
import { synthFixture } from './support/fixture-app.ts';
import { leaving, type RawRequest, send } from './support/raw-http.ts';
import { temporaryFolder } from './support/temporary-folder.ts';

const lines: string[] = [];
let target: Target;
const get = (path: string, options?: RawRequest) => send(target.url, path, options);
const event = async (path: string, options?: RawRequest) => JSON.parse((await get(path, options)).text);

beforeAll(async () => {
  target = await startTarget({
    cdkOut: synthFixture(),
    dataDir: temporaryFolder('data'),
    log: (line) => lines.push(line),
  });
});
afterAll(() => target.close());

describe('start', () => {
  it("runs every schedule once before it is ready, with the scheduler's event, and reports the result", () => {
    expect(lines.join('\n')).toMatch(/fixture-store +wrote the site \(aws.scheduler\) \(\d+ ms\)/);
    expect(target.stats().bucketWrites).toBeGreaterThanOrEqual(4);
  });
});

describe('events', () => {
  it('have payload format 2.0', async () => {
    const got = await event('/api/some/thing?a=1&b=x%20y&a=2', { headers: { Origin: 'https://x.example' } });
    expect(got).toMatchObject({
      version: '2.0',
      routeKey: 'ANY /api/{proxy+}',
      rawPath: '/api/some/thing',
      rawQueryString: 'a=1&b=x%20y&a=2',
      queryStringParameters: { a: '1,2', b: 'x y' },
      pathParameters: { proxy: 'some/thing' },
      headers: { origin: 'https://x.example' },
      requestContext: { http: { method: 'GET', path: '/api/some/thing' }, stage: '$default' },
      isBase64Encoded: false,
    });
    expect(got).not.toHaveProperty('body');
  });

  it('carry text bodies as text and others in base64', async () => {
    const headers = { 'content-type': 'application/json' };
    expect(await event('/api/x', { method: 'POST', body: '{"a":1}', headers })).toMatchObject({
      body: '{"a":1}',
      isBase64Encoded: false,
    });
    const bytes = Buffer.from([0, 255, 128]);
    expect(
      await event('/api/x', { method: 'POST', body: bytes, headers: { 'content-type': 'image/png' } }),
    ).toMatchObject({ body: bytes.toString('base64'), isBase64Encoded: true });
  });

  it('keep the dots of a path, and decode it like HTTP APIs', async () => {
    expect(await event('/api/../secret')).toMatchObject({ rawPath: '/api/../secret' });
    expect(await event('/api/%2e%2e/a%20b')).toMatchObject({ rawPath: '/api/../a b' });
  });

  it('carry only the headers that the policies pass on', async () => {
    const headers = {
      Cookie: 'a=1',
      Authorization: 'x',
      Referer: 'y',
      'X-Other': 'z',
      'If-None-Match': '"q"',
    };
    const got = await event('/api/x', { headers });
    expect(Object.keys(got.headers).toSorted()).toEqual(
      ['if-none-match', 'user-agent', 'via', 'x-forwarded-for', 'x-forwarded-proto'].toSorted(),
    );
    expect(got).not.toHaveProperty('cookies');
  });
});

describe('functions', () => {
  it('find the template’s environment, region, credentials and addresses, and nothing from this process', async () => {
    const environment = await event('/api/environment');
    expect(Object.keys(environment).toSorted()).toEqual(
      [
        ...['TABLE_NAME', 'QUEUE_URL', 'HOME', 'TZ', 'LAMBDA_TASK_ROOT'],
        ...['AWS_REGION', 'AWS_DEFAULT_REGION', 'AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY'],
        ...['AWS_LAMBDA_FUNCTION_NAME', 'AWS_LAMBDA_FUNCTION_MEMORY_SIZE', 'AWS_LAMBDA_FUNCTION_VERSION'],
        ...['AWS_ENDPOINT_URL_DYNAMODB', 'AWS_ENDPOINT_URL_S3', 'AWS_ENDPOINT_URL_SQS'],
      ].toSorted(),
    );
    expect(environment.TABLE_NAME).toMatch(/^fixture-data-Notes/);
  });

  it('reach the table through the unmodified SDK', async () => {
    const before = target.stats();
    expect(
      (await get('/api/notes/a', { method: 'PUT', body: 'hello', headers: { 'content-type': 'text/plain' } }))
        .status,
    ).toBe(204);
    expect(await event('/api/notes/a')).toEqual({ text: 'hello' });
    const { tableWrites, readUnits } = target.stats();
    expect(tableWrites - before.tableWrites).toBe(1);
    // One strongly consistent read of a small item is measured, although the function did not ask for its cost.
    expect(readUnits - before.readUnits).toBe(1);
  });

  it('keep their state between events, like a sandbox', async () => {
    const { counter } = await event('/api/count');
    expect(await event('/api/count')).toEqual({ counter: counter + 1 });
  });

  it('run side by side, one event at a time in each', async () => {
    const started = performance.now();
    const all = await Promise.all(Array.from({ length: 4 }, () => get('/api/busy')));
    expect(all.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    expect(performance.now() - started).toBeLessThan(4 * 1000);
  });

  it.each(['fail', 'reject', 'exit', 'large', 'malformed', 'slow'])(
    'that %s are answered as API Gateway answers, and the next event finds them well',
    async (what) => {
      const { status, text, headers } = await get(`/api/${what}`);
      expect([status, text]).toEqual([500, '{"message":"Internal Server Error"}']);
      expect(headers['content-type']).toBe('application/json');
      expect((await get('/api/count')).status).toBe(200);
    },
  );

  it('whose caller has gone are dropped while they wait', async () => {
    // Each takes the second after which the template stops it, four at a time: forty seconds.
    const callers = Array.from({ length: 160 }, () => leaving(target.url, '/api/slow'));
    await new Promise((done) => setTimeout(done, 200));
    for (const leave of callers) leave();
    const started = performance.now();
    expect((await get('/api/environment')).status).toBe(200);
    expect(performance.now() - started).toBeLessThan(5_000);
  });

  it('that are too many are refused, and told when to come back', async () => {
    const callers = Array.from({ length: 230 }, () => leaving(target.url, '/api/slow'));
    await new Promise((done) => setTimeout(done, 300));
    const { status, headers, text } = await get('/api/count');
    expect([status, headers['retry-after'], text]).toEqual([503, '1', '{"message":"Service Unavailable"}']);
    for (const leave of callers) leave();
    expect((await get('/api/count')).status).toBe(200);
  });

  it('are stopped at the template’s timeout', async () => {
    const started = performance.now();
    await expect(target.invoke('web', { do: '/api/slow' })).rejects.toThrow(/Sandbox.Timedout.*1.00 seconds/);
    expect(performance.now() - started).toBeGreaterThan(990);
  });

  it("fail with their own error's name and message", async () => {
    const failed = target.invoke('fixture-web', { do: '/api/fail' });
    await expect(failed).rejects.toThrow(FunctionError);
    await expect(failed).rejects.toMatchObject({
      errorType: 'TypeError',
      message: 'TypeError: told to fail',
    });
  });

  it('get their context', async () => {
    expect(await event('/api/context')).toMatchObject({ name: 'fixture-web', memory: '256' });
  });

  it('can answer with bytes and several cookies', async () => {
    const { body, headers } = await get('/api/binary');
    expect([...body]).toEqual([0, 255, 1]);
    expect(headers['set-cookie']).toEqual(['a=1', 'b=2']);
  });
});

describe('API Gateway', () => {
  it('answers 404 for a path without a route', async () => {
    const { host } = new URL(target.url);
    expect(host).toBeTruthy();
    const outside = await get('/elsewhere', {
      headers: { host: 'fixture-app-apif70053cd.execute-api.eu-central-1.amazonaws.com' },
    });
    expect([outside.status, outside.text]).toEqual([404, '{"message":"Not Found"}']);
  });

  it('refuses more than 10,240 bytes of request line and headers', async () => {
    const small = await get('/api/x', { headers: { origin: `https://${'a'.repeat(9_000)}` } });
    expect(small.status).toBe(200);
    const large = await get('/api/x', { headers: { origin: `https://${'a'.repeat(10_200)}` } });
    expect([large.status, large.text]).toEqual([431, '{"message":"Request Header Fields Too Large"}']);
  });

  it('refuses bodies of more than 10 MB, and events too large for the function', async () => {
    const post = (size: number) => get('/api/x', { method: 'POST', body: Buffer.alloc(size, 'a') });
    expect((await post(10 * 1024 * 1024 + 1)).status).toBe(413);
    expect((await post(12 * 1024 * 1024)).status).toBe(413);
    expect((await post(6 * 1024 * 1024)).status).toBe(413);
  });

  it('answers preflights itself, and lets any website read', async () => {
    const headers = { origin: 'https://x.example', 'access-control-request-method': 'GET' };
    const preflight = await get('/api/x', { method: 'OPTIONS', headers });
    expect(preflight.status).toBe(204);
    expect(preflight.headers).toMatchObject({
      'access-control-allow-origin': '*',
      'access-control-allow-methods': 'GET',
      'access-control-max-age': '3600',
    });
    const read = await get('/api/cors', { headers: { origin: 'https://x.example' } });
    expect(read.headers).toMatchObject({
      'access-control-allow-origin': '*',
      'access-control-expose-headers': 'etag',
    });
  });

  it("drops a function's CORS headers, and sends none for a request without an origin", async () => {
    expect((await get('/api/cors')).headers).not.toHaveProperty('access-control-allow-origin');
  });
});

describe('CloudFront', () => {
  it('serves objects with their headers, and the root object at the root', async () => {
    const { status, headers, text } = await get('/');
    expect(status).toBe(200);
    expect(headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'max-age=60',
      'x-content-type-options': 'nosniff',
      'x-fixture': 'yes',
    });
    expect(text).toContain('<title>home</title>');
    expect((await get('/en/page')).text).toContain('<title>page</title>');
    expect((await get('/en/page')).headers).toMatchObject({ 'x-amz-meta-made': 'by a fixture' });
  });

  it('shows the error page for a missing object, with 404', async () => {
    for (const path of ['/nothing', '/en/', `/${'long'.repeat(300)}`, '/en/page/../other', '/%ff']) {
      const { status, text } = await get(path);
      if (path === '/%ff') expect(status).toBe(400);
      else expect([path, status, text.includes('nothing here')]).toEqual([path, 404, true]);
    }
  });

  it('leaves the API’s own errors unchanged', async () => {
    const { status, headers, text } = await get('/api/problem');
    expect([status, headers['content-type']]).toEqual([404, 'application/problem+json']);
    expect(text).toContain('filler');
  });

  it('refuses methods that a path rule does not allow, and bodies with GET', async () => {
    expect((await get('/en', { method: 'POST' })).status).toBe(403);
    expect((await get('/en', { method: 'OPTIONS' })).status).toBe(403);
    expect((await get('/api/x', { headers: { 'content-length': '1' }, body: 'x' })).status).toBe(403);
    expect((await get(`/${'a'.repeat(8_200)}`)).status).toBe(414);
  });

  it('answers HEAD without a body', async () => {
    const { status, headers, body } = await get('/', { method: 'HEAD' });
    expect([status, body.length]).toEqual([200, 0]);
    expect(Number(headers['content-length'])).toBeGreaterThan(1000);
  });

  it.each([
    ['br', 'br', brotliDecompressSync],
    ['gzip, br', 'br', brotliDecompressSync],
    ['gzip', 'gzip', gunzipSync],
  ])('compresses for %s', async (accepted, encoding, decompress) => {
    const plain = await get('/');
    const { headers, body } = await get('/', { headers: { 'accept-encoding': accepted } });
    expect(headers['content-encoding']).toBe(encoding);
    expect(headers.etag).toBe(`W/${plain.headers.etag}`);
    expect(decompress(body).equals(plain.body)).toBe(true);
  });

  it('does not compress if the reader refuses it, or a body that is small or of another type', async () => {
    const encodingOf = async (path: string, accepted: string) =>
      (await get(path, { headers: { 'accept-encoding': accepted } })).headers['content-encoding'];
    expect(await encodingOf('/', 'br;q=0')).toBeUndefined();
    expect(await encodingOf('/', 'deflate')).toBeUndefined();
    expect(await encodingOf('/api/count', 'br')).toBeUndefined();
    expect(await encodingOf('/api/problem', 'br')).toBeUndefined();
    expect(await encodingOf('/api/tagged', 'br')).toBe('br');
  });

  it.each(['/', '/api/tagged'])('answers 304 if the reader already has it: %s', async (path) => {
    const { headers } = await get(path, { headers: { 'accept-encoding': 'br' } });
    const again = await get(path, { headers: { 'if-none-match': `"other", ${headers.etag}` } });
    expect([again.status, again.body.length]).toEqual([304, 0]);
    expect(again.headers).toHaveProperty('etag');
    expect((await get(path, { headers: { 'if-none-match': '"other"' } })).status).toBe(200);
  });
});

describe('queues', () => {
  const sendMessage = (message: unknown) =>
    get(`/api/send?body=${encodeURIComponent(JSON.stringify(message))}`);
  const sizes = () =>
    Object.entries(target.queueSizes()).map(([name, size]) => [name.replace(/.{8}$/, ''), size]);

  it('deliver to their function', async () => {
    await sendMessage({ name: 'first' });
    await target.drained();
    expect((await get('/messages/first')).text).toBe('1');
    expect(sizes()).toContainEqual(['fixture-app-Work', 0]);
  });

  it('deliver a failed message again, and then move it to the dead-letter queue', async () => {
    await sendMessage({ fail: 'batch' });
    await target.drained();
    expect(sizes()).toContainEqual(['fixture-app-Work', 1]);
    await expect.poll(sizes, { timeout: 25_000 }).toContainEqual(['fixture-app-Failed', 1]);
    expect(sizes()).toContainEqual(['fixture-app-Work', 0]);
    expect(lines.filter((line) => line.includes('told to fail'))).toHaveLength(2);
  });

  it('deliver again only the messages of a batch that failed', async () => {
    await Promise.all([sendMessage({ fail: 'item' }), sendMessage({ name: 'beside' })]);
    await target.drained();
    expect((await get('/messages/beside')).text).toBe('1');
    expect(sizes()).toContainEqual(['fixture-app-Work', 1]);
  });
});

describe('function names', () => {
  it('are only those of the template', async () => {
    await expect(target.invoke(randomBytes(4).toString('hex'), {})).rejects.toThrow(/no function is called/);
  });
});
