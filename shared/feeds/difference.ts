/** What differs between two feeds of a provider, service by service. */
import type { CorridorId } from '../model/vocabulary.ts';
import { type Feed, type FeedService, serviceKey } from './feed.ts';

export interface ServiceName {
  readonly corridor: CorridorId;
  readonly serviceId: string;
}

export interface FeedDifference {
  readonly added: readonly ServiceName[];
  readonly removed: readonly ServiceName[];
  /** With the fields that are not the same: `fees`, `exchangeRates`. */
  readonly changed: readonly (ServiceName & { readonly fields: readonly string[] })[];
  readonly unchanged: number;
}

const nameOf = ({ corridor, serviceId }: ServiceName): ServiceName => ({ corridor, serviceId });

/** From one feed to another; each list in the order of the feed that it is of. */
export function differenceOf(before: Feed, after: Feed): FeedDifference {
  const old = new Map(before.services.map((service) => [serviceKey(service), service]));
  const now = new Set(after.services.map(serviceKey));
  const pairs = after.services.flatMap((service) => {
    const was = old.get(serviceKey(service));
    return was ? [{ service, fields: changedFields(was, service) }] : [];
  });
  const changed = pairs.filter(({ fields }) => fields.length > 0);
  return {
    added: after.services.filter((service) => !old.has(serviceKey(service))).map(nameOf),
    removed: before.services.filter((service) => !now.has(serviceKey(service))).map(nameOf),
    changed: changed.map(({ service, fields }) => ({ ...nameOf(service), fields })),
    unchanged: pairs.length - changed.length,
  };
}

/** Compares as text: both feeds were written by the same code, field by field in one order. */
const changedFields = (before: FeedService, after: FeedService): string[] =>
  [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .filter((field) => JSON.stringify(fieldOf(before, field)) !== JSON.stringify(fieldOf(after, field)))
    .sort();

const fieldOf = (service: FeedService, field: string): unknown => new Map(Object.entries(service)).get(field);
