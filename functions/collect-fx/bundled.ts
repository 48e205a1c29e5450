/**
 * Takes in the rates that come with the app: figures of the past with their days, so that there is something to show
 * where no bank can be reached. Doing it again writes nothing.
 */
import { BUNDLED_RATES } from '../../shared/catalogue/rates/bundled.ts';
import { parseRates } from '../../shared/catalogue/rates/format.ts';
import { keepMissing } from './keep.ts';
import type { CollectFxDependencies } from './service.ts';

/** @returns a line on what was new. */
export async function takeInBundled(dependencies: CollectFxDependencies): Promise<string> {
  const bulletins = parseRates(BUNDLED_RATES);
  const bytes = new TextEncoder().encode(BUNDLED_RATES);
  const kept = await keepMissing(
    { bulletins, bytes, url: 'bundled', contentType: 'text/plain' },
    dependencies,
  );
  return `${bulletins.length} bundled bulletins of banks, ${kept} of them new`;
}
