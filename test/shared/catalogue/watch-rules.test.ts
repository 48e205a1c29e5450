/** The rules of the feeds, as data: each line is read or refused with its place, and the document has them all. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readWatchRules, WATCH_RULES } from '../../../shared/catalogue/watch-rules.ts';
import { WATCH_KINDS } from '../../../shared/statistics/watch.ts';

const HEAD = 'id,kind,limit,unit,text\n';

test('every kind has a rule, and the document names each with its limit', () => {
  expect(new Set(WATCH_RULES.map(({ kind }) => kind))).toEqual(new Set(WATCH_KINDS));
  const document = readFileSync(new URL('../../../docs/watching.md', import.meta.url), 'utf8');
  for (const { id, limit, unit } of WATCH_RULES)
    expect(document).toContain(`| \`${id}\` | ${limit === null ? 'none' : `${limit} ${unit}`} |`);
});

test.each([
  ['a kind that is none', 'a,crosses,3,percent,Text.', /line 2, kind/],
  ['a limit that is no number', 'a,crossing,three,percent,Text.', /line 2, limit/],
  ['a limit below nothing', 'a,jump,-2,points,Text.', /line 2, limit/],
  ['no limit', 'a,crossing,,percent,Text.', /line 2, limit/],
  ['no unit', 'a,crossing,3,,Text.', /line 2, unit.*percent/],
  ['the unit of another kind', 'a,jump,3,percent,Text.', /line 2, unit.*points/],
  ['half a day', 'a,stale,2.5,days,Text.', /line 2, limit.*whole/],
  ['no quarter at all', 'a,stale,0,quarters,Text.', /line 2, limit.*whole/],
  ['a limit where there is none', 'a,correction,1,,Text.', /line 2, limit/],
  ['a unit where there is none', 'a,correction,1,days,Text.', /line 2, unit.*nothing/],
  ['no text', 'a,crossing,3,percent,', /line 2, text/],
  ['an id with a slash', 'a/b,crossing,3,percent,Text.', /line 2, id/],
  ['an id twice', 'a,crossing,3,percent,Text.\na,crossing,5,percent,Text.', /line 3.*once/],
])('is refused: %s', (_, lines, fault) => {
  expect(() => readWatchRules(`${HEAD}${lines}\n`)).toThrow(fault);
});
