/** Runs a function at a fixed rate. */
import { type Duration, Stack } from 'aws-cdk-lib';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Schedule, ScheduleExpression } from 'aws-cdk-lib/aws-scheduler';
import { Construct } from 'constructs';
import type { MonitoredFunction } from './monitored-function.ts';

export interface RegularlyProps {
  readonly every: Duration;
  readonly run: MonitoredFunction;
  readonly why: string;
}

export class Regularly extends Construct {
  constructor(scope: Construct, id: string, { every, run, why }: RegularlyProps) {
    super(scope, id);
    // Its own role: the library's role may invoke every version of the function, this one only the function.
    const role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('scheduler.amazonaws.com', {
        conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
      }),
    });
    role.addToPolicy(
      new PolicyStatement({ actions: ['lambda:InvokeFunction'], resources: [run.lambda.functionArn] }),
    );
    new Schedule(this, 'Schedule', {
      schedule: ScheduleExpression.rate(every),
      target: { bind: () => ({ arn: run.lambda.functionArn, role }) },
      description: why,
    });
  }
}
