/** Checks a request's query against its operation: reports all errors at once, each with what is allowed. */
import * as z from 'zod/mini';
import { RECIPIENT_HAS, SENDER_HAS } from '../../shared/model/vocabulary.ts';
import { type FieldError, Problem } from './problem.ts';

type Query = Readonly<Record<string, string | undefined>>;

/**
 * @throws Problem 400 naming each parameter that is unknown or malformed.
 */
export function checkQuery<S extends z.ZodMiniObject>(schema: S, query: Query): z.infer<S> {
  const known = Object.keys(schema.shape);
  const errors: FieldError[] = Object.keys(query)
    .filter((name) => !known.includes(name))
    .map((name) => ({
      field: name.slice(0, 80),
      detail: 'There is no such parameter here.',
      allowed: known.length > 0 ? known : ['no parameter at all'],
    }));
  const parsed = z.safeParse(schema, query);
  if (!parsed.success) {
    for (const issue of parsed.error.issues) {
      const field = String(issue.path[0] ?? '');
      const missing = query[field] === undefined;
      errors.push({
        field,
        detail: missing ? 'It is missing.' : 'It is not one of the values allowed.',
        allowed: allowedBy(field, issue),
      });
    }
  }
  if (errors.length > 0 || !parsed.success) {
    throw new Problem(
      400,
      'bad-parameters',
      `Not understood: ${errors.map(({ field }) => field).join(', ')}.`,
      errors,
    );
  }
  return parsed.data;
}

/** What a parameter accepts, if the schema's own issue does not list it: a form in words, or the allowed values. */
const FORMS: Readonly<Record<string, string | readonly string[]>> = {
  amount: 'a decimal number such as 140 or 199.50',
  receive: 'a decimal number such as 140 or 199.50',
  senderHas: SENDER_HAS,
  recipientHas: RECIPIENT_HAS,
  currency: 'an ISO 4217 code such as EUR',
  base: 'an ISO 4217 code such as EUR',
  currencies: 'ISO 4217 codes with commas between them, such as KGS,TJS',
  period: 'a quarter such as 2025-Q3',
  date: 'a day such as 2026-11-20',
  from: 'a day such as 2026-11-01',
  to: 'a day such as 2026-11-20',
  sender: 'an ISO 3166-1 alpha-3 code such as DEU',
  receiver: 'an ISO 3166-1 alpha-3 code such as KGZ',
  provider: 'a provider id from /v1/providers',
  page: 'a whole number from 1',
  pageSize: 'a whole number from 1 to 500',
};

function allowedBy(field: string, issue: z.core.$ZodIssue): string[] {
  if (issue.code === 'invalid_value') return issue.values.map(String);
  return [FORMS[field] ?? 'a value of another form'].flat();
}
