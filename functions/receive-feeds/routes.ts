/** Finds the operation that answers a signed request, and answers it. */
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import {
  confirmFeedOperation,
  decideOperation,
  FEED_OPERATIONS,
  type FeedOperation,
  getFeedReportOperation,
  getFeedStatusOperation,
  listWaitingOperation,
  sendFeedOperation,
  withdrawFeedOperation,
} from '../../shared/contracts/feed-operations.ts';
import { newBuckets } from '../http/buckets.ts';
import { Problem } from '../http/problem.ts';
import { accepts, allowedBy, checkQuery } from '../http/query.ts';
import { type ApiAnswer, optionsAnswer } from '../http/read-api.ts';
import { newRouter } from '../http/router.ts';
import { feedIn } from './body.ts';
import { decideConfirmation } from './confirm.ts';
import type { FeedDependencies } from './dependencies.ts';
import { answerOnce, type Wanted } from './requests.ts';
import { decideReview, whatWaits } from './review.ts';
import { SANDBOX } from './sandbox.ts';
import { decideFeed, draftOf } from './send-feed.ts';
import { type SignedRequest, signedRequest } from './signed-request.ts';
import { decisionIn, statementIn } from './statement.ts';
import { feedReport, feedStatus } from './status.ts';
import { decideWithdrawal } from './take-back.ts';

const route = newRouter(FEED_OPERATIONS);

/** Requests a second, and at once, of a party, of one instance of the function. */
const SHARE = { rate: 5, burst: 10 };
const TOO_MANY = new Problem(
  429,
  'too-many-requests',
  'These are more requests than a party has a share of.',
  [
    {
      field: 'requests',
      detail: 'There were too many within seconds.',
      allowed: [`${SHARE.rate} a second, ${SHARE.burst} at once`],
    },
  ],
);

/** What is of another role is not there: the distribution makes a page of any 403. */
const OUT_OF_SCOPE = new Problem(404, 'out-of-scope', 'There is nothing here for the role of this party.', [
  {
    field: 'keyid',
    detail: 'Its party is registered with another role.',
    allowed: ['a key of a provider for feeds, a key of a reviewer for decisions'],
  },
]);

/** Answers requests, each of a party within its share. @throws Problem */
export function newFeedRoutes(
  dependencies: FeedDependencies,
): (event: APIGatewayProxyEventV2) => Promise<ApiAnswer> {
  const isWithinShare = newBuckets(SHARE);
  return async (event) => {
    const routed = route(event);
    const options = optionsAnswer(event, routed);
    if (options) return options;
    const signed = await signedRequest(event, dependencies);
    // Only what is signed counts, so that nobody uses up the share of another.
    if (!isWithinShare(signed.party.id, dependencies.now().getTime())) throw TOO_MANY;
    return run(routed.operation, routed.parameter, routed.query, signed, dependencies);
  };
}

async function run(
  operation: FeedOperation,
  edition: string,
  query: Record<string, string>,
  signed: SignedRequest,
  dependencies: FeedDependencies,
): Promise<ApiAnswer> {
  const { party, request } = signed;
  const { table } = dependencies;
  if (party.role !== (operation.tag === 'Reviewers' ? 'reviewer' : 'provider')) throw OUT_OF_SCOPE;
  switch (operation.operationId) {
    case 'sendFeed': {
      const given = checkQuery(sendFeedOperation, query);
      const isSandboxed = party.id === SANDBOX.id && given['dry-run'] === undefined;
      const input = feedIn(request.headers['content-type'] ?? '', request.body, isSandboxed);
      const sent = { party, input, isPartial: given.accept === 'partial' };
      if (given['dry-run']) return draftOf(sent, dependencies);
      const decide: Wanted['decide'] = (head, about) => decideFeed(sent, head, about, dependencies);
      return answerOnce(signed, { kind: 'feed', provider: party.id, decide }, dependencies);
    }
    case 'withdrawFeed': {
      checkQuery(withdrawFeedOperation, query);
      const named = statementIn(request).edition;
      const decide: Wanted['decide'] = async (head, about) => decideWithdrawal(named, head, about);
      return answerOnce(signed, { kind: 'withdrawal', provider: party.id, decide }, dependencies);
    }
    case 'confirmFeed': {
      checkQuery(confirmFeedOperation, query);
      const named = statementIn(request).edition;
      const decide: Wanted['decide'] = (head, about) => decideConfirmation(named, head, about, table);
      return answerOnce(signed, { kind: 'confirmation', provider: party.id, decide }, dependencies);
    }
    case 'decide': {
      checkQuery(decideOperation, query);
      const said = decisionIn(request);
      const { provider, edition, verdict, services = null, rule = null, reason, by } = said;
      const decision = { edition, verdict, services, rule, reason, by };
      const decide: Wanted['decide'] = (head, about) => decideReview(said, head, about, table);
      return answerOnce(signed, { kind: 'decision', provider, decide, decision }, dependencies);
    }
    case 'listWaiting':
      checkQuery(listWaitingOperation, query);
      return unstored(await whatWaits(dependencies));
    case 'getFeedStatus':
      checkQuery(getFeedStatusOperation, query);
      return unstored(await feedStatus(party.id, dependencies));
    case 'getFeedReport': {
      const { against } = checkQuery(getFeedReportOperation, query);
      return unstored(await feedReport(party.id, checkedEdition(edition), against, dependencies));
    }
  }
}

/** What a party reads is for nobody else. */
const unstored = (body: unknown): ApiAnswer => ({
  status: 200,
  body,
  headers: { 'cache-control': 'no-store' },
});

/** @throws Problem 400 */
function checkedEdition(edition: string): string {
  const parameter = getFeedReportOperation.inPath.edition;
  if (accepts(parameter, edition)) return edition;
  throw new Problem(400, 'bad-edition', 'The edition is not understood.', [
    { field: 'edition', detail: 'It is no id.', allowed: allowedBy(parameter) },
  ]);
}
