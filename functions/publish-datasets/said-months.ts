/** What providers said, by the month in which it became public. */
import type { SaidOfMonth } from '../../shared/contracts/datasets/said.ts';
import { isExample } from '../../shared/feeds/feed.ts';
import { addDays, type Day } from '../../shared/model/day.ts';
import { byText } from '../../shared/model/order.ts';
import type { CorridorId } from '../../shared/model/vocabulary.ts';
import { inBatches } from '../in-batches.ts';
import { readFeedHeads } from '../storage/feed-heads.ts';
import { readFeedAnswer, readFeedLog, readFeedSignatures, readStoredFeed } from '../storage/feeds.ts';
import { readParty } from '../storage/parties.ts';
import { readSaidBetween } from '../storage/said-history.ts';
import type { Table } from '../storage/table.ts';

/** Days: a feed may be sent so long before its first day. */
const LONGEST_SCHEDULED = 400;
/** Days: a publication comes within minutes; this is beyond any failure that went unseen. */
const LATEST_PUBLICATION = 3;
const READS_AT_ONCE = 16;

/**
 * By month, `2026-11`: every service of every edition that was published and became public from one day to another, both included. From
 * sheets as they were stored, so what was withdrawn before its day is not among them. Left out are firms that do not exist, and whatever was
 * signed by a key that is revoked.
 */
export async function saidByMonth(table: Table, from: Day, to: Day): Promise<Map<string, SaidOfMonth[]>> {
  const providers = (await readFeedHeads(table))
    .map(({ provider }) => provider)
    .filter((id) => !isExample(id));
  const acceptedOn = new Map<string, Day>();
  const withdrawnOn = new Map<string, Day>();
  const corridors = new Set<CorridorId>();
  const signed = newSignatures(table);
  for (const provider of providers)
    for (const entry of await readFeedLog(table, provider, addDays(from, -LONGEST_SCHEDULED))) {
      const on = entry.at.slice(0, 10);
      if (entry.outcome === 'withdrawn') {
        const taken = (await readFeedAnswer(table, provider, entry.edition))?.body.edition;
        if (typeof taken === 'string') withdrawnOn.set(taken, on);
      }
      if (entry.outcome !== 'in-force' && entry.outcome !== 'scheduled') continue;
      acceptedOn.set(entry.edition, on);
      // Lines from before corridors were kept in them.
      const named = entry.corridors ?? (await readStoredFeed(table, entry.edition)).feed.corridors;
      for (const corridor of named) corridors.add(corridor);
    }
  const months = new Map<string, SaidOfMonth[]>();
  const found = new Set<string>();
  await inBatches([...corridors].sort(byText), READS_AT_ONCE, async (corridor) => {
    for (const sheet of await readSaidBetween(table, corridor, from, addDays(to, LATEST_PUBLICATION)))
      for (const service of sheet.services) {
        const accepted = acceptedOn.get(service.edition);
        const provider = sheet.providers[service.provider];
        if (accepted === undefined || !provider) continue;
        const { validFrom } = service.tariff;
        const [, publicFrom = accepted] = [accepted, validFrom].sort(byText);
        const key = `${service.edition} ${corridor} ${service.id}`;
        if (publicFrom < from || publicFrom > to || found.has(key)) continue;
        found.add(key);
        // It may be nobody's word.
        if (await signed.byRevokedKey(service.edition)) continue;
        const month = publicFrom.slice(0, 7);
        const withdrawn = withdrawnOn.get(service.edition) ?? null;
        const said = { corridor, publicFrom, withdrawnOn: withdrawn, provider, service };
        months.set(month, [...(months.get(month) ?? []), said]);
      }
  });
  const order = ({ corridor, service }: SaidOfMonth): string =>
    `${service.edition} ${corridor} ${service.id}`;
  return new Map([...months].map(([month, all]) => [month, all.sort((a, b) => byText(order(a), order(b)))]));
}

/** Looks each edition and each key up once. */
function newSignatures(table: Table) {
  const revoked = new Map<string, Promise<boolean>>();
  const once = (name: string, look: () => Promise<boolean>): Promise<boolean> => {
    const known = revoked.get(name) ?? look();
    revoked.set(name, known);
    return known;
  };
  const isRevoked = async (key: string): Promise<boolean> => {
    const [party = '', id] = key.split('/');
    const held = (await readParty(table, party))?.keys.find((one) => one.id === id);
    return held?.revokedAt != null;
  };
  return {
    byRevokedKey: (edition: string): Promise<boolean> =>
      once(`edition ${edition}`, async () => {
        const signatures = await readFeedSignatures(table, edition);
        const found = await Promise.all(
          signatures.map(({ key }) => once(`key ${key}`, () => isRevoked(key))),
        );
        return found.includes(true);
      }),
  };
}
