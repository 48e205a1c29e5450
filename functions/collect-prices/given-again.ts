/**
 * What is told when a round has other rows than before: another edition takes the place of the one that counted. It is a correction, with
 * what differs, and is kept with the new edition in the write that accepts it.
 */
import { randomUUID } from 'node:crypto';
import type { SurveyedEdition } from '../../shared/contracts/edition.ts';
import type { CorrectionAct, ReplacedEdition } from '../../shared/model/correction.ts';
import { byText } from '../../shared/model/order.ts';
import { publicationId } from '../../shared/model/publication.ts';
import type { RoundRow } from '../../shared/pricing/survey.ts';
import { findRows } from '../storage/editions.ts';
import type { Table } from '../storage/table.ts';

type NewEdition = Pick<SurveyedEdition, 'survey' | 'from'>;

/** How the rows came: the service fetched a file by itself, somebody imported one by hand, or they come with the software. */
export type Given = 'fetched' | 'imported' | 'bundled';

type Replaced = NewEdition & Pick<SurveyedEdition, 'state'>;

/** Why. Never more than is known: a newer file and a newer release of ours can come together, and a file can be corrected by hand. */
export function reasonOf(before: Replaced, after: NewEdition, given: Given): string {
  if (before.state === 'withdrawn')
    return 'The edition before it was withdrawn, and other rows of the same quarter were taken in since.';
  if (given === 'bundled')
    return 'The round that comes with the software has other rows since a newer release of it.';
  if (before.from !== 'workbook')
    return 'A workbook takes the place of the round that comes with the software, and other rows are read from it.';
  if (after.survey.evidence === before.survey.evidence)
    return 'The same workbook was read again, and a newer release of the software takes other rows from it.';
  return given === 'imported'
    ? 'A workbook was imported by hand, and other rows are read from it.'
    : 'Another file of the source, or a newer release of the software, gives other rows.';
}

/**
 * The act of an edition that takes the place of another one. Nobody asked for it in so many words: it is the operator's, whose service took
 * the rows in. That the source wants it is not known, also where its file is another.
 * @returns a function as acceptEdition takes it
 * @throws what the table throws: of a table that does not answer nothing is known, and the edition is not accepted
 */
export const givenAgain =
  (table: Table, edition: NewEdition, rows: readonly RoundRow[], given: Given, now: () => Date) =>
  async (before: SurveyedEdition): Promise<CorrectionAct> => {
    // Damaged ones must be replaced too: then how many differ is not known.
    const old = await findRows(table, before);
    const at = now().toISOString();
    return {
      id: publicationId(at, randomUUID().slice(0, 8)),
      at,
      did: 'replaced',
      reason: reasonOf(before, edition, given),
      askedBy: { role: 'operator', organisation: null },
      replaces: { edition: before.survey.edition, rows: old ? differenceOf(old, rows) : null },
    };
  };

/** How many prices differ between two editions of a round: each is counted once. */
export function differenceOf(
  before: readonly RoundRow[],
  after: readonly RoundRow[],
): NonNullable<ReplacedEdition['rows']> {
  const left = new Map<string, RoundRow[]>();
  for (const row of before) left.set(textOf(row), [...(left.get(textOf(row)) ?? []), row]);
  const fresh = after.filter((row) => left.get(textOf(row))?.pop() === undefined);
  const gone = countsOf([...left.values()].flat());
  const come = countsOf(fresh);
  let changed = 0;
  for (const [service, count] of come) changed += Math.min(count, gone.get(service) ?? 0);
  const sum = (counts: ReadonlyMap<string, number>) =>
    [...counts.values()].reduce((all, one) => all + one, 0);
  return { added: sum(come) - changed, removed: sum(gone) - changed, changed };
}

/** A tie only says which two prices are one service's: it moves with what stands beside. */
const textOf = ({ tie: _, ...row }: RoundRow): string =>
  JSON.stringify(Object.entries(row).sort(([a], [b]) => byText(a, b)));

/** How many prices there are of each service at each amount. */
function countsOf(rows: readonly RoundRow[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { sender, receiver, provider, fundingInstrument, accessPoint, denomination } of rows) {
    const service = JSON.stringify([
      sender,
      receiver,
      provider,
      fundingInstrument,
      accessPoint,
      denomination,
    ]);
    counts.set(service, (counts.get(service) ?? 0) + 1);
  }
  return counts;
}
