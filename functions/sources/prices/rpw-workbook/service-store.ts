/**
 * The services of a quarter as columns: a quarter of a million of them take some MB instead of some hundred. A column has basis points
 * as they are, and of every other value its place in a list, where each stands once.
 */
import { DENOMINATIONS } from '../../../../shared/model/vocabulary.ts';
import type { Price, RoundService } from './services.ts';

export interface ServiceStore {
  add(service: RoundService): void;
  readonly count: number;
  /** In the order in which they were added. */
  all(): RoundService[];
}

/** The columns, in the order in which a service has its properties. */
const OWN = [
  'sender',
  'receiver',
  'provider',
  'fundingInstrument',
  'accessPoint',
  'payoutMethod',
  'speed',
  'collectedOn',
  'doubts',
  'firm',
] as const satisfies readonly (keyof RoundService)[];
const OF_PRICE = [
  'fee',
  'feeBp',
  'marginBp',
  'totalBp',
  'standing',
] as const satisfies readonly (keyof Price)[];
const COLUMNS = OWN.length + DENOMINATIONS.length * OF_PRICE.length;

/** What is added to basis points: far from 0, which is the place of what is not given, and from every other place. */
const FIGURE = 2 ** 31;
/** Basis points are nearer to 0 than this, and no list is as long. */
const MOST = 2 ** 30;

/** Makes a store for each quarter. All of them share one list. */
export function newServiceStores(): () => ServiceStore {
  const listed: unknown[] = [undefined];
  const places = new Map<unknown, number>();
  return () =>
    newServiceStore(
      (value) => {
        if (value === undefined) return 0;
        if (typeof value === 'number') return FIGURE + value;
        const known = places.get(value);
        if (known !== undefined) return known;
        places.set(value, listed.length);
        return listed.push(value) - 1;
      },
      (cell) => (cell > FIGURE - MOST ? cell - FIGURE : listed[cell]),
    );
}

function newServiceStore(
  cellOf: (value: unknown) => number,
  valueIn: (cell: number) => unknown,
): ServiceStore {
  let cells = new Uint32Array(64 * COLUMNS);
  let used = 0;

  function put(value: unknown): void {
    cells[used] = cellOf(value);
    used += 1;
  }
  /** What the columns from one on hold, by their names; what is not given is not there. */
  function take(names: readonly string[], from: number): object {
    const found: Record<string, unknown> = {};
    for (const [index, name] of names.entries()) {
      const value = valueIn(cells[from + index] ?? 0);
      if (value !== undefined) found[name] = value;
    }
    return found;
  }

  return {
    add(service) {
      if (used === cells.length) {
        const longer = new Uint32Array(2 * used);
        longer.set(cells);
        cells = longer;
      }
      for (const name of OWN) put(service[name]);
      for (const denomination of DENOMINATIONS) {
        const price = service[`at${denomination}`];
        for (const name of OF_PRICE) put(price?.[name]);
      }
    },
    get count() {
      return used / COLUMNS;
    },
    all() {
      const services: object[] = [];
      for (let at = 0; at < used; at += COLUMNS) {
        const prices: Record<string, object> = {};
        for (const [index, denomination] of DENOMINATIONS.entries()) {
          const price = take(OF_PRICE, at + OWN.length + index * OF_PRICE.length);
          // A price has a fee in basis points, whatever else it has.
          if ('feeBp' in price) prices[`at${denomination}`] = price;
        }
        services.push({ ...take(OWN, at), ...prices });
      }
      // Put together from what was added, and from nothing else.
      return services as RoundService[];
    },
  };
}
