import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { SourceChanged } from '../../../../functions/sources/errors.ts';
import {
  newServiceStores,
  type ServiceStore,
} from '../../../../functions/sources/prices/rpw-workbook/service-store.ts';
import type { Price, RoundService } from '../../../../functions/sources/prices/rpw-workbook/services.ts';
import {
  ACCESS_POINTS,
  FUNDING_INSTRUMENTS,
  PAYOUT_METHODS,
  PROVIDER_TYPES,
  SPEEDS,
} from '../../../../shared/model/vocabulary.ts';
import { UNCERTAIN_STANDINGS } from '../../../../shared/pricing/survey.ts';

/** Few values for each, so that services share them, and 0 and texts of figures among them. */
const bp = fc.constantFrom(0, -1, 1, 12, 123, -123, 999_999);
const price: fc.Arbitrary<Price> = fc.record(
  {
    fee: fc.constantFrom('0', '0.5', '0.51', '333333'),
    feeBp: bp,
    marginBp: bp,
    totalBp: bp,
    standing: fc.constantFrom(...UNCERTAIN_STANDINGS),
  },
  { requiredKeys: ['feeBp', 'marginBp'] },
);
const country = fc.constantFrom('DEU', 'KGZ', 'XKX');
const service: fc.Arbitrary<RoundService> = fc.record(
  {
    sender: country,
    receiver: country,
    provider: fc.constantFrom('wise', 'wise-2', 'DEU', '0'),
    fundingInstrument: fc.constantFrom(...FUNDING_INSTRUMENTS),
    accessPoint: fc.constantFrom(...ACCESS_POINTS),
    payoutMethod: fc.constantFrom(...PAYOUT_METHODS),
    speed: fc.constantFrom(...SPEEDS),
    collectedOn: fc.constantFrom('2014-02-04', '2025-08-01'),
    doubts: fc.nat().map(() => ['local-amount' as const]),
    firm: fc.record({
      name: fc.constantFrom('Банк', 'wise', 'wise "2"', 'wise\\'),
      type: fc.constantFrom(...PROVIDER_TYPES),
    }),
    at200: price,
    at500: price,
  },
  { requiredKeys: ['sender', 'receiver', 'provider'] },
);

const all = (store: ServiceStore): RoundService[] =>
  Array.from({ length: store.count }, (_, index) => store.at(index));

describe('services come back', () => {
  test('as they were added, to the order of their properties, as often as they are asked for', () => {
    fc.assert(
      fc.property(fc.array(service, { maxLength: 200 }), (services) => {
        const newStore = newServiceStores();
        const [store, other] = [newStore(), newStore()];
        for (const one of services) {
          store.add(one);
          other.add({ ...one, provider: 'another' });
        }
        expect([store.count, other.count]).toEqual([services.length, services.length]);
        const texts = services.map((one) => JSON.stringify(one));
        expect(all(store).map((one) => JSON.stringify(one))).toEqual(texts);
        expect(all(store).map((one) => JSON.stringify(one))).toEqual(texts);
        expect(all(other)).toEqual(services.map((one) => ({ ...one, provider: 'another' })));
      }),
    );
  });

  test('as rows: one for each price, with what they share around it, and their tie', () => {
    fc.assert(
      fc.property(fc.array(service, { maxLength: 50 }), (services) => {
        const store = newServiceStores()();
        for (const one of services) store.add(one);
        services.forEach((one, index) => {
          const { at200, at500, doubts, firm, ...own } = one;
          const after = { ...(doubts && { doubts }), tie: 7, ...(firm && { firm }) };
          const expected = [
            ...(at200 ? [{ ...own, denomination: 200, ...at200, ...after }] : []),
            ...(at500 ? [{ ...own, denomination: 500, ...at500, ...after }] : []),
          ];
          let asked = 0;
          const rows = store.rowsAt(index, (shared) => {
            asked += 1;
            expect(shared).toMatchObject({
              sender: one.sender,
              receiver: one.receiver,
              provider: one.provider,
            });
            return 7;
          });
          expect(JSON.stringify(rows)).toBe(JSON.stringify(expected));
          // A service without a price has no rows, and takes no number.
          expect(asked).toBe(expected.length > 0 ? 1 : 0);
        });
      }),
    );
  });

  test('in the order of their JSON, which is not made for it', () => {
    fc.assert(
      fc.property(fc.array(service, { maxLength: 60 }), (services) => {
        const store = newServiceStores()();
        for (const one of services) store.add(one);
        const order = store.inOrder();
        expect([...order].sort((a, b) => a - b)).toEqual([...services.keys()]);
        const texts = order.map((index) => JSON.stringify(services[index]));
        expect(texts).toEqual([...texts].sort());
      }),
      { numRuns: 1_000 },
    );
  });

  test('in that order too where nothing but one column differs', () => {
    const words = [
      {},
      { fundingInstrument: 'cash' },
      { accessPoint: 'agent' },
      { speed: 'same-day' },
    ] as const;
    const prices = [0, 1, 12, 123, -1].flatMap((bp) => [
      { feeBp: bp, marginBp: 1 },
      { feeBp: 1, marginBp: bp },
      { feeBp: 1, marginBp: bp, totalBp: 5 },
      { feeBp: 1, marginBp: 1, totalBp: bp },
      { feeBp: 1, marginBp: 1, totalBp: bp, standing: 'quarantined' as const },
      { feeBp: 1, marginBp: bp, standing: 'fee-only' as const },
      { fee: '1', feeBp: bp, marginBp: 1 },
    ]);
    const services: RoundService[] = words.flatMap((word) =>
      prices.flatMap((price) =>
        [{ at200: price }, { at500: price }, { at200: price, at500: price }].map((at) => ({
          sender: 'DEU',
          receiver: 'KGZ',
          provider: 'a',
          ...word,
          ...at,
        })),
      ),
    );
    const store = newServiceStores()();
    for (const one of services) store.add(one);
    const texts = store.inOrder().map((index) => JSON.stringify(services[index]));
    expect(texts).toEqual([...texts].sort());
    expect(new Set(texts).size).toBeGreaterThan(300);
  });

  test('of ten thousand too, each with figures of its own', () => {
    const store = newServiceStores()();
    const own = (at: number): RoundService => ({
      sender: 'DEU',
      receiver: 'KGZ',
      provider: `firm-${at}`,
      at500: { fee: String(at), feeBp: at, marginBp: 5 - at },
    });
    for (let at = 0; at < 10_000; at += 1) store.add(own(at));
    expect(all(store)).toEqual(Array.from({ length: 10_000 }, (_, at) => own(at)));
  });

  test('whatever the texts look like', () => {
    const store = newServiceStores()();
    const doubted: RoundService = { sender: 'DEU', receiver: 'KGZ', provider: 'a', doubts: ['local-amount'] };
    const likeJson: RoundService = { sender: 'DEU', receiver: 'KGZ', provider: '["local-amount"]' };
    for (const one of [doubted, likeJson]) store.add(one);
    expect(all(store)).toEqual([doubted, likeJson]);
  });
});

const firm = (at: number): RoundService => ({ sender: 'DEU', receiver: 'KGZ', provider: `firm-${at}` });

test('equal lists and firms take one place: more of them than a list may have', () => {
  const store = newServiceStores()();
  for (let at = 0; at < 600_000; at += 1)
    store.add({ ...firm(0), doubts: ['local-amount'], firm: { name: 'A', type: 'bank' } });
  expect(store.count).toBe(600_000);
});

test('more different values than any survey has are an error of the file, before they fill the memory', () => {
  const newStore = newServiceStores();
  const [store, other] = [newStore(), newStore()];
  const fill = () => {
    for (let at = 0; at < 300_000; at += 1) {
      store.add(firm(2 * at));
      other.add(firm(2 * at + 1));
    }
  };
  expect(fill).toThrow(SourceChanged);
  expect(fill).toThrow(
    'expected at most 500000 different firms, fees, days and words, of 20000000 characters, found more',
  );
});

test('so are fewer that are long', () => {
  const store = newServiceStores()();
  const name = 'я'.repeat(200);
  expect(() => {
    for (let at = 0; at < 100_000; at += 1)
      store.add({ ...firm(0), firm: { name: `${name}${at}`, type: 'bank' } });
  }).toThrow(SourceChanged);
});

test.each([0.5, 2 ** 30, -(2 ** 31), Number.NaN])('%d are no basis points', (feeBp) => {
  const store = newServiceStores()();
  expect(() => store.add({ ...firm(0), at200: { feeBp, marginBp: 0 } })).toThrow(RangeError);
});
