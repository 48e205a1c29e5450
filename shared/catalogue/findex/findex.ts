/**
 * What adults in receiving countries have, for weights (docs/method.md, inclusion): adults, not remittance families.
 * The World Bank, Global Findex Database 2025, CC BY 4.0. That its urbanicity groups are by residence, rural or urban, is
 * inferred; the figures say so.
 */

import type { CountryCode } from '../../model/vocabulary.ts';
import type { FindexYear } from '../../statistics/inclusion-types.ts';
import { FINDEX } from './findex.data.ts';
import { surveysIn } from './parse.ts';

/** The surveys of a country that receives in a priced corridor: 2014, 2017, 2021 or 2022, 2024. */
export const findexOf = (country: CountryCode): readonly FindexYear[] => surveysIn(FINDEX, country);
