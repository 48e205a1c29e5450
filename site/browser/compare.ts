/**
 * The comparison of corridors: which ones stands in the address after its `#`; their figures are read from the published files, which the
 * site is asked for as for any page. Whatever they say is shown as text.
 */
import type { CorridorFile, StatisticsFile } from '../../shared/contracts/publication.ts';
import type { CorridorPrices } from '../../shared/model/corridor-prices.ts';
import type { DisputeMark } from '../../shared/model/dispute.ts';
import type { CorridorStatistics } from '../../shared/statistics/corridor-statistics.ts';
import {
  COMPARED,
  COMPARED_FIGURES,
  type ComparedCorridor,
  type ComparedFigure,
  comparedCorridor,
  comparisonCsv,
  comparisonTable,
  corridorsIn,
  corridorTyped,
  KIND_GROUPS,
  type KindGroup,
  type KindRow,
  kindRows,
  MOST_COMPARED,
} from '../view/data/compare.ts';
import { fill, type NumberMarks, writeNumber } from '../view/numbers.ts';
import { shortPercent } from '../view/short-percent.ts';

/** What the page knows of its language. */
export interface CompareView {
  readonly marks: NumberMarks;
  /** Address of a corridor's page, without the corridor. */
  readonly pages: string;
  readonly notKnown: string;
  readonly none: string;
  readonly remove: string;
  readonly unknown: string;
  readonly choose: string;
  readonly full: string;
  readonly notLoaded: string;
  readonly shown: string;
  readonly csv: string;
  /** What is said on the button where no spreadsheet could be made. */
  readonly xlsxFailed: string;
  /** Open disputes, which this page shows beside the files' figures. */
  readonly disputes: {
    /** The word beside a corridor whose figures are contested. */
    readonly mark: string;
    /** Address of the page that says who contests them, and why. */
    readonly page: string;
    readonly open: readonly DisputeMark[];
  };
  /** Of the prices, in English, for the files. */
  readonly source: { readonly citation: string; readonly licence: string };
  readonly words: Readonly<Record<string, string>>;
  readonly figures: Readonly<Record<ComparedFigure, string>>;
  readonly groups: Readonly<Record<KindGroup, string>>;
  /** The words of each group, in the order of its vocabulary; what is not recorded among them. */
  readonly kinds: Readonly<Record<KindGroup, Readonly<Record<string, string>>>>;
}

const place = document.querySelector<HTMLElement>('#compare');
const table = place?.querySelector('table');
const field = place?.querySelector('input');
const status = place?.querySelector<HTMLElement>('[role=status]');
const files = place?.querySelector<HTMLElement>('.files');
const xlsx = files?.querySelector('button');
if (place && table && field && status && files && xlsx) {
  const view: CompareView = JSON.parse(place.dataset.view ?? '');
  const options = [...place.querySelectorAll<HTMLOptionElement>('option')];
  const nameOf = (corridor: string): string =>
    options.find(({ dataset }) => dataset.at === corridor)?.value ?? corridor;
  const loaded = new Map<string, Promise<ComparedCorridor>>();
  let file = '';
  let inTable: readonly ComparedCorridor[] = [];

  const read = async <File>(path: string): Promise<File> => {
    const answer = await fetch(path);
    if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
    return answer.json();
  };
  async function load(corridor: string): Promise<ComparedCorridor> {
    const [prices, statistics] = await Promise.all([
      read<CorridorFile>(`/data/corridors/${corridor}.json`),
      read<StatisticsFile>(`/data/statistics/${corridor}.json`),
    ]);
    if (prices.publication !== statistics.publication) throw new Error(`${corridor}: two publications`);
    // As the schemas have them, which are made to be exactly these types.
    const { publication } = prices;
    return comparedCorridor(
      publication,
      prices.sheet as CorridorPrices,
      statistics.statistics as CorridorStatistics,
      view.disputes.open,
    );
  }
  function figuresOf(corridor: string): Promise<ComparedCorridor> {
    const before = loaded.get(corridor) ?? load(corridor);
    loaded.set(corridor, before);
    // What failed is tried again.
    before.catch(() => loaded.delete(corridor));
    return before;
  }

  const number = (value: string): string => writeNumber(shortPercent(value), view.marks);
  function textOf(figure: ComparedFigure, value: string | null): string {
    if (value === null) return view.notKnown;
    if (COMPARED[figure] === 'word') return view.words[value] ?? value;
    return COMPARED[figure] === 'text' ? value : number(value);
  }
  const rowsOf = (corridors: readonly ComparedCorridor[], group: KindGroup): KindRow[] =>
    kindRows(corridors, group, Object.keys(view.kinds[group]));

  const cell = (tag: 'th' | 'td', text: string, scope?: string): HTMLTableCellElement => {
    const made = document.createElement(tag);
    made.append(text);
    if (scope) made.scope = scope;
    else made.className = 'n';
    return made;
  };
  const row = (head: string, cells: readonly string[]): HTMLTableRowElement => {
    const made = document.createElement('tr');
    made.append(cell('th', head, 'row'), ...cells.map((text) => cell('td', text)));
    return made;
  };
  function columnHead({ corridor, disputed: [dispute] }: ComparedCorridor): HTMLTableCellElement {
    const head = cell('th', '', 'col');
    const link = document.createElement('a');
    link.href = view.pages + corridor.toLowerCase();
    link.append(nameOf(corridor));
    const button = document.createElement('button');
    button.type = 'button';
    button.append(view.remove);
    button.setAttribute('aria-label', `${view.remove}: ${nameOf(corridor)}`);
    button.addEventListener('click', () => {
      go(corridorsIn(location.hash).filter((one) => one !== corridor));
      field?.focus();
    });
    head.append(link);
    if (dispute !== undefined) {
      const { mark, page } = view.disputes;
      const why = document.createElement('a');
      why.href = `${page}#${dispute.toLowerCase()}`;
      why.append(mark);
      why.setAttribute('aria-label', `${mark}: ${nameOf(corridor)}`);
      head.append(why);
    }
    head.append(button);
    return head;
  }

  const fileName = (corridors: readonly ComparedCorridor[]): string =>
    corridors.map(({ corridor }) => corridor).join('_');

  function show(corridors: readonly ComparedCorridor[]): void {
    if (!table || !files) return;
    const bodyOf = (rows: readonly HTMLTableRowElement[]): HTMLTableSectionElement => {
      const body = document.createElement('tbody');
      body.append(...rows);
      return body;
    };
    const groups = KIND_GROUPS.flatMap((group) => {
      const head = document.createElement('tr');
      const title = cell('th', view.groups[group], 'rowgroup');
      title.colSpan = corridors.length + 1;
      head.append(title);
      const rows = rowsOf(corridors, group).map(({ key, parts }) =>
        row(
          view.kinds[group][key] ?? key,
          parts.map((part) => {
            if (part === undefined) return view.notKnown;
            return part ? `${number(part.mean)} (${part.count})` : view.none;
          }),
        ),
      );
      return rows.length > 0 ? [bodyOf([head, ...rows])] : [];
    });
    const heads = table.tHead?.rows[0];
    heads?.replaceChildren(heads.cells[0] ?? '', ...corridors.map(columnHead));
    for (const body of [...table.tBodies]) body.remove();
    const figures = COMPARED_FIGURES.map((figure) =>
      row(
        view.figures[figure],
        corridors.map(({ figures: own }) => textOf(figure, own[figure])),
      ),
    );
    table.append(bodyOf(figures), ...groups);
    URL.revokeObjectURL(file);
    inTable = corridors;
    const csv = comparisonCsv(corridors, (group) => rowsOf(corridors, group));
    file = URL.createObjectURL(new Blob([csv], { type: 'text/csv' }));
    const link = document.createElement('a');
    link.href = file;
    link.download = `${fileName(corridors)}.csv`;
    link.append(view.csv);
    // With the blank behind it.
    const old = files.querySelector('a');
    old?.nextSibling?.remove();
    old?.remove();
    xlsx?.before(link, ' ');
    for (const part of [table.parentElement, files]) if (part) part.hidden = corridors.length === 0;
  }

  async function showAll(): Promise<void> {
    const asked = corridorsIn(location.hash);
    const [known, others] = [
      asked.filter((corridor) => options.some(({ dataset }) => dataset.at === corridor)),
      asked.filter((corridor) => !options.some(({ dataset }) => dataset.at === corridor)),
    ];
    const all = await Promise.allSettled(known.slice(0, MOST_COMPARED).map(figuresOf));
    // Another one may be asked for by now.
    if (corridorsIn(location.hash).join() !== asked.join()) return;
    show(all.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : [])));
    const isWhole = all.every((one) => one.status === 'fulfilled');
    say(
      isWhole
        ? [
            ...(known.length > 0 ? [fill(view.shown, { count: String(all.length) })] : []),
            ...(known.length > MOST_COMPARED ? [view.full] : []),
            ...others.map((name) => fill(view.unknown, { name })),
          ].join(' ')
        : view.notLoaded,
    );
  }
  function say(text: string): void {
    if (status) status.textContent = text;
  }
  function go(corridors: readonly string[]): void {
    location.hash = corridors.join(',').toLowerCase();
  }
  function addTyped(): void {
    if (!field) return;
    const typed = field.value.trim();
    if (typed === '') return;
    const found = corridorTyped(
      typed,
      options.map(({ value, dataset }) => ({ corridor: dataset.at ?? '', name: value })),
    );
    const asked = corridorsIn(location.hash);
    if (!found) say(fill(view.choose, { name: typed }));
    else if (asked.length >= MOST_COMPARED && !asked.includes(found)) say(view.full);
    else {
      field.value = '';
      go([...asked.filter((one) => one !== found), found]);
    }
  }

  xlsx.addEventListener('click', () => {
    const corridors = inTable;
    const made = comparisonTable(corridors, (group) => rowsOf(corridors, group), view.source, location.href);
    // What writes it is loaded with the first press.
    import('./xlsx.ts')
      .then(({ save }) => save(made, fileName(corridors)))
      .catch(() => {
        xlsx.textContent = view.xlsxFailed;
      });
  });
  place.querySelector('#add')?.addEventListener('click', addTyped);
  field.addEventListener('keydown', ({ key }) => {
    if (key === 'Enter') addTyped();
  });
  addEventListener('hashchange', () => void showAll());
  place.hidden = false;
  void showAll();
}
