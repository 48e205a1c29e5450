/**
 * National Bank of Georgia, daily: JSON, one list in a list. Each currency has `date`, the moment of fixing (about
 * 17:00 in Tbilisi, although a Z follows it: only its day counts), and `validFromDate`. The digits are in
 * `rateFormated`, the bank's own spelling. For a day without a fixing the service gives an earlier bulletin, or
 * `[]` if it has none.
 *
 * Days: the average of trades until 16:30, announced about 17:00, valid from the next day. The government adds days
 * of rest at short notice, which are missing here.
 */
import { rateSource } from '../../../shared/catalogue/rate-sources.ts';
import { SourceChanged } from '../errors.ts';
import { ask, bulletinOf, dayInForce } from './bulletin-of.ts';
import { dayOf } from './days.ts';
import { listOf, parseJsonList, rowsOf, theOne } from './json.ts';
import type { RateSource } from './source.ts';

const entry = rateSource('nbg');

const NAMES = { currency: 'code', nominal: 'quantity', rate: 'rateFormated' };

export const nbg: RateSource = {
  entry,
  format: 'json',
  fetch: (client, day) =>
    ask(
      client,
      entry,
      `https://nbg.gov.ge/gw/api/ct/monetarypolicy/currencies/en/json/?date=${dayInForce(entry, day)}`,
    ),
  parse(bytes) {
    const [bulletin, ...more] = parseJsonList(bytes, 'bulletins');
    if (!bulletin) throw new SourceChanged('expected rates, found none');
    if (more.length > 0) throw new SourceChanged(`expected one bulletin, found ${more.length + 1}`);
    const items = listOf(bulletin.currencies, 'currencies');
    const days = {
      fixedOn: dayOf(theOne(items, 'date'), 'yyyy-mm-ddT', 'date'),
      validOn: dayOf(theOne(items, 'validFromDate'), 'yyyy-mm-ddT', 'validFromDate'),
    };
    return bulletinOf(entry, days, rowsOf(items, NAMES), NAMES);
  },
};
