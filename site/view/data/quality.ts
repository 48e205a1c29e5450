/**
 * The report on quality: its headings, those of Eurostat's SIMS 2.0 in its numbering and the dimensions of the IMF's DQAF; and how far
 * one firm moves the mean of each region.
 */
import type { PeriodIndicators, ProviderPull } from '../../../shared/statistics/indicator-types.ts';

/** Each main heading with the headings below it; none: it is answered itself. */
export const SIMS = {
  s1: ['s1-1', 's1-2', 's1-3', 's1-4', 's1-5', 's1-6', 's1-7', 's1-8'],
  s2: ['s2-1', 's2-2', 's2-3'],
  s3: ['s3-1', 's3-2', 's3-3', 's3-4', 's3-5', 's3-6', 's3-7', 's3-8', 's3-9'],
  s4: [],
  s5: [],
  s6: ['s6-1', 's6-2'],
  s7: ['s7-1', 's7-2'],
  s8: ['s8-1', 's8-2', 's8-3'],
  s9: [],
  s10: ['s10-1', 's10-2', 's10-3', 's10-4', 's10-5', 's10-6', 's10-7'],
  s11: ['s11-1', 's11-2'],
  s12: ['s12-1', 's12-2', 's12-3'],
  s13: ['s13-1', 's13-2', 's13-3-1', 's13-3-2', 's13-3-3', 's13-3-4', 's13-3-5'],
  s14: ['s14-1', 's14-2'],
  s15: ['s15-1', 's15-2', 's15-3', 's15-4'],
  s16: [],
  s17: ['s17-1', 's17-2'],
  s18: ['s18-1', 's18-2', 's18-3', 's18-4', 's18-5', 's18-6'],
  s19: [],
} as const;
export type SimsHead = keyof typeof SIMS;
export type SimsConcept = (typeof SIMS)[SimsHead][number];
/** What has an answer: the headings below, and main headings without any. */
export type SimsAnswered =
  | SimsConcept
  | { [Head in SimsHead]: (typeof SIMS)[Head] extends readonly [] ? Head : never }[SimsHead];
export const SIMS_HEADS = Object.keys(SIMS) as SimsHead[];

/** Whether a main heading is answered itself. */
export const isAnswered = (head: SimsHead): head is SimsHead & SimsAnswered => SIMS[head].length === 0;

/** `13.3.1` of `s13-3-1`. */
export const numberOf = (id: SimsHead | SimsConcept): string => id.slice(1).replaceAll('-', '.');

/** The IMF's prerequisites and five dimensions, each with the main headings above that say more of it. */
export const DQAF = {
  prerequisites: [6, 11, 12, 16],
  integrity: [7, 8, 17],
  soundness: [3, 4, 18],
  accuracy: [13, 17],
  serviceability: [9, 12, 14, 15],
  accessibility: [1, 10],
} as const;
export type DqafDimension = keyof typeof DQAF;
export const DQAF_DIMENSIONS = Object.keys(DQAF) as DqafDimension[];

/** The mean of each region and the firm that moves it most; regions without a price, or with one firm, are left out. */
export const regionPulls = ({
  groups,
}: Pick<PeriodIndicators, 'groups'>): { region: string; mean: string; pull: ProviderPull }[] =>
  groups.region.flatMap(({ key, at200, firms }) =>
    at200 && firms?.pull ? [{ region: key, mean: at200.mean, pull: firms.pull }] : [],
  );
