/** The table of the app that runs on this machine, for whoever may read its data folder. */
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { AdminAccess } from '../local/admin-access.ts';

export function clientOf({ endpoint, region, accessKey }: AdminAccess): DynamoDBClient {
  const credentials = { accessKeyId: accessKey, secretAccessKey: accessKey };
  return new DynamoDBClient({ endpoint, region, credentials });
}
