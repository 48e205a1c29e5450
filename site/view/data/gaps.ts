/** What a publication's figures lack, each with the number that it is counted among: prices, or services. */
import type { PeriodIndicators } from '../../../shared/statistics/indicator-types.ts';

export interface Gaps {
  /** Prices at both amounts: a service has up to two. The flags below are of prices. */
  readonly prices: number;
  readonly margins: number;
  readonly notPositive: number;
  /** Of the prices at 500. */
  readonly blanks: number;
  /** Services whose speed could be recorded, twins by debit and credit card counted once; and those without one. */
  readonly timed: number;
  readonly speeds: number;
}

export function gapsOf({
  groups,
  doubtful,
  speed,
}: Pick<PeriodIndicators, 'groups' | 'doubtful' | 'speed'>): Gaps {
  const [world] = groups.world;
  const [at200, at500] = [world?.at200?.count ?? 0, world?.at500?.count ?? 0];
  return {
    prices: at200 + at500,
    margins: doubtful.noMarginRecorded,
    notPositive: doubtful.totalNotPositive,
    blanks: doubtful.blankAt500,
    timed: speed.computable ? speed.services : at200,
    speeds: speed.computable ? speed.notRecorded : at200,
  };
}
