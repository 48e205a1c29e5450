/**
 * At once after a publication, by its message, and each minute, when languages may begin too: brings pages and data files up to date
 * with the manifest. On one machine also asked for a page that is not written yet, `{"page": "/ru/deu-kgz"}`, or a file beside it.
 */
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { Logger } from '@aws-lambda-powertools/logger';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { S3Client } from '@aws-sdk/client-s3';
import middy from '@middy/core';
import * as z from 'zod/mini';
import { filesBeside, renderPage } from '#site-build';
import { asOnDay, environment } from '../environment.ts';
import { fingerprint } from '../fingerprint.ts';
import { logRuns } from '../log-runs.ts';
import { inTime } from '../storage/in-time.ts';
import { newSiteBucket } from '../storage/site-bucket.ts';
import { newTable } from '../storage/table.ts';
import { builtSite } from './built-site.ts';
import { newPageRenderer } from './one-page.ts';
import { type PublishDependencies, publishPages } from './service.ts';

const pageAsked = z.object({ page: z.string() });
const messages = z.object({ Records: z.array(z.unknown()) });

const logger = new Logger({ serviceName: 'publish-pages' });

export function newHandler(dependencies: PublishDependencies) {
  const pageAt = newPageRenderer(dependencies);
  return middy()
    .use(logRuns(logger))
    .handler(async (event: unknown) => {
      const asked = z.safeParse(pageAsked, event);
      if (!asked.success) return publishPages(dependencies, !z.safeParse(messages, event).success);
      const page = await pageAt(asked.data.page);
      return { summary: page ? 'one page' : 'no such page', page };
    });
}

function fromEnvironment(): PublishDependencies {
  const { TABLE_NAME, SITE_BUCKET } = environment(['TABLE_NAME', 'SITE_BUCKET']);
  // Only a configured domain is known here: CloudFront's own name would make the template refer to itself.
  const origin = process.env.SITE_ORIGIN === undefined ? '' : environment(['SITE_ORIGIN']).SITE_ORIGIN;
  const contact =
    process.env.SITE_CONTACT === undefined ? undefined : environment(['SITE_CONTACT']).SITE_CONTACT;
  const day = asOnDay();
  return {
    table: newTable(new DynamoDBClient(inTime('item')), TABLE_NAME),
    asOnDay: day,
    bucket: newSiteBucket(new S3Client(inTime('object')), SITE_BUCKET),
    site: builtSite(
      renderPage,
      fileURLToPath(new URL('client/', import.meta.url)),
      origin,
      day,
      contact,
      filesBeside,
    ),
    // The bundle holds the site's server build, which names static files by hash: it covers everything but the settings.
    builtBy: `${fingerprint(import.meta.url)}${origin}${contact ?? ''}`,
    now: () => new Date(),
    pause: setTimeout,
  };
}

export const handler = newHandler(fromEnvironment());
