/** Compares the offers of a corridor at an amount; errors of the engine become answers that say what is allowed. */

import { exchangeOf } from '../../shared/catalogue/corridor-currencies.ts';
import {
  compareOffersOperation,
  type getCheapestByAmountOperation,
} from '../../shared/contracts/price-operations.ts';
import type { AccessProfile } from '../../shared/model/access-profile.ts';
import { compareBothWays } from '../../shared/pricing/both-ways.ts';
import { cheapestByAmount } from '../../shared/pricing/cheapest-by-amount.ts';
import type { Offer } from '../../shared/pricing/offer.ts';
import type { PricedCorridor } from '../../shared/pricing/priced-corridor.ts';
import { RequestError } from '../../shared/pricing/request.ts';
import { ratesOfSaid } from '../../shared/pricing/said-rates.ts';
import { accessGap } from '../../shared/statistics/access-gap.ts';
import { serviceTotals } from '../../shared/statistics/reached.ts';
import type { AnswerOf, QueryOf } from '../http/operation.ts';
import { Problem } from '../http/problem.ts';
import { allowedBy } from '../http/query.ts';
import {
  type ApiDependencies,
  findPriced,
  notSurveyed,
  publicationInForce,
  publicationOf,
} from './publication-in-force.ts';

export async function getOffers(
  id: string,
  query: QueryOf<typeof compareOffersOperation>,
  dependencies: ApiDependencies,
): Promise<AnswerOf<typeof compareOffersOperation>> {
  const { today } = dependencies;
  const inForce = await publicationInForce(dependencies);
  const { corridor, publication } = findPriced(id, inForce.manifest);
  const [prices, rates] = await Promise.all([inForce.prices(corridor), inForce.rates()]);
  // Whoever sends prices does not pay out now.
  if (!prices.survey && !prices.said?.services.length) throw notSurveyed(corridor, inForce.manifest);
  const exchange = rates ? exchangeOf(rates, corridor, today()) : undefined;
  const currency =
    query.currency ??
    prices.amounts[0].local?.currency ??
    (prices.said?.services.length ? prices.sendCurrency : 'USD');
  const amount = query.amount ?? (query.receive === undefined ? usualAmount(prices, currency) : undefined);
  try {
    const { senderHas, recipientHas, format: _, fields: __, ...question } = query;
    const profile = profileOf(senderHas, recipientHas);
    const priced = { ...prices, rates: ratesOfSaid(prices, exchange) };
    const comparison = compareBothWays(priced, {
      ...question,
      amount,
      profile,
      currency,
      exchange,
      today: today(),
    });
    const gap = profile && { accessGap: accessGap(serviceTotals(prices), profile, prices) };
    const offers = marked(comparison.offers, prices.said);
    return { ...publicationOf(publication), ...comparison, offers, ...gap };
  } catch (error) {
    if (error instanceof RequestError) throw explain(error, currency);
    throw error;
  }
}

/** The first surveyed amount in a currency, or in nominal dollars; undefined: none is in it. */
const usualAmount = ({ amounts }: PricedCorridor, currency: string): string | undefined =>
  amounts.find(({ local }) => local?.currency === currency)?.local?.amount ??
  (currency === 'USD' ? String(amounts[0].denomination) : undefined);

const profileOf = (sender: AccessProfile['sender'], recipient: AccessProfile['recipient']) =>
  sender || recipient ? { sender, recipient } : undefined;

export async function getCheapestByAmount(
  id: string,
  dependencies: ApiDependencies,
): Promise<AnswerOf<typeof getCheapestByAmountOperation>> {
  const inForce = await publicationInForce(dependencies);
  const { manifest } = inForce;
  const { corridor, publication } = findPriced(id, manifest);
  const [{ survey, ...prices }, rates] = await Promise.all([inForce.prices(corridor), inForce.rates()]);
  if (!survey) throw notSurveyed(corridor, manifest);
  const today = dependencies.today();
  const exchange = rates ? exchangeOf(rates, corridor, today) : undefined;
  const priced = { ...prices, survey, rates: ratesOfSaid(prices, exchange) };
  const { at, ...answer } = cheapestByAmount(priced, today);
  const marks = at.map((one) => ({ ...one, cheapest: marked(one.cheapest, prices.said) }));
  return { ...publicationOf(publication), ...answer, at: marks };
}

/** A surveyed price of a firm that does not pay out now says so. */
const marked = (offers: readonly Offer[], said: PricedCorridor['said']): Offer[] =>
  offers.map((offer) =>
    said?.suspended?.includes(offer.provider.id) ? { ...offer, notPayingOut: true } : offer,
  );

const FAULTS: Readonly<Record<string, string>> = {
  missing: 'It is empty.',
  syntax: 'It is not a plain decimal number: digits, at most one dot, no sign, exponent or separator.',
  'too-long': 'It has more digits than any transfer.',
  'too-many-decimals': 'It has more decimals than the currency.',
  'not-positive': 'It must be more than 0.',
  'not-covered':
    'No survey point covers it: prices exist at the amounts allowed and between the two of one currency.',
  'not-in-money': 'No amount of this corridor is known in money, so what must be paid is not known either.',
  'unknown-currency': 'No amount of this corridor is known in it.',
  'unknown-value': 'It is not one of the values allowed.',
  'one-of-two': 'Give either what is paid or what is to arrive.',
  contradiction: 'Cash only, and something that is not cash.',
};

/** Parameters whose names in the API and in the engine differ. */
const PARAMETERS: Readonly<Record<string, string>> = { sender: 'senderHas', recipient: 'recipientHas' };

/** Turns the engine's error into an answer: 400 if malformed, 422 if understood but not priced. */
function explain({ field: asked, code, allowed }: RequestError, currency: string): Problem {
  const field = PARAMETERS[asked] ?? asked;
  const status = code === 'not-covered' || code === 'not-in-money' ? 422 : 400;
  const list =
    code === 'too-many-decimals'
      ? [`at most ${allowed[0]} decimals in ${currency}`]
      : code === 'not-in-money'
        ? allowed.map((denomination) => `\`amount\` instead, ${denomination} in USD`)
        : allowed.length > 0
          ? allowed
          : allowedBy(compareOffersOperation.query.amount);
  return new Problem(status, `${field}-${code}`, `${field}: ${FAULTS[code] ?? code}`, [
    { field, detail: FAULTS[code] ?? code, allowed: list },
  ]);
}
