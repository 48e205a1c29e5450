/**
 * Takes in the rates that come with the app: figures of the past with their days, so that there is something to show
 * where no bank can be reached. Doing it again writes nothing.
 */
import { BUNDLED_RATES, readRates } from '../../shared/catalogue/rates.ts';
import { keepMissing } from './keep.ts';
import type { CollectFxDependencies } from './service.ts';

/** @returns a line on what was new. */
export async function takeInBundled(dependencies: CollectFxDependencies): Promise<string> {
  const bulletins = readRates(BUNDLED_RATES);
  const bytes = new TextEncoder().encode(BUNDLED_RATES);
  const kept = await keepMissing(
    { bulletins, bytes, url: 'bundled', contentType: 'text/csv; charset=utf-8' },
    dependencies,
  );
  return `${bulletins.length} bundled bulletins of banks, ${kept} of them new`;
}
