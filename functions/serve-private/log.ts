/** What was decided and corrected within a token's scope, and the looks with that token. */

import { editionId } from '../../shared/contracts/edition.ts';
import type { listLogOperation } from '../../shared/contracts/private-operations.ts';
import type { LogRow } from '../../shared/contracts/private-rows.ts';
import { isWithin, type Scope } from '../../shared/contracts/scope.ts';
import { byText } from '../../shared/model/order.ts';
import type { CorridorId } from '../../shared/model/vocabulary.ts';
import type { AnswerOf, QueryOf } from '../http/operation.ts';
import { pageOf } from '../http/page.ts';
import { listAllEditions } from '../storage/editions.ts';
import { type Look, readLooks } from '../storage/looks.ts';
import type { Table } from '../storage/table.ts';
import type { Token } from '../storage/tokens.ts';
import { daysOf } from './days.ts';
import type { PrivateDependencies } from './dependencies.ts';
import { type SeenEntry, seenEntries } from './feed-log.ts';

interface Days {
  readonly from: string;
  readonly to: string;
}

export async function listLog(
  query: QueryOf<typeof listLogOperation>,
  { id, scope }: Token,
  { table, now }: PrivateDependencies,
): Promise<AnswerOf<typeof listLogOperation>> {
  const days = daysOf(query, now().toISOString().slice(0, 10));
  const read: Readonly<Record<LogRow['what'], () => Promise<LogRow[]>>> = {
    decision: () => decisions(table, scope, days),
    correction: () => corrections(table, scope, days),
    look: () => looks(table, id, days),
  };
  const kinds = query.what === undefined ? Object.values(read) : [read[query.what]];
  const all = (await Promise.all(kinds.map((one) => one()))).flat().sort((a, b) => byText(b.at, a.at));
  const { items, ...page } = pageOf(all, query);
  return { ...days, ...page, entries: items };
}

const EMPTY = {
  edition: null,
  provider: null,
  services: null,
  rule: null,
  reason: null,
  by: null,
  organisation: null,
  operation: null,
  parameter: null,
  query: null,
  rows: null,
} as const;

/** One that changed nothing is the reviewer's alone. */
async function decisions(table: Table, scope: Scope, days: Days): Promise<LogRow[]> {
  const wanted = await seenEntries(
    table,
    scope,
    days,
    ({ decision, party, outcome }) => decision !== undefined && party !== undefined && outcome !== 'refused',
  );
  return wanted.flatMap(({ provider, entry: { at, decision }, corridors, isWhole }: SeenEntry): LogRow[] => {
    if (!decision) return [];
    const { edition, verdict, services, rule, reason, by } = decision;
    const named = services?.filter((service) => isWithin(scope, service.split('/')[0] as CorridorId)) ?? null;
    // It named services of other corridors alone.
    if (named?.length === 0) return [];
    return [
      {
        ...EMPTY,
        at,
        what: 'decision',
        did: verdict,
        edition,
        provider,
        corridors: [...corridors],
        services: named,
        rule,
        // What is said of a decision on other corridors too is not all theirs to read.
        reason: isWhole ? reason : null,
        by,
      },
    ];
  });
}

async function corrections(table: Table, scope: Scope, { from, to }: Days): Promise<LogRow[]> {
  return (await listAllEditions(table)).flatMap(({ edition }): LogRow[] => {
    const corridors = edition.corridors.filter((corridor) => isWithin(scope, corridor));
    if (corridors.length === 0) return [];
    return (edition.acts ?? [])
      .filter(({ at }) => from <= at.slice(0, 10) && at.slice(0, 10) <= to)
      .map(({ at, did, reason, askedBy: { role: by, organisation } }) => ({
        ...EMPTY,
        at,
        what: 'correction',
        did,
        edition: editionId(edition),
        corridors,
        reason,
        by,
        organisation,
      }));
  });
}

async function looks(table: Table, token: string, { from, to }: Days): Promise<LogRow[]> {
  const all = await readLooks(table, token, { from, to: `${to}~` });
  return all.map(
    ({ at, operation, parameter, query, status, rows }: Look): LogRow => ({
      ...EMPTY,
      at,
      what: 'look',
      did: status === 200 ? 'shown' : 'not-there',
      corridors: [],
      operation,
      parameter: parameter || null,
      query: new URLSearchParams(query).toString() || null,
      rows,
    }),
  );
}
