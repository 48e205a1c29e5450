/**
 * National Bank of Ukraine, daily: JSON. `calcdate` is the day of fixing, `exchangedate` the day of validity. A
 * weekend repeats Friday's rates with Friday's `calcdate`: stored once, and refused if they differ. Metals are group
 * 3. `rate_per_unit` checks the nominal.
 *
 * Days: fixed in the afternoon, valid the next working day. Under martial law public holidays are worked, so none are
 * listed; if martial law ends, they have to be added.
 */
import { rateSource } from '../../../shared/catalogue/rate-sources.ts';
import { SourceChanged } from '../errors.ts';
import { ask, bulletinOf, dayInForce, together } from './bulletin-of.ts';
import { dayOf, writeDay } from './days.ts';
import { fieldOf, type JsonItem, parseJsonList, rowsOf, theOne } from './json.ts';
import type { ParsedBulletins, RateSource } from './source.ts';

const entry = rateSource('nbu');

const NAMES = { currency: 'cc', nominal: 'units', rate: 'rate', perUnit: 'rate_per_unit' };

function bulletinOfDay(exchangedate: string, items: readonly JsonItem[]): ParsedBulletins {
  const days = {
    fixedOn: dayOf(theOne(items, 'calcdate'), 'dd.mm.yyyy', 'calcdate'),
    validOn: dayOf(exchangedate, 'dd.mm.yyyy', 'exchangedate'),
  };
  return bulletinOf(entry, days, rowsOf(items, NAMES), NAMES);
}

/** If several days share a fixing, keeps the first. */
const onceEach = ({ bulletins, rejected }: ParsedBulletins): ParsedBulletins => ({
  rejected,
  bulletins: bulletins.filter((bulletin) => {
    const first = bulletins.find(({ fixedOn }) => fixedOn === bulletin.fixedOn);
    if (JSON.stringify(first?.rates) === JSON.stringify(bulletin.rates)) return first === bulletin;
    throw new SourceChanged(`expected the same rates for one calcdate, found others on ${bulletin.validOn}`);
  }),
});

export const nbu: RateSource = {
  entry,
  format: 'json',
  fetch(client, day) {
    const date = writeDay(dayInForce(entry, day), 'yyyymmdd');
    return ask(
      client,
      entry,
      `https://bank.gov.ua/NBU_Exchange/exchange_site?start=${date}&end=${date}&json`,
    );
  },
  parse(bytes) {
    const items = parseJsonList(bytes, 'currencies');
    if (items.length === 0) throw new SourceChanged('expected rates, found none');
    const byDay = Map.groupBy(items, (item) => fieldOf(item, 'exchangedate') ?? '');
    return onceEach(together([...byDay].map(([day, rows]) => bulletinOfDay(day, rows))));
  },
};
