/** Corrections of what was collected: an edition withdrawn or accepted again, with a public reason, and the list of editions. */
import * as z from 'zod/mini';
import { correctEdition } from '../../functions/collect-prices/correct.ts';
import { listAllEditions } from '../../functions/storage/editions.ts';
import { correctionRequestSchema } from '../../shared/contracts/correction.ts';
import { editionId } from '../../shared/contracts/edition.ts';
import {
  CORRECTION_ASKERS,
  MOST_OF_ORGANISATION,
  REASON_LENGTH,
  type StateAct,
} from '../../shared/model/correction.ts';
import { Complaint } from '../local/options.ts';
import type { Register } from './register.ts';

export const EDITION_USAGE = `  withdraw EDITION --reason TEXT --asked-by ROLE [--organisation NAME]
  accept EDITION --reason TEXT --asked-by ROLE [--organisation NAME]
  list
What these write is public: the page of corrections shows the reason as it is written, in ${REASON_LENGTH.least} to ${REASON_LENGTH.most} characters on one line that does not begin
as a formula does (= + - @).
ROLE is who asked: ${CORRECTION_ASKERS.join(', ')}. NAME is an organisation, of ${MOST_OF_ORGANISATION} characters at most. No person's name
belongs in either.`;

export interface GivenCorrection {
  readonly reason?: string | undefined;
  readonly 'asked-by'?: string | undefined;
  readonly organisation?: string | undefined;
}

/** @returns in words what was done @throws Complaint for a reason or a role that is missing or not allowed, or an unknown edition */
export async function correct(
  { table, now }: Register,
  edition: string,
  did: StateAct['did'],
  { reason, 'asked-by': askedBy, organisation }: GivenCorrection,
): Promise<string[]> {
  const request = z.safeParse(correctionRequestSchema, { reason, askedBy, organisation });
  if (!request.success) throw new Complaint(complaintOf(request.error.issues[0]?.path[0]));
  try {
    // The app looks for changed editions each minute.
    const { summary } = await correctEdition(edition, did, request.data, { table, now });
    return [summary];
  } catch (error) {
    if (error instanceof Error && error.message.startsWith('there is no edition'))
      throw new Complaint(`${error.message}: npm run admin -- edition list`);
    throw error;
  }
}

/** What is wrong with a request. @param field that the schema refuses */
export function complaintOf(field: PropertyKey | undefined): string {
  if (field === 'askedBy') return `--asked-by ROLE: give ${CORRECTION_ASKERS.join(', ')}.`;
  if (field === 'organisation')
    return `--organisation NAME: at most ${MOST_OF_ORGANISATION} characters on one line, without marks that turn the direction of text.`;
  return `--reason TEXT: ${REASON_LENGTH.least} to ${REASON_LENGTH.most} characters on one line, for everybody to read, without marks that turn the direction of text; it does not begin with = + - or @, which spreadsheets run.`;
}

/** A line for each edition, those of past rounds last, and one for each correction of it. */
export async function linesOfEditions({ table }: Register): Promise<string[]> {
  const editions = await listAllEditions(table);
  if (editions.length === 0) return ['There is no edition.'];
  return editions.flatMap(({ edition }) => [
    `${editionId(edition)}: ${edition.state}, ${edition.rows} rows in ${edition.corridors.length} corridors, accepted ${edition.acceptedAt}`,
    ...(edition.acts ?? []).map(
      ({ at, did, reason, askedBy: { role, organisation } }) =>
        `  ${at} ${did}, asked by ${organisation === null ? role : `${role}, ${organisation}`}: ${reason}`,
    ),
  ]);
}
