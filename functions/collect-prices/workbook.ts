/**
 * Takes in a workbook that is a file on this machine. It is read to its end first: of a file that is wrong nothing is stored. It is kept
 * as evidence before the first quarter that is new.
 */
import { periodOfDay } from '../../shared/model/period.ts';
import { readRpwWorkbook } from '../sources/prices/rpw-workbook/read.ts';
import type { EvidenceStore } from '../storage/evidence.ts';
import type { EvidenceFiles } from '../storage/evidence-files.ts';
import { changePriceSource, readPriceSource } from '../storage/price-sources.ts';
import { newestHeld, type RoundsDependencies, takeInRounds } from './rounds.ts';

export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

export interface WorkbookDependencies extends RoundsDependencies {
  readonly evidence: EvidenceStore;
  readonly files: EvidenceFiles;
}

/**
 * @returns one line: how many quarters, and how many of them are new or changed
 * @throws SourceChanged for a workbook of another form: nothing is stored then
 */
export async function importWorkbook(path: string, dependencies: WorkbookDependencies): Promise<string> {
  const { evidence, files } = dependencies;
  const askedAt = dependencies.now().toISOString();
  const quarters = await readRpwWorkbook(path, periodOfDay(askedAt.slice(0, 10)));
  let kept: Promise<string> | undefined;
  const keep = async (): Promise<string> => {
    const { sha256 } = await files.keepFile(path, { from: 'rpw', contentType: XLSX });
    await evidence.record({ source: 'rpw', sha256, askedAt, url: 'import', headers: {} });
    return sha256;
  };
  const evidenceOnce = (): Promise<string> => {
    kept ??= keep();
    return kept;
  };
  const { quarters: all, accepted } = await takeInRounds(quarters, evidenceOnce, 'imported', dependencies);
  await settleRefused(quarters.at(-1)?.period, evidenceOnce, dependencies);
  return `${all} quarters of rpw, ${accepted} of them new or changed`;
}

/**
 * A workbook imported by hand that has the newest quarter stands for the listed one that was refused: that is not fetched again, and
 * is no failure any more.
 */
async function settleRefused(
  newest: string | undefined,
  evidence: () => Promise<string>,
  { table }: Pick<WorkbookDependencies, 'table'>,
): Promise<void> {
  const { failure, refused } = await readPriceSource(table, 'rpw');
  if (failure === null || refused === null || newest === undefined) return;
  if (newest !== (await newestHeld(table))) return;
  const sha256 = await evidence();
  const { url, modifiedOn } = refused;
  await changePriceSource(table, 'rpw', (before) =>
    before.refused?.url === url && before.refused.modifiedOn === modifiedOn
      ? { ...before, taken: { url, modifiedOn, sha256 }, refused: null, failure: null }
      : before,
  );
}
