/**
 * The services of a quarter as columns: a quarter of a million of them take twenty MB instead of some hundred. A cell is 0 where nothing
 * is given, near `FIGURE` for basis points, and else the place of the value in a list, where each stands once.
 */
import { DENOMINATIONS, type Denomination } from '../../../../shared/model/vocabulary.ts';
import type { RoundRow } from '../../../../shared/pricing/survey.ts';
import { SourceChanged } from '../../errors.ts';
import type { Price, ReadService, RoundService } from './services.ts';

export interface ServiceStore {
  add(service: ReadService): void;
  readonly count: number;
  /** By its place, from 0, in the order in which services were added. */
  at(index: number): RoundService;
  /**
   * Its rows: one for each price.
   * @param tieOf the number that ties them, told from what they share
   */
  rowsAt(index: number, tieOf: (shared: Shared) => number): RoundRow[];
}

type Shared = Pick<RoundRow, 'sender' | 'receiver' | 'provider' | 'fundingInstrument' | 'accessPoint'>;
type PriceName = `at${Denomination}`;
type OwnName = Exclude<keyof RoundService, PriceName>;

/** The columns, in the order in which a service and its rows have their properties: every one of them, or it would be lost. */
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
const PRICES = DENOMINATIONS.map((denomination, index) => ({
  denomination,
  name: `at${denomination}` satisfies PriceName,
  from: OWN.length + index * OF_PRICE.length,
}));
const COLUMNS = OWN.length + PRICES.length * OF_PRICE.length;
/** In a row these stand behind the price: doubts, the tie, the firm. */
const BEFORE = OWN.filter((name) => name !== 'doubts' && name !== 'firm');
const [DOUBTS, FIRM] = [OWN.indexOf('doubts'), OWN.indexOf('firm')];

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
  // Equal ones need not be the same: they are known by their JSON, and those that come again by themselves.
  const placesOfObjects = new Map<unknown, number>();
  const seen = new WeakMap<object, number>();
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
    if (typeof value !== 'object' || value === null) return placeIn(places, value, value);
    const known = seen.get(value);
    if (known !== undefined) return known;
    const place = placeIn(placesOfObjects, JSON.stringify(value), value);
    seen.set(value, place);
    return place;
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
  /** Adds to `found` what the columns from one on hold, by their names; what is not given is not there. */
  function take(found: Record<string, unknown>, names: readonly string[], from: number): void {
    for (let index = 0; index < names.length; index += 1) {
      const value = valueIn(cells[from + index] ?? 0);
      if (value !== undefined) found[names[index] ?? ''] = value;
    }
  }
  /** A price has a fee in basis points, whatever else it has. */
  const hasPrice = (at: number): boolean => cells[at + OF_PRICE.indexOf('feeBp')] !== 0;

  return {
    add(service) {
      if (used === cells.length) {
        const longer = new Uint32Array(2 * used);
        longer.set(cells);
        cells = longer;
      }
      for (const name of OWN) put(service[name]);
      for (const { name } of PRICES) {
        const price = service[name];
        for (const property of OF_PRICE) put(price?.[property]);
      }
    },
    get count() {
      return used / COLUMNS;
    },
    at(index) {
      const at = index * COLUMNS;
      const service: Record<string, unknown> = {};
      take(service, OWN, at);
      for (const { name, from } of PRICES) {
        if (!hasPrice(at + from)) continue;
        const price = {};
        take(price, OF_PRICE, at + from);
        service[name] = price;
      }
      // Put together from what was added, and from nothing else; so are rows.
      return service as unknown as RoundService;
    },
    rowsAt(index, tieOf) {
      const at = index * COLUMNS;
      const rows: RoundRow[] = [];
      let tie: number | undefined;
      for (const { denomination, from } of PRICES) {
        if (!hasPrice(at + from)) continue;
        const row: Record<string, unknown> = {};
        take(row, BEFORE, at);
        row.denomination = denomination;
        take(row, OF_PRICE, at + from);
        take(row, ['doubts'], at + DOUBTS);
        tie ??= tieOf(row as unknown as Shared);
        row.tie = tie;
        take(row, ['firm'], at + FIRM);
        rows.push(row as unknown as RoundRow);
      }
      return rows;
    },
  };
}
