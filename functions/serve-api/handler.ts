/** Answers /v1/...: each answer uses one manifest and what that names. */
import { Logger } from '@aws-lambda-powertools/logger';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import middy from '@middy/core';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { environment } from '../environment.ts';
import { answerProblems, toResponse } from '../http/read-api.ts';
import { newTable } from '../storage/table.ts';
import type { ApiDependencies } from './publication-in-force.ts';
import { answerOfPrices } from './routes.ts';

const logger = new Logger({ serviceName: 'serve-api' });

export function newHandler(dependencies: ApiDependencies) {
  return middy()
    .use(answerProblems(logger))
    .handler(async (event: APIGatewayProxyEventV2) => {
      dependencies.table.takeReadUnits();
      const given = await answerOfPrices(event, dependencies);
      // The read units of this answer, for whoever pays for them; a test allows 2 units for a comparison.
      const units = String(dependencies.table.takeReadUnits());
      const headers = { ...given.headers, 'karvon-read-units': units };
      return toResponse(event, { ...given, headers });
    });
}

function fromEnvironment(): ApiDependencies {
  const { TABLE_NAME } = environment(['TABLE_NAME']);
  return {
    table: newTable(new DynamoDBClient({}), TABLE_NAME),
    today: () => new Date().toISOString().slice(0, 10),
  };
}

export const handler = newHandler(fromEnvironment());
