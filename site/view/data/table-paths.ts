/** Where the tables of data pages lie, and of which page each is. */
import type { CorridorId, CountryCode } from '../../../shared/model/vocabulary.ts';
import { TABLE_FORMATS, type TableFormat, type TableId } from './table.ts';

/** What a page with tables is about: a corridor, a country, a region, or the world. */
export type Subject = CorridorId | CountryCode | 'world';

export const tablePath = (subject: Subject, table: TableId, format: TableFormat): string =>
  `/data/tables/${subject}.${table}.${format}`;

/** The Atom feed of a subject (docs/watching.md). */
export function atomPath(subject: Subject): string {
  if (subject === 'world') return '/data/feeds/world.atom';
  return `/data/feeds/${subject.includes('-') ? 'corridors' : 'countries'}/${subject}.atom`;
}

/** The tables that a page of a kind may have; those of a corridor depend on what is known of it. */
const TABLES_OF = {
  data: ['corridors', 'figures', 'groups', 'history', 'rounds'],
  'data-region': ['corridors', 'figures'],
  'data-country': ['corridors', 'figures', 'reported'],
  'data-corridor': ['services', 'figures', 'history', 'inclusion', 'rounds'],
  'data-past': ['history', 'rounds', 'figures'],
} as const satisfies Readonly<Record<string, readonly TableId[]>>;

/** The kinds of pages with tables. */
export type KindWithTables = keyof typeof TABLES_OF;
export const hasTables = (kind: string): kind is KindWithTables => kind in TABLES_OF;

/** Every table that a subject's page may have, whether it has it or not: files of others are of a page that is gone. */
export const tablePaths = (kind: KindWithTables, subject: Subject): string[] =>
  TABLES_OF[kind].flatMap((table) => TABLE_FORMATS.map((format) => tablePath(subject, table, format)));

/** The part of a page's address below `/en/` that has a subject's tables. */
export function addressOf(subject: Subject): string {
  if (subject === 'world') return 'data';
  if (/^[A-Z]{3}$/.test(subject)) return `data/countries/${subject.toLowerCase()}`;
  return /^[A-Z]{3}-[A-Z]{3}$/.test(subject) ? `data/${subject.toLowerCase()}` : `data/regions/${subject}`;
}

/** The subject of a table's path; undefined: it is no table's. */
export const subjectAt = (path: string): Subject | undefined =>
  /^\/data\/tables\/([\w-]+)\.\w+\.(?:csv|json)$/.exec(path)?.[1];
