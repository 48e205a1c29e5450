/**
 * National Bank of Ukraine, daily: JSON. `calcdate` is the day of fixing, `exchangedate` that of validity. A weekend repeats
 * Friday's rates with Friday's `calcdate`: kept once, and refused if they differ. Metals are group 3. `rate_per_unit`
 * checks the nominal.
 */
import { SourceChanged } from '../errors.ts';
import { ask, bulletinOf, dayInForce, together } from './bulletin-of.ts';
import { dayOf, writeDay } from './days.ts';
import { fieldOf, type Item, parseJsonList } from './json.ts';
import type { RateSource, Reading } from './source.ts';

const NAMES = { currency: 'cc', nominal: 'units', rate: 'rate', perUnit: 'rate_per_unit' };

function bulletinOfDay(exchangedate: string, items: readonly Item[]): Reading {
  const calculated = new Set(items.map((item) => fieldOf(item, 'calcdate')));
  const [calcdate] = calculated;
  if (calculated.size > 1)
    throw new SourceChanged(`expected one calcdate for ${exchangedate}, found ${calculated.size}`);
  const days = {
    fixedOn: dayOf(calcdate, 'dd.mm.yyyy', 'calcdate'),
    validOn: dayOf(exchangedate, 'dd.mm.yyyy', 'exchangedate'),
  };
  const rows = items.map((item) => ({
    currency: fieldOf(item, NAMES.currency),
    nominal: fieldOf(item, NAMES.nominal),
    rate: fieldOf(item, NAMES.rate),
    perUnit: fieldOf(item, NAMES.perUnit),
  }));
  return bulletinOf('nbu', days, rows, NAMES);
}

/** Of the days that share a fixing, the first. */
function onceEach({ bulletins, rejected }: Reading): Reading {
  const kept = bulletins.filter((bulletin) => {
    const first = bulletins.find(({ fixedOn }) => fixedOn === bulletin.fixedOn);
    if (JSON.stringify(first?.rates) !== JSON.stringify(bulletin.rates))
      throw new SourceChanged(
        `expected the same rates for one calcdate, found others on ${bulletin.validOn}`,
      );
    return first === bulletin;
  });
  return { bulletins: kept, rejected };
}

export const nbu: RateSource = {
  id: 'nbu',
  format: 'json',
  fetch(client, day) {
    const date = writeDay(dayInForce('nbu', day), 'yyyymmdd');
    return ask(
      client,
      'nbu',
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
