/** Accepts a finding of cdk-nag: one rule, one resource, and the reason why nothing changes. */
import { Validations } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';

/** @param rule the rule's id; with the finding in brackets if the rule can report several in one resource */
export function acknowledge(resource: IConstruct, rule: `AwsSolutions-${string}`, reason: string): void {
  Validations.of(resource).acknowledge({ id: rule, reason });
}
