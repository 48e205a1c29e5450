/** Which pages a run renders: all of a language that it begins, of the others those that say something else than before. */
import { endsOf } from '../../shared/model/vocabulary.ts';
import { isOfEverywhere, type SitePage, showsRounds } from '../../site/kinds.ts';
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
  readonly changes: Pick<Changes, 'corridors' | 'statistics' | 'said' | 'lists' | 'earlier'>;
  /** Whether a page could not be written before: it is due until it is. */
  readonly isUnread: (page: SitePage) => boolean;
  /** Whether other releases are listed than before. */
  readonly hasOtherReleases: boolean;
  /** Whether a page of all corridors shows other rates than before. */
  readonly showsOtherRates: (page: SitePage) => boolean;
  /** Whether a page of providers may show something else than before. */
  readonly isOtherProvider: (page: SitePage) => boolean;
}

/** @param pages each kind in all languages; of corridors at least those that changed, all where a language begins or earlier rounds are others, and those that could not be written before */
export function duePages({ ofCorridors, ofAll, ofRates, ofProviders }: Pages, told: Told): SitePage[] {
  const { anew, after } = told.languages;
  const changed: ReadonlySet<string> = new Set(told.changes.corridors);
  const hasOtherFigures: ReadonlySet<string> = new Set(told.changes.statistics);
  const showsOtherRounds = ({ data }: SitePage) => told.changes.earlier && showsRounds(data.kind);
  /** What lists the corridors in which something else is said, or is the page of one that no survey has. */
  const of = new Map<SitePage['data']['kind'], ReadonlySet<string>>([
    ['unpriced', new Set(told.changes.said)],
    ['from', new Set(told.changes.said.map((corridor) => endsOf(corridor).sender))],
    ['to', new Set(told.changes.said.map((corridor) => endsOf(corridor).receiver))],
  ]);
  const listsOtherWords = ({ data, at }: SitePage) =>
    told.changes.said.length > 0 && (of.get(data.kind)?.has(at) ?? isOfEverywhere(data.kind));
  /** The page that lists the languages there are. */
  const listsAnother = ({ data }: SitePage) => data.kind === 'root' && anew.length > 0;
  const due = (pages: readonly SitePage[], isOther: (page: SitePage) => boolean) =>
    pages.filter(
      (page) =>
        anew.includes(page.locale) ||
        (after.whole.includes(page.locale) && (isOther(page) || told.isUnread(page))),
    );
  return [
    // Pages of figures show no rate, and nothing that providers say.
    ...due(
      ofCorridors,
      (page) =>
        (page.data.kind === 'data-corridor' ? hasOtherFigures : changed).has(page.at) ||
        showsOtherRounds(page),
    ),
    ...due(
      ofAll,
      (page) =>
        told.changes.lists ||
        showsOtherRounds(page) ||
        (told.hasOtherReleases && page.data.kind === 'data-files') ||
        told.showsOtherRates(page) ||
        listsAnother(page) ||
        listsOtherWords(page),
    ),
    ...due(ofRates, () => true),
    ...due(ofProviders, told.isOtherProvider),
  ];
}
