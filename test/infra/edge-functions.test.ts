/** The template's code that runs at the edge: the address a reader is sent to, and how the local target runs the code. */
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { EdgeRequest } from '../../infra/local/edge/message.ts';
import { newViewerFunction } from '../../infra/local/edge/viewer-function.ts';
import { templates } from './support/synth-app.ts';

const { app } = templates();
const functions = Object.values(app.findResources('AWS::CloudFront::Function')).map(
  ({ Properties }) => Properties,
);
const codeOf = (beginning: string): string => {
  const found = functions.find(({ FunctionCode }) => FunctionCode.includes(beginning));
  if (!found) throw new Error(`no function says ${beginning}`);
  return found.FunctionCode;
};

const { signal: gone } = new AbortController();
const requestOf = (path: string, query = '', more: Partial<EdgeRequest> = {}): EdgeRequest => ({
  method: 'GET',
  path,
  query,
  headers: { host: 'karvon.example' },
  body: Buffer.alloc(0),
  sourceIp: '192.0.2.1',
  gone,
  ...more,
});
const running = (code: string) => newViewerFunction({ name: 'Tried', code }, 'd1.cloudfront.net');

describe('the address of a page', () => {
  const sent = running(codeOf('One address for each page'));
  /** The address a reader is sent to; undefined: none, the request goes on unchanged. */
  const locationOf = (path: string, query?: string): string | undefined => {
    const request = requestOf(path, query);
    const answer = sent(request);
    if (!('status' in answer)) {
      expect(answer).toEqual(request);
      return undefined;
    }
    expect(answer.status).toBe(301);
    expect(answer.body).toHaveLength(0);
    return answer.headers.location;
  };

  it.each([
    ['/en/', '/en'],
    ['/EN', '/en'],
    ['/En/', '/en'],
    ['/en/deu-kgz/', '/en/deu-kgz'],
    ['/en/DEU-KGZ', '/en/deu-kgz'],
    ['/EN/Deu-KGZ/', '/en/deu-kgz'],
    ['/en/deu-kgz//', '/en/deu-kgz'],
    ['/en/from/DEU', '/en/from/deu'],
    ['/en/FROM/deu/', '/en/from/deu'],
    ['/en/about/', '/en/about'],
    ['/uz-Cyrl/DEU-UZB', '/uz-cyrl/deu-uzb'],
    // Not a page, but its path looks like one: the error page has one address too.
    ['/en/nowhere/', '/en/nowhere'],
    // The API and the files: names in lower case, ids unchanged.
    ['/V1/corridors/DEU-KGZ/offers', '/v1/corridors/DEU-KGZ/offers'],
    ['/V1', '/v1'],
    ['/V1/', '/v1/'],
    ['/V1/openapi.json', '/v1/openapi.json'],
    ['/Data/corridors/DEU-KGZ.json', '/data/corridors/DEU-KGZ.json'],
    ['/DATA/manifest.json', '/data/manifest.json'],
  ])('%s leads to %s', (path, location) => {
    expect(locationOf(path)).toBe(location);
    // The new address is not redirected again.
    expect(locationOf(location)).toBeUndefined();
  });

  it('of the page for what is not found is none', () => {
    expect(locationOf('/EN/404/')).toBe('/en/404');
    for (const path of ['/en/404', '/uz-cyrl/404'])
      expect(sent(requestOf(path))).toMatchObject({ path: '/404' });
    for (const path of ['/404', '/en/404/x', '/v1/404']) expect(locationOf(path)).toBeUndefined();
  });

  it.each([
    '/',
    '/en',
    '/en/deu-kgz',
    '/en/from/deu',
    '/favicon.svg',
    '/_astro/Page.BxY3kQ.css',
    '/index.html',
    '/data/corridors/DEU-KGZ.json',
    '/data/manifest.json',
    '/v1/corridors/DEU-KGZ',
    '/v1',
    '/v1/',
    '/v1/corridors/',
  ])('%s is its own address', (path) => {
    expect(locationOf(path)).toBeUndefined();
  });

  it.each([
    '//',
    '///',
    '//evil.example',
    '//evil.example/',
    '//evil/',
    '//EVIL',
    '///evil/',
    '/\\evil/',
    '/\\EVIL.example/',
    '\\\\evil/',
    '/en/\\evil/',
    '/en//EVIL/',
    '/./EN/',
    '/../EN/',
    '/.//evil.example/',
    '/..//evil.example/',
    '/%2e%2e/EN/',
    '/%2E/evil/',
    '/%2f%2fevil.example/',
    '/%5Cevil.example/',
    '/%2F/EVIL/',
    '/en/%0d%0aSet-Cookie:x/',
    '/EN/\r\nX: y/',
    '/EN/\n',
    '/EN/ /',
    '/EN;x/',
    '/EN@evil.example/',
    '/https://evil.example/',
    '/EN/Казань/',
    '/V1/../EN/',
    '/V1//evil/',
    '/DATA/.hidden',
    '/DATA/..%2f',
  ])('%j goes on unchanged, and is not found', (path) => {
    expect(locationOf(path)).toBeUndefined();
  });

  it('never sends anybody to another website, whatever the request', () => {
    const pieces = [
      '/',
      '//',
      '\\',
      '.',
      '..',
      '%2f',
      '%5c',
      '%2e',
      'EN',
      'evil.example',
      ':',
      '@',
      '?',
      '#',
      ' ',
    ];
    for (const a of pieces)
      for (const b of pieces)
        for (const c of pieces)
          for (const end of ['', '/']) {
            const location = locationOf(`/${a}${b}${c}${end}`);
            if (location === undefined) continue;
            expect(location).toMatch(/^\/[a-z0-9]/);
            expect(new URL(location, 'https://karvon.example').origin).toBe('https://karvon.example');
          }
  });

  it.each([
    ['', ''],
    ['a=1', '?a=1'],
    ['a=1&b=2&a=3', '?a=1&a=3&b=2'],
    ['a', '?a'],
    ['a=', '?a'],
    ['a=b=c', '?a=b=c'],
    ['utm_source=x+y&q=%D0%9A%D1%8B%D1%80', '?utm_source=x+y&q=%D0%9A%D1%8B%D1%80'],
    ['q=%26%3D%23%2F&r=100%25', '?q=%26%3D%23%2F&r=100%25'],
    // What cannot be decoded stays as text.
    ['q=100%&r=%zz&s=%e', '?q=100%25&r=%25zz&s=%25e'],
    ['q=<script>"\'`', "?q=%3Cscript%3E%22'%60"],
    ['q=a b\tc', '?q=a%20b%09c'],
    ['q=😀&r=\ud83d', '?q=%F0%9F%98%80&r=%EF%BF%BD'],
    ['q=\r\nSet-Cookie:%20x', '?q=%0D%0ASet-Cookie:%20x'],
    ['q=x#y\\z', '?q=x%23y%5Cz'],
    ['next=//evil.example', '?next=//evil.example'],
    ['__proto__=1&constructor=2', '?__proto__=1&constructor=2'],
    [`q=${'x'.repeat(4_000)}`, `?q=${'x'.repeat(4_000)}`],
  ])('the redirect keeps the query: %j', (query, kept) => {
    expect(locationOf('/EN/', query)).toBe(`/en${kept}`);
  });

  it('works with a runtime that decodes values', () => {
    // A decoded value cannot always be told from an encoded one: what would end it, or begin another, is encoded.
    expect(locationOf('/EN/', 'q=a;b,c{}|^[]é')).toBe('/en?q=a;b,c%7B%7D%7C%5E%5B%5D%C3%A9');
  });

  it('is the same for HEAD, and may be kept for a day', () => {
    const answer = sent(requestOf('/EN/', '', { method: 'HEAD' }));
    expect(answer).toMatchObject({
      status: 301,
      headers: { location: '/en', 'cache-control': 'public, max-age=86400' },
    });
  });
});

describe('a preflight request for a data file', () => {
  const preflight = running(codeOf('Lets any website read the data files'));

  it('gets the same answer as from the API', () => {
    const [api] = Object.values(app.findResources('AWS::ApiGatewayV2::Api'));
    const cors = api?.Properties.CorsConfiguration;
    expect(preflight(requestOf('/data/manifest.json', '', { method: 'OPTIONS' }))).toMatchObject({
      status: 204,
      headers: {
        allow: 'GET, HEAD, OPTIONS',
        'access-control-allow-origin': cors.AllowOrigins.join(),
        'access-control-allow-methods': cors.AllowMethods.join(),
        'access-control-allow-headers': cors.AllowHeaders.join(),
        'access-control-max-age': String(cors.MaxAge),
      },
    });
  });

  it.each(['GET', 'HEAD'])('a request with %s goes on to the file', (method) => {
    const request = requestOf('/data/corridors/DEU-KGZ.json', 'v=1', { method });
    expect(preflight(request)).toEqual(request);
  });

  it("the policy of the files agrees with the API's", () => {
    const [api] = Object.values(app.findResources('AWS::ApiGatewayV2::Api'));
    const cors = api?.Properties.CorsConfiguration;
    const policies = Object.values(app.findResources('AWS::CloudFront::ResponseHeadersPolicy'))
      .map(({ Properties }) => Properties.ResponseHeadersPolicyConfig)
      .filter(({ CorsConfig }) => CorsConfig);
    expect(policies).toHaveLength(1);
    expect(policies[0].CorsConfig).toMatchObject({
      AccessControlAllowOrigins: { Items: cors.AllowOrigins },
      AccessControlAllowMethods: { Items: cors.AllowMethods },
      AccessControlAllowHeaders: { Items: cors.AllowHeaders },
      AccessControlExposeHeaders: { Items: cors.ExposeHeaders },
      AccessControlAllowCredentials: false,
      AccessControlMaxAgeSec: cors.MaxAge,
    });
    expect(policies[0].SecurityHeadersConfig).toBeDefined();
  });
});

describe('functions of the template', () => {
  it("have the newest runtime, are published, and fit CloudFront's limits", () => {
    expect(functions).toHaveLength(2);
    for (const { FunctionCode, FunctionConfig, AutoPublish } of functions) {
      expect(FunctionConfig.Runtime).toBe('cloudfront-js-2.0');
      expect(AutoPublish).toBe(true);
      expect(Buffer.byteLength(FunctionCode)).toBeLessThan(10_240);
      // That runtime lacks these.
      expect(FunctionCode).not.toMatch(/\?\?|\?\.[a-z[]|\bclass\b|\bimport\b|\brequire\b|\beval\b/);
    }
  });

  it("get CloudFront's event: nothing decoded, repeated names with all their values", () => {
    const answer = running(`function handler(event) {
      return { statusCode: 200, headers: {}, body: JSON.stringify(event) };
    }`)(
      requestOf('/a%20b', 'x=1&y=%20&x=2&z', {
        method: 'HEAD',
        headers: { host: 'karvon.example', cookie: 'k=v; l=w', accept: '*/*' },
      }),
    );
    const event = JSON.parse('body' in answer ? answer.body.toString() : '');
    expect(event).toMatchObject({
      version: '1.0',
      context: { eventType: 'viewer-request', distributionDomainName: 'd1.cloudfront.net' },
      viewer: { ip: '192.0.2.1' },
      request: {
        method: 'HEAD',
        uri: '/a%20b',
        querystring: {
          x: { value: '2', multiValue: [{ value: '1' }, { value: '2' }] },
          y: { value: '%20' },
          z: { value: '' },
        },
        headers: { host: { value: 'karvon.example' }, accept: { value: '*/*' } },
        cookies: { k: { value: 'v' }, l: { value: 'w' } },
      },
    });
    expect(event.request.headers).not.toHaveProperty('cookie');
  });

  it('may change the path', () => {
    const elsewhere = running(
      'function handler({ request }) { request.uri = "/index.html"; return request; }',
    );
    expect(elsewhere(requestOf('/en', 'a=1&a=2'))).toEqual(requestOf('/index.html', 'a=1&a=2'));
  });

  describe('that fail', () => {
    const silent = vi.spyOn(console, 'error');
    beforeAll(() => {
      silent.mockImplementation(() => {});
    });
    afterAll(() => silent.mockRestore());

    it.each([
      ['throw', 'throw new Error("told to")', 503],
      ['know no Node', 'return process.env', 503],
      ['make code of text', 'return eval("1")', 503],
      ['answer nothing', 'return undefined', 502],
      ['answer what is none', 'return { statusCode: "301" }', 502],
      ['answer with headers of no form', 'return { statusCode: 301, headers: { Location: "/" } }', 502],
      ['ask for another website', 'return { ...event.request, uri: "https://evil.example" }', 502],
    ])('%s: the reader gets an error answer', (_, body, status) => {
      expect(running(`function handler(event) { ${body} }`)(requestOf('/en'))).toMatchObject({ status });
    });
  });

  it.each([
    ['a header', 'event.request.headers.x = { value: "1" }'],
    ['the query', 'event.request.querystring = {}'],
    ['the method', 'event.request.method = "GET"'],
    ['a cookie', 'event.request.cookies.a = { value: "1" }'],
  ])('that change %s stop the target by name: it does not emulate that', (_, change) => {
    const changing = running(`function handler(event) { ${change}; return event.request; }`);
    expect(() => changing(requestOf('/en', 'a=1', { method: 'HEAD' }))).toThrow(/Tried.*does not emulate/);
  });

  it.each([
    ['no handler', 'const other = 1;', /Tried has no handler/],
    ['no JavaScript', 'function (', /require a function name/],
    [
      'too long',
      `// ${'x'.repeat(10_240)}\nfunction handler(event) { return event.request; }`,
      /10240 bytes/,
    ],
  ])('with %s stop the target', (_, code, message) => {
    expect(() => running(code)).toThrow(message);
  });
});
