/** A range of days against the same days requested one by one: the same answers, and the days without a rate are listed. */
import type { Context } from 'aws-lambda';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import * as z from 'zod/mini';
import { takeInBundled } from '../../../functions/collect-fx/bundled.ts';
import { computeCorridors } from '../../../functions/compute-corridors/service.ts';
import { keepBulletin } from '../../../functions/storage/bulletins.ts';
import { changeSourceState } from '../../../functions/storage/rate-sources.ts';
import type { Table } from '../../../functions/storage/table.ts';
import { CURRENCIES, isCurrency } from '../../../shared/catalogue/currencies.ts';
import { PEGS } from '../../../shared/catalogue/pegs.ts';
import { PRIORS } from '../../../shared/catalogue/priors.ts';
import { RATE_SOURCE_ENTRIES } from '../../../shared/catalogue/rate-sources.ts';
import { getRateHistoryOperation, getRatesOperation } from '../../../shared/contracts/api.ts';
import type { Bulletin } from '../../../shared/fx/bulletin.ts';
import { pegOn } from '../../../shared/fx/pegs.ts';
import { collector } from '../../support/banks.ts';
import { type Engine, startEngine } from '../../support/engine.ts';
import { gatewayEvent } from '../../support/gateway.ts';
import { bundledBulletins, END_OF_TIME } from '../../support/rates.ts';
import { accept, rowsOf } from '../../support/survey.ts';

const NOW = '2026-05-25T20:00:00.000Z';
type Ask = (path: string) => Promise<{ status: number; body: unknown }>;
let engine: Engine;
let bundled: Ask;

/** The API over a table that was published once, so that days can be requested. */
async function serving(table: Table): Promise<Ask> {
  await accept(table, 'e1', rowsOf('DEU-KGZ'));
  await computeCorridors({
    table,
    now: () => new Date(NOW),
    newPublicationId: () => 'p1',
    computedBy: 'code',
    announce: async () => {},
  });
  vi.stubEnv('TABLE_NAME', 'unused');
  const { newHandler } = await import('../../../functions/serve-reference/handler.ts');
  const handler = newHandler({ table, now: () => new Date(NOW), openApi: () => ({}) });
  return async (path) => {
    const { statusCode = 0, body } = await handler(gatewayEvent(path), {} as Context);
    return { status: statusCode, body: JSON.parse(body ?? 'null') };
  };
}

/** A table that holds these bulletins and no others. */
async function holding(bulletins: readonly Bulletin[]): Promise<Ask> {
  const table = await engine.newTable();
  for (const [at, bulletin] of bulletins.entries()) {
    const evidence = String(at).padStart(64, '0');
    await keepBulletin(table, { ...bulletin, evidence, collectedAt: NOW });
    const { fixedOn, validOn } = bulletin;
    await changeSourceState(table, bulletin.source, END_OF_TIME, (state) => ({
      ...state,
      newest: state.newest && state.newest.fixedOn > fixedOn ? state.newest : { fixedOn, validOn },
    }));
  }
  return serving(table);
}

const rangeOf = async (ask: Ask, currency: string, query: string) => {
  const { status, body } = await ask(`/v1/rates/${currency}?${query}`);
  expect(status, `${currency} ${query} ${JSON.stringify(body).slice(0, 300)}`).toBe(200);
  return z.parse(getRateHistoryOperation.answer, body);
};
const dayOf = async (ask: Ask, day: string, base: string) => {
  const { status, body } = await ask(`/v1/rates?date=${day}&base=${base}`);
  // A base without a rate has no answer on that day.
  return status === 200 ? z.parse(getRatesOperation.answer, body) : undefined;
};

beforeAll(async () => {
  engine = await startEngine();
  const table = await engine.newTable();
  await takeInBundled(collector(table, NOW).dependencies);
  bundled = await serving(table);
});
afterAll(() => engine.close());

/** Whether a bank published a figure for a currency on a day, or for the currency it is pegged to. */
const isSpokenOf = (bulletins: readonly Bulletin[], day: string, currency: string): boolean => {
  const anchor = pegOn(PEGS, currency, day)?.anchor;
  const codes = [currency, ...(anchor ? [anchor] : [])].filter((code) => code !== 'USD');
  return bulletins.some(
    (bulletin) =>
      bulletin.fixedOn === day &&
      codes.some(
        (code) => bulletin.currency === code || bulletin.rates.some((rate) => rate.currency === code),
      ),
  );
};

describe.each(['USD', 'EUR', 'KGS'])('in %s, a range equals its days', (base) => {
  test.each([
    ['2026-02-15', '2026-05-25'],
    ['2019-10-01', '2019-11-30'],
  ])('from %s to %s', { timeout: 120_000 }, async (from, to) => {
    const days = [...new Set(bundledBulletins.map(({ fixedOn }) => fixedOn))]
      .filter((day) => from <= day && day <= to)
      .sort();
    expect(days.length).toBeGreaterThan(10);
    const alone = new Map(
      await Promise.all(days.map(async (day) => [day, await dayOf(bundled, day, base)] as const)),
    );
    // In use and floating; pegged to the dollar, the euro or an unpublished currency; out of use; not a country's currency.
    const codes = ['KGS', 'EUR', 'USD', 'RUB', 'TJS', 'CHF', 'AED', 'BAM', 'XOF', 'NPR', 'BGN', 'HRK'];
    for (const currency of [...codes, 'LTL', 'SVC']) {
      const range = await rangeOf(bundled, currency, `from=${from}&to=${to}&base=${base}`);
      const inRange = new Map(range.rates.map((rate) => [rate.fixedOn, rate]));
      for (const day of days) {
        const where = `${currency} on ${day}`;
        const given = alone.get(day)?.rates.find((rate) => rate.currency === currency);
        const absent = range.absent.filter((one) => one.day === day);
        if (given?.age === 0) {
          const { currency: _, age: __, ...rate } = given;
          expect(inRange.get(day), where).toEqual(rate);
          expect(absent, where).toEqual([]);
          continue;
        }
        expect(inRange.has(day), where).toBe(false);
        const hasFigure = [base, currency].some((code) => isSpokenOf(bundledBulletins, day, code));
        expect(absent.length > 0, where).toBe(hasFigure);
        for (const { currency: side, why } of absent) {
          expect([base, currency], where).toContain(side);
          if (why === 'not-published') expect(isSpokenOf(bundledBulletins, day, side), where).toBe(false);
          if (why === 'not-taken')
            expect(
              range.notices.some((notice) => notice.fixedOn === day),
              where,
            ).toBe(true);
        }
      }
      expect([...inRange.keys()].filter((day) => !days.includes(day))).toEqual([]);
      for (const { bulletins } of [...range.rates, ...range.notices])
        for (const ref of bulletins) expect(range.bulletins[ref], ref).toBeDefined();
    }
  });
});

describe('days whose rate is held back are listed with the reason', () => {
  const bulletin = (source: string, fixedOn: string, rates: Readonly<Record<string, string>>): Bulletin => {
    const entry = RATE_SOURCE_ENTRIES.find(({ id }) => id === source);
    if (!entry) throw new Error(`no source ${source}`);
    return {
      source,
      currency: entry.currency,
      direction: entry.direction,
      fixedOn,
      validOn: fixedOn,
      rates: Object.entries(rates).map(([currency, rate]) => ({ currency, nominal: 1, rate })),
    };
  };
  const MARCH = 'from=2026-03-01&to=2026-03-31';

  test('a jump of one bank, until the bank repeats it: the rule is in the notices', async () => {
    const ask = await holding([
      bulletin('nbkr-daily', '2026-03-02', { USD: '87.45' }),
      bulletin('nbkr-daily', '2026-03-03', { USD: '97.45' }),
      bulletin('nbkr-daily', '2026-03-04', { USD: '97.50' }),
    ]);
    const { rates, absent, notices, bulletins, sources } = await rangeOf(ask, 'KGS', MARCH);
    expect(rates.map(({ fixedOn, rate }) => [fixedOn, rate])).toEqual([
      ['2026-03-02', '87.45'],
      ['2026-03-04', '97.5'],
    ]);
    expect(absent).toEqual([{ day: '2026-03-03', currency: 'KGS', why: 'not-taken' }]);
    expect(notices).toMatchObject([{ fixedOn: '2026-03-03', currency: 'KGS', rule: 'jump', bank: 'nbkr' }]);
    expect(bulletins['nbkr-daily:2026-03-03']).toMatchObject({ fixedOn: '2026-03-03' });
    expect(Object.keys(sources)).toEqual(['nbkr-daily']);
    // Requested alone, the day has the rate of the day before, and the same notice.
    const day = await dayOf(ask, '2026-03-03', 'USD');
    expect(day?.rates.find(({ currency }) => currency === 'KGS')).toMatchObject({ age: 1, rate: '87.45' });
    expect(day?.notices).toEqual(notices);
  });

  test('only one bank, after several that agreed: the other banks of the day are still to come', async () => {
    const ask = await holding([
      bulletin('ecb', '2026-03-02', { USD: '1.17' }),
      bulletin('nbp-a', '2026-03-02', { USD: '3.6', EUR: '4.212' }),
      bulletin('ecb', '2026-03-03', { USD: '1.171' }),
    ]);
    const { rates, absent } = await rangeOf(ask, 'EUR', MARCH);
    expect(rates.map(({ fixedOn }) => fixedOn)).toEqual(['2026-03-02']);
    expect(absent).toEqual([{ day: '2026-03-03', currency: 'EUR', why: 'consensus-stands' }]);
    const day = await dayOf(ask, '2026-03-03', 'USD');
    expect(day?.rates.find(({ currency }) => currency === 'EUR')).toMatchObject({ age: 1 });
  });

  test('a side that no bank fixed; a peg whose anchor is held back; a bank without a dollar rate', async () => {
    const ask = await holding([
      bulletin('nbkr-daily', '2026-03-02', { USD: '87.45' }),
      bulletin('ecb', '2026-03-03', { USD: '9.9' }),
      bulletin('nbg', '2026-03-04', { KGS: '0.031' }),
    ]);
    const kgs = await rangeOf(ask, 'KGS', `${MARCH}&base=EUR`);
    expect(kgs.rates).toEqual([]);
    expect(kgs.absent).toEqual([
      { day: '2026-03-02', currency: 'EUR', why: 'not-published' },
      { day: '2026-03-03', currency: 'EUR', why: 'not-taken' },
      { day: '2026-03-03', currency: 'KGS', why: 'not-published' },
      { day: '2026-03-04', currency: 'EUR', why: 'not-published' },
      { day: '2026-03-04', currency: 'KGS', why: 'not-taken' },
    ]);
    expect(kgs.notices.map(({ fixedOn, currency, bank }) => [fixedOn, currency, bank])).toEqual([
      ['2026-03-03', 'EUR', 'ecb'],
      ['2026-03-04', 'USD', 'nbg'],
    ]);
    const xof = await rangeOf(ask, 'XOF', MARCH);
    expect(xof.rates).toEqual([]);
    expect(xof.absent).toEqual([{ day: '2026-03-03', currency: 'XOF', why: 'peg-without-anchor' }]);
    expect(xof.notices).toMatchObject([{ currency: 'EUR', bank: 'ecb' }]);
  });

  test('a day on which no bank fixed either currency is not listed', async () => {
    const ask = await holding([bulletin('nbkr-daily', '2026-03-02', { USD: '87.45' })]);
    expect(await rangeOf(ask, 'JPY', MARCH)).toMatchObject({ rates: [], absent: [], notices: [] });
  });

  describe('a currency without a figure in the whole range is named, with the reason', () => {
    const held = () =>
      holding([
        bulletin('ecb', '2010-12-30', { USD: '1.3280', EEK: '15.6466' }),
        bulletin('ecb', '2011-01-20', { USD: '1.3472' }),
        bulletin('nbkr-daily', '2026-03-02', { USD: '87.45' }),
      ]);
    const OF_2012 = 'from=2012-03-01&to=2012-03-31';
    const OF_2011 = 'from=2011-01-10&to=2011-02-20';
    test.each([
      ['a former currency', 'LTL', MARCH, ['LTL former-currency']],
      ['a former currency that the catalogue has for an earlier day', 'HRK', MARCH, ['HRK former-currency']],
      ['a currency in use that no bank published', 'JPY', MARCH, ['JPY not-published']],
      ['a former base, although days are listed', 'KGS', `${MARCH}&base=LTL`, ['LTL former-currency']],
      ['a range of which nothing is held', 'JPY', OF_2012, ['USD nothing-held', 'JPY nothing-held']],
      ['a former currency, where nothing is held', 'EEK', OF_2012, ['USD nothing-held', 'EEK nothing-held']],
      ['the dollar, where nothing is held', 'USD', OF_2012, ['USD nothing-held']],
      ['a former currency after its end', 'EEK', OF_2011, ['EEK former-currency']],
      ['both', 'LTL', `${MARCH}&base=JPY`, ['JPY not-published', 'LTL former-currency']],
      ['a peg whose anchor nobody published', 'XOF', MARCH, ['XOF not-published']],
    ])('%s', async (_, currency, query, expected) => {
      const { rates, withoutFigures } = await rangeOf(await held(), currency, query);
      expect(rates).toEqual([]);
      expect(withoutFigures.map((one) => `${one.currency} ${one.why}`)).toEqual(expected);
    });

    test.each([
      ['with one figure', 'EEK', 'from=2010-12-20&to=2011-01-20'],
      ['with a peg to the dollar', 'AED', MARCH],
      ['with a peg to the dollar, against a published one', 'AED', `${MARCH}&base=KGS`],
      ['with a peg to a published one', 'XOF', OF_2011],
      ['the dollar against itself', 'USD', MARCH],
    ])('not one %s', async (_, currency, query) => {
      const { rates, withoutFigures } = await rangeOf(await held(), currency, query);
      expect(rates.length).toBeGreaterThan(0);
      expect(withoutFigures).toEqual([]);
    });

    test('not one that is held back: its days are listed', async () => {
      const ask = await holding([bulletin('ecb', '2026-03-03', { USD: '9.9' })]);
      const { rates, absent, withoutFigures } = await rangeOf(ask, 'EUR', MARCH);
      expect([rates.length, absent.length, withoutFigures.length]).toEqual([0, 1, 0]);
    });
  });

  test('old currencies, and any that a bank publishes, have ranges as well as days', async () => {
    // Currencies in the ECB's own history that are no longer in use.
    const before = ['CYP', 'EEK', 'LTL', 'LVL', 'MTL', 'ROL', 'SIT', 'SKK', 'TRL'];
    for (const code of before) expect(CURRENCIES.map((one) => one.code)).not.toContain(code);
    const rates = Object.fromEntries(
      [...before, 'HRK', 'BGN'].map((code) => {
        const prior = PRIORS.find(({ currency, on }) => currency === code && on >= '1999');
        return [code, (1.1789 / Number(prior?.usd ?? 1)).toFixed(4)];
      }),
    );
    // Never a code of ISO 4217: a code that a bank publishes can be requested all the same.
    const ask = await holding([
      bulletin('ecb', '1999-01-04', { USD: '1.1789', ...rates }),
      bulletin('nbp-b', '1999-01-04', { USD: '3.6', QQQ: '1.2' }),
    ]);
    const day = await dayOf(ask, '1999-01-04', 'USD');
    for (const code of [...before, 'BGN', 'HRK', 'QQQ']) {
      const range = await rangeOf(ask, code, 'from=1999-01-04&to=1999-02-01');
      const given = day?.rates.find(({ currency }) => currency === code);
      expect([...range.rates, ...range.absent], code).toHaveLength(1);
      expect(range.rates[0]?.rate, code).toBe(given?.rate);
      if (code !== 'QQQ' && code !== 'HRK') expect(given, code).toBeDefined();
      const [other] = (await rangeOf(ask, 'LTL', `from=1999-01-04&to=1999-02-01&base=${code}`)).rates;
      expect(other !== undefined, code).toBe(given !== undefined);
    }
    // No bank publishes them today: an empty answer, not "no such currency".
    for (const code of [...before, 'HRK', 'BGN', 'SVC', 'DEM'])
      expect(await rangeOf(ask, code, ''), code).toMatchObject({ rates: [], absent: [] });
    for (const code of ['XXX', 'XAU', 'QQQ', 'ZZZ'])
      expect((await ask(`/v1/rates/${code}`)).status, code).toBe(404);
  });

  test('every currency that a source or a magnitude names can be requested', () => {
    const named = [
      ...RATE_SOURCE_ENTRIES.flatMap(({ currency, currencies }) => [currency, ...currencies]),
      ...PRIORS.map(({ currency }) => currency),
      ...PEGS.map(({ currency }) => currency),
    ];
    expect([...new Set(named)].filter((code) => !isCurrency(code))).toEqual([]);
  });
});
