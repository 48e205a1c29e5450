/** Decides on a withdrawal: an edition that is scheduled, in force, stale or waiting counts no more. What it replaced stays replaced. */
import { type FeedHead, settled } from '../../shared/feeds/life.ts';
import type { About, Decision } from './requests.ts';
import { noSuchEdition } from './statement.ts';

export function decideWithdrawal(
  named: string,
  head: FeedHead,
  { receivedAt, evidence, key }: About,
): Decision {
  const before = settled(head, receivedAt.slice(0, 10));
  const isWaiting = before.waiting?.edition === named;
  const taken = isWaiting ? before.waiting : before.editions.find(({ edition }) => edition === named);
  if (!taken) return noSuchEdition(named);
  return {
    outcome: 'withdrawn',
    status: 200,
    about: { corridors: taken.corridors, isUnclear: false },
    body: { provider: head.provider, state: 'withdrawn', edition: named, receivedAt, evidence, key },
    head: {
      ...before,
      editions: before.editions.filter(({ edition }) => edition !== named),
      waiting: isWaiting ? null : before.waiting,
      withdrawn: { edition: named, at: receivedAt },
    },
  };
}
