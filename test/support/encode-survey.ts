/**
 * Writes shared/catalogue/surveys/rpw-2025-q3.ts from the publisher's file: `node test/support/encode-survey.ts`.
 */
import { writeFileSync } from 'node:fs';
import { rpwQuotes } from './rpw-quotes.ts';
import { encodeSurvey } from './survey-text.ts';

const survey = rpwQuotes();
if (!survey) {
  console.error("The publisher's file (rpw-2025-q3-quotes.csv.gz) is not here: nothing to encode.");
  process.exit(1);
}
const module = `/**
 * The prices of the RPW survey of 2025 Q3 in our own format (format.ts), as one text.
 * The World Bank, Remittance Prices Worldwide, CC BY 4.0. Written by test/support/encode-survey.ts.
 */
export const RPW_2025_Q3 = \`${encodeSurvey(survey)}\`;
`;
writeFileSync(new URL('../../shared/catalogue/surveys/rpw-2025-q3.ts', import.meta.url), module);
console.log(`${module.length} characters, ${survey.rows.length} price points`);
