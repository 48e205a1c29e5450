/**
 * Where rates come from: publisher, terms, calendar, currencies. One entry a file. Holidays are those of 2026 and 2027 by
 * law, as far as they fall on a day of fixing, and moved days that two sources tell of; `holidaysUntil` ends where governments
 * still move days by decree.
 */
import type { RateSourceEntry } from './rate-source.ts';
import { bnm } from './rate-sources/bnm.ts';
import { cba } from './rate-sources/cba.ts';
import { cbar } from './rate-sources/cbar.ts';
import { cbr } from './rate-sources/cbr.ts';
import { cbu } from './rate-sources/cbu.ts';
import { ecb } from './rate-sources/ecb.ts';
import { nbg } from './rate-sources/nbg.ts';
import { nbk } from './rate-sources/nbk.ts';
import { nbkrDaily } from './rate-sources/nbkr-daily.ts';
import { nbkrWeekly } from './rate-sources/nbkr-weekly.ts';
import { nbpA } from './rate-sources/nbp-a.ts';
import { nbpB } from './rate-sources/nbp-b.ts';
import { nbrb } from './rate-sources/nbrb.ts';
import { nbt } from './rate-sources/nbt.ts';
import { nbu } from './rate-sources/nbu.ts';
import { tcmb } from './rate-sources/tcmb.ts';

export const RATE_SOURCE_ENTRIES: readonly RateSourceEntry[] = [
  ecb,
  cbr,
  nbk,
  cbu,
  nbkrDaily,
  nbkrWeekly,
  nbt,
  nbu,
  nbg,
  cba,
  bnm,
  nbpA,
  nbpB,
  nbrb,
  cbar,
  tcmb,
];

const byId = new Map(RATE_SOURCE_ENTRIES.map((entry) => [entry.id, entry]));

/** The entry of a source's id, or undefined. */
export const findRateSource = (id: string): RateSourceEntry | undefined => byId.get(id);
