/** The files of a page's tables: each as CSV and as JSON, with its source and how to cite it. */
import { findSource } from '../../../shared/catalogue/sources.ts';
import { type Dispute, disputedIn } from '../../../shared/model/dispute.ts';
import type { SitePage } from '../../kinds.ts';
import { corridorTables, pastTables } from './corridor-tables.ts';
import { countryTables, regionTables, worldTables } from './group-tables.ts';
import { type Cell, citationOf, csvOf, jsonOf, type Table, type TableMeta } from './table.ts';
import { type Subject, tablePath } from './table-paths.ts';

/** The tables of a page, and what they are of; none of a page without figures. */
export function tablesOf({ data }: SitePage): { readonly subject: Subject; readonly tables: Table[] } | null {
  switch (data.kind) {
    case 'data':
      return { subject: 'world', tables: worldTables(data.summary, data.indicators, data.rounds) };
    case 'data-region':
      return { subject: data.region, tables: regionTables(data.region, data.summary, data.indicators) };
    case 'data-country':
      return { subject: data.country, tables: countryTables(data.country, data.summary, data.indicators) };
    case 'data-past':
      return { subject: data.corridor, tables: pastTables(data.corridor, data.rounds) };
    case 'data-corridor':
      return {
        subject: data.prices.corridor,
        tables: corridorTables(data.prices, data.statistics, data.rounds),
      };
    default:
      return null;
  }
}

interface FileBeside {
  readonly path: string;
  readonly body: string;
}

export function tableFiles(page: SitePage, origin: string, asOnDay?: string): FileBeside[] {
  const found = tablesOf(page);
  if (!found) return [];
  const { path, data } = page;
  const source = findSource('rpw');
  if (!source) throw new RangeError('no source rpw in the catalogue');
  const methodVersion = methodVersionOf(data);
  // All others have the same licence (CC BY 4.0); averages that others derived are of the survey's own rows.
  const metaOf = (table: Table): TableMeta => {
    const { others = [], own } = table;
    const ids = disputedOf(table, data);
    const cited = own ?? {
      citation: [source.citation, ...others].join('; '),
      licence: source.licence,
    };
    return {
      publication: data.publication.id,
      methodVersion,
      source: cited.citation,
      licence: cited.licence,
      citation: own
        ? `${own.citation}. As collected by Karvon, publication ${data.publication.id}, ${origin + path}`
        : citationOf(cited, methodVersion, data.publication.id, origin + path),
      asOnDay,
      disputed: ids.length > 0 ? ids : undefined,
    };
  };
  return found.tables.flatMap((table) => [
    { path: tablePath(found.subject, table.id, 'csv'), body: csvOf(table) },
    { path: tablePath(found.subject, table.id, 'json'), body: jsonOf(table, metaOf(table)) },
  ]);
}

const methodVersionOf = (data: SitePage['data']): string =>
  data.kind === 'data-corridor'
    ? data.statistics.methodVersion
    : 'indicators' in data && data.indicators
      ? data.indicators.methodVersion
      : '';

/** The ids of the open disputes whose figures a table has: of its subject, or of what its rows are of, in its quarter. */
function disputedOf({ id, columns, rows }: Table, data: SitePage['data']): string[] {
  const own = 'disputed' in data ? data.disputed : [];
  const contested = 'contested' in data ? data.contested : [];
  const newest = newestOf(data);
  const at = (name: string): number => columns.findIndex((column) => column.name === name);
  const idsOf = (disputes: readonly Dispute[], is: (dispute: Dispute) => boolean): string[] =>
    disputes.flatMap((one) => (is(one) ? one.id : []));
  const isRow = (
    dispute: Dispute,
    group: Cell | undefined,
    key: Cell | undefined,
    period: Cell | undefined,
  ) => disputedIn([dispute], String(group), String(key), String(period)).length > 0;
  switch (id) {
    case 'services':
    case 'figures':
      return idsOf(own, ({ period }) => period === newest);
    case 'history':
    case 'rounds':
      return idsOf(own, ({ period }) => rows.some((row) => row[at('period')] === period));
    case 'corridors':
      return idsOf(contested, (one) =>
        rows.some((row) => isRow(one, 'corridor', row[at('corridor')], row[at('period')])),
      );
    case 'groups':
      return idsOf(contested, (one) =>
        rows.some((row) => isRow(one, row[at('group')], row[at('key')], newest)),
      );
    case 'inclusion':
    case 'reported':
      return [];
    default:
      return id satisfies never;
  }
}

/** The quarter of the figures of now; undefined: the page has none of the survey. */
function newestOf(data: SitePage['data']): string | undefined {
  if (data.kind === 'data-corridor') return data.statistics.period;
  if (data.kind === 'data-past') return undefined;
  return 'indicators' in data ? data.indicators?.period : undefined;
}
