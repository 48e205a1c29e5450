/** What is known of a country, in the order in which somebody needs it. Pure: the words are texts, chosen by the kinds. */
import { groupBy } from '../../shared/model/group-by.ts';
import { byText } from '../../shared/model/order.ts';
import type { NamedRight, Right } from '../../shared/model/right.ts';

type Step = 'firm' | 'further' | 'others' | 'money' | 'accounts' | 'licence';

/** Every kind of fact once; in a step, as they stand on the page. */
const STEPS: Readonly<Record<Step, readonly Right['kind'][]>> = {
  firm: ['report-within', 'answer', 'answer-exceptional', 'open-after', 'must-tell'],
  further: [
    ...(['body', 'body-banks', 'list', 'no-body'] as const),
    ...(['members-only', 'body-required', 'firm-must-agree', 'free', 'cost'] as const),
    ...(['body-within-answer', 'body-within-complaint', 'body-within-loss', 'limit'] as const),
    ...(['body-answers', 'binding', 'not-binding', 'no-damages', 'phone', 'post'] as const),
  ],
  others: [
    'supervisor',
    'takes-complaints',
    'no-single-cases',
    'information',
    'cross-border',
    'cross-border-takes',
  ],
  money: ['cancel', 'refund', 'not-below', 'fraud-hold', 'pay-out-within', 'money-secured'],
  accounts: ['controlled-persons'],
  licence: ['register-address', 'registration-only'],
};

/** The facts of each step. */
export function rightsBySteps(rights: readonly Right[]): Readonly<Record<Step, readonly Right[]>> {
  const of = (step: Step): Right[] =>
    STEPS[step].flatMap((kind) => rights.filter((right) => right.kind === kind));
  return {
    firm: of('firm'),
    further: of('further'),
    others: of('others'),
    money: of('money'),
    accounts: of('accounts'),
    licence: of('licence'),
  };
}

/** What stands above all: who hears complaints if the firm does not help, who lists them, or that we do not know. */
export function leadOf(rights: readonly Right[]): {
  readonly text: 'lead' | 'leadList' | 'leadAlone';
  readonly names: readonly NamedRight[];
} {
  const named = (kind: Right['kind']): NamedRight[] =>
    rights.flatMap((right) => ('name' in right && right.kind === kind ? [right] : []));
  const bodies = named('body');
  if (bodies.length > 0) return { text: 'lead', names: bodies };
  const lists = named('list');
  return lists.length > 0 ? { text: 'leadList', names: lists } : { text: 'leadAlone', names: [] };
}

/** Whether a source says how long the firm may take, or how long one has to wait for it. */
export const isAnswerKnown = (rights: readonly Right[]): boolean =>
  rights.some(({ kind }) => kind === 'answer' || kind === 'open-after');

/** Whether a source says until when a transfer can be cancelled. */
export const isCancelKnown = (rights: readonly Right[]): boolean =>
  rights.some(({ kind }) => kind === 'cancel');

/** A page that something was read on. */
export interface ReadPage {
  readonly source: string;
  /** Its host, without `www.`. */
  readonly host: string;
  /** ISO day. */
  readonly readOn: string;
}

/** Each page once, in the order of their hosts. */
export const pagesRead = (
  facts: readonly { readonly source: string; readonly readOn: string }[],
): ReadPage[] =>
  [...groupBy(facts, ({ source }) => source)]
    .map(([source, [first]]) => ({ source, host: hostOf(source), readOn: first?.readOn ?? '' }))
    .sort((a, b) => byText(a.host, b.host) || byText(a.source, b.source));

/** `financial-ombudsman.org.uk`. */
export const hostOf = (address: string): string => new URL(address).host.replace(/^www\./, '');
