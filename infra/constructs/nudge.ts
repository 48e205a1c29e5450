/**
 * A queue that starts a function early. Nothing depends on its messages: a scheduled run finds the same work.
 */
import { Duration } from 'aws-cdk-lib';
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { ALARM_PERIOD, type Alarms } from './alarms.ts';
import type { MonitoredFunction } from './monitored-function.ts';

export interface NudgeProps {
  readonly alarms: Alarms;
  /** The longest run of the function. */
  readonly longestRun: Duration;
  /** The function reports which messages of a batch failed; the others are done. Default: the whole batch fails. */
  readonly oneByOne?: boolean;
  /** How long a message waits before the next try; default: six times the longest run, as Lambda requires. */
  readonly pause?: Duration;
  /** How long the first message waits for others, so that one run does the work of all; default: not at all. */
  readonly gather?: Duration;
  /** How long a message that failed for good is kept, and with it the alarm. Default: two weeks. */
  readonly keep?: Duration;
  /** What it means if messages end in the dead-letter queue. */
  readonly breaks: string;
}

/** The variable in which the function finds the queue's address. */
export type QueueVariable =
  | 'EDITIONS_QUEUE_URL'
  | 'PUBLICATIONS_QUEUE_URL'
  | 'RATES_QUEUE_URL'
  | 'RELEASES_QUEUE_URL'
  | 'ROUNDS_QUEUE_URL';

export class Nudge extends Construct {
  readonly queue: Queue;
  readonly #oneByOne: boolean;
  readonly #gather: Duration | undefined;

  constructor(
    scope: Construct,
    id: string,
    { alarms, longestRun, oneByOne = false, pause, gather, keep, breaks }: NudgeProps,
  ) {
    super(scope, id);
    this.#oneByOne = oneByOne;
    this.#gather = gather;
    const failed = new Queue(this, 'Failed', {
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      retentionPeriod: keep ?? Duration.days(14),
    });
    this.queue = new Queue(this, 'Queue', {
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      // At least six times the function's timeout, as Lambda requires: a batch may wait before it is tried.
      visibilityTimeout: pause ?? Duration.seconds(6 * longestRun.toSeconds()),
      deadLetterQueue: { queue: failed, maxReceiveCount: 3 },
    });
    alarms.when(this, 'Undelivered', {
      metric: failed.metricApproximateNumberOfMessagesVisible({ period: ALARM_PERIOD }),
      // Nothing is counted of a queue that was empty for hours.
      missing: 'good',
      breaks,
    });
  }

  starts({ lambda }: MonitoredFunction): void {
    lambda.addEventSource(
      new SqsEventSource(this.queue, {
        batchSize: 10,
        // The least there is: an account may have ten runs for all functions, and readers of the API need some.
        maxConcurrency: 2,
        ...(this.#gather && { maxBatchingWindow: this.#gather }),
        ...(this.#oneByOne && { reportBatchItemFailures: true }),
      }),
    );
  }

  /** Allows a function to send here, and gives it the address. */
  sentBy(sender: MonitoredFunction, variable: QueueVariable): void {
    sender.may(['sqs:SendMessage'], this.queue.queueArn);
    sender.lambda.addEnvironment(variable, this.queue.queueUrl);
  }
}
