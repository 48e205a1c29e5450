import { describe, expect, test } from 'vitest';
import { SourceBlocked, SourceChanged } from '../../../functions/sources/errors.ts';
import { newHttpClient } from '../../../functions/sources/http-client.ts';
import { checkShape, type Format } from '../../../functions/sources/shape.ts';
import { startBadServer } from '../../support/bad-server.ts';

const check = (text: string, format: Format, contentType?: string) => () =>
  checkShape(new TextEncoder().encode(text), contentType, format);

describe('accepted', () => {
  test.each<[string, Format, string | undefined]>([
    ['<?xml version="1.0"?><ValCurs/>', 'xml', 'application/xml'],
    ['\ufeff\r\n<rates/>', 'xml', undefined],
    ['<?xml version="1.0"?><!-- html --><rates/>', 'xml', 'text/html'],
    ['<soap:Envelope xmlns:soap="x"/>', 'xml', 'text/xml'],
    ['[{"Ccy":"USD"}]', 'json', 'text/html'],
    ['{}', 'json', undefined],
    [' []', 'json', 'application/json'],
    ['KEY,FREQ\nEXR.D.USD,D\n', 'csv', 'text/csv'],
  ])('%j as %s (%s)', (text, format, contentType) => {
    expect(check(text, format, contentType)).not.toThrow();
  });
});

describe('changed: somebody has to look', () => {
  test.each<[string, Format, string | undefined]>([
    ['<!DOCTYPE html><html><body>Welcome</body></html>', 'xml', 'text/xml'],
    ['<!doctype HTML PUBLIC "-//W3C//DTD HTML 4.01//EN"><HTML>', 'xml', undefined],
    ['<?xml version="1.0"?>\n<html xmlns="http://www.w3.org/1999/xhtml">', 'xml', 'application/xhtml+xml'],
    ['<!-- served by --> <html>', 'json', 'text/html'],
    ['<p>No rates today</p>', 'json', 'text/html'],
    ['<error/>', 'json', 'application/json'],
    ['{"error":1}', 'xml', 'application/json'],
    ['{"error":1}', 'csv', undefined],
    ['No data', 'json', undefined],
    ['No data', 'xml', 'text/plain'],
    ['  \r\n', 'csv', 'text/csv'],
    ['', 'json', undefined],
  ])('%j as %s (%s)', (text, format, contentType) => {
    expect(check(text, format, contentType)).toThrow(SourceChanged);
  });
});

test.each([
  '<html><head><title>Just a moment...</title></head></html>',
  '<!doctype html><body><form id="challenge-form"></form></body>',
  '<html><body>The requested URL was rejected. Your support ID is: 123</body></html>',
  '<html><head><script src="/_Incapsula_Resource?x"></script></head></html>',
  `<html><body>${' '.repeat(10_000)}<div class="g-recaptcha"></div></body></html>`,
])('a captcha page blocks us: %s', (text) => {
  for (const format of ['xml', 'json', 'csv'] as const)
    expect(check(text, format, 'text/html')).toThrow(SourceBlocked);
});

test('rates that mention a captcha are accepted', () => {
  expect(check('<rates note="captcha"/>', 'xml')).not.toThrow();
  expect(check('[{"name":"captcha"}]', 'json')).not.toThrow();
});

test('accepts bytes inside a larger buffer, and bytes in no known encoding', () => {
  const all = new TextEncoder().encode('<html>[1]');
  expect(() => checkShape(all.subarray(6), 'application/json', 'json')).not.toThrow();
  expect(() => checkShape(Uint8Array.of(0xff, 0xfe, 0x00), undefined, 'xml')).toThrow(SourceChanged);
});

test('hostile text takes no time', () => {
  const started = performance.now();
  for (const text of [
    '<!--'.repeat(20_000),
    '<!---->'.repeat(20_000),
    '<?'.repeat(40_000),
    `<!doctype x ${'a'.repeat(70_000)}`,
  ])
    expect(check(text, 'json')).toThrow(SourceChanged);
  expect(performance.now() - started).toBeLessThan(500);
});

test('a page and a captcha as a server sends them, with status 200', async () => {
  const server = await startBadServer();
  const client = newHttpClient({
    now: () => new Date(0),
    random: () => 0,
    sleep: async () => undefined,
    mayAlsoAsk: ({ protocol, hostname }) => protocol === 'http:' && hostname === '127.0.0.1',
  });
  const shapeOf = async (path: string) => {
    const { bytes, headers } = await client.ask({ url: `${server.url}${path}`, maxBytes: 100_000 });
    checkShape(bytes, headers['content-type'], 'xml');
  };
  await expect(shapeOf('/good')).resolves.toBeUndefined();
  await expect(shapeOf('/page')).rejects.toBeInstanceOf(SourceChanged);
  await expect(shapeOf('/captcha')).rejects.toBeInstanceOf(SourceBlocked);
  await server.close();
});
