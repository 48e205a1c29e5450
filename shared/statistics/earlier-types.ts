/**
 * Types of the figures of an earlier round of the survey: one whose rows are held, and that is not the newest. They are history: no
 * family is offered such a price, and nothing is compared with targets. Percentages are decimal strings, per principal.
 */
import type { CorridorId, CountryCode } from '../model/vocabulary.ts';
import type { Distribution, GroupBy, Spread } from './indicator-types.ts';

/** What a round may have recorded of a service, or not. */
export const RECORDED = ['fundingInstrument', 'accessPoint', 'payoutMethod', 'speed'] as const;
export type Recorded = (typeof RECORDED)[number];

/** The groupings of one corridor's prices. */
export const WAYS = ['providerType', ...RECORDED] as const satisfies readonly GroupBy[];
export type Way = (typeof WAYS)[number];

/** A mean and the number of prices in it. */
export interface CountedMean {
  readonly count: number;
  readonly mean: string;
}

export interface EarlierGroup {
  /** As in GroupIndicators. */
  readonly key: string;
  readonly at200: Spread | null;
  readonly at500: Spread | null;
  /** The means without the senders that the World Bank's own average left out then; null: no price is left. */
  readonly officialLike: { readonly at200: CountedMean | null; readonly at500: CountedMean | null };
  readonly coverage: {
    readonly corridors: number;
    readonly senders: number;
    readonly receivers: number;
    readonly providers: number;
  };
  /** Percent of all prices at 200. */
  readonly share: string | null;
}

/** The facts of a whole round. */
export interface AboutEarlierRound {
  readonly period: string;
  readonly methodVersion: string;
  readonly regionsSource: string;
  /** Regions are those of today: not as published then. */
  readonly regionsOfThen: false;
  /** Senders that are left out of `officialLike`. */
  readonly officialLikeLeavesOut: readonly CountryCode[];
  /** Prices at both amounts: those that count, and of these the ones that are no offers; and those that count nowhere. */
  readonly prices: {
    readonly counted: number;
    readonly notComparable: number;
    readonly quarantined: number;
    readonly rateNotDisclosed: number;
  };
  /** Of how many counted prices the round recorded each; null: of none, so there are no groups by it. */
  readonly recorded: Readonly<Record<Recorded, number | null>>;
}

/** The figures of one round, with every grouping. */
export interface EarlierRound extends AboutEarlierRound {
  readonly groups: Readonly<Record<GroupBy, readonly EarlierGroup[]>>;
}

/** A round over the whole world, with what compares corridors. */
export interface EarlierWorld extends Pick<AboutEarlierRound, 'period' | 'officialLikeLeavesOut'> {
  /** The group of all prices. */
  readonly world: EarlierGroup;
  /** Of each corridor with a price at 200 its mean there. */
  readonly means: ReadonlyMap<CorridorId, string>;
}

/** A part of a corridor's prices. */
export interface EarlierPart {
  readonly key: string;
  readonly at200: Distribution | null;
  readonly at500: Distribution | null;
}

/** The figures of one corridor in a round. */
export interface EarlierCorridor {
  readonly corridor: CorridorId;
  readonly period: string;
  readonly methodVersion: string;
  readonly at200: Distribution | null;
  readonly at500: Distribution | null;
  /** Whether its prices are in the world's official-like mean of then. */
  readonly inOfficialLike: boolean;
  readonly providers: number;
  /** No groups by what the round did not record. */
  readonly by: Readonly<Record<Way, readonly EarlierPart[]>>;
}
