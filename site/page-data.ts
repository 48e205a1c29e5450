/**
 * What each kind of page is made from. publish-pages fills these in from one publication (site-pages.ts says for which
 * paths) and hands them to renderPage; a page reads nothing else but the catalogue and its dictionary.
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

/** Where is the money sent from? */
export interface HomePage extends AnyPage {
  readonly kind: 'home';
  readonly summary: Summary;
  /** null: none published; then the averages stand alone. */
  readonly indicators: PeriodIndicators | null;
}

/** Where to, from one sending country. */
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
  /** ISO day the page is made on: taxes in force, age of the survey. */
  readonly today: string;
  /** The reference rate into the currency at home; null: none in date, or one currency at both ends. */
  readonly exchange: Exchange | null;
}

/** Where reference rates come from, how old they are, and whom it touches. */
export interface SourcesPage extends AnyPage {
  readonly kind: 'sources';
  readonly reference: ReferenceRates;
}

/** A corridor without a price: says so, and what else there is. */
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
