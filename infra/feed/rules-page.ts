/** The page of rules, docs/provider-feed/rules.md, made from the catalogue (shared/feeds/rules.ts). */
import { SEVERITIES, type Severity } from '../../shared/feeds/report.ts';
import { RULES, type Rule, type RuleExample } from '../../shared/feeds/rules.ts';

const HEADS: Readonly<Record<Severity, readonly [title: string, text: string]>> = {
  error: [
    'Errors',
    'One of them refuses the feed. With `--accept-partial` (`?accept=partial`) it leaves out its service, and the others count.',
  ],
  doubt: [
    'Doubts',
    'The service waits, and the others count. If it is meant so, you confirm it (`npm run feed -- confirm EDITION --by ROLE --to URL`); ' +
      'two of them wait for a reviewer. A doubt of the feed as a whole holds all of it, and what counted before goes on.',
  ],
  note: ['Notes', 'They change nothing.'],
};

/** Markdown. */
export const rulesPage = (): string =>
  `${[
    '# The rules of a feed',
    '',
    'Every rule that a feed (`karvon-feed-1`) is checked by. They are the same on your machine (`npm run feed -- check`) and at the site. An',
    'id never gets another meaning. Each example is an edit of [example.json](../../shared/feeds/files/example.json) or',
    '[example.csv](../../shared/feeds/files/example.csv) that breaks the rule. This page is made from `shared/feeds/rules.ts`.',
    ...SEVERITIES.flatMap((severity) => [
      '',
      `## ${HEADS[severity][0]}`,
      HEADS[severity][1],
      '',
      ...tableOf(RULES.filter((rule) => rule.severity === severity)),
    ]),
  ].join('\n')}\n`;

function tableOf(rules: readonly Rule[]): string[] {
  const isLifted = rules.some(({ liftedBy }) => liftedBy !== undefined);
  const rows = [
    ['rule', 'what holds', ...(isLifted ? ['lifted by'] : []), 'an example that breaks it'],
    ['---', '---', ...(isLifted ? ['---'] : []), '---'],
    ...rules.map(({ id, text, liftedBy, example }) => [
      `\`${id}\``,
      text.replaceAll('__proto__', '`__proto__`'),
      ...(isLifted ? [liftedBy === 'reviewer' ? 'a reviewer' : 'you'] : []),
      exampleIn(example),
    ]),
  ];
  return rows.map((cells) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`);
}

function exampleIn({ file, from, to, more, everywhere, encoding }: RuleExample): string {
  const shown = to === '' ? 'nothing' : code(to);
  return [
    `${file === 'json' ? 'JSON' : 'CSV'}: ${code(from)} → ${shown}`,
    ...(more ? [` and ${code(more.text)} ${more.times.toLocaleString('en')} times`] : []),
    ...(everywhere ? [', everywhere'] : []),
    ...(encoding ? [`, in ${encoding}`] : []),
  ].join('');
}

/** What cannot be seen is written as JSON writes it. */
const code = (text: string): string =>
  text === ' ' ? 'a space' : `\`${text.replaceAll('\uFEFF', '\\uFEFF')}\``;
