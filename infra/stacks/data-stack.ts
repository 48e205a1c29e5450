/** What must not be lost: the table, the evidence, the published files. It changes rarely and is never deleted. */
import { Duration, RemovalPolicy, Stack, type StackProps } from 'aws-cdk-lib';
import { AttributeType, Billing, TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { BlockPublicAccess, Bucket, BucketEncryption, type BucketProps } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import { acknowledge } from '../constructs/acknowledge.ts';
import { anyBucket } from '../constructs/any-bucket.ts';

const KEPT: BucketProps = {
  encryption: BucketEncryption.S3_MANAGED,
  blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
  enforceSSL: true,
  minimumTLSVersion: 1.2,
  removalPolicy: RemovalPolicy.RETAIN,
};

export class DataStack extends Stack {
  readonly table: TableV2;
  readonly evidence: Bucket;
  readonly site: Bucket;

  constructor(scope: Construct, id: string, props?: StackProps) {
    super(scope, id, { description: 'Karvon: observations, evidence and published files', ...props });

    this.table = new TableV2(this, 'Table', {
      partitionKey: { name: 'pk', type: AttributeType.STRING },
      sortKey: { name: 'sk', type: AttributeType.STRING },
      billing: Billing.onDemand(),
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });

    const accessLog = new Bucket(this, 'EvidenceAccessLog', {
      ...KEPT,
      lifecycleRules: [{ expiration: Duration.days(400) }],
    });
    acknowledge(accessLog, 'AwsSolutions-S1', 'It is the access log: a log of its own would never end.');

    // Versioned, so that stored evidence can be shown as long as a figure depends on it.
    this.evidence = new Bucket(this, 'Evidence', {
      ...KEPT,
      versioned: true,
      serverAccessLogsBucket: anyBucket(accessLog),
    });

    this.site = new Bucket(this, 'Site', { ...KEPT });
    // Any distribution of the account may read: the one that does is in the other stack, which refers to this one.
    this.site.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal('cloudfront.amazonaws.com')],
        actions: ['s3:GetObject'],
        resources: [this.site.arnForObjects('*')],
        conditions: {
          ArnLike: { 'aws:SourceArn': `arn:${this.partition}:cloudfront::${this.account}:distribution/*` },
        },
      }),
    );
    acknowledge(
      this.site,
      'AwsSolutions-S1',
      'Its reads are those of people who compare, of whom nothing is kept.',
    );
  }
}
