/** Which corridors of a correction its page shows. */
import type { CorrectedCorridor } from '../../../shared/model/correction.ts';
import { byText } from '../../../shared/model/order.ts';

/** Corrections on the page; all are in the file. */
export const CORRECTIONS_SHOWN = 40;
/** Disputes on the page. All that are open are among them: no more than 20 may be at once. */
export const DISPUTES_SHOWN = 30;

/** More are in the file. */
const CHANGES_SHOWN = 10;

/** Those whose mean at 200 moved most, with those first that gained or lost their price. */
export function mostChanged(changed: readonly CorrectedCorridor[]): CorrectedCorridor[] {
  const moved = ({ before, after }: CorrectedCorridor): number =>
    before && after ? Math.abs(Number(after.mean200) - Number(before.mean200)) : Number.POSITIVE_INFINITY;
  return [...changed]
    .sort((a, b) => {
      const [one, other] = [moved(a), moved(b)];
      return one === other ? byText(a.corridor, b.corridor) : other - one;
    })
    .slice(0, CHANGES_SHOWN);
}
