/** Answers /v1/private/...: what is for whoever holds a token. No header of a request gets into a log (http/read-api.ts). */
import { Logger } from '@aws-lambda-powertools/logger';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { S3Client } from '@aws-sdk/client-s3';
import middy from '@middy/core';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { asOnDay, environment } from '../environment.ts';
import { answerProblems, toResponse } from '../http/read-api.ts';
import { newEvidenceArchive } from '../storage/evidence.ts';
import { newEvidenceParts } from '../storage/evidence-parts.ts';
import { inTime } from '../storage/in-time.ts';
import { newTable } from '../storage/table.ts';
import type { PrivateDependencies } from './dependencies.ts';
import { newPrivateRoutes } from './routes.ts';

const logger = new Logger({ serviceName: 'serve-private' });

export interface HandlerDependencies extends PrivateDependencies {
  /** As on which day the app runs; undefined: today. */
  readonly asOnDay?: string | undefined;
}

export function newHandler({ asOnDay: day, ...dependencies }: HandlerDependencies) {
  const answer = newPrivateRoutes(dependencies);
  return middy()
    .use(answerProblems(logger, day))
    .handler(async (event: APIGatewayProxyEventV2) => toResponse(event, await answer(event), day));
}

function fromEnvironment(): HandlerDependencies {
  const { TABLE_NAME, EVIDENCE_BUCKET } = environment(['TABLE_NAME', 'EVIDENCE_BUCKET']);
  const s3 = new S3Client(inTime('object'));
  return {
    table: newTable(new DynamoDBClient(inTime('item')), TABLE_NAME),
    evidence: {
      ...newEvidenceParts(s3, EVIDENCE_BUCKET),
      answersOf: newEvidenceArchive(s3, EVIDENCE_BUCKET).answersOf,
    },
    now: () => new Date(),
    asOnDay: asOnDay(),
  };
}

export const handler = newHandler(fromEnvironment());
