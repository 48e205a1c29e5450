/** A world with something of each kind that the private views show, of several countries, and tokens to look at it. */
import { createHash, randomBytes } from 'node:crypto';
import type { APIGatewayProxyStructuredResultV2, Context } from 'aws-lambda';
import type { PrivateDependencies } from '../../functions/serve-private/dependencies.ts';
import { acceptEdition, setEditionState } from '../../functions/storage/editions.ts';
import { keepHeldBack } from '../../functions/storage/held-back.ts';
import { type Look, readLooks } from '../../functions/storage/looks.ts';
import type { Table } from '../../functions/storage/table.ts';
import { addToken, hashOf, type Token } from '../../functions/storage/tokens.ts';
import type { Scope, ScopeKind } from '../../shared/contracts/scope.ts';
import { endsOf } from '../../shared/model/vocabulary.ts';
import type { RoundRow } from '../../shared/pricing/survey.ts';
import {
  exampleFeed,
  exampleService,
  feedWithFree,
  PROVIDER,
  provider,
  register,
  registered,
} from './feeds.ts';
import { gatewayEvent } from './gateway.ts';
import type { MemoryEvidence } from './memory-stores.ts';
import { actOf, corridorOf, rowsOf, surveyRef } from './survey.ts';

export const TODAY = '2026-11-30';
export const PERIOD = '2025-Q3';
export const EDITION = 'rpw:2025-Q3:0000000000aa';
export const OTHER = 'other-remit';

/** The evidence that was kept in memory, as the views read it. */
export const readable = ({ kept, answers }: MemoryEvidence): PrivateDependencies['evidence'] => {
  const bytesOf = (sha256: string): Uint8Array => {
    const bytes = kept.get(sha256);
    if (!bytes) throw new Error(`the evidence has no ${sha256}`);
    return bytes;
  };
  return {
    sizeOf: async (sha256) => ({ bytes: bytesOf(sha256).byteLength, contentType: 'text/plain' }),
    read: async (sha256, from, to) => bytesOf(sha256).subarray(from, to + 1),
    answersOf: async (source) => answers.filter((answer) => answer.source === source),
  };
};

/** Rows of four corridors: of each one that is comparable and one of each standing. */
function roundRows(): RoundRow[] {
  const [first] = rowsOf('DEU-KGZ');
  if (!first) throw new Error('the survey has no DEU-KGZ');
  return (['DEU-KGZ', 'DEU-TJK', 'USA-PHL', 'GBR-UZB'] as const).flatMap((corridor) => {
    const row = { ...first, ...endsOf(corridor) };
    return [
      row,
      { ...row, standing: 'fee-only' },
      { ...row, standing: 'not-comparable' },
      { ...row, standing: 'quarantined', totalBp: row.feeBp + row.marginBp + 100 },
    ] as RoundRow[];
  });
}

/** What the catalogue does not know, of a country that it knows and of none. */
function unknownRows() {
  const [row] = rowsOf('DEU-KGZ');
  if (!row) throw new Error('the survey has no DEU-KGZ');
  return [
    {
      unknown: 'country QQQ',
      rows: [
        { ...row, sender: 'QQQ' },
        { ...row, sender: 'QQQ', receiver: 'PHL' },
      ],
    },
    { unknown: 'country QQR', rows: [{ ...row, sender: 'QQS', receiver: 'QQR' }] },
  ];
}

const NO_BANDS = { 'debit-card': [] };

export interface PrivateWorld {
  readonly table: Table;
  readonly evidence: MemoryEvidence;
  /** SHA-256 of the survey's bytes. */
  readonly workbook: string;
  /** Ids of requests, by what is special of them. */
  readonly editions: Readonly<Record<'taken' | 'refused' | 'mixed' | 'garbled' | 'hidden' | 'other', string>>;
}

/** Everything through the functions that write it. */
export async function privateWorld(table: Table): Promise<PrivateWorld> {
  const one = await provider(table);
  const desk = await one.reviewer();
  const two = await provider(table, OTHER);
  await register(table, {
    ...registered([two.key], OTHER),
    licences: ['USA', 'PHL'].map((country) => ({
      country,
      number: '1',
      register: 'https://register.example/1',
    })),
  });
  const { evidence } = one;
  const ask = one.handlerOf(one.dependencies);
  const askOther = one.handlerOf(
    two.dependencies && { ...two.dependencies, evidence, now: one.dependencies.now },
  );

  const { sha256: workbook } = await evidence.keep(new TextEncoder().encode('a survey'), {
    from: 'rpw',
    contentType: 'text/csv',
  });
  await evidence.record({
    source: 'rpw',
    sha256: workbook,
    askedAt: '2026-11-20T00:00:00.000Z',
    url: 'https://prices.example/rpw.xlsx',
    headers: {},
  });
  const rows = roundRows();
  await keepHeldBack(table, EDITION, unknownRows(), {
    evidence: async () => workbook,
    at: '2026-11-20T00:00:00.000Z',
  });
  await acceptEdition(
    table,
    {
      format: 1,
      kind: 'surveyed',
      survey: { ...surveyRef(EDITION, PERIOD), evidence: workbook },
      state: 'accepted',
      acceptedAt: '2026-11-20T00:00:00.000Z',
      corridors: [...new Set(rows.map((row) => corridorOf(row)))].sort(),
    },
    rows,
  );
  for (const did of ['withdrawn', 'accepted'] as const) await setEditionState(table, EDITION, actOf(did));

  const send = async (request: Parameters<typeof ask>[0], by: typeof ask = ask): Promise<string> => {
    one.pass(1000);
    const { status, body } = await by(request);
    if (!body.edition) throw new Error(`${status} without an edition: ${JSON.stringify(body)}`);
    return body.edition;
  };
  const taken = await send(one.feed(feedWithFree()));
  await send(desk.decide(taken, { services: ['DEU-TJK/free'] }));
  const refused = await send(one.feed(exampleFeed({ services: [exampleService({ fees: NO_BANDS })] })));
  const uzbek = exampleService({ corridor: 'DEU-UZB', payoutCurrency: 'UZS', fees: NO_BANDS });
  const mixed = exampleFeed({
    corridors: ['DEU-TJK', 'DEU-UZB'],
    services: [exampleService({ fees: NO_BANDS }), uzbek],
    validUntil: '2026-11-01',
  });
  const inFeed = JSON.stringify(mixed);
  const other = exampleFeed({
    provider: OTHER,
    corridors: ['USA-PHL'],
    services: [
      exampleService({ corridor: 'USA-PHL', sendCurrency: 'USD', payoutCurrency: 'PHP', fees: NO_BANDS }),
    ],
  });
  return {
    table,
    evidence,
    workbook,
    editions: {
      taken,
      refused,
      mixed: await send(one.feed(mixed)),
      garbled: await send(one.sign({ target: '/v1/in/feeds', body: 'DEU, no feed at all' })),
      // A corridor that nobody finds by its letters.
      hidden: await send(
        one.sign({ target: '/v1/in/feeds', body: inFeed.replaceAll('"DEU-UZB"', '"deu-uzb"') }),
      ),
      other: await send(
        { ...two.sign({ target: '/v1/in/feeds', body: JSON.stringify(other), now: one.dependencies.now() }) },
        askOther,
      ),
    },
  };
}

/** Makes a token. @returns its text and id */
export async function tokenFor(
  table: Table,
  scope: Scope,
  more: Partial<Pick<Token, 'expiresOn' | 'revokedAt'>> = {},
): Promise<{ readonly text: string; readonly id: string }> {
  const [id, secret] = [randomBytes(6).toString('hex'), randomBytes(32).toString('hex')];
  await addToken(table, {
    format: 1,
    id,
    hash: hashOf(secret),
    scope,
    holder: 'A Bank',
    createdAt: '2026-11-01T00:00:00.000Z',
    expiresOn: '2026-12-31',
    revokedAt: null,
    ...more,
  });
  return { text: `krv_${id}_${secret}`, id };
}

export const scopeOf = (kinds: readonly ScopeKind[], countries: Scope['countries'] = '*'): Scope => ({
  kinds: [...kinds],
  countries,
});

export interface PrivateAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  /** As it was sent; of bytes what they say. */
  readonly text: string;
  readonly body: Readonly<Record<string, unknown>>;
}

/** Asks the function, a second later each time, so that no token is beyond its share. */
export async function viewer(dependencies: Omit<PrivateDependencies, 'now'>) {
  Object.assign(process.env, { TABLE_NAME: 'unused', EVIDENCE_BUCKET: 'unused' });
  const { newHandler } = await import('../../functions/serve-private/handler.ts');
  let now = Date.parse(`${TODAY}T08:00:00.000Z`);
  const handler = newHandler({ ...dependencies, now: () => new Date(now) });
  return async (
    path: string,
    authorization?: string,
    more: { readonly method?: string; readonly isAtOnce?: boolean } = {},
  ): Promise<PrivateAnswer> => {
    if (!more.isAtOnce) now += 1000;
    const event = gatewayEvent(path, {
      ...(more.method !== undefined && { method: more.method }),
      headers: authorization === undefined ? {} : { authorization },
    });
    const result: APIGatewayProxyStructuredResultV2 = await handler(event, {} as Context);
    const text = Buffer.from(result.body ?? '', result.isBase64Encoded ? 'base64' : 'utf8').toString();
    const isJson = String(result.headers?.['content-type']).endsWith('json');
    return {
      status: result.statusCode ?? 0,
      headers: result.headers ?? {},
      text,
      body: isJson && text !== '' ? JSON.parse(text) : {},
    };
  };
}

export const looksOf = (table: Table, token: string): Promise<Look[]> => readLooks(table, token);

export const sha256Of = (text: string): string => createHash('sha256').update(text).digest('hex');

export { PROVIDER };
