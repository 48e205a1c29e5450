/**
 * European Central Bank, euro reference rates: foreign units for 1 EUR, valid on the day they are fixed. The same form
 * serves one day, the last 90 days and all days since 1999: a `Cube` of days, the newest first. The SDMX and CSV forms are
 * in ecb-history.ts.
 *
 * Days: no rates on the closing days of TARGET, which have no exceptions.
 */
import { rateSource } from '../../../shared/catalogue/rate-sources.ts';
import { SourceChanged } from '../errors.ts';
import { ask, bulletinOf, daysByFixing, together } from './bulletin-of.ts';
import { dayOf } from './days.ts';
import type { RateSource } from './source.ts';
import { childAt, childrenOf, parseXml, textOf } from './xml.ts';

const entry = rateSource('ecb');

export const ecb: RateSource = {
  entry,
  format: 'xml',
  fetch: (client) => ask(client, entry, 'https://www.ecb.europa.eu/stats/eurofxref/eurofxref-daily.xml'),
  parse(bytes) {
    const days = childrenOf(childAt(parseXml(bytes, 'utf-8'), 'gesmes:Envelope', 'Cube'), 'Cube');
    if (days.length === 0) throw new SourceChanged('expected days of rates, found none');
    return together(
      days.map((day) => {
        const rows = childrenOf(day, 'Cube').map((row) => ({
          currency: textOf(row, '@currency'),
          nominal: undefined,
          rate: textOf(row, '@rate'),
        }));
        const fixedOn = dayOf(textOf(day, '@time'), 'yyyy-mm-dd', '@time');
        return bulletinOf(entry, daysByFixing(entry, fixedOn), rows, {
          currency: '@currency',
          rate: '@rate',
        });
      }),
    );
  },
};
