/**
 * The firms of the survey's round of 2025 Q3, with the type that the survey itself gives each (CSV), as the catalogue's
 * providers. Names and ids are kept; a firm that the catalogue does not know gets an id by rule, and is listed for review.
 */
import { plainly, TYPE_WORDS } from '../../functions/sources/prices/rpw-words.ts';
import { plainWord } from '../../shared/catalogue/firm-id.ts';
import { PROVIDERS, type Provider } from '../../shared/catalogue/providers.ts';
import { byText } from '../../shared/model/order.ts';
import type { ProviderType } from '../../shared/model/vocabulary.ts';
import { csvText } from './csv-text.ts';
import { readSharedCsv } from './shared-csv.ts';

const typeOf = (printed: string): ProviderType => TYPE_WORDS.get(plainly(printed)) ?? 'unknown';

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
