/** The one way out of the house: asks a source politely and says plainly what went wrong. */
import { SourceUnavailable } from './errors.ts';
import { askOnce } from './http-attempt.ts';
import type { Ask, HttpAnswer } from './http-types.ts';

export type { Ask, HttpAnswer as Answer } from './http-types.ts';

export interface HttpClient {
  /** @throws SourceUnavailable, SourceBlocked or SourceChanged. */
  ask(ask: Ask): Promise<HttpAnswer>;
}

export interface HttpClientOptions {
  readonly now: () => Date;
  /** From 0 to under 1. */
  readonly random: () => number;
  /** Waits so many milliseconds. */
  readonly sleep: (ms: number) => Promise<void>;
  /** Says who is asking. */
  readonly userAgent?: string;
  /** For one attempt, from the first byte sent to the last one read. */
  readonly timeoutMs?: number;
  /** How often a question is put before it is given up. */
  readonly attempts?: number;
  readonly fetch?: typeof fetch;
  /** Addresses that are not https and may be asked all the same: a server of a test. */
  readonly mayAlsoAsk?: (url: URL) => boolean;
}

const USER_AGENT = 'Karvon; remittance cost comparison; collects official rates';
const TIMEOUT_MS = 20_000;
const ATTEMPTS = 3;
/** Before the second attempt at most this long, before each further one at most twice as long: somewhere within, by chance. */
const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 10_000;
/** A source that asks for a longer pause than this is left to the next time. */
const LONGEST_RETRY_AFTER_SECONDS = 30;

/**
 * Asks by fetch. Only SourceUnavailable is tried again. At most `attempts` times `timeoutMs`, and the pauses between.
 * @throws RangeError for an address that is not https: a mistake of ours.
 */
export function newHttpClient(options: HttpClientOptions): HttpClient {
  const { random, sleep, now, userAgent = USER_AGENT, timeoutMs = TIMEOUT_MS, attempts = ATTEMPTS } = options;
  return {
    ask: async (ask) => {
      checkAddress(new URL(ask.url), options.mayAlsoAsk);
      for (let attempt = 1; ; attempt += 1) {
        try {
          return await askOnce(ask, { now, userAgent, timeoutMs, fetch: options.fetch ?? fetch });
        } catch (error) {
          if (!(error instanceof SourceUnavailable) || attempt >= attempts) throw error;
          const wanted = error.retryAfterSeconds ?? 0;
          if (wanted > LONGEST_RETRY_AFTER_SECONDS) throw error;
          const most = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (attempt - 1));
          await sleep(Math.max(wanted * 1000, Math.floor(random() * most)));
        }
      }
    },
  };
}

function checkAddress(url: URL, mayAlsoAsk: HttpClientOptions['mayAlsoAsk']): void {
  const { protocol, username, password } = url;
  if ((protocol !== 'https:' && !mayAlsoAsk?.(url)) || username !== '' || password !== '')
    throw new RangeError('a source is asked over https, and without a password');
}
