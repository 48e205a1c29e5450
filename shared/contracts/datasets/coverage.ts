/** The table of coverage: what the survey saw of each corridor in a period, and what it did not. */
import type { CorridorId } from '../../model/vocabulary.ts';
import type { Dataset } from './dataset.ts';
import type { PriceRecord } from './prices.ts';

export interface CoverageRecord {
  readonly period: string;
  readonly corridor: CorridorId;
  /** Its rows in the order of their numbers; empty: the survey has none. */
  readonly prices: readonly PriceRecord[];
  /** Estimated flow of a year, USD million, decimal; null: no estimate. */
  readonly flow: { readonly usdMillion: string; readonly year: number } | null;
}

const count = (prices: readonly PriceRecord[], is: (price: PriceRecord) => boolean): number =>
  prices.filter(is).length;
const days = ({ prices }: CoverageRecord): string[] =>
  prices.flatMap(({ row }) => row.collectedOn ?? []).sort();
const COUNT = { is: { type: 'integer' }, unit: 'count', required: true } as const;

export const COVERAGE: Dataset<CoverageRecord> = {
  name: 'coverage',
  title: 'What the survey saw of each corridor',
  text: 'A row for each corridor of the period, and for corridors that people use and the survey does not price: how many prices, of how many firms, what was recorded of them, and what counts in no average.',
  key: ['period', 'corridor'],
  columns: {
    period: {
      is: { type: 'text' },
      required: true,
      text: 'The quarter of the survey, as 2025-Q3.',
      cell: ({ period }) => period,
    },
    corridor: {
      is: { type: 'text' },
      required: true,
      text: 'Sending and receiving country, ISO 3166-1 alpha-3 with a hyphen between them; Kosovo is XKX.',
      cell: ({ corridor }) => corridor,
    },
    surveyed: {
      is: { type: 'boolean' },
      required: true,
      text: 'Whether the survey has a price of it in this period.',
      cell: ({ prices }) => prices.length > 0,
    },
    counted_200: {
      ...COUNT,
      text: 'Prices at USD 200 that the indicators are computed from.',
      cell: ({ prices }) => count(prices, ({ row, leftOut }) => leftOut === null && row.denomination === 200),
    },
    counted_500: {
      ...COUNT,
      text: 'Prices at USD 500 that the indicators are computed from.',
      cell: ({ prices }) => count(prices, ({ row, leftOut }) => leftOut === null && row.denomination === 500),
    },
    not_counted: {
      ...COUNT,
      text: 'Prices at either amount that no indicator is computed from.',
      cell: ({ prices }) => count(prices, ({ leftOut }) => leftOut !== null),
    },
    rate_not_disclosed: {
      ...COUNT,
      text: 'Prices of services that did not disclose their exchange rate.',
      cell: ({ prices }) => count(prices, ({ row }) => row.standing === 'fee-only'),
    },
    not_comparable: {
      ...COUNT,
      text: 'Prices whose rate is said to be the interbank rate, so that it cannot be compared.',
      cell: ({ prices }) => count(prices, ({ row }) => row.standing === 'not-comparable'),
    },
    quarantined: {
      ...COUNT,
      text: 'Prices whose figures do not agree with each other.',
      cell: ({ prices }) => count(prices, ({ row }) => row.standing === 'quarantined'),
    },
    providers: {
      ...COUNT,
      text: 'Firms with a price.',
      cell: ({ prices }) => new Set(prices.map(({ row }) => row.provider)).size,
    },
    provider_types: {
      ...COUNT,
      text: 'Kinds of these firms.',
      cell: ({ prices }) => new Set(prices.map(({ provider }) => provider.type)).size,
    },
    with_funding_instrument: {
      ...COUNT,
      text: 'Prices of which it is recorded what the sender pays with.',
      cell: ({ prices }) => count(prices, ({ row }) => row.fundingInstrument !== undefined),
    },
    with_payout_method: {
      ...COUNT,
      text: 'Prices of which it is recorded how the recipient gets the money.',
      cell: ({ prices }) => count(prices, ({ row }) => row.payoutMethod !== undefined),
    },
    with_speed: {
      ...COUNT,
      text: 'Prices of which it is recorded how soon the recipient has the money.',
      cell: ({ prices }) => count(prices, ({ row }) => row.speed !== undefined),
    },
    first_collected_on: {
      is: { type: 'day' },
      text: 'The first day on which one of its prices was collected; empty: no day is recorded.',
      cell: (record) => days(record)[0],
    },
    last_collected_on: {
      is: { type: 'day' },
      text: 'The last such day.',
      cell: (record) => days(record).slice(-1)[0],
    },
    flow_usd_million: {
      is: { type: 'decimal', scale: 6 },
      unit: 'usd-million',
      text: 'An estimate of what is sent through the corridor in a year: of a model, not a record; empty: there is none.',
      cell: ({ flow }) => flow?.usdMillion,
    },
    flow_year: {
      is: { type: 'integer' },
      text: 'The year of that estimate.',
      cell: ({ flow }) => flow?.year,
    },
  },
};
