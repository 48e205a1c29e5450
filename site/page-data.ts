/**
 * The data of each kind of page. publish-pages fills it in from one publication (site-pages.ts has the paths) and gives it to
 * renderPage; a page reads nothing else except the catalogue and its dictionary.
 */

import type { Exchange } from '../shared/fx/exchange.ts';
import type { ReferenceRates } from '../shared/fx/reference.ts';
import type { CorridorPrices } from '../shared/model/corridor-prices.ts';
import type { CorridorId, CountryCode } from '../shared/model/vocabulary.ts';
import type { CorridorStatistics } from '../shared/statistics/corridor-statistics.ts';
import type { PeriodIndicators } from '../shared/statistics/indicator-types.ts';
import type { Summary } from '../shared/statistics/summary.ts';

/** The publication a page belongs to; every page names it. */
export interface PublicationRef {
  readonly id: string;
  /** ISO 8601 UTC. */
  readonly publishedAt: string;
}

interface AnyPage {
  readonly publication: PublicationRef;
}

/** The home page: where is the money sent from? */
export interface HomePage extends AnyPage {
  readonly kind: 'home';
  readonly summary: Summary;
  /** null: none published; then only the averages are shown. */
  readonly indicators: PeriodIndicators | null;
}

/** The receiving countries of one sending country. */
export interface FromPage extends AnyPage {
  readonly kind: 'from';
  readonly sender: CountryCode;
  readonly summary: Summary;
}

/** The comparison. */
export interface CorridorPage extends AnyPage {
  readonly kind: 'corridor';
  readonly prices: CorridorPrices;
  readonly statistics: CorridorStatistics;
  /** ISO day on which the page is rendered: decides taxes in force and the survey's age. */
  readonly today: string;
  /** The reference rate into the currency at home; null: none in date, or the same currency at both ends. */
  readonly exchange: Exchange | null;
}

/** Where reference rates come from, how old they are, and which corridors they affect. */
export interface SourcesPage extends AnyPage {
  readonly kind: 'sources';
  readonly reference: ReferenceRates;
}

/** A corridor without a price: says so, and links to other corridors. */
export interface UnpricedPage extends AnyPage {
  readonly kind: 'unpriced';
  readonly corridor: CorridorId;
  readonly summary: Summary;
}

export interface AboutPage extends AnyPage {
  readonly kind: 'about';
  readonly summary: Summary;
  readonly indicators: PeriodIndicators | null;
}

export interface NotFoundPage extends AnyPage {
  readonly kind: 'not-found';
}

export type PageData =
  | HomePage
  | FromPage
  | CorridorPage
  | UnpricedPage
  | SourcesPage
  | AboutPage
  | NotFoundPage;
