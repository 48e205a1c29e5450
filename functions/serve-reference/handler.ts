/** Answers /v1/rates, /v1/sources and the API's own description. */

import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Logger } from '@aws-lambda-powertools/logger';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import middy from '@middy/core';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { getOpenApiOperation } from '../../shared/contracts/rate-operations.ts';
import { asOnDay, environment } from '../environment.ts';
import { answerProblems, toResponse } from '../http/read-api.ts';
import { inTime } from '../storage/in-time.ts';
import { newPublishedRates } from '../storage/published-rates.ts';
import { newTable } from '../storage/table.ts';
import type { ReferenceDependencies } from './dependencies.ts';
import { newMonths } from './months.ts';
import { answerOfReference } from './routes.ts';
import { newShares } from './shares.ts';

const logger = new Logger({ serviceName: 'serve-reference' });

const OPEN_API_PATH = getOpenApiOperation.path;

interface HandlerDependencies extends Omit<ReferenceDependencies, 'publications' | 'months' | 'mayAsk'> {
  /** As on which day the app runs; undefined: today. */
  readonly asOnDay?: string | undefined;
}

export function newHandler({ asOnDay: day, ...given }: HandlerDependencies) {
  const dependencies = {
    ...given,
    publications: newPublishedRates(given.table),
    months: newMonths(),
    mayAsk: newShares(randomBytes(32)),
  };
  return middy()
    .use(answerProblems(logger, day))
    .handler(async (event: APIGatewayProxyEventV2) => {
      const answer = await answerOfReference(event, dependencies);
      // The description is of the API, and of no day.
      return toResponse(event, answer, event.rawPath === OPEN_API_PATH ? undefined : day);
    });
}

/** Stored beside the code (infra/build/bundle.ts) and read only on request: requests for rates do not load it. */
const openApi: ReferenceDependencies['openApi'] = () =>
  JSON.parse(readFileSync(new URL('openapi.json', import.meta.url), 'utf8'));

function fromEnvironment(): HandlerDependencies {
  const { TABLE_NAME } = environment(['TABLE_NAME']);
  const table = newTable(new DynamoDBClient(inTime('item')), TABLE_NAME);
  return { table, asOnDay: asOnDay(), now: () => new Date(), openApi };
}

export const handler = newHandler(fromEnvironment());
