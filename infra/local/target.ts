/**
 * The app on one machine: reads a synthesized assembly, starts the stores, runs each function's bundle in threads and
 * answers HTTP as CloudFront and API Gateway would. Everything it does is read from the template.
 */
import { createWriteStream, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { tryLock } from '../build/lock.ts';
import { bucketOrigin } from './edge/bucket-origin.ts';
import { newDistribution } from './edge/cloudfront.ts';
import { newGateway } from './edge/gateway.ts';
import type { Origin } from './edge/message.ts';
import { newPublicServer, type PublicServer } from './edge/public-server.ts';
import { startBucketServer } from './engine/bucket-server.ts';
import { type BucketStore, openBucket } from './engine/bucket-store.ts';
import { type Faults, newMeter, type Stats } from './engine/meter.ts';
import { newQueues, type Queue, type Queues } from './engine/queue.ts';
import { startQueueServer } from './engine/queue-server.ts';
import { closeServer, listen } from './engine/service.ts';
import { startTableEngine } from './engine/table-engine.ts';
import { functionEnvironment } from './lambda/environment.ts';
import { type FunctionPool, newFunctionPool } from './lambda/function-pool.ts';
import { type Poller, startPoller } from './lambda/queue-poller.ts';
import { count, line } from './progress.ts';
import { newScheduleRunner } from './schedule-runner.ts';
import { readModel } from './template/model.ts';
import type { Place } from './template/resource-types.ts';

export interface TargetOptions {
  /** Folder of the synthesized assembly. */
  readonly cdkOut: string;
  /** Folder of the data; made if missing. */
  readonly dataDir: string;
  /** 0: any free port. */
  readonly port?: number;
  /** A server that already holds the port; else one is made. */
  readonly publicServer?: PublicServer;
  /** A line per step. */
  readonly log?: (line: string) => void;
  readonly faults?: Faults;
  /** False: schedules run only when they are invoked. Default true. */
  readonly schedules?: boolean;
  /** Threads per function at most. */
  readonly concurrency?: number;
}

export interface Target {
  /** `http://localhost:port` */
  readonly url: string;
  /** Ends every thread and server; data stays in the folder. */
  close(): Promise<void>;
  /**
   * Runs a function, named by its name or by the end of it after a hyphen (`compute-corridors`).
   * @returns what it returned
   * @throws FunctionError
   */
  invoke(functionName: string, event: unknown): Promise<unknown>;
  /** Resolves when no queue holds a message that can be delivered and no delivery is under way. */
  drained(): Promise<void>;
  /** By name; what waits in them, hidden messages included. */
  queueSizes(): Readonly<Record<string, number>>;
  /** Environment by function name, as the template gives it. */
  readonly functions: Readonly<Record<string, Readonly<Record<string, string>>>>;
  stats(): Stats;
}

/** Functions failed while the app was starting: what it would show could be incomplete. */
export class StartFailed extends Error {
  override readonly name = 'StartFailed';
}

/** The data folder belongs to another process. */
export class DataInUse extends Error {
  override readonly name = 'DataInUse';
}

const REGION = 'eu-central-1';
const ACCOUNT = '000000000000';
const summarySchema = z.object({ summary: z.string() });

/**
 * Starts the app. Ready, and resolved, when every schedule has run once and the queues are drained.
 * @throws StartFailed, DataInUse, UnknownResourceType, TableMismatch, or the system's error for a port or folder
 */
export async function startTarget(options: TargetOptions): Promise<Target> {
  const { log = () => {}, concurrency = 4 } = options;
  const closers: (() => unknown)[] = [];
  const close = async () => {
    for (const closer of closers.splice(0).reverse()) await closer();
  };
  try {
    return await start(options, log, concurrency, closers, close);
  } catch (error) {
    await close();
    throw error;
  }
}

async function start(
  options: TargetOptions,
  log: (line: string) => void,
  concurrency: number,
  closers: (() => unknown)[],
  close: () => Promise<void>,
): Promise<Target> {
  // Before the engine opens its files: it would wait for them without a word.
  const held = tryLock(join(options.dataDir, 'lock'));
  if ('heldBy' in held) throw new DataInUse(`${options.dataDir} is in use by process ${held.heldBy}`);
  closers.push(held.release);
  const meter = newMeter(options.faults);
  const now = () => new Date();
  const started = performance.now();

  let queues: Queues = new Map();
  const queueServer = await startQueueServer(() => queues);
  closers.push(() => queueServer.close());
  const place: Place = { region: REGION, account: ACCOUNT, queueOrigin: queueServer.origin };
  const model = readModel(options.cdkOut, place);
  queues = newQueues(model.queues, Date.now);

  const buckets = new Map<string, BucketStore>();
  for (const { name } of model.buckets)
    buckets.set(name, openBucket(join(options.dataDir, 'buckets', name), now));
  const bucketServer = await startBucketServer(buckets, meter);
  closers.push(() => bucketServer.close());
  const tableEngine = await startTableEngine(join(options.dataDir, 'table'), model.tables, meter);
  closers.push(() => tableEngine.close());
  const stores = [count(model.tables, 'table'), count(model.buckets, 'bucket'), count(model.queues, 'queue')];
  log(line('stores', stores.join(', '), performance.now() - started));

  const origins = { table: tableEngine.origin, bucket: bucketServer.origin, queue: queueServer.origin };
  const logs = join(options.dataDir, 'logs');
  mkdirSync(logs, { recursive: true });
  const pools = new Map<string, FunctionPool>();
  for (const one of model.functions) {
    const output = createWriteStream(join(logs, `${one.name}.log`));
    const environment = functionEnvironment(one, place, origins);
    const pool = newFunctionPool({
      model: one,
      environment,
      limit: concurrency,
      onOutput: (text) => void output.write(text),
    });
    pools.set(one.arn, pool);
    closers.push(async () => {
      await pool.close();
      await new Promise((done) => output.end(() => done(undefined)));
    });
  }
  const poolOf = (arn: string): FunctionPool => {
    const pool = pools.get(arn);
    if (!pool) throw new Error(`the template has no function ${arn}`);
    return pool;
  };

  const failures: string[] = [];
  let ready = false;
  /** Runs a function that nobody waits for. Its outcome is a line; once the app is ready only failures are said. */
  async function invokeInBackground(functionArn: string, event: string): Promise<string | null> {
    const { model: one, invoke } = poolOf(functionArn);
    const started = performance.now();
    const say = (said: string) => log(line(one.name, said, performance.now() - started));
    try {
      const result = await invoke(event);
      const parsed = summarySchema.safeParse(JSON.parse(result ?? 'null'));
      if (!ready) say(parsed.success ? parsed.data.summary : 'done');
      return result;
    } catch (error) {
      const said = `failed: ${error instanceof Error ? error.message : String(error)}`;
      failures.push(`${one.name} ${said}`);
      say(said);
      throw error;
    }
  }

  const waiting: (() => void)[] = [];
  const pollers: Poller[] = [];
  const onChange = () => {
    if (pollers.every((poller) => poller.idle())) for (const resolve of waiting.splice(0)) resolve();
  };
  for (const source of model.queueSources) {
    const queue: Queue | undefined = queues.get(source.queueArn);
    if (!queue) throw new Error(`the template has no queue ${source.queueArn}`);
    const invoke = (event: string) => invokeInBackground(source.functionArn, event);
    const poller = startPoller({ queue, source, region: REGION, invoke, onChange });
    pollers.push(poller);
    closers.push(() => poller.close());
  }
  const drained = () =>
    new Promise<void>((resolve) => {
      waiting.push(resolve);
      onChange();
    });

  const apiOrigins = new Map<string, Origin>();
  for (const api of model.apis) {
    const invoke = (functionArn: string, event: string) => poolOf(functionArn).invoke(event);
    apiOrigins.set(api.domainName, newGateway({ api, now, invoke }));
    for (const { functionArn } of api.routes) poolOf(functionArn).warm();
  }
  const edgeOrigins = new Map(apiOrigins);
  for (const { name, domainNames } of model.buckets) {
    const store = buckets.get(name);
    for (const domain of domainNames) if (store) edgeOrigins.set(domain, bucketOrigin(store));
  }
  const hosts = new Map(apiOrigins);
  for (const one of model.distributions) hosts.set(one.domainName, newDistribution(one, edgeOrigins));
  const front = hosts.get(model.distributions[0]?.domainName ?? '') ?? [...apiOrigins.values()][0];

  const runner = newScheduleRunner({
    schedules: model.schedules,
    place,
    now,
    invoke: (functionArn, event) =>
      invokeInBackground(functionArn, event).then(
        () => {},
        () => {},
      ),
  });
  closers.push(() => runner.close());
  if (options.schedules !== false) {
    await runner.runAll();
    await drained();
    if (failures.length > 0) throw new StartFailed(failures.join('; '));
    runner.start();
  }
  ready = true;

  const publicServer = options.publicServer ?? newPublicServer();
  closers.push(() => closeServer(publicServer.server));
  const address = publicServer.server.address();
  const port =
    address !== null && typeof address === 'object'
      ? address.port
      : await listen(publicServer.server, options.port ?? 0);
  if (front) publicServer.open(hosts, front, meter.request);

  return {
    url: `http://localhost:${port}`,
    close,
    async invoke(functionName, event) {
      const pool = [...pools.values()].find(
        ({ model: { name } }) => name === functionName || name.endsWith(`-${functionName}`),
      );
      if (!pool) throw new Error(`no function is called ${functionName}`);
      return JSON.parse((await pool.invoke(JSON.stringify(event))) ?? 'null');
    },
    drained,
    queueSizes: () =>
      Object.fromEntries([...queues.values()].map((queue) => [queue.model.name, queue.size()])),
    functions: Object.fromEntries(model.functions.map(({ name, environment }) => [name, environment])),
    stats: meter.stats,
  };
}
