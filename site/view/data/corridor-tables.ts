/** The tables of one corridor: its services, its figures, its averages over the quarters, and who can be reached. */
import { averagesOf } from '../../../shared/catalogue/averages.ts';
import { FLOW_SOURCE, FLOW_YEAR, FLOWS, FLOWS_WITHOUT_PRICE } from '../../../shared/catalogue/flows.ts';
import type { CorridorPrices, PricePoint, SurveyedService } from '../../../shared/model/corridor-prices.ts';
import { type CorridorId, DENOMINATIONS, type Denomination } from '../../../shared/model/vocabulary.ts';
import { formatDecimal, parseDecimal } from '../../../shared/money/decimal.ts';
import { rational } from '../../../shared/money/rational.ts';
import type { CorridorStatistics } from '../../../shared/statistics/corridor-statistics.ts';
import { percent } from '../../../shared/statistics/distribution.ts';
import type { EarlierCorridor } from '../../../shared/statistics/earlier-types.ts';
import type { Distribution, ProviderPull } from '../../../shared/statistics/indicator-types.ts';
import { AVERAGE_SOURCE_NAMES } from '../../../shared/statistics/old-averages.ts';
import { pointAt, totalBp } from '../../../shared/statistics/totals.ts';
import { historyRows } from './history-chart.ts';
import { pullOf } from './kinds-of-services.ts';
import { roundsTable } from './rounds-table.ts';
import type { Cell, Column, Table } from './table.ts';

/** Basis points as percent, with two decimals. */
export const bpText = (bp: number): string => percent(rational(bp)).replace(/0$/, '');

const text = (name: string, says: string): Column => ({ name, unit: null, says });

const priceColumns = (at: Denomination): Column[] => [
  { name: `fee_${at}_pct`, unit: 'percent', says: `fee at USD ${at}, as a share of the amount sent` },
  {
    name: `margin_${at}_pct`,
    unit: 'percent',
    says: `exchange-rate margin at USD ${at}; empty: not recorded`,
  },
  {
    name: `total_${at}_pct`,
    unit: 'percent',
    says: `fee and margin at USD ${at}: per principal, as the World Bank has it; with no-margin-recorded the fee alone`,
  },
  {
    name: `fee_${at}`,
    unit: 'money',
    says: `fee at USD ${at} in the send currency, where it is recorded in money`,
  },
  text(`flags_${at}`, 'why the price is doubtful: no-margin-recorded, total-not-positive, blank-at-500'),
];
/** What was not recorded, or left blank, is null: the survey has a 0 there. */
const priceCells = (point: PricePoint | undefined): Cell[] =>
  point
    ? [
        ...(point.flags.includes('blank-at-500')
          ? [null, null, null, null]
          : [
              bpText(point.feeBp),
              point.flags.includes('no-margin-recorded') ? null : bpText(point.marginBp),
              bpText(totalBp(point)),
              point.fee ?? null,
            ]),
        point.flags.join(' ') || null,
      ]
    : [null, null, null, null, null];

/** Cheapest first at 200; those without a price there last. */
export function byTotal(services: readonly SurveyedService[]): SurveyedService[] {
  const at = (service: SurveyedService): number => {
    const point = pointAt(service, 200);
    return point ? totalBp(point) : Number.POSITIVE_INFINITY;
  };
  return services
    .map((service) => ({ service, total: at(service) }))
    .sort((a, b) => a.total - b.total || (a.service.id < b.service.id ? -1 : 1))
    .map(({ service }) => service);
}

export const servicesTable = ({
  corridor,
  providers,
  services,
  survey,
  sendCurrency,
}: CorridorPrices): Table => ({
  id: 'services',
  title: `${corridor}: each service, survey of ${survey.period}`,
  columns: [
    text('service', 'id of the service, unique in the corridor'),
    text('provider', 'name of the provider'),
    text('provider_type', 'what kind of firm it is'),
    text('funding_instrument', 'what the sender pays with'),
    text('access_point', 'where the order is given'),
    text('payout_method', 'how the recipient gets it, as advertised; empty: not recorded'),
    text('speed', 'how soon, as advertised; empty: not recorded'),
    text('collected_on', 'day on which the survey asked; empty: not recorded'),
    text('send_currency', 'ISO 4217'),
    ...DENOMINATIONS.flatMap(priceColumns),
  ],
  rows: byTotal(services).map((service) => {
    const provider = providers[service.provider];
    return [
      service.id,
      provider?.name ?? service.provider,
      provider?.type ?? 'unknown',
      service.fundingInstrument,
      service.accessPoint,
      service.payoutMethod ?? null,
      service.speed ?? null,
      service.collectedOn ?? null,
      sendCurrency,
      ...DENOMINATIONS.flatMap((at) => priceCells(pointAt(service, at))),
    ];
  }),
});

export const FIGURE_COLUMNS: readonly Column[] = [
  text('figure', 'what it is (docs/method.md)'),
  text('of', 'of which part: all, or a group, a country, a provider type ...'),
  text('at', 'amount, nominal US dollars; empty: no amount'),
  text('value', 'decimal with a dot, or a word; empty: not known'),
  text('unit', 'percent, percentage-points, USD million, count, index or word'),
  text('reading', 'per-principal: of the amount sent, fee and margin together, as the World Bank has it'),
  text('period', 'quarter or year'),
  text('source', 'where it comes from'),
];

export const FINDEX = 'The World Bank, Global Findex Database 2025';
/** Of the averages that tables mark as derived. */
export const DERIVED = AVERAGE_SOURCE_NAMES.derived;
export const RPW = 'computed from The World Bank, Remittance Prices Worldwide';

/** A distribution as rows of figures. */
export const distributionRows = (
  { denomination, ...figures }: Distribution,
  of: string,
  period: string,
): Cell[][] =>
  (['count', 'mean', 'median', 'p10', 'p90', 'min', 'max'] as const).map((figure) => [
    figure,
    of,
    denomination,
    figures[figure],
    figure === 'count' ? 'count' : 'percent',
    figure === 'count' ? null : 'per-principal',
    period,
    RPW,
  ]);

/** The estimate of what is sent in a year, USD million; undefined: there is none. */
export const flowOf = (corridor: CorridorId): string | undefined =>
  FLOWS[corridor] ?? FLOWS_WITHOUT_PRICE[corridor];

/** Millions as pages say them, as exact as an estimate is: whole ones, of less than ten one decimal. */
export function inMillions(value: string): string {
  const { n, d } = parseDecimal(value, 3);
  return formatDecimal({ n, d }, n >= 10n * d ? 0 : 1);
}

function flowRows(corridor: CorridorId): Cell[][] {
  const flow = flowOf(corridor);
  return flow === undefined
    ? []
    : [['flow', 'all', null, flow, 'USD million', null, String(FLOW_YEAR), FLOW_SOURCE]];
}

function figuresTable(
  { corridor, period, indicators, more }: CorridorStatistics,
  pull: ProviderPull | null,
): Table {
  const own = (figure: string, value: Cell, unit: string, at: Denomination | null = 200): Cell[] => [
    figure,
    'all',
    at,
    value,
    unit,
    unit === 'percent' ? 'per-principal' : null,
    period,
    RPW,
  ];
  const { trimmedMeans, withoutBlanks, smart, concentration, saving } = more;
  return {
    id: 'figures',
    title: `${corridor}: figures of ${period}`,
    columns: FIGURE_COLUMNS,
    others: flowOf(corridor) === undefined ? [] : [FLOW_SOURCE],
    rows: [
      ...indicators.flatMap((one) => distributionRows(one, 'all', period)),
      own('trimmed-mean', trimmedMeans[0], 'percent'),
      own('trimmed-mean', trimmedMeans[1], 'percent', 500),
      own('mean-without-blanks', withoutBlanks?.mean ?? null, 'percent', 500),
      own('three-cheapest-at-least', smart.atLeast, 'percent'),
      own('three-cheapest-at-most', smart.atMost, 'percent'),
      own('three-cheapest-by-provider-at-least', smart.byProvider?.atLeast ?? null, 'percent'),
      own('three-cheapest-by-provider-at-most', smart.byProvider?.atMost ?? null, 'percent'),
      own('services-that-may-qualify', smart.possible, 'count'),
      own('services-known-to-qualify', smart.known, 'count'),
      own(`target-5-by-${smart.rules}`, smart.sdg, 'word'),
      own('firms', concentration.firms, 'count'),
      [
        ...own('largest-firm-share-of-services', concentration.largestShare, 'percent').slice(0, 5),
        null,
        period,
        RPW,
      ],
      own('hhi-by-services', concentration.hhi, 'index'),
      ...(pull
        ? [
            own('firm-that-moves-the-mean-most', pull.name, 'word'),
            own('mean-less-mean-without-that-firm', pull.points, 'percentage-points'),
            own('mean-without-that-firm', pull.without, 'percent'),
          ]
        : []),
      own('possible-saving', 'why' in saving ? null : saving.usdMillion, 'USD million'),
      ...flowRows(corridor),
    ],
  };
}

/** @param rounds those whose rows are held, with their means */
const historyTable = (corridor: CorridorId, rounds: readonly (readonly [string, string])[]): Table => ({
  id: 'history',
  others: averagesOf(corridor).some(({ source }) => source === 'derived') ? [DERIVED] : [],
  title: `${corridor}: average at USD 200 by quarter; sources differ and are never joined`,
  columns: [
    text('period', 'quarter'),
    text(
      'source',
      'official: the World Bank; derived: by others from its rows; service-rows: ours, from the rows',
    ),
    { name: 'mean_pct', unit: 'percent', says: 'simple mean over services, per principal' },
  ],
  rows: [
    ...rounds.map(([period, mean]) => [period, 'service-rows', mean]),
    ...historyRows(averagesOf(corridor)).map(({ period: quarter, source, bp }) => [
      quarter,
      source,
      bpText(bp),
    ]),
  ],
});

function inclusionTable({ corridor, inclusion }: CorridorStatistics): Table | undefined {
  if (!inclusion.computable) return undefined;
  const { version, findexYear, cells, groups } = inclusion;
  const costOf = new Map(cells.map((one) => [one.cell, one]));
  return {
    id: 'inclusion',
    others: [FINDEX],
    title: `${corridor}: what recipients pay by what they have (${version}), adults of ${findexYear}`,
    columns: [
      text('group', 'adults of the receiving country: all, women, men, poorest-40, rural'),
      text('cell', 'what they have'),
      { name: 'share_pct', unit: null, says: 'percent of the adults of the group' },
      text('standing', 'priced, too-few or none-seen, at USD 200'),
      { name: 'services_seen', unit: 'count', says: 'services that pay this cell' },
      { name: 'cost_at_least_pct', unit: 'percent', says: 'mean of the three cheapest confirmed' },
      {
        name: 'cost_at_most_pct',
        unit: 'percent',
        says: 'the same, without services of which it is not known',
      },
      { name: 'gap_at_least', unit: 'percentage-points', says: 'cost less that of the cell that has most' },
      { name: 'gap_at_most', unit: 'percentage-points', says: 'the same' },
    ],
    rows: groups.flatMap(({ group, shares }) =>
      shares.map(({ cell, share }) => {
        const of = costOf.get(cell);
        return [
          group,
          cell,
          share,
          of?.standing ?? null,
          of?.seen ?? null,
          of?.cost?.atLeast ?? null,
          of?.cost?.atMost ?? null,
          of?.gap?.atLeast ?? null,
          of?.gap?.atMost ?? null,
        ];
      }),
    ),
  };
}

/** The means of rounds at 200, the newest first. */
const meansOf = (rounds: readonly EarlierCorridor[]) =>
  rounds.flatMap(({ period, at200 }) => (at200 ? [[period, at200.mean] as const] : [])).reverse();

/** The tables of a corridor with prices. @param rounds earlier ones, oldest first */
export function corridorTables(
  prices: CorridorPrices,
  statistics: CorridorStatistics,
  rounds: readonly EarlierCorridor[],
): Table[] {
  const { corridor, period, indicators } = statistics;
  return [
    servicesTable(prices),
    figuresTable(statistics, pullOf(prices)),
    historyTable(corridor, [[period, indicators[0].mean], ...meansOf(rounds)]),
    inclusionTable(statistics),
    ...(rounds.length > 0 ? [roundsTable(corridor, rounds)] : []),
  ].filter((table) => table !== undefined);
}

/** The tables of a corridor that was surveyed once and has no price now. */
export function pastTables(corridor: CorridorId, rounds: readonly EarlierCorridor[]): Table[] {
  const flows = flowRows(corridor);
  return [
    historyTable(corridor, meansOf(rounds)),
    ...(rounds.length > 0 ? [roundsTable(corridor, rounds)] : []),
    ...(flows.length > 0
      ? [
          {
            id: 'figures' as const,
            title: `${corridor}: figures`,
            columns: FIGURE_COLUMNS,
            rows: flows,
            others: [FLOW_SOURCE],
          },
        ]
      : []),
  ];
}
