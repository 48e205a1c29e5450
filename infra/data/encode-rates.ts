/**
 * Writes shared/catalogue/rates/bundled.ts from the banks' recorded answers: `node infra/data/encode-rates.ts`. The
 * figures are the banks' own, read by their parsers (held against the recordings by recordings.test.ts).
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseEcbHistory } from '../../functions/sources/fx/ecb-history.ts';
import { RATE_SOURCES } from '../../functions/sources/fx/registry.ts';
import type { Bulletin } from '../../shared/fx/bulletin.ts';
import { encodeRates } from './rates-text.ts';
import { hasSharedData } from './shared-data.ts';

const FOLDER = fileURLToPath(new URL('../../../shared/data/fx/recordings/', import.meta.url));
const TARGET = fileURLToPath(new URL('../../shared/catalogue/rates/bundled.ts', import.meta.url));

/** How the names of recordings begin, for each source. */
const FILES: Readonly<Record<string, string>> = {
  ecb: 'ecb_eurofxref',
  cbr: 'cbr_ru',
  nbk: 'nbk_kz',
  cbu: 'cbu_uz',
  'nbkr-daily': 'nbkr_kg_daily',
  'nbkr-weekly': 'nbkr_kg_weekly',
  nbt: 'nbt_tj',
  nbu: 'nbu_ua',
  nbg: 'nbg_ge',
  cba: 'cba_am_soap_ExchangeRatesLatest_2026-03-19.xml',
  bnm: 'bnm_md',
  'nbp-a': 'nbp_pl_tableA',
  'nbp-b': 'nbp_pl_tableB',
  nbrb: 'nbrb_by',
  cbar: 'cbar_az',
  tcmb: 'tcmb_tr',
};

/** Every bulletin of the recordings; null: they are not here. */
export const recordedBulletins = (): Bulletin[] | null => {
  if (!hasSharedData) return null;
  const files = readdirSync(FOLDER);
  const beginning = (prefix: string) => files.filter((file) => file.startsWith(prefix));
  const read = (file: string): Uint8Array => readFileSync(`${FOLDER}${file}`);
  const bulletins = RATE_SOURCES.flatMap(({ entry: { id }, parse }) =>
    beginning(FILES[id] ?? '?').flatMap((file) => parse(read(file)).bulletins),
  );
  const sdmx = beginning('ecb_sdmx').flatMap((file) => parseEcbHistory(read(file)).bulletins);
  return [...bulletins, ...sdmx];
};

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const bulletins = recordedBulletins();
  if (!bulletins) throw new Error('the recordings are not beside this checkout');
  writeFileSync(
    TARGET,
    `/**
 * Official rates of past days, so that there is something to show where no bank can be reached. Published by the banks
 * that rate-sources.ts names, on the days that stand beside each line; re-encoded here (format.ts), figures unchanged.
 */
// biome-ignore format: data
export const BUNDLED_RATES = \`${encodeRates(bulletins)}\`;
`,
  );
  console.log(`${bulletins.length} bulletins`);
}
