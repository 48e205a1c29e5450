/**
 * A fingerprint of what tables are made of beside observations and rules: the catalogue's facts, and the description of the columns. Whoever
 * makes a release again with others gets other files, though nobody has changed it.
 */
import { createHash } from 'node:crypto';
import { COUNTRIES, EARLIER_TENDER } from '../../shared/catalogue/countries.ts';
import { FLOWS, FLOWS_WITHOUT_PRICE } from '../../shared/catalogue/flows.ts';
import { INDICATOR_FACTS } from '../../shared/catalogue/indicator-facts.ts';
import { PROVIDERS } from '../../shared/catalogue/providers.ts';
import { SURVEY_AMOUNT_ROWS } from '../../shared/catalogue/survey-amounts.ts';
import { UNPRICED } from '../../shared/catalogue/unpriced.ts';
import { CORRECTION_TABLES } from '../../shared/contracts/datasets/corrections.ts';
import { COVERAGE } from '../../shared/contracts/datasets/coverage.ts';
import { INDICATORS } from '../../shared/contracts/datasets/indicators.ts';
import { PRICES } from '../../shared/contracts/datasets/prices.ts';
import { canonical } from '../../shared/model/canonical.ts';

/** Which corridors have one currency: whether a margin of 0.00 is recorded there. */
const TENDER = [COUNTRIES.map(({ code, currencies }) => [code, currencies]), EARLIER_TENDER];
const FACTS = [FLOWS, FLOWS_WITHOUT_PRICE, INDICATOR_FACTS, PROVIDERS, SURVEY_AMOUNT_ROWS, UNPRICED, TENDER];
const TABLES = [PRICES, INDICATORS, COVERAGE, ...CORRECTION_TABLES];

export const factsHash = (): string =>
  createHash('sha256')
    .update(canonical([FACTS, TABLES]))
    .digest('hex')
    .slice(0, 16);
