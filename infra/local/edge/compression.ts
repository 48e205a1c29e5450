/**
 * What CloudFront compresses, and which headers it then sets.
 * Source: Amazon CloudFront developer guide, "Serve compressed files".
 */
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { EdgeResponse } from './message.ts';

const compressBrotli = promisify(brotliCompress);
const compressGzip = promisify(gzip);

/** Bytes: smaller and larger bodies are not compressed. */
const SMALLEST = 1_000;
const LARGEST = 10_000_000;
const STATUSES = new Set([200, 403, 404]);
/** `application/problem+json` is not in CloudFront's list. */
const TYPES = new Set([
  'application/javascript',
  'application/json',
  'application/pdf',
  'application/rss+xml',
  'application/vnd.apple.mpegurl',
  'application/wasm',
  'application/xhtml+xml',
  'application/xml',
  'application/x-javascript',
  'font/otf',
  'font/ttf',
  'image/svg+xml',
  'text/css',
  'text/csv',
  'text/html',
  'text/javascript',
  'text/js',
  'text/plain',
  'text/richtext',
  'text/tab-separated-values',
  'text/xml',
]);

/**
 * @param accepted the viewer's `accept-encoding`
 * @param allowed the encodings that the cache policy allows, the preferred one first
 */
export async function compress(
  response: EdgeResponse,
  accepted: string,
  allowed: readonly ('br' | 'gzip')[],
): Promise<EdgeResponse> {
  const { headers, body, status } = response;
  const type = (headers['content-type'] ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? '';
  if (!STATUSES.has(status) || !TYPES.has(type) || headers['content-encoding'] !== undefined) return response;
  if (body.length < SMALLEST || body.length > LARGEST) return response;
  const encoding = allowed.find((name) => accepts(accepted, name));
  if (!encoding) return response;
  const compressed =
    encoding === 'br'
      ? await compressBrotli(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } })
      : await compressGzip(body);
  const { etag } = headers;
  return {
    ...response,
    headers: {
      ...headers,
      'content-encoding': encoding,
      vary: 'Accept-Encoding',
      // The tag was made for other bytes.
      ...(etag?.startsWith('"') && { etag: `W/${etag}` }),
    },
    body: compressed,
  };
}

function accepts(accepted: string, encoding: string): boolean {
  return accepted.split(',').some((part) => {
    const [name, ...parameters] = part
      .trim()
      .toLowerCase()
      .split(/\s*;\s*/);
    return name === encoding && !parameters.some((parameter) => /^q=0(\.0*)?$/.test(parameter));
  });
}
