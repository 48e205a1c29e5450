/**
 * What waits for a reviewer, and what becomes of it: prices that seem too good are taken or refused by somebody who is no provider. A
 * decision is signed as any request, and makes another edition of the same feed.
 */
import { REVIEWED_RULES } from '../../shared/contracts/feed-head.ts';
import type { DecisionBody, listWaitingOperation } from '../../shared/contracts/feed-operations.ts';
import { type FeedService, serviceKey } from '../../shared/feeds/feed.ts';
import { type FeedHead, lifeOf } from '../../shared/feeds/life.ts';
import type { AnswerOf } from '../http/operation.ts';
import { Problem } from '../http/problem.ts';
import { readFeedHeads } from '../storage/feed-heads.ts';
import { type HeldService, readStoredFeed } from '../storage/feeds.ts';
import type { Table } from '../storage/table.ts';
import { anotherEdition, isForReviewer } from './confirm.ts';
import type { FeedDependencies } from './dependencies.ts';
import type { About, Decision } from './requests.ts';

/** Decides on what a reviewer says of an edition. Doubts that the provider can lift stay for the provider. */
export async function decideReview(
  { edition: named, services, rule, verdict }: DecisionBody,
  head: FeedHead,
  about: About,
  table: Table,
): Promise<Decision> {
  let decided = 0;
  const isDecided = (each: string) => isForReviewer(each) && (rule === undefined || each === rule);
  const decision = await anotherEdition(named, head, about, table, ({ edition, stored, isWaiting }) => {
    const open = stored.held.filter(({ rules }) => rules.some(isDecided)).map(({ service }) => service);
    const chosen = new Set(services ?? open);
    const others = [...chosen].filter((service) => !open.includes(service));
    if (chosen.size === 0 || others.length > 0) return nothingWaits(others, rule, open);
    decided = chosen.size;
    const rest = stored.held.filter(({ service }) => !chosen.has(service));
    const isChosen = (service: FeedService) => chosen.has(serviceKey(service));
    const lifted = stored.held.flatMap((one): HeldService[] => {
      if (!chosen.has(one.service)) return [];
      const rules = one.rules.filter((each) => !isDecided(each));
      // Where all of it waits, each does, also without a doubt of its own.
      return rules.length > 0 || isWaiting ? [{ ...one, rules }] : [];
    });
    return {
      services:
        verdict === 'take' ? stored.feed.services : stored.feed.services.filter((one) => !isChosen(one)),
      held: verdict === 'take' ? [...rest, ...lifted] : rest,
      isHeldWhole: isWaiting,
      // What it charges is still the provider's word, by its signature. The decision has its own line in the log.
      about: { ...about, key: edition.key, evidence: edition.evidence },
    };
  });
  return decision.status === 200
    ? { ...decision, body: { ...decision.body, decides: named, verdict, decided } }
    : decision;
}

const SHOWN = 20;
function nothingWaits(
  others: readonly string[],
  rule: string | undefined,
  open: readonly string[],
): Decision {
  const [field, detail] =
    rule === undefined
      ? ['services', `These do not wait for a reviewer: ${others.slice(0, SHOWN).join(', ')}.`]
      : ['rule', `No service waits by the rule ${rule}.`];
  const allowed = open.length > 0 ? open.slice(0, SHOWN) : ['those that GET /v1/in/decisions names'];
  const problem = new Problem(422, 'nothing-waits', 'What is named does not wait for a reviewer.', [
    { field, detail, allowed },
  ]);
  return { outcome: 'refused', status: 422, body: problem.toJSON() };
}

/** Services that are listed at once. */
const MOST_LISTED = 100;
/** Characters of what a service charges. */
const MOST_CHARGES = 2_000;

/** All that waits for a reviewer as of now. */
export async function whatWaits({
  table,
  now,
}: Pick<FeedDependencies, 'table' | 'now'>): Promise<AnswerOf<typeof listWaitingOperation>> {
  const day = now().toISOString().slice(0, 10);
  const editions = (await readFeedHeads(table)).flatMap((head) => {
    const { current, scheduled } = lifeOf(head, day);
    const all = [...current, ...scheduled, ...(head.waiting ? [head.waiting] : [])];
    return all.filter(({ held }) => held > 0).map((edition) => ({ provider: head.provider, edition }));
  });
  const inOrder = editions.sort((a, b) => (a.edition.acceptedAt < b.edition.acceptedAt ? -1 : 1));
  const services: AnswerOf<typeof listWaitingOperation>['services'][number][] = [];
  let waiting = 0;
  // One after the other: a feed may have ten thousand services.
  for (const { provider, edition } of inOrder) {
    const { edition: id, acceptedAt, validFrom, validUntil, corridors, evidence } = edition;
    const { feed, held } = await readStoredFeed(table, id);
    const rulesOf = new Map(held.map(({ service, rules }) => [service, rules]));
    for (const service of feed.services) {
      const rules = rulesOf.get(serviceKey(service)) ?? [];
      if (!corridors.includes(service.corridor) || !rules.some(isForReviewer)) continue;
      waiting += 1;
      if (services.length === MOST_LISTED) continue;
      services.push({
        provider,
        edition: id,
        acceptedAt,
        validFrom,
        validUntil,
        service: serviceKey(service),
        rules: REVIEWED_RULES.filter((rule) => rules.includes(rule)),
        others: rules.filter((rule) => !isForReviewer(rule)),
        charges: chargesOf(service),
        evidence,
      });
    }
  }
  return { day, waiting, services };
}

function chargesOf({
  fees,
  exchangeRates,
  payoutFees,
  feeConvention,
  promotions = [],
}: FeedService): string | null {
  const text = JSON.stringify({ feeConvention, fees, exchangeRates, payoutFees, promotions });
  return text.length > MOST_CHARGES ? null : text;
}
