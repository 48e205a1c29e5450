/**
 * Decides which groups a price is in: the same for prices of the newest round and of earlier ones, and for rows that are in no figure,
 * so that it is known of which group they were left out.
 */
import type { CorridorId, CountryCode, ProviderType, Speed } from '../model/vocabulary.ts';
import type { Recorded } from './earlier-types.ts';
import { type GroupBy, type IndicatorFacts, SUBSETS, type Subset } from './indicator-types.ts';
import { isIn, type Ways } from './subsets.ts';

/** A grouping in which a price is in at most one group; `subset`, where it can be in several, has a column for each of them. */
export type ColumnName = Exclude<GroupBy, 'subset'> | Subset;

/** The columns of a grouping. */
export const columnsOf = (group: GroupBy): readonly ColumnName[] => (group === 'subset' ? SUBSETS : [group]);

/** What decides on it. */
export interface Grouped {
  readonly sender: CountryCode;
  readonly receiver: CountryCode;
  readonly corridor: CorridorId;
  /** Of its provider; undefined: not known. */
  readonly type: ProviderType | undefined;
  readonly service: Ways & { readonly provider: string; readonly speed?: Speed };
}

/** What is decided over all prices of a round. */
export interface RoundFacts {
  /** A receiver without a region is in no group of regions. */
  readonly regions: IndicatorFacts['regions'];
  /** Firms that are in most corridors of the round (subsets.ts). */
  readonly international: ReadonlySet<string>;
  /** Of how many prices it recorded each; left out: of all that matter. There are no subsets by what was not recorded. */
  readonly recorded?: Readonly<Record<Recorded, number | null>>;
}

const NEEDS: Readonly<Record<Subset, readonly Recorded[]>> = {
  digital: ['accessPoint', 'payoutMethod'],
  'not-digital': ['accessPoint', 'payoutMethod'],
  card: ['fundingInstrument'],
  'international-operators': [],
};

/** The group of a price in a column; undefined: in none. A service whose pay-out or speed is not recorded is in none of those. */
export type KeyOf = (price: Grouped) => string | undefined;

/** How the prices of a round are grouped, by column. */
export function groupKeys({ regions, international, recorded }: RoundFacts): (name: ColumnName) => KeyOf {
  const subset = (name: Subset): KeyOf => {
    if (recorded && NEEDS[name].some((what) => recorded[what] === null)) return () => undefined;
    return ({ service }) => (isIn(name, service, international) ? name : undefined);
  };
  const all: Readonly<Record<ColumnName, KeyOf>> = {
    world: () => 'world',
    region: ({ receiver }) => regions[receiver],
    senderCountry: ({ sender }) => sender,
    receiverCountry: ({ receiver }) => receiver,
    corridor: ({ corridor }) => corridor,
    providerType: ({ type }) => type,
    fundingInstrument: ({ service }) => service.fundingInstrument,
    accessPoint: ({ service }) => service.accessPoint,
    payoutMethod: ({ service }) => service.payoutMethod,
    speed: ({ service }) => service.speed,
    digital: subset('digital'),
    'not-digital': subset('not-digital'),
    card: subset('card'),
    'international-operators': subset('international-operators'),
  };
  return (name) => all[name];
}
