/**
 * The rows behind a figure: which figure stands in the address after its `#`; what is behind it is read from the API. Whatever that says is
 * shown as text.
 */
import type { LineageAnswer, LineageRow } from '../../shared/contracts/lineage-operations.ts';
import { fill, type NumberMarks, writeNumber } from '../view/numbers.ts';

/** What ids are written with. */
const ID = /^[\w.-]+$/;

type Words = Readonly<Record<string, string>>;

/** What the page knows of its language. */
export interface LineageView {
  readonly marks: NumberMarks;
  /** Address of the page on the method. */
  readonly method: string;
  readonly colon: string;
  readonly notRecorded: string;
  readonly noMargin: string;
  /** A percentage with its sign. */
  readonly percent: string;
  readonly parts: string;
  readonly partsNoMargin: string;
  readonly way: string;
  readonly unknown: string;
  readonly notLoaded: string;
  readonly loading: string;
  readonly shown: string;
  readonly withdrawn: string;
  readonly counted: string;
  readonly csv: string;
  readonly json: string;
  readonly terms: Readonly<
    Record<
      | 'id'
      | 'value'
      | 'method'
      | 'more'
      | 'code'
      | 'computedBy'
      | 'publication'
      | 'facts'
      | 'edition'
      | 'publisher'
      | 'evidence'
      | 'accepted'
      | 'inEdition',
      string
    >
  >;
  readonly units: Words;
  readonly facts: Words;
  /** By what the API says in English: where facts are from. */
  readonly sources: Words;
  /** By their sources. */
  readonly publishers: Words;
  readonly whys: Words;
  readonly rules: Words;
  readonly funding: Words;
  readonly access: Words;
}

const place = document.querySelector<HTMLElement>('#lineage');
const status = document.querySelector<HTMLElement>('#lineage-status');
const about = document.querySelector<HTMLElement>('#about');
const counts = document.querySelector<HTMLTableElement>('#counts');
const table = document.querySelector<HTMLTableElement>('#rows');
const why = document.querySelector<HTMLElement>('#why');
const next = document.querySelector<HTMLButtonElement>('#next');
const files = place?.querySelector<HTMLElement>('.files');
if (place && status && about && counts && table && why && next && files) {
  const view: LineageView = JSON.parse(place.dataset.view ?? '');
  const { terms } = view;
  const choices = [...place.querySelectorAll<HTMLButtonElement>('[data-only]')];
  let only = 'counted';
  let page = 1;
  /** Of the requests the last one counts. */
  let asked = 0;

  const number = (value: string | number): string => writeNumber(String(value), view.marks);
  const pathOf = (id: string): string => `/v1/indicators/${encodeURIComponent(id)}/lineage`;
  const idOf = (): string => {
    try {
      return decodeURIComponent(location.hash.slice(1));
    } catch {
      return location.hash.slice(1);
    }
  };
  const made = (tag: string, ...inner: (string | Node)[]): HTMLElement => {
    const element = document.createElement(tag);
    element.append(...inner);
    return element;
  };
  const inEnglish = (text: string): HTMLElement => {
    const element = made('span', text);
    element.lang = 'en';
    return element;
  };
  const link = (href: string, text: string): HTMLAnchorElement => {
    const element = document.createElement('a');
    element.href = href;
    element.append(text);
    return element;
  };

  function showAbout(answer: LineageAnswer): void {
    const entries: [string, ...(string | Node)[]][] = [
      [terms.id, made('code', answer.id)],
      [terms.value, made('b', number(answer.value)), ` ${view.units[answer.unit] ?? answer.unit}`],
      [
        `${terms.method} ${answer.method.version}`,
        `${view.rules[answer.method.rule] ?? answer.method.text} `,
        link(view.method + new URL(answer.method.address, location.href).hash, terms.more),
      ],
      [terms.code, made('code', answer.code.file)],
      ...(answer.code.computedBy === null
        ? []
        : [[terms.computedBy, made('code', answer.code.computedBy)] as [string, Node]]),
      [terms.publication, made('code', answer.publication)],
      ...answer.facts.map(({ fact, source, values }): [string, ...(string | Node)[]] => [
        terms.facts,
        `${view.facts[fact] ?? fact}${view.colon}`,
        view.sources[source] ?? inEnglish(source),
        ...(values.length > 0 ? [` (${values.join(', ')})`] : []),
      ]),
    ];
    for (const edition of answer.editions) {
      entries.push(
        [
          terms.edition,
          made('code', edition.edition),
          edition.state === 'withdrawn' ? ` (${view.withdrawn})` : '',
        ],
        [terms.publisher, view.publishers[edition.source] ?? inEnglish(edition.publisher ?? edition.source)],
        [terms.evidence, made('code', edition.evidence)],
        [terms.accepted, edition.acceptedAt.slice(0, 10)],
        [terms.inEdition, `${number(edition.counted)}, ${number(edition.leftOut)}`],
      );
    }
    about?.replaceChildren(
      ...entries.flatMap(([term, ...inner]) => [made('dt', term), made('dd', ...inner)]),
    );
  }

  function showCounts({ counts: of }: LineageAnswer): void {
    const lines: [string, number][] = [
      [view.counted, of.counted],
      ...of.leftOut.map(({ why, rows }): [string, number] => [view.whys[why] ?? why, rows]),
    ];
    counts?.tBodies[0]?.replaceChildren(
      ...lines.map(([text, rows]) => {
        const head = document.createElement('th');
        head.scope = 'row';
        head.append(text);
        const cell = made('td', number(rows));
        cell.className = 'n';
        return made('tr', head, cell);
      }),
    );
  }

  /** A firm, and on a phone below it what stands in columns of its own on a wide page. */
  function named(name: string, below: readonly string[]): Node {
    const small = made('small', below.join('; '));
    small.className = 'narrow';
    const cell = document.createDocumentFragment();
    cell.append(name, small);
    return cell;
  }

  function rowOf(row: LineageRow): HTMLElement {
    const { fundingInstrument: pay, accessPoint: where } = row;
    const way =
      pay === null && where === null
        ? view.notRecorded
        : fill(view.way, {
            pay: pay === null ? view.notRecorded : (view.funding[pay] ?? pay),
            where: where === null ? view.notRecorded : (view.access[where] ?? where),
          });
    const margin = row.marginRecorded ? row.margin : null;
    const percent = (value: string): string => fill(view.percent, { n: number(value) });
    const parts =
      margin === null
        ? fill(view.partsNoMargin, { share: percent(row.fee) })
        : fill(view.parts, { share: percent(row.fee), percent: percent(margin) });
    const reason = row.leftOut === null ? [] : [view.whys[row.leftOut] ?? row.leftOut];
    const cells: [string | Node, string][] = [
      [row.corridor, 'wide'],
      [named(row.provider.name, [row.corridor, way, parts, ...reason]), ''],
      // What is asked about first, so that a phone shows it.
      [row.total === null ? '–' : number(row.total), 'n'],
      [way, 'wide'],
      [number(row.amount), 'n'],
      [number(row.fee), 'n wide'],
      [margin === null ? view.noMargin : number(margin), 'n wide'],
      ...reason.map((text): [string, string] => [text, 'wide']),
    ];
    const head = document.createElement('th');
    head.scope = 'row';
    // A name, and no quantity: without marks between thousands.
    head.append(String(row.number));
    head.title = row.edition;
    return made(
      'tr',
      head,
      ...cells.map(([inner, className]) => {
        const cell = made('td', inner);
        if (className) cell.className = className;
        return cell;
      }),
    );
  }

  async function load(): Promise<void> {
    asked += 1;
    const own = asked;
    const id = idOf();
    if (!place || !status || !table || !why || !next || !files) return;
    const start = document.querySelector<HTMLElement>('#start');
    if (start) start.hidden = id !== '';
    if (id === '') {
      place.hidden = true;
      status.textContent = '';
      return;
    }
    if (!ID.test(id)) {
      place.hidden = true;
      status.textContent = view.unknown;
      return;
    }
    status.textContent = view.loading;
    try {
      const answer = await fetch(`${pathOf(id)}?only=${only}&page=${page}`);
      if (own !== asked) return;
      if (answer.status === 404) {
        place.hidden = true;
        status.textContent = view.unknown;
        return;
      }
      if (!answer.ok) throw new Error(String(answer.status));
      const lineage: LineageAnswer = await answer.json();
      if (own !== asked) return;
      if (page === 1) {
        showAbout(lineage);
        showCounts(lineage);
        table.tBodies[0]?.replaceChildren();
        why.hidden = lineage.rows.every(({ leftOut }) => leftOut === null);
        const [before] = files.childNodes;
        files.replaceChildren(
          before ?? '',
          link(`${pathOf(id)}?format=csv`, view.csv),
          ' ',
          link(`${pathOf(id)}?format=jsonl`, view.json),
        );
      }
      table.tBodies[0]?.append(...lineage.rows.map(rowOf));
      const shown = table.tBodies[0]?.rows.length ?? 0;
      next.hidden = shown >= lineage.total;
      status.textContent = fill(view.shown, { few: number(shown), count: number(lineage.total) });
      for (const choice of choices) choice.setAttribute('aria-pressed', String(choice.dataset.only === only));
      place.hidden = false;
    } catch {
      if (own !== asked) return;
      status.textContent = view.notLoaded;
    }
  }

  const begin = (): void => {
    page = 1;
    void load();
  };
  for (const choice of choices)
    choice.addEventListener('click', () => {
      only = choice.dataset.only ?? 'counted';
      begin();
    });
  next.addEventListener('click', () => {
    page += 1;
    void load();
  });
  addEventListener('hashchange', () => {
    only = 'counted';
    begin();
  });
  begin();
}
