/** One request and its answer, or what went wrong: with the status, the connection or the body. */
import { type RefusedAnswer, SourceBlocked, SourceChanged, SourceUnavailable } from './errors.ts';
import type { Ask, HttpAnswer } from './http-types.ts';

interface Attempt {
  readonly now: () => Date;
  readonly userAgent: string;
  readonly timeoutMs: number;
  readonly fetch: typeof fetch;
}

/** How much of a refusal's body is read: enough to see what it was. */
const REFUSED_BYTES = 16_384;

const KEPT_HEADERS = ['date', 'last-modified', 'etag', 'content-type'];

/** Sends one request. @throws SourceUnavailable, SourceBlocked, SourceChanged. */
export async function askOnce(ask: Ask, { now, userAgent, timeoutMs, fetch }: Attempt): Promise<HttpAnswer> {
  const askedAt = now().toISOString();
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), timeoutMs);
  const unavailable = (error: unknown): SourceUnavailable =>
    stop.signal.aborted
      ? new SourceUnavailable(`no whole answer within ${timeoutMs} ms`, { cause: error })
      : new SourceUnavailable(`no answer: ${reasonOf(error)}`, { cause: error });
  try {
    const response = await fetch(ask.url, {
      method: ask.body === undefined ? 'GET' : 'POST',
      ...(ask.body !== undefined && { body: ask.body }),
      headers: { 'accept-encoding': 'gzip', ...ask.headers, 'user-agent': userAgent },
      redirect: 'manual',
      signal: stop.signal,
    }).catch((error: unknown) => {
      throw unavailable(error);
    });
    if (response.status !== 200) throw refusalOf(response, now(), await refused(ask.url, askedAt, response));
    const bytes = await readBody(response, ask.maxBytes, unavailable);
    if (bytes.byteLength === 0) throw new SourceChanged('status 200, and nothing in it');
    return { url: ask.url, askedAt, headers: keptHeaders(response.headers), bytes };
  } finally {
    clearTimeout(timer);
    // The rest of the body is not needed: the socket is closed, not drained.
    stop.abort();
  }
}

/** The error for any status but 200. */
function refusalOf({ status, headers }: Response, now: Date, answer: RefusedAnswer): Error {
  const options = { answer, retryAfterSeconds: retryAfter(headers.get('retry-after'), now) };
  if (status === 401 || status === 403 || status === 429)
    return new SourceBlocked(`status ${status}`, options);
  if (status >= 500 || status === 408) return new SourceUnavailable(`status ${status}`, options);
  const place = headers.get('location');
  const to = status >= 300 && status < 400 && place !== null ? `, to ${place.slice(0, 200)}` : '';
  return new SourceChanged(`status ${status}${to}`, options);
}

/** `Retry-After` in seconds or as a date; undefined for neither. */
function retryAfter(text: string | null, now: Date): number | undefined {
  if (text === null) return undefined;
  if (/^\d{1,9}$/.test(text.trim())) return Number(text);
  const at = Date.parse(text);
  return Number.isNaN(at) ? undefined : Math.max(0, Math.ceil((at - now.getTime()) / 1000));
}

/** The beginning of a refusal's body, as evidence; less if the connection breaks. */
async function refused(
  url: string,
  askedAt: string,
  { status, headers, body }: Response,
): Promise<RefusedAnswer> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  try {
    for await (const chunk of body ?? []) {
      chunks.push(chunk.subarray(0, REFUSED_BYTES - length));
      length += chunk.byteLength;
      if (length >= REFUSED_BYTES) break;
    }
  } catch {
    // The status alone tells enough.
  }
  return { url, askedAt, status, headers: keptHeaders(headers), bytes: joined(chunks) };
}

async function readBody(
  response: Response,
  maxBytes: number,
  unavailable: (error: unknown) => SourceUnavailable,
): Promise<Uint8Array> {
  // For a compressed answer this is the compressed length: if that is too large, the answer is too.
  if (Number(response.headers.get('content-length')) > maxBytes) throw tooLarge(maxBytes);
  const chunks: Uint8Array[] = [];
  let length = 0;
  try {
    for await (const chunk of response.body ?? []) {
      length += chunk.byteLength;
      if (length > maxBytes) throw tooLarge(maxBytes);
      chunks.push(chunk);
    }
  } catch (error) {
    if (error instanceof SourceChanged) throw error;
    if (codesOf(error).includes('Z_DATA_ERROR'))
      throw new SourceChanged('packed in another way than it says', { cause: error });
    throw unavailable(error);
  }
  return joined(chunks);
}

function joined(chunks: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(chunks.reduce((sum, { byteLength }) => sum + byteLength, 0));
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.byteLength;
  }
  return bytes;
}

const tooLarge = (maxBytes: number) => new SourceChanged(`too large: over ${maxBytes} bytes`);

const keptHeaders = (headers: Headers): Record<string, string> =>
  Object.fromEntries(
    KEPT_HEADERS.flatMap((name) => {
      const value = headers.get(name);
      return value === null ? [] : [[name, value]];
    }),
  );

/** The codes of an error and of its causes, outermost first. */
function codesOf(error: unknown, depth = 0): string[] {
  if (!(error instanceof Error) || depth > 4) return [];
  const own = 'code' in error && typeof error.code === 'string' ? [error.code] : [];
  return [...own, ...codesOf(error.cause, depth + 1)];
}

/** `ENOTFOUND`, `CERT_HAS_EXPIRED`: for people. Never contains text from the source. */
const reasonOf = (error: unknown): string =>
  codesOf(error).at(-1) ?? (error instanceof Error ? error.name : 'unknown');
