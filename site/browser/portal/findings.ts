/** Shows findings beside the lines of the file that they are about. */
import type { Finding } from '../../../shared/feeds/report.ts';
import type { FirmTexts } from '../../texts/languages.ts';
import { fill } from '../../view/numbers.ts';
import type { CheckResult } from './check-worker.ts';
import { button, make, numberText } from './elements.ts';

type Words = FirmTexts['portal'];

/** Lines that are shown at once: a page of thousands is slow on an old computer. */
const LINES_AT_ONCE = 50;

/** @param list where they are shown. @param rules the page that has every rule */
export function showFindings(
  list: HTMLElement,
  { findings, lines }: Pick<CheckResult, 'findings' | 'lines'>,
  words: Words,
  rules: string,
): void {
  const byLine = new Map<number | null, Finding[]>();
  for (const finding of findings) byLine.set(finding.line, [...(byLine.get(finding.line) ?? []), finding]);
  const groups = [...byLine];
  let shown = 0;
  list.replaceChildren();
  const more = (): void => {
    const next = groups.slice(shown, shown + LINES_AT_ONCE);
    const items = next.map(([line, own]) =>
      make(
        'li',
        {},
        make('b', {}, line === null ? words.whole : fill(words.line, { line: numberText(line) })),
        line !== null && make('code', { class: 'row', lang: 'en' }, lines[line] ?? ''),
        make('ul', {}, ...own.map((finding) => itemOf(finding, words, rules))),
      ),
    );
    shown += next.length;
    list.append(...items);
    if (shown >= groups.length) return;
    const item = make('li', {});
    item.append(
      button(words.more, () => {
        item.remove();
        const before = list.children.length;
        more();
        // The keyboard goes on where it was.
        const first = list.children[before]?.querySelector('a');
        first?.focus();
      }),
    );
    list.append(item);
  };
  more();
}

function itemOf(
  { rule, severity, cell, pointer, sent, allowed, sentence }: Finding,
  words: Words,
  rules: string,
): Node {
  return make(
    'li',
    {},
    make('b', { class: `severity-${severity}` }, words[severity]),
    ' ',
    make('a', { href: `${rules}#${rule}`, lang: 'en', target: '_blank', rel: 'noopener' }, rule),
    ' ',
    make('code', { lang: 'en' }, cell ?? pointer),
    sent !== null && make('div', {}, fill(words.sent, { value: sent })),
    allowed !== null && make('div', { lang: 'en' }, fill(words.allowed, { value: allowed })),
    make('small', { lang: 'en' }, sentence),
  );
}
