/**
 * A queue that makes a function run. Nothing rests on its messages: what there is to do is found again at a fixed rate.
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
  /** The function answers which messages of a batch failed: the others are done. Default: a batch fails as one. */
  readonly oneByOne?: boolean;
  /** How long a message waits before it is tried again; default: six times the longest run, as Lambda asks for. */
  readonly pause?: Duration;
  /** How long a message that failed for good is kept, and the alarm with it. Default: two weeks. */
  readonly keep?: Duration;
  /** What it means when messages end in the dead-letter queue. */
  readonly breaks: string;
}

/** Where a function finds the address of the queue. */
export type QueueVariable = 'EDITIONS_QUEUE_URL' | 'PUBLICATIONS_QUEUE_URL' | 'RATES_QUEUE_URL';

export class Nudge extends Construct {
  readonly queue: Queue;
  readonly #oneByOne: boolean;

  constructor(
    scope: Construct,
    id: string,
    { alarms, longestRun, oneByOne = false, pause, keep, breaks }: NudgeProps,
  ) {
    super(scope, id);
    this.#oneByOne = oneByOne;
    const failed = new Queue(this, 'Failed', {
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      retentionPeriod: keep ?? Duration.days(14),
    });
    this.queue = new Queue(this, 'Queue', {
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      // Six times the function's timeout at least, as Lambda asks for: a batch may wait before it is tried.
      visibilityTimeout: pause ?? Duration.seconds(6 * longestRun.toSeconds()),
      deadLetterQueue: { queue: failed, maxReceiveCount: 3 },
    });
    alarms.when(this, 'Undelivered', {
      metric: failed.metricApproximateNumberOfMessagesVisible({ period: ALARM_PERIOD }),
      breaks,
    });
  }

  starts({ lambda }: MonitoredFunction): void {
    lambda.addEventSource(
      new SqsEventSource(this.queue, {
        batchSize: 10,
        maxConcurrency: 2,
        ...(this.#oneByOne && { reportBatchItemFailures: true }),
      }),
    );
  }

  /** Lets a function send here, and tells it where. */
  sentBy(sender: MonitoredFunction, variable: QueueVariable): void {
    sender.may(['sqs:SendMessage'], this.queue.queueArn);
    sender.lambda.addEnvironment(variable, this.queue.queueUrl);
  }
}
