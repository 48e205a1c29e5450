/** What each function's role allows: which actions, on which resources, and of a table on which partitions. Other conditions are refused. */
import * as z from 'zod';
import type { Reader } from './reader.ts';

/**
 * Whether a function, named by its access key, may do an action (`s3:PutObject`) on a resource, by its ARN.
 * @param partitions the partition keys that a request to a table names; undefined: it names none that are known here
 */
export type May = (
  accessKey: string,
  action: string,
  resource: string,
  partitions?: readonly string[],
) => boolean;

const functionSchema = z.object({ Role: z.string() });
const listed = z.union([z.string().transform((one) => [one]), z.array(z.string())]);
const policySchema = z.object({
  PolicyDocument: z.object({
    Statement: z.array(
      z.object({
        Effect: z.literal('Allow'),
        Action: listed,
        Resource: listed,
        Condition: z
          .strictObject({
            'ForAllValues:StringLike': z.strictObject({ 'dynamodb:LeadingKeys': listed }),
          })
          .optional(),
      }),
    ),
  }),
  Roles: z.array(z.string()).default([]),
});

interface Grant {
  readonly actions: readonly RegExp[];
  readonly resources: readonly RegExp[];
  /** Undefined: all. */
  readonly partitions: readonly RegExp[] | undefined;
}

/** A policy's pattern: `*` for any run of characters. */
const patternOf = (text: string): RegExp =>
  new RegExp(`^${text.replace(/[.+^${}()|[\]\\?]/g, '\\$&').replaceAll('*', '.*')}$`, 's');

export function permissions(reader: Reader): May {
  const grantsOfRole = new Map<string, Grant[]>();
  for (const resource of reader.all('AWS::IAM::Policy')) {
    const { PolicyDocument, Roles } = reader.read(resource, policySchema);
    const grants = PolicyDocument.Statement.map(({ Action, Resource, Condition }) => ({
      actions: Action.map(patternOf),
      resources: Resource.map(patternOf),
      partitions: Condition?.['ForAllValues:StringLike']['dynamodb:LeadingKeys'].map(patternOf),
    }));
    for (const role of Roles) grantsOfRole.set(role, [...(grantsOfRole.get(role) ?? []), ...grants]);
  }
  const roleOfArn = new Map(
    reader.all('AWS::IAM::Role').map((role) => {
      const { ref, attributes } = reader.identify(role);
      return [attributes.Arn, ref];
    }),
  );
  const grantsOfFunction = new Map(
    reader.all('AWS::Lambda::Function').map((resource) => {
      const role = roleOfArn.get(reader.read(resource, functionSchema).Role);
      return [reader.identify(resource).ref, grantsOfRole.get(role ?? '') ?? []];
    }),
  );
  const matches = (patterns: readonly RegExp[], text: string) => patterns.some((one) => one.test(text));
  return (accessKey, action, resource, named) =>
    (grantsOfFunction.get(accessKey) ?? []).some(
      ({ actions, resources, partitions }) =>
        matches(actions, action) &&
        matches(resources, resource) &&
        (!partitions || named?.every((one) => matches(partitions, one))),
    );
}

/** The access key that signed a request. */
export function accessKeyOf(authorization: string | undefined): string {
  return /Credential=([^/]+)\//.exec(authorization ?? '')?.[1] ?? '';
}
