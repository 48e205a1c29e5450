/** Which encoding a viewer gets (RFC 9110, 12.5.3), and that caches are told what it depends on. */
import { expect, test } from 'vitest';
import { compress } from '../../infra/local/edge/compression.ts';
import { respond } from '../../infra/local/edge/message.ts';

const page = respond(200, 'text/html', 'word '.repeat(400));
const encodingFor = async (accepted: string) => {
  const { headers } = await compress(page, accepted, ['br', 'gzip']);
  expect(headers.vary).toBe('Accept-Encoding');
  return headers['content-encoding'] ?? 'identity';
};

test.each([
  ['', 'identity'],
  ['br', 'br'],
  ['gzip', 'gzip'],
  ['gzip, br', 'br'],
  ['BR', 'br'],
  ['gzip;q=1, br;q=0.5', 'gzip'],
  ['gzip;q=0.5, br;q=0.5', 'br'],
  ['br;q=0, gzip', 'gzip'],
  ['br;q=0.000, gzip;q=0', 'identity'],
  ['br ; q=0', 'identity'],
  ['*', 'br'],
  ['br;q=0, *', 'gzip'],
  ['*;q=0', 'identity'],
  ['deflate, zstd', 'identity'],
  ['identity, br;q=0.2', 'identity'],
  ['identity;q=0.1, br;q=0.2', 'br'],
  ['br;q=2', 'identity'],
  ['br;q=high', 'identity'],
])('%j: %s', async (accepted, encoding) => {
  expect(await encodingFor(accepted)).toBe(encoding);
});

test.each([
  ['small', respond(200, 'text/html', 'x')],
  ['of a type that is not compressed', respond(200, 'image/png', 'word '.repeat(400))],
])('what is %s stays as it is, whatever is asked', async (_, response) => {
  expect(await compress(response, 'br', ['br', 'gzip'])).toEqual(response);
});
