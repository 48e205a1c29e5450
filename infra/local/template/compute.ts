/** Functions and their triggers other than HTTP: schedules and queues. */
import * as z from 'zod';
import type { Reader } from './reader.ts';

export interface FunctionModel {
  readonly name: string;
  readonly arn: string;
  readonly description: string;
  /** Folder of the bundled code. */
  readonly directory: string;
  /** `module.export`, as in Lambda. */
  readonly handler: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly timeoutSeconds: number;
  /** MiB. */
  readonly memory: number;
}

export interface QueueSourceModel {
  readonly queueArn: string;
  readonly functionArn: string;
  readonly batchSize: number;
  readonly windowSeconds: number;
  /** The function reports which messages of a batch failed. */
  readonly reportsFailures: boolean;
  readonly maxConcurrency: number;
}

export interface ScheduleModel {
  readonly name: string;
  readonly functionArn: string;
  readonly everyMs: number;
  /** The event for the function as JSON text, or null for the scheduler's own event. */
  readonly input: string | null;
  /** The queue that keeps a run that failed; null: nothing keeps it. */
  readonly failedArn: string | null;
}

const functionSchema = z.object({
  Code: z.object({ S3Key: z.string() }),
  Handler: z.string().regex(/^[\w/.-]+\.\w+$/),
  Runtime: z.string().startsWith('nodejs'),
  Description: z.string().default(''),
  Environment: z
    .object({ Variables: z.record(z.string(), z.string()).default({}) })
    .default({ Variables: {} }),
  Timeout: z.coerce.number().int().positive().default(3),
  MemorySize: z.coerce.number().int().positive().default(128),
});

export function functions(reader: Reader): FunctionModel[] {
  return reader.all('AWS::Lambda::Function').map((resource) => {
    reader.refuse(resource, 'Layers', 'VpcConfig', 'FileSystemConfigs', 'DeadLetterConfig', 'ImageConfig');
    // An account may have so few runs at once that a deployment cannot reserve any.
    reader.refuse(resource, 'ReservedConcurrentExecutions');
    const read = reader.read(resource, functionSchema);
    const { ref, attributes } = reader.identify(resource);
    return {
      name: ref,
      arn: attributes.Arn ?? '',
      description: read.Description,
      directory: reader.asset(resource, read.Code.S3Key),
      handler: read.Handler,
      environment: read.Environment.Variables,
      timeoutSeconds: read.Timeout,
      memory: read.MemorySize,
    };
  });
}

const sourceSchema = z.object({
  EventSourceArn: z.string(),
  FunctionName: z.string(),
  BatchSize: z.coerce.number().int().positive().default(10),
  MaximumBatchingWindowInSeconds: z.coerce.number().nonnegative().default(0),
  FunctionResponseTypes: z.array(z.literal('ReportBatchItemFailures')).default([]),
  ScalingConfig: z.object({ MaximumConcurrency: z.coerce.number().int().positive().optional() }).default({}),
  Enabled: z.boolean().default(true),
});

/** Batches delivered at once if the template does not say: Lambda's initial number. */
const INITIAL_POLLERS = 5;

export function queueSources(reader: Reader): QueueSourceModel[] {
  const known = functions(reader);
  return reader.all('AWS::Lambda::EventSourceMapping').flatMap((resource) => {
    reader.refuse(resource, 'FilterCriteria', 'DestinationConfig');
    const read = reader.read(resource, sourceSchema);
    if (!read.EventSourceArn.startsWith('arn:aws:sqs:')) {
      throw new Error(`${resource.logicalId} (stack ${resource.stack}): only queues start functions here`);
    }
    const target = known.find(({ name, arn }) => read.FunctionName === name || read.FunctionName === arn);
    if (!target) throw new Error(`${resource.logicalId} (stack ${resource.stack}) starts no known function`);
    if (!read.Enabled) return [];
    return {
      queueArn: read.EventSourceArn,
      functionArn: target.arn,
      batchSize: read.BatchSize,
      windowSeconds: read.MaximumBatchingWindowInSeconds,
      reportsFailures: read.FunctionResponseTypes.length > 0,
      maxConcurrency: read.ScalingConfig.MaximumConcurrency ?? INITIAL_POLLERS,
    };
  });
}

const scheduleSchema = z.object({
  ScheduleExpression: z.string(),
  State: z.enum(['ENABLED', 'DISABLED']).default('ENABLED'),
  Target: z.object({ Arn: z.string(), Input: z.string().optional() }),
});

const invokeSchema = z.object({
  FunctionName: z.string(),
  DestinationConfig: z.object({ OnFailure: z.object({ Destination: z.string() }).optional() }).default({}),
});

export function schedules(reader: Reader): ScheduleModel[] {
  const failedArns = new Map(
    reader.all('AWS::Lambda::EventInvokeConfig').map((resource) => {
      const { FunctionName, DestinationConfig } = reader.read(resource, invokeSchema);
      return [FunctionName, DestinationConfig.OnFailure?.Destination] as const;
    }),
  );
  const nameOf = new Map(functions(reader).map(({ arn, name }) => [arn, name]));
  return reader.all('AWS::Scheduler::Schedule').flatMap((resource) => {
    const { ScheduleExpression, State, Target } = reader.read(resource, scheduleSchema);
    if (State === 'DISABLED') return [];
    return {
      name: reader.identify(resource).ref,
      functionArn: Target.Arn,
      everyMs: rateMs(ScheduleExpression, resource.logicalId),
      input: Target.Input ?? null,
      failedArn: failedArns.get(nameOf.get(Target.Arn) ?? '') ?? null,
    };
  });
}

const UNIT_MS: Readonly<Record<string, number>> = { minute: 60_000, hour: 3_600_000, day: 86_400_000 };

/** @throws Error for anything but `rate(n minutes|hours|days)`; `cron` and `at` are not emulated */
export function rateMs(expression: string, logicalId: string): number {
  const [, count, unit] = /^rate\((\d+) (minute|hour|day)s?\)$/.exec(expression) ?? [];
  const ms = Number(count) * (UNIT_MS[unit ?? ''] ?? Number.NaN);
  if (!(ms > 0)) throw new Error(`schedule ${logicalId}: only rate(...) runs here, not ${expression}`);
  return ms;
}
