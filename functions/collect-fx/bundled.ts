/**
 * Stores the rates that are bundled with the app: past figures with their dates, so that the app can show something where no
 * bank can be reached. A second run writes nothing.
 */
import { BUNDLED_RATES, readBundledRates } from '../../shared/catalogue/rates.ts';
import { keepMissing } from './keep.ts';
import type { CollectFxDependencies } from './service.ts';

/**
 * Those fixed until today: as on an earlier day, nothing is known of what came after it.
 * @returns one line: how many bulletins were new
 */
export async function takeInBundled(dependencies: CollectFxDependencies): Promise<string> {
  const today = dependencies.now().toISOString().slice(0, 10);
  const bulletins = readBundledRates(BUNDLED_RATES).filter(({ fixedOn }) => fixedOn <= today);
  const bytes = new TextEncoder().encode(BUNDLED_RATES);
  const kept = await keepMissing(
    { bulletins, bytes, url: 'bundled', contentType: 'text/csv; charset=utf-8' },
    dependencies,
  );
  return `${bulletins.length} bundled bulletins of banks, ${kept} of them new`;
}
