/**
 * Every resource type that the local target knows: those it emulates, with their values of `Ref` and `Fn::GetAtt`, and those
 * it ignores, each with the reason. An unknown type stops the target, because it might change what people see.
 */
import type { Resource } from './assembly.ts';

/** What identifies a resource on this machine. */
export interface Place {
  readonly region: string;
  readonly account: string;
  /** `http://host:port` of the queue service; queue URLs contain it, because the SDK uses them as addresses. */
  readonly queueOrigin: string;
}

export interface Identity {
  readonly ref: string;
  readonly attributes: Readonly<Record<string, string>>;
}

type Identify = (resource: Resource, place: Place) => Identity;

export type KnownType =
  | { readonly emulated: true; readonly identify: Identify }
  | { readonly emulated: false; readonly reason: string };

const ignored = (reason: string): KnownType => ({ emulated: false, reason });
const emulated = (identify: Identify): KnownType => ({ emulated: true, identify });

/** The name in the template, else one made from stack and logical id, like CloudFormation's. */
export function physicalName(resource: Resource, property: string): string {
  const given = resource.properties[property];
  return typeof given === 'string' ? given : `${resource.stack}-${resource.logicalId}`;
}

const arn = (service: string, place: Place, rest: string) =>
  `arn:aws:${service}:${place.region}:${place.account}:${rest}`;

const table: Identify = (resource, place) => {
  const name = physicalName(resource, 'TableName');
  return { ref: name, attributes: { Arn: arn('dynamodb', place, `table/${name}`) } };
};

const bucket: Identify = (resource, { region }) => {
  const name = physicalName(resource, 'BucketName').toLowerCase();
  return {
    ref: name,
    attributes: {
      Arn: `arn:aws:s3:::${name}`,
      DomainName: `${name}.s3.amazonaws.com`,
      RegionalDomainName: `${name}.s3.${region}.amazonaws.com`,
    },
  };
};

const queue: Identify = (resource, place) => {
  const name = physicalName(resource, 'QueueName');
  return {
    ref: `${place.queueOrigin}/${place.account}/${name}`,
    attributes: { Arn: arn('sqs', place, name), QueueName: name },
  };
};

const lambda: Identify = (resource, place) => {
  const name = physicalName(resource, 'FunctionName');
  return { ref: name, attributes: { Arn: arn('lambda', place, `function:${name}`) } };
};

/** Its logs are files in the data folder. */
const logGroup: Identify = (resource, place) => {
  const name = physicalName(resource, 'LogGroupName');
  return { ref: name, attributes: { Arn: arn('logs', place, `log-group:${name}:*`) } };
};

const role: Identify = (resource, { account }) => {
  const name = physicalName(resource, 'RoleName');
  return { ref: name, attributes: { Arn: `arn:aws:iam::${account}:role/${name}` } };
};

const api: Identify = (resource, { region }) => {
  const id = physicalName(resource, 'ApiId').toLowerCase();
  return {
    ref: id,
    attributes: { ApiId: id, ApiEndpoint: `https://${id}.execute-api.${region}.amazonaws.com` },
  };
};

const distribution: Identify = (resource) => {
  const id = physicalName(resource, 'DistributionId').toLowerCase();
  return { ref: id, attributes: { Id: id, DomainName: `${id}.cloudfront.net` } };
};

const edgeFunction: Identify = (resource, { account }) => {
  const arn = `arn:aws:cloudfront::${account}:function/${physicalName(resource, 'FunctionName')}`;
  return { ref: arn, attributes: { FunctionARN: arn } };
};

const plain: Identify = (resource) => {
  const id = `${resource.stack}-${resource.logicalId}`;
  return { ref: id, attributes: { Id: id } };
};

export const RESOURCE_TYPES: Readonly<Record<string, KnownType>> = {
  'AWS::DynamoDB::GlobalTable': emulated(table),
  'AWS::DynamoDB::Table': emulated(table),
  'AWS::S3::Bucket': emulated(bucket),
  'AWS::SQS::Queue': emulated(queue),
  'AWS::Lambda::Function': emulated(lambda),
  'AWS::Logs::LogGroup': emulated(logGroup),
  'AWS::IAM::Role': emulated(role),
  'AWS::IAM::Policy': emulated(plain),
  'AWS::Lambda::EventInvokeConfig': emulated(plain),
  'AWS::Lambda::EventSourceMapping': emulated(plain),
  'AWS::Scheduler::Schedule': emulated(plain),
  'AWS::ApiGatewayV2::Api': emulated(api),
  'AWS::ApiGatewayV2::Integration': emulated(plain),
  'AWS::ApiGatewayV2::Route': emulated(plain),
  'AWS::ApiGatewayV2::Stage': emulated(plain),
  'AWS::CloudFront::Distribution': emulated(distribution),
  'AWS::CloudFront::CachePolicy': emulated(plain),
  'AWS::CloudFront::Function': emulated(edgeFunction),
  'AWS::CloudFront::OriginRequestPolicy': emulated(plain),
  'AWS::CloudFront::ResponseHeadersPolicy': emulated(plain),

  'AWS::CDK::Metadata': ignored('describes the library that made the template'),
  'AWS::CloudFront::OriginAccessControl': ignored('who may read a bucket: only the edge does here'),
  'AWS::CloudWatch::Alarm': ignored('nobody to wake: failures are printed'),
  'AWS::IAM::ManagedPolicy': ignored('permissions are checked by the account, not here'),
  'AWS::KMS::Alias': ignored('what lies on this machine is as safe as this machine'),
  'AWS::KMS::Key': ignored('what lies on this machine is as safe as this machine'),
  'AWS::Lambda::Permission': ignored('permissions are checked by the account, not here'),
  'AWS::Logs::MetricFilter': ignored('feeds alarms, of which there are none here'),
  'AWS::S3::BucketPolicy': ignored('permissions are checked by the account, not here'),
  'AWS::SNS::Subscription': ignored('carries alarms, of which there are none here'),
  'AWS::SNS::Topic': ignored('carries alarms, of which there are none here'),
  'AWS::SNS::TopicPolicy': ignored('permissions are checked by the account, not here'),
  'AWS::SQS::QueuePolicy': ignored('permissions are checked by the account, not here'),
};

/** A resource that the target does not emulate. */
export class UnknownResourceType extends Error {
  override readonly name = 'UnknownResourceType';
  constructor(resource: Resource) {
    super(
      `the local target does not know resources of type ${resource.type} (${resource.logicalId} in stack ` +
        `${resource.stack}): emulate it, or list it as ignored with a reason, in infra/local/template/resource-types.ts`,
    );
  }
}

/** @throws UnknownResourceType */
export function knownType(resource: Resource): KnownType {
  const known = Object.hasOwn(RESOURCE_TYPES, resource.type) ? RESOURCE_TYPES[resource.type] : undefined;
  if (!known) throw new UnknownResourceType(resource);
  return known;
}
