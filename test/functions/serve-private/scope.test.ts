/**
 * Who may see what: every scope and every state of a token against every private route, on the real table engine. A token that is not in
 * force is 401; what is outside its scope is 404, in the same bytes as what does not exist; each look leaves a record, and a refusal none.
 */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { readFeedHead, replaceFeedHead } from '../../../functions/storage/feed-heads.ts';
import { readFeedAnswer, writeFeedAnswer } from '../../../functions/storage/feeds.ts';
import type { Table } from '../../../functions/storage/table.ts';
import { API_PATHS } from '../../../shared/contracts/api-paths.ts';
import { PRIVATE_OPERATIONS } from '../../../shared/contracts/private-operations.ts';
import { SCOPE_KINDS, type Scope, type ScopeKind } from '../../../shared/contracts/scope.ts';
import { throttledAt } from '../../support/breaking.ts';
import { type Engine, startEngine } from '../../support/engine.ts';
import { REVIEWER, register, registered } from '../../support/feeds.ts';
import {
  EDITION,
  looksOf,
  OTHER,
  PERIOD,
  PROVIDER,
  type PrivateWorld,
  privateWorld,
  readable,
  scopeOf,
  sha256Of,
  TODAY,
  tokenFor,
  viewer,
} from '../../support/private.ts';
import { scaled } from '../../support/scale.ts';

let engine: Engine;
let table: Table;
let world: PrivateWorld;
let ask: Awaited<ReturnType<typeof viewer>>;
let record: string;
beforeAll(async () => {
  engine = await startEngine();
  table = await engine.newTable();
  world = await privateWorld(table);
  ask = await viewer({ table, evidence: readable(world.evidence) });
  record = (await readFeedAnswer(table, PROVIDER, world.editions.refused))?.entry.evidence ?? '';
}, 60_000);
afterAll(() => engine.close());

const bearer = (text: string): string => `Bearer ${text}`;

/** Of each route: the kind that it needs, and the countries of which it shows something. */
interface Row {
  readonly path: () => string;
  readonly kind: ScopeKind;
  /** Of one thing: it is there for these alone. Absent: a list, which may be empty. */
  readonly of?: readonly string[];
}
const ROUTES: Readonly<Record<string, Row>> = {
  'rows held back': { path: () => '/v1/private/held-back', kind: 'quarantine' },
  'feeds refused': { path: () => '/v1/private/refusals', kind: 'refusals' },
  'a feed refused': {
    path: () => `/v1/private/refusals/${world.editions.refused}`,
    kind: 'refusals',
    of: ['DEU', 'TJK'],
  },
  'a feed with other corridors too': {
    path: () => `/v1/private/refusals/${world.editions.mixed}`,
    kind: 'refusals',
    of: ['DEU', 'TJK', 'UZB'],
  },
  'a feed that cannot be read': {
    path: () => `/v1/private/refusals/${world.editions.garbled}`,
    kind: 'refusals',
    // As its firm is licensed.
    of: ['DEU', 'TJK', 'UZB'],
  },
  'a feed that was taken': {
    path: () => `/v1/private/refusals/${world.editions.taken}`,
    kind: 'refusals',
    of: [],
  },
  'a feed that there is not': {
    path: () => '/v1/private/refusals/example-remit-20261130070000000-000000000000',
    kind: 'refusals',
    of: [],
  },
  "a survey's evidence": {
    path: () => `/v1/private/evidence/${world.workbook}`,
    kind: 'evidence',
    of: ['DEU', 'KGZ', 'TJK', 'USA', 'PHL', 'GBR', 'UZB'],
  },
  'its bytes': {
    path: () => `/v1/private/evidence/${world.workbook}?part=1`,
    kind: 'evidence',
    of: ['DEU', 'KGZ', 'TJK', 'USA', 'PHL', 'GBR', 'UZB'],
  },
  "a feed's evidence": { path: () => `/v1/private/evidence/${record}`, kind: 'evidence', of: ['DEU', 'TJK'] },
  'evidence that there is not': {
    path: () => `/v1/private/evidence/${sha256Of('nothing')}`,
    kind: 'evidence',
    of: [],
  },
  'the log': { path: () => '/v1/private/log', kind: 'log' },
};

test('the table has every private route, and the gateway and the list of paths have the same', () => {
  const paths = PRIVATE_OPERATIONS.map(({ path }) => path);
  const tried = Object.values(ROUTES).map(({ path }) => path().split('?')[0] ?? '');
  for (const path of paths) {
    const pattern = new RegExp(`^${path.replace(/\{\w+\}/, '[^/]+')}$`);
    expect(tried.filter((one) => pattern.test(one)).length, path).toBeGreaterThan(0);
  }
  expect(API_PATHS.filter((path) => path.startsWith('/v1/private/'))).toEqual(paths);
});

const KINDS: ScopeKind[][] = Array.from({ length: 2 ** SCOPE_KINDS.length }, (_, bits) =>
  SCOPE_KINDS.filter((_kind, index) => (bits >> index) & 1),
);
const COUNTRIES: Scope['countries'][] = ['*', ['TJK'], ['UZB'], ['PHL', 'KGZ'], ['FRA'], []];
const isWithin = (countries: Scope['countries'], of: readonly string[]): boolean =>
  of.length > 0 && (countries === '*' || countries.some((code) => of.includes(code)));

/** The texts of tokens that are not in force, made from one that would be, and what is answered. */
const STATES: Readonly<
  Record<string, { readonly code: string; readonly header: (scope: Scope) => Promise<string | undefined> }>
> = {
  missing: { code: 'no-token', header: async () => undefined },
  empty: { code: 'no-token', header: async () => '' },
  'without its scheme': { code: 'no-token', header: async (scope) => (await tokenFor(table, scope)).text },
  'with another scheme': {
    code: 'no-token',
    header: async (scope) => `Basic ${(await tokenFor(table, scope)).text}`,
  },
  'cut short': {
    code: 'no-token',
    header: async (scope) => bearer((await tokenFor(table, scope)).text.slice(0, -1)),
  },
  'in capitals': {
    code: 'no-token',
    header: async (scope) => bearer((await tokenFor(table, scope)).text.toUpperCase()),
  },
  'given twice': {
    code: 'no-token',
    header: async (scope) => {
      const { text } = await tokenFor(table, scope);
      return `${bearer(text)}, ${bearer(text)}`;
    },
  },
  'of an unknown id': {
    code: 'unknown-token',
    header: async () => bearer(`krv_${'0'.repeat(12)}_${'a'.repeat(64)}`),
  },
  'with the secret of nothing': {
    code: 'unknown-token',
    // What is compared with where there is no token must not be a way in.
    header: async () => bearer(`krv_${'1'.repeat(12)}_${'0'.repeat(64)}`),
  },
  'with a wrong secret': {
    code: 'unknown-token',
    header: async (scope) => {
      const { text } = await tokenFor(table, scope);
      return bearer(text.slice(0, -1) + (text.endsWith('0') ? '1' : '0'));
    },
  },
  'with the secret of another': {
    code: 'unknown-token',
    header: async (scope) => {
      const [one, two] = [await tokenFor(table, scope), await tokenFor(table, scope)];
      return bearer(`krv_${one.id}_${two.text.split('_')[2]}`);
    },
  },
  'with its hash for its secret': {
    code: 'unknown-token',
    header: async (scope) => {
      const { id, text } = await tokenFor(table, scope);
      return bearer(`krv_${id}_${sha256Of(text.split('_')[2] ?? '')}`);
    },
  },
  expired: {
    code: 'token-expired',
    header: async (scope) => bearer((await tokenFor(table, scope, { expiresOn: '2026-11-29' })).text),
  },
  revoked: {
    code: 'token-revoked',
    header: async (scope) =>
      bearer((await tokenFor(table, scope, { revokedAt: '2026-11-29T00:00:00.000Z' })).text),
  },
  'revoked, expired and with a wrong secret': {
    code: 'unknown-token',
    header: async (scope) => {
      const more = { revokedAt: '2026-11-29T00:00:00.000Z', expiresOn: '2026-11-01' };
      return bearer(`krv_${(await tokenFor(table, scope, more)).id}_${'a'.repeat(64)}`);
    },
  },
};

describe.each(Object.entries(STATES))('a token that is %s', (_, { code, header }) => {
  test.each(Object.entries(ROUTES))(
    'is 401 for %s, in whatever method, and leaves no record',
    async (_name, { path }) => {
      const given = await header(scopeOf(SCOPE_KINDS));
      const id = given?.split('_')[1] ?? '';
      for (const method of ['GET', 'HEAD']) {
        const { status, headers, body } = await ask(path(), given, { method });
        expect({ status, type: body.type }).toEqual({ status: 401, type: `urn:karvon:problem:${code}` });
        expect(headers).toMatchObject({
          'content-type': 'application/problem+json',
          'cache-control': 'no-store',
          'www-authenticate': expect.stringMatching(/^Bearer realm="/),
        });
        expect(body.errors).toMatchObject([{ field: 'authorization' }]);
      }
      expect(await looksOf(table, id)).toEqual([]);
    },
  );
});

test('a token counts on the whole of its last day', async () => {
  const { text } = await tokenFor(table, scopeOf(['log']), { expiresOn: TODAY });
  expect((await ask('/v1/private/log', bearer(text))).status).toBe(200);
  expect((await ask('/v1/private/log', `bearer   ${text}`)).status).toBe(200);
});

/** What is answered where nothing is: the bytes, without what belongs to the request. */
let nothing: string;
beforeAll(async () => {
  const { text } = await tokenFor(table, scopeOf(SCOPE_KINDS));
  nothing = (await ask(`/v1/private/evidence/${sha256Of('nothing at all')}`, bearer(text))).text;
  expect(JSON.parse(nothing)).toMatchObject({ status: 404, type: 'urn:karvon:problem:nothing-here' });
});

describe.each(KINDS.map((kinds) => [kinds.join(' and ') || 'nothing', kinds] as const))(
  'a scope of %s',
  (_, kinds) => {
    describe.each(COUNTRIES.map((countries) => [String(countries) || 'no country', countries] as const))(
      'and %s',
      (_countries, countries) => {
        test('shows what is within it, and of all else nothing', async () => {
          const { text, id } = await tokenFor(table, scopeOf(kinds, countries));
          let looks = 0;
          for (const [name, { path, kind, of }] of Object.entries(ROUTES)) {
            const expected =
              kinds.includes(kind) && (of === undefined || isWithin(countries, of)) ? 200 : 404;
            const answer = await ask(path(), bearer(text));
            expect([name, answer.status]).toEqual([name, expected]);
            expect(answer.headers['cache-control']).toBe('no-store');
            if (expected === 404) expect(answer.text).toBe(nothing);
            looks += 1;
            const found = await looksOf(table, id);
            expect(found).toHaveLength(looks);
            expect(found.at(-1)).toMatchObject({ token: id, status: expected });
          }
        });
      },
    );
  },
);

/** Corridors that a text names. */
const named = (text: string): string[] => text.match(/\b[A-Za-z]{3}-[A-Za-z]{3}\b/g) ?? [];
/** Everything that can be asked for, in every form. */
function everything(): string[] {
  const lists = ['held-back', 'held-back?period=2025-Q3', 'refusals', 'log', 'log?from=2026-11-01'];
  const editions = Object.values(world.editions).map((edition) => `refusals/${edition}`);
  const evidence = [...world.evidence.kept.keys()].filter((sha256) => sha256 !== world.workbook);
  return [
    ...[...lists, ...editions].flatMap((path) =>
      ['json', 'csv', 'jsonl'].map((format) => `${path}${path.includes('?') ? '&' : '?'}format=${format}`),
    ),
    ...evidence.flatMap((sha256) => [`evidence/${sha256}`, `evidence/${sha256}?part=1`]),
    `evidence/${world.workbook}`,
  ].map((path) => `/v1/private/${path}`);
}

test('whatever the token, nothing of a country out of its scope is ever in an answer', async () => {
  const pool = ['DEU', 'KGZ', 'TJK', 'UZB', 'USA', 'PHL', 'GBR', 'QQQ', 'QQR', 'FRA'];
  const seen = new Set<string>();
  await fc.assert(
    fc.asyncProperty(fc.subarray(pool), fc.subarray([...SCOPE_KINDS]), async (countries, kinds) => {
      const { text } = await tokenFor(table, scopeOf(kinds, countries));
      for (const path of everything()) {
        const answer = await ask(path, bearer(text));
        expect([200, 404]).toContain(answer.status);
        for (const corridor of named(answer.text)) {
          seen.add(corridor);
          const isSeen = corridor
            .toUpperCase()
            .split('-')
            .some((code) => countries.includes(code));
          expect(isSeen, `${corridor} in ${path} for ${countries}`).toBe(true);
        }
      }
    }),
    { numRuns: scaled(25, 250) },
  );
  // It saw something.
  expect(seen.size).toBeGreaterThan(5);
}, 120_000);

test('a token for all countries sees all of it', async () => {
  const { text } = await tokenFor(table, scopeOf(SCOPE_KINDS));
  const found = new Set<string>();
  for (const path of everything())
    for (const corridor of named((await ask(path, bearer(text))).text)) found.add(corridor);
  for (const corridor of [
    'DEU-KGZ',
    'DEU-TJK',
    'USA-PHL',
    'GBR-UZB',
    'QQQ-KGZ',
    'QQS-QQR',
    'DEU-UZB',
    'deu-uzb',
  ])
    expect(found, corridor).toContain(corridor);
});

describe('rows that are held back', () => {
  const rows = async (countries: Scope['countries'], query = '') => {
    const { text } = await tokenFor(table, scopeOf(['quarantine'], countries));
    const { body } = await ask(`/v1/private/held-back${query}`, bearer(text));
    return body as { period: string | null; total: number; rows: Record<string, unknown>[] };
  };

  test('are those with a standing and those that the catalogue does not know, with both countries counted', async () => {
    const { period, total, rows: found } = await rows(['KGZ']);
    expect({ period, total }).toEqual({ period: PERIOD, total: 4 });
    expect(found.map(({ corridor, why, unknown }) => [corridor, why, unknown])).toEqual([
      ['DEU-KGZ', 'fee-only', null],
      ['DEU-KGZ', 'not-comparable', null],
      ['DEU-KGZ', 'quarantined', null],
      ['QQQ-KGZ', 'unknown', 'country QQQ'],
    ]);
    expect(found[0]).toMatchObject({ edition: EDITION, evidence: world.workbook });
    expect(Number(found[2]?.totalPercent)).toBeCloseTo(
      Number(found[2]?.feePercent) + Number(found[2]?.marginPercent) + 1,
      9,
    );
    expect((await rows('*')).total).toBe(15);
  });

  test('are narrowed by country and reason, never widened', async () => {
    expect((await rows(['KGZ'], '?country=QQQ')).total).toBe(1);
    expect((await rows(['KGZ'], '?country=PHL')).total).toBe(0);
    expect((await rows('*', '?why=unknown')).total).toBe(3);
    expect((await rows(['FRA'])).rows).toEqual([]);
    expect(await rows('*', '?period=2012-Q1')).toMatchObject({ period: '2012-Q1', total: 0, rows: [] });
  });

  test('come in pages and as CSV', async () => {
    const { text } = await tokenFor(table, scopeOf(['quarantine']));
    const page = await ask('/v1/private/held-back?pageSize=4&page=2', bearer(text));
    expect(page.body).toMatchObject({ page: 2, pageSize: 4, total: 15 });
    expect(page.headers.link).toContain('page=3');
    const csv = await ask('/v1/private/held-back?format=csv&fields=corridor,why', bearer(text));
    expect(csv.text.split('\r\n').slice(0, 2)).toEqual(['corridor,why', 'DEU-KGZ,fee-only']);
    expect(csv.text.trim().split('\r\n')).toHaveLength(16);
  });
});

describe('feeds that were refused', () => {
  const report = async (edition: string, countries: Scope['countries']) => {
    const { text } = await tokenFor(table, scopeOf(['refusals'], countries));
    const { body } = await ask(`/v1/private/refusals/${edition}`, bearer(text));
    return body as {
      isWhole: boolean;
      errors: number;
      corridors: string[];
      findings: Record<string, unknown>[];
    };
  };

  test('are listed with the newest first, and whose they are', async () => {
    const { text } = await tokenFor(table, scopeOf(['refusals']));
    const { body } = await ask('/v1/private/refusals', bearer(text));
    const refusals = body.refusals as { edition: string; provider: string; rules: string[] }[];
    const { refused, mixed, garbled, hidden, other } = world.editions;
    expect(refusals.map(({ edition }) => edition)).toEqual([other, hidden, garbled, mixed, refused]);
    expect(new Set(refusals.map(({ provider }) => provider))).toEqual(new Set([PROVIDER, OTHER]));
    expect(refusals.at(-1)?.rules).toContain('no-bands');
    expect((await ask('/v1/private/refusals?to=2026-11-29', bearer(text))).body.refusals).toEqual([]);
  });

  test('show of a feed of several corridors what is about those within the scope', async () => {
    const whole = await report(world.editions.mixed, '*');
    expect(whole).toMatchObject({ isWhole: true, corridors: ['DEU-TJK', 'DEU-UZB'] });
    expect(whole.findings.map(({ corridor }) => corridor)).toEqual(
      expect.arrayContaining(['DEU-TJK', 'DEU-UZB', null]),
    );
    const part = await report(world.editions.mixed, ['UZB']);
    expect(part).toMatchObject({ isWhole: false, corridors: ['DEU-UZB'] });
    expect(part.errors).toBe(part.findings.filter(({ severity }) => severity === 'error').length);
    expect(part.findings.map(({ corridor }) => corridor)).toEqual(expect.arrayContaining(['DEU-UZB', null]));
    expect(part.findings.map(({ corridor }) => corridor)).not.toContain('DEU-TJK');
    const ofAll = part.findings.filter(({ corridor }) => corridor === null);
    expect(ofAll.map(({ sent, serviceId }) => [sent, serviceId])).toEqual(ofAll.map(() => [null, null]));
    // Both ends count: of Germany all of it is.
    expect(await report(world.editions.mixed, ['DEU'])).toEqual({
      ...whole,
      corridors: ['DEU-TJK', 'DEU-UZB'],
    });
  });

  test('are not whole where a corridor cannot be read', async () => {
    expect(await report(world.editions.hidden, ['TJK'])).toMatchObject({
      isWhole: false,
      corridors: ['DEU-TJK'],
    });
  });
});

describe('evidence', () => {
  const bodyOf = async (edition: string): Promise<string> => {
    const { entry } = (await readFeedAnswer(table, PROVIDER, edition)) ?? {};
    const bytes = world.evidence.kept.get(entry?.evidence ?? '');
    return JSON.parse(new TextDecoder().decode(bytes)).body;
  };
  const asked = async (sha256: string, countries: Scope['countries'], query = '') => {
    const { text } = await tokenFor(table, scopeOf(['evidence'], countries));
    return ask(`/v1/private/evidence/${sha256}${query}`, bearer(text));
  };

  test('says what it is of, and when it came', async () => {
    const { body } = await asked(world.workbook, ['UZB']);
    expect(body).toMatchObject({
      sha256: world.workbook,
      bytes: 8,
      parts: 1,
      of: [{ what: 'edition', edition: EDITION, state: 'accepted', corridors: ['GBR-UZB'] }],
      answers: [{ source: 'rpw', url: 'https://prices.example/rpw.xlsx' }],
    });
    const part = await asked(world.workbook, ['UZB'], '?part=1');
    expect(part.text).toBe('a survey');
    expect(part.headers).toMatchObject({
      'content-type': 'application/octet-stream',
      'content-disposition': `attachment; filename="${world.workbook}.1-of-1"`,
    });
    expect((await asked(world.workbook, ['UZB'], '?part=2')).text).toBe(nothing);
  });

  test("is of a feed its body only where all of it is within the scope, its request's record where some is", async () => {
    const { mixed, hidden, refused, taken } = world.editions;
    for (const [edition, countries, expected] of [
      [refused, ['TJK'], 200],
      [taken, ['TJK'], 200],
      [mixed, ['TJK'], 404],
      [mixed, ['TJK', 'UZB'], 200],
      [mixed, ['DEU'], 200],
      [hidden, ['TJK', 'UZB'], 404],
      [hidden, '*', 200],
    ] as const) {
      const body = await bodyOf(edition);
      const given: Scope['countries'] = countries === '*' ? '*' : [...countries];
      expect([edition, (await asked(body, given, '?part=1')).status]).toEqual([edition, expected]);
      const ofIt = (await readFeedAnswer(table, PROVIDER, edition))?.entry.evidence ?? '';
      expect((await asked(ofIt, given)).body).toMatchObject({
        of: [{ what: 'feed', is: 'record', edition }],
      });
    }
  });

  test('of many bytes comes in parts, which together are it', async () => {
    const whole = Buffer.alloc(2 * 4 * 1024 * 1024 + 5, 'abcdefg');
    const parts = readable({ ...world.evidence, kept: new Map([[world.workbook, whole]]) });
    const own = await viewer({ table, evidence: parts });
    const { text } = await tokenFor(table, scopeOf(['evidence']));
    const { body } = await own(`/v1/private/evidence/${world.workbook}`, bearer(text));
    expect(body).toMatchObject({ bytes: whole.byteLength, parts: 3 });
    const got: string[] = [];
    let next: string | undefined = `/v1/private/evidence/${world.workbook}?part=1`;
    while (next !== undefined) {
      const answer = await own(next, bearer(text));
      // What a gateway takes: 6 MB, the bytes in base64.
      expect(Buffer.byteLength(Buffer.from(answer.text).toString('base64'))).toBeLessThan(6_000_000);
      got.push(answer.text);
      next = /^<(.*)>; rel="next"$/.exec(String(answer.headers.link))?.[1];
    }
    expect(got).toHaveLength(3);
    expect(got.join('')).toBe(whole.toString());
  });
});

describe('the log', () => {
  const entries = async (text: string, query = '') =>
    (await ask(`/v1/private/log${query}`, bearer(text))).body.entries as Record<string, unknown>[];

  test("has decisions and corrections of the scope, and this token's looks alone", async () => {
    const [one, two] = [
      await tokenFor(table, scopeOf(SCOPE_KINDS, ['TJK'])),
      await tokenFor(table, scopeOf(['log'], ['PHL'])),
    ];
    await ask('/v1/private/held-back?why=quarantined&format=csv', bearer(one.text));
    await ask(`/v1/private/evidence/${sha256Of('x')}`, bearer(one.text));
    const all = await entries(one.text, '?from=2026-11-01');
    expect(all.filter(({ what }) => what === 'decision')).toMatchObject([
      {
        did: 'take',
        provider: PROVIDER,
        edition: world.editions.taken,
        services: ['DEU-TJK/free'],
        by: 'price-desk',
        corridors: ['DEU-TJK'],
      },
    ]);
    expect(all.filter(({ what }) => what === 'correction')).toMatchObject([
      { did: 'withdrawn', by: 'source', organisation: 'World Bank', corridors: ['DEU-TJK'] },
      { did: 'accepted' },
    ]);
    expect(all.filter(({ what }) => what === 'look')).toMatchObject([
      { did: 'not-there', operation: 'getEvidence', parameter: sha256Of('x'), query: null, rows: null },
      {
        did: 'shown',
        operation: 'listHeldBack',
        parameter: null,
        query: 'why=quarantined&format=csv',
        rows: 1,
      },
    ]);
    expect((await entries(two.text)).filter(({ what }) => what === 'decision')).toEqual([]);
    const others = await entries(two.text, '?what=look');
    expect(others.map(({ operation }) => operation)).toEqual(['listLog']);
  });

  test('shows the words of a decision on other corridors too to nobody who may not see all of them', async () => {
    const own = await engine.newTable();
    await register(own, registered([], PROVIDER));
    const decided = {
      edition: 'e',
      verdict: 'take',
      rule: 'free',
      reason: 'Of Uzbekistan.',
      by: 'price-desk',
    } as const;
    await writeFeedAnswer(own, PROVIDER, {
      entry: {
        edition: 'd',
        at: '2026-11-20T00:00:00.000Z',
        kind: 'decision',
        outcome: 'in-force',
        key: `${REVIEWER}/k1`,
        evidence: 'e'.repeat(64),
        idempotencyKey: 'd',
        party: REVIEWER,
        corridors: ['DEU-TJK', 'DEU-UZB'],
        decision: { ...decided, services: null },
      },
      status: 200,
      body: {},
    });
    const { head, version } = await readFeedHead(own, PROVIDER);
    await replaceFeedHead(own, head, { version }, { party: REVIEWER, idempotencyKey: 'd' });
    const look = await viewer({ table: own, evidence: readable(world.evidence) });
    const reasonFor = async (countries: string[] | '*') => {
      const { text } = await tokenFor(own, scopeOf(['log'], countries));
      const { body } = await look('/v1/private/log?what=decision&from=2026-11-01', bearer(text));
      return (body.entries as { reason: string | null; rule: string }[]).map(({ reason, rule }) => [
        rule,
        reason,
      ]);
    };
    expect(await reasonFor(['TJK'])).toEqual([['free', null]]);
    expect(await reasonFor(['TJK', 'UZB'])).toEqual([['free', 'Of Uzbekistan.']]);
    expect(await reasonFor('*')).toEqual([['free', 'Of Uzbekistan.']]);
    expect(await reasonFor(['PHL'])).toEqual([]);
  });

  test('is of the days that are asked for, a year at most', async () => {
    const { text } = await tokenFor(table, scopeOf(['log']));
    expect((await entries(text, '?what=decision&to=2026-11-29')).length).toBe(0);
    for (const query of [
      'from=2025-01-01',
      'from=2026-12-02&to=2026-12-01',
      'from=2026-02-31',
      'to=2026-13-01',
    ]) {
      const { status, body } = await ask(`/v1/private/log?${query}`, bearer(text));
      expect([query, status]).toEqual([query, 400]);
      expect(body.errors).toMatchObject([{ field: query.includes('to=2026-13') ? 'to' : 'from' }]);
    }
  });
});

describe('what is not understood', () => {
  test.each([
    ['held-back?period=2025', 'period'],
    ['held-back?country=kgz', 'country'],
    ['held-back?why=bad', 'why'],
    ['held-back?fields=secret', 'fields'],
    ['refusals?provider=x', 'provider'],
    ['log?what=all', 'what'],
    [`evidence/${'A'.repeat(64)}`, 'sha256'],
    [`evidence/${'a'.repeat(64)}?part=0`, 'part'],
    ['refusals/A', 'edition'],
  ])('%s is 400 and names %s', async (path, field) => {
    const { text, id } = await tokenFor(table, scopeOf(SCOPE_KINDS));
    const { status, body } = await ask(`/v1/private/${path}`, bearer(text));
    expect(status).toBe(400);
    expect(body.errors).toMatchObject([{ field }]);
    expect(await looksOf(table, id)).toEqual([]);
    // Nobody learns that it is there who may not see it.
    const none = await tokenFor(table, scopeOf([]));
    expect((await ask(`/v1/private/${path}`, bearer(none.text))).text).toBe(nothing);
  });

  test('nothing is changed here: other methods are 405, and OPTIONS says so', async () => {
    const { text } = await tokenFor(table, scopeOf(SCOPE_KINDS));
    for (const method of ['POST', 'PUT', 'DELETE', 'PATCH'])
      expect((await ask('/v1/private/log', bearer(text), { method })).status).toBe(405);
    const { status, headers } = await ask('/v1/private/log', undefined, { method: 'OPTIONS' });
    expect([status, headers.allow]).toEqual([204, 'GET, HEAD, OPTIONS']);
  });

  test('no more than its share: 429 for one token, while another is answered', async () => {
    const [one, two] = [await tokenFor(table, scopeOf(['log'])), await tokenFor(table, scopeOf(['log']))];
    const statuses: number[] = [];
    for (let at = 0; at < 12; at++)
      statuses.push((await ask('/v1/private/log', bearer(one.text), { isAtOnce: true })).status);
    expect(statuses.filter((status) => status === 429)).toHaveLength(2);
    expect((await ask('/v1/private/log', bearer(two.text), { isAtOnce: true })).status).toBe(200);
    expect(await looksOf(table, one.id)).toHaveLength(10);
  });
});

describe('where the record of a look cannot be stored', () => {
  test.each(Object.entries(ROUTES))('%s is not answered', async (_name, { path }) => {
    const broken = await viewer({
      ...throttledAt({ table }, 1),
      evidence: readable(world.evidence),
    });
    const { text, id } = await tokenFor(table, scopeOf(SCOPE_KINDS));
    const answer = await broken(path(), bearer(text));
    expect(answer.status).toBe(500);
    expect(answer.text).not.toMatch(/[A-Z]{3}-[A-Z]{3}|a survey/);
    expect(await looksOf(table, id)).toEqual([]);
    // The next one is answered, and recorded.
    expect([200, 404]).toContain((await broken(path(), bearer(text))).status);
    expect(await looksOf(table, id)).toHaveLength(1);
  });
});

test('no token gets into a log or a record, whatever happens', async () => {
  const lines: string[] = [];
  // The logger has a console of its own.
  const spies = [process.stdout, process.stderr].map((stream) =>
    vi.spyOn(stream, 'write').mockImplementation((line) => {
      lines.push(String(line));
      return true;
    }),
  );
  const { text, id } = await tokenFor(table, scopeOf(SCOPE_KINDS));
  const [, , secret = ''] = text.split('_');
  const failing = await viewer({
    table: {
      ...table,
      query: async () => {
        throw new Error('the table is away');
      },
    },
    evidence: readable(world.evidence),
  });
  for (const path of [
    '/v1/private/log',
    `/v1/private/log?what=${text}`,
    `/v1/private/log?${text}=1`,
    `/v1/private/evidence/${secret}`,
    `/v1/private/refusals/${text}`,
    `/v1/private/${text}`,
  ]) {
    for (const header of [bearer(text), `Basic ${text}`, bearer(`${text}0`)]) {
      await ask(path, header);
      await failing(path, header);
    }
  }
  for (const spy of spies) spy.mockRestore();
  expect(lines.length).toBeGreaterThan(30);
  expect(lines.filter((line) => line.includes('"status":500')).length).toBeGreaterThan(0);
  expect(
    lines.filter((line) => line.toLowerCase().includes('krv_') || /authorization|bearer/i.test(line)),
  ).toEqual([]);
  // Also where it was put in the place of something else.
  expect(lines.filter((line) => line.includes(secret))).toEqual([]);
  const looks = JSON.stringify(await looksOf(table, id));
  expect(looks).toContain('getEvidence');
  expect(looks).not.toContain('krv_');
  expect(looks).not.toContain(secret);
});
