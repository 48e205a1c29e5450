/**
 * Builds the prices of one corridor from its survey rows and facts the caller looks up. The order of the rows does not
 * matter.
 */

import type {
  CorridorPrices,
  CorridorProvider,
  SurveyAmount,
  SurveyRef,
  TaxRule,
} from '../model/corridor-prices.ts';
import { METHOD_VERSION } from '../model/method-version.ts';
import { byText } from '../model/order.ts';
import { type CountryCode, type CurrencyCode, corridorId } from '../model/vocabulary.ts';
import { parseDecimal } from '../money/decimal.ts';
import { compare } from '../money/rational.ts';
import { type JoinedSurvey, joinPricePoints, type SurveyRow } from './survey.ts';

export interface SurveyedCorridor {
  readonly sender: CountryCode;
  readonly receiver: CountryCode;
  readonly survey: SurveyRef;
  readonly rows: readonly SurveyRow[];
  readonly sendCurrency: CurrencyCode;
  /** ISO 4217 decimals, at least of the send currency and the currencies of the local amounts. */
  readonly decimals: Readonly<Record<CurrencyCode, number>>;
  readonly currencies: 'same' | 'different';
  readonly amounts: readonly [SurveyAmount, SurveyAmount];
  /** At least every provider of the rows. */
  readonly providers: Readonly<Record<string, CorridorProvider>>;
  /** Tax rules of any senders; only those of this corridor's sender are kept. */
  readonly taxes: readonly TaxRule[];
}

/** Facts that contradict each other; the message says which. */
export class SurveyedCorridorError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'SurveyedCorridorError';
  }
}

/** The prices of a corridor, and the row behind each. */
export interface PricesWithRows extends Pick<JoinedSurvey, 'rowOf'> {
  readonly prices: CorridorPrices;
}

/** Throws SurveyedCorridorError for missing or contradictory facts. */
export function corridorPricesFromSurvey(input: SurveyedCorridor): PricesWithRows {
  const { sender, receiver, survey, sendCurrency, currencies, amounts } = input;
  const corridor = corridorId(sender, receiver);
  const { services, rowOf } = joinPricePoints(input.rows, currencies);
  const decimals: Record<CurrencyCode, number> = {};
  for (const code of [sendCurrency, ...amounts.flatMap(({ local }) => local?.currency ?? [])]) {
    const places = input.decimals[code];
    if (places === undefined)
      throw new SurveyedCorridorError(`${corridor}: the decimals of ${code} are missing`);
    decimals[code] = places;
  }
  checkAmounts(corridor, amounts, decimals);
  const providers: Record<string, CorridorProvider> = {};
  for (const id of [...new Set(services.map(({ provider }) => provider))].sort()) {
    const provider = input.providers[id];
    if (!provider) throw new SurveyedCorridorError(`${corridor}: the provider ${id} is not known`);
    providers[id] = provider;
  }
  const prices: CorridorPrices = {
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
  };
  return { prices, rowOf };
}

function checkAmounts(
  corridor: string,
  amounts: SurveyedCorridor['amounts'],
  decimals: Readonly<Record<CurrencyCode, number>>,
): void {
  if (amounts[0].denomination !== 200 || amounts[1].denomination !== 500) {
    throw new SurveyedCorridorError(
      `${corridor}: the amounts are to be those of 200 and of 500, in this order`,
    );
  }
  const [low, high] = amounts.flatMap(({ local }) =>
    local
      ? [{ currency: local.currency, money: parseDecimal(local.amount, decimals[local.currency] ?? 0) }]
      : [],
  );
  if (!low || !high) return;
  if (low.currency !== high.currency) {
    throw new SurveyedCorridorError(`${corridor}: the local amounts are in two currencies`);
  }
  if (compare(low.money, high.money) >= 0) {
    throw new SurveyedCorridorError(`${corridor}: the local amount of 500 is not above that of 200`);
  }
}
