/** The HTTP client against a server that misbehaves: a typed error for each fault, within limits of time and memory. */
import { readFileSync } from 'node:fs';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { SourceBlocked, SourceChanged, SourceUnavailable } from '../../../functions/sources/errors.ts';
import { type HttpClientOptions, newHttpClient } from '../../../functions/sources/http-client.ts';
import { type BadServer, startBadServer } from '../../support/bad-server.ts';

const NOW = new Date('2026-11-22T00:00:00Z');
const MAX_BYTES = 1_000_000;

let server: BadServer;
const pauses: number[] = [];
beforeAll(async () => {
  server = await startBadServer();
});
afterAll(() => server.close());
beforeEach(() => {
  pauses.length = 0;
  server.asked.length = 0;
});

const clientWith = (options: Partial<HttpClientOptions> = {}) =>
  newHttpClient({
    now: () => NOW,
    random: () => 0.5,
    sleep: async (ms) => {
      pauses.push(ms);
    },
    timeoutMs: 250,
    mayAlsoAsk: ({ protocol, hostname }) => protocol === 'http:' && hostname === '127.0.0.1',
    ...options,
  });

const ask = (path: string, options: Partial<HttpClientOptions> = {}) =>
  clientWith(options).ask({ url: `${server.url}${path}`, maxBytes: MAX_BYTES });

/** The error of a request. A client that answers instead fails the test. */
const failureOf = async (path: string, options: Partial<HttpClientOptions> = {}): Promise<Error> => {
  try {
    await ask(path, options);
  } catch (error) {
    if (error instanceof Error) return error;
  }
  throw new Error(`${path} was answered`);
};

const XML = '<?xml version="1.0" encoding="utf-8"?>\n<rates><rate code="USD">87.4500</rate></rates>\n';

describe('a good answer', () => {
  test.each(['/good', '/packed'])('%s', async (path) => {
    const answer = await ask(path);
    expect(new TextDecoder().decode(answer.bytes)).toBe(XML);
    expect(answer.url).toBe(`${server.url}${path}`);
    expect(answer.askedAt).toBe('2026-11-22T00:00:00.000Z');
    expect(answer.headers['content-type']).toBe('text/xml');
    expect(pauses).toEqual([]);
  });

  test('keeps only the headers that matter', async () => {
    const { headers } = await ask('/good');
    expect(Object.keys(headers).sort()).toEqual(['content-type', 'date', 'etag', 'last-modified']);
  });

  test('names itself, and sends no cookie', async () => {
    await ask('/good');
    await ask('/good');
    const [, second] = server.asked;
    expect(second?.headers['user-agent']).toBe(
      'Karvon; remittance cost comparison; collects official rates and surveys',
    );
    expect(second?.headers['accept-encoding']).toBe('gzip');
    expect(second?.headers.cookie).toBeUndefined();
    expect(second?.method).toBe('GET');
  });

  test('posts a body with its headers', async () => {
    await clientWith().ask({
      url: `${server.url}/good`,
      body: '<soap/>',
      headers: { 'content-type': 'text/xml', 'user-agent': 'somebody else' },
      maxBytes: 1000,
    });
    const [asked] = server.asked;
    expect([asked?.method, asked?.headers['content-type'], asked?.headers['content-length']]).toEqual([
      'POST',
      'text/xml',
      '7',
    ]);
    expect(asked?.headers['user-agent']).toMatch(/^Karvon/);
  });

  test('may come with the third attempt', async () => {
    expect((await ask('/recovers')).bytes.byteLength).toBe(XML.length);
    expect(pauses).toEqual([500, 1000]);
  });

  test('may be as large as the limit, and no larger', async () => {
    const asking = (maxBytes: number) => clientWith().ask({ url: `${server.url}/packed`, maxBytes });
    expect((await asking(XML.length)).bytes.byteLength).toBe(XML.length);
    await expect(asking(XML.length - 1)).rejects.toThrow('too large');
  });
});

describe('unavailable: tried three times, with growing pauses', () => {
  test.each([
    ['/slow-headers', 'no whole answer within 250 ms'],
    ['/drip', 'no whole answer within 250 ms'],
    ['/cut-off', 'no answer: UND_ERR_SOCKET'],
    ['/cut-off-chunked', 'no answer: UND_ERR_SOCKET'],
    ['/reset', 'no answer: ECONNRESET'],
    ['/status/500', 'status 500'],
    ['/status/503', 'status 503'],
    ['/status/408', 'status 408'],
  ])('%s', async (path, message) => {
    const error = await failureOf(path);
    expect(error).toBeInstanceOf(SourceUnavailable);
    expect(error.message).toBe(message);
    expect(server.asked).toHaveLength(3);
    expect(pauses).toEqual([500, 1000]);
  });

  test('the pauses are random, from zero to a limit that doubles', async () => {
    await failureOf('/status/500', { random: () => 0, attempts: 4 });
    await failureOf('/status/500', { random: () => 0.999, attempts: 6 });
    expect(pauses).toEqual([0, 0, 0, 999, 1998, 3996, 7992, 9990]);
  });

  test('Retry-After is followed, in seconds and as a date', async () => {
    expect(await failureOf('/later')).toMatchObject({ name: 'SourceUnavailable', retryAfterSeconds: 7 });
    expect(await failureOf('/later-date')).toMatchObject({ retryAfterSeconds: 5 });
    expect(pauses).toEqual([7000, 7000, 5000, 5000]);
  });

  test('a Retry-After that is too long ends the attempts', async () => {
    expect(await failureOf('/much-later')).toMatchObject({ retryAfterSeconds: 3600 });
    expect(pauses).toEqual([]);
    expect(server.asked).toHaveLength(1);
  });

  test('an unknown host name', async () => {
    const unknown = Object.assign(new Error('getaddrinfo ENOTFOUND rates.invalid'), { code: 'ENOTFOUND' });
    const error = await failureOf('/good', {
      fetch: async () => {
        throw new TypeError('fetch failed', { cause: unknown });
      },
    });
    expect(error).toBeInstanceOf(SourceUnavailable);
    expect(error.message).toBe('no answer: ENOTFOUND');
  });

  test('a port where nobody listens', async () => {
    const gone = await startBadServer();
    await gone.close();
    await expect(clientWith().ask({ url: gone.url, maxBytes: 1000 })).rejects.toThrow('ECONNREFUSED');
  });

  test('an untrusted certificate, and one for another name', async () => {
    const safe = await startBadServer({ tls: true });
    const trusted = getCACertificates('default');
    const certificate = new URL('../../fixtures/tls/elsewhere.cert.pem', import.meta.url);
    const asking = () =>
      clientWith({ timeoutMs: 2000, attempts: 1 }).ask({ url: `${safe.url}/good`, maxBytes: 1000 });
    try {
      await expect(asking()).rejects.toThrow(new SourceUnavailable('no answer: DEPTH_ZERO_SELF_SIGNED_CERT'));
      setDefaultCACertificates([...trusted, readFileSync(fileURLToPath(certificate), 'utf8')]);
      await expect(asking()).rejects.toThrow(
        new SourceUnavailable('no answer: ERR_TLS_CERT_ALTNAME_INVALID'),
      );
      expect(safe.asked).toEqual([]);
    } finally {
      setDefaultCACertificates(trusted);
      await safe.close();
    }
  });
});

describe('blocked: never tried again', () => {
  test.each(['/status/401', '/status/403', '/status/429'])('%s', async (path) => {
    expect(await failureOf(path)).toBeInstanceOf(SourceBlocked);
    expect(server.asked).toHaveLength(1);
    expect(pauses).toEqual([]);
  });

  test('has the pause that the source asks for', async () => {
    expect(await failureOf('/too-many')).toMatchObject({ name: 'SourceBlocked', retryAfterSeconds: 120 });
    expect((await failureOf('/status/403')).message).toBe('status 403');
  });
});

describe('changed: never tried again', () => {
  test.each([
    ['/round', 'status 302, to /round'],
    ['/moved', 'status 301, to https://elsewhere.invalid/new'],
    ['/status/204', 'status 204'],
    ['/status/304', 'status 304'],
    ['/status/404', 'status 404'],
    ['/status/410', 'status 410'],
    ['/status/400', 'status 400'],
    ['/empty', 'status 200, and nothing in it'],
    ['/wrong-encoding', 'packed in another way than it says'],
    ['/huge', 'too large: over 1000000 bytes'],
    ['/endless', 'too large: over 1000000 bytes'],
    ['/bomb', 'too large: over 1000000 bytes'],
  ])('%s', async (path, message) => {
    const error = await failureOf(path, { timeoutMs: 3000 });
    expect(error).toBeInstanceOf(SourceChanged);
    expect(error.message).toBe(message);
    expect(server.asked).toHaveLength(1);
  });
});

test('10 GB, an endless body and a compression bomb cost neither time nor memory', async () => {
  const before = process.memoryUsage().rss;
  let most = before;
  const watch = setInterval(() => {
    most = Math.max(most, process.memoryUsage().rss);
  }, 5);
  const started = performance.now();
  const sent = server.sent();
  for (const path of ['/huge', '/endless', '/bomb'])
    expect(await failureOf(path, { timeoutMs: 3000 })).toBeInstanceOf(SourceChanged);
  const took = performance.now() - started;
  // The sockets are closed: the server stops sending.
  await new Promise((done) => setTimeout(done, 100));
  const after = server.sent();
  await new Promise((done) => setTimeout(done, 100));
  clearInterval(watch);
  expect(server.sent()).toBe(after);
  expect((after - sent) / 1_048_576).toBeLessThan(50);
  expect((most - before) / 1_048_576).toBeLessThan(100);
  expect(took).toBeLessThan(2000);
});

test('a slow body is cut off at the time limit', async () => {
  const started = performance.now();
  await failureOf('/drip', { attempts: 1 });
  expect(performance.now() - started).toBeLessThan(1000);
});

describe('addresses', () => {
  test.each([
    'http://example.org/rates',
    'http://127.0.0.2/rates',
    'ftp://127.0.0.1/rates',
    'https://user:word@127.0.0.1/',
    'rates.xml',
  ])('%s is not requested', async (url) => {
    let asked = false;
    const client = clientWith({
      fetch: async () => {
        asked = true;
        return new Response('<rates/>');
      },
    });
    await expect(client.ask({ url, maxBytes: 100 })).rejects.toThrow(/Invalid URL|over https/);
    expect(asked).toBe(false);
    await client.ask({ url: 'https://127.0.0.1/', maxBytes: 100 });
    expect(asked).toBe(true);
  });

  test('this machine without https is refused too, unless a test allows it', async () => {
    const client = newHttpClient({ now: () => NOW, random: () => 0, sleep: async () => undefined });
    await expect(client.ask({ url: `${server.url}/good`, maxBytes: 1000 })).rejects.toThrow(RangeError);
    expect(server.asked).toEqual([]);
  });
});
