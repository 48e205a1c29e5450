/** Evidence of what is within a token's scope: what the bytes are, and the bytes, in parts. */
import { type getEvidenceOperation, PART_BYTES } from '../../shared/contracts/private-operations.ts';
import { isWithin, type Scope } from '../../shared/contracts/scope.ts';
import type { AnswerOf, QueryOf } from '../http/operation.ts';
import type { ApiAnswer } from '../http/read-api.ts';
import { listAllEditions } from '../storage/editions.ts';
import { readEvidenceOf } from '../storage/feeds.ts';
import { heldBackFrom } from '../storage/held-back.ts';
import type { Table } from '../storage/table.ts';
import type { PrivateDependencies } from './dependencies.ts';
import { seenAnswer } from './feed-log.ts';
import { NOTHING_HERE } from './nothing.ts';

type Of = AnswerOf<typeof getEvidenceOperation>['of'][number];

/** @throws Problem 404 for what is evidence of nothing within the scope, and for a part that there is not */
export async function getEvidence(
  sha256: string,
  { part }: QueryOf<typeof getEvidenceOperation>,
  scope: Scope,
  { table, evidence }: PrivateDependencies,
): Promise<Pick<ApiAnswer, 'body' | 'file' | 'headers'>> {
  const of = [...(await editionsOf(table, sha256, scope)), ...(await feedsOf(table, sha256, scope))];
  if (of.length === 0) throw NOTHING_HERE;
  const { bytes, contentType } = await evidence.sizeOf(sha256);
  const parts = Math.max(1, Math.ceil(bytes / PART_BYTES));
  if (part === undefined) {
    const body: AnswerOf<typeof getEvidenceOperation> = {
      sha256,
      bytes,
      contentType,
      parts,
      of,
      answers: await answersOf(sha256, of, evidence),
    };
    return { body };
  }
  if (part > parts) throw NOTHING_HERE;
  const from = (part - 1) * PART_BYTES;
  const last = Math.min(part * PART_BYTES, bytes) - 1;
  const text = bytes === 0 ? new Uint8Array() : await evidence.read(sha256, from, last);
  return {
    body: undefined,
    // Whatever they are, no browser opens them.
    file: { text, type: 'application/octet-stream', name: `${sha256}.${part}-of-${parts}` },
    ...(part < parts && {
      headers: { link: `</v1/private/evidence/${sha256}?part=${part + 1}>; rel="next"` },
    }),
  };
}

/** Editions of a survey that were read from these bytes, withdrawn ones too: why they were may be the question. */
async function editionsOf(table: Table, sha256: string, scope: Scope): Promise<Of[]> {
  const surveyed = (await listAllEditions(table)).flatMap(({ edition }) =>
    edition.kind === 'surveyed' ? edition : [],
  );
  const ids = surveyed.map(({ survey }) => survey.edition);
  const held = await heldBackFrom(table, ids, sha256);
  return surveyed.flatMap(({ survey, state, acceptedAt, corridors: all }): Of[] => {
    const { edition, source, period, evidence } = survey;
    const corridors = all.filter((corridor) => isWithin(scope, corridor));
    if (corridors.length === 0 || (evidence !== sha256 && !held.has(edition))) return [];
    return [{ what: 'edition', edition, state, source, period, acceptedAt, corridors }];
  });
}

/** Requests of providers: the record of one that touches the scope, and the body of one that is whole within it. */
async function feedsOf(table: Table, sha256: string, scope: Scope): Promise<Of[]> {
  const found: Of[] = [];
  for (const { provider, edition } of await readEvidenceOf(table, sha256)) {
    const seen = await seenAnswer(table, scope, provider, edition);
    if (!seen) continue;
    const { entry, corridors, isWhole } = seen;
    const is = entry.evidence === sha256 ? 'record' : 'body';
    if (is === 'body' && !isWhole) continue;
    const { at, kind, outcome, evidence: record } = entry;
    found.push({ what: 'feed', is, edition, provider, at, kind, outcome, corridors, isWhole, record });
  }
  return found;
}

/** Each time that a source of these editions answered with the bytes. */
async function answersOf(
  sha256: string,
  of: readonly Of[],
  { answersOf: recordedOf }: PrivateDependencies['evidence'],
): Promise<AnswerOf<typeof getEvidenceOperation>['answers']> {
  const sources = new Set(of.flatMap((one) => (one.what === 'edition' ? one.source : [])));
  const answers = await Promise.all([...sources].map((source) => recordedOf(source, '')));
  return answers
    .flat()
    .filter((answer) => answer.sha256 === sha256)
    .map(({ source, askedAt, url, headers }) => ({ source, askedAt, url, headers }));
}
