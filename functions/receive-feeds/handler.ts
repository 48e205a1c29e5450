/** Answers /v1/in/...: what providers send, each request signed (functions/http/signature.ts). */
import { Logger } from '@aws-lambda-powertools/logger';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { S3Client } from '@aws-sdk/client-s3';
import middy from '@middy/core';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { asOnDay, environment } from '../environment.ts';
import { answerProblems, toResponse } from '../http/read-api.ts';
import { newEvidenceStore } from '../storage/evidence.ts';
import { inTime } from '../storage/in-time.ts';
import { newPublications } from '../storage/publication.ts';
import { newSender } from '../storage/queue.ts';
import { newTable } from '../storage/table.ts';
import { newCheck } from './check.ts';
import type { FeedDependencies } from './dependencies.ts';
import { newFeedRoutes } from './routes.ts';

const logger = new Logger({ serviceName: 'receive-feeds' });

export interface HandlerDependencies extends FeedDependencies {
  /** As on which day the app runs; undefined: today. */
  readonly asOnDay?: string | undefined;
}

export function newHandler({ asOnDay: day, ...dependencies }: HandlerDependencies) {
  const answer = newFeedRoutes({
    ...dependencies,
    // What was committed counts, and the next minute's run finds it.
    announce: (provider) =>
      dependencies
        .announce(provider)
        .catch((error: unknown) => logger.warn('not announced', { error: String(error) })),
  });
  return middy()
    .use(answerProblems(logger, day))
    .handler(async (event: APIGatewayProxyEventV2) => toResponse(event, await answer(event), day));
}

function fromEnvironment(): HandlerDependencies {
  const { TABLE_NAME, EVIDENCE_BUCKET, EDITIONS_QUEUE_URL, FEED_AUTHORITY } = environment([
    'TABLE_NAME',
    'EVIDENCE_BUCKET',
    'EDITIONS_QUEUE_URL',
    'FEED_AUTHORITY',
  ]);
  const table = newTable(new DynamoDBClient(inTime('item')), TABLE_NAME);
  const send = newSender(EDITIONS_QUEUE_URL);
  return {
    table,
    evidence: newEvidenceStore(new S3Client(inTime('object')), EVIDENCE_BUCKET),
    authority: FEED_AUTHORITY,
    check: newCheck(newPublications(table)),
    announce: (provider) => send({ provider }),
    now: () => new Date(),
    asOnDay: asOnDay(),
  };
}

export const handler = newHandler(fromEnvironment());
