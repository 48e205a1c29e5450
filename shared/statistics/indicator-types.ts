/**
 * Types of the indicators: the contract between the rules that compute them, the table, the API and the files.
 * Percentages and money are decimal strings; a figure that is not known is null or says why, and is never 0.
 */
import type { CorridorId, CountryCode, Denomination, ProviderType } from '../model/vocabulary.ts';
import type { Range } from './range.ts';

/** The groupings. */
export const GROUPS = [
  'world',
  'region',
  'senderCountry',
  'receiverCountry',
  'corridor',
  'providerType',
  'fundingInstrument',
  'accessPoint',
  'payoutMethod',
  'speed',
  'subset',
] as const;
export type GroupBy = (typeof GROUPS)[number];

/**
 * Parts of all services that the World Bank averages too; a service can be in several (subsets.ts).
 * - `digital`, `not-digital`: ordered by internet or mobile phone and paid into an account, to a card or a wallet; the rest.
 * - `card`: paid by debit or credit card.
 * - `international-operators`: of firms in at least 85 % of the corridors.
 */
export const SUBSETS = ['digital', 'not-digital', 'card', 'international-operators'] as const;
export type Subset = (typeof SUBSETS)[number];

/** Facts the caller looks up, because these rules do not use the catalogue. */
export interface IndicatorFacts {
  /** Country to its region, with the publisher and the year of the classification. */
  readonly regions: Readonly<Record<CountryCode, string>>;
  readonly regionsSource: string;
  /** Senders whose smaller amount is worth under USD 100. */
  readonly lowValueSenders: readonly CountryCode[];
  /** Corridor to its flow of a year, USD million, decimal string; estimates, not records. */
  readonly flows: Readonly<Record<CorridorId, string>>;
  readonly flowYear: number;
  readonly flowSource: string;
  /** Figures that the survey's publisher gave itself, to be shown beside ours. */
  readonly published: readonly PublishedFigure[];
}

/**
 * What the publisher of a survey gave of one group at 200, percent.
 * - `mean`: the mean of the group. `share`: the group's share of all services.
 * - `three-cheapest`: its own figure of the three cheapest qualifying services, over corridors, and `at-most-5` the share of
 *   corridors where that is at most 5 %. By its rules, which are not public.
 */
export const PUBLISHED_KINDS = ['mean', 'share', 'three-cheapest', 'at-most-5'] as const;
export type PublishedKind = (typeof PUBLISHED_KINDS)[number];
export interface PublishedFigure {
  readonly period: string;
  readonly group: GroupBy;
  readonly key: string;
  readonly kind: PublishedKind;
  readonly value: string;
}

/** Mean, spread and count of the per-principal totals at one amount. Percentages are decimal strings. */
export interface Distribution {
  readonly denomination: Denomination;
  readonly count: number;
  readonly mean: string;
  readonly median: string;
  readonly p10: string;
  readonly p90: string;
  readonly min: string;
  readonly max: string;
}

/** The corridor whose rows move a mean most: percentage points, the mean less the mean without it. */
export interface CorridorPull {
  readonly corridor: CorridorId;
  readonly points: string;
}

export interface Spread extends Distribution {
  /** Mean without a tenth of the rows at either end, rounded down to whole rows. */
  readonly trimmedMean: string;
  /** Null if there is only one corridor. */
  readonly pull: CorridorPull | null;
}

/** `blank`: fee and margin 0 beside a margin at the other amount, most likely never filled in. */
export const LEFT_OUT_WHYS = ['low-value-sender', 'blank-at-500', 'blank'] as const;
export type LeftOutWhy = (typeof LEFT_OUT_WHYS)[number];

/** A mean over part of the rows, with how many were left out and why. */
export interface PartialMean {
  readonly count: number;
  readonly mean: string;
  readonly leftOut: { readonly why: LeftOutWhy; readonly count: number };
}

/** Mean of the corridors' means at 200, weighted by flows. */
export interface WeightedMean {
  readonly mean: string;
  readonly year: number;
  readonly corridors: number;
  /** Corridors without a flow: not in the mean. */
  readonly withoutFlow: number;
  readonly flowUsdMillion: string;
}

/** (median less cheapest confirmed, not below 0) x flow, in USD million a year: an illustration, not an observed loss. */
export interface Saving {
  readonly usdMillion: string;
  /** The same with the mean instead of the median. */
  readonly usdMillionByMean: string;
  readonly year: number;
}
export interface CorridorSaving extends Saving {
  /** Percent, at 200. */
  readonly cheapestConfirmed: string;
  readonly flowUsdMillion: string;
}
export interface GroupSaving extends Saving {
  readonly corridors: number;
  readonly leftOut: { readonly noFlow: number; readonly noConfirmedCheapest: number };
}

/**
 * SDG 10.c.1 in one corridor: three or more qualifying services whose three cheapest average at most 5 %.
 * - `met`: the upper bound is at most 5.
 * - `not-met`: the lower bound is above 5.
 * - `fewer-than-three`: at most two can qualify: not met or unknown, never met.
 * - `unknown`: the records do not settle it.
 */
export type SdgVerdict = 'met' | 'not-met' | 'unknown' | 'fewer-than-three';

/** Mean of the three cheapest qualifying services at 200, as far as the records settle it. */
export interface SmartIndicator {
  readonly rules: string;
  /** Services known to qualify, and services that may. */
  readonly known: number;
  readonly possible: number;
  /** Distinct firms among the three cheapest that may qualify. */
  readonly providers: number;
  /** Percent; null if fewer than three may qualify. */
  readonly atLeast: string | null;
  /** Percent; null if fewer than three are known to qualify. */
  readonly atMost: string | null;
  /**
   * The same over the cheapest qualifying service of each provider, so that one firm cannot be all three. Not given: computed
   * by an earlier release.
   */
  readonly byProvider?: { readonly atLeast: string | null; readonly atMost: string | null };
  readonly sdg: SdgVerdict;
}

/** The three cheapest over the corridors of a group: simple means of the corridors' lower bounds. */
export interface SmartAverage {
  /** Corridors with a lower bound; those without are not in the mean. */
  readonly corridors: number;
  /** Percent: the mean is at least this. Null without corridors. */
  readonly atLeast: string | null;
  /** Percent of these corridors whose lower bound is at most 5: at most so many meet the target. */
  readonly atMost5: string | null;
}

export interface SmartAverages {
  readonly rules: string;
  readonly byService: SmartAverage;
  readonly byProvider: SmartAverage;
  /** Corridors with an upper bound too: three services are known to qualify. */
  readonly bounded: number;
  /** Corridors where the three cheapest that may qualify are one firm's. */
  readonly oneFirm: number;
}

/** Counted by services, because market shares are not known, and by firm name, because owners are not known. */
export interface Concentration {
  readonly firms: number;
  readonly services: number;
  /** The firm, or firms, with the most services. */
  readonly largest: readonly string[];
  /** Percent of the services of one such firm. */
  readonly largestShare: string;
  /** Herfindahl-Hirschman index, 0 to 10,000. */
  readonly hhi: string;
}

/** The firm whose services move a mean most: percentage points, the mean less the mean without it, and that mean. */
export interface ProviderPull {
  readonly provider: string;
  readonly name: string;
  readonly services: number;
  readonly points: string;
  readonly without: string;
}

/** The firms behind a group's services at 200, of whole corridors. */
export interface GroupFirms {
  readonly concentration: Concentration;
  /** Names of `concentration.largest`, in its order. */
  readonly largestNames: readonly string[];
  /** Null if there is only one firm. */
  readonly pull: ProviderPull | null;
  /** By kind of firm, in the order of the vocabulary; kinds without a service are left out. */
  readonly types: readonly {
    readonly type: ProviderType;
    readonly services: number;
    readonly mean: string;
    readonly median: string;
  }[];
}

/** The indicators of a corridor beside its distributions. */
export interface CorridorIndicators {
  readonly trimmedMeans: readonly [at200: string, at500: string];
  /** At 500; null if no row is left. */
  readonly withoutBlanks: PartialMean | null;
  readonly lowValueSender: boolean;
  readonly smart: SmartIndicator;
  readonly concentration: Concentration;
  readonly saving: CorridorSaving | { readonly why: 'no-flow' | 'no-confirmed-cheapest' };
}

/** How many corridors of a group have which verdict on SDG 10.c.1. */
export interface SdgCounts {
  readonly met: number;
  readonly notMet: number;
  readonly unknown: number;
  readonly fewerThanThree: number;
}

/** One group's figures. Averages are over services, not over corridors; rows count as published. */
export interface GroupIndicators {
  /** `world`, a region, a country, a corridor, a type, an instrument, an access point, a pay-out, a speed, a subset. */
  readonly key: string;
  readonly at200: Spread | null;
  readonly at500: Spread | null;
  readonly at500WithoutBlanks: PartialMean | null;
  readonly at200WithoutLowValueSenders: PartialMean | null;
  readonly coverage: {
    readonly corridors: number;
    readonly senders: number;
    readonly receivers: number;
    readonly providers: number;
  };
  /** The next four need whole corridors: null where a group has some services of a corridor and not others. */
  readonly weighted: WeightedMean | null;
  readonly saving: GroupSaving | null;
  readonly sdg: SdgCounts | null;
  /** Not given, like the next three: computed by an earlier release. */
  readonly smart?: SmartAverages | null;
  /** Percent of all services at 200. */
  readonly share?: string | null;
  /** At 200 from the fee in money, where it is recorded: its share of the amount is not rounded; without blank rows. */
  readonly at200FromFees?: PartialMean | null;
  /**
   * Of the world, a region and a country: of a corridor its own statistics have them. Not given: computed by an earlier release. Null
   * for other groupings, and without a price at 200.
   */
  readonly firms?: GroupFirms | null;
  /** What the survey's publisher gave of this group, at 200. */
  readonly published?: Readonly<Partial<Record<PublishedKind, string>>>;
  /** For a provider type: where the type comes from, and for how many services at 200. */
  readonly typeBasis: Readonly<Record<string, number>> | null;
}

/** SDG 10.c.1, worldwide: the metadata says both "under" and "at most". */
export interface GlobalTarget {
  readonly percent: 3;
  readonly lessThan: boolean;
  readonly atMost: boolean;
}

/** How many, if what is not certain counts as no, and as yes. */
export interface CountRange {
  readonly atLeast: number;
  readonly atMost: number;
}

/**
 * The G20's speed target: 75 % of remittances in every corridor within one hour, the rest within one business day. Prices
 * count services, not remittances, and as advertised, so a share of services is a proxy, and never says that it is met.
 */
export type SpeedTarget =
  | { readonly computable: false; readonly why: 'speed-not-recorded' }
  | {
      readonly computable: true;
      readonly proxy: 'share-of-services';
      /** Debit and credit card at one price, in all else alike, count once. `twins` says how many are left out. */
      readonly services: number;
      readonly twins: number;
      readonly notRecorded: number;
      /** Percent of the services with a recorded speed. */
      readonly withinOneHour: string;
      /** `atLeast` counts the same day alone, `atMost` the next day too: that is not the same as one business day. */
      readonly withinOneDay: Range;
      readonly corridors: {
        readonly counted: number;
        /** At least 75 % of the services within an hour. Services without a recorded speed: late, or in time. */
        readonly withinOneHour: CountRange;
        /** Of these, the rest within a day: as above, and `atMost` counts the next day. */
        readonly restWithinOneDay: CountRange;
        /** The first count, if twins count twice, and if no service paid by credit card counts. */
        readonly withinOneHourWithTwins: number;
        readonly withinOneHourWithoutCreditCards: number;
      };
    };

/** Services of which it is not known whether they are digital, because their access point is doubtful. */
export interface MayBeDigital {
  readonly services: number;
  /** The mean of digital services at 200 if all of them are; null if there is none. */
  readonly mean: string | null;
}

/** The indicators of one period, with counts of the rows behind them. */
export interface PeriodIndicators {
  readonly period: string;
  readonly methodVersion: string;
  readonly regionsSource: string;
  readonly flowSource: string;
  /** Corridors whose rows are of another period, and those without a region in the group of regions. */
  readonly leftOut: { readonly otherPeriod: number; readonly noRegion: number };
  /** Flagged rows at either amount: counted here as published, doubtful elsewhere. */
  readonly doubtful: {
    readonly noMarginRecorded: number;
    readonly totalNotPositive: number;
    readonly blankAt500: number;
  };
  readonly globalTarget: GlobalTarget;
  readonly speed: SpeedTarget;
  /** Counted as not digital. Not given: computed by an earlier release. */
  readonly mayBeDigital?: MayBeDigital;
  readonly groups: Readonly<Record<GroupBy, readonly GroupIndicators[]>>;
}
