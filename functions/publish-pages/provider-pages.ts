/**
 * The pages of providers, and which of them a run has to render: those of providers that have, or had, prices in a corridor whose
 * prices changed in any layer. Their days are those of the survey, so that a new day changes none.
 */
import type { Manifest } from '../../shared/model/publication.ts';
import type { CorridorId } from '../../shared/model/vocabulary.ts';
import type { Summary } from '../../shared/statistics/summary.ts';
import { providerPages, type SitePage } from '../../site/kinds.ts';
import { type PublishedPrices, providersOf } from '../../site/view/provider-facts.ts';
import { readAllPrices, readAllSaid } from '../storage/publications.ts';
import type { Table } from '../storage/table.ts';
import { otherSheets } from './changes.ts';

export interface ProviderPages {
  /** All, in every language that has them; none if none is due. */
  readonly pages: readonly SitePage[];
  readonly isOther: (page: SitePage) => boolean;
  /** Whether a provider had a page and has none any more. */
  readonly hasGone: boolean;
}

const ALL = { isOther: () => true, hasGone: true };

/**
 * @param before the manifest of the pages there are; undefined: nothing there counts
 * @param published the sheets in force, of all corridors: but nothing is made of them if none differs and not all are wanted
 */
export async function readProviderPages(
  table: Table,
  before: Manifest | undefined,
  published: PublishedPrices,
  { summary, isAll }: { readonly summary: string; readonly isAll: boolean },
): Promise<ProviderPages> {
  const other = otherSheets(before, published.manifest);
  const hasOther = other.corridors.length + other.said.length > 0;
  if (before && !hasOther && !isAll) return { pages: [], isOther: () => false, hasGone: false };
  const providers = providersOf(published);
  const pages = providerPages({ providers }, summary);
  if (!before) return { pages, ...ALL };
  const earlier = await earlierProviders(table, before, other);
  // What was there before cannot be told.
  if (!earlier) return { pages, ...ALL };
  const touched = new Set([
    ...earlier,
    ...providersIn(published.prices, other.corridors),
    ...providersIn(published.said, other.said),
  ]);
  const there = new Set(providers.map(({ id }) => id));
  return {
    pages,
    isOther: ({ data, at }) => (data.kind === 'providers' ? hasOther : touched.has(at)),
    hasGone: [...earlier].some((id) => !there.has(id)),
  };
}

/** Every provider that anything is held of. */
export const heldProviders = (
  { providers }: Pick<Summary, 'providers'>,
  said: PublishedPrices['said'],
): string[] => [...new Set([...Object.keys(providers), ...providersIn(said, [...said.keys()])])].sort();

function providersIn(
  sheets: ReadonlyMap<CorridorId, { readonly providers: Readonly<Record<string, unknown>> }>,
  corridors: readonly CorridorId[],
): string[] {
  return corridors.flatMap((corridor) => Object.keys(sheets.get(corridor)?.providers ?? {}));
}

/** The providers of the sheets that are no longer in force; null: one cannot be read. */
async function earlierProviders(
  table: Table,
  before: Manifest,
  other: ReturnType<typeof otherSheets>,
): Promise<Set<string> | null> {
  const had = (layer: keyof typeof other) =>
    other[layer].filter((corridor) => before[layer][corridor] !== undefined);
  try {
    const [prices, said] = await Promise.all([
      readAllPrices(table, before, had('corridors')),
      readAllSaid(table, before, had('said')),
    ]);
    return new Set([...providersIn(prices, [...prices.keys()]), ...providersIn(said, [...said.keys()])]);
  } catch {
    return null;
  }
}
