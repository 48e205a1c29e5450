/**
 * Every kind of page, said once: its address, the facts it is made from, its data, and the component in kinds/ that shows it.
 * publish-pages asks for the pages of some facts and renders each; links on pages are built here too (docs/adding-a-page.md).
 * Addresses are lower case, without a trailing slash or extension.
 */
import { bankHolidays } from '../shared/catalogue/bank-holidays.ts';
import { currenciesOf, exchangeOf } from '../shared/catalogue/corridor-currencies.ts';
import { officialRateOf } from '../shared/catalogue/official-rates.ts';
import { COUNTRIES_WITH_RIGHTS } from '../shared/catalogue/rights.ts';
import { LOW_VALUE_SENDERS, surveyAmountsOf } from '../shared/catalogue/survey-amounts.ts';
import { UNPRICED } from '../shared/catalogue/unpriced.ts';
import type { ListedRelease } from '../shared/contracts/datasets/release.ts';
import type { Exchange } from '../shared/fx/exchange.ts';
import type { RatesInForce, ReferenceRates } from '../shared/fx/reference.ts';
import type { Correction } from '../shared/model/correction.ts';
import type { CorridorPrices } from '../shared/model/corridor-prices.ts';
import { type Dispute, openDisputes } from '../shared/model/dispute.ts';
import { groupBy } from '../shared/model/group-by.ts';
import { byText } from '../shared/model/order.ts';
import { publishedAt } from '../shared/model/publication.ts';
import { type CorridorId, type CountryCode, type CurrencyCode, endsOf } from '../shared/model/vocabulary.ts';
import { roundAmount } from '../shared/pricing/check-table.ts';
import type { Checkable } from '../shared/pricing/official-rate.ts';
import type { SaidSheet } from '../shared/pricing/said.ts';
import type { CorridorStatistics } from '../shared/statistics/corridor-statistics.ts';
import type { EarlierCorridor, EarlierWorld } from '../shared/statistics/earlier-types.ts';
import type { PeriodIndicators } from '../shared/statistics/indicator-types.ts';
import type { Summary } from '../shared/statistics/summary.ts';
import { DEFAULT_LOCALE, LANGUAGES, type Language, LOCALES, type Locale } from './texts/languages.ts';
import { type CorridorLine, corridorLines, servedCorridors, type TakenOf } from './view/corridor-lines.ts';
import { addressOf, hasTables, subjectAt, tablePaths } from './view/data/table-paths.ts';
import { hasPage, newestOf, type ProviderFacts, type ProviderList } from './view/provider-facts.ts';

/** What providers say of a corridor, and the publication that it is of. */
export interface SaidFacts {
  readonly publication: string;
  readonly sheet: SaidSheet;
}
export type SaidOf = ReadonlyMap<CorridorId, SaidFacts>;

/** What is published of one corridor that a survey has prices of. */
export interface CorridorFacts {
  readonly prices: CorridorPrices;
  readonly statistics: CorridorStatistics;
  /** Left out: providers say nothing. */
  readonly said?: SaidFacts | undefined;
  /** Of any figures; left out: none. */
  readonly disputes?: readonly Dispute[] | undefined;
  /** ISO day on which the page is rendered: decides taxes in force and the survey's age. */
  readonly today: string;
  /** The reference rate into the currency at home; null: none in date, or the same currency at both ends. */
  readonly exchange: Exchange | null;
  /** What an offer is checked against. */
  readonly check: Checked;
}

/** The rate that any offer in a corridor is checked against, or why there is none. */
export interface Checked {
  readonly currencies: { readonly from: CurrencyCode; readonly to: CurrencyCode };
  readonly check: Checkable;
  /** What a table is made of: what the survey asks about, unless that is worth next to nothing today, or a round amount; left out: none is known. */
  readonly amount?: string;
  /** Holidays of the central bank of an end in the coming week, as far as they are known. */
  readonly closed: readonly { readonly country: CountryCode; readonly days: readonly string[] }[];
}

/** The same of a day (ISO); without rates none are published. */
export function checkedOf(corridor: CorridorId, rates: RatesInForce | undefined, day: string): Checked {
  const { from, to } = currenciesOf(corridor, day);
  const { sender, receiver } = endsOf(corridor);
  const closed = [
    { country: sender, days: bankHolidays(from, day) },
    { country: receiver, days: bankHolidays(to, day) },
  ].filter(({ days }) => days.length > 0);
  const isLow = LOW_VALUE_SENDERS.some((low) => low.sender === sender);
  const surveyed = isLow ? undefined : surveyAmountsOf(sender)[0].local?.amount;
  const usd = rates?.rates.find(({ currency }) => currency === from)?.usd;
  const amount = surveyed ?? (usd === undefined ? undefined : roundAmount(usd));
  return {
    currencies: { from, to },
    check: officialRateOf(rates, { from, to }, day),
    closed,
    ...(amount !== undefined && { amount }),
  };
}

/** What is published over all corridors. */
export interface SummaryFacts {
  readonly summary: Summary;
  /** null: none published; then only the averages are shown. */
  readonly indicators: PeriodIndicators | null;
  /** Corrections of what was published, the newest first; left out: none. */
  readonly corrections?: readonly Correction[];
  /** Disputes of figures, open and settled, the newest first; left out: none. */
  readonly disputes?: readonly Dispute[];
  /** Those that are listed, by period, of one period the newest last; left out: none. */
  readonly releases?: readonly ListedRelease[];
  /** What the prices of each corridor take on that day. */
  readonly taken: TakenOf;
  /** What providers say, by corridor; left out: nothing. */
  readonly said?: SaidOf;
  /** null: none published. */
  readonly reference: ReferenceRates | null;
  /** ISO day on which the pages are rendered. */
  readonly today: string;
  /** The languages whose pages are there. */
  readonly languages: readonly Locale[];
}

/** The corridors of one country, the largest first, and the rates that may stand above them. */
export interface CountryPage extends Pick<SummaryFacts, 'reference' | 'summary' | 'today'> {
  readonly country: CountryCode;
  readonly lines: readonly CorridorLine[];
  /** Whether it has corridors in the other direction too. */
  readonly hasOther: boolean;
}

type End = 'sender' | 'receiver';
const otherEnd = (end: End): End => (end === 'sender' ? 'receiver' : 'sender');

/** A page for each country at one end of a corridor, in the order of the codes. */
function countryPages(end: End, { summary, taken, today, reference, said }: SummaryFacts) {
  const all = corridorLines(summary, taken, today, said);
  const byCountry = groupBy(all, (line) => line[end]);
  const others = new Set(all.map((line) => line[otherEnd(end)]));
  return [...byCountry]
    .sort(([a], [b]) => byText(a, b))
    .map(([country, lines]): readonly [CountryCode, CountryPage] => [
      country,
      { country, lines, hasOther: others.has(country), reference, summary, today },
    ]);
}

/** Every corridor, for the pages that list countries. */
const allCorridors = ({
  summary,
  taken,
  today,
  said,
}: SummaryFacts): { readonly lines: readonly CorridorLine[] } => ({
  lines: corridorLines(summary, taken, today, said),
});

/** What is published of exchange rates. */
export interface RateFacts {
  readonly reference: ReferenceRates;
  /** ISO day on which the pages are rendered. */
  readonly today: string;
}

/** Where a page is among those of its kind: a country, a corridor, the id of a provider; empty for the only one. */
type At = CountryCode | CorridorId | ProviderFacts['id'] | '';

interface KindOf<Facts, Data> {
  /** The component: kinds/<name>.astro gets the data as its `page`. */
  readonly component: string;
  readonly path: (locale: Locale, at: At) => string;
  /** One page for all languages, in the default one. */
  readonly once?: true;
  /** It shows reference rates: a change of the rates alone renders it again. */
  readonly showsRates?: true;
  /** Shown at any missing address, with status 404: it has no address of its own. */
  readonly anywhere?: true;
  /** It shows earlier rounds of the survey: its data has none until it is rendered (publish-pages/earlier-of.ts). */
  readonly showsRounds?: true;
  /** There are many, and no start waits for them: written once all other pages are there, with the files beside pages. */
  readonly late?: true;
  /** Its pages: where each is, and what it shows beside the publication. */
  readonly pages: (facts: Facts) => readonly (readonly [At, Data])[];
}

const kind = <Facts, Data>(of: KindOf<Facts, Data>): KindOf<Facts, Data> => of;

/** A page made from the catalogue and its texts alone. */
const lasting = (component: string, address: string) =>
  kind({ component, path: (locale) => `/${locale}/${address}`, pages: (_: SummaryFacts) => [['', {}]] });

/** Of a corridor, oldest first. */
const NO_ROUNDS: readonly EarlierCorridor[] = [];
/** Of the world, oldest first. */
const NO_WORLD: readonly EarlierWorld[] = [];

const FROM_CORRIDOR = {
  /** The comparison. */
  corridor: kind({
    component: 'Corridor',
    path: (locale, corridor) => `/${locale}/${corridor.toLowerCase()}`,
    pages: (facts: CorridorFacts) => [[facts.prices.corridor, facts]],
  }),
  /** Its figures, for regulators and researchers. */
  'data-corridor': kind({
    component: 'DataCorridor',
    late: true,
    showsRounds: true,
    path: (locale, corridor) => `/${locale}/${addressOf(corridor)}`,
    pages: ({ prices, statistics, today, disputes }: CorridorFacts) => {
      const { corridor } = prices;
      const disputed = openDisputes(disputes, [`corridor/${corridor}`]);
      return [[corridor, { prices, statistics, today, disputed, rounds: NO_ROUNDS }]];
    },
  }),
};

/** What is published over all corridors, where indicators are. */
interface FigureFacts extends Pick<SummaryFacts, 'summary' | 'today' | 'disputes'> {
  readonly indicators: PeriodIndicators;
}

/** Pages of figures: none where no indicators are published. @param of where each is, and what it shows beside the facts */
const figurePages =
  <Data extends object>(of: (facts: FigureFacts) => readonly (readonly [At, Data])[]) =>
  ({ summary, indicators, today, disputes = [] }: SummaryFacts): (readonly [At, FigureFacts & Data])[] => {
    if (!indicators) return [];
    const facts = { summary, indicators, today };
    return of({ ...facts, disputes }).map(([at, data]) => [at, { ...facts, ...data }]);
  };

/** Every country at an end of a corridor that has a price, had one, or is looked for; what providers say is in no figure. */
export const countriesOf = (summary: Summary): CountryCode[] =>
  [...new Set(servedCorridors(summary).flatMap(({ sender, receiver }) => [sender, receiver]))].sort(byText);

/** Corridors that were surveyed once and have no price now. */
export function pastCorridors(summary: Summary): CorridorId[] {
  const priced = new Set(summary.corridors.map(({ corridor }) => corridor));
  return UNPRICED.flatMap(({ corridor, lastKnown }) => (lastKnown && !priced.has(corridor) ? corridor : []));
}

/** What is said, unless all who say something do not pay out now. */
const spoken = (said: SaidFacts | undefined): SaidFacts | undefined =>
  said && said.sheet.services.length > 0 ? said : undefined;

const FROM_SUMMARY = {
  /** The home page of the default language, and the choice of a language. */
  root: kind({
    component: 'Home',
    once: true,
    path: () => '/',
    pages: (facts: SummaryFacts) => [['', { ...allCorridors(facts), languages: facts.languages }]],
  }),
  /** From where, or to where? */
  home: kind({
    component: 'Home',
    path: (locale) => `/${locale}`,
    pages: (facts: SummaryFacts) => [['', allCorridors(facts)]],
  }),
  /** The receiving countries of one sending country. */
  from: kind({
    component: 'From',
    path: (locale, sender) => `/${locale}/from/${sender.toLowerCase()}`,
    showsRates: true,
    pages: (facts: SummaryFacts) => countryPages('sender', facts),
  }),
  /** The sending countries of one receiving country. */
  to: kind({
    component: 'To',
    path: (locale, receiver) => `/${locale}/to/${receiver.toLowerCase()}`,
    showsRates: true,
    pages: (facts: SummaryFacts) => countryPages('receiver', facts),
  }),
  /** Every country, in both directions. */
  find: kind({
    component: 'Find',
    path: (locale) => `/${locale}/find`,
    pages: (facts: SummaryFacts) => [['', allCorridors(facts)]],
  }),
  /** A corridor that no survey has a price of: says so, shows what providers say, if any do, and links to other corridors. */
  unpriced: kind({
    component: 'Unpriced',
    late: true,
    showsRates: true,
    path: FROM_CORRIDOR.corridor.path,
    pages: ({ summary, reference, today, said }: SummaryFacts) =>
      unpricedCorridors(summary, said).map((corridor) => {
        const check = checkedOf(corridor, reference?.benchmark, today);
        const exchange = (reference && exchangeOf(reference.benchmark, corridor, today)) ?? null;
        return [
          corridor,
          {
            corridor,
            summary,
            check,
            exchange,
            today,
            said: spoken(said?.get(corridor)),
            stopped: said?.get(corridor)?.sheet,
          },
        ] as const;
      }),
  }),
  about: kind({
    component: 'About',
    path: (locale) => `/${locale}/about`,
    pages: (facts: SummaryFacts) => [['', facts]],
  }),
  /** What do you need? Leads to all help. */
  help: lasting('Help', 'help'),
  /** What the exchange rate takes, in a picture. */
  'hidden-cost': lasting('HiddenCost', 'help/hidden-cost'),
  fraud: lasting('Fraud', 'help/fraud'),
  collecting: lasting('Collecting', 'help/collecting'),
  /** Complaints, cancelling, refunds and licences in one country, where a source says something of them. */
  'help-in': kind({
    component: 'HelpIn',
    path: (locale, country) => `/${locale}/help/${country.toLowerCase()}`,
    pages: (_: SummaryFacts) => COUNTRIES_WITH_RIGHTS.map((country) => [country, { country }] as const),
  }),
  funding: lasting('Funding', 'about/funding'),
  'certified-sites': lasting('CertifiedSites', 'about/certified-sites'),
  contact: lasting('Contact', 'contact'),
  /** What is kept on the device for the time without a network, and the day of it: of all that is kept, which is replaced together. */
  offline: kind({
    component: 'Offline',
    path: (locale) => `/${locale}/offline`,
    pages: ({ today }: SummaryFacts) => [['', { day: today }]],
  }),
  /** The world's figures, and the way to all others. */
  data: kind({
    component: 'DataWorld',
    showsRounds: true,
    path: (locale) => `/${locale}/${addressOf('world')}`,
    pages: figurePages(({ disputes }) => [
      [
        '',
        { disputed: openDisputes(disputes, ['world']), contested: openDisputes(disputes), rounds: NO_WORLD },
      ],
    ]),
  }),
  /** Every corridor in one table. */
  'data-corridors': kind({
    component: 'DataCorridors',
    path: (locale) => `/${locale}/data/corridors`,
    pages: figurePages(({ disputes }) => [['', { contested: openDisputes(disputes) }]]),
  }),
  /** Up to four corridors side by side. */
  'data-compare': kind({
    component: 'DataCompare',
    path: (locale) => `/${locale}/data/compare`,
    pages: figurePages(({ disputes }) => [['', { contested: openDisputes(disputes) }]]),
  }),
  'data-region': kind({
    component: 'DataRegion',
    path: (locale, region) => `/${locale}/${addressOf(region)}`,
    pages: figurePages(({ indicators, disputes }) => {
      const contested = openDisputes(disputes);
      return indicators.groups.region.map(({ key }) => [key, { region: key, contested }] as const);
    }),
  }),
  /** Sending from a country, and to it. */
  'data-country': kind({
    component: 'DataCountry',
    late: true,
    path: (locale, country) => `/${locale}/${addressOf(country)}`,
    pages: figurePages(({ summary, disputes }) => {
      const contested = openDisputes(disputes);
      return countriesOf(summary).map((country) => {
        const scopes = [`sender/${country}`, `receiver/${country}`] as const;
        return [country, { country, disputed: openDisputes(disputes, scopes), contested }] as const;
      });
    }),
  }),
  /** A corridor that was surveyed once and has no price now. */
  'data-past': kind({
    component: 'DataPast',
    late: true,
    showsRounds: true,
    path: (locale, corridor) => `/${locale}/${addressOf(corridor)}`,
    pages: figurePages(({ summary, disputes }) =>
      pastCorridors(summary).map((corridor) => {
        const disputed = openDisputes(disputes, [`corridor/${corridor}`]);
        return [corridor, { corridor, rounds: NO_ROUNDS, disputed }] as const;
      }),
    ),
  }),
  /** The World Bank's own figures beside ours. */
  'data-published': kind({
    component: 'DataPublished',
    path: (locale) => `/${locale}/data/published`,
    pages: figurePages(() => [['', {}]]),
  }),
  /** The World Bank's rules for such databases, and whether they are met. */
  'data-rules': kind({
    component: 'DataRules',
    path: (locale) => `/${locale}/data/twelve-rules`,
    pages: figurePages(() => [['', {}]]),
  }),
  /** The rows behind a figure, which its address names after the `#`. */
  'data-lineage': kind({
    component: 'DataLineage',
    path: (locale) => `/${locale}/data/lineage`,
    pages: figurePages(() => [['', {}]]),
  }),
  'data-calendar': kind({
    component: 'DataCalendar',
    path: (locale) => `/${locale}/data/calendar`,
    pages: figurePages(() => [['', {}]]),
  }),
  'data-quality': kind({
    component: 'DataQuality',
    path: (locale) => `/${locale}/data/quality`,
    pages: figurePages(() => [['', {}]]),
  }),
  /** What was corrected of what was published; there also while nothing is. */
  'data-corrections': kind({
    component: 'DataCorrections',
    path: (locale) => `/${locale}/data/corrections`,
    pages: ({ corrections = [], disputes = [] }: SummaryFacts) => [['', { corrections, disputes }]],
  }),
  /** The releases, and how to read them; there also while there is none. */
  'data-files': kind({
    component: 'DataFiles',
    path: (locale) => `/${locale}/data/files`,
    pages: ({ releases = [] }: SummaryFacts) => [['', { releases }]],
  }),
  /** How each figure is made. */
  method: lasting('Method', 'method'),
  /** What is checked of a feed, rule by rule. */
  rules: lasting('Rules', 'providers/rules'),
  guide: lasting('Guide', 'providers/guide'),
  /** Checks, signs and sends a feed, in the browser. */
  portal: lasting('Portal', 'providers/portal'),
  /** For an address that does not exist. The distribution has one such page for all addresses. */
  'not-found': kind({
    component: 'NotFound',
    once: true,
    anywhere: true,
    path: (locale) => `/${locale}/404`,
    pages: (_: SummaryFacts) => [['', {}]],
  }),
};

const FROM_RATES = {
  /** Where reference rates come from, how old they are, and which corridors they affect. */
  sources: kind({
    component: 'Sources',
    showsRates: true,
    path: (locale) => `/${locale}/sources`,
    pages: ({ reference }: RateFacts) => [['', { reference }]],
  }),
  /** The check of an offer between any two currencies. */
  check: kind({
    component: 'Check',
    showsRates: true,
    path: (locale) => `/${locale}/check`,
    pages: (facts: RateFacts) => [['', facts]],
  }),
};

const FROM_PROVIDERS = {
  /** Every provider, and how firms send prices. */
  providers: kind({
    component: 'Providers',
    path: (locale) => `/${locale}/providers`,
    pages: (facts: ProviderList) => [['', facts]],
  }),
};

const FROM_PROVIDER = {
  /** What is held of one provider. */
  provider: kind({
    component: 'Provider',
    late: true,
    path: (locale, id) => `/${locale}/providers/${id}`,
    pages: (facts: ProviderFacts) => [[facts.id, facts]],
  }),
};

export const KINDS = {
  ...FROM_CORRIDOR,
  ...FROM_SUMMARY,
  ...FROM_RATES,
  ...FROM_PROVIDERS,
  ...FROM_PROVIDER,
};
export type Kind = keyof typeof KINDS;

/** The publication a page belongs to; every page names it. */
export interface PublicationRef {
  readonly id: string;
  /** ISO 8601 UTC. */
  readonly publishedAt: string;
}

type DataOf<K extends Kind> = (typeof KINDS)[K] extends KindOf<never, infer Data> ? Data : never;

/** What a component gets as its `page`. */
export type PageOf<K extends Kind> = {
  [One in K]: DataOf<One> & { readonly kind: One; readonly publication: PublicationRef };
}[K];

export interface SitePage {
  /** URL path: `/en/deu-kgz`. */
  readonly path: string;
  readonly locale: Locale;
  readonly at: At;
  readonly data: PageOf<Kind>;
}

/** The pages of some kinds, in every language that has them. */
function pagesFrom<Facts, K extends Kind>(
  kinds: Readonly<Record<K, KindOf<Facts, object>>>,
  facts: Facts,
  publication: string,
): SitePage[] {
  const ref: PublicationRef = { id: publication, publishedAt: publishedAt(publication) };
  // Object.keys has no narrower type, and spreading a union loses which data is whose.
  return (Object.keys(kinds) as K[]).flatMap((name) =>
    kinds[name].pages(facts).flatMap(([at, data]) =>
      localesOf(name).map((locale) => ({
        path: pathOf(name, locale, at),
        locale,
        at,
        data: { ...data, kind: name, publication: ref } as PageOf<Kind>,
      })),
    ),
  );
}

/** The pages of a corridor with a price. */
export const corridorPages = (facts: CorridorFacts, publication: string): SitePage[] =>
  pagesFrom(FROM_CORRIDOR, facts, publication);

/** The pages made from the summary and the indicators. */
export const summaryPages = (facts: SummaryFacts, publication: string): SitePage[] =>
  pagesFrom(FROM_SUMMARY, facts, publication);

/** The pages made from the reference rates. */
export const ratePages = (facts: RateFacts, publication: string): SitePage[] =>
  pagesFrom(FROM_RATES, facts, publication);

/**
 * The pages of providers: each is of the newest publication that it shows something of.
 * @param publication that of the list, if there is no provider
 */
export const providerPages = ({ providers }: ProviderList, publication: string): SitePage[] => [
  ...pagesFrom(FROM_PROVIDERS, { providers }, newestOf(providers) || publication),
  ...providers.flatMap((facts) => pagesFrom(FROM_PROVIDER, facts, newestOf([facts]))),
];

/** The paths of a corridor's pages: they stay as long as it has a price. */
export const corridorPaths = (corridor: CorridorId, languages: readonly Locale[] = LOCALES): string[] =>
  (Object.keys(FROM_CORRIDOR) as (keyof typeof FROM_CORRIDOR)[]).flatMap((name) =>
    localesOf(name)
      .filter((locale) => languages.includes(locale))
      .map((locale) => pathOf(name, locale, corridor)),
  );

/** The paths of the pages of providers, and of their list. @param ids of all that anything is held of */
export const providerPaths = (ids: readonly string[], languages: readonly Locale[] = LOCALES): string[] =>
  (['providers', 'provider'] as const).flatMap((name) =>
    localesOf(name)
      .filter((locale) => languages.includes(locale))
      .flatMap((locale) =>
        (name === 'providers' ? [''] : ids.filter(hasPage)).map((id) => pathOf(name, locale, id)),
      ),
  );

const kindOf = (name: Kind): KindOf<never, unknown> => KINDS[name];

/** A language's code, and the kinds of pages that it lacks. */
type Having = Pick<Language, 'without'> & { readonly code: Locale };
const has = ({ without }: Having, name: Kind): boolean => !without.includes(name);

/** The languages that have a kind of page. */
const localesOf = (name: Kind): Locale[] =>
  kindOf(name).once
    ? [DEFAULT_LOCALE]
    : LANGUAGES.filter((language) => has(language, name)).map(({ code }) => code);

/** The address of a page in a language that has it. */
export const pathOf = (name: Kind, locale: Locale, at: At = ''): string => kindOf(name).path(locale, at);

/** Where a link in a language leads: to the page in that language, or in the default one where it lacks the page. */
export function linkFrom(language: Having, name: Kind, at: At = ''): { href: string; isForeign: boolean } {
  const isForeign = !has(language, name);
  return { href: pathOf(name, isForeign ? DEFAULT_LOCALE : language.code, at), isForeign };
}

/** Whether there is a page on what can be done in a country if something goes wrong. */
export const hasHelpIn = (country: CountryCode): boolean => COUNTRIES_WITH_RIGHTS.includes(country);

/** The status with which a page is rendered. */
export const statusOf = (name: Kind): number => (kindOf(name).anywhere ? 404 : 200);

/** Whether pages of a kind are written once all others are there, with the files beside pages. */
export const isLate = (name: Kind): boolean => kindOf(name).late === true;

/** Whether a page lists the corridors of all countries. */
export const isOfEverywhere = (name: Kind): boolean => ['root', 'home', 'find'].includes(name);

/** Whether a change of earlier rounds of the survey alone changes pages of a kind. */
export const showsRounds = (name: Kind): boolean => kindOf(name).showsRounds === true;

/** Whether a change of the reference rates alone changes a page; corridors know their own. */
export const showsRates = (name: Kind): boolean => kindOf(name).showsRates === true;

/** The same page in each language that has it; of a page that is for all languages, their home pages. */
export function translationsOf({ data, at }: SitePage): { locale: Locale; path: string }[] {
  const name = kindOf(data.kind).once ? 'home' : data.kind;
  return localesOf(name).map((locale) => ({ locale, path: pathOf(name, locale, at) }));
}

/** The data file of a corridor, which the browser fetches for an amount between the surveyed ones. */
export const sheetPath = (corridor: CorridorId): string => `/data/corridors/${corridor}.json`;

/** The picture that messengers show beside a link to any page of a language. */
export const previewPath = (locale: Locale): string => `/preview/${locale}.png`;

/** The answer of a corridor as a text message. */
export const messagePath = (locale: Locale, corridor: CorridorId): string =>
  `/t/${locale}/${corridor.toLowerCase()}.txt`;

/** The card of a corridor, which people print and hang on a wall. */
export const cardPath = (locale: Locale, corridor: CorridorId): string =>
  `/card/${locale}/${corridor.toLowerCase()}`;

/** The paths of the tables that a page may have; none of most kinds. */
export const tablePathsOf = (name: Kind, at: At): string[] =>
  hasTables(name) ? tablePaths(name, name === 'data' ? 'world' : at) : [];

/** The path of the page that a file is beside; of any other path the same. Tables are beside the page in the default language. */
export function besidePage(path: string): string {
  const subject = subjectAt(path);
  return subject === undefined
    ? path.replace(/^\/(?:t\/([a-z-]+\/[a-z-]+)\.txt|card\/([a-z-]+\/[a-z-]+))$/, '/$1$2')
    : `/${DEFAULT_LOCALE}/${addressOf(subject)}`;
}

/** The data file of what providers say of a corridor. */
export const saidPath = (corridor: CorridorId): string => `/data/said/${corridor}.json`;

/** The data file of the reference rates. */
export const REFERENCE_PATH = '/data/reference.json';

/** The data file of the corrections. */
export const CORRECTIONS_PATH = '/data/corrections.json';

/** The data file of the disputes. */
export const DISPUTES_PATH = '/data/disputes.json';

/** The names and corridors that the search field fetches. */
export const FIND_PATH = '/data/find.json';

/** The key of a path in the site's bucket: the path without its first slash, `index.html` for the root. */
export const keyOf = (path: string): string => (path === '/' ? 'index.html' : path.slice(1));

/** Corridors with a page that no survey has a price of: in the catalogue's list, or with prices that providers say. */
export function unpricedCorridors(summary: Summary, said: SaidOf = new Map()): CorridorId[] {
  const priced = new Set(summary.corridors.map(({ corridor }) => corridor));
  const all = new Set([...UNPRICED.map(({ corridor }) => corridor), ...said.keys()]);
  return [...all].filter((corridor) => !priced.has(corridor));
}
