/**
 * Once a day: collects the prices of every source. Invoked by hand with `{ "withdraw": "<edition id>" }` it withdraws an
 * edition, with `{ "accept": "<edition id>" }` it accepts the edition again.
 */
import { Logger } from '@aws-lambda-powertools/logger';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { S3Client } from '@aws-sdk/client-s3';
import middy from '@middy/core';
import * as z from 'zod/mini';
import { environment } from '../environment.ts';
import { logRuns, type RunResult } from '../log-runs.ts';
import { PRICE_SOURCES } from '../sources/prices/registry.ts';
import { newEvidenceStore } from '../storage/evidence.ts';
import { inTime } from '../storage/in-time.ts';
import { newSender } from '../storage/queue.ts';
import { newTable } from '../storage/table.ts';
import { type CollectPricesDependencies, collectPrices, setState } from './service.ts';

const logger = new Logger({ serviceName: 'collect-prices' });

const editionId = z.optional(z.string().check(z.minLength(1)));
const eventSchema = z.object({ withdraw: editionId, accept: editionId });

export function newHandler(dependencies: CollectPricesDependencies) {
  return middy()
    .use(logRuns(logger))
    .handler(async (event: unknown): Promise<RunResult> => {
      const { withdraw, accept } = z.parse(eventSchema, event ?? {});
      if (withdraw !== undefined) return setState(withdraw, 'withdrawn', dependencies);
      if (accept !== undefined) return setState(accept, 'accepted', dependencies);
      return collectPrices(dependencies);
    });
}

function fromEnvironment(): CollectPricesDependencies {
  const { TABLE_NAME, EVIDENCE_BUCKET, EDITIONS_QUEUE_URL } = environment([
    'TABLE_NAME',
    'EVIDENCE_BUCKET',
    'EDITIONS_QUEUE_URL',
  ]);
  const send = newSender(EDITIONS_QUEUE_URL);
  return {
    table: newTable(new DynamoDBClient(inTime('item')), TABLE_NAME),
    evidence: newEvidenceStore(new S3Client(inTime('object')), EVIDENCE_BUCKET),
    sources: PRICE_SOURCES,
    announce: (edition) => send({ edition }),
    now: () => new Date(),
  };
}

export const handler = newHandler(fromEnvironment());
