/** Which corridors of a correction its page shows. */
import type { CorrectedCorridor } from '../../../shared/model/correction.ts';
import { byText } from '../../../shared/model/order.ts';

/** Corrections on the page; all are in the file. */
export const CORRECTIONS_SHOWN = 40;
/** The same of disputes: more than may be open at once. */
export const DISPUTES_SHOWN = 30;

/** More are in the file. */
const MOST_SHOWN = 10;

/** Those whose mean at 200 moved most, with those first that gained or lost their price. */
export function mostChanged(changed: readonly CorrectedCorridor[]): CorrectedCorridor[] {
  const moved = ({ before, after }: CorrectedCorridor): number =>
    before && after ? Math.abs(Number(after.mean200) - Number(before.mean200)) : Number.POSITIVE_INFINITY;
  return [...changed]
    .sort((a, b) => {
      const [one, other] = [moved(a), moved(b)];
      return one === other ? byText(a.corridor, b.corridor) : other - one;
    })
    .slice(0, MOST_SHOWN);
}
