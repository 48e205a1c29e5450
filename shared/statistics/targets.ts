/**
 * Measures the international targets (docs/method.md): SDG 10.c.1's global average under 3 %, and the G20's speed of
 * payments.
 */

import { groupBy } from '../model/group-by.ts';
import type { CorridorId } from '../model/vocabulary.ts';
import { formatDecimal } from '../money/decimal.ts';
import { compare, type Rational, rational } from '../money/rational.ts';
import type { GlobalTarget, SdgCounts, SdgVerdict, SpeedTarget } from './indicator-types.ts';

/** Decided on the exact mean in basis points, not on a rounded one. */
export function globalTarget(meanBp: Rational): GlobalTarget {
  const order = compare(meanBp, rational(300));
  return { percent: 3, lessThan: order < 0, atMost: order <= 0 };
}

/** Counts the corridors by verdict. */
export function countVerdicts(verdicts: readonly SdgVerdict[]): SdgCounts {
  const count = (verdict: SdgVerdict): number => verdicts.filter((other) => other === verdict).length;
  return {
    met: count('met'),
    notMet: count('not-met'),
    unknown: count('unknown'),
    fewerThanThree: count('fewer-than-three'),
  };
}

/** How soon the money arrives. */
export type Speed = 'within-one-hour' | 'within-one-day' | 'later';

export interface ServiceSpeed {
  readonly corridor: CorridorId;
  readonly speed: Speed | null;
}

/**
 * Whether 75 % of the services of each corridor pay within one hour and the rest within one business day. This is a
 * proxy, because nobody records how much each service sends. A service without a recorded speed makes its corridor
 * unknown.
 */
export function speedTarget(services: readonly ServiceSpeed[]): SpeedTarget {
  const recorded = services.filter(({ speed }) => speed !== null);
  if (recorded.length === 0) return { computable: false, why: 'speed-not-recorded' };
  const corridors = groupBy(services, ({ corridor }) => corridor);
  const verdicts = [...corridors.values()].map(meetsSpeed);
  const share = (part: readonly ServiceSpeed[]): string =>
    formatDecimal(rational(100 * part.length, recorded.length), 2);
  return {
    computable: true,
    proxy: 'share-of-services',
    services: recorded.length,
    notRecorded: services.length - recorded.length,
    withinOneHour: share(recorded.filter(({ speed }) => speed === 'within-one-hour')),
    withinOneDay: share(recorded.filter(({ speed }) => speed !== 'later')),
    corridors: {
      met: verdicts.filter((met) => met === true).length,
      notMet: verdicts.filter((met) => met === false).length,
      unknown: verdicts.filter((met) => met === null).length,
    },
  };
}

function meetsSpeed(services: readonly ServiceSpeed[]): boolean | null {
  if (services.some(({ speed }) => speed === 'later')) return false;
  if (services.some(({ speed }) => speed === null)) return null;
  const withinOneHour = services.filter(({ speed }) => speed === 'within-one-hour').length;
  return 4 * withinOneHour >= 3 * services.length;
}
