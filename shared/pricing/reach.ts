/**
 * Decides whether an access profile can use a service: compares what it needs with what the profile has
 * (docs/method.md, inclusion). Everybody has cash. If a need is not recorded, the answer is unknown ("ask before you
 * send"), and the service is listed, never hidden.
 */

import type { AccessProfile } from '../model/access-profile.ts';
import type { AccessPoint, FundingInstrument, PayoutMethod } from '../model/vocabulary.ts';

/** What a service needs. A field that is missing was not recorded. */
export interface ServiceNeeds {
  readonly fundingInstrument: FundingInstrument;
  readonly accessPoint: AccessPoint;
  readonly payoutMethod?: PayoutMethod | undefined;
  readonly papersNeeded?: boolean | undefined;
  readonly recipientPhoneNeeded?: boolean | undefined;
}

export type Reach = 'reachable' | 'not-reachable' | 'unknown';
export type ReachReason =
  | 'sender-needs-bank-account'
  | 'sender-needs-card'
  | 'sender-needs-mobile-money'
  | 'sender-needs-internet'
  | 'sender-needs-papers'
  | 'recipient-needs-bank-account'
  | 'recipient-needs-card'
  | 'recipient-needs-wallet'
  | 'recipient-needs-phone'
  | 'papers-not-recorded'
  | 'pay-out-not-recorded'
  | 'recipient-phone-not-recorded';

const FUNDING: Readonly<Record<FundingInstrument, 'bank-account' | 'card' | 'mobile-money' | null>> = {
  cash: null,
  'bank-account': 'bank-account',
  'debit-card': 'card',
  'credit-card': 'card',
  'mobile-money': 'mobile-money',
};
/** An ATM takes the order with a card. */
const ACCESS: Readonly<Partial<Record<AccessPoint, 'internet' | 'card'>>> = {
  internet: 'internet',
  'mobile-app': 'internet',
  atm: 'card',
};
const PAY_OUT: Readonly<Record<PayoutMethod, 'bank-account' | 'card' | 'wallet' | null>> = {
  'cash-pickup': null,
  'bank-account': 'bank-account',
  'partner-bank-account': 'bank-account',
  card: 'card',
  'mobile-wallet': 'wallet',
  'home-delivery': null,
};

/**
 * Whether a profile can use a service: `not-reachable` if it lacks something known to be needed, with everything it
 * lacks; else `unknown` if it may lack something that was not recorded; else `reachable`.
 */
export function reachOf(
  service: ServiceNeeds,
  { sender, recipient }: AccessProfile,
): { readonly reach: Reach; readonly reachReasons: readonly ReachReason[] } {
  const lacks: ReachReason[] = [];
  const unrecorded: ReachReason[] = [];
  if (sender) {
    const needs = new Set([FUNDING[service.fundingInstrument], ACCESS[service.accessPoint]]);
    for (const need of needs) if (need && !sender.includes(need)) lacks.push(`sender-needs-${need}`);
    if (!sender.includes('papers')) {
      if (service.papersNeeded) lacks.push('sender-needs-papers');
      if (service.papersNeeded === undefined) unrecorded.push('papers-not-recorded');
    }
  }
  if (recipient) {
    const { payoutMethod, recipientPhoneNeeded } = service;
    if (!payoutMethod) unrecorded.push('pay-out-not-recorded');
    const need = payoutMethod && PAY_OUT[payoutMethod];
    if (need && !recipient.includes(need)) lacks.push(`recipient-needs-${need}`);
    if (!recipient.includes('phone') && !recipient.includes('wallet')) {
      if (recipientPhoneNeeded) lacks.push('recipient-needs-phone');
      // A pay-out that is recorded says what it needs: cash needs nothing more.
      if (recipientPhoneNeeded === undefined && !payoutMethod)
        unrecorded.push('recipient-phone-not-recorded');
    }
  }
  if (lacks.length > 0) return { reach: 'not-reachable', reachReasons: lacks };
  if (unrecorded.length > 0) return { reach: 'unknown', reachReasons: unrecorded };
  return { reach: 'reachable', reachReasons: [] };
}
