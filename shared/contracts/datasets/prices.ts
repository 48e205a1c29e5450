/** The table of prices: every row of the survey that is held of a period, also those that count in no average. */
import { SERVICE_DOUBTS } from '../../model/corridor-prices.ts';
import {
  ACCESS_POINTS,
  FUNDING_INSTRUMENTS,
  PAYOUT_METHODS,
  PROVIDER_TYPES,
  type ProviderType,
  SPEEDS,
} from '../../model/vocabulary.ts';
import { formatDecimal } from '../../money/decimal.ts';
import { rational } from '../../money/rational.ts';
import { type RoundRow, UNCERTAIN_STANDINGS } from '../../pricing/survey.ts';
import type { LeftOutRowWhy } from '../../statistics/rows-behind.ts';
import type { Dataset } from './dataset.ts';

export interface PriceRecord {
  readonly period: string;
  readonly edition: string;
  /** From 1, in the stored order of the edition. */
  readonly number: number;
  readonly row: RoundRow;
  readonly provider: { readonly name: string; readonly type: ProviderType };
  /** The amount that was asked at, where it is known. */
  readonly local: { readonly amount: string; readonly currency: string } | null;
  /** Hundredths of a percent; null: of a fee alone no total is known. */
  readonly totalBp: number | null;
  /** False: its margin is not known, and stands as 0 in the row. */
  readonly isMarginRecorded: boolean;
  /** Why it is in no figure of its period; null: it is in some. */
  readonly leftOut: LeftOutRowWhy | null;
}

/** What keeps a row out of every figure of a round. */
const LEFT_OUT_OF_ROUND = [
  ...UNCERTAIN_STANDINGS,
  'other-edition',
  'way-not-recorded',
  'corridor-without-both-amounts',
] as const satisfies readonly LeftOutRowWhy[];

const BP_DECIMALS = 2;
const fromBp = (bp: number): string => formatDecimal(rational(bp, 100), BP_DECIMALS);
const MONEY = { type: 'decimal', scale: 6 } as const;
const PERCENT = { type: 'decimal', scale: BP_DECIMALS } as const;

export const PRICES: Dataset<PriceRecord> = {
  name: 'prices',
  title: 'Prices of remittance services as surveyed',
  text: 'A row for each price of a service at USD 200 or 500 that the survey has of the period, as published: fee and exchange margin, what it is paid with, where it is ordered and how it is paid out. Rows that count in no average are marked, not left out.',
  key: ['edition', 'row'],
  columns: {
    period: {
      is: { type: 'text' },
      required: true,
      text: 'The quarter of the survey, as 2025-Q3.',
      cell: ({ period }) => period,
    },
    edition: {
      is: { type: 'text' },
      required: true,
      text: 'The batch of observations that the row is of: source, quarter, and the beginning of the hash of its rows.',
      cell: ({ edition }) => edition,
    },
    row: {
      is: { type: 'integer' },
      required: true,
      text: 'The number of the row within its edition, from 1. Lineage names rows by it.',
      cell: ({ number }) => number,
    },
    corridor: {
      is: { type: 'text' },
      required: true,
      text: 'Sending and receiving country, ISO 3166-1 alpha-3 with a hyphen between them; Kosovo is XKX.',
      cell: ({ row }) => `${row.sender}-${row.receiver}`,
    },
    sender: {
      is: { type: 'text' },
      required: true,
      text: 'The sending country, ISO 3166-1 alpha-3.',
      cell: ({ row }) => row.sender,
    },
    receiver: {
      is: { type: 'text' },
      required: true,
      text: 'The receiving country, ISO 3166-1 alpha-3.',
      cell: ({ row }) => row.receiver,
    },
    provider: {
      is: { type: 'text' },
      required: true,
      text: 'The id of the firm, made from its name.',
      cell: ({ row }) => row.provider,
    },
    provider_name: {
      is: { type: 'text' },
      required: true,
      text: 'The name of the firm.',
      cell: ({ provider }) => provider.name,
    },
    provider_type: {
      is: { type: 'word', words: PROVIDER_TYPES },
      required: true,
      text: 'What kind of firm it is: as this round of the survey says, or by our own classification.',
      cell: ({ provider }) => provider.type,
    },
    funding_instrument: {
      is: { type: 'word', words: FUNDING_INSTRUMENTS },
      text: 'What the sender pays with; empty: not recorded, or in words that are not ours.',
      cell: ({ row }) => row.fundingInstrument,
    },
    access_point: {
      is: { type: 'word', words: ACCESS_POINTS },
      text: 'Where, or over what, the transfer is ordered; empty: not recorded, or in words that are not ours.',
      cell: ({ row }) => row.accessPoint,
    },
    payout_method: {
      is: { type: 'word', words: PAYOUT_METHODS },
      text: 'How the recipient gets the money; empty: not recorded.',
      cell: ({ row }) => row.payoutMethod,
    },
    speed: {
      is: { type: 'word', words: SPEEDS },
      text: 'How soon the recipient has the money, as the provider told the survey; empty: not recorded.',
      cell: ({ row }) => row.speed,
    },
    collected_on: {
      is: { type: 'day' },
      text: 'The day on which the survey asked; empty: not recorded, then a day of the quarter.',
      cell: ({ row }) => row.collectedOn,
    },
    amount_usd: {
      is: { type: 'integer' },
      required: true,
      text: 'The amount of the survey: 200 or 500 US dollars, or what the survey takes for them in the local currency.',
      cell: ({ row }) => row.denomination,
    },
    local_amount: {
      is: MONEY,
      unit: 'currency',
      text: 'The amount that was asked at, in the currency of the next column; empty: not known.',
      cell: ({ local }) => local?.amount,
    },
    local_currency: {
      is: { type: 'text' },
      text: 'The currency of the local amount and of the fee, ISO 4217.',
      cell: ({ local }) => local?.currency,
    },
    fee: {
      is: MONEY,
      unit: 'currency',
      text: 'The fee in money at that amount; empty: only its share is known, or not the currency.',
      cell: ({ row, local }) => local && row.fee,
    },
    fee_percent: {
      is: PERCENT,
      unit: 'percent',
      required: true,
      text: 'The fee as a share of the amount sent, percent, as published.',
      cell: ({ row }) => fromBp(row.feeBp),
    },
    margin_percent: {
      is: PERCENT,
      unit: 'percent',
      text: 'The exchange margin: by how much the rate is worse than the interbank rate, percent, as published. It may be negative. Empty: the rate was not disclosed. Where margin_recorded is false it is not known, also if it stands as 0.00.',
      cell: ({ row }) => (row.standing === 'fee-only' ? null : fromBp(row.marginBp)),
    },
    margin_recorded: {
      is: { type: 'boolean' },
      required: true,
      text: 'Whether a margin is recorded. false: the rate was not disclosed, or the margin is published as exactly 0.00 between two currencies; a total then counts it as nothing.',
      cell: ({ isMarginRecorded }) => isMarginRecorded,
    },
    total_percent: {
      is: PERCENT,
      unit: 'percent',
      text: 'The total cost per principal, percent: as published where the survey gives one that is not the sum, else fee and margin together. Empty: the rate was not disclosed.',
      cell: ({ totalBp }) => (totalBp === null ? null : fromBp(totalBp)),
    },
    counted: {
      is: { type: 'boolean' },
      required: true,
      text: 'Whether it is among the prices that the indicators of the period are computed from.',
      cell: ({ leftOut }) => leftOut === null,
    },
    left_out: {
      is: { type: 'word', words: LEFT_OUT_OF_ROUND },
      text: 'Why it is in no figure of the period: the words of the next column; other-edition: another edition counts for its corridor; way-not-recorded: how or where money is sent is not recorded in our words; corridor-without-both-amounts: its corridor has no price at one of the two amounts. Empty: it is in some.',
      cell: ({ leftOut }) => leftOut,
    },
    standing: {
      is: { type: 'word', words: UNCERTAIN_STANDINGS },
      text: 'What keeps it from families. fee-only: the rate was not disclosed, so it counts in no average. not-comparable: its rate is said to be the interbank rate. quarantined: its figures do not agree with each other. Empty: nothing.',
      cell: ({ row }) => row.standing,
    },
    doubts: {
      is: { type: 'text' },
      text: `What is not certain of it, with a space between: ${SERVICE_DOUBTS.join(', ')}. Empty: nothing.`,
      cell: ({ row }) => row.doubts?.join(' ') || null,
    },
    tie: {
      is: { type: 'integer' },
      text: 'Rows of one service, at 200 and at 500, have the same number within firm, instrument and access point; empty: the round ties no rows.',
      cell: ({ row }) => row.tie,
    },
  },
};
