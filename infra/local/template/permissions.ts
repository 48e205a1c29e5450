/**
 * The actions that each function's role allows. Resources and conditions are not checked here: the functions share one table,
 * and the template's own tests check buckets and queues.
 */
import * as z from 'zod';
import type { Reader } from './reader.ts';

/** Whether a function, named by its access key, may do an action: `s3:PutObject`. */
export type May = (accessKey: string, action: string) => boolean;

const functionSchema = z.object({ Role: z.string() });
const policySchema = z.object({
  PolicyDocument: z.object({
    Statement: z.array(z.object({ Effect: z.string(), Action: z.union([z.string(), z.array(z.string())]) })),
  }),
  Roles: z.array(z.string()).default([]),
});

/** The access key of the target's own requests, which no role limits. */
export const OWN_ACCESS_KEY = 'local';

export function permissions(reader: Reader): May {
  const actionsOfRole = new Map<string, string[]>();
  for (const resource of reader.all('AWS::IAM::Policy')) {
    const { PolicyDocument, Roles } = reader.read(resource, policySchema);
    const actions = PolicyDocument.Statement.filter(({ Effect }) => Effect === 'Allow').flatMap(
      ({ Action }) => Action,
    );
    for (const role of Roles) actionsOfRole.set(role, [...(actionsOfRole.get(role) ?? []), ...actions]);
  }
  const roleOfArn = new Map(
    reader.all('AWS::IAM::Role').map((role) => {
      const { ref, attributes } = reader.identify(role);
      return [attributes.Arn, ref];
    }),
  );
  const actionsOfFunction = new Map(
    reader.all('AWS::Lambda::Function').map((resource) => {
      const role = roleOfArn.get(reader.read(resource, functionSchema).Role);
      return [reader.identify(resource).ref, actionsOfRole.get(role ?? '') ?? []];
    }),
  );
  return (accessKey, action) =>
    accessKey === OWN_ACCESS_KEY ||
    (actionsOfFunction.get(accessKey) ?? []).some((allowed) =>
      allowed.endsWith('*') ? action.startsWith(allowed.slice(0, -1)) : action === allowed,
    );
}

/** The access key that signed a request. */
export function accessKeyOf(authorization: string | undefined): string {
  return /Credential=([^/]+)\//.exec(authorization ?? '')?.[1] ?? '';
}
