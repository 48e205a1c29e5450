/** Compares the offers of a corridor at an amount; the engine's refusals become answers that say what is allowed. */
import type { compareOffers as compareOffersOperation } from '../../shared/contracts/api.ts';
import { compareOffers, RequestError } from '../../shared/pricing/offers.ts';
import { Problem } from '../http/problem.ts';
import { readSheet } from '../storage/publications.ts';
import {
  type ApiDependencies,
  findPriced,
  manifestInForce,
  publicationOf,
  type QueryOf,
} from './publication-in-force.ts';

export async function getOffers(
  id: string,
  query: QueryOf<typeof compareOffersOperation>,
  { table, today }: ApiDependencies,
): Promise<unknown> {
  const manifest = await manifestInForce(table);
  const { corridor, publication } = findPriced(id, manifest);
  const sheet = await readSheet(table, corridor, publication);
  const currency = query.currency ?? sheet.amounts[0].local?.currency ?? 'USD';
  try {
    const comparison = compareOffers(sheet, { ...query, currency, today: today() });
    return { ...publicationOf(publication), ...comparison };
  } catch (error) {
    if (error instanceof RequestError) throw explain(error, currency);
    throw error;
  }
}

const FAULTS: Readonly<Record<string, string>> = {
  missing: 'It is empty.',
  syntax: 'It is not a plain decimal number: digits, at most one dot, no sign, exponent or separator.',
  'too-long': 'It has more digits than any transfer.',
  'too-many-decimals': 'It has more decimals than the currency.',
  'not-positive': 'It must be more than 0.',
  'not-covered':
    'No survey point covers it: prices exist at the amounts allowed and between the two of one currency.',
  'unknown-currency': 'No amount of this corridor is known in it.',
  'unknown-value': 'It is not one of the values allowed.',
};

/** The engine's refusal as an answer: malformed is 400, understood but not priced is 422. */
function explain({ field, code, allowed }: RequestError, currency: string): Problem {
  const status = code === 'not-covered' ? 422 : 400;
  const list =
    code === 'too-many-decimals'
      ? [`at most ${allowed[0]} decimals in ${currency}`]
      : allowed.length > 0
        ? allowed
        : ['a decimal number such as 140 or 199.50'];
  return new Problem(status, `${field}-${code}`, `${field}: ${FAULTS[code] ?? code}`, [
    { field, detail: FAULTS[code] ?? code, allowed: list },
  ]);
}
