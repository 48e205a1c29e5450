/** Runs a function at a fixed rate, and keeps the runs that could not be had. */
import { Duration, Stack } from 'aws-cdk-lib';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Schedule, ScheduleExpression } from 'aws-cdk-lib/aws-scheduler';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { acknowledge } from './acknowledge.ts';
import { ALARM_PERIOD, type Alarms } from './alarms.ts';
import type { MonitoredFunction } from './monitored-function.ts';

/** The runs of all schedules that failed for good, with an alarm as long as there are any. */
export class FailedRuns extends Construct {
  readonly queue: Queue;

  constructor(scope: Construct, id: string, { alarms }: { readonly alarms: Alarms }) {
    super(scope, id);
    this.queue = new Queue(this, 'Queue', {
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      // Longer than the rarest schedule's rate, so that the alarm lasts until a later run went well.
      retentionPeriod: Duration.days(2),
    });
    acknowledge(
      this.queue,
      'AwsSolutions-SQS3',
      'It is the dead-letter queue: of the schedules, not of a queue.',
    );
    alarms.when(this, 'Kept', {
      metric: this.queue.metricApproximateNumberOfMessagesVisible({ period: ALARM_PERIOD }),
      // Nothing is counted of a queue that was empty for hours.
      missing: 'good',
      breaks:
        'A scheduled run could not be started, or a daily one failed three times: new prices or rates may not be taken in, or pages not ' +
        'published. The messages of the queue FailedRuns name the function.',
    });
  }
}

export interface RegularlyProps {
  readonly every: Duration;
  readonly run: MonitoredFunction;
  readonly failed: FailedRuns;
  readonly why: string;
}

/** The longest that Lambda keeps an event. */
const LONGEST_WAIT = Duration.hours(6);

export class Regularly extends Construct {
  constructor(scope: Construct, id: string, { every, run, failed, why }: RegularlyProps) {
    super(scope, id);
    const { queueArn } = failed.queue;
    // Its own role: the library's role may invoke every version of the function, this one only the function.
    const role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('scheduler.amazonaws.com', {
        conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
      }),
    });
    role.addToPolicy(
      new PolicyStatement({ actions: ['lambda:InvokeFunction'], resources: [run.lambda.functionArn] }),
    );
    role.addToPolicy(new PolicyStatement({ actions: ['sqs:SendMessage'], resources: [queueArn] }));
    // An event is worth nothing once the next one comes: else a function that is back would work off a queue of them.
    const maxEventAge = every.toSeconds() < LONGEST_WAIT.toSeconds() ? every : LONGEST_WAIT;
    const retryAttempts = 2;
    const schedule = new Schedule(this, 'Schedule', {
      schedule: ScheduleExpression.rate(every),
      target: {
        bind: () => ({
          arn: run.lambda.functionArn,
          role,
          retryPolicy: {
            maximumEventAgeInSeconds: maxEventAge.toSeconds(),
            maximumRetryAttempts: retryAttempts,
          },
          deadLetterConfig: { arn: queueArn },
        }),
      },
      description: why,
    });
    // The first run comes at once, and would fail without the role's policy.
    schedule.node.addDependency(role);
    // Where the next run is soon, it is the better try, and the function's own alarm lasts until one went well. Of a rare one
    // that failed, runs for other reasons would end that alarm.
    const isRare = every.toSeconds() > LONGEST_WAIT.toSeconds();
    if (isRare) run.may(['sqs:SendMessage'], queueArn);
    run.lambda.configureAsyncInvoke({
      maxEventAge,
      retryAttempts,
      ...(isRare && { onFailure: { bind: () => ({ destination: queueArn }) } }),
    });
  }
}
