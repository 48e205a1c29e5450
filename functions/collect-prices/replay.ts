/** Reads the survey's stored workbooks again with today's code: what that code finds of a quarter in each of them. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sortPastRows, sortRows } from '../../shared/catalogue/known-rows.ts';
import { isPast } from '../../shared/model/age.ts';
import { periodOfDay } from '../../shared/model/period.ts';
import { corridorId } from '../../shared/model/vocabulary.ts';
import { CATALOGUE } from '../sources/prices/rpw-catalogue.ts';
import { type ReadQuarter, readRpwWorkbook } from '../sources/prices/rpw-workbook/read.ts';
import type { AnswerRecord, EvidenceArchive } from '../storage/evidence.ts';
import { roundEditionId } from './edition-id.ts';

export interface ReplayedRound {
  /** The first record of these bytes. */
  readonly answer: AnswerRecord;
  /** Null: the workbook has no such quarter. */
  readonly reading: RereadQuarter | null | { readonly failure: string };
}

export interface RereadQuarter extends Pick<ReadQuarter, 'leftOut' | 'notRecorded' | 'services'> {
  readonly edition: string;
  readonly prices: number;
  readonly corridors: number;
  readonly heldBack: number;
}

/** @param fetchFile writes stored bytes to a file */
export async function replayRound(
  archive: Pick<EvidenceArchive, 'answersOf'>,
  fetchFile: (sha256: string, path: string) => Promise<void>,
  period: string,
): Promise<ReplayedRound[]> {
  const answers = new Map<string, AnswerRecord>();
  for (const answer of await archive.answersOf('rpw', ''))
    if (answer.url !== CATALOGUE.url && answer.status === undefined && !answers.has(answer.sha256))
      answers.set(answer.sha256, answer);
  const found: ReplayedRound[] = [];
  // One after the other: each is a large file.
  for (const answer of answers.values())
    found.push({ answer, reading: await reread(answer, fetchFile, period) });
  return found;
}

async function reread(
  { sha256, askedAt }: AnswerRecord,
  fetchFile: (sha256: string, path: string) => Promise<void>,
  period: string,
): Promise<ReplayedRound['reading']> {
  const folder = await mkdtemp(join(tmpdir(), 'karvon-replay-'));
  try {
    const path = join(folder, 'workbook.xlsx');
    await fetchFile(sha256, path);
    const quarters = await readRpwWorkbook(path, periodOfDay(askedAt.slice(0, 10)));
    const quarter = quarters.find((one) => one.period === period);
    if (!quarter) return null;
    const all = quarter.rows();
    const newest = quarters.at(-1)?.period ?? period;
    const { taken } = (isPast(period, newest) ? sortPastRows : sortRows)(all, quarter.firstDay);
    return {
      edition: roundEditionId('rpw', period, taken),
      services: quarter.services,
      prices: taken.length,
      corridors: new Set(taken.map(({ sender, receiver }) => corridorId(sender, receiver))).size,
      heldBack: all.length - taken.length,
      leftOut: quarter.leftOut,
      notRecorded: quarter.notRecorded,
    };
  } catch (error) {
    return { failure: error instanceof Error ? `${error.name}: ${error.message}` : String(error) };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
