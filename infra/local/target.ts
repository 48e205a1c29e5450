/**
 * The app on one machine: reads a synthesized assembly, starts the stores, runs each function's bundle in threads and answers
 * HTTP like CloudFront and API Gateway. All its behaviour is read from the template.
 */
import { randomUUID } from 'node:crypto';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { tryLock } from '../build/lock.ts';
import { writeAdminAccess } from './admin-access.ts';
import { newFront } from './edge/front.ts';
import { newPublicServer, type PublicServer } from './edge/public-server.ts';
import { startBucketServer } from './engine/bucket-server.ts';
import { type BucketStore, openBucket } from './engine/bucket-store.ts';
import { type Faults, newMeter, type Stats } from './engine/meter.ts';
import { newQueues, type Queues } from './engine/queue.ts';
import { startQueueServer } from './engine/queue-server.ts';
import { closeServer, listen } from './engine/service.ts';
import { startTableEngine } from './engine/table-engine.ts';
import { startDeliveries } from './lambda/deliveries.ts';
import { newRuntime } from './lambda/runtime.ts';
import { count, line } from './progress.ts';
import { newScheduleRunner } from './schedule-runner.ts';
import { readModel } from './template/model.ts';
import type { May } from './template/permissions.ts';
import type { Place } from './template/resource-types.ts';

export interface TargetOptions {
  /** Folder of the synthesized assembly. */
  readonly cdkOut: string;
  /** Folder of the data; created if missing. */
  readonly dataDir: string;
  /** 0: any free port. */
  readonly port?: number;
  /** A server that already holds the port; else a new one is made. */
  readonly publicServer?: PublicServer;
  /** Receives a line for each step. */
  readonly log?: (line: string) => void;
  /** The key of the object that says what a bucket has published: where another is damaged or missing, it goes too. */
  readonly listing?: string;
  /** The function that renders a page which is not written yet. */
  readonly renderer?: string;
  readonly faults?: Faults;
  /** False: schedules run only when a test invokes them; 'once': at the start and then not by themselves. Default true. */
  readonly schedules?: boolean | 'once';
  /** The longest that a message is held back before it can be received, whatever its sender asks for. */
  readonly longestDelaySeconds?: number;
  /** ISO day: the functions' clocks show that day, and they say so in whatever they answer or publish. */
  readonly asOnDay?: string;
  /** The start of full addresses on the pages, as where the site has a domain; by default they start with their path. */
  readonly origin?: string;
  /** The most threads for each function; by default one for each processor, and two at least: more would hold memory and wait. */
  readonly concurrency?: number;
  /** The most runs at once of all functions together, as the quota of an AWS account; further ones are refused. Default: no limit. */
  readonly accountConcurrency?: number;
  /** False: no request is refused for being one too many, so that a measurement finds what the code can do. Default true. */
  readonly throttled?: boolean;
  /** Node's arguments for each function's thread: a test's guard on the network. */
  readonly threadArgs?: readonly string[];
}

export interface Target {
  /** `http://localhost:port` */
  readonly url: string;
  /** Stops every thread and server; the data stays in the folder. */
  close(): Promise<void>;
  /**
   * Runs a function, named by its name or by the end of it after a hyphen (`compute-corridors`).
   * @returns the function's result
   * @throws FunctionError
   */
  invoke(functionName: string, event: unknown): Promise<unknown>;
  /** Runs every schedule once, the rarest first, and what they send to queues. A run that fails is reported. */
  runSchedules(): Promise<void>;
  /** Resolves when no queue holds a message that can be delivered and no delivery is under way. */
  drained(): Promise<void>;
  /** By the function's name: runs that were refused because `accountConcurrency` was reached. */
  refusedRuns(): Readonly<Record<string, number>>;
  /** By name; the number of waiting messages, including hidden ones. */
  queueSizes(): Readonly<Record<string, number>>;
  /** The environment for each function's name, from the template. */
  readonly functions: Readonly<Record<string, Readonly<Record<string, string>>>>;
  stats(): Stats;
}

/** Functions failed while the app was starting: the site could be incomplete. */
export class StartFailed extends Error {
  override readonly name = 'StartFailed';
}

/** Another process uses the data folder. */
export class DataInUse extends Error {
  override readonly name = 'DataInUse';
}

/** Lets a thread's clock show another day. */
const OTHER_DAY = ['--import', new URL('./lambda/other-day.mjs', import.meta.url).href];
const REGION = 'eu-central-1';
const ACCOUNT = '000000000000';

/** What has to be closed, the last opened first. */
type Closers = (() => unknown)[];

/**
 * Starts the app. It is ready, and the promise resolves, when every schedule has run once and the queues are empty.
 * @throws StartFailed, DataInUse, UnknownResourceType, TableMismatch, DamagedStore, or the system's error for a port or folder
 */
export async function startTarget(options: TargetOptions): Promise<Target> {
  const closers: Closers = [];
  const close = async () => {
    for (const closer of closers.splice(0).reverse()) await closer();
  };
  try {
    return { ...(await start(options, closers)), close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function start(options: TargetOptions, closers: Closers): Promise<Omit<Target, 'close'>> {
  const {
    log = () => {},
    concurrency = Math.max(2, availableParallelism()),
    accountConcurrency = Number.POSITIVE_INFINITY,
  } = options;
  const now = () => new Date();
  const started = performance.now();

  // Before the engine opens its files: it would wait for them without a message.
  const held = tryLock(join(options.dataDir, 'lock'));
  if ('heldBy' in held) throw new DataInUse(`${options.dataDir} is in use by process ${held.heldBy}`);
  closers.push(held.release);

  const meter = newMeter(options.faults);
  let queues: Queues = new Map();
  // The template's values contain the queues' addresses, so the queue server starts before the template is read.
  let may: May = () => false;
  const queueServer = await startQueueServer(
    () => queues,
    (accessKey, action, resource) => may(accessKey, action, resource),
  );
  closers.push(() => queueServer.close());
  const place: Place = { region: REGION, account: ACCOUNT, queueOrigin: queueServer.origin };
  const model = readModel(options.cdkOut, place);
  queues = newQueues(model.queues, Date.now, options.longestDelaySeconds);
  may = model.may;

  const buckets = new Map<string, BucketStore>();
  for (const { name } of model.buckets) {
    buckets.set(
      name,
      openBucket(join(options.dataDir, 'buckets', name), now, { listing: options.listing, report: log }),
    );
  }
  const bucketServer = await startBucketServer(buckets, meter, model.may);
  closers.push(() => bucketServer.close());
  const administrator = randomUUID();
  const tableEngine = await startTableEngine(
    join(options.dataDir, 'table'),
    model.tables,
    meter,
    (accessKey, ...asked) => accessKey === administrator || model.may(accessKey, ...asked),
    log,
  );
  closers.push(() => tableEngine.close());
  closers.push(
    writeAdminAccess(options.dataDir, {
      endpoint: tableEngine.origin,
      region: REGION,
      accessKey: administrator,
      table: model.tables[0]?.name ?? '',
    }),
  );
  const stores = [count(model.tables, 'table'), count(model.buckets, 'bucket'), count(model.queues, 'queue')];
  log(line('stores', stores.join(', '), performance.now() - started));

  // Taken before anything runs: its address is what providers sign for. Until the end of the start it answers that.
  const publicServer = options.publicServer ?? newPublicServer();
  const closePublic = () => closeServer(publicServer.server);
  closers.push(closePublic);
  const port = publicServer.port() ?? (await listen(publicServer.server, options.port ?? 0));
  const authority = `localhost:${port}`;

  const runtime = newRuntime({
    functions: model.functions,
    place,
    origins: { table: tableEngine.origin, bucket: bucketServer.origin, queue: queueServer.origin },
    logs: join(options.dataDir, 'logs'),
    concurrency,
    accountConcurrency,
    threadArgs: [...(options.asOnDay === undefined ? [] : OTHER_DAY), ...(options.threadArgs ?? [])],
    environment: {
      ...(options.asOnDay !== undefined && { AS_ON_DAY: options.asOnDay }),
      ...(options.origin !== undefined && { SITE_ORIGIN: options.origin }),
    },
    instead: { FEED_AUTHORITY: authority },
    log,
  });
  closers.push(() => runtime.close());
  const deliveries = startDeliveries(model.queueSources, queues, REGION, runtime.inBackground);
  closers.push(() => deliveries.close());
  const { listing, renderer } = options;
  const unthrottled = { throttle: null, routeThrottles: new Map() };
  const front = newFront(
    options.throttled === false
      ? { ...model, apis: model.apis.map((api) => ({ ...api, ...unthrottled })) }
      : model,
    buckets,
    runtime,
    now,
    listing !== undefined && renderer !== undefined ? { listing, function: renderer } : undefined,
  );
  const runner = newScheduleRunner({
    schedules: model.schedules,
    place,
    now,
    // The runtime has reported the failure. Lambda would try twice more before the queue gets the event.
    invoke: async ({ functionArn, failedArn }, event) => {
      await runtime.asynchronously(functionArn, event).catch(() => {
        const record = { requestContext: { functionArn }, requestPayload: JSON.parse(event) };
        if (failedArn !== null) queues.get(failedArn)?.send(JSON.stringify(record));
      });
    },
  });
  closers.push(() => runner.close());
  if (options.schedules !== false) {
    // While the first messages gather, the other functions load, so that neither these nor the first reader wait for them, and
    // a broken one shows at start. One after the other: loading has a limit, and all at once they are slow.
    const warmAll = async () => {
      for (const { arn } of model.functions) await runtime.warm(arn);
    };
    // What a message has run already need not be looked after: it would only be later until the app is ready.
    await runner.runAll(
      async () => {
        await Promise.all([warmAll(), deliveries.drained()]);
      },
      ({ functionArn }) => runtime.hasRun(functionArn),
      // As by a message: it begins no language that is still to come, which the first reader would wait for.
      ({ functionArn }) =>
        renderer !== undefined && runtime.byArn(functionArn) === runtime.byName(renderer)
          ? JSON.stringify({ Records: [] })
          : undefined,
    );
    if (runtime.failures().length > 0) throw new StartFailed(runtime.failures().join('; '));
    if (options.schedules !== 'once') runner.start();
  }
  runtime.ready();

  // Again, so that it is closed before what it asks.
  closers.push(closePublic);
  if (front.fallback) publicServer.open(front.hosts, front.fallback, meter.request);

  return {
    url: `http://${authority}`,
    async invoke(functionName, event) {
      const result = await runtime.byName(functionName).invoke(JSON.stringify(event));
      return JSON.parse(result ?? 'null');
    },
    runSchedules: () => runner.runAll(deliveries.drained),
    drained: deliveries.drained,
    refusedRuns: runtime.refused,
    queueSizes: () =>
      Object.fromEntries([...queues.values()].map((queue) => [queue.model.name, queue.size()])),
    functions: Object.fromEntries(model.functions.map(({ name, environment }) => [name, environment])),
    stats: meter.stats,
  };
}
