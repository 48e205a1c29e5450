/**
 * Sends signed requests to a site. If no answer comes, or one that says "later", it sends the same again, signed anew, under the same
 * idempotency key: what was done already is then answered, not done twice. A bounded number of times.
 */
import { setTimeout } from 'node:timers/promises';
import * as z from 'zod/mini';
import { Complaint } from '../local/options.ts';
import { messagesOf } from '../local/refusal.ts';
import type { SigningKey } from './keys.ts';
import { type FeedRequest, methodOf, signedHeaders } from './signed-request.ts';

/** What it needs from outside. */
export interface Outside {
  readonly now: () => Date;
  /** Milliseconds. */
  readonly wait: (ms: number) => Promise<unknown>;
  /** A line about what it does. */
  readonly tell: (line: string) => void;
}

export const systemTime: Pick<Outside, 'now' | 'wait'> = { now: () => new Date(), wait: setTimeout };

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: unknown;
}

/** How often a request is sent, and the longest that is waited before the next time. */
const ATTEMPTS = 5;
const LONGEST_WAIT_SECONDS = 120;
const TIMEOUT_MS = 60_000;
const LIFE_SECONDS = 120;

/** "Later", or an answer that got lost on its way. 409: its first request is being worked at. */
const PASSING = new Set([409, 429, 500, 502, 503, 504]);

/**
 * The address of a site: https, or http on this machine.
 * @throws Complaint
 */
export function siteAt(text: string, option: string): URL {
  const url = URL.parse(text);
  if (!url || !/^https?:$/.test(url.protocol))
    throw new Complaint(`${option} ${text} is no address: give one as https://karvon.example.`);
  const isHere = ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname);
  if (url.protocol === 'http:' && !isHere)
    throw new Complaint(`${option} ${text}: only https is sent to, and http on this machine alone.`);
  if (url.pathname !== '/' || url.search || url.hash || url.username || url.password)
    throw new Complaint(`${option} ${text}: give the site's address alone: ${url.protocol}//${url.host}`);
  return url;
}

/** The answer, whatever it says. @throws Complaint if none came, or none of such a site */
export async function ask(
  request: FeedRequest,
  site: URL,
  key: SigningKey,
  { now, wait, tell }: Outside,
): Promise<Answer> {
  for (let attempt = 1; ; attempt++) {
    const got = await once(request, site, key, now());
    const isAnswer = typeof got !== 'string';
    if (isAnswer && !PASSING.has(got.status)) return readAnswer(got, site);
    const seconds = pauseOf(isAnswer ? got.headers : undefined, attempt, now());
    if (attempt === ATTEMPTS || seconds > LONGEST_WAIT_SECONDS) {
      if (isAnswer) return readAnswer(got, site);
      const used = request.change?.idempotencyKey;
      const how = used === undefined ? '' : ` To go on under the same key: --idempotency-key ${used}`;
      throw new Complaint(`${site.host} gave no answer to ${ATTEMPTS} requests: ${got}.${how}`);
    }
    const what = isAnswer ? `${site.host} answered ${got.status}` : `no answer of ${site.host} (${got})`;
    tell(`${what}: sent again in ${seconds} s`);
    await wait(seconds * 1000);
  }
}

interface Received {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

/** One request. @returns the reason if it got no whole answer */
async function once(request: FeedRequest, site: URL, key: SigningKey, now: Date): Promise<Received | string> {
  const { change, target } = request;
  try {
    const response = await fetch(new URL(target, site), {
      method: methodOf(request),
      headers: signedHeaders(request, site.host, key, now, LIFE_SECONDS),
      // A signature is for one address.
      redirect: 'manual',
      signal: AbortSignal.timeout(TIMEOUT_MS),
      ...(change && { body: new Uint8Array(change.body) }),
    });
    return { status: response.status, headers: response.headers, text: await response.text() };
  } catch (error) {
    return messagesOf(error).replaceAll('\n', ', ');
  }
}

/** Seconds: what Retry-After says (seconds, or an instant), else 1, 2, 4 ... */
function pauseOf(headers: Headers | undefined, attempt: number, now: Date): number {
  const text = headers?.get('retry-after') ?? '';
  if (/^\d+$/.test(text)) return Number(text);
  const instant = Date.parse(text);
  if (!Number.isNaN(instant)) return Math.max(1, Math.ceil((instant - now.getTime()) / 1000));
  return 2 ** (attempt - 1);
}

function readAnswer({ status, headers, text }: Received, site: URL): Answer {
  const to = headers.get('location');
  if (to !== null)
    throw new Complaint(`${site.host} points to ${to}: nothing is signed for that; give the address itself.`);
  try {
    return { status, headers, body: JSON.parse(text) };
  } catch {
    throw new Complaint(
      `${site.host} answered ${status} without JSON: is it such a site, and does it take feeds?`,
    );
  }
}

const problemSchema = z.object({
  type: z.string(),
  detail: z.string(),
  errors: z._default(
    z.array(z.object({ field: z.string(), detail: z.string(), allowed: z.array(z.string()) })),
    [],
  ),
});

/** A refusal in lines: what, and what is allowed. */
export function refusalOf({ status, headers, body }: Answer): string[] {
  const { data } = z.safeParse(problemSchema, body);
  if (!data) return [`It was answered with ${status}: ${JSON.stringify(body).slice(0, 500)}`];
  return [
    `It was refused (${status}, ${data.type.replace(/^urn:karvon:problem:/, '')}): ${data.detail}`,
    ...data.errors.flatMap(({ field, detail, allowed }) => [
      `  ${field}: ${detail}`,
      ...allowed.map((one) => `    allowed: ${one}`),
    ]),
    ...(status === 401 ? [`  its clock: ${headers.get('date') ?? 'not said'}`] : []),
    ...(headers.has('retry-after') ? [`  again after ${headers.get('retry-after')} seconds`] : []),
  ];
}
