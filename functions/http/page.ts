/** One page of a list. */
import { PAGE_SIZE, type RowFormat } from '../../shared/contracts/parameters.ts';

export interface Page<T> {
  readonly page: number;
  readonly pageSize: number;
  readonly total: number;
  readonly items: readonly T[];
}

/** What of a list is wanted. */
interface Asked {
  readonly page?: number | undefined;
  readonly pageSize?: number | undefined;
  readonly format?: RowFormat | undefined;
}

/**
 * The requested page, from 1; a page after the last one is empty. A file has the whole list, where no page of it is asked for: nobody
 * sees in a file that something is missing.
 */
export function pageOf<T>(all: readonly T[], asked: Asked, usual: number = PAGE_SIZE.usual): Page<T> {
  const isFile = asked.format === 'csv' || asked.format === 'jsonl';
  const page = asked.page ?? 1;
  const pageSize = asked.pageSize ?? (isFile && asked.page === undefined ? all.length : usual);
  return { page, pageSize, total: all.length, items: all.slice((page - 1) * pageSize, page * pageSize) };
}
