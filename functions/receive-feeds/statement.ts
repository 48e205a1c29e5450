/** What a withdrawal, a confirmation or a decision says: which edition it is about, and by which role. */
import * as z from 'zod/mini';
import {
  DECISION_FIELDS,
  type DecisionBody,
  decisionSchema,
  statementSchema,
} from '../../shared/contracts/feed-operations.ts';
import { type FieldError, Problem } from '../http/problem.ts';
import type { SignableRequest } from '../http/signature.ts';
import type { Decision } from './requests.ts';

const MOST_BYTES = 10_000;

/** @throws Problem 400, 415 */
export function statementIn(request: SignableRequest): z.infer<typeof statementSchema> {
  const { data } = z.safeParse(statementSchema, jsonOf(request));
  if (data) return data;
  throw new Problem(400, 'bad-body', 'The body is not understood.', [
    {
      field: 'body',
      detail: 'It is not JSON of exactly this form.',
      allowed: ['{"edition":"<id>","by":"<role>"}'],
    },
  ]);
}

/** @throws Problem 400 with every field that is wrong, 415 */
export function decisionIn(request: SignableRequest): DecisionBody {
  const { data, error } = z.safeParse(decisionSchema, jsonOf(request));
  if (data && (data.services === undefined) !== (data.rule === undefined)) return data;
  const wrong = new Set(error ? error.issues.map(({ path }) => path[0]) : ['services', 'rule']);
  const fields = Object.entries(DECISION_FIELDS);
  const errors: FieldError[] = fields
    .filter(([field]) => wrong.has(field))
    .map(([field, [, allowed]]) => ({
      field,
      detail: error ? 'It is missing, or not written so.' : 'One of services and rule has to be there.',
      allowed: [allowed],
    }));
  const names = fields.map(([field]) => field).join(', ');
  throw new Problem(
    400,
    'bad-body',
    'The decision is not understood.',
    errors.length > 0
      ? errors
      : [{ field: 'body', detail: 'It is not JSON with these fields alone.', allowed: [names] }],
  );
}

/** @throws Problem 415 */
function jsonOf({ headers, body }: SignableRequest): unknown {
  if (!/^application\/json( *;|$)/i.test(headers['content-type'] ?? '')) {
    throw new Problem(415, 'content-type', 'It is not read in this format.', [
      { field: 'content-type', detail: 'It is another one.', allowed: ['application/json'] },
    ]);
  }
  if (body.byteLength > MOST_BYTES) return undefined;
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
  } catch {
    return undefined;
  }
}

/** The answer about an edition that neither counts nor waits. */
export const noSuchEdition = (edition: string): Decision => ({
  outcome: 'refused',
  status: 404,
  body: new Problem(404, 'no-such-edition', `There is no edition ${edition} that counts or waits.`, [
    {
      field: 'edition',
      detail: 'It is unknown, was replaced, or was withdrawn.',
      allowed: ['one that GET /v1/in/feeds names, or to a reviewer GET /v1/in/decisions'],
    },
  ]).toJSON(),
});
