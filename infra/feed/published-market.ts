/** What a site has published under `/data`, as that which a feed is held against. */
import * as z from 'zod/mini';
import type { MarketSource } from '../../functions/receive-feeds/circumstances.ts';
import {
  corridorFileSchema,
  publishedSchema,
  referenceFileSchema,
  statisticsFileSchema,
} from '../../shared/contracts/publication.ts';
import { Complaint } from '../local/options.ts';
import { messagesOf } from '../local/refusal.ts';

export interface PublishedMarket extends MarketSource {
  /** Which publication it is, and since when. */
  readonly name: { readonly url: string; readonly publication: string; readonly publishedAt: string };
  /** ISO day as on which the site runs; undefined: today. */
  readonly asOnDay: string | undefined;
}

const manifestSchema = z.extend(publishedSchema, { asOnDay: z.optional(z.string()) });

const TIMEOUT_MS = 60_000;

/** @throws Complaint, as do its parts, if the files are not there or not as this code knows them */
export async function publishedMarket(site: URL): Promise<PublishedMarket> {
  const { manifest, asOnDay } = await read(site, 'manifest.json', manifestSchema);
  return {
    name: { url: site.origin, publication: manifest.summary, publishedAt: manifest.publishedAt },
    asOnDay,
    manifest,
    surveyed: async (corridor) => (await read(site, `corridors/${corridor}.json`, corridorFileSchema)).sheet,
    statistics: async (corridor) =>
      (await read(site, `statistics/${corridor}.json`, statisticsFileSchema)).statistics,
    rates: async () =>
      manifest.reference === null
        ? null
        : (await read(site, 'reference.json', referenceFileSchema)).reference.benchmark,
  };
}

async function read<T extends z.ZodMiniType>(site: URL, name: string, schema: T): Promise<z.output<T>> {
  const url = new URL(`/data/${name}`, site);
  let body: unknown;
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(TIMEOUT_MS) });
    if (!response.ok) throw new Error(`answered with ${response.status}`);
    body = await response.json();
  } catch (error) {
    throw new Complaint(`${url} cannot be read: ${messagesOf(error).replaceAll('\n', ', ')}`);
  }
  const { data, error } = z.safeParse(schema, body);
  if (error) throw new Complaint(`${url} has another form than this version reads.`);
  return data;
}
