/**
 * Each minute, and at once when an edition changes: publishes editions that are accepted and not yet published, and the figures of
 * earlier rounds.
 */
import { randomUUID } from 'node:crypto';
import { Logger } from '@aws-lambda-powertools/logger';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import middy from '@middy/core';
import { publicationId } from '../../shared/model/publication.ts';
import { environment } from '../environment.ts';
import { fingerprint } from '../fingerprint.ts';
import { logRuns, type RunResult } from '../log-runs.ts';
import { inTime } from '../storage/in-time.ts';
import { newSender } from '../storage/queue.ts';
import { newTable, WriteConflict } from '../storage/table.ts';
import { publishEarlierRounds } from './earlier.ts';
import { type ComputeDependencies, computeCorridors } from './service.ts';

const logger = new Logger({ serviceName: 'compute-corridors' });

const HOUR_MS = 3_600_000;
/** Until a publication is old enough for a release (publish-datasets/service.ts), and its pages are there. */
const RELEASES_WAIT_SECONDS = 150;

export function newHandler(dependencies: ComputeDependencies) {
  return (
    middy()
      .use(logRuns(logger))
      // The message's content does not matter: the table says what is to be published.
      .handler(async (): Promise<RunResult> => {
        const { summary: ofPrices, publishedAt, earlier } = await computeCorridors(dependencies);
        let failedEarlierRounds: number | undefined = 0;
        // After what families see; what fails here says nothing of prices, and is logged and counted as what it is.
        const ofEarlier = await publishEarlierRounds(dependencies, earlier).catch((error: unknown) => {
          // Two runs at once, as while many rounds are imported: what this one did not publish, the other did or the next one does.
          // Whether rounds fail this one cannot say, and the alarm stays as it was.
          if (error instanceof WriteConflict) {
            failedEarlierRounds = undefined;
            return 'another run publishes earlier rounds';
          }
          const failures: unknown[] = error instanceof AggregateError ? error.errors : [error];
          for (const one of failures)
            logger.error('an earlier round failed', one instanceof Error ? one : String(one));
          failedEarlierRounds = failures.length;
          return null;
        });
        const summary = [ofPrices, ofEarlier].filter((part) => part !== null).join('; ');
        if (publishedAt === null) return { summary };
        const publishedHoursAgo = (dependencies.now().getTime() - Date.parse(publishedAt)) / HOUR_MS;
        // Said also where none failed: so the alarm ends once all is seen to be well.
        return {
          summary,
          figures: {
            publishedHoursAgo,
            ...(failedEarlierRounds !== undefined && { failedEarlierRounds }),
          },
        };
      })
  );
}

function fromEnvironment(): ComputeDependencies {
  const { TABLE_NAME, PUBLICATIONS_QUEUE_URL, RELEASES_QUEUE_URL } = environment([
    'TABLE_NAME',
    'PUBLICATIONS_QUEUE_URL',
    'RELEASES_QUEUE_URL',
  ]);
  const senders = [newSender(PUBLICATIONS_QUEUE_URL), newSender(RELEASES_QUEUE_URL, RELEASES_WAIT_SECONDS)];
  return {
    table: newTable(new DynamoDBClient(inTime('item')), TABLE_NAME),
    now: () => new Date(),
    newPublicationId: () => publicationId(new Date().toISOString(), randomUUID().slice(0, 8)),
    computedBy: fingerprint(import.meta.url),
    announce: async (version) => {
      await Promise.all(senders.map((send) => send({ version })));
    },
  };
}

export const handler = newHandler(fromEnvironment());
