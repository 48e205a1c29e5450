/** What a withdrawal or a confirmation says: which edition it is about, and by which role. */
import * as z from 'zod/mini';
import { statementSchema } from '../../shared/contracts/feed-operations.ts';
import { Problem } from '../http/problem.ts';
import type { SignableRequest } from '../http/signature.ts';
import type { Decision } from './requests.ts';

const MOST_BYTES = 10_000;

/** @throws Problem 400, 415 */
export function statementIn({ headers, body }: SignableRequest): z.infer<typeof statementSchema> {
  if (!/^application\/json( *;|$)/i.test(headers['content-type'] ?? '')) {
    throw new Problem(415, 'content-type', 'It is not read in this format.', [
      { field: 'content-type', detail: 'It is another one.', allowed: ['application/json'] },
    ]);
  }
  const { data } = z.safeParse(statementSchema, body.byteLength > MOST_BYTES ? undefined : jsonIn(body));
  if (data) return data;
  throw new Problem(400, 'bad-body', 'The body is not understood.', [
    {
      field: 'body',
      detail: 'It is not JSON of exactly this form.',
      allowed: ['{"edition":"<id>","by":"<role>"}'],
    },
  ]);
}

function jsonIn(body: Uint8Array): unknown {
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
  body: new Problem(404, 'no-such-edition', `No edition ${edition} of yours counts or waits.`, [
    {
      field: 'edition',
      detail: 'It is unknown, was replaced, or was withdrawn.',
      allowed: ['one that GET /v1/in/feeds names'],
    },
  ]).toJSON(),
});
