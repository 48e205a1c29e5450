/**
 * The services of a quarter as columns: a quarter of a million of them take twenty MB instead of some hundred. A cell is 0 where nothing
 * is given, near `FIGURE` for basis points, and else the place of the value in a list, where each stands once.
 */
import { DENOMINATIONS, type Denomination } from '../../../../shared/model/vocabulary.ts';
import { SourceChanged } from '../../errors.ts';
import type { Price, RoundService } from './services.ts';

export interface ServiceStore {
  add(service: RoundService): void;
  readonly count: number;
  /** In the order in which they were added. */
  all(): RoundService[];
}

type PriceName = `at${Denomination}`;
type OwnName = Exclude<keyof RoundService, PriceName>;

/** The columns, in the order in which a service has its properties: every one of them, or it would be lost. */
const OWN = Object.keys({
  sender: true,
  receiver: true,
  provider: true,
  fundingInstrument: true,
  accessPoint: true,
  payoutMethod: true,
  speed: true,
  collectedOn: true,
  doubts: true,
  firm: true,
} satisfies Record<OwnName, true>) as OwnName[];
const OF_PRICE = Object.keys({
  fee: true,
  feeBp: true,
  marginBp: true,
  totalBp: true,
  standing: true,
} satisfies Record<keyof Price, true>) as (keyof Price)[];
const COLUMNS = OWN.length + DENOMINATIONS.length * OF_PRICE.length;

/** What is added to basis points. */
const FIGURE = 2 ** 31;
/** Basis points are nearer to 0 than this. */
const MOST_FIGURE = 2 ** 30;
/** The survey has some ten thousand different firms, fees and days. So many, with so many characters, take 100 MB. */
const MOST_LISTED = 500_000;
const MOST_CHARACTERS = 20_000_000;

/**
 * Makes a store for each quarter. All of them share one list.
 * `add` @throws SourceChanged for more different values than any survey has, RangeError for basis points that are no integer
 */
export function newServiceStores(): () => ServiceStore {
  const listed: unknown[] = [undefined];
  const places = new Map<unknown, number>();
  // Equal ones need not be the same: they are known by their JSON.
  const placesOfObjects = new Map<unknown, number>();
  let characters = 0;
  const placeIn = (known: Map<unknown, number>, key: unknown, value: unknown): number => {
    const place = known.get(key);
    if (place !== undefined) return place;
    characters += String(key).length;
    if (listed.length > MOST_LISTED || characters > MOST_CHARACTERS)
      throw new SourceChanged(
        `expected at most ${MOST_LISTED} different firms, fees, days and words, of ${MOST_CHARACTERS} characters, found more`,
      );
    known.set(key, listed.length);
    return listed.push(value) - 1;
  };
  const cellOf = (value: unknown): number => {
    if (value === undefined) return 0;
    if (typeof value === 'number') {
      if (!Number.isInteger(value) || Math.abs(value) >= MOST_FIGURE)
        throw new RangeError(`basis points are integers: ${value}`);
      return FIGURE + value;
    }
    return typeof value === 'object'
      ? placeIn(placesOfObjects, JSON.stringify(value), value)
      : placeIn(places, value, value);
  };
  const valueIn = (cell: number): unknown => (cell > FIGURE - MOST_FIGURE ? cell - FIGURE : listed[cell]);
  return () => newServiceStore(cellOf, valueIn);
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
