/** The one HTTP client for outside sources: limits its requests and gives a typed error for each failure. */
import { SourceUnavailable } from './errors.ts';
import { askOnce, downloadOnce } from './http-attempt.ts';
import type { Ask, Download, HttpAnswer } from './http-types.ts';

export type { Ask, Download, HttpAnswer as Answer } from './http-types.ts';

export interface HttpClient {
  /** @throws SourceUnavailable, SourceBlocked or SourceChanged. */
  ask(ask: Ask): Promise<HttpAnswer>;
}

/** For answers that are too large for memory. */
export interface FileClient {
  /** Writes the answer to a file, which is not whole if this throws. @throws the same, or the disk's error */
  download(ask: Ask, path: string): Promise<Download>;
}

export interface HttpClientOptions {
  readonly now: () => Date;
  /** At least 0, less than 1. */
  readonly random: () => number;
  /** Waits this many milliseconds. */
  readonly sleep: (ms: number) => Promise<void>;
  /** Tells the source who asks. */
  readonly userAgent?: string;
  /** For one attempt, from sending the request to the last byte of the answer. */
  readonly timeoutMs?: number;
  /** How often a request is tried. */
  readonly attempts?: number;
  readonly fetch?: typeof fetch;
  /** Addresses without https that are allowed all the same: a test's server. */
  readonly mayAlsoAsk?: (url: URL) => boolean;
}

const USER_AGENT = 'Karvon; remittance cost comparison; collects official rates and surveys';
const TIMEOUT_MS = 20_000;
const ATTEMPTS = 3;
/** The longest pause before the second attempt; it doubles with each attempt. The pause is random, from 0 to the longest. */
const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 10_000;
/** If a source asks for a longer pause than this, it is asked at the next scheduled time. */
const LONGEST_RETRY_AFTER_SECONDS = 30;

/**
 * Sends requests by fetch. Tries again only after SourceUnavailable. Takes at most `attempts` times `timeoutMs`, plus pauses.
 * @throws RangeError for an address without https: our own mistake.
 */
export function newHttpClient(options: HttpClientOptions): HttpClient & FileClient {
  const { random, sleep, now, userAgent = USER_AGENT, timeoutMs = TIMEOUT_MS, attempts = ATTEMPTS } = options;
  const attempt = { now, userAgent, timeoutMs, fetch: options.fetch ?? fetch };
  async function persist<Answer>(ask: Ask, once: () => Promise<Answer>): Promise<Answer> {
    checkAddress(new URL(ask.url), options.mayAlsoAsk);
    for (let tries = 1; ; tries += 1) {
      try {
        return await once();
      } catch (error) {
        if (!(error instanceof SourceUnavailable) || tries >= attempts) throw error;
        const wanted = error.retryAfterSeconds ?? 0;
        if (wanted > LONGEST_RETRY_AFTER_SECONDS) throw error;
        const most = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (tries - 1));
        await sleep(Math.max(wanted * 1000, Math.floor(random() * most)));
      }
    }
  }
  return {
    ask: (ask) => persist(ask, () => askOnce(ask, attempt)),
    download: (ask, path) => persist(ask, () => downloadOnce(ask, path, attempt)),
  };
}

function checkAddress(url: URL, mayAlsoAsk: HttpClientOptions['mayAlsoAsk']): void {
  const { protocol, username, password } = url;
  if ((protocol !== 'https:' && !mayAlsoAsk?.(url)) || username !== '' || password !== '')
    throw new RangeError('a source is asked over https, and without a password');
}
