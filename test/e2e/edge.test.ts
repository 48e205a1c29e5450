/**
 * The edge of the running app: every route with every method, data files read from other websites, and one address for each
 * page, however it is written. Routes and path rules come from the template.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CDK_OUT } from '../../infra/build/paths.ts';
import { readModel } from '../../infra/local/template/model.ts';
import { OPERATIONS } from '../../shared/contracts/api.ts';
import { send } from '../infra/support/raw-http.ts';
import type { App } from '../support/app.ts';
import { startPublishedApp } from '../support/published-app.ts';

const { apis, distributions } = readModel(CDK_OUT, {
  region: 'eu-central-1',
  account: '000000000000',
  queueOrigin: 'http://localhost:1',
});
const [api] = apis;
const [distribution] = distributions;
if (!api || !distribution) throw new Error('the template has no API or no distribution');

let app: App;
beforeAll(async () => {
  app = await startPublishedApp();
}, 300_000);
afterAll(() => app.end());

/** The request for a route with braces in its path, or with required parameters. */
const ASKED: Readonly<Record<string, string>> = {
  '{corridor}': 'DEU-KGZ',
  '{currency}': 'KGS',
  '{edition}': 'wise@2026-04-01T00:00:00Z',
  '{id}': '2025-Q3.corridor.DEU-KGZ.mean_200',
  '{sha256}': 'e'.repeat(64),
  $default: '/v1/nothing',
};
const routed = api.routes.flatMap(({ key }) => {
  const path = key.split(' ').at(-1) ?? '';
  const filled = path.replace(/\{\w+\}|^\$default$/, (variable) => ASKED[variable] ?? variable);
  return path.endsWith('/offers') ? [filled, `${filled}?amount=140`] : [filled];
});
/** Where something is changed, or read with a signature: no other website may send. */
const signed = routed.filter((path) => path.startsWith('/v1/in/'));
/** For who has a token, and no page of another website has one. */
const ofTokens = routed.filter((path) => path.startsWith('/v1/private/'));
const addresses = routed.filter((path) => !signed.includes(path));
/** Both addresses: the site's own and the API's. */
const HOSTS = ['localhost', api.domainName];
/** Headers that differ between answers. */
const withoutIds = ({
  'apigw-requestid': _,
  'karvon-read-units': __,
  date: ___,
  ...headers
}: Record<string, unknown>) => headers;

test('every route of the template is tested', () => {
  const paths = new Set(OPERATIONS.map(({ path }) => path));
  expect(routed.length).toBeGreaterThan(paths.size);
  expect(signed).toHaveLength([...paths].filter((path) => path.startsWith('/v1/in/')).length);
  expect(routed.join()).not.toMatch(/[{}$]/);
});

describe.each(HOSTS)('at %s', (host) => {
  const ask = (path: string, method: string, headers: Record<string, string> = {}) =>
    send(app.url, path, { method, headers: { host, ...headers } });

  test.each([...addresses, '/v1', '/v1/', '/v1/corridors/', '/v1/rates/XXX'])(
    '%s: HEAD is answered as GET, without the body',
    async (path) => {
      const [get, head] = [await ask(path, 'GET'), await ask(path, 'HEAD')];
      expect(head.status).toBe(get.status);
      expect(withoutIds(head.headers)).toEqual(withoutIds(get.headers));
      expect(Number(head.headers['content-length'])).toBeGreaterThan(0);
      expect([head.body.length, get.body.length > 0]).toEqual([0, true]);
      const etag = get.headers.etag;
      if (etag === undefined) return;
      expect((await ask(path, 'HEAD', { 'if-none-match': etag })).status).toBe(304);
    },
  );

  test.each(addresses.filter((path) => !path.includes('nothing')))(
    '%s: OPTIONS says what is allowed, and each of that is answered',
    async (path) => {
      const options = await ask(path, 'OPTIONS');
      expect([options.status, options.body.length]).toEqual([204, 0]);
      expect(options.headers.allow).toBe('GET, HEAD, OPTIONS');
      for (const method of String(options.headers.allow).split(', '))
        expect((await ask(path, method)).status, method).not.toBe(405);
      if (ofTokens.includes(path)) {
        expect(Object.keys(options.headers).filter((name) => name.startsWith('access-control-'))).toEqual([]);
        expect((await ask(path, 'GET')).status).toBe(401);
        return;
      }
      const preflight = await ask(path, 'OPTIONS', {
        origin: 'https://elsewhere.example',
        'access-control-request-method': 'GET',
        'access-control-request-headers': 'if-none-match',
      });
      expect(preflight.status).toBe(204);
      expect(preflight.headers).toMatchObject({
        'access-control-allow-origin': '*',
        'access-control-allow-methods': 'GET,HEAD',
        'access-control-allow-headers': 'if-none-match',
      });
    },
  );

  test.each(['/v1', '/v1/', '/v1/nothing', '/v1/rates/', '/v1/corridors/DEU-KGZ/'])(
    '%s: a problem that names every path',
    async (path) => {
      const { status, headers, text } = await ask(path, 'GET');
      expect([status, headers['content-type']]).toEqual([404, 'application/problem+json']);
      expect(JSON.parse(text)).toMatchObject({
        type: 'urn:karvon:problem:unknown-path',
        errors: [{ field: 'path', allowed: [...new Set(OPERATIONS.map((operation) => operation.path))] }],
      });
    },
  );

  test.each(signed)('%s: what is allowed wants a signature, all else is refused by name', async (path) => {
    const options = await ask(path, 'OPTIONS');
    const preflight = await ask(path, 'OPTIONS', {
      origin: 'https://elsewhere.example',
      'access-control-request-method': 'POST',
    });
    expect([options.status, preflight.status]).toEqual([204, 204]);
    expect(String(preflight.headers['access-control-allow-methods'])).not.toContain('POST');
    const allowed = String(options.headers.allow).split(', ');
    expect(allowed.length).toBeGreaterThan(1);
    for (const method of ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE']) {
      const { status, headers } = await ask(path, method);
      expect([method, status]).toEqual([method, allowed.includes(method) ? 401 : 405]);
      if (status === 405) expect(headers.allow).toBe(options.headers.allow);
    }
  });
});

test('a write that the distribution lets through is refused by the function that knows the path', async () => {
  for (const path of addresses.filter((one) => !one.includes('nothing'))) {
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) {
      const answer = await send(app.url, path, { method, headers: { host: api.domainName } });
      expect([answer.status, answer.headers.allow], `${method} ${path}`).toEqual([405, 'GET, HEAD, OPTIONS']);
    }
  }
});

describe('data files', () => {
  const FILES = ['manifest', 'corridors', 'indicators', 'reference', 'corridors/DEU-KGZ'];
  const origin = 'https://elsewhere.example';

  test.each(FILES)('/data/%s.json may be read from any website', async (name) => {
    const path = `/data/${name}.json`;
    for (const method of ['GET', 'HEAD']) {
      const { status, headers } = await send(app.url, path, { method, headers: { origin } });
      expect(status).toBe(200);
      expect(headers).toMatchObject({
        'access-control-allow-origin': '*',
        'access-control-expose-headers': 'content-disposition,etag,link,retry-after',
        'x-content-type-options': 'nosniff',
      });
    }
    const { etag } = (await send(app.url, path)).headers;
    const again = await send(app.url, path, { headers: { origin, 'if-none-match': String(etag) } });
    expect([again.status, again.headers['access-control-allow-origin']]).toEqual([304, '*']);
    const preflight = await send(app.url, path, {
      method: 'OPTIONS',
      headers: {
        origin,
        'access-control-request-method': 'GET',
        'access-control-request-headers': 'if-none-match',
      },
    });
    expect(preflight.status).toBe(204);
    expect(preflight.headers).toMatchObject({
      'access-control-allow-origin': '*',
      'access-control-allow-methods': 'GET,HEAD',
      'access-control-allow-headers': 'if-none-match',
      'access-control-max-age': '86400',
    });
  });

  test('any website may read that a file does not exist', async () => {
    const { status, headers } = await send(app.url, '/data/nothing.json', { headers: { origin } });
    expect([status, headers['access-control-allow-origin']]).toEqual([404, '*']);
  });

  test('no CORS headers without an origin or on pages, and no write is allowed', async () => {
    expect((await send(app.url, '/data/manifest.json')).headers).not.toHaveProperty(
      'access-control-allow-origin',
    );
    expect((await send(app.url, '/en', { headers: { origin } })).headers).not.toHaveProperty(
      'access-control-allow-origin',
    );
    for (const method of ['POST', 'PUT', 'DELETE'])
      expect((await send(app.url, '/data/manifest.json', { method })).status).toBe(403);
  });
});

describe('pages', () => {
  const PAGES = [
    '/en',
    '/en/deu-kgz',
    '/en/from/deu',
    '/en/to/tjk',
    '/en/find',
    '/en/rus-tjk',
    '/en/about',
    '/en/sources',
  ];
  const ways = (path: string) => [
    `${path}/`,
    path.toUpperCase(),
    `${path.toUpperCase()}/`,
    path.replace('/en', '/En'),
    `${path}//`,
  ];

  test.each(PAGES)('%s has one address, and every other spelling leads there', async (path) => {
    const page = await send(app.url, path);
    expect(page.status).toBe(200);
    expect(page.text).toContain(`<link rel="canonical" href="${path}">`);
    for (const way of ways(path)) {
      for (const method of ['GET', 'HEAD']) {
        const sent = await send(app.url, `${way}?utm_source=a%20b&x=1`, { method });
        expect([sent.status, sent.headers.location], `${method} ${way}`).toEqual([
          301,
          `${path}?utm_source=a%20b&x=1`,
        ]);
        expect(sent.body).toHaveLength(0);
      }
      // Like a browser, follow the redirect.
      const followed = await fetch(`${app.url}${way}`);
      expect([followed.status, new URL(followed.url).pathname], way).toEqual([200, path]);
    }
  });

  test('search engines are told what they may read; without a domain there is no list of full addresses', async () => {
    const robots = await send(app.url, '/robots.txt');
    expect([robots.status, robots.headers['content-type'], robots.text]).toEqual([
      200,
      'text/plain; charset=utf-8',
      'User-agent: *\nDisallow: /v1/\n',
    ]);
    expect((await send(app.url, '/sitemap.xml')).status).toBe(404);
  });

  test('the root is a page of its own, and names its own address', async () => {
    const root = await send(app.url, '/');
    expect(root.status).toBe(200);
    expect(root.text).toContain('<link rel="canonical" href="/">');
  });

  test.each([
    '//evil.example/',
    '/\\evil.example/',
    '/%2f%2fevil.example/',
    '/%5cevil/',
    '/..//EVIL/',
    '/.%2e/EN/',
  ])('%s is not redirected', async (path) => {
    const { status, headers } = await send(app.url, path);
    expect([status, headers.location]).toEqual([404, undefined]);
  });

  test('the page that says so is not found either, and an address too long for any file is not found', async () => {
    for (const path of ['/en/404', '/ru/404', `/en/${'%D1%8F'.repeat(100)}`, `/en/${'a'.repeat(3_000)}`]) {
      const { status, text } = await send(app.url, path);
      expect([status, text.includes('<html')], path.slice(0, 40)).toEqual([404, true]);
    }
  });

  test('what has not changed since a date is not sent again', async () => {
    const { headers } = await send(app.url, '/en');
    const since = (value: string) => send(app.url, '/en', { headers: { 'if-modified-since': value } });
    const unchanged = await since(String(headers['last-modified']));
    expect([unchanged.status, unchanged.body.length]).toEqual([304, 0]);
    for (const other of ['Thu, 01 Jan 2026 00:00:00 GMT', 'yesterday'])
      expect((await since(other)).status, other).toBe(200);
    const tagged = { 'if-modified-since': String(headers['last-modified']), 'if-none-match': '"other"' };
    expect((await send(app.url, '/en', { headers: tagged })).status).toBe(200);
  });

  test.each(['/en', '/data/manifest.json', '/v1/providers'])(
    '%s lets no script use a camera or a place',
    async (path) => {
      const { headers } = await send(app.url, path);
      expect(headers['permissions-policy']).toBe(
        'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
      );
    },
  );

  test('a missing page is reported at one address; ids keep their case', async () => {
    expect((await send(app.url, '/en/NOWHERE/')).headers.location).toBe('/en/nowhere');
    const nowhere = await send(app.url, '/en/nowhere');
    expect([nowhere.status, nowhere.text.includes('rel="canonical"')]).toEqual([404, false]);
    expect((await send(app.url, '/V1/corridors/DEU-KGZ')).headers.location).toBe('/v1/corridors/DEU-KGZ');
    expect((await send(app.url, '/DATA/corridors/DEU-KGZ.json')).headers.location).toBe(
      '/data/corridors/DEU-KGZ.json',
    );
    for (const path of ['/v1/corridors/DEU-KGZ', '/data/corridors/DEU-KGZ.json', '/favicon.svg'])
      expect((await send(app.url, path)).status, path).toBe(200);
  });
});
