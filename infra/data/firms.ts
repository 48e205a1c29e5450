/**
 * The firms of the survey's round of 2025 Q3, with the type that the survey itself gives each (CSV), as the catalogue's
 * providers. Names and ids are kept; a firm that the catalogue does not know gets an id by rule, and is listed for review.
 */
import { PROVIDERS, type Provider } from '../../shared/catalogue/providers.ts';
import { byText } from '../../shared/model/order.ts';
import type { ProviderType } from '../../shared/model/vocabulary.ts';
import { csvText } from './csv-text.ts';
import { readSharedCsv } from './shared-csv.ts';

/** The World Bank counts a bank that is also an operator among the banks; of the others, the word it names first. */
const TYPES: Readonly<Record<string, ProviderType>> = {
  'Money Transfer Operator': 'money-transfer-operator',
  'Money Transfer Operator / Post Office': 'money-transfer-operator',
  Bank: 'bank',
  'Bank / Money Transfer Operator': 'bank',
  'Post Office': 'post-office',
  'Mobile Operator': 'mobile-operator',
  'Non-Bank FI': 'non-bank-financial-institution',
  'Credit Union': 'credit-union',
};
const typeOf = (printed: string): ProviderType => TYPES[printed] ?? 'unknown';

/** Letters that Unicode does not take apart into a plain letter and its mark. */
const PLAIN: Readonly<Record<string, string>> = { ı: 'i', ł: 'l', ø: 'o', ß: 'ss', đ: 'd', æ: 'ae' };

/**
 * The id of a firm by rule: its name in small plain letters, with hyphens between the words; with a number where another
 * firm has that id.
 */
export function firmId(name: string, taken: ReadonlySet<string>): string {
  const id = plainWord(name) || 'firm';
  for (let number = 1; ; number++) {
    const candidate = number === 1 ? id : `${id}-${number}`;
    if (!taken.has(candidate)) return candidate;
  }
}

/** A name in small plain letters and digits, with hyphens between the words; empty if it has neither. */
export function plainWord(name: string): string {
  return name
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[ıłøßđæ]/g, (letter) => PLAIN[letter] ?? letter)
    .replace(/['’]/g, '')
    .replaceAll('&', ' and ')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 70);
}

/** A firm as a round names it; `isNew` if the catalogue does not know it. */
export interface Firm {
  readonly id: string;
  readonly name: string;
  readonly type: ProviderType;
  readonly isNew: boolean;
}

/** The firms of a round by their names as printed. */
export function firmsOf(
  printed: readonly { readonly name: string; readonly type: string }[],
  known: readonly Pick<Provider, 'id' | 'name'>[] = PROVIDERS,
): ReadonlyMap<string, Firm> {
  const ids = new Map(known.map(({ id, name }) => [name, id]));
  const taken = new Set(known.map(({ id }) => id));
  const firms = new Map<string, Firm>();
  for (const { name, type } of [...printed].sort((a, b) => byText(a.name, b.name))) {
    if (firms.has(name)) continue;
    const found = ids.get(name);
    const id = found ?? firmId(name, taken);
    taken.add(id);
    firms.set(name, { id, name, type: typeOf(type), isNew: found === undefined });
  }
  return firms;
}

/** The catalogue's providers with the survey's own types; null where the publisher's file is not here. */
export function providersText(): string | null {
  const rows = readSharedCsv('rpw/provider-types-2025-q3.csv');
  if (!rows) return null;
  const printed = new Map(rows.map(({ firm = '', firm_type = '' }) => [firm, firm_type]));
  const providers = PROVIDERS.map(({ id, name, type, typeBasis }) => {
    const own = printed.get(name);
    if (own === undefined) return { id, name, type, typeBasis };
    const isPlain = own.toLowerCase().replaceAll(' ', '-') === typeOf(own);
    return {
      id,
      name,
      type: typeOf(own),
      typeBasis: isPlain ? 'RPW 2025 Q3' : `RPW 2025 Q3 (there “${own}”)`,
    };
  });
  return csvText({ id: 0, name: 0, type: 0, typeBasis: 0 }, providers);
}
