/**
 * Every source of rates that is collected. A test compares the list with the catalogue, the files, the fixtures and the
 * tests.
 */
import { bnm } from './bnm.ts';
import { cba } from './cba.ts';
import { cbar } from './cbar.ts';
import { cbr } from './cbr.ts';
import { cbu } from './cbu.ts';
import { ecb } from './ecb.ts';
import { nbg } from './nbg.ts';
import { nbk } from './nbk.ts';
import { nbkrDaily, nbkrWeekly } from './nbkr.ts';
import { nbpA, nbpB } from './nbp.ts';
import { nbrb } from './nbrb.ts';
import { nbt } from './nbt.ts';
import { nbu } from './nbu.ts';
import type { RateSource } from './source.ts';
import { tcmb } from './tcmb.ts';

export const RATE_SOURCES: readonly RateSource[] = [
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

/** The collected source with that id, or undefined. */
export const findSourceOfRates = (id: string): RateSource | undefined =>
  RATE_SOURCES.find(({ entry }) => entry.id === id);
