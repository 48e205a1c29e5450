/**
 * Reads the World Bank's RPW quotes of 2025 Q3 (CSV, gzip) as rows of our survey. The file is not part of the project:
 * `rpwQuotes()` is null where it is not there.
 */
import {
  ACCESS_WORDS,
  INSTRUMENT_WORDS,
  plainly,
  type Words,
} from '../../functions/sources/prices/rpw-words.ts';
import { PROVIDERS } from '../../shared/catalogue/providers.ts';
import type { EditionRow } from '../../shared/pricing/survey.ts';
import { readSharedCsv } from './shared-csv.ts';

/** By the name that the survey prints. */
const providers = new Map(PROVIDERS.map((provider) => [provider.name, provider]));

export function known<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new Error(`not in the catalogue: ${what}`);
  return value;
}

/** Our word for one of the survey's. @throws Error if there is none */
export const ourWord = <T>(words: Words<T>, printed = ''): T =>
  known(words.get(plainly(printed)) ?? undefined, `the word ${printed}`);

/** `6.84` percent is 684 basis points; digits only, no float. */
export function basisPoints(percent: string): number {
  const match = /^(-?)(\d+)\.(\d\d)$/.exec(percent);
  if (!match) throw new Error(`not a percentage with two decimals: ${percent}`);
  const bp = Number(`${match[2]}${match[3]}`);
  return match[1] && bp !== 0 ? -bp : bp;
}

export const country = (code: string): string => (code === 'KSV' ? 'XKX' : code);

const toRow = (r: Record<string, string>): EditionRow => ({
  sender: country(known(r.source_code, 'source_code')),
  receiver: country(known(r.destination_code, 'destination_code')),
  provider: known(providers.get(r.firm ?? ''), `firm ${r.firm}`).id,
  fundingInstrument: ourWord(INSTRUMENT_WORDS, r.payment_instrument),
  accessPoint: ourWord(ACCESS_WORDS, r.access_point),
  denomination: r.amount_usd === '200' ? 200 : 500,
  feeBp: basisPoints(r.fee_pct ?? ''),
  marginBp: basisPoints(r.fx_margin_pct ?? ''),
});

/** The price points of 2025 Q3 as the publisher's file has them, or null. */
export const rpwQuotes = (): EditionRow[] | null =>
  readSharedCsv('rpw/rpw-2025-q3-quotes.csv.gz')?.map(toRow) ?? null;
