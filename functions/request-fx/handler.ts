/** Every ten minutes: requests the banks whose rates are due, and logs which are overdue, for the alarms. */
import { Logger } from '@aws-lambda-powertools/logger';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import middy from '@middy/core';
import { RATE_SOURCE_ENTRIES } from '../../shared/catalogue/rate-sources.ts';
import { asOnDay, environment } from '../environment.ts';
import { logRuns, type RunResult } from '../log-runs.ts';
import { inTime } from '../storage/in-time.ts';
import { newSender } from '../storage/queue.ts';
import { newTable } from '../storage/table.ts';
import { type RequestDependencies, requestFx } from './service.ts';

const logger = new Logger({ serviceName: 'request-fx' });

/** Seconds before a request can be received: so the requests of one run are received together. */
const DELAY = 30;

export function newHandler(dependencies: RequestDependencies) {
  return middy()
    .use(logRuns(logger))
    .handler(async (): Promise<RunResult> => {
      const { summary, overdue, back } = await requestFx(dependencies);
      // A line for each source, so that each has an alarm of its own and one that is dead hides no other.
      for (const source of overdue) logger.info('overdue', { source, isOverdue: 1 });
      for (const source of back) logger.info('up to date', { source, isOverdue: 0 });
      return { summary, figures: { overdueSources: overdue.length } };
    });
}

function fromEnvironment(): RequestDependencies {
  const { TABLE_NAME, RATES_QUEUE_URL } = environment(['TABLE_NAME', 'RATES_QUEUE_URL']);
  const send = newSender(RATES_QUEUE_URL, DELAY);
  return {
    table: newTable(new DynamoDBClient(inTime('item')), TABLE_NAME),
    // As on another day no bank is asked: it would answer with what it says today.
    sources: asOnDay() === undefined ? RATE_SOURCE_ENTRIES : [],
    now: () => new Date(),
    request: (source) => send({ source }),
  };
}

export const handler = newHandler(fromEnvironment());
