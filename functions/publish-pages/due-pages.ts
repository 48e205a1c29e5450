/** Which pages a run renders: all of a language that it begins, of the others those that say something else than before. */
import type { SitePage } from '../../site/kinds.ts';
import type { Changes } from './changes.ts';
import type { LanguagesOfRun } from './languages.ts';

export interface Pages {
  readonly ofCorridors: readonly SitePage[];
  /** Made from what is published over all corridors. */
  readonly ofAll: readonly SitePage[];
  readonly ofRates: readonly SitePage[];
  readonly ofProviders: readonly SitePage[];
}

interface Told {
  readonly languages: Pick<LanguagesOfRun, 'anew' | 'after'>;
  readonly changes: Pick<Changes, 'corridors' | 'lists'>;
  /** Whether a page of all corridors shows other rates than before. */
  readonly showsOtherRates: (page: SitePage) => boolean;
  /** Whether a page of providers may show something else than before. */
  readonly isOtherProvider: (page: SitePage) => boolean;
}

/** @param pages each kind in all languages; of corridors at least those that changed, and all where a language begins */
export function duePages({ ofCorridors, ofAll, ofRates, ofProviders }: Pages, told: Told): SitePage[] {
  const { anew, after } = told.languages;
  const changed: ReadonlySet<string> = new Set(told.changes.corridors);
  /** The page that lists the languages there are. */
  const listsAnother = ({ data }: SitePage) => data.kind === 'root' && anew.length > 0;
  const due = (pages: readonly SitePage[], isOther: (page: SitePage) => boolean) =>
    pages.filter(
      (page) => anew.includes(page.locale) || (after.whole.includes(page.locale) && isOther(page)),
    );
  return [
    ...due(ofCorridors, ({ at }) => changed.has(at)),
    ...due(ofAll, (page) => told.changes.lists || told.showsOtherRates(page) || listsAnother(page)),
    ...due(ofRates, () => true),
    ...due(ofProviders, told.isOtherProvider),
  ];
}
