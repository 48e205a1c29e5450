/** A Lambda function of the app, with the log group it writes to and an alarm that says what its failure means. */
import { type Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import {
  Architecture,
  type Code,
  Function as LambdaFunction,
  LoggingFormat,
  Runtime,
} from 'aws-cdk-lib/aws-lambda';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { Bucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import * as z from 'zod';
import type { Config } from '../config.ts';
import { acknowledge } from './acknowledge.ts';
import { ALARM_PERIOD, type Alarms } from './alarms.ts';

/** A function's name is its folder under `functions/`. */
export type FunctionName =
  | 'collect-fx'
  | 'collect-prices'
  | 'compute-corridors'
  | 'publish-pages'
  | 'request-fx'
  | 'serve-api'
  | 'serve-reference';
export type CodeOf = (name: FunctionName) => Code;

export interface MonitoredFunctionProps {
  readonly config: Config;
  readonly codeOf: CodeOf;
  readonly alarms: Alarms;
  readonly name: FunctionName;
  readonly does: string;
  /** MiB. */
  readonly memory: number;
  readonly timeout: Duration;
  readonly environment: Readonly<Record<string, string>>;
  /** Never twice at once, with the reason; else as many as there are events. */
  readonly oneAtATime?: string;
  /** What breaks, and for whom, when it fails. */
  readonly breaks: string;
}

export class MonitoredFunction extends Construct {
  readonly lambda: LambdaFunction;
  readonly logGroup: LogGroup;
  readonly #role: Role;

  constructor(scope: Construct, id: string, props: MonitoredFunctionProps) {
    super(scope, id);
    const functionName = `${props.config.name}-${props.name}`;
    this.logGroup = new LogGroup(this, 'Logs', {
      logGroupName: `/aws/lambda/${functionName}`,
      retention: retention(props.config.logRetentionDays),
      removalPolicy: RemovalPolicy.DESTROY,
    });
    // A role of its own instead of AWS's managed one: it may write to this log group and to no other.
    this.#role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
    this.logGroup.grantWrite(this.#role);
    this.lambda = new LambdaFunction(this, 'Function', {
      functionName,
      description: props.does,
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      handler: 'index.handler',
      code: props.codeOf(props.name),
      memorySize: props.memory,
      timeout: props.timeout,
      ...(props.oneAtATime && { reservedConcurrentExecutions: 1 }),
      environment: { ...props.environment },
      logGroup: this.logGroup,
      loggingFormat: LoggingFormat.JSON,
      role: this.#role,
    });
    props.alarms.when(this, 'Fails', {
      metric: this.lambda.metricErrors({ period: ALARM_PERIOD }),
      breaks: props.breaks,
    });
  }

  /** Lets the function do exactly these things with exactly this resource. */
  may(actions: readonly string[], resource: string): void {
    this.lambda.addToRolePolicy(new PolicyStatement({ actions: [...actions], resources: [resource] }));
  }

  /** Lets it do these things with the objects of a bucket whose keys begin with `prefix`. */
  mayWithObjects(actions: readonly string[], bucket: Bucket, prefix: string, why: string): void {
    const arn = Stack.of(bucket).exportValue(bucket.bucketArn);
    this.may(actions, `${arn}/${prefix}*`);
    const policy = this.#role.node.findChild('DefaultPolicy');
    const name = imported.parse(Stack.of(this).resolve(arn))['Fn::ImportValue'];
    acknowledge(policy, `AwsSolutions-IAM5[Resource::${name}/${prefix}*]`, why);
  }
}

const imported = z.object({ 'Fn::ImportValue': z.string() });

const retention = (days: Config['logRetentionDays']): RetentionDays =>
  ({ 30: RetentionDays.ONE_MONTH, 90: RetentionDays.THREE_MONTHS, 365: RetentionDays.ONE_YEAR })[days];
