/**
 * The template's alarms, judged by what a run left behind: the functions' log lines, failed runs, the statuses that the gateway
 * answered with, and what is in the queues. Numbers get to an alarm only as CloudWatch would count them.
 */
import * as z from 'zod';
import { templates } from './synth-app.ts';

/** What happened in one period. What was not looked at is absent. */
export interface Period {
  /** Of each function, by the end of its name: its log. */
  readonly logs?: Readonly<Record<string, string>>;
  /** Of each function: for each run whether it failed. */
  readonly failed?: Readonly<Record<string, readonly boolean[]>>;
  /** Of each function: how many runs the account had no room for. */
  readonly refused?: Readonly<Record<string, number>>;
  /** Statuses that the API answered with. */
  readonly statuses?: readonly number[];
  /** Messages in each queue, by name. */
  readonly queues?: Readonly<Record<string, number>>;
}

export type State = 'INSUFFICIENT_DATA' | 'OK' | 'ALARM';

const named = z.object({ Ref: z.string() });
const alarmSchema = z.object({
  Properties: z.object({
    Namespace: z.string(),
    MetricName: z.string(),
    Dimensions: z.array(z.object({ Name: z.string(), Value: z.unknown() })).default([]),
    Statistic: z.enum(['Sum', 'Maximum']),
    Threshold: z.number(),
    EvaluationPeriods: z.literal(1),
    ComparisonOperator: z.literal('GreaterThanThreshold'),
    TreatMissingData: z.enum(['ignore', 'breaching', 'notBreaching']),
  }),
});
const filterSchema = z.object({
  Properties: z.object({
    FilterPattern: z.string(),
    LogGroupName: named,
    MetricTransformations: z.tuple([
      z.object({
        MetricNamespace: z.string(),
        MetricName: z.string(),
        MetricValue: z.string().startsWith('$.'),
        Dimensions: z.array(z.object({ Key: z.string(), Value: z.string().startsWith('$.') })).default([]),
      }),
    ]),
  }),
});
const functionSchema = z.object({
  Properties: z.object({
    FunctionName: z.string(),
    LoggingConfig: z.object({ LogGroup: named }),
  }),
});
type AlarmDefinition = z.infer<typeof alarmSchema>['Properties'];

// The library's check of templates takes seconds, and this one is not deployed.
process.env.CDK_VALIDATION = 'false';
const { app } = templates();
const functions = Object.entries(app.findResources('AWS::Lambda::Function')).map(([id, resource]) => {
  const { FunctionName, LoggingConfig } = functionSchema.parse(resource).Properties;
  return { id, name: FunctionName.replace('karvon-', ''), logGroup: LoggingConfig.LogGroup.Ref };
});
const filters = Object.values(app.findResources('AWS::Logs::MetricFilter')).map((resource) => {
  const { FilterPattern, LogGroupName, MetricTransformations } = filterSchema.parse(resource).Properties;
  return { pattern: FilterPattern, logGroup: LogGroupName.Ref, ...MetricTransformations[0] };
});

/** The definitions by id, without the hash at its end. */
export const ALARMS: ReadonlyMap<string, AlarmDefinition> = new Map(
  Object.entries(app.findResources('AWS::CloudWatch::Alarm')).map(([id, resource]) => [
    id.slice(0, -8),
    alarmSchema.parse(resource).Properties,
  ]),
);

/** The states of all alarms after these periods, one after the other. */
export function statesAfter(...periods: readonly Period[]): Map<string, State> {
  return new Map(
    [...ALARMS].map(([id, alarm]) => [
      id,
      periods.reduce<State>((before, period) => next(before, alarm, period), 'INSUFFICIENT_DATA'),
    ]),
  );
}

/** The alarms that are on after these periods. */
export const raisedBy = (...periods: readonly Period[]): string[] =>
  [...statesAfter(...periods)].flatMap(([id, state]) => (state === 'ALARM' ? [id] : [])).sort();

function next(before: State, alarm: AlarmDefinition, period: Period): State {
  const values = valuesOf(alarm, period);
  if (values.length === 0)
    return { ignore: before, breaching: 'ALARM' as const, notBreaching: 'OK' as const }[
      alarm.TreatMissingData
    ];
  const value = alarm.Statistic === 'Sum' ? values.reduce((sum, one) => sum + one, 0) : Math.max(...values);
  return value > alarm.Threshold ? 'ALARM' : 'OK';
}

/** What CloudWatch counts in a period; none: there was nothing to count. */
function valuesOf(alarm: AlarmDefinition, period: Period): number[] {
  const { logs, failed, statuses = [], queues = {} } = period;
  switch (`${alarm.Namespace} ${alarm.MetricName}`) {
    case 'AWS/ApiGateway 5xx':
      return statuses.map((status) => (status >= 500 ? 1 : 0));
    case 'AWS/Lambda Errors':
      return (failed?.[functionOf(alarm)] ?? []).map(Number);
    case 'AWS/Lambda Throttles':
      return refusedRuns(functionOf(alarm), period);
    case 'AWS/SQS ApproximateNumberOfMessagesVisible': {
      const { 'Fn::GetAtt': queue } = z
        .object({ 'Fn::GetAtt': z.tuple([z.string(), z.literal('QueueName')]) })
        .parse(alarm.Dimensions[0]?.Value);
      return Object.entries(queues).flatMap(([name, size]) => (name.endsWith(queue[0]) ? [size] : []));
    }
    default:
      return loggedValues(alarm, logs ?? {});
  }
}

/** Lambda counts none where a function ran and was not refused. */
const refusedRuns = (name: string, { failed = {}, refused = {} }: Period): number[] =>
  [refused[name] ?? (name in failed ? 0 : undefined)].filter((count) => count !== undefined);

function functionOf(alarm: AlarmDefinition): string {
  const { Ref } = named.parse(alarm.Dimensions.find(({ Name }) => Name === 'FunctionName')?.Value);
  return functions.find(({ id }) => id === Ref)?.name ?? '';
}

function loggedValues(alarm: AlarmDefinition, logs: Readonly<Record<string, string>>): number[] {
  const filter = filters.find(
    (one) => one.MetricNamespace === alarm.Namespace && one.MetricName === alarm.MetricName,
  );
  if (!filter) throw new Error(`nothing feeds ${alarm.Namespace} ${alarm.MetricName}`);
  const field = filter.MetricValue.slice(2);
  if (filter.pattern !== `{ $.${field} >= 0 }`) throw new Error(`not understood: ${filter.pattern}`);
  const name = functions.find(({ logGroup }) => logGroup === filter.logGroup)?.name ?? '';
  return linesOf(logs[name] ?? '')
    .filter((line) =>
      filter.Dimensions.every(
        ({ Key, Value }) =>
          line[Value.slice(2)] === alarm.Dimensions.find((dimension) => dimension.Name === Key)?.Value,
      ),
    )
    .map((line) => line[field])
    .filter((value) => typeof value === 'number')
    .filter((value) => value >= 0);
}

/** The JSON lines of a log. */
export const linesOf = (log: string): Record<string, unknown>[] =>
  log
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => z.record(z.string(), z.unknown()).parse(JSON.parse(line)));
