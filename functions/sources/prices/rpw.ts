/**
 * The World Bank's Remittance Prices Worldwide: its 2025 Q3 round, bundled as a CSV file of ours, since the round is
 * published as a workbook and not at an address that can be asked for prices.
 */
import { RPW_2025_Q3, readSurvey, surveyFacts } from '../../../shared/catalogue/surveys.ts';
import type { PriceSource } from './source.ts';

export const rpw: PriceSource = {
  id: 'rpw',
  contentType: 'text/csv; charset=utf-8',
  fetch: async () => new TextEncoder().encode(RPW_2025_Q3),
  parse: (bytes) => {
    const facts = surveyFacts('rpw', '2025-Q3');
    const { period, firstDay, lastDay } = facts;
    const round = readSurvey(new TextDecoder('utf-8', { fatal: true }).decode(bytes), facts);
    return { period, firstDay, lastDay, ...round };
  },
};
