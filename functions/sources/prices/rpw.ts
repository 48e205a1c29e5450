/**
 * The World Bank's Remittance Prices Worldwide: its 2025 Q3 round, bundled in our own format, since the round is
 * published as a workbook and not at an address that can be asked for prices.
 */
import { parseSurvey } from '../../../shared/catalogue/surveys/parse.ts';
import { RPW_2025_Q3 } from '../../../shared/catalogue/surveys/rpw-2025-q3.ts';
import type { PriceSource } from './source.ts';

export const rpw: PriceSource = {
  id: 'rpw',
  contentType: 'text/plain; charset=utf-8',
  fetch: async () => new TextEncoder().encode(RPW_2025_Q3),
  parse: (bytes) => {
    const { header, rows } = parseSurvey(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    return { period: header.period, firstDay: header.firstDay, lastDay: header.lastDay, rows };
  },
};
