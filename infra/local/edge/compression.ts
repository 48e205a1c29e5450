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
  const vary = { vary: 'Accept-Encoding' };
  const encoding = preferred(accepted, allowed);
  if (!encoding) return { ...response, headers: { ...headers, ...vary } };
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
      ...vary,
      // The tag was made for other bytes.
      ...(etag?.startsWith('"') && { etag: `W/${etag}` }),
    },
    body: compressed,
  };
}

/** The one that the viewer weighs most, and of two alike the first; undefined: neither, or as it is weighs more (RFC 9110, 12.5.3). */
function preferred<T extends string>(accepted: string, allowed: readonly T[]): T | undefined {
  const weights = new Map(accepted.toLowerCase().split(',').map(weightOf));
  const weigh = (name: string): number | undefined => weights.get(name) ?? weights.get('*');
  const asItIs = weights.get('identity') ?? 0;
  const [best] = allowed
    .map((name) => ({ name, weight: weigh(name) ?? 0 }))
    .filter(({ weight }) => weight > 0 && weight >= asItIs)
    .sort((a, b) => b.weight - a.weight);
  return best?.name;
}

/** A coding and its weight; one that is no number from 0 to 1 counts as 0. */
function weightOf(part: string): [name: string, weight: number] {
  const [name = '', ...parameters] = part.trim().split(/\s*;\s*/);
  const given = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2);
  if (given === undefined) return [name, 1];
  return [name, /^(?:0(?:\.\d{0,3})?|1(?:\.0{0,3})?)$/.test(given) ? Number(given) : 0];
}
