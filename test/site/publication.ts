/** One publication of the bundled survey, computed without stores: every sheet, and their summary. */

import { computeCorridor } from '../../functions/compute-corridors/compute-corridor.ts';
import { INDICATOR_FACTS } from '../../shared/catalogue/indicator-facts.ts';
import { RPW_2025_Q3, readSurvey, surveyFacts } from '../../shared/catalogue/surveys.ts';
import type { CorridorPrices } from '../../shared/model/corridor-prices.ts';
import { publishedAt } from '../../shared/model/publication.ts';
import { corridorId } from '../../shared/model/vocabulary.ts';
import { computeSummary } from '../../shared/statistics/compute-summary.ts';
import { computeIndicators } from '../../shared/statistics/group-indicators.ts';
import {
  checkedOf,
  corridorPages,
  type Kind,
  providerPages,
  ratePages,
  type SitePage,
  summaryPages,
} from '../../site/kinds.ts';
import { LOCALES } from '../../site/texts/languages.ts';
import { takenIn } from '../../site/view/corridor-lines.ts';
import { providersOf } from '../../site/view/provider-facts.ts';
import { localesOf } from '../support/languages.ts';
import { bundledReference } from '../support/rates.ts';
import { deep } from '../support/scale.ts';

const facts = surveyFacts('rpw', '2025-Q3');
const { rows } = readSurvey(RPW_2025_Q3, facts);
const survey = {
  edition: 'rpw.2025-Q3',
  source: facts.source,
  period: facts.period,
  firstDay: facts.firstDay,
  lastDay: facts.lastDay,
  evidence: '0'.repeat(64),
};

const computed = [...Map.groupBy(rows, (row) => corridorId(row.sender, row.receiver))].map(
  ([corridor, own]) => computeCorridor(corridor, survey, own),
);

/** The prices of every corridor of the bundled survey, in the order of the corridors; and their statistics. */
export const sheets: readonly CorridorPrices[] = computed.map(({ prices }) => prices);
export const statistics = computed.map((corridor) => corridor.statistics);

export const summary = computeSummary(sheets);
export const indicators = computeIndicators(sheets, INDICATOR_FACTS);

const PUBLICATION = '20261121T120000Z-a1b2c3';
export const publication = { id: PUBLICATION, publishedAt: publishedAt(PUBLICATION) };
export const TODAY = '2026-11-21';

export const reference = bundledReference(
  `${TODAY}T12:00:00.000Z`,
  sheets.map(({ corridor }) => corridor),
);

/** What the prices of each corridor take. */
export const taken = Object.fromEntries(sheets.map((sheet) => [sheet.corridor, takenIn(sheet, TODAY)]));

/** What is held of each provider; nobody says anything. */
export const providers = providersOf({
  manifest: { corridors: Object.fromEntries(sheets.map((sheet) => [sheet.corridor, PUBLICATION])), said: {} },
  prices: new Map(sheets.map((sheet) => [sheet.corridor, sheet])),
  said: new Map(),
});

const inEveryLanguage: readonly SitePage[] = [
  ...summaryPages({ summary, indicators, taken, reference, today: TODAY, languages: LOCALES }, PUBLICATION),
  ...computed.flatMap((corridor) =>
    corridorPages(
      {
        ...corridor,
        today: TODAY,
        exchange: null,
        check: checkedOf(corridor.prices.corridor, reference.benchmark, TODAY),
      },
      PUBLICATION,
    ),
  ),
  ...ratePages({ reference, today: TODAY }, PUBLICATION),
  ...providerPages({ providers }, PUBLICATION),
];

/** The address of every page in every language. */
export const allPaths: ReadonlySet<string> = new Set(inEveryLanguage.map(({ path }) => path));

/**
 * Every page with its data: of corridors and of countries' lists in the languages of the tests, of providers the largest and some
 * others, of figures some, all others in every language.
 */
const MANY: readonly Kind[] = ['corridor', 'unpriced', 'from', 'to'];
const OF_FIGURES: readonly Kind[] = ['data-corridor', 'data-country', 'data-past'];
const turns = new Map([...new Set(inEveryLanguage.map(({ at }) => at))].map((at, turn) => [at, turn]));
const isLooked = ({ data, at, locale }: SitePage): boolean => {
  const turn = turns.get(at) ?? 0;
  if (data.kind === 'provider') return deep || data.surveyed.length > 100 || turn % 20 === 0;
  if (OF_FIGURES.includes(data.kind)) return deep || turn % 12 === 0;
  return !MANY.includes(data.kind) || localesOf(turn).includes(locale);
};
export const allPages: readonly SitePage[] = inEveryLanguage.filter(isLooked);
