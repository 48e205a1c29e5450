/**
 * Requests rates from the banks that the queue's messages name, and returns the messages that failed. Once a day, and at the
 * first start, it stores the bundled rates. Invoked by hand with `{ "import": { "source": "ecb", "file": "<base64>" } }` it
 * imports a history.
 */

import { Logger } from '@aws-lambda-powertools/logger';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { S3Client } from '@aws-sdk/client-s3';
import middy from '@middy/core';
import * as z from 'zod/mini';
import { environment } from '../environment.ts';
import { logRuns, type RunResult } from '../log-runs.ts';
import { RATE_SOURCES } from '../sources/fx/registry.ts';
import { newHttpClient } from '../sources/http-client.ts';
import { newEvidenceStore } from '../storage/evidence.ts';
import { inTime } from '../storage/in-time.ts';
import { newSender } from '../storage/queue.ts';
import { newTable } from '../storage/table.ts';
import { takeInBundled } from './bundled.ts';
import { importHistory, MAX_IMPORT_BYTES } from './history.ts';
import { type Collected, type CollectFxDependencies, collectFx } from './service.ts';

const logger = new Logger({ serviceName: 'collect-fx' });

const messages = z.object({ Records: z.array(z.object({ messageId: z.string(), body: z.string() })) });
const request = z.object({ source: z.string() });
const history = z.object({
  import: z.object({ source: z.string(), file: z.string().check(z.maxLength(2 * MAX_IMPORT_BYTES)) }),
});

export interface Result extends RunResult {
  /** The messages that the queue must deliver again. */
  readonly batchItemFailures: readonly { readonly itemIdentifier: string }[];
}

export function newHandler(dependencies: CollectFxDependencies) {
  return middy()
    .use(logRuns(logger))
    .handler(async (event: unknown): Promise<Result> => {
      const asked = z.safeParse(messages, event);
      if (asked.success) return collect(asked.data.Records, dependencies);
      const isImport = typeof event === 'object' && event !== null && 'import' in event;
      const summary = isImport
        ? await importHistory(z.parse(history, event).import, dependencies)
        : await takeInBundled(dependencies);
      return { summary, batchItemFailures: [] };
    });
}

/**
 * A source that is named twice in a batch is asked once. A message comes back only if another try may succeed: a bank that
 * answers in an unknown form, or blocks us, is not asked again for the same message. Our own faults come back too, and end
 * in the dead-letter queue if nobody fixes them.
 */
async function collect(
  records: z.infer<typeof messages>['Records'],
  dependencies: CollectFxDependencies,
): Promise<Result> {
  const wanted = records.map(({ messageId, body }) => ({ messageId, source: sourceIn(body) }));
  const collected = await collectFx([...new Set(wanted.map(({ source }) => source))], dependencies);
  const failed = collected.filter(({ failure }) => failure !== null);
  for (const { source, failure, error } of failed)
    logger.error(`rates of ${source}: ${failure}`, error instanceof Error ? error : String(error));
  const again = new Set(
    failed.flatMap(({ source, failure }) =>
      failure === 'SourceUnavailable' || failure === 'fault' ? [source] : [],
    ),
  );
  return {
    summary: summaryOf(collected),
    batchItemFailures: wanted
      .filter(({ source }) => again.has(source))
      .map(({ messageId }) => ({ itemIdentifier: messageId })),
  };
}

function summaryOf(collected: readonly Collected[]): string {
  const asked = collected.filter(({ wait }) => wait === null);
  const had = asked.filter(({ failure }) => failure === null);
  const fresh = had.reduce((sum, { kept }) => sum + kept, 0);
  const problems = collected.flatMap(({ source, wait, failure, error }) => {
    if (wait !== null) return [{ source, text: wait }];
    return failure === null ? [] : [{ source, text: error instanceof Error ? error.message : failure }];
  });
  return [
    `received ${had.length} of ${asked.length} banks' bulletins, ${fresh} new`,
    ...[...Map.groupBy(problems, ({ text }) => text)].map(
      ([text, of]) => `${of.map(({ source }) => source).join(', ')}: ${text}`,
    ),
  ].join('; ');
}

/** The source that a message names. For a message that cannot be read: a name that no source has. */
function sourceIn(body: string): string {
  try {
    return z.parse(request, JSON.parse(body)).source.slice(0, 40);
  } catch {
    return 'a message without a source';
  }
}

function fromEnvironment(): CollectFxDependencies {
  const { TABLE_NAME, EVIDENCE_BUCKET, EDITIONS_QUEUE_URL } = environment([
    'TABLE_NAME',
    'EVIDENCE_BUCKET',
    'EDITIONS_QUEUE_URL',
  ]);
  const send = newSender(EDITIONS_QUEUE_URL);
  return {
    table: newTable(new DynamoDBClient(inTime('item')), TABLE_NAME),
    evidence: newEvidenceStore(new S3Client(inTime('object')), EVIDENCE_BUCKET),
    client: newHttpClient({
      now: () => new Date(),
      random: Math.random,
      sleep: (ms) => new Promise((done) => setTimeout(done, ms)),
    }),
    sources: RATE_SOURCES,
    now: () => new Date(),
    announce: (source) => send({ source }),
  };
}

export const handler = newHandler(fromEnvironment());
