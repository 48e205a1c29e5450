/** Answers a finding of cdk-nag: one rule, one resource, one reason why it stays as it is. */
import { Validations } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';

/** @param rule the rule's id, with the finding in brackets where a rule can find several things in one resource */
export function acknowledge(resource: IConstruct, rule: `AwsSolutions-${string}`, reason: string): void {
  Validations.of(resource).acknowledge({ id: rule, reason });
}
