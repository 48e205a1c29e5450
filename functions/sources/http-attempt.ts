/** One request and its answer, or what went wrong: with the status, the connection or the body. */
import { open } from 'node:fs/promises';
import { type RefusedAnswer, SourceBlocked, SourceChanged, SourceUnavailable } from './errors.ts';
import type { Ask, Download, HttpAnswer } from './http-types.ts';

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
export const askOnce = (ask: Ask, attempt: Attempt): Promise<HttpAnswer> =>
  answerOf(ask, attempt, async (chunks) => {
    const held: Uint8Array[] = [];
    for await (const chunk of chunks) held.push(chunk);
    const bytes = joined(held);
    return { size: bytes.byteLength, taken: { bytes } };
  });

/** Sends one request, and writes the answer to a file as it comes. @throws the same, or the disk's error */
export const downloadOnce = (ask: Ask, path: string, attempt: Attempt): Promise<Download> =>
  answerOf(ask, attempt, async (chunks) => {
    const file = await open(path, 'w');
    try {
      let size = 0;
      for await (const chunk of chunks) {
        await file.writeFile(chunk);
        size += chunk.byteLength;
      }
      return { size, taken: { path, size } };
    } finally {
      await file.close();
    }
  });

/** @param take what becomes of the body, which is at most as long as asked for */
async function answerOf<Taken>(
  ask: Ask,
  { now, userAgent, timeoutMs, fetch }: Attempt,
  take: (chunks: AsyncIterable<Uint8Array>) => Promise<{ readonly size: number; readonly taken: Taken }>,
): Promise<Omit<HttpAnswer, 'bytes'> & Taken> {
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
    const { size, taken } = await take(bodyOf(response, ask.maxBytes, unavailable));
    if (size === 0) throw new SourceChanged('status 200, and nothing in it');
    return { url: ask.url, askedAt, headers: keptHeaders(response.headers), ...taken };
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

async function* bodyOf(
  response: Response,
  maxBytes: number,
  unavailable: (error: unknown) => SourceUnavailable,
): AsyncGenerator<Uint8Array, void, undefined> {
  // For a compressed answer this is the compressed length: if that is too large, the answer is too.
  if (Number(response.headers.get('content-length')) > maxBytes) throw tooLarge(maxBytes);
  const body = response.body?.getReader();
  let length = 0;
  while (body) {
    const { done, value } = await body.read().catch((error: unknown) => {
      if (codesOf(error).includes('Z_DATA_ERROR'))
        throw new SourceChanged('packed in another way than it says', { cause: error });
      throw unavailable(error);
    });
    if (done) return;
    length += value.byteLength;
    if (length > maxBytes) throw tooLarge(maxBytes);
    yield value;
  }
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
