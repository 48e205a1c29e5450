/**
 * Answers the private views: who asks, whether it is within the scope of their token, what is there, and before it is answered the record
 * that it was looked at. Without that record there is no answer.
 */
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import type { Parameter } from '../../shared/contracts/operation.ts';
import {
  getEvidenceOperation,
  getRefusalOperation,
  listHeldBackOperation,
  listLogOperation,
  listRefusalsOperation,
  PRIVATE_OPERATIONS,
  type PrivateOperationOf,
} from '../../shared/contracts/private-operations.ts';
import { newBuckets } from '../http/buckets.ts';
import { Problem } from '../http/problem.ts';
import { accepts, allowedBy, checkQuery } from '../http/query.ts';
import { type ApiAnswer, optionsAnswer } from '../http/read-api.ts';
import { newRouter } from '../http/router.ts';
import { formOf } from '../http/rows.ts';
import { keepLook } from '../storage/looks.ts';
import { hashOf, type Token } from '../storage/tokens.ts';
import type { PrivateDependencies } from './dependencies.ts';
import { getEvidence } from './evidence.ts';
import { listHeldBack } from './held-back.ts';
import { listLog } from './log.ts';
import { NOTHING_HERE } from './nothing.ts';
import { getRefusal, listRefusals } from './refusals.ts';
import { tokenOf } from './token.ts';

const route = newRouter(PRIVATE_OPERATIONS);

/** Requests a second, and at once, with a token, of one instance of the function. */
const SHARE = { rate: 5, burst: 10 };
const TOO_MANY = new Problem(
  429,
  'too-many-requests',
  'These are more requests than a token has a share of.',
  [
    {
      field: 'requests',
      detail: 'There were too many within seconds.',
      allowed: [`${SHARE.rate} a second, ${SHARE.burst} at once`],
    },
  ],
);

/** Nobody keeps what is for one token. */
const UNSTORED = { 'cache-control': 'no-store' };

type Shown = Omit<ApiAnswer, 'status'>;

/** @throws Problem 401, 404, 429, or 400 and 405 for what is not understood */
export function newPrivateRoutes(
  dependencies: PrivateDependencies,
): (event: APIGatewayProxyEventV2) => Promise<ApiAnswer> {
  const isWithinShare = newBuckets(SHARE);
  return async (event) => {
    const routed = route(event);
    const options = optionsAnswer(event, routed);
    if (options) return options;
    const token = await tokenOf(event.headers.authorization, dependencies);
    if (!isWithinShare(token.id, dependencies.now().getTime())) throw TOO_MANY;
    const asked: Asked = { ...routed, path: event.rawPath };
    const shown = await ifThere(() => run(asked, token, dependencies));
    await keepLook(dependencies.table, {
      format: 1,
      token: token.id,
      at: dependencies.now().toISOString(),
      operation: asked.operation.operationId,
      ...understood(asked, token),
      status: shown ? 200 : 404,
      rows: shown?.rows ?? null,
    });
    if (!shown) throw NOTHING_HERE;
    const { rows: _, ...answer } = shown;
    return { status: 200, ...answer, headers: { ...answer.headers, ...UNSTORED } };
  };
}

interface Asked {
  readonly operation: PrivateOperationOf;
  readonly parameter: string;
  readonly query: Record<string, string>;
  readonly path: string;
}

/** An answer, and how many rows it has. */
interface Counted extends Shown {
  readonly rows: number | null;
}

/** Undefined: there is nothing, or it is outside the scope. */
async function ifThere(answer: () => Promise<Counted>): Promise<Counted | undefined> {
  try {
    return await answer();
  } catch (error) {
    if (error === NOTHING_HERE) return undefined;
    throw error;
  }
}

/** Of what was asked, what was understood: nothing else gets into a record, and no secret that stands in the place of a hash. */
function understood(
  { operation, parameter, query }: Asked,
  { hash }: Token,
): { parameter: string; query: Record<string, string> } {
  const inPath: readonly Parameter[] = Object.values(operation.inPath);
  const known: Readonly<Record<string, Parameter>> = operation.query;
  return {
    parameter: inPath.some((one) => accepts(one, parameter)) && hashOf(parameter) !== hash ? parameter : '',
    query: Object.fromEntries(
      Object.entries(query).filter(([name, value]) => {
        const one = Object.hasOwn(known, name) ? known[name] : undefined;
        return one !== undefined && accepts(one, value);
      }),
    ),
  };
}

/** @throws NOTHING_HERE, or Problem 400 */
async function run(
  { operation, parameter, query, path }: Asked,
  token: Token,
  dependencies: PrivateDependencies,
): Promise<Counted> {
  const { scope } = token;
  // First of all, so that nothing is learned of what is not for this token.
  if (!scope.kinds.includes(operation.scope)) throw NOTHING_HERE;
  const inForm = formOf(operation, { path, query });
  const rowed = (answer: object, rows: readonly unknown[]): Counted => ({
    ...inForm(answer),
    rows: rows.length,
  });
  switch (operation.operationId) {
    case 'listHeldBack': {
      const answer = await listHeldBack(checkQuery(listHeldBackOperation, query), scope, dependencies);
      return rowed(answer, answer.rows);
    }
    case 'listRefusals': {
      const answer = await listRefusals(checkQuery(listRefusalsOperation, query), scope, dependencies);
      return rowed(answer, answer.refusals);
    }
    case 'getRefusal': {
      const answer = await getRefusal(checked(getRefusalOperation.inPath, parameter), scope, dependencies);
      return rowed(answer, answer.findings);
    }
    case 'getEvidence': {
      const sha256 = checked(getEvidenceOperation.inPath, parameter);
      const asked = checkQuery(getEvidenceOperation, query);
      return { ...(await getEvidence(sha256, asked, scope, dependencies)), rows: null };
    }
    case 'listLog': {
      const answer = await listLog(checkQuery(listLogOperation, query), token, dependencies);
      return rowed(answer, answer.entries);
    }
  }
}

/** The parameter in a path. @throws Problem 400 */
function checked(inPath: Readonly<Record<string, Parameter>>, given: string): string {
  const [[field, parameter] = ['', undefined]] = Object.entries(inPath);
  if (parameter && accepts(parameter, given)) return given;
  throw new Problem(400, 'bad-parameters', `Not understood: ${field}.`, [
    { field, detail: 'It is not written so.', allowed: parameter ? allowedBy(parameter) : [] },
  ]);
}
