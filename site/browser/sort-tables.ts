/**
 * Makes the heads of tables of figures buttons that sort by their column. A table says with `data-decimal` that it can be sorted, and
 * which mark its numbers have; a head with `data-sorted` is the one by which it was sorted when the page was made; a cell with
 * `data-rank` is sorted by that number, and its column by nothing else. What a caption says of the order (`data-order`) is that of the
 * page as it was made: it is hidden while the rows stand in another.
 */
import { numberIn, orderOf, type SortKey } from '../view/data/sorting.ts';

const collator = new Intl.Collator(document.documentElement.lang);

function keysOf(
  cells: readonly (HTMLTableCellElement | undefined)[],
  head: Element,
  decimal: string,
): SortKey[] {
  if (cells.some((cell) => cell?.dataset.rank !== undefined))
    return cells.map((cell) => (cell?.dataset.rank === undefined ? null : Number(cell.dataset.rank)));
  const texts = cells.map((cell) => cell?.textContent ?? '');
  return head.classList.contains('n')
    ? texts.map((text) => numberIn(text, decimal))
    : texts.map((text) => text || null);
}

for (const table of document.querySelectorAll<HTMLTableElement>('table[data-decimal]')) {
  const [body] = table.tBodies;
  const heads = [...(table.tHead?.rows[0]?.cells ?? [])];
  const decimal = table.dataset.decimal ?? '.';
  const order = table.caption?.querySelector<HTMLElement>('[data-order]');
  const sortBy = (head: HTMLTableCellElement, at: number): void => {
    const rows = [...(body?.rows ?? [])];
    // Numbers and ranks begin with the least, as words do.
    const isDown = head.getAttribute('aria-sort') === 'ascending';
    const keys = keysOf(
      rows.map((row) => row.cells[at]),
      head,
      decimal,
    );
    body?.append(...orderOf(keys, isDown, collator.compare).flatMap((place) => rows[place] ?? []));
    for (const other of heads) other.removeAttribute('aria-sort');
    const way = isDown ? 'descending' : 'ascending';
    head.setAttribute('aria-sort', way);
    if (order) order.hidden = head.dataset.sorted !== way;
  };
  heads.forEach((head, at) => {
    // Bars have the figures of the column beside them.
    if (![...(body?.rows ?? [])].some((row) => row.cells[at]?.textContent)) return;
    const button = document.createElement('button');
    button.type = 'button';
    button.append(...head.childNodes);
    head.append(button);
    if (head.dataset.sorted) head.setAttribute('aria-sort', head.dataset.sorted);
    button.addEventListener('click', () => sortBy(head, at));
  });
}
