/**
 * Takes in the rounds of the survey's workbook: each quarter is an edition of its own, accepted by one write, so that a run that ends
 * anywhere leaves whole quarters. A quarter whose prices are as before changes nothing; one with others is a new edition of it.
 */
import { sortPastRows, sortRows } from '../../shared/catalogue/known-rows.ts';
import { isPast } from '../../shared/model/age.ts';
import type { CorrectionAct } from '../../shared/model/correction.ts';
import { byText } from '../../shared/model/order.ts';
import { type CorridorId, corridorId } from '../../shared/model/vocabulary.ts';
import { hasBothAmounts, isComparable, type RoundRow } from '../../shared/pricing/survey.ts';
import { SourceChanged } from '../sources/errors.ts';
import type { ReadQuarter } from '../sources/prices/rpw-workbook/read.ts';
import { acceptEdition, editionInForce, listEditions, newestPeriod } from '../storage/editions.ts';
import { keepHeldBack } from '../storage/held-back.ts';
import type { Table } from '../storage/table.ts';
import { roundEditionId } from './edition-id.ts';
import { type Given, givenAgain } from './given-again.ts';

export interface RoundsDependencies {
  readonly table: Table;
  /** Announces a changed edition, so that it is published before the next scheduled minute. */
  readonly announce: (edition: string) => Promise<void>;
  readonly now: () => Date;
  /** False: a quarter with far fewer corridors than are held may be taken too; whoever imports a file by hand has looked at it. Default true. */
  readonly mustBeWhole?: boolean;
  /** Receives a line for each quarter, once it is stored. */
  readonly progress: (line: string) => void;
}

export interface TakenRounds {
  readonly quarters: number;
  readonly accepted: number;
}

const SOURCE = 'rpw';
/** Of the corridors of the newest quarter held: rounds of the survey have grown and shrunk by some. */
const LEAST_SHARE = 0.5;

/**
 * @param evidence keeps the workbook, before the first edition that names it, and gives its SHA-256
 * @param given how the workbook came
 */
export async function takeInRounds(
  quarters: readonly ReadQuarter[],
  evidence: () => Promise<string>,
  given: Given,
  dependencies: RoundsDependencies,
): Promise<TakenRounds> {
  const held = await newestHeld(dependencies.table);
  if (dependencies.mustBeWhole !== false) await checkWhole(quarters, held, dependencies);
  const newest = [held ?? '', ...quarters.map(({ period }) => period)].sort(byText).at(-1) ?? '';
  let accepted = 0;
  for (const quarter of quarters)
    if (await takeIn(quarter, evidence, given, newest, dependencies)) accepted += 1;
  return { quarters: quarters.length, accepted };
}

/**
 * Refuses a workbook before anything of it is taken if a quarter that is newer than all that is held has far fewer corridors, since the
 * newest quarter's figures are the world's: one cell with a wrong quarter would be enough.
 * @throws SourceChanged
 */
async function checkWhole(
  quarters: readonly ReadQuarter[],
  held: string | undefined,
  { table }: RoundsDependencies,
): Promise<void> {
  const whole =
    held === undefined ? undefined : await editionInForce(table, { source: SOURCE, period: held });
  for (const quarter of quarters) {
    if (!whole || held === undefined || quarter.period <= held) continue;
    const count = corridorsOf(sortRows(quarter.rows(), quarter.firstDay).taken).length;
    if (count < LEAST_SHARE * whole.corridors.length)
      throw new SourceChanged(
        `expected ${quarter.period} to have about the ${whole.corridors.length} corridors of ${held}, found ${count}`,
      );
  }
}

/** The newest quarter whose prices are held; undefined: none. */
export async function newestHeld(table: Table): Promise<string | undefined> {
  const editions = await listEditions(table);
  return newestPeriod(
    editions.filter(({ edition }) => edition.kind === 'surveyed' && edition.survey.source === SOURCE),
  );
}

/** Notes of one kind that are told of a quarter: with a wrong column there would be thousands. */
const MOST_TOLD = 20;
const few = (notes: readonly string[]): readonly string[] =>
  notes.length <= MOST_TOLD
    ? notes
    : [...notes.slice(0, MOST_TOLD), `and ${notes.length - MOST_TOLD} notes more of that kind`];

async function takeIn(
  quarter: ReadQuarter,
  evidence: () => Promise<string>,
  given: Given,
  newest: string,
  { table, announce, now, progress }: RoundsDependencies,
): Promise<boolean> {
  const { period, firstDay, lastDay } = quarter;
  const place = isPast(period, newest) ? 'past' : 'current';
  const sort = place === 'past' ? sortPastRows : sortRows;
  const { taken: rows, heldBack, newFirms } = sort(quarter.rows(), firstDay);
  const notes = [
    ...few(
      heldBack.map(({ unknown, rows: held }) => `held back ${held.length} prices: ${unknown} is not known`),
    ),
    ...few(
      quarter.leftOut.map(
        ({ what, count, firstAt }) => `left out ${count} with ${what} (the first: ${firstAt})`,
      ),
    ),
    ...few(
      quarter.notRecorded.map(
        ({ what, count, firstAt }) => `not recorded of ${count} services: ${what} (the first: ${firstAt})`,
      ),
    ),
    ...(newFirms.length > 0 ? [`${newFirms.length} firms that the catalogue does not have`] : []),
  ].map((note) => `; ${note}`);
  const tell = (what: string) => progress(`${period}: ${what}${notes.join('')}`);
  if (rows.length === 0) {
    tell('no price that can be taken');
    return false;
  }
  const edition = roundEditionId(SOURCE, period, rows);
  const all = [...new Set(rows.map((row) => corridorId(row.sender, row.receiver)))].sort();
  const corridors = place === 'past' ? all : corridorsOf(rows);
  // Also where the prices are as before: what is held back beside them may be another.
  await keepHeldBack(table, edition, heldBack, { evidence, at: now().toISOString() });
  const before = await editionInForce(table, { source: SOURCE, period });
  const what = `${rows.length} prices in ${all.length} corridors`;
  if (before?.survey.edition === edition) {
    tell(`${what}, as before`);
    return false;
  }
  const survey = { edition, source: SOURCE, period, firstDay, lastDay, evidence: await evidence() };
  const acceptedAt = now().toISOString();
  let act: CorrectionAct | undefined;
  const isAccepted = await acceptEdition(
    table,
    { format: 1, kind: 'surveyed', survey, from: 'workbook', state: 'accepted', acceptedAt, corridors },
    rows,
    place,
    async (replaced) => {
      act = await givenAgain(table, { survey, from: 'workbook' }, rows, given, now)(replaced);
      return act;
    },
  );
  if (!isAccepted) {
    tell(`${what}, held already: withdrawn, or taken in by another run`);
    return false;
  }
  if (place === 'current') await announce(edition);
  tell(`${what}, ${act ? changeIn(act) : 'new'}`);
  return true;
}

function changeIn({ replaces }: CorrectionAct): string {
  const rows = replaces?.rows;
  return rows
    ? `changed: ${rows.added} prices are new, ${rows.removed} are gone, ${rows.changed} are others`
    : `changed: the stored prices of ${replaces?.edition} are damaged, so how many differ is not known`;
}

/** Those that can be offered: an older round stays where a newer one has no price that can be compared. */
function corridorsOf(rows: readonly RoundRow[]): CorridorId[] {
  const comparable = Map.groupBy(rows.filter(isComparable), (row) => corridorId(row.sender, row.receiver));
  return [...comparable].flatMap(([corridor, own]) => (hasBothAmounts(own) ? corridor : [])).sort();
}
