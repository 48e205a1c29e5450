/**
 * The API does what its OpenAPI document says: sends good and bad requests through the gateway and checks every answer
 * against the document's own schemas.
 */
import { request } from 'node:http';
import { Validator } from '@seriousme/openapi-schema-validator';
import Ajv2020 from 'ajv/dist/2020.js';
import createClient from 'openapi-fetch';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import openApi from '../../functions/serve-reference/openapi.json' with { type: 'json' };
import {
  OPERATIONS,
  PRICE_OPERATIONS,
  type PRIVATE_OPERATIONS,
  REFERENCE_OPERATIONS,
} from '../../shared/contracts/api.ts';
import type { operations as Operations, paths as Paths } from '../support/api-types.ts';
import type { App } from '../support/app.ts';
import { startPublishedApp } from '../support/published-app.ts';

let app: App;
beforeAll(async () => {
  app = await startPublishedApp();
}, 300_000);
afterAll(() => app.end());

interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly required: boolean;
  readonly schema: { readonly enum?: readonly string[]; readonly pattern?: string };
  readonly example: string;
}
interface Documented {
  readonly path: string;
  readonly parameters: readonly Parameter[];
  readonly responses: Readonly<Record<string, { content?: Record<string, { schema: object }> }>>;
}
/** All that need neither a signature nor a token: test/e2e/feeds.test.ts and private.test.ts have those. */
const operations: { path: string; operation: Documented }[] = Object.entries(openApi.paths).flatMap(
  ([path, methods]) =>
    'get' in methods && !('security' in methods.get)
      ? [{ path, operation: { ...(methods.get as unknown as Omit<Documented, 'path'>), path } }]
      : [],
);

const ajv = new Ajv2020({ strict: false, allErrors: true });
// The document as one schema, so that its own references resolve.
ajv.addSchema({ ...openApi, $id: 'https://api.invalid/openapi' });
const pointer = (...steps: string[]) =>
  steps.map((step) => `/${encodeURIComponent(step.replaceAll('~', '~0').replaceAll('/', '~1'))}`).join('');

/** Sends a request and checks its answer against what the operation documents for that status. */
async function check(
  { path: template, responses }: Documented,
  path: string,
): Promise<{ status: number; body: unknown }> {
  const answer = await fetch(`${app.url}${path}`);
  const documented = responses[String(answer.status)];
  expect(documented, `${path} answered ${answer.status}, which is not documented`).toBeDefined();
  const [type = ''] = (answer.headers.get('content-type') ?? '').split(';');
  const schema = documented?.content?.[type]?.schema;
  expect(schema, `${path} answered ${type}`).toBeDefined();
  const body: unknown = /json$/.test(type) ? await answer.json() : await answer.text();
  const place = pointer(
    'paths',
    template,
    'get',
    'responses',
    String(answer.status),
    'content',
    type,
    'schema',
  );
  const validate = ajv.compile({ $ref: `https://api.invalid/openapi#${place}` });
  validate(body);
  expect(validate.errors ?? [], path).toEqual([]);
  return { status: answer.status, body };
}

/** An answer, of which the lists alone are looked at. */
const rowsOf = async (path: string): Promise<Record<string, Record<string, unknown>[]>> =>
  JSON.parse(await (await fetch(`${app.url}${path}`)).text());

/** The other parameters of a request: prices need an amount, rates a day with bundled rates. */
const ASKED: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  '/v1/corridors/{corridor}/offers': { amount: '140' },
  '/v1/corridors/{corridor}/check': { paid: '140', received: '13500' },
  '/v1/check': { from: 'USD', to: 'JOD', paid: '100', received: '70' },
  '/v1/rates': { date: '2026-04-01' },
  '/v1/rates/{currency}': { from: '2026-03-01', to: '2026-04-30' },
};

/** The operation's path with its parameters; those in `query` replace the examples. */
function urlOf(
  path: string,
  { parameters }: Documented,
  query: Record<string, string | undefined> = {},
): string {
  const asked = path.endsWith('/offers') && query.receive !== undefined ? {} : ASKED[path];
  const usual = Object.fromEntries(
    parameters
      .filter((one) => one.in === 'query' && one.required)
      .map(({ name, example }) => [name, example]),
  );
  const given = Object.entries({ ...asked, ...usual, ...query }).filter(
    (entry): entry is [string, string] => entry[1] !== undefined,
  );
  const search = new URLSearchParams(given).toString();
  const place = path
    .replace('{corridor}', 'DEU-KGZ')
    .replace('{currency}', 'KGS')
    .replace('{id}', '2025-Q3.corridor.DEU-KGZ.mean_200');
  return place + (search && `?${search}`);
}

test('the document is OpenAPI 3.1, is served, and is what the gateway routes', async () => {
  const { valid, errors } = await new Validator().validate(structuredClone(openApi));
  expect(errors ?? []).toEqual([]);
  expect(valid).toBe(true);
  expect(await (await fetch(`${app.url}/v1/openapi.json`)).json()).toEqual(openApi);
  const paths = [...new Set(OPERATIONS.map(({ path }) => path))];
  expect(Object.keys(openApi.paths).sort()).toEqual(paths.sort());
});

describe.each(operations)('$path', ({ path, operation }) => {
  const queries = operation.parameters.filter((one) => one.in === 'query');

  test('answers as documented', async () => {
    expect((await check(operation, urlOf(path, operation))).status).toBe(200);
  });

  test.each(queries.length > 0 ? queries : [undefined])(
    'each value that is documented: $name',
    async (parameter) => {
      if (!parameter) return expect(queries).toEqual([]);
      const values = parameter.schema.enum ?? [parameter.example];
      for (const value of values) {
        const url = urlOf(path, operation, { [parameter.name]: value });
        if (parameter.name === 'fields') {
          // Rows of some fields lack others, which is said of the parameter: they are the whole ones without these.
          const [part, whole] = [await rowsOf(url), await rowsOf(urlOf(path, operation))];
          const list = OPERATIONS.find((one) => one.path === path && 'rows' in one);
          const key = list && 'rows' in list ? list.rows.list : '';
          expect({ ...part, [key]: [] }).toEqual({ ...whole, [key]: [] });
          expect(part[key]).toEqual(whole[key]?.map((row) => ({ [value]: row[value] })));
          continue;
        }
        const { status } = await check(operation, url);
        expect(status, `${parameter.name}=${value}`).toBe(200);
      }
    },
  );

  test.each(queries.length > 0 ? queries : [undefined])(
    'refuses rubbish as documented: $name',
    async (parameter) => {
      const name = parameter?.name ?? 'anything';
      for (const value of [
        '',
        'rubbish!',
        '9'.repeat(400),
        '-1',
        '%00',
        'null',
        '[object Object]',
        'ÿ\u202e',
        '../..',
      ]) {
        const { status, body } = await check(operation, urlOf(path, operation, { [name]: value }));
        expect(status, `${name}=${value.slice(0, 20)}`).toBe(400);
        expect(body).toMatchObject({ errors: [{ field: name }] });
      }
    },
  );

  test('refuses a parameter it does not have', async () => {
    const { status, body } = await check(operation, urlOf(path, operation, { nosuch: '1' }));
    expect(status).toBe(400);
    expect(body).toMatchObject({ errors: [{ field: 'nosuch' }] });
  });

  test('refuses writes, and says what it allows', async () => {
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) {
      const answer = await fetch(`${app.url}${urlOf(path, operation)}`, { method, body: '{}' });
      // The distribution lets only reads through, and answers writes itself.
      expect(answer.status, method).toBe(403);
    }
  });
});

type Signed =
  | 'sendFeed'
  | 'getFeedStatus'
  | 'getFeedReport'
  | 'withdrawFeed'
  | 'confirmFeed'
  | 'listWaiting'
  | 'decide';
/** Those for who has a token: test/e2e/private.test.ts. */
type Private = (typeof PRIVATE_OPERATIONS)[number]['operationId'];

describe('a client made from the document', () => {
  const client = () => createClient<Paths, 'application/json'>({ baseUrl: app.url });
  const path = { corridor: 'DEU-KGZ' };

  test('calls every operation', async () => {
    const { GET } = client();
    // Without one of them it does not compile, nor with a parameter, value or field that the document does not have.
    const calls: Record<Exclude<keyof Operations, Signed | Private>, () => Promise<unknown>> = {
      listCorridors: async () =>
        (await GET('/v1/corridors', { params: { query: { sender: 'DEU', priced: 'true' } } })).data
          ?.corridors[0]?.sender.code,
      getCorridor: async () => {
        const { data } = await GET('/v1/corridors/{corridor}', { params: { path } });
        return data?.priced ? data.sheet.survey.period : data?.lastKnown;
      },
      compareOffers: async () => {
        const query = { amount: '140', reading: 'fee-deducted', senderHas: 'cash-only' } as const;
        const { data } = await GET('/v1/corridors/{corridor}/offers', { params: { path, query } });
        return data?.offers[0]?.cost?.parts.map(({ part }) => part);
      },
      getCheapestByAmount: async () =>
        (await GET('/v1/corridors/{corridor}/cheapest-by-amount', { params: { path } })).data?.at[0]?.amount,
      checkCorridorOffer: async () => {
        const query = { paid: '140', received: '13500' };
        const { data } = await GET('/v1/corridors/{corridor}/check', { params: { path, query } });
        return data?.checked === false && data.why;
      },
      checkOffer: async () => {
        const query = { from: 'USD', to: 'JOD', paid: '100', received: '70' };
        const { data } = await GET('/v1/check', { params: { query } });
        return data?.checked && data.taken?.percent.low;
      },
      getCorridorIndicators: async () => {
        const query = { period: '2019-Q1' };
        const { data } = await GET('/v1/corridors/{corridor}/indicators', { params: { path, query } });
        return data?.computable === false && data.why;
      },
      getIndicators: async () => {
        const { data } = await GET('/v1/indicators', { params: { query: { group: 'region' } } });
        return data?.computable && data.group;
      },
      getIndicatorLineage: async () => {
        const id = '2025-Q3.corridor.DEU-KGZ.mean_200';
        const params = { path: { id }, query: { only: 'counted' } } as const;
        return (await GET('/v1/indicators/{id}/lineage', { params })).data?.rows[0]?.number;
      },
      listProviders: async () =>
        (await GET('/v1/providers', { params: { query: { providerType: 'bank', pageSize: 1 } } })).data
          ?.providers[0]?.type,
      listCorrections: async () => (await GET('/v1/corrections')).data?.total,
      getHealth: async () => (await GET('/v1/health')).data?.status,
      getRates: async () => {
        const query = { date: '2026-04-01', currencies: 'KGS' };
        return (await GET('/v1/rates', { params: { query } })).data?.rates[0]?.currency;
      },
      getRateHistory: async () => {
        const params = { path: { currency: 'KGS' }, query: { from: '2026-03-01', to: '2026-04-30' } };
        return (await GET('/v1/rates/{currency}', { params })).data?.currency;
      },
      listSources: async () => (await GET('/v1/sources')).data?.sources.length,
      getOpenApi: async () => (await GET('/v1/openapi.json')).data?.openapi,
    };
    const open = [...PRICE_OPERATIONS, ...REFERENCE_OPERATIONS].map(({ operationId }) => operationId);
    expect(Object.keys(calls).sort()).toEqual(open.sort());
    const answers = Object.entries(calls).map(async ([name, call]) => [name, await call()] as const);
    expect(Object.fromEntries(await Promise.all(answers))).toEqual({
      listCorridors: 'DEU',
      getCorridor: '2025-Q3',
      compareOffers: expect.arrayContaining(['fee', 'margin']),
      getCheapestByAmount: '140',
      checkCorridorOffer: 'no-rate',
      // Both are tied: 0.709 dinars for a dollar.
      checkOffer: '1.27',
      getCorridorIndicators: 'not-computable-from-what-is-published',
      getIndicatorLineage: 2607,
      getIndicators: 'region',
      listProviders: 'bank',
      listCorrections: 0,
      getHealth: 'ok',
      getRates: 'KGS',
      getRateHistory: 'KGS',
      listSources: 16,
      getOpenApi: '3.1.0',
    });
  });

  test('gets a refusal as a problem, and does not compile with what the document does not have', async () => {
    const { GET } = client();
    // @ts-expect-error: no such value
    const wrong = await GET('/v1/indicators', { params: { query: { group: 'moon' } } });
    expect(wrong.error).toMatchObject({
      errors: [{ field: 'group', allowed: expect.arrayContaining(['region']) }],
    });
    // @ts-expect-error: no such parameter
    expect((await GET('/v1/health', { params: { query: { deep: '1' } } })).response.status).toBe(400);
    // @ts-expect-error: no such path
    expect((await GET('/v1/nothing')).response.status).toBe(404);
    const { data } = await GET('/v1/health');
    // @ts-expect-error: no such field
    expect(data?.nothing).toBeUndefined();
  });
});

describe('corridors that are not there', () => {
  test.each(operations.filter(({ path }) => path.includes('{corridor}')))(
    '$path',
    async ({ path, operation }) => {
      for (const corridor of [
        'DEU-XXX',
        'deu-kgz',
        'DEU',
        'DEU-KGZ-',
        '%00',
        'DEU%20KGZ',
        '…',
        'x'.repeat(300),
      ]) {
        const { status, body } = await check(operation, urlOf(path, operation).replace('DEU-KGZ', corridor));
        expect(status, corridor).toBe(404);
        expect(body).toMatchObject({ errors: [{ field: 'corridor' }] });
      }
    },
  );
});

describe('over HTTP', () => {
  test('tags, caching, compression and reading from other sites', async () => {
    const url = `${app.url}/v1/corridors/DEU-KGZ`;
    const first = await fetch(url, { headers: { origin: 'https://example.org', 'accept-encoding': 'br' } });
    expect(first.headers.get('access-control-allow-origin')).toBe('*');
    expect(first.headers.get('cache-control')).toBe('public, max-age=0, s-maxage=30, must-revalidate');
    expect(first.headers.get('content-encoding')).toBe('br');
    const etag = first.headers.get('etag') ?? '';
    const again = await fetch(url, { headers: { 'if-none-match': etag } });
    expect(again.status).toBe(304);
    expect(await again.text()).toBe('');
    const preflight = await fetch(url, {
      method: 'OPTIONS',
      headers: { origin: 'https://example.org', 'access-control-request-method': 'GET' },
    });
    expect(preflight.ok).toBe(true);
    expect(preflight.headers.get('access-control-allow-methods')).toContain('GET');
  });

  /** Sends the path unchanged; fetch would normalize it. */
  const raw = (path: string, headers: Record<string, string> = {}, body?: string) =>
    new Promise<{ status: number; text: string }>((resolve, reject) => {
      const { port } = new URL(app.url);
      const sent = request({ host: 'localhost', port, path, headers, method: 'GET' }, (answer) => {
        let text = '';
        answer.setEncoding('utf8').on('data', (chunk: string) => {
          text += chunk;
        });
        answer.on('end', () => resolve({ status: answer.statusCode ?? 0, text }));
      });
      sent.on('error', reject);
      sent.end(body);
    });

  test('a path with dots is not found', async () => {
    for (const path of [
      '/v1/../v1/health',
      '/v1/corridors/../health',
      '/v1/corridors/%2e%2e/health',
      '/v1/..%2f..%2fetc',
    ]) {
      const { status, text } = await raw(path);
      expect([400, 404], path).toContain(status);
      expect(JSON.parse(text).errors[0].field).toMatch(/path|corridor/);
    }
  });

  test('a request with a body that must have none', async () => {
    const { status, text } = await raw(
      '/v1/health',
      { 'content-type': 'application/json', 'content-length': '2' },
      '{}',
    );
    // CloudFront refuses it, or the origin does; it is never answered as if there were no body.
    expect([400, 403]).toContain(status);
    expect(text).not.toContain('"status":"ok"');
  });

  test('a query that is too long is refused', async () => {
    const { status } = await raw(`/v1/health?x=${'y'.repeat(12_000)}`);
    expect([414, 431, 494, 413, 400]).toContain(status);
  });

  test('HEAD answers like GET without the body', async () => {
    const get = await fetch(`${app.url}/v1/health`);
    const head = await fetch(`${app.url}/v1/health`, { method: 'HEAD' });
    expect(head.status).toBe(200);
    expect(head.headers.get('etag')).toBe(get.headers.get('etag'));
    expect(await head.text()).toBe('');
  });
});
