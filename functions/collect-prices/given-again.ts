/**
 * What is told when a round has other rows than before: another edition takes the place of the one that counted. It is a correction, with
 * what differs, and is kept with the new edition in the write that accepts it.
 */
import { createHash } from 'node:crypto';
import type { SurveyedEdition } from '../../shared/contracts/edition.ts';
import type { CorrectionAct, ReplacedEdition } from '../../shared/model/correction.ts';
import { byText } from '../../shared/model/order.ts';
import { publicationId } from '../../shared/model/publication.ts';
import type { RoundRow } from '../../shared/pricing/survey.ts';
import { readRows } from '../storage/editions.ts';
import type { Table } from '../storage/table.ts';

type NewEdition = Pick<SurveyedEdition, 'survey' | 'from'>;

/** Why, and who asked. Never more than is known: a newer file and a newer release of ours can come together. */
export function reasonOf(before: NewEdition, after: NewEdition): Pick<CorrectionAct, 'reason' | 'askedBy'> {
  const by = (role: 'source' | 'operator', reason: string) => ({
    reason,
    askedBy: { role, organisation: null },
  });
  if (after.from === 'workbook' && before.from !== 'workbook')
    return by(
      'operator',
      "The publisher's own workbook takes the place of the round that comes with the software.",
    );
  if (after.from !== 'workbook')
    return by(
      'operator',
      'The round that comes with the software has other rows since a newer release of it.',
    );
  if (after.survey.evidence === before.survey.evidence)
    return by(
      'operator',
      'The same workbook was read again, and a newer release of the software takes other rows from it.',
    );
  return by('source', 'The source published the round again, and other rows are read from it.');
}

/**
 * The act of an edition that takes the place of another one.
 * @param at ISO 8601 UTC
 * @returns a function as acceptEdition takes it
 */
export const givenAgain =
  (table: Table, edition: NewEdition, rows: readonly RoundRow[], at: string) =>
  async (before: SurveyedEdition): Promise<CorrectionAct> => {
    const replaced = before.survey.edition;
    // The same run again gives the same id.
    const unique = createHash('sha256')
      .update(`${edition.survey.edition} ${replaced}`)
      .digest('hex')
      .slice(0, 8);
    return {
      id: publicationId(at, unique),
      at,
      did: 'replaced',
      ...reasonOf(before, edition),
      replaces: { edition: replaced, rows: differenceOf(await readRows(table, before), rows) },
    };
  };

/** How many prices differ between two editions of a round: each is counted once. */
export function differenceOf(
  before: readonly RoundRow[],
  after: readonly RoundRow[],
): ReplacedEdition['rows'] {
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
