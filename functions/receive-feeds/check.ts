/** The check of a feed as it is received: with what is known of its party and of the market. */
import { COUNTRIES, findCountry } from '../../shared/catalogue/countries.ts';
import { corridorsIn, feedWords } from '../../shared/catalogue/feed-market.ts';
import { checkFeed } from '../../shared/feeds/check-feed.ts';
import { type CorridorId, type CountryCode, corridorId, endsOf } from '../../shared/model/vocabulary.ts';
import type { Opener } from '../storage/opened.ts';
import type { Party } from '../storage/parties.ts';
import type { Publication } from '../storage/publication.ts';
import { marketOf } from './circumstances.ts';
import type { FeedDependencies } from './dependencies.ts';
import { SANDBOX } from './sandbox.ts';

/** @param publications what counts of prices and rates */
export const newCheck =
  (publications: Opener<Publication>): FeedDependencies['check'] =>
  async (input, isPartial, { party, head, before, receivedAt }) => {
    const day = receivedAt.slice(0, 10);
    const publication = await publications.open();
    const text = new TextDecoder().decode(input.bytes);
    const times = [...head.editions, head.previous, head.waiting].flatMap((one) => one?.publishedAt ?? []);
    const market = publication && (await marketOf(text, publication, day));
    const { report, feed, isHeldWhole, doubts, corridors, places } = checkFeed(
      { ...input, accept: isPartial ? 'partial' : 'whole' },
      {
        receivedAt,
        words: feedWords(day),
        party: { provider: party.id, corridors: corridorsOf(party) },
        lastPublishedAt: times.sort().at(-1),
        before: before?.feed,
        referencesBefore: before?.references,
        ...market,
      },
    );
    const held = Object.entries(doubts).map(([service, rules]) => ({ service, rules: [...rules] }));
    const known = corridorsIn(text).filter((one) => ends(one).every((code) => findCountry(code)));
    const all = [...new Set([...known, ...(feed?.corridors ?? []), ...(corridors ?? [])])];
    const about = { corridors: all, isUnclear: corridors === null };
    return { report, feed, held, isHeldWhole, about, places: places.slice(0, report.findings.length) };
  };

const ends = (corridor: CorridorId): string[] => Object.values(endsOf(corridor));

/** Those with a licence at both ends; of the sandbox all. */
const corridorsOf = ({ id, licences }: Party): CorridorId[] =>
  corridorsBetween(
    id === SANDBOX.id ? COUNTRIES.map(({ code }) => code) : licences.map(({ country }) => country),
  );

/** Every corridor from one of these countries to another. */
export function corridorsBetween(countries: readonly CountryCode[]): CorridorId[] {
  return countries.flatMap((from) => countries.filter((to) => to !== from).map((to) => corridorId(from, to)));
}
