/** What the catalogue knows of a corridor on a day, which every comparison of its prices needs, whoever says or asked for them. */
import type { CorridorPrices } from '../model/corridor-prices.ts';
import { type CorridorId, endsOf } from '../model/vocabulary.ts';
import { sendCurrencyOf } from './corridor-currencies.ts';
import { legalTender } from './countries.ts';
import { findCurrency } from './currencies.ts';
import { surveyAmountsOf } from './survey-amounts.ts';
import { taxesOf } from './taxes.ts';

/** `day` decides which tender is legal. @throws Error if the catalogue lacks a country or a currency. */
export function corridorFacts(corridor: CorridorId, day: string) {
  const { sender, receiver } = endsOf(corridor);
  const sendCurrency = sendCurrencyOf(sender, day);
  const amounts = surveyAmountsOf(sender);
  const named = [sendCurrency, ...amounts.flatMap(({ local }) => (local ? [local.currency] : []))];
  return {
    sender,
    receiver,
    sendCurrency,
    decimals: Object.fromEntries(named.map((code) => [code, decimalsOf(code)])),
    // The main currency: if the sender's currency is a second tender, nobody says which of the two is paid out.
    currencies: legalTender(receiver, day)[0] === sendCurrency ? 'same' : 'different',
    amounts,
    taxes: taxesOf(sender),
  } satisfies Partial<CorridorPrices>;
}

function decimalsOf(code: string): number {
  const currency = findCurrency(code);
  if (!currency) throw new Error(`the catalogue has no currency ${code}`);
  return currency.decimals;
}
