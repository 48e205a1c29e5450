/**
 * `npm run encode`: writes the data files of the catalogue that are made from publishers' files, where those are beside this
 * checkout. `npm run encode -- flows.csv` writes one.
 */
import { writeFileSync } from 'node:fs';
import { dataFile } from './csv-text.ts';
import { averagesText, averagesWithoutPriceText } from './encode-averages.ts';
import { findexText } from './encode-findex.ts';
import { flowsText } from './encode-flows.ts';
import { priorsText } from './encode-priors.ts';
import { recordedRates } from './encode-rates.ts';
import { remittancesText } from './encode-remittances.ts';
import { publishedSurvey, surveyAmountsText } from './encode-survey.ts';
import { flowsWithoutPriceText, unpricedText } from './encode-unpriced.ts';
import { providersText } from './firms.ts';
import { skipMessage } from './shared-data.ts';

/** Each file's text; null where what it is made from is not here. */
const MADE: Readonly<Record<string, () => string | null>> = {
  'averages.csv': averagesText,
  'averages-without-price.csv': averagesWithoutPriceText,
  'findex.csv': findexText,
  'flows.csv': flowsText,
  'flows-without-price.csv': flowsWithoutPriceText,
  'priors.csv': priorsText,
  'providers.csv': providersText,
  'rates.csv': recordedRates,
  'remittances.csv': remittancesText,
  'survey-amounts.csv': surveyAmountsText,
  'rpw-2025-q3.csv': publishedSurvey,
  'unpriced.csv': unpricedText,
};

const names = process.argv.length > 2 ? process.argv.slice(2) : Object.keys(MADE);
for (const name of names) {
  const make = MADE[name];
  if (!make) throw new Error(`${name} is none of ${Object.keys(MADE).join(', ')}`);
  const text = make();
  if (text === null) throw new Error(`${name}: ${skipMessage}`);
  writeFileSync(dataFile(name), text);
  console.log(`${name}: ${text.split('\n').length - 2} lines, ${text.length} characters`);
}
