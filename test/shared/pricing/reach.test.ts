/** Who can use a service: truth tables of what it needs and what people have. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  ACCESS_POINTS,
  FUNDING_INSTRUMENTS,
  PAYOUT_METHODS,
  RECIPIENT_HAS,
  SENDER_HAS,
  type SenderHas,
} from '../../../shared/model/vocabulary.ts';
import { reachOf, type ServiceNeeds } from '../../../shared/pricing/reach.ts';

const service = (over: Partial<ServiceNeeds> = {}): ServiceNeeds => ({
  fundingInstrument: 'cash',
  accessPoint: 'agent',
  papersNeeded: false,
  ...over,
});
const ALL: readonly SenderHas[] = SENDER_HAS.filter((has) => has !== 'cash-only');

describe('the sender', () => {
  it.each([
    ['cash', 'agent', []],
    ['cash', 'branch', []],
    ['cash', 'post-office', []],
    ['cash', 'call-centre', []],
    ['bank-account', 'branch', ['sender-needs-bank-account']],
    ['debit-card', 'branch', ['sender-needs-card']],
    ['credit-card', 'branch', ['sender-needs-card']],
    ['mobile-money', 'agent', ['sender-needs-mobile-money']],
    ['cash', 'internet', ['sender-needs-internet']],
    ['cash', 'mobile-app', ['sender-needs-internet']],
    ['cash', 'atm', ['sender-needs-card']],
    ['debit-card', 'atm', ['sender-needs-card']],
    ['bank-account', 'internet', ['sender-needs-bank-account', 'sender-needs-internet']],
  ] as const)(
    'with cash only, paying by %s at %s, lacks %j',
    (fundingInstrument, accessPoint, reachReasons) => {
      const asked = service({ fundingInstrument, accessPoint });
      const reach = reachReasons.length === 0 ? 'reachable' : 'not-reachable';
      expect(reachOf(asked, { sender: ['cash-only'] })).toEqual({ reach, reachReasons });
      expect(reachOf(asked, { sender: ALL })).toEqual({ reach: 'reachable', reachReasons: [] });
      for (const reason of reachReasons) {
        const without = ALL.filter((has) => reason !== `sender-needs-${has}`);
        expect(reachOf(asked, { sender: without })).toEqual({
          reach: 'not-reachable',
          reachReasons: [reason],
        });
      }
    },
  );

  it.each([
    [undefined, [], 'unknown', ['papers-not-recorded']],
    [undefined, ['papers'], 'reachable', []],
    [true, [], 'not-reachable', ['sender-needs-papers']],
    [true, ['papers'], 'reachable', []],
    [false, [], 'reachable', []],
  ] as const)('papers needed: %s, having %j, is %s %j', (papersNeeded, sender, reach, reachReasons) => {
    expect(reachOf(service({ papersNeeded }), { sender })).toEqual({ reach, reachReasons });
  });

  it('a certain lack is named without what else is not known', () => {
    expect(
      reachOf(service({ fundingInstrument: 'debit-card', papersNeeded: undefined }), { sender: [] }),
    ).toEqual({
      reach: 'not-reachable',
      reachReasons: ['sender-needs-card'],
    });
  });
});

describe('the recipient', () => {
  it.each([
    ['cash-pickup', []],
    ['home-delivery', []],
    ['bank-account', ['recipient-needs-bank-account']],
    ['partner-bank-account', ['recipient-needs-bank-account']],
    ['card', ['recipient-needs-card']],
    ['mobile-wallet', ['recipient-needs-wallet']],
  ] as const)('with cash only, paid out by %s, lacks %j', (payoutMethod, reachReasons) => {
    const asked = service({ payoutMethod, recipientPhoneNeeded: false });
    const reach = reachReasons.length === 0 ? 'reachable' : 'not-reachable';
    expect(reachOf(asked, { recipient: ['cash-only'] })).toEqual({ reach, reachReasons });
    expect(reachOf(asked, { recipient: ['bank-account', 'card', 'wallet'] }).reach).toBe('reachable');
  });

  it.each([
    [undefined, [], 'reachable', []],
    [undefined, ['phone'], 'reachable', []],
    [undefined, ['wallet'], 'reachable', []],
    [true, [], 'not-reachable', ['recipient-needs-phone']],
    [true, ['phone'], 'reachable', []],
    [true, ['wallet'], 'reachable', []],
    [false, [], 'reachable', []],
  ] as const)(
    'phone needed: %s, having %j, is %s %j',
    (recipientPhoneNeeded, recipient, reach, reachReasons) => {
      const asked = service({ payoutMethod: 'cash-pickup', recipientPhoneNeeded });
      expect(reachOf(asked, { recipient })).toEqual({ reach, reachReasons });
    },
  );

  it('is never reachable for certain if the pay-out was not recorded', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...FUNDING_INSTRUMENTS),
        fc.constantFrom(...ACCESS_POINTS),
        fc.subarray([...RECIPIENT_HAS]),
        (fundingInstrument, accessPoint, recipient) => {
          const { reach, reachReasons } = reachOf(service({ fundingInstrument, accessPoint }), { recipient });
          expect(reach).toBe('unknown');
          expect(reachReasons).toContain('pay-out-not-recorded');
        },
      ),
    );
  });
});

describe('a profile', () => {
  it('without a sender and a recipient lacks nothing', () => {
    expect(reachOf(service({ papersNeeded: undefined }), {})).toEqual({
      reach: 'reachable',
      reachReasons: [],
    });
  });

  it('never reaches less by having more', () => {
    const order = ['not-reachable', 'unknown', 'reachable'];
    const anyService = fc.record({
      fundingInstrument: fc.constantFrom(...FUNDING_INSTRUMENTS),
      accessPoint: fc.constantFrom(...ACCESS_POINTS),
      payoutMethod: fc.constantFrom(undefined, ...PAYOUT_METHODS),
      papersNeeded: fc.constantFrom(undefined, true, false),
      recipientPhoneNeeded: fc.constantFrom(undefined, true, false),
    });
    fc.assert(
      fc.property(
        anyService,
        fc.subarray([...ALL]),
        fc.constantFrom(...ALL),
        fc.subarray(['bank-account', 'wallet', 'phone'] as const),
        (asked, sender, more, recipient) => {
          const rank = (has: readonly SenderHas[]) =>
            order.indexOf(reachOf(asked, { sender: has, recipient }).reach);
          expect(rank([...sender, more])).toBeGreaterThanOrEqual(rank(sender));
        },
      ),
    );
  });
});
