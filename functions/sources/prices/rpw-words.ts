/**
 * The words of the World Bank's survey, in small letters, and ours. A cell of the older rounds names several with commas between them.
 * Of these one is kept, since a service here has one: each that is named is true.
 */
import type {
  AccessPoint,
  FundingInstrument,
  PayoutMethod,
  ProviderType,
  Speed,
} from '../../../shared/model/vocabulary.ts';

/** What is known of the words of a cell; null: a word that we know, and that says nothing of this. */
export type Words<T> = ReadonlyMap<string, T | null>;

const words = <T>(entries: Readonly<Record<string, T | null>>): Words<T> => new Map(Object.entries(entries));

export const INSTRUMENT_WORDS: Words<FundingInstrument> = words<FundingInstrument>({
  cash: 'cash',
  'bank account transfer': 'bank-account',
  'bank account': 'bank-account',
  'debit card': 'debit-card',
  'credit card': 'credit-card',
  'debit/credit card': 'debit-card',
  'credit/debit card': 'debit-card',
  'mobile money': 'mobile-money',
  'mobile wallet': 'mobile-money',
});

/** What the rounds up to 2016 Q1 call a product: how it is paid for, as far as it says so. */
export const PRODUCT_WORDS: Words<FundingInstrument> = words<FundingInstrument>({
  'cash to cash': 'cash',
  'cash to account': 'cash',
  'cash to account (same bank)': 'cash',
  'cash to account (other bank)': 'cash',
  cash: 'cash',
  'door to door': 'cash',
  'account to account': 'bank-account',
  'account to account (same bank)': 'bank-account',
  'account to account (other bank)': 'bank-account',
  'account to cash': 'bank-account',
  account: 'bank-account',
  'credit/debit card service': 'debit-card',
  card: 'debit-card',
  mobile: 'mobile-money',
  'prepaid card': null,
  'online service': null,
});

export const ACCESS_WORDS: Words<AccessPoint> = words<AccessPoint>({
  agent: 'agent',
  'bank branch': 'branch',
  branch: 'branch',
  internet: 'internet',
  'mobile phone': 'mobile-app',
  'call center': 'call-centre',
  'call centre': 'call-centre',
  'post office branch': 'post-office',
  'post office': 'post-office',
  'atm network': 'atm',
  atm: 'atm',
});

/** Where one sends, in the rounds up to 2016 Q1. */
export const LOCATION_WORDS: Words<AccessPoint> = words<AccessPoint>({
  'at branch': 'branch',
  'call center': 'call-centre',
  'on-line': 'internet',
  online: 'internet',
  'mobile phone': 'mobile-app',
  'atm network': 'atm',
});

export const PAYOUT_WORDS: Words<PayoutMethod> = words<PayoutMethod>({
  cash: 'cash-pickup',
  'home delivery': 'home-delivery',
  'door to door': 'home-delivery',
  'bank account': 'bank-account',
  'bank acciunt': 'bank-account',
  'own/partner bank account': 'partner-bank-account',
  'debit card': 'card',
  'atm network': 'card',
  atm: 'card',
  'mobile wallet': 'mobile-wallet',
  mobile: 'mobile-wallet',
});

export const SPEED_WORDS: Words<Speed> = words<Speed>({
  'less than one hour': 'within-an-hour',
  'same day': 'same-day',
  'next day': 'next-day',
  '2 days': 'two-days',
  '3-5 days': 'three-to-five-days',
  '6 days or more': 'six-days-or-more',
});

/** The World Bank counts a bank that is also an operator among the banks; of the others, the word it names first. */
export const TYPE_WORDS: Words<ProviderType> = words<ProviderType>({
  'money transfer operator': 'money-transfer-operator',
  'money transfer operator / post office': 'money-transfer-operator',
  'money transfer operator / building society': 'money-transfer-operator',
  bank: 'bank',
  'bank / money transfer operator': 'bank',
  'bank/post office': 'bank',
  'bank / post office': 'bank',
  'post office': 'post-office',
  'mobile operator': 'mobile-operator',
  'non-bank fi': 'non-bank-financial-institution',
  'credit union': 'credit-union',
});

/** A survey's word in small letters, with single blanks. */
export const plainly = (printed: string): string => printed.trim().replace(/\s+/g, ' ').toLowerCase();
