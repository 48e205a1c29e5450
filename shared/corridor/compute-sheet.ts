/** Makes the sheet of one corridor from its survey rows and from facts that the caller looks up. The same input, in any order, gives the same sheet. */
import { parseDecimal } from '../money/decimal.ts';
import { compare } from '../money/rational.ts';
import { joinPricePoints, type SurveyRow } from '../pricing/survey.ts';
import { corridorIndicators } from './corridor-indicators.ts';
import type { IndicatorFacts } from './indicator-types.ts';
import { distribution } from './indicators.ts';
import { METHOD_VERSION } from './method-version.ts';
import { byText } from './order.ts';
import type { Sheet, SheetProvider, SurveyAmount, SurveyRef, TaxRule } from './sheet.ts';
import { totalsBp } from './totals.ts';
import { type CountryCode, type CurrencyCode, corridorId } from './vocabulary.ts';

export interface SheetInput {
  readonly sender: CountryCode;
  readonly receiver: CountryCode;
  readonly survey: SurveyRef;
  readonly rows: readonly SurveyRow[];
  readonly sendCurrency: CurrencyCode;
  /** ISO 4217 decimals, at least of the send currency and of those the local amounts are in. */
  readonly decimals: Readonly<Record<CurrencyCode, number>>;
  readonly currencies: 'same' | 'different';
  readonly amounts: readonly [SurveyAmount, SurveyAmount];
  /** At least every provider of the rows. */
  readonly providers: Readonly<Record<string, SheetProvider>>;
  /** Any senders' rules; the sheet keeps those of its own. */
  readonly taxes: readonly TaxRule[];
  /** Given: the sheet has `more`. */
  readonly facts?: IndicatorFacts;
}

/** Facts that do not fit together: the message says which. */
export class SheetInputError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'SheetInputError';
  }
}

/** Throws SheetInputError for facts that do not fit, NothingToAverageError where an amount has no row at all. */
export const computeSheet = (input: SheetInput): Sheet => {
  const { sender, receiver, survey, sendCurrency, currencies, amounts } = input;
  const corridor = corridorId(sender, receiver);
  const { services } = joinPricePoints(input.rows, currencies);
  const decimals: Record<CurrencyCode, number> = {};
  for (const code of [sendCurrency, ...amounts.flatMap(({ local }) => local?.currency ?? [])]) {
    const places = input.decimals[code];
    if (places === undefined) throw new SheetInputError(`${corridor}: the decimals of ${code} are missing`);
    decimals[code] = places;
  }
  checkAmounts(corridor, amounts, decimals);
  const providers: Record<string, SheetProvider> = {};
  for (const id of [...new Set(services.map(({ provider }) => provider))].sort()) {
    const provider = input.providers[id];
    if (!provider) throw new SheetInputError(`${corridor}: the provider ${id} is not known`);
    providers[id] = provider;
  }
  return {
    format: 1,
    methodVersion: METHOD_VERSION,
    corridor,
    sender,
    receiver,
    survey,
    sendCurrency,
    decimals,
    currencies,
    amounts,
    providers,
    services,
    taxes: input.taxes.filter((tax) => tax.sender === sender).sort((a, b) => byText(a.id, b.id)),
    indicators: [distribution(200, totalsBp(services, 200)), distribution(500, totalsBp(services, 500))],
    ...(input.facts && { more: corridorIndicators({ corridor, sender, services }, input.facts) }),
  };
};

const checkAmounts = (
  corridor: string,
  amounts: SheetInput['amounts'],
  decimals: Readonly<Record<CurrencyCode, number>>,
): void => {
  if (amounts[0].denomination !== 200 || amounts[1].denomination !== 500) {
    throw new SheetInputError(`${corridor}: the amounts are to be those of 200 and of 500, in this order`);
  }
  const [low, high] = amounts.flatMap(({ local }) =>
    local
      ? [{ currency: local.currency, money: parseDecimal(local.amount, decimals[local.currency] ?? 0) }]
      : [],
  );
  if (!low || !high) return;
  if (low.currency !== high.currency) {
    throw new SheetInputError(`${corridor}: the local amounts are in two currencies`);
  }
  if (compare(low.money, high.money) >= 0) {
    throw new SheetInputError(`${corridor}: the local amount of 500 is not above that of 200`);
  }
};
