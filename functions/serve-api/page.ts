/** One page of a list. */
import { PAGE_SIZE } from '../../shared/contracts/parameters.ts';

export interface Page<T> {
  readonly page: number;
  readonly pageSize: number;
  readonly total: number;
  readonly items: readonly T[];
}

/** The requested page, from 1; a page after the last one is empty. */
export function pageOf<T>(
  all: readonly T[],
  asked: { readonly page?: number | undefined; readonly pageSize?: number | undefined },
): Page<T> {
  const page = asked.page ?? 1;
  const pageSize = asked.pageSize ?? PAGE_SIZE.usual;
  return { page, pageSize, total: all.length, items: all.slice((page - 1) * pageSize, page * pageSize) };
}
