/** The catalogue of rules: each has an example that breaks it, and the example files break none. */
import { describe, expect, it } from 'vitest';
import { checkFeed } from '../../../shared/feeds/check-feed.ts';
import { brokenBy } from '../../../shared/feeds/example.ts';
import { RULE_IDS } from '../../../shared/feeds/fault.ts';
import { RULES, ruleOf } from '../../../shared/feeds/rules.ts';
import { CONTEXT, checkText, EXAMPLES } from './examples.ts';

describe('the example', () => {
  it.each([
    ['json', 'application/json'],
    ['csv', 'text/csv'],
  ] as const)('in %s breaks no rule', (file, contentType) => {
    const { report, feed } = checkText(EXAMPLES[file], {}, contentType);
    expect(report).toEqual({
      outcome: 'accepted',
      counts: { error: 0, doubt: 0, note: 0 },
      findings: [],
      services: { accepted: 3, held: 0, refused: 0 },
      references: { 'EUR-TJS': '11.03', 'EUR-USD': '1.15' },
    });
    expect(feed?.services).toHaveLength(3);
  });
});

describe('each rule', () => {
  it('is there once, by its id, in the order of reading', () => {
    expect(RULES.map(({ id }) => id)).toEqual([...RULE_IDS]);
    expect(new Set(RULE_IDS).size).toBe(RULE_IDS.length);
    expect(new Set(RULES.map(({ text }) => text)).size).toBe(RULES.length);
  });

  it.each(RULES)('$id is broken by its example', ({ id, severity, example }) => {
    expect(EXAMPLES[example.file]).toContain(example.from);
    const { report, findings, feed } = checkFeed(brokenBy(example, EXAMPLES[example.file]), CONTEXT);
    expect(findings.map(({ rule }) => rule)).toContain(id);
    const outcome = report.counts.error > 0 ? 'refused' : report.counts.doubt > 0 ? 'held' : 'accepted';
    expect(report.outcome).toBe(outcome);
    if (severity === 'error') expect([outcome, feed]).toEqual(['refused', null]);
    if (severity === 'doubt') expect(ruleOf(id).liftedBy).toBeDefined();
  });
});
