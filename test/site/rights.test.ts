/** What the page of a country says of it: what is known in which step, what is not known, and whose word it is. */
import { expect, test } from 'vitest';
import { RIGHTS, readRights } from '../../shared/catalogue/rights.ts';
import type { Right } from '../../shared/model/right.ts';
import {
  hostOf,
  isAnswerKnown,
  isCancelKnown,
  leadOf,
  pagesRead,
  rightsBySteps,
} from '../../site/view/rights.ts';

const rights = (...kinds: string[]): readonly Right[] =>
  readRights(
    `${[
      'id,countries,kind,number,unit,name,lang,address,standing,source,readOn',
      ...kinds.map((kind) => `deu-${kind.split(',', 1)[0]},DEU,${kind},own,https://example.org,2026-11-28`),
    ].join('\n')}\n`,
  );
const BODY = 'body,,,Ombudsman,en,';
const BANKS = 'body-banks,,,Bank Ombudsman,en,';
const LIST = 'list,,,Ministry,en,';
const SUPERVISOR = 'supervisor,,,Authority,en,';

test.each([
  [[BODY], 'lead', ['Ombudsman']],
  [[LIST, BODY], 'lead', ['Ombudsman']],
  [[LIST], 'leadList', ['Ministry']],
  // Firms that send money are mostly no banks, and a supervisor does not decide.
  [[BANKS], 'leadAlone', []],
  [[BANKS, LIST], 'leadList', ['Ministry']],
  [[SUPERVISOR], 'leadAlone', []],
  [[], 'leadAlone', []],
] as const)('who decides, of %j: %s', (kinds, text, names) => {
  const lead = leadOf(rights(...kinds));
  expect([lead.text, lead.names.map(({ name }) => name)]).toEqual([text, names]);
});

test.each([
  [['answer,15,days,,,'], true],
  [['open-after,8,weeks,,,'], true],
  [['answer-exceptional,35,days,,,'], false],
  [['body-answers,90,days,,,'], false],
  [[], false],
] as const)('whether the time to answer is known, of %j: %s', (kinds, known) => {
  expect(isAnswerKnown(rights(...kinds))).toBe(known);
});

test.each([
  [['cancel,30,minutes,,,'], true],
  [['refund,3,days,,,'], false],
  [['fraud-hold,2,days,,,'], false],
  [[], false],
] as const)('whether cancelling is known, of %j: %s', (kinds, known) => {
  expect(isCancelKnown(rights(...kinds))).toBe(known);
});

test('every fact stands in one step, whatever it is of', () => {
  const shown = Object.values(rightsBySteps(RIGHTS)).flat();
  expect(new Set(shown)).toEqual(new Set(RIGHTS));
  expect(shown).toHaveLength(RIGHTS.length);
});

test('in a step the body stands first, then what it costs, then until when', () => {
  const { further } = rightsBySteps(rights('body-within-answer,6,months,,,', 'free,,,,,', BODY));
  expect(further.map(({ kind }) => kind)).toEqual(['body', 'free', 'body-within-answer']);
});

test('a page that several facts are from is named once, by its host', () => {
  const readOn = '2026-11-28';
  expect(
    pagesRead([
      { source: 'https://www.b.example/x', readOn },
      { source: 'https://a.example/y', readOn },
      { source: 'https://www.b.example/x', readOn },
    ]),
  ).toEqual([
    { source: 'https://a.example/y', host: 'a.example', readOn },
    { source: 'https://www.b.example/x', host: 'b.example', readOn },
  ]);
  expect(hostOf('http://www.qcb.gov.qa/English')).toBe('qcb.gov.qa');
});
