/** What the benchmark is computed with: every source of rates, the pegs, and magnitudes to begin with. */
import type { BenchmarkRules } from '../fx/benchmark-types.ts';
import { currenciesInUse } from './countries.ts';
import { PEGS } from './pegs.ts';
import { PRIORS } from './priors.ts';
import { RATE_SOURCE_ENTRIES } from './rate-sources.ts';

export const BENCHMARK_RULES: BenchmarkRules = {
  sources: RATE_SOURCE_ENTRIES,
  pegs: PEGS,
  priors: PRIORS,
  currencies: [...currenciesInUse()].sort(),
};
