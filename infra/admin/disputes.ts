/** Disputes of published figures: opened, settled and listed (docs/runbook.md). */
import { randomUUID } from 'node:crypto';
import * as z from 'zod/mini';
import { readDisputes, writeDispute } from '../../functions/storage/disputes.ts';
import { openPublication, type Publication } from '../../functions/storage/publication.ts';
import { WriteConflict } from '../../functions/storage/table.ts';
import { type CorrectionRequest, correctionRequestSchema } from '../../shared/contracts/correction.ts';
import { disputeScopeSchema } from '../../shared/contracts/dispute.ts';
import { CORRECTION_ASKERS, MOST_OF_ORGANISATION, REASON_LENGTH } from '../../shared/model/correction.ts';
import {
  type Dispute,
  type DisputeParty,
  type DisputeScope,
  MOST_OPEN_DISPUTES,
} from '../../shared/model/dispute.ts';
import { publicationId } from '../../shared/model/publication.ts';
import type { CorridorId } from '../../shared/model/vocabulary.ts';
import type { GroupBy } from '../../shared/statistics/indicator-types.ts';
import { Complaint } from '../local/options.ts';
import { complaintOf, type GivenCorrection } from './editions.ts';
import type { Register } from './register.ts';

export const DISPUTE_USAGE = `  open SCOPE [--period QUARTER] --reason TEXT --asked-by ROLE [--organisation NAME]
      "disputed" stands beside the figures of SCOPE from the next minute on: world, sender/DEU, receiver/KGZ or corridor/DEU-KGZ;
      QUARTER is as 2025-Q3, by default the newest that SCOPE has figures of
  settle ID --reason TEXT --asked-by ROLE [--organisation NAME]   what came of it; a wrong edition is corrected with \`edition\`
  list
What these write is public, as it is written: TEXT has ${REASON_LENGTH.least} to ${REASON_LENGTH.most} characters on one line, NAME ${MOST_OF_ORGANISATION} at most; no person's
name belongs in either. ROLE is who disputes the figure, or settles it: ${CORRECTION_ASKERS.join(', ')}.`;

/** A command as it was typed. */
export interface GivenDispute extends GivenCorrection {
  readonly command: string;
  readonly id: string;
  /** What stands after the id. */
  readonly key: string;
  readonly period?: string | undefined;
}

const partyOf = ({ askedBy, organisation }: CorrectionRequest): DisputeParty => ({
  role: askedBy,
  organisation: organisation ?? null,
});

/** @throws Complaint that names the option and what it may be */
function requestIn({ reason, 'asked-by': askedBy, organisation }: GivenCorrection): CorrectionRequest {
  const request = z.safeParse(correctionRequestSchema, { reason, askedBy, organisation });
  if (!request.success) throw new Complaint(complaintOf(request.error.issues[0]?.path[0]));
  return request.data;
}

/** The grouping and the part of it that a scope names. */
function groupOf(scope: DisputeScope): readonly [GroupBy, string] {
  const [kind = '', key = ''] = scope.split('/');
  if (kind === 'sender') return ['senderCountry', key];
  if (kind === 'receiver') return ['receiverCountry', key];
  return kind === 'corridor' ? ['corridor', key] : ['world', 'world'];
}

/** The quarters of which a scope has figures, the newest first. */
async function periodsOf(publication: Publication, scope: DisputeScope, asked?: string): Promise<string[]> {
  const [group, key] = groupOf(scope);
  const newest = await publication.indicators(group);
  const held: string[] = newest?.results.some((one) => one.key === key) ? [newest.period] : [];
  if (group === 'corridor') {
    const corridor = key as CorridorId;
    // Of a corridor that the newest round lacks the prices are of another one.
    if (Object.hasOwn(publication.manifest.corridors, corridor))
      held.push((await publication.statistics(corridor)).period);
    held.push(...(await publication.earlierPeriods(corridor)));
  } else if (held.length === 0 || asked !== undefined) {
    const rounds = Object.keys(await publication.earlierRounds())
      .sort()
      .reverse();
    for (const period of asked === undefined ? rounds : rounds.filter((one) => one === asked)) {
      const { results } = await publication.earlierGroup(period, group);
      if (!results.some((one) => one.key === key)) continue;
      held.push(period);
      if (asked === undefined) break;
    }
  }
  return [...new Set(held)].sort().reverse();
}

async function open(register: Register, given: GivenDispute): Promise<string[]> {
  const request = requestIn(given);
  const scope = z.safeParse(disputeScopeSchema, given.id).data;
  if (!scope) throw new Complaint('SCOPE: give world, sender/DEU, receiver/KGZ or corridor/DEU-KGZ.');
  const publication = await openPublication(register.table, 'strong');
  const periods = publication ? await periodsOf(publication, scope, given.period) : [];
  const period = given.period ?? periods[0];
  if (period === undefined || !periods.includes(period))
    throw new Complaint(
      `No figure of ${scope}${given.period === undefined ? '' : ` in ${given.period.slice(0, 20)}`} is published.`,
    );
  const before = await readDisputes(register.table, 'strong');
  const isOpen = before.disputes.filter(({ settled }) => settled === null);
  if (isOpen.length >= MOST_OPEN_DISPUTES)
    throw new Complaint(`${isOpen.length} disputes are open, and no more may be: settle one first.`);
  const at = register.now().toISOString();
  const id = publicationId(at, randomUUID().slice(0, 8));
  await write(register, before, {
    id,
    scope,
    period,
    at,
    reason: request.reason,
    askedBy: partyOf(request),
    settled: null,
  });
  return [`${id}: ${scope} in ${period} is disputed; the pages follow within a minute`];
}

async function settle(register: Register, given: GivenDispute): Promise<string[]> {
  const request = requestIn(given);
  const before = await readDisputes(register.table, 'strong');
  const dispute = before.disputes.find(({ id }) => id === given.id);
  if (!dispute)
    throw new Complaint(`There is no dispute ${given.id.slice(0, 80)}: npm run admin -- dispute list`);
  // What was settled stays as it was said.
  if (dispute.settled) throw new Complaint(`${dispute.id} was settled on ${dispute.settled.at}.`);
  const settled = { at: register.now().toISOString(), reason: request.reason, by: partyOf(request) };
  await write(register, before, { ...dispute, settled });
  return [`${dispute.id}: settled; the pages follow within a minute`];
}

async function write(
  { table }: Register,
  before: Awaited<ReturnType<typeof readDisputes>>,
  dispute: Dispute,
): Promise<void> {
  try {
    await writeDispute(table, before, dispute);
  } catch (error) {
    if (error instanceof WriteConflict)
      throw new Complaint(
        'Somebody else changed the disputes at the same time: look at the list, and try again.',
      );
    throw error;
  }
}

const named = ({ role, organisation }: DisputeParty): string =>
  organisation === null ? role : `${role}, ${organisation}`;

/** The open ones first. */
export async function linesOfDisputes({ table }: Register): Promise<string[]> {
  const { disputes } = await readDisputes(table, 'strong');
  if (disputes.length === 0) return ['Nothing is or was disputed.'];
  return [...disputes]
    .sort((a, b) => Number(a.settled !== null) - Number(b.settled !== null))
    .flatMap(({ id, scope, period, reason, askedBy, settled }) => [
      `${id}: ${scope} in ${period}, ${settled ? 'settled' : 'open'}, asked by ${named(askedBy)}: ${reason}`,
      ...(settled ? [`  ${settled.at} settled by ${named(settled.by)}: ${settled.reason}`] : []),
    ]);
}

/** What is done about disputes. @throws Complaint for a command that is none, or what is missing or not allowed */
export async function runDispute(given: GivenDispute, register: Register): Promise<string[]> {
  const { command, id, key } = given;
  const usage = new Complaint(`Usage: npm run admin -- dispute COMMAND\n${DISPUTE_USAGE}`);
  if (key !== '') throw usage;
  if (command === 'list' && id === '') return linesOfDisputes(register);
  if (id === '') throw usage;
  if (command === 'open') return open(register, given);
  if (command === 'settle' && given.period === undefined) return settle(register, given);
  throw usage;
}
