/** Alarms and where they are sent. Each says in plain words what no longer works, and for whom. */
import { Duration, Stack } from 'aws-cdk-lib';
import {
  type Alarm,
  Alarm as CloudWatchAlarm,
  ComparisonOperator,
  type IMetric,
  TreatMissingData,
} from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Construct } from 'constructs';

export interface AlarmProps {
  /** A count; the alarm goes off if it is above `above` within its period. */
  readonly metric: IMetric;
  /** Default 0. */
  readonly above?: number;
  /**
   * What it means if nothing is counted. `unknown`: nothing was tried, so the alarm stays as it is, and ends only when it is seen
   * that all is well; the default. `good`: there is nothing to count. `bad`: whoever counts is dead.
   */
  readonly missing?: keyof typeof MISSING;
  /** What breaks, and for whom, in a sentence that somebody woken at night understands. */
  readonly breaks: string;
}

const MISSING = {
  unknown: TreatMissingData.IGNORE,
  good: TreatMissingData.NOT_BREACHING,
  bad: TreatMissingData.BREACHING,
};

export class Alarms extends Construct {
  readonly #action: SnsAction;

  constructor(scope: Construct, id: string, props: { readonly email: string | undefined }) {
    super(scope, id);
    const topic = new Topic(this, 'Topic', { enforceSSL: true });
    // The rule above replaces the topic's own policy, which let this account's alarms publish.
    topic.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
        actions: ['sns:Publish'],
        resources: [topic.topicArn],
        conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
      }),
    );
    if (props.email) topic.addSubscription(new EmailSubscription(props.email));
    this.#action = new SnsAction(topic);
  }

  /** Goes off within the metric's period, and reports again when it is over. */
  when(scope: Construct, id: string, { metric, above = 0, missing = 'unknown', breaks }: AlarmProps): Alarm {
    const alarm = new CloudWatchAlarm(scope, id, {
      metric,
      threshold: above,
      evaluationPeriods: 1,
      comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
      treatMissingData: MISSING[missing],
      alarmDescription: breaks,
    });
    alarm.addAlarmAction(this.#action);
    alarm.addOkAction(this.#action);
    return alarm;
  }
}

export const ALARM_PERIOD = Duration.minutes(5);
