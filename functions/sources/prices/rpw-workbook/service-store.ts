/**
 * The services of a quarter as columns: a quarter of a million of them take twenty MB instead of some hundred. A cell is 0 where nothing
 * is given, near `FIGURE` for basis points, and else the place of the value in a list, where each stands once.
 */
import { byText } from '../../../../shared/model/order.ts';
import { DENOMINATIONS, type Denomination } from '../../../../shared/model/vocabulary.ts';
import type { RoundRow } from '../../../../shared/pricing/survey.ts';
import { SourceChanged } from '../../errors.ts';
import type { Price, ReadService, RoundService } from './services.ts';

export interface ServiceStore {
  add(service: ReadService): void;
  readonly count: number;
  /** By its place, from 0, in the order in which services were added. */
  at(index: number): RoundService;
  /** The places of all services in the order of their JSON. */
  inOrder(): number[];
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
const FEE_BP = OF_PRICE.indexOf('feeBp');

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
  const valueIn = (cell: number): unknown => (isFigure(cell) ? cell - FIGURE : listed[cell]);
  const texts: string[] = [];
  const textIn = (cell: number): string => {
    texts[cell] ??= JSON.stringify(listed[cell]);
    return texts[cell];
  };
  return () => newServiceStore({ cellOf, valueIn, textIn });
}

const isFigure = (cell: number): boolean => cell > FIGURE - MOST_FIGURE;

interface Cells {
  cellOf(value: unknown): number;
  valueIn(cell: number): unknown;
  /** The JSON of a listed value. */
  textIn(cell: number): string;
}

function newServiceStore({ cellOf, valueIn, textIn }: Cells): ServiceStore {
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
  const hasPrice = (at: number): boolean => cells[at + FEE_BP] !== 0;

  const at = (index: number): RoundService => {
    const first = index * COLUMNS;
    const service: Record<string, unknown> = {};
    take(service, OWN, first);
    for (const { name, from } of PRICES) {
      if (!hasPrice(first + from)) continue;
      const price = {};
      take(price, OF_PRICE, first + from);
      service[name] = price;
    }
    // Put together from what was added, and from nothing else; so are rows.
    return service as unknown as RoundService;
  };

  /** A figure of a price as it stands in JSON, with the mark behind it: before a comma 12 stands before 123, before the end behind it. */
  function figureText(index: number, column: number): string {
    const first = index * COLUMNS;
    const price = PRICES.findLast(({ from }) => from <= column);
    const after = cells.subarray(first + column + 1, first + (price?.from ?? 0) + OF_PRICE.length);
    return `${valueIn(cells[first + column] ?? 0)}${after.some((cell) => cell !== 0) ? ',' : '}'}`;
  }

  /** Compares the JSON of two services without making it: the first column that differs decides. */
  function compare(one: number, other: number): number {
    for (let column = 0; column < COLUMNS; column += 1) {
      const a = cells[one * COLUMNS + column] ?? 0;
      const b = cells[other * COLUMNS + column] ?? 0;
      if (a === b) continue;
      // What one of them does not have leaves the decision to the name of what it has next.
      if (a === 0 || b === 0) return byText(JSON.stringify(at(one)), JSON.stringify(at(other)));
      return isFigure(a)
        ? byText(figureText(one, column), figureText(other, column))
        : byText(textIn(a), textIn(b));
    }
    return 0;
  }

  return {
    at,
    inOrder: () => Array.from({ length: used / COLUMNS }, (_, index) => index).sort(compare),
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
    rowsAt(index, tieOf) {
      const first = index * COLUMNS;
      const rows: RoundRow[] = [];
      let tie: number | undefined;
      for (const { denomination, from } of PRICES) {
        if (!hasPrice(first + from)) continue;
        const row: Record<string, unknown> = {};
        take(row, BEFORE, first);
        row.denomination = denomination;
        take(row, OF_PRICE, first + from);
        take(row, ['doubts'], first + DOUBTS);
        tie ??= tieOf(row as unknown as Shared);
        row.tie = tie;
        take(row, ['firm'], first + FIRM);
        rows.push(row as unknown as RoundRow);
      }
      return rows;
    },
  };
}
