/** Tables, buckets and queues, from the template. */
import * as z from 'zod';
import type { Reader } from './reader.ts';

export interface TableModel {
  readonly name: string;
  readonly arn: string;
  readonly keySchema: readonly { readonly AttributeName: string; readonly KeyType: string }[];
  readonly attributeDefinitions: readonly {
    readonly AttributeName: string;
    readonly AttributeType: string;
  }[];
}

export interface BucketModel {
  readonly name: string;
  readonly domainNames: readonly string[];
}

export interface QueueModel {
  readonly name: string;
  readonly url: string;
  readonly arn: string;
  /** Seconds. */
  readonly visibilityTimeout: number;
  readonly retention: number;
  readonly deadLetter: { readonly arn: string; readonly maxReceiveCount: number } | null;
}

const tableSchema = z.object({
  KeySchema: z.array(z.object({ AttributeName: z.string(), KeyType: z.enum(['HASH', 'RANGE']) })),
  AttributeDefinitions: z.array(
    z.object({ AttributeName: z.string(), AttributeType: z.enum(['S', 'N', 'B']) }),
  ),
  BillingMode: z.literal('PAY_PER_REQUEST'),
});

const whole = z.coerce.number().int().nonnegative();
const queueSchema = z.object({
  VisibilityTimeout: whole.default(30),
  MessageRetentionPeriod: whole.default(345_600),
  RedrivePolicy: z.object({ deadLetterTargetArn: z.string(), maxReceiveCount: whole }).optional(),
});

/** Refuses indexes, streams and expiry: the engine's differ from DynamoDB's. */
export function tables(reader: Reader): TableModel[] {
  return reader.all('AWS::DynamoDB::GlobalTable', 'AWS::DynamoDB::Table').map((resource) => {
    reader.refuse(
      resource,
      'GlobalSecondaryIndexes',
      'LocalSecondaryIndexes',
      'StreamSpecification',
      'TimeToLiveSpecification',
    );
    const { KeySchema, AttributeDefinitions } = reader.read(resource, tableSchema);
    const { ref, attributes } = reader.identify(resource);
    return {
      name: ref,
      arn: attributes.Arn ?? '',
      keySchema: KeySchema,
      attributeDefinitions: AttributeDefinitions,
    };
  });
}

export function buckets(reader: Reader): BucketModel[] {
  return reader.all('AWS::S3::Bucket').map((resource) => {
    reader.refuse(resource, 'NotificationConfiguration', 'WebsiteConfiguration', 'ReplicationConfiguration');
    const { ref, attributes } = reader.identify(resource);
    return {
      name: ref,
      domainNames: [attributes.RegionalDomainName, attributes.DomainName].filter(
        (name) => name !== undefined,
      ),
    };
  });
}

export function queues(reader: Reader): QueueModel[] {
  return reader.all('AWS::SQS::Queue').map((resource) => {
    reader.refuse(resource, 'FifoQueue', 'DelaySeconds');
    const { VisibilityTimeout, MessageRetentionPeriod, RedrivePolicy } = reader.read(resource, queueSchema);
    const { ref, attributes } = reader.identify(resource);
    return {
      name: attributes.QueueName ?? ref,
      url: ref,
      arn: attributes.Arn ?? '',
      visibilityTimeout: VisibilityTimeout,
      retention: MessageRetentionPeriod,
      deadLetter: RedrivePolicy
        ? { arn: RedrivePolicy.deadLetterTargetArn, maxReceiveCount: RedrivePolicy.maxReceiveCount }
        : null,
    };
  });
}
