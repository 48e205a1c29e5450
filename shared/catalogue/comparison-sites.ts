/** Public sites that compare what sending money costs, and whether they say of themselves that the World Bank has certified them. */
import { address, country, day, list, matching, oneOf, orNull, text } from './columns.ts';
import { readCsv } from './csv.ts';
import sitesText from './data/comparison-sites.csv';

/** In the order of the page. Without an address: none was read, or it may lead elsewhere today. */
export const COMPARISON_SITES = readCsv(
  'comparison-sites.csv',
  sitesText,
  {
    name: text,
    countries: list(country),
    lang: matching(/^[a-z]{2}$/, 'a language like en'),
    address: orNull(address),
    operator: orNull(text),
    certified: orNull(oneOf(['yes'])),
    /** The state that runs it has a firm among those compared. */
    ownFirm: orNull(oneOf(['yes'])),
    said: orNull(day),
    source: address,
    readOn: day,
  },
  { key: ['name'] },
);
