/** The check of a request's words. Apart from the request's types, because the small engine of pages takes its words from closed lists. */
import { NOT_CASH } from '../model/access-profile.ts';
import {
  ACCESS_POINTS,
  FUNDING_INSTRUMENTS,
  PAYOUT_METHODS,
  PROVIDER_TYPES,
  READINGS,
  RECIPIENT_HAS,
  SENDER_HAS,
} from '../model/vocabulary.ts';
import { type EitherRequest, RequestError, type RequestField, SORTS, SOURCES } from './request.ts';

/** Throws RequestError for a filter, reading or sort outside the closed lists, since they come from a URL. */
export function checkWords(request: EitherRequest): void {
  checkWord('reading', request.reading, READINGS);
  checkWord('fundingInstrument', request.fundingInstrument, FUNDING_INSTRUMENTS);
  checkWord('accessPoint', request.accessPoint, ACCESS_POINTS);
  checkWord('payoutMethod', request.payoutMethod, PAYOUT_METHODS);
  checkWord('providerType', request.providerType, PROVIDER_TYPES);
  checkWord('sources', request.sources, SOURCES);
  checkWord('sort', request.sort, SORTS);
  checkSide('sender', request.profile?.sender, SENDER_HAS);
  checkSide('recipient', request.profile?.recipient, RECIPIENT_HAS);
}

function checkSide(
  field: 'sender' | 'recipient',
  has: readonly string[] | undefined,
  words: readonly string[],
): void {
  for (const word of has ?? []) checkWord(field, word, words);
  const more = has?.find((word) => NOT_CASH.includes(word));
  if (more && has?.includes('cash-only')) throw new RequestError(field, 'contradiction', ['cash-only', more]);
}

function checkWord(field: RequestField, word: string | undefined, allowed: readonly string[]): void {
  if (word !== undefined && !allowed.includes(word)) throw new RequestError(field, 'unknown-value', allowed);
}
