/** Rows of a quarter that are held back: those of its edition in force that no family is shown, and those kept beside it. */

import type { SurveyedEdition } from '../../shared/contracts/edition.ts';
import type { listHeldBackOperation } from '../../shared/contracts/private-operations.ts';
import type { HeldBackRow } from '../../shared/contracts/private-rows.ts';
import { type Scope, touches } from '../../shared/contracts/scope.ts';
import { byText } from '../../shared/model/order.ts';
import { formatPercent } from '../../shared/money/decimal.ts';
import { fromBasisPoints } from '../../shared/money/rational.ts';
import type { RoundRow } from '../../shared/pricing/survey.ts';
import type { AnswerOf, QueryOf } from '../http/operation.ts';
import { pageOf } from '../http/page.ts';
import { editionInForce, listEditions, readRows } from '../storage/editions.ts';
import { readHeldBack } from '../storage/held-back.ts';
import type { Table } from '../storage/table.ts';
import type { PrivateDependencies } from './dependencies.ts';

/** The one survey that has rounds. */
const SOURCE = 'rpw';

export async function listHeldBack(
  query: QueryOf<typeof listHeldBackOperation>,
  scope: Scope,
  { table }: PrivateDependencies,
): Promise<AnswerOf<typeof listHeldBackOperation>> {
  const period = query.period ?? (await newestPeriod(table)) ?? null;
  const edition = period === null ? undefined : await editionInForce(table, { source: SOURCE, period });
  const { country, why } = query;
  const all = edition ? await rowsOf(table, edition) : [];
  const wanted = all.filter(
    ({ row, shown }) =>
      touches(scope, row.sender, row.receiver) &&
      (country === undefined || row.sender === country || row.receiver === country) &&
      (why === undefined || shown.why === why),
  );
  const { items, ...page } = pageOf(wanted, query);
  return { period, ...page, rows: items.map(({ shown }) => shown) };
}

/** The newest quarter of an edition that counts. */
async function newestPeriod(table: Table): Promise<string | undefined> {
  return (await listEditions(table))
    .flatMap(({ edition }) =>
      edition.kind === 'surveyed' && edition.state === 'accepted' && edition.survey.source === SOURCE
        ? edition.survey.period
        : [],
    )
    .sort(byText)
    .at(-1);
}

interface Held {
  readonly row: RoundRow;
  readonly shown: HeldBackRow;
}

/** In the order of corridors, and within one as the round has them. */
async function rowsOf(table: Table, edition: SurveyedEdition): Promise<Held[]> {
  const { evidence } = edition.survey;
  const uncertain = (await readRows(table, edition)).flatMap((row): Held[] =>
    row.standing === undefined ? [] : [shownOf(row, row.standing, null, edition, evidence)],
  );
  const beside = await readHeldBack(table, edition.survey.edition);
  const unknown = (beside?.rows ?? []).map(({ row, unknown: what }) =>
    shownOf(row, 'unknown', what, edition, beside?.evidence ?? evidence),
  );
  return [...uncertain, ...unknown].sort((a, b) => byText(a.shown.corridor, b.shown.corridor));
}

const percent = (bp: number): string => formatPercent(fromBasisPoints(bp), 2);

function shownOf(
  row: RoundRow,
  why: HeldBackRow['why'],
  unknown: string | null,
  { survey: { edition, period } }: SurveyedEdition,
  evidence: string,
): Held {
  const { sender, receiver, provider, firm, denomination, feeBp, marginBp, totalBp = feeBp + marginBp } = row;
  const { fundingInstrument, accessPoint, payoutMethod, speed, collectedOn, fee } = row;
  const shown: HeldBackRow = {
    corridor: `${sender}-${receiver}`,
    why,
    unknown,
    period,
    edition,
    provider,
    firm: firm ?? null,
    fundingInstrument: fundingInstrument ?? null,
    accessPoint: accessPoint ?? null,
    payoutMethod: payoutMethod ?? null,
    speed: speed ?? null,
    collectedOn: collectedOn ?? null,
    denomination,
    fee: fee ?? null,
    feePercent: percent(feeBp),
    // Of a rate that was not disclosed neither is known.
    marginPercent: why === 'fee-only' ? null : percent(marginBp),
    totalPercent: why === 'fee-only' ? null : percent(totalBp),
    evidence,
  };
  return { row, shown };
}
