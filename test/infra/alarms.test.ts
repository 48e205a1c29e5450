/** The alarms go off by the fault they are for, each says which, and none ends while the fault lasts. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { Context } from 'aws-lambda';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { publishEarlierRounds } from '../../functions/compute-corridors/earlier.ts';
import { pack } from '../../functions/storage/encoding.ts';
import { MANIFEST } from '../../functions/storage/keys.ts';
import { changeSourceState } from '../../functions/storage/rate-sources.ts';
import { newTable, type Table } from '../../functions/storage/table.ts';
import { CDK_OUT } from '../../infra/build/paths.ts';
import { FUNCTION_NAMES } from '../../infra/constructs/function-names.ts';
import { newMeter } from '../../infra/local/engine/meter.ts';
import { startTableEngine } from '../../infra/local/engine/table-engine.ts';
import { readModel } from '../../infra/local/template/model.ts';
import { RATE_SOURCE_ENTRIES } from '../../shared/catalogue/rate-sources.ts';
import { latestDue } from '../../shared/fx/calendar.ts';
import { type App, startApp } from '../support/app.ts';
import { type Engine, startEngine } from '../support/engine.ts';
import { publishedData } from '../support/published-app.ts';
import { publisher } from '../support/publisher.ts';
import { END_OF_TIME } from '../support/rates.ts';
import { acceptRound } from '../support/rounds.ts';
import { rowsOf } from '../support/survey.ts';
import { ALARMS, linesOf, type Period, raisedBy, statesAfter } from './support/alarms.ts';
import { send } from './support/raw-http.ts';

/** Damages what was published: all that reads it fails. */
async function damageManifest(dataDir: string): Promise<void> {
  const place = { region: 'eu-central-1', account: '000000000000', queueOrigin: 'http://queue' };
  const { tables } = readModel(CDK_OUT, place);
  const engine = await startTableEngine(join(dataDir, 'table'), tables, newMeter(), () => true);
  const client = new DynamoDBClient({
    endpoint: engine.origin,
    region: place.region,
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  });
  const table = newTable(client, tables[0]?.name ?? '');
  const key = { pk: MANIFEST, sk: MANIFEST };
  const { version = 0 } = (await table.get(key, 'strong')) ?? {};
  await table.put({ ...key, version: version + 1, value: Buffer.from('damaged') }, version);
  client.destroy();
  await engine.close();
}

/** Runs a function of the app, and tells whether it failed. */
const isFailing = (app: App, name: string): Promise<boolean> =>
  app.invoke(name, {}).then(
    () => false,
    () => true,
  );

const logOf = (app: App, name: string): string =>
  readFileSync(join(app.dataDir, 'logs', `karvon-${name}.log`), 'utf8');

describe('an app that is well', () => {
  let app: App;
  const secret = '7031.25';
  beforeAll(async () => {
    app = await startApp({ dataDir: await publishedData(), schedules: false });
    // As messages and schedules run them; pages as after a publication, when no other language begins.
    for (const one of ['collect-prices', 'collect-fx', 'request-fx', 'compute-corridors', 'publish-datasets'])
      await app.invoke(one, {});
    await app.invoke('publish-pages', { Records: [] });
    for (const path of [
      '/v1/health',
      `/v1/corridors/DEU-KGZ/offers?send=${secret}`,
      `/v1/corridors/${secret}`,
      '/v1/rates',
      `/v1/rates/KGS?from=${secret}`,
      `/v1/in/feeds?dry-run=${secret}`,
      `/v1/in/feeds/${secret}`,
      `/v1/private/log?what=${secret}`,
      `/v1/private/evidence/${secret}`,
    ]) {
      const authorization = `Bearer ${secret}`;
      await send(app.url, path, {
        headers: { 'user-agent': secret, 'if-none-match': secret, authorization },
      });
    }
    // If no other test has published yet.
  }, 180_000);
  afterAll(() => app.end());

  it.each(FUNCTION_NAMES)('logs each run of %s with its request, and no body', async (name) => {
    const answers = name.startsWith('serve-') || name === 'receive-feeds';
    await expect
      .poll(() => linesOf(logOf(app, name)).filter(({ requestId }) => requestId).length)
      .toBeGreaterThan(answers ? 1 : 0);
    expect(logOf(app, name)).not.toContain(secret);
    const known = ['level', 'message', 'timestamp', 'service', 'sampling_rate', 'xray_trace_id', 'requestId'];
    const own = answers
      ? ['gatewayRequestId', 'route', 'status']
      : [
          'overdueSources',
          'publishedHoursAgo',
          'failedEarlierRounds',
          'failedPriceSources',
          'source',
          'isOverdue',
        ];
    // No bank can be reached by a test, and one may have been asked by now.
    const unreached = /^rates of [\w-]+: SourceUnavailable$/;
    for (const line of linesOf(logOf(app, name)).filter(({ message }) => !unreached.test(String(message)))) {
      expect(line).toMatchObject({
        level: 'INFO',
        service: name,
        message: expect.stringMatching(/./),
        requestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
        ...(answers && { gatewayRequestId: expect.stringMatching(/./), status: expect.any(Number) }),
      });
      expect(Object.keys(line).filter((key) => ![...known, ...own].includes(key))).toEqual([]);
    }
  });

  it('raises none of its alarms', async () => {
    const logs = Object.fromEntries(FUNCTION_NAMES.map((name) => [name, logOf(app, name)]));
    const failed = Object.fromEntries(FUNCTION_NAMES.map((name) => [name, [false]]));
    const { status } = await send(app.url, '/v1/health');
    const states = statesAfter({ logs, failed, statuses: [status], queues: app.queueSizes() });
    // No bank is asked by a test, so their rates are overdue, or nobody knows yet.
    const others = [...states].filter(([id]) => !id.startsWith('Overdue') && id !== 'RatesOverdue');
    expect(others.filter(([, state]) => state !== 'OK')).toEqual([]);
    expect(others.length).toBeGreaterThan(15);
  });
});

describe('what was published is damaged', () => {
  let app: App;
  let damaged: Period;
  beforeAll(async () => {
    const dataDir = await publishedData();
    await damageManifest(dataDir);
    app = await startApp({ dataDir, schedules: false });
    const statuses = [];
    for (const path of ['/v1/health', '/v1/rates']) statuses.push((await send(app.url, path)).status);
    damaged = {
      statuses,
      failed: {
        // The answer to each request was a result for Lambda.
        'serve-api': [false],
        'serve-reference': [false],
        'compute-corridors': [await isFailing(app, 'compute-corridors')],
        'publish-pages': [await isFailing(app, 'publish-pages')],
      },
      logs: Object.fromEntries(FUNCTION_NAMES.map((name) => [name, logOf(app, name)])),
    };
  }, 180_000);
  afterAll(() => app.end());

  const EXPECTED = ['ApiFails', 'ComputeCorridorsFails', 'NothingPublished', 'PublishPagesFails'];
  const ofThese = (ids: readonly string[]) => ids.filter((id) => EXPECTED.includes(id));

  it('raises the alarm of the gateway, of both functions, and that nothing is published', () => {
    expect(damaged.statuses).toEqual([500, 500]);
    expect(ofThese(raisedBy(damaged))).toEqual(EXPECTED);
  });

  it('keeps them on while nothing is tried, and ends each when all is seen to be well', () => {
    expect(ofThese(raisedBy(damaged, {}, {}))).toEqual(EXPECTED);
    const well: Period = {
      statuses: [200],
      failed: { 'compute-corridors': [false], 'publish-pages': [false] },
      logs: { 'compute-corridors': '{"publishedHoursAgo":0.01}' },
    };
    expect(ofThese(raisedBy(damaged, {}, well))).toEqual([]);
  });

  it('says in the log what failed, with the request', async () => {
    await expect
      .poll(() => linesOf(logOf(app, 'serve-api')).at(-1))
      .toMatchObject({
        level: 'ERROR',
        route: 'ANY /v1/health',
        status: 500,
        requestId: expect.any(String),
        gatewayRequestId: expect.any(String),
        error: expect.objectContaining({ message: expect.any(String) }),
      });
    await expect
      .poll(() => linesOf(logOf(app, 'compute-corridors')).at(-1))
      .toMatchObject({
        level: 'ERROR',
        message: 'run failed',
        requestId: expect.any(String),
        error: expect.any(Object),
      });
  });
});

describe('a daily run that fails', () => {
  it('of each function is kept, and its alarm lasts whatever else the function does well', async () => {
    const app = await startApp({
      schedules: false,
      faults: { onWrite: (_, kind) => (kind === 'bucket' ? 'refused' : undefined) },
    });
    try {
      await app.runSchedules();
      const queues = app.queueSizes();
      expect(Object.entries(queues).filter(([name]) => name.includes('FailedRuns'))).toEqual([
        [expect.any(String), 2],
      ]);
      const failed = { 'collect-prices': [false] };
      expect(raisedBy({ queues }, { queues, failed })).toContain('FailedRunsKept');
      expect(raisedBy({ queues }, { queues, failed })).not.toContain('CollectPricesFails');
      const purged = Object.fromEntries(Object.keys(queues).map((name) => [name, 0]));
      expect(raisedBy({ queues }, { queues: purged })).not.toContain('FailedRunsKept');
    } finally {
      await app.end();
    }
  });
});

describe('an account with room for two runs', () => {
  let app: App;
  beforeAll(async () => {
    app = await startApp({ accountConcurrency: 2, schedules: false });
    // Without the minute's run, which would begin other languages.
    for (const one of ['collect-fx', 'collect-prices', 'request-fx']) {
      await app.invoke(one, {});
      await app.drained();
    }
  }, 180_000);
  afterAll(() => app.end());

  it('publishes everything, one run after the other', async () => {
    expect((await send(app.url, '/v1/health')).status).toBe(200);
    const { version } = JSON.parse((await send(app.url, '/data/manifest.json')).text).manifest;
    expect(version).toBeGreaterThan(0);
    expect((await send(app.url, '/en/deu-kgz')).status).toBe(200);
  });

  it('raises the alarm of the function that it refuses', async () => {
    const before = app.refusedRuns()['karvon-serve-api'] ?? 0;
    const crowd = await Promise.all(Array.from({ length: 50 }, () => send(app.url, '/v1/corridors/DEU-KGZ')));
    const statuses = crowd.map(({ status }) => status);
    const refused = { 'serve-api': (app.refusedRuns()['karvon-serve-api'] ?? 0) - before };
    expect(refused['serve-api']).toBe(statuses.filter((status) => status === 503).length);
    const raised = raisedBy({ statuses, refused });
    expect(raised).toContain('ServeApiThrottled');
    expect(raised.filter((id) => id.endsWith('Throttled'))).toHaveLength(1);
    const failed = { 'serve-api': [false] };
    expect(raisedBy({ statuses, refused }, {}, { failed })).not.toContain('ServeApiThrottled');
  });
});

describe('an earlier round that cannot be computed', () => {
  const NEWEST = '2025-Q3';
  const PAST = { pk: 'EDITION#rpw:2014-Q2:made', sk: 'CHUNK#0000' };
  let engine: Engine;
  let table: Table;
  beforeAll(async () => {
    engine = await startEngine();
    table = await engine.newTable();
    await acceptRound(table, NEWEST, rowsOf('DEU-KGZ'));
    await acceptRound(table, '2014-Q2', rowsOf('DEU-KGZ'), { newest: NEWEST });
  });
  afterAll(() => engine.close());

  /** What a run of the function logs. */
  async function run(on = table): Promise<Period> {
    for (const name of ['TABLE_NAME', 'PUBLICATIONS_QUEUE_URL', 'RELEASES_QUEUE_URL'])
      vi.stubEnv(name, 'http://queue');
    const { newHandler } = await import('../../functions/compute-corridors/handler.ts');
    const written: string[] = [];
    const logs = [process.stdout, process.stderr].map((stream) =>
      vi.spyOn(stream, 'write').mockImplementation((text) => {
        written.push(String(text));
        return true;
      }),
    );
    await newHandler(publisher(on))({}, { awsRequestId: 'request' } as Context);
    for (const log of logs) log.mockRestore();
    return { logs: { 'compute-corridors': written.join('') }, failed: { 'compute-corridors': [false] } };
  }

  it('raises its own alarm and no other, stays while the round is damaged, and ends once it is whole', async () => {
    const chunk = await table.get(PAST, 'strong');
    if (!chunk) throw new Error('no chunk');
    await table.put({ ...chunk, value: pack([]) });
    const [first, again] = [await run(), await run()];
    expect(raisedBy(first)).toEqual(['EarlierRoundsFail', 'RatesOverdue']);
    // Nobody counts overdue rates here, which is an alarm of its own.
    expect(raisedBy(first, again)).toEqual(['EarlierRoundsFail', 'RatesOverdue']);
    expect(raisedBy(first, { logs: {} })).toContain('EarlierRoundsFail');
    await table.put(chunk);
    expect(raisedBy(first, again, await run())).toEqual(['RatesOverdue']);
    // A run with nothing to do says so too.
    expect(raisedBy(first, await run())).toEqual(['RatesOverdue']);
  });

  it('raises none where two runs at once publish rounds: one of them does', async () => {
    const second = await engine.newTable();
    await acceptRound(second, NEWEST, rowsOf('DEU-KGZ'));
    await run(second);
    await acceptRound(second, '2014-Q2', rowsOf('DEU-KGZ'), { newest: NEWEST });
    const isList = (key: { readonly pk: string }): boolean => key.pk === 'EARLIER';
    const racing: Table = {
      ...second,
      put: async (item, ifVersion) => {
        // Another run is faster, at the last moment.
        if (isList(item)) await publishEarlierRounds(publisher(second));
        return second.put(item, ifVersion);
      },
    };
    const lost = await run(racing);
    expect(lost.logs?.['compute-corridors']).toContain('another run publishes earlier rounds');
    expect(raisedBy(lost)).toEqual(['RatesOverdue']);
  });
});

describe('banks whose rates are overdue', () => {
  const WEDNESDAY = '2026-11-25T15:00:00.000Z';
  let engine: Engine;
  let table: Table;
  beforeAll(async () => {
    engine = await startEngine();
    table = await engine.newTable();
    for (const { id, calendar } of RATE_SOURCE_ENTRIES)
      await answers(id, latestDue(calendar, WEDNESDAY), null);
  });
  afterAll(() => engine.close());

  /** A bank's newest bulletin is of this day; it answered at this instant. */
  const answers = (id: string, fixedOn: string, lastSuccess: string | null) =>
    changeSourceState(table, id, END_OF_TIME, (state) => ({
      ...state,
      lastAsked: WEDNESDAY,
      lastSuccess,
      newest: { fixedOn, validOn: fixedOn },
    }));

  /** What the function logs in a run. */
  async function count(): Promise<Period> {
    for (const name of ['TABLE_NAME', 'RATES_QUEUE_URL']) vi.stubEnv(name, 'http://queue');
    const { newHandler } = await import('../../functions/request-fx/handler.ts');
    const written: string[] = [];
    const log = vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
      written.push(String(text));
      return true;
    });
    const handler = newHandler({
      table,
      sources: RATE_SOURCE_ENTRIES,
      now: () => new Date(WEDNESDAY),
      request: async () => {},
    });
    await handler({}, { awsRequestId: 'request' } as Context);
    log.mockRestore();
    return { logs: { 'request-fx': written.join('') } };
  }

  const overdue = (...periods: Period[]) => raisedBy(...periods).filter((id) => /Overdue/.test(id));

  it('have an alarm each: one that is dead hides no other, and each ends when its bank is back', async () => {
    const well = await count();
    expect(overdue(well)).toEqual([]);
    await answers('cbr', '2026-11-17', null);
    const one = await count();
    expect(overdue(well, one)).toEqual(['Overduecbr']);
    await answers('nbk', '2026-11-17', null);
    const two = await count();
    expect(overdue(well, one, two)).toEqual(['Overduecbr', 'Overduenbk']);
    await answers('cbr', '2026-11-25', WEDNESDAY);
    const three = await count();
    expect(overdue(well, one, two, three)).toEqual(['Overduenbk']);
    // Nobody counts any more: what is wrong stays so, and that is one more alarm.
    expect(overdue(well, one, two, three, {})).toEqual(['Overduenbk', 'RatesOverdue']);
  });

  it('raise the alarm of all if they are most of them', async () => {
    for (const { id } of RATE_SOURCE_ENTRIES.slice(0, 9)) await answers(id, '2026-11-02', null);
    expect(overdue(await count())).toContain('RatesOverdue');
    expect(ALARMS.get('RatesOverdue')?.Threshold).toBe(RATE_SOURCE_ENTRIES.length / 2);
  });
});
