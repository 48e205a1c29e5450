/**
 * Stores the rates that are bundled with the app: past figures with their dates, so that the app can show something where no
 * bank can be reached. A second run writes nothing.
 */
import { BUNDLED_RATES } from '../../shared/catalogue/rates/bundled.ts';
import { parseRates } from '../../shared/catalogue/rates/format.ts';
import { keepMissing } from './keep.ts';
import type { CollectFxDependencies } from './service.ts';

/** @returns one line: how many bulletins were new. */
export async function takeInBundled(dependencies: CollectFxDependencies): Promise<string> {
  const bulletins = parseRates(BUNDLED_RATES);
  const bytes = new TextEncoder().encode(BUNDLED_RATES);
  const kept = await keepMissing(
    { bulletins, bytes, url: 'bundled', contentType: 'text/plain' },
    dependencies,
  );
  return `${bulletins.length} bundled bulletins of banks, ${kept} of them new`;
}
