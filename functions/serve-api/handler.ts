/** Answers /v1/...: each answer uses one manifest and what that names. */

import { Logger } from '@aws-lambda-powertools/logger';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import middy from '@middy/core';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { asOnDay, environment } from '../environment.ts';
import { answerProblems, toResponse } from '../http/read-api.ts';
import { inTime } from '../storage/in-time.ts';
import { newMemory } from '../storage/opened.ts';
import { newPublications } from '../storage/publication.ts';
import { newTable, type Table } from '../storage/table.ts';
import type { ApiDependencies } from './publication-in-force.ts';
import { answerOfPrices } from './routes.ts';

const logger = new Logger({ serviceName: 'serve-api' });

export interface HandlerDependencies extends Pick<ApiDependencies, 'today'> {
  readonly table: Table;
  /** As on which day the app runs; undefined: today. */
  readonly asOnDay?: string | undefined;
}

/** Rounds that an instance keeps row by row. */
const MOST_ROUNDS = 3;

export function newHandler({ table, today, asOnDay: day }: HandlerDependencies) {
  const dependencies: ApiDependencies = {
    publications: newPublications(table),
    rounds: newMemory(MOST_ROUNDS),
    today,
    lacks: (what, why) => logger.error(what, why instanceof Error ? why : String(why)),
  };
  return middy()
    .use(answerProblems(logger, day))
    .handler(async (event: APIGatewayProxyEventV2) => {
      table.takeReadUnits();
      const given = await answerOfPrices(event, dependencies);
      // The read units of this answer, for whoever pays for them; a test allows 2 units for a comparison.
      const units = String(table.takeReadUnits());
      const headers = { ...given.headers, 'karvon-read-units': units };
      return toResponse(event, { ...given, headers }, day);
    });
}

function fromEnvironment(): HandlerDependencies {
  const { TABLE_NAME } = environment(['TABLE_NAME']);
  return {
    table: newTable(new DynamoDBClient(inTime('item')), TABLE_NAME),
    asOnDay: asOnDay(),
    today: () => new Date().toISOString().slice(0, 10),
  };
}

export const handler = newHandler(fromEnvironment());
