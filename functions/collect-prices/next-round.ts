/**
 * Gets the survey's next round by itself: asks the publisher's catalogue for the newest workbook; if it is another than the one taken in
 * last, fetches it into a file, keeps it as evidence, and takes in what is new. The state of the source is recorded in every case.
 */
import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PriceSourceState } from '../../shared/contracts/price-source.ts';
import { periodOfDay } from '../../shared/model/period.ts';
import { keepRefused } from '../keep-refused.ts';
import { failureAfter, kindOf } from '../sources/after-failure.ts';
import type { FileClient, HttpClient } from '../sources/http-client.ts';
import type { Ask } from '../sources/http-types.ts';
import {
  CATALOGUE,
  type ListedWorkbook,
  MAX_WORKBOOK_BYTES,
  newestWorkbook,
} from '../sources/prices/rpw-catalogue.ts';
import { readRpwWorkbook } from '../sources/prices/rpw-workbook/read.ts';
import { checkShape } from '../sources/shape.ts';
import { changePriceSource, readPriceSource } from '../storage/price-sources.ts';
import { pauseOf } from './due.ts';
import { newestHeld, takeInRounds } from './rounds.ts';
import { type WorkbookDependencies, XLSX } from './workbook.ts';

export interface NextRoundDependencies extends WorkbookDependencies {
  readonly client: HttpClient;
  readonly files: WorkbookDependencies['files'];
  /** Has time for a large file. */
  readonly fileClient: FileClient;
  /** Where the catalogue is, and what it lists; a test's own. */
  readonly catalogue?: { readonly ask: Ask; readonly newest: (bytes: Uint8Array) => ListedWorkbook };
}

const SOURCE = 'rpw';
/** A refused workbook is fetched again once a week: a release of ours may read it. */
const REFUSED_MS = 7 * 24 * 3_600_000;
/** As much of a file as tells what it is. */
const HEAD_BYTES = 65_536;

/** Whether the source is to be asked now. */
export async function isRoundDue({
  table,
  now,
}: Pick<NextRoundDependencies, 'table' | 'now'>): Promise<boolean> {
  return pauseOf(await readPriceSource(table, SOURCE), await newestHeld(table), now().toISOString()) === null;
}

/** Whether the last request failed, as its state says. */
export const hasRoundFailed = async ({ table }: Pick<NextRoundDependencies, 'table'>): Promise<boolean> =>
  (await readPriceSource(table, SOURCE)).failure !== null;

/**
 * @returns one line: what was taken in, why nothing was asked, or how the source failed
 * @throws our own faults alone, once they are recorded
 */
export async function takeInNextRound(dependencies: NextRoundDependencies): Promise<{
  readonly summary: string;
  readonly failed: boolean;
}> {
  const { table, now, evidence } = dependencies;
  const askedAt = now().toISOString();
  const state = await readPriceSource(table, SOURCE);
  const wait = pauseOf(state, await newestHeld(table), askedAt);
  // What failed last fails still: a message that comes twice ends no alarm.
  if (wait !== null) return { summary: `${SOURCE} was not asked: ${wait}`, failed: state.failure !== null };
  let taken: Taken;
  let fetched: ListedWorkbook | undefined;
  try {
    const found = await askCatalogue(dependencies);
    if (isStillRefused(state, found, askedAt)) {
      await changePriceSource(table, SOURCE, (before) => ({ ...before, lastAsked: askedAt }));
      return { summary: `${SOURCE}: the workbook that was refused is still the newest`, failed: true };
    }
    const onFetched = () => {
      fetched = found;
    };
    taken = await takeIn(state, found, onFetched, askedAt, dependencies);
  } catch (error) {
    try {
      await keepRefused(SOURCE, error, evidence);
    } finally {
      // Also if its answer could not be stored: a source that blocks us must not be asked again.
      await changePriceSource(table, SOURCE, (before) => ({
        ...before,
        lastAsked: askedAt,
        ...(fetched && kindOf(error) === 'SourceChanged' && { refused: { ...fetched, at: askedAt } }),
        ...failureAfter(before.failure, askedAt, error),
      }));
    }
    if (kindOf(error) === 'fault') throw error;
    return { summary: `${SOURCE}: ${error instanceof Error ? error.message : 'failed'}`, failed: true };
  }
  await changePriceSource(table, SOURCE, (before) => ({
    ...before,
    lastAsked: askedAt,
    lastSuccess: askedAt,
    lastChange: taken.accepted > 0 ? askedAt : before.lastChange,
    taken: taken.taken,
    refused: null,
    failure: null,
    notBefore: null,
  }));
  return { summary: `${SOURCE}: ${taken.what}`, failed: false };
}

interface Taken {
  readonly taken: PriceSourceState['taken'];
  readonly accepted: number;
  readonly what: string;
}

const isStillRefused = (
  { failure, refused }: PriceSourceState,
  { url, modifiedOn }: ListedWorkbook,
  askedAt: string,
): boolean =>
  failure !== null &&
  refused?.url === url &&
  refused.modifiedOn === modifiedOn &&
  Date.parse(askedAt) - Date.parse(refused.at) < REFUSED_MS;

/** The newest workbook. @throws SourceUnavailable, SourceBlocked or SourceChanged */
async function askCatalogue(dependencies: NextRoundDependencies): Promise<ListedWorkbook> {
  const { client, evidence } = dependencies;
  const { ask, newest } = dependencies.catalogue ?? { ask: CATALOGUE, newest: newestWorkbook };
  const answer = await client.ask(ask);
  const contentType = answer.headers['content-type'] ?? 'application/octet-stream';
  const kept = await evidence.keep(answer.bytes, { from: SOURCE, contentType });
  const { url: askedUrl, headers } = answer;
  await evidence.record({
    source: SOURCE,
    sha256: kept.sha256,
    askedAt: answer.askedAt,
    url: askedUrl,
    headers,
  });
  checkShape(answer.bytes, contentType, 'json');
  return newest(answer.bytes);
}

/**
 * @param onFetched is called once a whole file is there that has a workbook's form
 * @throws SourceUnavailable, SourceBlocked or SourceChanged; then nothing is taken
 */
async function takeIn(
  state: PriceSourceState,
  { url, modifiedOn }: ListedWorkbook,
  onFetched: () => void,
  askedAt: string,
  dependencies: NextRoundDependencies,
): Promise<Taken> {
  const { fileClient, evidence, files } = dependencies;
  const { taken } = state;
  if (taken && taken.url === url && taken.modifiedOn === modifiedOn)
    return { taken, accepted: 0, what: 'no newer workbook' };

  const folder = await mkdtemp(join(tmpdir(), 'karvon-round-'));
  try {
    const path = join(folder, 'workbook.xlsx');
    const download = await fileClient.download({ url, maxBytes: MAX_WORKBOOK_BYTES }, path);
    const type = download.headers['content-type'];
    const { sha256 } = await files.keepFile(path, { from: SOURCE, contentType: type ?? XLSX });
    await evidence.record({
      source: SOURCE,
      sha256,
      askedAt: download.askedAt,
      url,
      headers: download.headers,
    });
    if (sha256 === taken?.sha256)
      return { taken: { url, modifiedOn, sha256 }, accepted: 0, what: 'the same workbook again' };
    checkShape(await headOf(path), type, 'xlsx');
    onFetched();
    const quarters = await readRpwWorkbook(path, periodOfDay(askedAt.slice(0, 10)));
    const { quarters: all, accepted } = await takeInRounds(
      quarters,
      async () => sha256,
      'fetched',
      dependencies,
    );
    const what = `${all} quarters in its workbook, ${accepted} of them new or changed`;
    return { taken: { url, modifiedOn, sha256 }, accepted, what };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function headOf(path: string): Promise<Buffer> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}
