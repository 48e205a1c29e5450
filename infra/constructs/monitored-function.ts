/** A Lambda function of the app, with its log group and an alarm that says what its failure means. */
import { type Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { type Conditions, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import {
  Architecture,
  type Code,
  Function as LambdaFunction,
  LoggingFormat,
  Runtime,
} from 'aws-cdk-lib/aws-lambda';
import { FilterPattern, LogGroup, MetricFilter, RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { Bucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import * as z from 'zod';
import type { Config } from '../config.ts';
import { acknowledge } from './acknowledge.ts';
import { ALARM_PERIOD, type Alarms } from './alarms.ts';
import type { FunctionName } from './function-names.ts';

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
  /** What breaks, and for whom, if the function fails. */
  readonly breaks: string;
}

export class MonitoredFunction extends Construct {
  readonly lambda: LambdaFunction;
  readonly logGroup: LogGroup;
  readonly #role: Role;
  readonly #namespace: string;

  constructor(scope: Construct, id: string, props: MonitoredFunctionProps) {
    super(scope, id);
    this.#namespace = props.config.name;
    const functionName = `${props.config.name}-${props.name}`;
    this.logGroup = new LogGroup(this, 'Logs', {
      logGroupName: `/aws/lambda/${functionName}`,
      retention: retention(props.config.logRetentionDays),
      removalPolicy: RemovalPolicy.DESTROY,
    });
    // Its own role instead of AWS's managed one: it may write only to this log group.
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
      environment: { ...props.environment },
      logGroup: this.logGroup,
      loggingFormat: LoggingFormat.JSON,
      role: this.#role,
    });
    props.alarms.when(this, 'Fails', {
      metric: this.lambda.metricErrors({ period: ALARM_PERIOD }),
      breaks: props.breaks,
    });
    props.alarms.when(this, 'Throttled', {
      metric: this.lambda.metricThrottles({ period: ALARM_PERIOD }),
      breaks: `The account's share of runs at once was used up, and ${functionName} was refused one. If that goes on: ${props.breaks}`,
    });
  }

  /**
   * A metric of a number that the function logs as a field of its lines.
   * @param by if given, a field that tells series apart, and its value in this series
   */
  logged(field: string, period: Duration, by?: Readonly<{ field: string; value: string }>): Metric {
    const namespace = this.#namespace;
    const metricName = field;
    const id = `${field}Filter`;
    if (!this.node.tryFindChild(id)) {
      new MetricFilter(this, id, {
        logGroup: this.logGroup,
        filterPattern: FilterPattern.numberValue(`$.${field}`, '>=', 0),
        metricNamespace: namespace,
        metricName,
        metricValue: `$.${field}`,
        ...(by && { dimensions: { [by.field]: `$.${by.field}` } }),
      });
    }
    const dimensionsMap = by && { dimensionsMap: { [by.field]: by.value } };
    return new Metric({ namespace, metricName, period, statistic: 'Maximum', ...dimensionsMap });
  }

  /** Allows the function exactly these actions on exactly this resource, under exactly these conditions. */
  may(actions: readonly string[], resource: string, conditions: Conditions = {}): void {
    this.lambda.addToRolePolicy(
      new PolicyStatement({ actions: [...actions], resources: [resource], conditions }),
    );
  }

  /** Allows it to write items of these partitions of the table, and no others; `*` stands for any run of characters. */
  mayPutIn(partitions: readonly string[], table: string): void {
    this.may(['dynamodb:PutItem'], table, {
      'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': [...partitions] },
    });
  }

  /** Allows it these actions on a bucket's objects whose keys begin with `prefix`. */
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
