/** Some minutes after a publication, by its message, and each hour: makes releases of what is new or was corrected. */
import { Logger } from '@aws-lambda-powertools/logger';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { S3Client } from '@aws-sdk/client-s3';
import middy from '@middy/core';
import { asOnDay, environment } from '../environment.ts';
import { fingerprint } from '../fingerprint.ts';
import { logRuns } from '../log-runs.ts';
import { inTime } from '../storage/in-time.ts';
import { newSiteBucket } from '../storage/site-bucket.ts';
import { newSiteFiles } from '../storage/site-files.ts';
import { newTable } from '../storage/table.ts';
import { type DatasetsDependencies, publishDatasets } from './service.ts';

const logger = new Logger({ serviceName: 'publish-datasets' });

export const newHandler = (dependencies: DatasetsDependencies) =>
  middy()
    .use(logRuns(logger))
    .handler(() => publishDatasets(dependencies));

function fromEnvironment(): DatasetsDependencies {
  const { TABLE_NAME, SITE_BUCKET } = environment(['TABLE_NAME', 'SITE_BUCKET']);
  const origin = process.env.SITE_ORIGIN === undefined ? '' : environment(['SITE_ORIGIN']).SITE_ORIGIN;
  const contact =
    process.env.SITE_CONTACT === undefined ? undefined : environment(['SITE_CONTACT']).SITE_CONTACT;
  return {
    table: newTable(new DynamoDBClient(inTime('item')), TABLE_NAME),
    bucket: newSiteBucket(new S3Client(inTime('object')), SITE_BUCKET),
    files: newSiteFiles(new S3Client(inTime('file')), SITE_BUCKET),
    publisher: { origin, contact: contact ?? null },
    builtBy: `${fingerprint(import.meta.url)}${origin}${contact ?? ''}`,
    now: () => new Date(),
    asOnDay: asOnDay(),
  };
}

export const handler = newHandler(fromEnvironment());
