/** The observations of a release, read again from their evidence with today's code. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { roundEditionId } from '../../functions/collect-prices/edition-id.ts';
import { rpw } from '../../functions/sources/prices/rpw.ts';
import { readRpwWorkbook } from '../../functions/sources/prices/rpw-workbook/read.ts';
import { sortPastRows, sortRows } from '../../shared/catalogue/known-rows.ts';
import type { Release } from '../../shared/contracts/datasets/release.ts';
import { periodOfDay } from '../../shared/model/period.ts';
import type { RoundRow } from '../../shared/pricing/survey.ts';
import { Complaint } from '../local/options.ts';

type Edition = Release['editions'][number];

/**
 * The rows of an edition, in their stored order.
 * @param bytesOf gives evidence by its SHA-256, checked
 * @throws Complaint if the evidence has no such round, or today's code reads other rows in it
 */
export async function rowsOf(
  edition: Edition,
  bytesOf: (sha256: string) => Promise<Uint8Array>,
): Promise<readonly RoundRow[]> {
  const bytes = await bytesOf(edition.evidence);
  const read: readonly RoundRow[] =
    edition.from === 'bundled' ? rpw.parse(bytes).rows : await workbookRows(edition, bytes);
  // A round that was history when it was taken in may have countries that are none any more.
  for (const sort of [sortRows, sortPastRows]) {
    const { taken } = sort(read, edition.firstDay);
    if (roundEditionId(edition.source, edition.period, taken) === edition.edition) return taken;
  }
  const found = roundEditionId(edition.source, edition.period, sortRows(read, edition.firstDay).taken);
  throw new Complaint(
    `The evidence of ${edition.edition} gives ${found} with this version of the code: it reads other rows in it.`,
  );
}

async function workbookRows(
  { period, acceptedAt, evidence }: Edition,
  bytes: Uint8Array,
): Promise<RoundRow[]> {
  const folder = await mkdtemp(join(tmpdir(), 'karvon-reproduce-'));
  try {
    const path = join(folder, 'workbook.xlsx');
    await writeFile(path, bytes);
    const quarters = await readRpwWorkbook(path, periodOfDay(acceptedAt.slice(0, 10)));
    const quarter = quarters.find((one) => one.period === period);
    if (!quarter) throw new Complaint(`The workbook ${evidence} has no ${period}.`);
    return quarter.rows();
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
