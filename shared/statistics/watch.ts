/**
 * What makes an entry of the feeds that people watch (docs/watching.md): figures of held rounds that cross a limit or jump, a source
 * gone stale, a correction. Rules and names arrive as arguments. No entry made by `watchEntries` names a firm, and none quotes what
 * somebody wrote; what would name one is made by `firmEntry`, and waits for a person.
 */
import type { SourceReport } from '../fx/reference.ts';
import type { Correction, CorrectionDeed, MeansOf } from '../model/correction.ts';
import type { SurveyRef } from '../model/corridor-prices.ts';
import { addDays, type Day } from '../model/day.ts';
import { byText } from '../model/order.ts';
import { firstDayOf, lastDayOf, periodOf, periodOfDay, quarterOf } from '../model/period.ts';
import { type CorridorId, type CountryCode, endsOf } from '../model/vocabulary.ts';
import { parseDecimal } from '../money/decimal.ts';
import { compare, type Rational, subtract } from '../money/rational.ts';
import type { ProviderPull } from './indicator-types.ts';

export const WATCH_KINDS = ['crossing', 'jump', 'stale', 'correction', 'firm-moves-mean'] as const;
export const WATCH_UNITS = ['percent', 'points', 'quarters', 'days'] as const;

export interface WatchRule {
  readonly id: string;
  readonly kind: (typeof WATCH_KINDS)[number];
  /** A decimal string; null for a kind without a limit. */
  readonly limit: string | null;
  /** Null without a limit. */
  readonly unit: (typeof WATCH_UNITS)[number] | null;
  /** The rule in a sentence, for readers. */
  readonly text: string;
}

/** A feed: of the world, of a country, of a corridor. */
export type WatchFeed = 'world' | CountryCode | CorridorId;

export interface WatchEntry {
  /** Names it for good: `corridor/DEU-KGZ/crossing-5/2025-Q3`. */
  readonly id: string;
  /** The page that shows more. */
  readonly about: WatchFeed | 'corrections' | 'sources';
  /** ISO 8601 UTC, from the data: never the time of writing. */
  readonly updated: string;
  readonly title: string;
  readonly summary: string;
}

/** An entry, and the feeds that have it. */
export interface PlacedEntry {
  readonly entry: WatchEntry;
  readonly feeds: readonly WatchFeed[];
}

/** Whose figures: `world`, `sender/DEU`, `receiver/KGZ`, `corridor/DEU-KGZ`. */
export type WatchScope = 'world' | `${'sender' | 'receiver' | 'corridor'}/${string}`;

/** A round of the survey whose figures are held: the mean at 200 by scope, percent, a decimal string that may be below 0. */
export interface WatchedRound {
  readonly period: string;
  readonly means: ReadonlyMap<WatchScope, string>;
}

export interface WatchNames {
  readonly country: (code: CountryCode) => string;
  /** Of a survey's source, and of a source of rates. */
  readonly source: (id: string) => string;
}

export interface WatchFacts {
  /** In any order, each period once. */
  readonly rounds: readonly WatchedRound[];
  /** The newest first. */
  readonly corrections: readonly Correction[];
  readonly surveys: readonly Pick<SurveyRef, 'source' | 'period' | 'lastDay'>[];
  readonly rateSources: readonly Pick<SourceReport, 'source' | 'word' | 'staleSince' | 'corridorsWithout'>[];
  /** The day of the pages: only what counts by age looks at it. */
  readonly day: Day;
}

/** Decimals of a mean or a limit; more than any has. */
const MOST_DECIMALS = 20;

/** Exact, of either sign. */
function exact(text: string): Rational {
  if (!text.startsWith('-')) return parseDecimal(text, MOST_DECIMALS);
  const { n, d } = parseDecimal(text.slice(1), MOST_DECIMALS);
  return { n: -n, d };
}
const size = ({ n, d }: Rational): Rational => ({ n: n < 0n ? -n : n, d });

function limitOf({ id, limit }: WatchRule): string {
  if (limit === null) throw new RangeError(`the rule ${id} has no limit`);
  return limit;
}

/** Whether a mean came from one side of a limit to the other; at the limit it counts as below, as in "at most 5 %". */
export function crosses(from: string, to: string, limit: string): 'up' | 'down' | null {
  const [isAboveBefore, isAbove] = [from, to].map((mean) => compare(exact(mean), exact(limit)) > 0);
  if (isAboveBefore === isAbove) return null;
  return isAbove ? 'up' : 'down';
}

/** Whether a mean moved by at least so many percentage points, either way. */
export const jumps = (from: string, to: string, limit: string): boolean =>
  compare(size(subtract(exact(to), exact(from))), exact(limit)) >= 0;

const startOf = (day: Day): string => `${day}T00:00:00Z`;

/**
 * When what a round shows counts as new, ISO 8601 UTC: on its quarter's last day, since when it was taken in may change. Throws a
 * RangeError for a text that is not a quarter.
 */
export const timeOfRound = (period: string): string => startOf(lastDayOf(period));

function placeOf(scope: WatchScope): { readonly id: string; readonly feed: WatchFeed } {
  const [what = '', code = ''] = scope.split('/');
  if (scope === 'world') return { id: 'world', feed: 'world' };
  if (what === 'corridor') return { id: scope, feed: code as CorridorId };
  return { id: `country/${code}/${what}`, feed: code as CountryCode };
}

function subjectOf(scope: WatchScope, { country }: WatchNames): string {
  const [what, code = ''] = scope.split('/');
  if (scope === 'world') return 'The world';
  if (what === 'sender') return `Sending from ${country(code)}`;
  if (what === 'receiver') return `Sending to ${country(code)}`;
  const { sender, receiver } = endsOf(code as CorridorId);
  return `${country(sender)} to ${country(receiver)}`;
}

interface Step {
  readonly scope: WatchScope;
  readonly from: { readonly period: string; readonly mean: string };
  readonly to: { readonly period: string; readonly mean: string };
}

/** Each scope's figures with those of the round before that has it; a round without it is passed over. */
function stepsOf(rounds: readonly WatchedRound[]): Step[] {
  const before = new Map<WatchScope, Step['from']>();
  const steps: Step[] = [];
  for (const { period, means } of [...rounds].sort((a, b) => byText(a.period, b.period))) {
    for (const [scope, mean] of means) {
      const [from, to] = [before.get(scope), { period, mean }];
      if (from) steps.push({ scope, from, to });
      before.set(scope, to);
    }
  }
  return steps;
}

const inWords = ({ from, to }: Pick<Step, 'from' | 'to'>): string =>
  `Mean of fee and margin at USD 200: ${from.mean} % in ${from.period}, ${to.mean} % in ${to.period}.`;

function moveEntries(step: Step, rule: WatchRule, names: WatchNames): PlacedEntry[] {
  const { scope, from, to } = step;
  const limit = limitOf(rule);
  const direction = rule.kind === 'crossing' ? crosses(from.mean, to.mean, limit) : null;
  const isJump = rule.kind === 'jump' && jumps(from.mean, to.mean, limit);
  if (!direction && !isJump) return [];
  const { id, feed } = placeOf(scope);
  const isDearer = compare(exact(to.mean), exact(from.mean)) > 0;
  const what = isJump
    ? `the mean ${isDearer ? 'rose' : 'fell'} by ${limit} points or more`
    : `the mean ${direction === 'up' ? `rose above ${limit} %` : `fell to ${limit} % or below`}`;
  const entry = {
    id: `${id}/${rule.id}/${to.period}`,
    about: feed,
    updated: timeOfRound(to.period),
    title: `${subjectOf(scope, names)}: ${what} in ${to.period}`,
    summary: `${inWords(step)} ${rule.text}`,
  };
  return [{ entry, feeds: [feed] }];
}

const meanText = (means: MeansOf | null): string =>
  means ? `${means.mean200} % (${means.period})` : 'not known';
const DEEDS: Readonly<Record<CorrectionDeed, string>> = {
  accepted: 'accepted again',
  withdrawn: 'withdrawn',
  replaced: 'given again with other rows',
};

/** Neither the reason nor who asked: people wrote them, and may have named a firm. The page of corrections has them. */
function correctionEntry(correction: Correction, rule: WatchRule): PlacedEntry {
  const { id, at, did, source, period, before, after, changed } = correction;
  const what =
    source !== null && period !== null ? `the survey's round ${period}` : 'prices that are of no survey';
  const corridors = changed.map(({ corridor }) => corridor);
  const countries = corridors.flatMap((corridor) => {
    const { sender, receiver } = endsOf(corridor);
    return [sender, receiver];
  });
  const means = `Mean of the world at USD 200: ${meanText(before?.world ?? null)} before, ${meanText(after.world)} after.`;
  const counted = before === null ? '' : ` Corridors with other figures: ${corridors.length}.`;
  const entry = {
    id: `correction/${id}`,
    about: 'corrections' as const,
    updated: at,
    title: `Correction of ${what}: ${DEEDS[did]}`,
    summary: `${means}${counted} The reason is on the page of corrections. ${rule.text}`,
  };
  return { entry, feeds: [...new Set<WatchFeed>(['world', ...corridors, ...countries])] };
}

/** A survey's newest round is old from this quarter's first day on. */
function staleSurveys({ surveys, day }: WatchFacts, rule: WatchRule, names: WatchNames): PlacedEntry[] {
  const newest = new Map<string, WatchFacts['surveys'][number]>();
  for (const survey of surveys) {
    const known = newest.get(survey.source);
    if (!known || quarterOf(survey.period) > quarterOf(known.period)) newest.set(survey.source, survey);
  }
  return [...newest.values()].flatMap(({ source, period, lastDay }): PlacedEntry[] => {
    const since = firstDayOf(periodOf(quarterOf(periodOfDay(lastDay)) + Number(limitOf(rule)) + 1));
    if (day < since) return [];
    const entry = {
      id: `survey/${source}/${rule.id}/${period}`,
      about: 'world' as const,
      updated: startOf(since),
      title: `${names.source(source)}: the newest round is still ${period}`,
      summary: `Prices are of ${period}, and may have changed since. ${rule.text}`,
    };
    return [{ entry, feeds: ['world'] }];
  });
}

function staleRates({ rateSources, day }: WatchFacts, rule: WatchRule, names: WatchNames): PlacedEntry[] {
  return rateSources.flatMap(({ source, word, staleSince, corridorsWithout }): PlacedEntry[] => {
    if (word !== 'stale' || staleSince === null) return [];
    const missing = staleSince.slice(0, 10);
    const since = addDays(missing, Number(limitOf(rule)));
    if (day < since) return [];
    const entry = {
      id: `source/${source}/${rule.id}/${missing}`,
      about: 'sources' as const,
      updated: startOf(since),
      title: `${names.source(source)}: rates are overdue since ${missing}`,
      summary: `No newer bulletin has come; percentages stay as they are. ${rule.text}`,
    };
    const countries = corridorsWithout.flatMap((corridor) => {
      const { sender, receiver } = endsOf(corridor);
      return [sender, receiver];
    });
    return [{ entry, feeds: [...new Set<WatchFeed>(['world', ...corridorsWithout, ...countries])] }];
  });
}

/** Every entry but those that name a firm, with its feeds. The same facts give the same entries. */
export function watchEntries(
  facts: WatchFacts,
  rules: readonly WatchRule[],
  names: WatchNames,
): PlacedEntry[] {
  const steps = stepsOf(facts.rounds);
  return rules.flatMap((rule): PlacedEntry[] => {
    switch (rule.kind) {
      case 'crossing':
      case 'jump':
        return steps.flatMap((step) => moveEntries(step, rule, names));
      case 'correction':
        return facts.corrections.map((correction) => correctionEntry(correction, rule));
      case 'stale':
        return rule.unit === 'days' ? staleRates(facts, rule, names) : staleSurveys(facts, rule, names);
      case 'firm-moves-mean':
        return [];
      default:
        return rule.kind satisfies never;
    }
  });
}

/** A corridor in the newest round, and in the held one before that has it. */
export type CorridorStep = Pick<Step, 'from' | 'to'> & { readonly corridor: CorridorId };

/** The corridors whose mean moved by at least the limit of a rule into the newest round. */
export function movedCorridors(rounds: readonly WatchedRound[], rule: WatchRule): CorridorStep[] {
  const newest = rounds
    .map(({ period }) => period)
    .sort(byText)
    .slice(-1)[0];
  return stepsOf(rounds).flatMap(({ scope, from, to }) =>
    scope.startsWith('corridor/') && to.period === newest && jumps(from.mean, to.mean, limitOf(rule))
      ? [{ corridor: scope.slice('corridor/'.length) as CorridorId, from, to }]
      : [],
  );
}

/**
 * The entry that names a firm, for a person to decide on; null: no single firm explains the step.
 * @param pull the firm whose services move the corridor's mean most in the newest round
 */
export function firmEntry(
  { corridor, from, to }: CorridorStep,
  pull: ProviderPull | null,
  rule: WatchRule,
  names: WatchNames,
): WatchEntry | null {
  const limit = limitOf(rule);
  if (!pull || !jumps(from.mean, to.mean, limit) || jumps(from.mean, pull.without, limit)) return null;
  return {
    id: `corridor/${corridor}/${rule.id}/${to.period}`,
    about: corridor,
    updated: timeOfRound(to.period),
    title: `${subjectOf(`corridor/${corridor}`, names)}: one firm moved the mean in ${to.period}`,
    summary: `${inWords({ from, to })} Without ${pull.name} (${pull.services} services) it would be ${pull.without} %. ${rule.text}`,
  };
}

/** The feeds that an entry about a corridor is in: its own, and those of its two countries. */
export function feedsAbout(corridor: CorridorId): WatchFeed[] {
  const { sender, receiver } = endsOf(corridor);
  return [...new Set<WatchFeed>([corridor, sender, receiver])];
}

/** A feed keeps the newest; older ones stay with those who read it then. */
export const MOST_ENTRIES = 50;
/** Of corrections: one workbook that is given again corrects dozens of rounds at once, and would leave room for nothing else. */
export const MOST_CORRECTIONS = 20;

/** The entries of each feed that has any, the newest first, of one time in the order of their ids. */
export function byFeed(placed: readonly PlacedEntry[]): Map<WatchFeed, WatchEntry[]> {
  const feeds = new Map<WatchFeed, WatchEntry[]>();
  for (const { entry, feeds: own } of placed) {
    for (const feed of own) {
      const entries = feeds.get(feed);
      if (entries) entries.push(entry);
      else feeds.set(feed, [entry]);
    }
  }
  for (const [feed, entries] of feeds) {
    entries.sort((a, b) => byText(b.updated, a.updated) || byText(a.id, b.id));
    let corrections = 0;
    const kept = entries.filter(({ about }) => {
      if (about === 'corrections') corrections += 1;
      return about !== 'corrections' || corrections <= MOST_CORRECTIONS;
    });
    feeds.set(feed, kept.slice(0, MOST_ENTRIES));
  }
  return feeds;
}
