/**
 * Reads the World Bank's RPW quotes of 2025 Q3 (CSV, gzip) as rows of our survey. The file is not part of the project:
 * `rpwQuotes()` is null where it is not there.
 */
import { PROVIDERS } from '../../shared/catalogue/providers.ts';
import type { AccessPoint, FundingInstrument } from '../../shared/model/vocabulary.ts';
import type { EditionRow } from '../../shared/pricing/survey.ts';
import { readSharedCsv } from './shared-csv.ts';

export const INSTRUMENTS: Readonly<Record<string, FundingInstrument>> = {
  Cash: 'cash',
  'Bank account transfer': 'bank-account',
  'Debit card': 'debit-card',
  'Credit card': 'credit-card',
  'Mobile money': 'mobile-money',
};
export const ACCESS_POINTS: Readonly<Record<string, AccessPoint>> = {
  Agent: 'agent',
  'Bank branch': 'branch',
  Internet: 'internet',
  'Mobile phone': 'mobile-app',
  'Call Center': 'call-centre',
  'Post Office branch': 'post-office',
  'ATM Network': 'atm',
};

/** By the name that the survey prints. */
const providers = new Map(PROVIDERS.map((provider) => [provider.name, provider]));

export function known<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new Error(`not in the catalogue: ${what}`);
  return value;
}

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
  fundingInstrument: known(INSTRUMENTS[r.payment_instrument ?? ''], `instrument ${r.payment_instrument}`),
  accessPoint: known(ACCESS_POINTS[r.access_point ?? ''], `access point ${r.access_point}`),
  denomination: r.amount_usd === '200' ? 200 : 500,
  feeBp: basisPoints(r.fee_pct ?? ''),
  marginBp: basisPoints(r.fx_margin_pct ?? ''),
});

/** The price points of 2025 Q3 as the publisher's file has them, or null. */
export const rpwQuotes = (): EditionRow[] | null =>
  readSharedCsv('rpw/rpw-2025-q3-quotes.csv.gz')?.map(toRow) ?? null;
