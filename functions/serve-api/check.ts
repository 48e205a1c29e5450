/** Checks an offer against the official rate of the publication in force; wrong numbers become answers that say what is allowed. */

import { currenciesOf } from '../../shared/catalogue/corridor-currencies.ts';
import { findCurrency } from '../../shared/catalogue/currencies.ts';
import { registersOf } from '../../shared/catalogue/licence-registers.ts';
import { officialRateOf } from '../../shared/catalogue/official-rates.ts';
import {
  type checkCorridorOfferOperation,
  checkOfferOperation,
} from '../../shared/contracts/check-operations.ts';
import type { Parameter } from '../../shared/contracts/operation.ts';
import type { LicenceRegister } from '../../shared/model/licence-register.ts';
import { endsOf } from '../../shared/model/vocabulary.ts';
import { CHECK_METHOD, CheckError, checkOffer, readQuestion } from '../../shared/pricing/check.ts';
import type { AnswerOf, QueryOf } from '../http/operation.ts';
import { type FieldError, Problem } from '../http/problem.ts';
import { allowedBy } from '../http/query.ts';
import {
  type ApiDependencies,
  findCorridor,
  publicationInForce,
  publicationOf,
} from './publication-in-force.ts';

/** Round numbers: nothing here is anybody's rate. */
const EXAMPLE = { madeUp: true, rate: '0.5', paid: '1000', received: '475', takenPercent: '5.00' } as const;
const FORMULA = 'taken = 1 - received / (official rate * paid), the rate in units paid out for one paid in';
const INSTEAD = 'Ask two licensed firms what arrives, for the same amount paid in all.';

/** @throws Problem 400 for a number or a currency that cannot be read, 503 before the first publication */
export async function getCheck(
  { from, to, paid, received }: QueryOf<typeof checkOfferOperation>,
  dependencies: ApiDependencies,
): Promise<AnswerOf<typeof checkOfferOperation>> {
  const { query } = checkOfferOperation;
  const question = needed({ from, to, paid, received });
  const decimals = {
    from: decimalsOf('from', question.from, query.from),
    to: decimalsOf('to', question.to, query.to),
  };
  return answer(question, decimals, [], dependencies);
}

/** @throws Problem as above, and 404 for an unknown corridor */
export async function getCorridorCheck(
  id: string,
  { paid, received, payoutCurrency }: QueryOf<typeof checkCorridorOfferOperation>,
  dependencies: ApiDependencies,
): Promise<AnswerOf<typeof checkCorridorOfferOperation>> {
  const { manifest } = await publicationInForce(dependencies);
  const { corridor } = findCorridor(id, manifest);
  const main = currenciesOf(corridor, dependencies.today());
  const question = needed({ from: main.from, to: payoutCurrency ?? main.to, paid, received });
  const decimals = {
    from: decimalsOf('from', question.from, checkOfferOperation.query.from),
    to: decimalsOf('payoutCurrency', question.to, checkOfferOperation.query.to),
  };
  return answer(question, decimals, registersOf(endsOf(corridor).sender), dependencies);
}

const NUMBER = /^\d{1,15}(\.\d{1,8})?$/;

type Question = Readonly<Record<'from' | 'to' | 'paid' | 'received', string>>;

/** @throws Problem 400 that names every parameter that is missing, and each amount beside them that is no number */
function needed(given: { readonly [Field in keyof Question]: string | undefined }): Question {
  const { from, to, paid, received } = given;
  if (from !== undefined && to !== undefined && paid !== undefined && received !== undefined)
    return { from, to, paid, received };
  const { query } = checkOfferOperation;
  const missing = (['from', 'to', 'paid', 'received'] as const).filter((field) => given[field] === undefined);
  const wrong = (['paid', 'received'] as const).filter((field) => !NUMBER.test(given[field] ?? '0'));
  const errorOf =
    (detail: string) =>
    (field: keyof Question): FieldError => ({ field, detail, allowed: allowedBy(query[field]) });
  const errors = [
    ...missing.map(errorOf('It is missing.')),
    ...wrong.map(errorOf('It is not one of the values allowed.')),
  ];
  throw new Problem(400, 'bad-parameters', `Missing: ${missing.join(', ')}.`, errors);
}

/** @throws Problem 400 for a code that is no currency in use */
function decimalsOf(field: string, code: string, parameter: Parameter): number {
  const currency = findCurrency(code);
  if (currency) return currency.decimals;
  throw new Problem(400, 'unknown-currency', `${field}: ${code} is no currency in use.`, [
    { field, detail: 'There is no such currency.', allowed: allowedBy(parameter) },
  ]);
}

async function answer(
  question: Question,
  decimals: { readonly from: number; readonly to: number },
  registers: readonly LicenceRegister[],
  dependencies: ApiDependencies,
): Promise<AnswerOf<typeof checkOfferOperation>> {
  const inForce = await publicationInForce(dependencies);
  const { reference, summary } = inForce.manifest;
  const about = { ...publicationOf(reference?.publication ?? summary), ...question };
  try {
    readQuestion(question, decimals);
    const rates = await inForce.rates();
    const { official, refusal } = officialRateOf(rates ?? undefined, question, dependencies.today());
    if (official)
      return { ...about, checked: true, ...checkOffer(question, official), rate: official, registers };
    const { why, currency = null, unavailable = null } = refusal;
    return {
      ...about,
      checked: false,
      methodVersion: CHECK_METHOD,
      why,
      currency,
      unavailable,
      formula: FORMULA,
      example: EXAMPLE,
      instead: INSTEAD,
      registers,
    };
  } catch (error) {
    if (error instanceof CheckError) throw explain(error);
    throw error;
  }
}

const FAULTS: Readonly<Record<CheckError['code'], string>> = {
  missing: 'It is empty.',
  syntax: 'It is not a plain decimal number: digits, at most one dot, no sign, exponent or separator.',
  'too-long': 'It has more digits than any transfer.',
  'too-many-decimals': 'It has more decimals than its currency.',
  'not-positive': 'It must be more than 0.',
};

function explain({ field, code, decimals }: CheckError): Problem {
  const detail = FAULTS[code];
  const allowed =
    code === 'too-many-decimals'
      ? [`at most ${decimals} decimals`]
      : allowedBy(checkOfferOperation.query[field]);
  return new Problem(400, `${field}-${code}`, `${field}: ${detail}`, [{ field, detail, allowed }]);
}
