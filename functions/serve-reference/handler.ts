/** Answers /v1/rates, /v1/sources and the API's own description. */
import { readFileSync } from 'node:fs';
import { Logger } from '@aws-lambda-powertools/logger';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import middy from '@middy/core';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { environment } from '../environment.ts';
import { answerProblems, toResponse } from '../http/read-api.ts';
import { newTable } from '../storage/table.ts';
import type { ReferenceDependencies } from './dependencies.ts';
import { answerOfReference } from './routes.ts';

const logger = new Logger({ serviceName: 'serve-reference' });

/** Expensive to compute and the same for everybody: shared caches keep an answer for a minute. */
const CACHE = 'public, max-age=0, s-maxage=60, must-revalidate';

export function newHandler(dependencies: ReferenceDependencies) {
  return middy()
    .use(answerProblems(logger))
    .handler(async (event: APIGatewayProxyEventV2) => {
      const given = await answerOfReference(event, dependencies);
      return toResponse(event, { ...given, headers: { 'cache-control': CACHE, ...given.headers } });
    });
}

/** Stored beside the code (infra/build/bundle.ts) and read only on request: requests for rates do not load it. */
const openApi: ReferenceDependencies['openApi'] = () =>
  JSON.parse(readFileSync(new URL('openapi.json', import.meta.url), 'utf8'));

function fromEnvironment(): ReferenceDependencies {
  const { TABLE_NAME } = environment(['TABLE_NAME']);
  return { table: newTable(new DynamoDBClient({}), TABLE_NAME), now: () => new Date(), openApi };
}

export const handler = newHandler(fromEnvironment());
