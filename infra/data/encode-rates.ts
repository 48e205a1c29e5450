/**
 * Bulletins as a data file, and those of the banks' recorded answers. The figures are the banks' own, read by their parsers
 * (recordings.test.ts checks these with the recordings).
 */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseEcbHistory } from '../../functions/sources/fx/ecb-history.ts';
import { RATE_SOURCES } from '../../functions/sources/fx/registry.ts';
import { RATE_COLUMNS } from '../../shared/catalogue/rates.ts';
import type { Bulletin } from '../../shared/fx/bulletin.ts';
import { byText } from '../../shared/model/order.ts';
import { csvText } from './csv-text.ts';
import { hasSharedData } from './shared-data.ts';

const FOLDER = fileURLToPath(new URL('../../../shared/data/fx/recordings/', import.meta.url));

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
function recordedBulletins(): Bulletin[] | null {
  if (!hasSharedData) return null;
  const files = readdirSync(FOLDER);
  const beginning = (prefix: string) => files.filter((file) => file.startsWith(prefix));
  const read = (file: string): Uint8Array => readFileSync(`${FOLDER}${file}`);
  const bulletins = RATE_SOURCES.flatMap(({ entry: { id }, parse }) =>
    beginning(FILES[id] ?? '?').flatMap((file) => parse(read(file)).bulletins),
  );
  const sdmx = beginning('ecb_sdmx').flatMap((file) => parseEcbHistory(read(file)).bulletins);
  return [...bulletins, ...sdmx];
}

/** The text of bulletins, by source and day. The same ones give the same text, whatever their order. */
export function ratesText(bulletins: readonly Bulletin[]): string {
  const keyOf = ({ source, fixedOn, validOn }: Bulletin) => `${source} ${fixedOn} ${validOn}`;
  const sorted = [...bulletins].sort((a, b) => byText(keyOf(a), keyOf(b)));
  return csvText(
    RATE_COLUMNS,
    sorted.flatMap(({ source, fixedOn, validOn, rates }) =>
      rates.map(({ currency, nominal, rate, selling = null }) => ({
        source,
        fixedOn,
        validOn,
        currency,
        nominal,
        rate,
        selling,
      })),
    ),
  );
}

/** The text of the recorded bulletins; null: the recordings are not here. */
export function recordedRates(): string | null {
  const bulletins = recordedBulletins();
  return bulletins && ratesText(bulletins);
}
