/** The function that takes feeds in, over stores in memory or on the engine, and a provider that is registered there. */
import { gzipSync } from 'node:zlib';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2, Context } from 'aws-lambda';
import type { SignableRequest } from '../../functions/http/signature.ts';
import type { FeedDependencies } from '../../functions/receive-feeds/dependencies.ts';
import { changeParty, type Party } from '../../functions/storage/parties.ts';
import type { Table } from '../../functions/storage/table.ts';
import type { Feed } from '../../shared/feeds/feed.ts';
import { gatewayEvent } from './gateway.ts';
import { memoryEvidence } from './memory-stores.ts';
import { AUTHORITY, newKey, type SigningOptions, signed, type TestKey } from './signing.ts';

export const PROVIDER = 'example-remit';
export const REVIEWER = 'price-desk';
export const NOW = '2026-11-30T07:00:00.000Z';

/** The example of a feed, with some of it replaced. */
export function exampleFeed(change: Partial<Feed> = {}): Feed {
  return {
    format: 'karvon-feed-1',
    provider: PROVIDER,
    publishedAt: '2026-11-30T06:00:00Z',
    validFrom: '2026-11-30',
    validUntil: '2026-12-31',
    corridors: ['DEU-TJK'],
    affirmation: { statement: 'true-and-complete-1', by: 'head-of-payments' },
    services: [exampleService()],
    ...change,
  };
}

export const exampleService = (change: Partial<Feed['services'][number]> = {}): Feed['services'][number] => ({
  serviceId: 'app-cash',
  corridor: 'DEU-TJK',
  accessPoint: 'mobile-app',
  payoutMethod: 'cash-pickup',
  sendCurrency: 'EUR',
  payoutCurrency: 'TJS',
  feeConvention: 'added',
  fees: { 'debit-card': [{ above: '0', upTo: '5000', fixed: '1.99', percent: '1.5' }] },
  exchangeRates: [{ above: '0', upTo: '5000', marginPercent: '1', benchmark: 'reference' }],
  payoutFees: [],
  ...change,
});

export const registered = (keys: readonly TestKey[], id = PROVIDER): Party => ({
  format: 1,
  id,
  role: 'provider',
  name: 'Example Remit',
  type: 'money-transfer-operator',
  domain: 'example.org',
  licences: ['DEU', 'TJK', 'UZB'].map((country) => ({
    country,
    number: '1',
    register: 'https://register.example/1',
  })),
  keys: keys.map(({ keyId, publicKey }) => ({
    id: keyId.split('/')[1] ?? '',
    publicKey,
    from: '2026-01-01T00:00:00.000Z',
    until: null,
    revokedAt: null,
  })),
  acts: [],
});

/** One who decides what is doubted, and is no provider. */
export const registeredReviewer = (keys: readonly TestKey[]): Party => ({
  ...registered(keys, REVIEWER),
  role: 'reviewer',
  type: 'unknown',
  domain: '',
  licences: [],
});

export const register = (table: Table, party: Party): Promise<Party> =>
  changeParty(table, party.id, () => party);

/** An event as the gateway makes it of a request. */
export function eventOf({ method, path, query, headers, body }: SignableRequest): APIGatewayProxyEventV2 {
  const isText = /^(text\/|application\/json)/.test(headers['content-type'] ?? '');
  const given = Object.entries(headers).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return {
    ...gatewayEvent(`${path}?${query}`, {
      method,
      headers: Object.fromEntries(given),
      ...(body.byteLength > 0 && { body: Buffer.from(body).toString(isText ? 'utf8' : 'base64') }),
    }),
    isBase64Encoded: !isText && body.byteLength > 0,
  };
}

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  /** The fields that tests look at. */
  readonly body: {
    readonly type?: string;
    readonly edition?: string;
    readonly state?: string;
    readonly report?: { readonly outcome: string; readonly counts: Record<string, number> };
  } & Readonly<Record<string, unknown>>;
}

/** What the function's own handler asks for, which these do not use. */
const UNUSED = {
  TABLE_NAME: 'unused',
  EVIDENCE_BUCKET: 'unused',
  FEED_AUTHORITY: 'unused',
  EDITIONS_QUEUE_URL: 'http://unused',
};

/** A provider with a key, and what it sends from some instant on. */
export async function provider(table: Table, id = PROVIDER) {
  const key = newKey(`${id}/k1`);
  await register(table, registered([key], id));
  const evidence = memoryEvidence();
  const announced: string[] = [];
  let now = Date.parse(NOW);
  Object.assign(process.env, UNUSED);
  const [{ newHandler }, { newCheck }] = await Promise.all([
    import('../../functions/receive-feeds/handler.ts'),
    import('../../functions/receive-feeds/check.ts'),
  ]);
  const dependencies: FeedDependencies = {
    table,
    evidence,
    authority: AUTHORITY,
    check: newCheck({ open: async () => undefined }),
    announce: async (provider) => {
      announced.push(provider);
    },
    now: () => new Date(now),
  };
  /** A second passes, so that nobody is beyond a share. */
  const handlerOf = (given: FeedDependencies) => {
    const handler = newHandler(given);
    return async (request: SignableRequest): Promise<Answer> => {
      const result: APIGatewayProxyStructuredResultV2 = await handler(eventOf(request), {} as Context);
      return {
        status: result.statusCode ?? 0,
        headers: result.headers ?? {},
        body: JSON.parse(result.body ?? '{}'),
      };
    };
  };
  const sign = (options: Partial<SigningOptions> & Pick<SigningOptions, 'target'>) =>
    signed({ key, now: new Date(now), ...options });
  return {
    key,
    evidence,
    announced,
    dependencies,
    sign,
    handlerOf,
    setClock: (instant: string) => {
      now = Date.parse(instant);
    },
    pass: (ms: number) => {
      now += ms;
    },
    feed: (feed: Feed, options: Partial<SigningOptions> = {}) =>
      sign({ target: '/v1/in/feeds', body: JSON.stringify(feed), ...options }),
    say: (path: 'withdrawals' | 'confirmations', edition: string, options: Partial<SigningOptions> = {}) =>
      sign({
        target: `/v1/in/${path}`,
        body: JSON.stringify({ edition, by: 'head-of-payments' }),
        ...options,
      }),
    read: (target: string) => sign({ method: 'GET', target }),
    /** A reviewer beside it, with the same clock. */
    reviewer: async () => {
      const own = newKey(`${REVIEWER}/k1`);
      await register(table, registeredReviewer([own]));
      return {
        key: own,
        decide: (
          edition: string,
          said: Record<string, unknown> = {},
          options: Partial<SigningOptions> = {},
        ) =>
          sign({
            target: '/v1/in/decisions',
            key: own,
            body: JSON.stringify(decisionOn(edition, said)),
            ...options,
          }),
        read: (target: string) => sign({ method: 'GET', target, key: own }),
      };
    },
  };
}

/** A decision as it is sent, with some of it replaced. */
export const decisionOn = (edition: string, said: Record<string, unknown> = {}) => ({
  provider: PROVIDER,
  edition,
  verdict: 'take',
  reason: 'The firm pays for it until the end of the year, by its terms of use.',
  by: 'price-desk',
  ...(said.services === undefined && { rule: 'free' }),
  ...said,
});

/** A feed of two services, of which one costs nothing and waits for a reviewer. */
export const feedWithFree = (change: Partial<Feed> = {}): Feed =>
  exampleFeed({
    services: [
      exampleService(),
      exampleService({
        serviceId: 'free',
        payoutCurrency: 'EUR',
        fees: { cash: [{ above: '0', upTo: '100', fixed: '0', percent: '0' }] },
        exchangeRates: [{ above: '0', upTo: '100', rate: '1', asOf: '2026-11-30T06:00:00Z' }],
      }),
    ],
    ...change,
  });

export const gzipped = (feed: Feed): Uint8Array => gzipSync(JSON.stringify(feed));
