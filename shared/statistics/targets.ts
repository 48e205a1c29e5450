/** Measures SDG 10.c.1 (docs/method.md): the global average under 3 %, and how many corridors have which verdict. */
import { compare, type Rational, rational } from '../money/rational.ts';
import type { GlobalTarget, SdgCounts, SdgVerdict } from './indicator-types.ts';

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
