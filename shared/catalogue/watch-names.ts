/** The names that entries of the Atom feeds use: of countries and of sources, in English; none is a firm's. */
import type { WatchNames } from '../statistics/watch.ts';
import { findCountry } from './countries.ts';
import { findRateSource } from './rate-sources.ts';
import { findSource } from './sources.ts';

export const WATCH_NAMES: WatchNames = {
  country: (code) => findCountry(code)?.name ?? code,
  source: (id) => findSource(id)?.name ?? findRateSource(id)?.name ?? id,
};
