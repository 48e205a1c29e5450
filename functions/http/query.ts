/** Checks a request's parameters against its operation: reports all errors at once, each with what is allowed. */
import * as z from 'zod/mini';
import type { Operation, Parameter } from '../../shared/contracts/operation.ts';
import type { QueryOf } from './operation.ts';
import { type FieldError, Problem } from './problem.ts';

type Query = Readonly<Record<string, string | undefined>>;

/** What a parameter accepts, as an error says it. */
export const allowedBy = ({ allowed }: Parameter): readonly string[] => [allowed].flat();

/** For a parameter in the path: those of the query are read by `checkQuery`. */
export const accepts = ({ schema }: Parameter, given: string): boolean => z.safeParse(schema, given).success;

/**
 * The parameters that are given, each as its schema reads it.
 * @throws Problem 400 naming each parameter that is unknown or malformed.
 */
export function checkQuery<O extends Pick<Operation, 'query'>>(operation: O, query: Query): QueryOf<O> {
  const known = Object.keys(operation.query);
  const errors: FieldError[] = Object.keys(query)
    .filter((name) => !known.includes(name))
    .map((name) => ({
      field: name.slice(0, 80),
      detail: 'There is no such parameter here.',
      allowed: known.length > 0 ? known : ['no parameter at all'],
    }));
  const read: Record<string, unknown> = {};
  for (const [field, parameter] of Object.entries(operation.query)) {
    if (query[field] === undefined) continue;
    const { success, data } = z.safeParse(parameter.schema, query[field]);
    if (success) read[field] = data;
    else
      errors.push({ field, detail: 'It is not one of the values allowed.', allowed: allowedBy(parameter) });
  }
  if (errors.length > 0) {
    throw new Problem(
      400,
      'bad-parameters',
      `Not understood: ${errors.map(({ field }) => field).join(', ')}.`,
      errors,
    );
  }
  // Each is read by its own schema, under its own name.
  return read as QueryOf<O>;
}
