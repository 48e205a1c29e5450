/**
 * A queue that makes a function run sooner. Nothing rests on its messages: the function also runs every minute and
 * finds by itself what there is to do.
 */
import { Duration } from 'aws-cdk-lib';
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { ALARM_PERIOD, type Alarms } from './alarms.ts';
import type { MonitoredFunction } from './monitored-function.ts';

export interface NudgeProps {
  readonly alarms: Alarms;
  /** The longest that the function may take. */
  readonly longestRun: Duration;
  /** What it means when messages end in the dead-letter queue. */
  readonly breaks: string;
}

export class Nudge extends Construct {
  readonly queue: Queue;

  constructor(scope: Construct, id: string, { alarms, longestRun, breaks }: NudgeProps) {
    super(scope, id);
    const failed = new Queue(this, 'Failed', {
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      retentionPeriod: Duration.days(14),
    });
    this.queue = new Queue(this, 'Queue', {
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      // Six times the function's timeout, as Lambda asks for: a batch may wait before it is tried.
      visibilityTimeout: Duration.seconds(6 * longestRun.toSeconds()),
      deadLetterQueue: { queue: failed, maxReceiveCount: 3 },
    });
    alarms.when(this, 'Undelivered', {
      metric: failed.metricApproximateNumberOfMessagesVisible({ period: ALARM_PERIOD }),
      breaks,
    });
  }

  starts({ lambda }: MonitoredFunction): void {
    lambda.addEventSource(new SqsEventSource(this.queue, { batchSize: 10, maxConcurrency: 2 }));
  }

  /** Lets a function send here, and tells it where. */
  sentBy(sender: MonitoredFunction, variable: 'EDITIONS_QUEUE_URL' | 'PUBLICATIONS_QUEUE_URL'): void {
    sender.may(['sqs:SendMessage'], this.queue.queueArn);
    sender.lambda.addEnvironment(variable, this.queue.queueUrl);
  }
}
