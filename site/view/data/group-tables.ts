/** The tables of the world, a region and a country: their corridors, their figures, and the parts of the world. */
import { findexOf } from '../../../shared/catalogue/findex.ts';
import { FLOW_SOURCE, FLOW_YEAR } from '../../../shared/catalogue/flows.ts';
import { REGIONS } from '../../../shared/catalogue/regions.ts';
import { REMITTANCE_SOURCE, remittancesOf } from '../../../shared/catalogue/remittances.ts';
import { reportedInflowsOf } from '../../../shared/catalogue/reported-inflows.ts';
import { UNPRICED } from '../../../shared/catalogue/unpriced.ts';
import type { SurveyRef } from '../../../shared/model/corridor-prices.ts';
import { byText } from '../../../shared/model/order.ts';
import { type CorridorId, type CountryCode, endsOf } from '../../../shared/model/vocabulary.ts';
import type { EarlierWorld } from '../../../shared/statistics/earlier-types.ts';
import type { FindexYear } from '../../../shared/statistics/inclusion-types.ts';
import {
  GROUPS,
  type GroupBy,
  type GroupFirms,
  type GroupIndicators,
  type PeriodIndicators,
  type SdgVerdict,
} from '../../../shared/statistics/indicator-types.ts';
import type { Summary } from '../../../shared/statistics/summary.ts';
import { bpText, DERIVED, distributionRows, FIGURE_COLUMNS, FINDEX, flowOf, RPW } from './corridor-tables.ts';
import { worldRoundsTable } from './rounds-table.ts';
import type { Mark } from './strip.ts';
import type { Cell, Column, Table } from './table.ts';
import { worldHistoryTable, worldQuarters } from './world-history.ts';

/** One corridor in a list of them: with prices, or with what was last known, or with neither. */
export interface CorridorFigures {
  readonly corridor: CorridorId;
  readonly sender: CountryCode;
  readonly receiver: CountryCode;
  readonly priced: {
    readonly period: string;
    readonly services: number;
    readonly providers: number;
    readonly mean: string;
    readonly median: string;
    readonly p10: string;
    readonly p90: string;
    readonly mean500: string;
    /** Of the three cheapest; null: fewer than three may qualify, or `verdict` is null. */
    readonly atLeast: string | null;
    /** null: the prices are not of the indicators' period, so that nothing was computed of them there. */
    readonly verdict: SdgVerdict | null;
  } | null;
  readonly last: { readonly period: string; readonly mean: string; readonly source: string } | null;
  /** USD million of a year, an estimate; undefined: none. */
  readonly flow: string | undefined;
}

/** What the corridors' own groups say of their target. */
function verdictOf({ sdg }: GroupIndicators): SdgVerdict {
  if (sdg?.met) return 'met';
  if (sdg?.notMet) return 'not-met';
  return sdg?.fewerThanThree ? 'fewer-than-three' : 'unknown';
}

/** Every corridor with a page, the dearest mean first, then those without a price by their flow. */
export function corridorFigures(
  { corridors }: Pick<Summary, 'corridors'>,
  { groups }: Pick<PeriodIndicators, 'groups'>,
): CorridorFigures[] {
  const own = new Map(groups.corridor.map((group) => [group.key, group]));
  const priced = corridors.map(({ corridor, services, providers, period, indicators }): CorridorFigures => {
    const group = own.get(corridor);
    const [at200, at500] = indicators;
    return {
      corridor,
      ...endsOf(corridor),
      priced: {
        period,
        services,
        providers,
        mean: at200.mean,
        median: at200.median,
        p10: at200.p10,
        p90: at200.p90,
        mean500: at500.mean,
        atLeast: group?.smart?.byService.atLeast ?? null,
        verdict: group ? verdictOf(group) : null,
      },
      last: null,
      flow: flowOf(corridor),
    };
  });
  const has = new Set(priced.map(({ corridor }) => corridor));
  const others = UNPRICED.filter(({ corridor }) => !has.has(corridor)).map(
    ({ corridor, lastKnown }): CorridorFigures => ({
      corridor,
      ...endsOf(corridor),
      priced: null,
      last: lastKnown && {
        period: lastKnown.period,
        mean: lastKnown.averageAt200,
        source: lastKnown.source,
      },
      flow: flowOf(corridor),
    }),
  );
  return [
    ...priced.sort(
      (a, b) => Number(b.priced?.mean) - Number(a.priced?.mean) || byText(a.corridor, b.corridor),
    ),
    ...others.sort((a, b) => Number(b.flow ?? 0) - Number(a.flow ?? 0) || byText(a.corridor, b.corridor)),
  ];
}

/** The means of the corridors with prices of the indicators' period, for a picture. */
export const marksOf = (corridors: readonly CorridorFigures[]): Mark[] =>
  corridors.flatMap(({ priced }) =>
    priced && priced.verdict !== null
      ? [{ bp: Math.round(Number(priced.mean) * 100), shape: 'dot' as const }]
      : [],
  );

/** The survey that the indicators are of; undefined: the summary has none of that period. */
export const surveyOf = (
  { surveys }: Pick<Summary, 'surveys'>,
  { period }: Pick<PeriodIndicators, 'period'>,
): SurveyRef | undefined => surveys.find((survey) => survey.period === period);

const text = (name: string, says: string): Column => ({ name, unit: null, says });
const cost = (name: string, says: string): Column => ({ name, unit: 'percent', says });

export const corridorsTable = (of: string, corridors: readonly CorridorFigures[]): Table => ({
  id: 'corridors',
  others: [
    ...(corridors.some(({ flow }) => flow !== undefined) ? [FLOW_SOURCE] : []),
    ...(corridors.some(({ last }) => last?.source === 'derived') ? [DERIVED] : []),
  ],
  title: `${of}: corridors; costs are percent of the amount sent, per principal`,
  columns: [
    text('corridor', 'sending and receiving country, ISO 3166-1 alpha-3'),
    text('sender', 'sending country'),
    text('receiver', 'receiving country'),
    text('period', 'quarter of the survey; empty: no price'),
    { name: 'services', unit: 'count', says: 'services surveyed; empty: no price' },
    { name: 'providers', unit: 'count', says: 'providers surveyed' },
    cost('mean_200_pct', 'mean at USD 200'),
    cost('median_200_pct', 'median at USD 200'),
    cost('p10_200_pct', 'tenth percentile at USD 200'),
    cost('p90_200_pct', 'ninetieth percentile at USD 200'),
    cost('mean_500_pct', 'mean at USD 500'),
    cost('three_cheapest_at_least_pct', 'lower bound of the three cheapest that may qualify, karvon-smart-1'),
    text(
      'target_5',
      'whether three qualifying services average at most 5 %: met, not-met, unknown, fewer-than-three; empty: no price of the newest quarter',
    ),
    cost('last_known_mean_pct', 'without a price: the last average that was published'),
    text('last_known_period', 'its quarter'),
    text('last_known_source', 'official: the World Bank; derived: by others from its rows'),
    {
      name: `flow_${FLOW_YEAR}_usd_million`,
      unit: 'USD million',
      says: `${FLOW_SOURCE}; empty: no estimate`,
    },
  ],
  rows: corridors.map(({ corridor, sender, receiver, priced, last, flow }) => [
    corridor,
    sender,
    receiver,
    priced?.period ?? null,
    priced?.services ?? null,
    priced?.providers ?? null,
    priced?.mean ?? null,
    priced?.median ?? null,
    priced?.p10 ?? null,
    priced?.p90 ?? null,
    priced?.mean500 ?? null,
    priced?.atLeast ?? null,
    priced?.verdict ?? null,
    last?.mean ?? null,
    last?.period ?? null,
    last?.source ?? null,
    flow ?? null,
  ]),
});

/** All figures of a group as rows. @param of what the rows call it */
function groupRows(group: GroupIndicators, of: string, period: string): Cell[][] {
  const { at200, at500, sdg, weighted, smart, coverage, firms } = group;
  const row = (figure: string, value: Cell, unit: string, at: number | null = 200): Cell[] => [
    figure,
    of,
    at,
    value,
    unit,
    unit === 'percent' ? 'per-principal' : null,
    period,
    RPW,
  ];
  return [
    ...(at200 ? distributionRows(at200, of, period) : []),
    ...(at500 ? distributionRows(at500, of, period) : []),
    ...(at200 ? [row('trimmed-mean', at200.trimmedMean, 'percent')] : []),
    ...(group.at200WithoutLowValueSenders
      ? [row('mean-without-low-value-senders', group.at200WithoutLowValueSenders.mean, 'percent')]
      : []),
    ...(group.at500WithoutBlanks
      ? [row('mean-without-blanks', group.at500WithoutBlanks.mean, 'percent', 500)]
      : []),
    ...(weighted ? [row('mean-weighted-by-flows', weighted.mean, 'percent')] : []),
    ...(smart
      ? [
          row('three-cheapest-at-least', smart.byService.atLeast, 'percent'),
          row('three-cheapest-by-provider-at-least', smart.byProvider.atLeast, 'percent'),
        ]
      : []),
    ...(sdg
      ? [
          row('corridors-target-5-met', sdg.met, 'count'),
          row('corridors-target-5-not-met', sdg.notMet, 'count'),
          row('corridors-target-5-unknown', sdg.unknown, 'count'),
          row('corridors-fewer-than-three', sdg.fewerThanThree, 'count'),
        ]
      : []),
    row('corridors', coverage.corridors, 'count', null),
    row('providers', coverage.providers, 'count', null),
    ...(firms ? firmRows(firms, of, row) : []),
  ];
}

/** The firms of a group: how few, what one of them does to the mean, and the kinds of them. @param row makes one of the group */
function firmRows(
  { concentration, largestNames, pull, types }: GroupFirms,
  of: string,
  row: (figure: string, value: Cell, unit: string) => Cell[],
): Cell[][] {
  /** Of something else than the amount sent: without a reading. */
  const plain = (figure: string, value: Cell, unit: string): Cell[] => row(figure, value, unit).with(5, null);
  const ofType = (type: string, cells: Cell[]): Cell[] => cells.with(1, `${of}: ${type}`);
  return [
    plain('firms', concentration.firms, 'count'),
    plain('largest-firms-by-services', largestNames.join('; '), 'word'),
    plain('largest-firm-share-of-services', concentration.largestShare, 'percent'),
    plain('hhi-by-services', concentration.hhi, 'index'),
    ...(pull
      ? [
          plain('firm-that-moves-the-mean-most', pull.name, 'word'),
          row('mean-less-mean-without-that-firm', pull.points, 'percentage-points'),
          row('mean-without-that-firm', pull.without, 'percent'),
        ]
      : []),
    ...types.flatMap(({ type, services, mean, median }) => [
      ofType(type, row('count', services, 'count')),
      ofType(type, row('mean', mean, 'percent')),
      ofType(type, row('median', median, 'percent')),
    ]),
  ];
}

/** The newest survey of adults of a country. */
export const newestFindex = (country: CountryCode): FindexYear | undefined =>
  [...findexOf(country)].sort((a, b) => b.year - a.year)[0];

const hundredths = (value: number | null): string | null => (value === null ? null : bpText(value));
function adultRows(country: CountryCode): Cell[][] {
  const newest = newestFindex(country);
  return (newest?.groups ?? []).flatMap((group) =>
    (
      [
        ['adults-with-account', group.account],
        ['adults-with-bank-account', group.bankAccount],
        ['adults-with-mobile-money', group.wallet],
        ['adults-with-debit-card', group.debitCard],
        ['adults-with-internet', group.internet],
      ] as const
    ).map(([figure, value]) => [
      figure,
      group.group,
      null,
      hundredths(value),
      'percent',
      null,
      String(newest?.year),
      FINDEX,
    ]),
  );
}

/** The catalogue names the sources of both figures in one sentence; rows name their own. */
const [INFLOW_SOURCE = REMITTANCE_SOURCE] = REMITTANCE_SOURCE.split('; share of GDP');
const SHARE_SOURCES = {
  KNOMAD: 'KNOMAD / World Bank, inward remittance flows (2023: estimate)',
  WDI: 'The World Bank, World Development Indicators (BX.TRF.PWKR.DT.GD.ZS)',
};
/** Who gives a year's share of GDP: KNOMAD that of 2023, the World Development Indicators all others (REMITTANCE_SOURCE). */
export const shareSourceOf = (year: number): keyof typeof SHARE_SOURCES => (year === 2023 ? 'KNOMAD' : 'WDI');

const remittanceRows = (country: CountryCode): Cell[][] =>
  remittancesOf(country).flatMap(({ year, usdMillion, gdpShare }) => [
    ['inflow', 'all', null, usdMillion, 'USD million', null, String(year), INFLOW_SOURCE],
    [
      'inflow-share-of-gdp',
      'all',
      null,
      gdpShare,
      'percent',
      null,
      String(year),
      gdpShare === null ? null : SHARE_SOURCES[shareSourceOf(year)],
    ],
  ]);

/** The group of a key in a grouping; undefined: it has no price. */
export const groupOf = (
  { groups }: Pick<PeriodIndicators, 'groups'>,
  by: GroupBy,
  key: string,
): GroupIndicators | undefined => groups[by].find((group) => group.key === key);

const figures = (of: string, rows: readonly (readonly Cell[])[]): Table => ({
  id: 'figures',
  title: `${of}: figures`,
  columns: FIGURE_COLUMNS,
  rows,
  // The last column: the source of each row.
  others: [...new Set(rows.map((row) => row.at(-1)))].filter(
    (source): source is string => typeof source === 'string' && source !== RPW,
  ),
});

/** A country: sending from it, and to it. */
export function countryTables(country: CountryCode, summary: Summary, indicators: PeriodIndicators): Table[] {
  const [from, to] = [
    groupOf(indicators, 'senderCountry', country),
    groupOf(indicators, 'receiverCountry', country),
  ];
  const { period } = indicators;
  return [
    corridorsTable(
      country,
      corridorFigures(summary, indicators).filter(
        (one) => one.sender === country || one.receiver === country,
      ),
    ),
    figures(country, [
      ...(from ? groupRows(from, 'sending', period) : []),
      ...(to ? groupRows(to, 'receiving', period) : []),
      ...adultRows(country),
      ...remittanceRows(country),
    ]),
    ...reportedTable(country),
  ];
}

/** What the country's central bank says comes in, second-hand; no table where nothing was read. */
function reportedTable(country: CountryCode): Table[] {
  const reported = reportedInflowsOf(country);
  if (reported.length === 0) return [];
  const publishers = [...new Set(reported.map(({ publisher }) => publisher))].join(', ');
  return [
    {
      id: 'reported',
      title: `${country}: what its central bank says comes in, as the press reported it: second-hand, rounded`,
      own: {
        citation: `${publishers}, as reported by those whom each line names`,
        licence: 'facts, free of rights',
      },
      columns: [
        text('period', 'year, half, quarter, month, or first and last month'),
        text('sender', 'sending country, ISO 3166-1 alpha-3; EUU: the European Union; empty: all'),
        text('measure', 'inflow, share-of-inflow, or inflow-through-systems: money transfer systems alone'),
        text('value', 'as reported'),
        text('unit', 'USD-million, KZT-million or percent'),
        text('publisher', 'whose figure it is said to be'),
        text('reported_by', 'where it was read'),
        text('reported_on', 'day, month or year of that report'),
        text('address', 'of that report'),
      ],
      rows: reported.map(
        ({ period, sender, measure, value, unit, publisher, reportedBy, reportedOn, address }) => [
          period,
          sender,
          measure,
          value,
          unit,
          publisher,
          reportedBy,
          reportedOn,
          address,
        ],
      ),
    },
  ];
}

/** A region of recipients. */
export function regionTables(region: string, summary: Summary, indicators: PeriodIndicators): Table[] {
  const group = groupOf(indicators, 'region', region);
  return [
    corridorsTable(
      region,
      corridorFigures(summary, indicators).filter(({ receiver }) => REGIONS[receiver] === region),
    ),
    figures(region, group ? groupRows(group, region, indicators.period) : []),
  ];
}

/** The world, and its parts. @param rounds earlier ones, oldest first */
export function worldTables(
  summary: Summary,
  indicators: PeriodIndicators,
  rounds: readonly EarlierWorld[],
): Table[] {
  const { period } = indicators;
  const [world] = indicators.groups.world;
  return [
    corridorsTable('world', corridorFigures(summary, indicators)),
    figures('world', world ? groupRows(world, 'world', period) : []),
    {
      id: 'groups',
      title: `World: every part, ${period}`,
      columns: [
        text('group', 'what the services are grouped by'),
        text('key', 'the part'),
        { name: 'services', unit: 'count', says: 'services at USD 200' },
        { name: 'share_pct', unit: null, says: 'percent of all services at USD 200' },
        { name: 'corridors', unit: 'count', says: 'corridors with such a service' },
        { name: 'providers', unit: 'count', says: 'providers with such a service' },
        cost('mean_200_pct', 'mean at USD 200, per principal'),
        cost('median_200_pct', 'median at USD 200'),
        cost('p10_200_pct', 'tenth percentile at USD 200'),
        cost('p90_200_pct', 'ninetieth percentile at USD 200'),
        cost('mean_500_pct', 'mean at USD 500'),
        cost('published_mean_200_pct', 'what the survey’s publisher gave itself'),
      ],
      rows: GROUPS.filter((by) => by !== 'corridor').flatMap((by) =>
        indicators.groups[by].map(({ key, at200, at500, share, coverage, published }) => [
          by,
          key,
          at200?.count ?? null,
          share ?? null,
          coverage.corridors,
          coverage.providers,
          at200?.mean ?? null,
          at200?.median ?? null,
          at200?.p10 ?? null,
          at200?.p90 ?? null,
          at500?.mean ?? null,
          published?.mean ?? null,
        ]),
      ),
    },
    worldHistoryTable(worldQuarters(summary, indicators, rounds)),
    ...(rounds.length > 0 ? [worldRoundsTable(rounds)] : []),
  ];
}

/** A key of a grouping as the word of the closed list that it is. @throws RangeError for a key that is not in the list */
export function asWord<Word extends string>(list: readonly Word[], key: string): Word {
  const found = list.find((word) => word === key);
  if (found === undefined) throw new RangeError(`${key} is none of ${list.join(', ')}`);
  return found;
}
