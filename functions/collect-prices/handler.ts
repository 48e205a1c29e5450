/**
 * Once a day: collects the prices of every source that is bundled, and if the survey's next round is due, sends itself a message for
 * later, since nobody should wait for another's server at a start. With that message it asks for the round. Invoked by hand with
 * `{ "withdraw": "<edition id>", "reason": "...", "askedBy": "operator" }` it withdraws an edition, with `accept` in place of `withdraw` it
 * accepts the edition again (correct.ts).
 */
import { Logger } from '@aws-lambda-powertools/logger';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { S3Client } from '@aws-sdk/client-s3';
import middy from '@middy/core';
import * as z from 'zod/mini';
import { correctionRequestSchema } from '../../shared/contracts/correction.ts';
import { asOnDay, environment } from '../environment.ts';
import { logRuns, type RunResult } from '../log-runs.ts';
import { newHttpClient } from '../sources/http-client.ts';
import { PRICE_SOURCES } from '../sources/prices/registry.ts';
import { newEvidenceStore } from '../storage/evidence.ts';
import { newEvidenceFiles } from '../storage/evidence-files.ts';
import { inTime } from '../storage/in-time.ts';
import { newSender } from '../storage/queue.ts';
import { newTable } from '../storage/table.ts';
import { correctEdition } from './correct.ts';
import { hasRoundFailed, isRoundDue, type NextRoundDependencies, takeInNextRound } from './next-round.ts';
import { type CollectPricesDependencies, collectPrices } from './service.ts';

const logger = new Logger({ serviceName: 'collect-prices' });

const editionId = z.string().check(z.minLength(1));
const withdrawal = z.extend(correctionRequestSchema, { withdraw: editionId });
const acceptance = z.extend(correctionRequestSchema, { accept: editionId });
const messages = z.object({ Records: z.array(z.object({ body: z.string() })) });

/** Seconds before the survey is asked. */
const DELAY = 45;
/** The workbook has 51 MB. Two tries leave time to read it. */
const FILE_TIMEOUT_MS = 180_000;

export interface HandlerDependencies extends CollectPricesDependencies, NextRoundDependencies {
  /** Has the survey asked later. */
  readonly askLater: () => Promise<void>;
  /** Whether sources may be asked: not where the app is as on another day. */
  readonly mayAsk: boolean;
}

export function newHandler(dependencies: HandlerDependencies) {
  return middy()
    .use(logRuns(logger))
    .handler(async (event: unknown): Promise<RunResult> => {
      if (z.safeParse(messages, event).success) {
        const { summary, failed } = await takeInNextRound(dependencies);
        return { summary, figures: { failedPriceSources: Number(failed) } };
      }
      // With one of these words it is a correction, and says why: what is wrong with it is refused, not taken for a daily run.
      if (isWith(event, 'withdraw')) {
        const { withdraw, ...request } = z.parse(withdrawal, event);
        return correctEdition(withdraw, 'withdrawn', request, dependencies);
      }
      if (isWith(event, 'accept')) {
        const { accept, ...request } = z.parse(acceptance, event);
        return correctEdition(accept, 'accepted', request, dependencies);
      }
      const { summary } = await collectPrices(dependencies);
      // Counted each day, so that the alarm stays while the failure lasts and no longer.
      const figures = { failedPriceSources: Number(await hasRoundFailed(dependencies)) };
      if (!dependencies.mayAsk || !(await isRoundDue(dependencies))) return { summary, figures };
      await dependencies.askLater();
      return { summary: `${summary}; the survey is asked for its next round`, figures };
    });
}

const isWith = (event: unknown, word: string): boolean =>
  typeof event === 'object' && event !== null && word in event;

function fromEnvironment(): HandlerDependencies {
  const { TABLE_NAME, EVIDENCE_BUCKET, EDITIONS_QUEUE_URL, ROUNDS_QUEUE_URL } = environment([
    'TABLE_NAME',
    'EVIDENCE_BUCKET',
    'EDITIONS_QUEUE_URL',
    'ROUNDS_QUEUE_URL',
  ]);
  const send = newSender(EDITIONS_QUEUE_URL);
  const sendLater = newSender(ROUNDS_QUEUE_URL, DELAY);
  const now = () => new Date();
  const sleep = (ms: number) => new Promise<void>((done) => setTimeout(done, ms));
  const asking = { now, random: Math.random, sleep };
  const s3 = new S3Client(inTime('object'));
  return {
    table: newTable(new DynamoDBClient(inTime('item')), TABLE_NAME),
    evidence: newEvidenceStore(s3, EVIDENCE_BUCKET),
    files: newEvidenceFiles(new S3Client(inTime('file')), EVIDENCE_BUCKET),
    client: newHttpClient(asking),
    fileClient: newHttpClient({ ...asking, timeoutMs: FILE_TIMEOUT_MS, attempts: 2 }),
    sources: PRICE_SOURCES,
    announce: (edition) => send({ edition }),
    askLater: () => sendLater({ ask: 'rpw' }),
    mayAsk: asOnDay() === undefined,
    now,
    progress: (line) => logger.info(line),
  };
}

export const handler = newHandler(fromEnvironment());
