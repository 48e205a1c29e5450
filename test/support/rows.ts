/** Holds an operation's rows as CSV and JSON Lines against its JSON answer. */
import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { parse } from 'csv-parse/sync';
import { expect } from 'vitest';
import type { Operation } from '../../shared/contracts/operation.ts';

type Send = (path: string) => Promise<APIGatewayProxyStructuredResultV2>;

/** What was done to a cell so that no spreadsheet runs it, undone. */
const unescaped = (cell: string): string => (/^'+[=+\-@\t\r\n＝＋－＠]/.test(cell) ? cell.slice(1) : cell);

/**
 * Every field of every row is in a column or listed as in JSON alone, every value is the same in all three, and an address has a tag.
 * @param path with a query, which is asked in each format
 * @returns the rows as CSV has them
 */
export async function checkRows(
  { operationId, rows }: Operation,
  send: Send,
  path: string,
): Promise<Record<string, string>[]> {
  if (!rows) throw new Error(`${operationId} has no rows`);
  const [json, csv, jsonl] = await Promise.all(
    ['json', 'csv', 'jsonl'].map((format) => send(`${path}&format=${format}`)),
  );
  const answer = JSON.parse(json?.body ?? 'null');
  const list: Record<string, unknown>[] = answer[rows.list];
  expect(list.length, path).toBeGreaterThan(0);
  const columns = Object.entries(rows.columns);
  const known = new Set([...columns.map(([, { field }]) => field), ...(rows.inJson ?? [])]);
  for (const row of list)
    expect(
      Object.keys(row).filter((field) => !known.has(field)),
      path,
    ).toEqual([]);

  expect(csv?.headers).toMatchObject({
    'content-type': 'text/csv; charset=utf-8; header=present',
    'content-disposition': expect.stringMatching(/^attachment; filename="karvon-[a-z0-9-]+\.csv"$/),
    etag: expect.stringMatching(/^"[\w-]{22}"$/),
  });
  const [header, ...lines]: string[][] = parse(csv?.body ?? '');
  expect(header).toEqual(columns.map(([name]) => name));
  expect(lines.map((cells) => cells.map(unescaped))).toEqual(
    list.map((row) =>
      columns.map(([, { cell }]) => {
        const value: unknown = cell(row as never, answer as never);
        return Array.isArray(value) ? value.join(' ') : String(value ?? '');
      }),
    ),
  );

  expect(jsonl?.headers).toMatchObject({ 'content-type': 'application/jsonl; charset=utf-8' });
  const read = (jsonl?.body ?? '').split('\n').slice(0, -1);
  expect(read.map((line) => JSON.parse(line))).toEqual(list);
  return lines.map((cells) => Object.fromEntries(columns.map(([name], index) => [name, cells[index] ?? ''])));
}
