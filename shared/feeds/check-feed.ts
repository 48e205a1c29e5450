/**
 * Checks a feed whole, and finds everything at once: its bytes, its form, its figures, and what is doubtful beside what is known.
 * The same for command line, browser and server. What is not given is not checked.
 */
import { canonical } from '../model/canonical.ts';
import { addDays, daysBetween, isDay, readTime } from '../model/day.ts';
import type { CorridorId } from '../model/vocabulary.ts';
import { checkService, checkTogether } from './check-service.ts';
import type { Fault, Report, RuleId } from './fault.ts';
import { type Feed, type FeedService, serviceKey } from './feed.ts';
import {
  CLOCK_SKEW_MS,
  checkPlausible,
  type PublishedPrices,
  pairOf,
  type ReferenceRates,
} from './plausible.ts';
import { readCsv } from './read-csv.ts';
import type { Place, ReadFeed } from './read-feed.ts';
import { readJson } from './read-json.ts';
import {
  type FeedOutcome,
  type FeedReport,
  type Finding,
  MOST_SHOWN,
  SEVERITIES,
  type Severity,
  shownOf,
} from './report.ts';
import { ruleOf } from './rules.ts';
import { checkHead, isObject, type KnownWords } from './shape.ts';
import { MOST_PLAIN, MOST_UNPACKED, readText } from './text.ts';

export interface FeedInput {
  /** Unpacked. */
  readonly bytes: Uint8Array;
  readonly contentType: 'application/json' | 'text/csv';
  /** Whether it was sent gzipped, so that it may be larger. */
  readonly wasPacked?: boolean;
  /** `partial`: services with errors are left out, and do not refuse the others. `whole` when not given. */
  readonly accept?: 'whole' | 'partial';
}

export interface FeedContext {
  /** ISO 8601, UTC. */
  readonly receivedAt: string;
  readonly words: KnownWords;
  /** The provider that sends it, and the corridors that it is licensed for. */
  readonly party?:
    | {
        readonly provider: string;
        readonly corridors: readonly CorridorId[];
        /** Its own, proved: where it may send families to. */
        readonly domain?: string | undefined;
      }
    | undefined;
  /** `publishedAt` of the last feed that was taken. */
  readonly lastPublishedAt?: string | undefined;
  /** The feed in force, and of each of its corridors the reference rates that it was checked by: a benchmark that moved is no jump. */
  readonly before?: Feed | undefined;
  readonly referencesBefore?: Readonly<Record<CorridorId, ReferenceRates>> | undefined;
  /** The reference rates of the day. */
  readonly references?: ReferenceRates | undefined;
  readonly prices?: Readonly<Record<CorridorId, PublishedPrices>> | undefined;
}

export interface CheckedFeed {
  readonly report: FeedReport;
  /** Every finding that is kept, in the order of the report: at most MOST_KEPT. */
  readonly findings: readonly Finding[];
  /** Of each of `findings`, the corridor of its service; null: it is of none, or its corridor cannot be read. */
  readonly places: readonly (CorridorId | null)[];
  /** The corridors of all services, whatever is wrong with them; null: that of one cannot be read, or the feed cannot. */
  readonly corridors: readonly CorridorId[] | null;
  /** What would take effect; null: refused. Without the services that have errors, if the rest is taken. */
  readonly feed: Feed | null;
  /** Services of the feed that wait until their doubts are lifted, by serviceKey. */
  readonly held: readonly string[];
  /** Whether a doubt is of the feed as a whole: then all of it waits, and what it leaves out stays. */
  readonly isHeldWhole: boolean;
  /** For each of `held`, the rules that doubt the service itself: none where only the feed as a whole is doubted. */
  readonly doubts: Readonly<Record<string, readonly RuleId[]>>;
}

export const MOST_SERVICES = 10_000;
/** Of each severity. A feed of a million faults is told a part of them, and their exact number. */
export const MOST_KEPT = 10_000;
/** The longest time that prices may be said for, both days included. */
const MOST_DAYS = 92;

/** @param tell how much of the services is done, from 0 to 1, again and again */
export function checkFeed(
  input: FeedInput,
  context: FeedContext,
  tell: (done: number) => void = () => {},
): CheckedFeed {
  const found = collect();
  const { text, faults } = readText(input.bytes, input.wasPacked ? MOST_UNPACKED : MOST_PLAIN);
  for (const fault of faults) found.report(fault);
  if (text === null) return answer(found, null, input, context, NO_PLACES);
  const read = (input.contentType === 'text/csv' ? readCsv : readJson)(text, found.report);
  return answer(
    found,
    read.value === undefined ? null : checkValue(read.value, found, context, tell),
    input,
    context,
    read.placesOf,
  );
}

/** The feed of a value if its form is right as a whole; services with errors are null. */
function checkValue(
  value: unknown,
  found: Collected,
  context: FeedContext,
  tell: (done: number) => void,
): Checked | null {
  const services = isObject(value) && Array.isArray(value.services) ? value.services : [];
  const isTooMany = services.length > MOST_SERVICES;
  const before = found.counts.error;
  checkHead(isTooMany ? { ...(value as object), services: [] } : value, found.report, context.words);
  if (isTooMany) {
    const [sent, allowed] = [String(services.length), `at most ${MOST_SERVICES}`];
    found.report({ rule: 'too-many-services', pointer: '/services', sent, allowed });
  }
  const isHeadWhole = found.counts.error === before;
  const sound = isTooMany
    ? []
    : services.map((service, index) => {
        tell(index / services.length / 2);
        return checkService(service, `/services/${index}`, found.report, context.words);
      });
  const ids = services.map((service) => {
    const id: unknown = isObject(service) ? service.serviceId : undefined;
    return typeof id === 'string' ? shownOf(id) : null;
  });
  const corridors = services.map((service) => {
    const corridor: unknown = isObject(service) ? service.corridor : undefined;
    return typeof corridor === 'string' && /^[A-Z]{3}-[A-Z]{3}$/.test(corridor)
      ? (corridor as CorridorId)
      : null;
  });
  if (!isHeadWhole) {
    if (isObject(value)) checkDates(value, found.report, context);
    return { feed: null, services: sound, ids, corridors };
  }
  const feed = value as Feed;
  checkDates(feed, found.report, context);
  checkSender(feed, sound, found.report, context);
  checkTogether(sound, feed, found.report);
  const earlier = new Map(context.before?.services.map((service) => [serviceKey(service), service]));
  sound.forEach((service, index) => {
    if (!service) return;
    tell(0.5 + index / services.length / 2);
    checkPlausible(service, `/services/${index}`, found.report, {
      words: context.words,
      receivedAt: context.receivedAt,
      references: context.references,
      prices: context.prices,
      before: earlier.get(serviceKey(service)),
      referencesBefore: context.referencesBefore?.[service.corridor],
    });
  });
  if (context.before) checkChange(feed, sound, context.before, found.report);
  return { feed, services: sound, ids, corridors };
}

interface Checked {
  /** Null: wrong as a whole. */
  readonly feed: Feed | null;
  /** Null: it has an error of its own. */
  readonly services: readonly (FeedService | null)[];
  /** What each calls itself, and its corridor, whatever else is wrong with it. */
  readonly ids: readonly (string | null)[];
  readonly corridors: CheckedFeed['places'];
}

/** Days and times of the feed, each as far as it can be read. */
function checkDates(
  { publishedAt, validFrom, validUntil }: Readonly<Record<string, unknown>> | Feed,
  report: Report,
  { receivedAt, lastPublishedAt }: FeedContext,
): void {
  const now = readTime(receivedAt) ?? 0;
  // It is still yesterday somewhere.
  const today = addDays(receivedAt.slice(0, 10), -1);
  const made = typeof publishedAt === 'string' ? readTime(publishedAt) : null;
  if (typeof publishedAt === 'string' && made !== null) {
    const fault = { pointer: '/publishedAt', sent: publishedAt };
    const last = lastPublishedAt === undefined ? null : readTime(lastPublishedAt);
    if (made > now + CLOCK_SKEW_MS)
      report({ rule: 'published-ahead', ...fault, allowed: `until ${receivedAt}` });
    else if (last !== null && made <= last)
      report({ rule: 'older-than-last', ...fault, allowed: `after ${lastPublishedAt}` });
  }
  const days = [validFrom, validUntil].map((day) => (typeof day === 'string' && isDay(day) ? day : null));
  const [first = null, last = null] = days;
  if (first !== null && first < today)
    report({ rule: 'valid-in-past', pointer: '/validFrom', sent: first, allowed: `${today} or later` });
  if (first === null || last === null) return;
  const fault = { pointer: '/validUntil', sent: last };
  if (last < first) report({ rule: 'end-before-beginning', ...fault, allowed: `${first} or later` });
  else if (daysBetween(first, last) >= MOST_DAYS)
    report({ rule: 'valid-too-long', ...fault, allowed: `until ${addDays(first, MOST_DAYS - 1)}` });
}

function checkSender(
  { provider }: Feed,
  services: readonly (FeedService | null)[],
  report: Report,
  { party }: FeedContext,
): void {
  if (!party) return;
  if (provider !== party.provider)
    report({ rule: 'not-your-provider', pointer: '/provider', sent: provider, allowed: party.provider });
  const licensed = new Set(party.corridors);
  services.forEach((service, index) => {
    if (!service) return;
    const { corridor, pickupPlacesUrl } = service;
    const pointer = `/services/${index}`;
    if (!licensed.has(corridor))
      report({ rule: 'corridor-not-licensed', pointer: `${pointer}/corridor`, sent: corridor });
    if (pickupPlacesUrl === undefined || party.domain === undefined) return;
    const host = pickupPlacesUrl.split('/')[2] ?? '';
    if (host === party.domain || host.endsWith(`.${party.domain}`)) return;
    const allowed = `an address of ${party.domain}`;
    report({ rule: 'syntax', pointer: `${pointer}/pickupPlacesUrl`, sent: pickupPlacesUrl, allowed });
  });
}

/** Shares of a provider's services from which on their change is doubted, where there are at least so many. */
const VANISHED = 0.3;
const CHANGED = 0.9;
const FEWEST_TO_COUNT = 3;

/** Holds a feed against the one before it, in the corridors that it lists. */
function checkChange(
  { corridors }: Feed,
  services: readonly (FeedService | null)[],
  before: Feed,
  report: Report,
): void {
  const listed = new Set(corridors);
  const then = before.services.filter(({ corridor }) => listed.has(corridor));
  const now = new Map(
    services.flatMap((service) => (service ? [[serviceKey(service), service] as const] : [])),
  );
  // A service that has errors is none that went away.
  if (services.includes(null) || then.length === 0) return;
  const kept = then.flatMap((was) => {
    const is = now.get(serviceKey(was));
    return is ? [{ was, is }] : [];
  });
  const gone = then.length - kept.length;
  if (then.length >= FEWEST_TO_COUNT && gone >= VANISHED * then.length)
    report({ rule: 'services-vanished', pointer: '/services', sent: `${gone} of ${then.length} are gone` });
  const changed = kept.filter(({ was, is }) => chargedBy(was) !== chargedBy(is)).length;
  if (kept.length >= FEWEST_TO_COUNT && changed >= CHANGED * kept.length)
    report({
      rule: 'nearly-all-changed',
      pointer: '/services',
      sent: `${changed} of ${kept.length} changed`,
    });
  if (gone === 0 && now.size === then.length && kept.every(({ was, is }) => canonical(was) === canonical(is)))
    report({ rule: 'unchanged', pointer: '/services' });
}

/** What a service charges, apart from rates, which move each day. */
function chargedBy({ fees, payoutFees, exchangeRates }: FeedService): string {
  const margins = exchangeRates.map((band) => ('marginPercent' in band ? band : null));
  return canonical({ fees, payoutFees, margins });
}

interface Collected {
  readonly report: Report;
  readonly counts: Record<Severity, number>;
  readonly kept: Readonly<Record<Severity, Fault[]>>;
  /** Indexes of services with a finding of the severity; null: it is of the feed as a whole. */
  readonly where: Readonly<Record<Severity, Set<number | null>>>;
  /** By the same indexes, the rules that doubt. */
  readonly doubts: ReadonlyMap<number | null, ReadonlySet<RuleId>>;
}

function collect(): Collected {
  const counts = { error: 0, doubt: 0, note: 0 };
  const kept: Collected['kept'] = { error: [], doubt: [], note: [] };
  const where = {
    error: new Set<number | null>(),
    doubt: new Set<number | null>(),
    note: new Set<number | null>(),
  };
  const doubts = new Map<number | null, Set<RuleId>>();
  const report: Report = (fault) => {
    const { severity } = ruleOf(fault.rule);
    counts[severity]++;
    if (kept[severity].length < MOST_KEPT) kept[severity].push(fault);
    const index = serviceIn(fault.pointer);
    where[severity].add(index);
    if (severity === 'doubt') doubts.set(index, new Set(doubts.get(index)).add(fault.rule));
  };
  return { report, counts, kept, where, doubts };
}

/** The index of the service that a pointer is in; null: in none. */
function serviceIn(pointer: string): number | null {
  const match = /^\/services\/(\d+)/.exec(pointer);
  return match ? Number(match[1]) : null;
}

const NO_PLACES: ReadFeed['placesOf'] =
  () =>
  ({ at }) =>
    typeof at === 'object' ? at : { line: null, row: null, cell: null };

function answer(
  { counts, kept, where, doubts }: Collected,
  checked: Checked | null,
  { accept = 'whole' }: FeedInput,
  { references = {} }: FeedContext,
  placesOf: ReadFeed['placesOf'],
): CheckedFeed {
  const services = checked?.services ?? [];
  const isWhole = checked?.feed && !where.error.has(null) && (accept === 'partial' || counts.error === 0);
  const taken = services.flatMap((service, index) =>
    service && isWhole && !where.error.has(index) ? [{ service, index }] : [],
  );
  // A corridor without any service is a statement too; a feed whose services all have errors is none.
  const feed = isWhole && (taken.length > 0 || services.length === 0) ? checked.feed : null;
  const isHeldWhole = feed !== null && where.doubt.has(null);
  const held = taken.filter(({ index }) => isHeldWhole || where.doubt.has(index));
  const outcome: FeedOutcome = !feed ? 'refused' : isHeldWhole || held.length > 0 ? 'held' : 'accepted';
  const pairs = new Set(services.map((service) => service && pairOf(service)));
  const all = SEVERITIES.flatMap((severity) => kept[severity]);
  const placeOf = placesOf(all);
  const findings = all.map((fault) => findingOf(fault, placeOf(fault), checked?.ids ?? []));
  return {
    report: {
      outcome,
      counts,
      findings: findings.slice(0, MOST_SHOWN),
      services: {
        accepted: taken.length - held.length,
        held: held.length,
        refused: services.length - taken.length,
      },
      references: Object.fromEntries(Object.entries(references).filter(([pair]) => pairs.has(pair))),
    },
    findings,
    places: all.map(({ pointer }) => checked?.corridors[serviceIn(pointer) ?? -1] ?? null),
    corridors: checked && allOf(checked.corridors),
    feed: feed && { ...feed, services: taken.map(({ service }) => service) },
    isHeldWhole,
    held: held.map(({ service }) => serviceKey(service)),
    doubts: Object.fromEntries(
      held.map(({ service, index }) => [serviceKey(service), [...(doubts.get(index) ?? [])]]),
    ),
  };
}

/** Each once; null: one is not known. */
function allOf(corridors: CheckedFeed['places']): CheckedFeed['corridors'] {
  const known = corridors.flatMap((corridor) => corridor ?? []);
  return known.length < corridors.length ? null : [...new Set(known)];
}

function findingOf({ rule, pointer, sent, allowed }: Fault, place: Place, ids: Checked['ids']): Finding {
  const { severity, text } = ruleOf(rule);
  const service = serviceIn(pointer);
  return {
    rule,
    severity,
    pointer,
    ...place,
    serviceId: service === null ? null : (ids[service] ?? null),
    sent: sent === undefined ? null : shownOf(sent),
    allowed: allowed ?? null,
    sentence: text,
  };
}
