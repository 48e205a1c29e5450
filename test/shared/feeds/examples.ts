/** The example feed in both forms, and its check. */
import { readFileSync } from 'node:fs';
import {
  type CheckedFeed,
  checkFeed,
  type FeedContext,
  type FeedInput,
} from '../../../shared/feeds/check-feed.ts';
import { exampleContext } from '../../../shared/feeds/example.ts';
import type { Feed } from '../../../shared/feeds/feed.ts';

const textOf = (name: string): string =>
  readFileSync(new URL(`../../../shared/feeds/files/${name}`, import.meta.url), 'utf8');
export const EXAMPLES = { json: textOf('example.json'), csv: textOf('example.csv') } as const;
export const EXAMPLE: Feed = JSON.parse(EXAMPLES.json);
export const CONTEXT = exampleContext(EXAMPLE);

export const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

export const checkText = (
  text: string,
  over: Partial<FeedContext> = {},
  contentType: FeedInput['contentType'] = 'application/json',
): CheckedFeed => checkFeed({ bytes: bytesOf(text), contentType, wasPacked: true }, { ...CONTEXT, ...over });

/** A feed that is the example with another thing somewhere: `services.0.fees`. */
export function edited(path: string, value: unknown, of: unknown = EXAMPLE): string {
  const copy = structuredClone(of) as Record<string, unknown>;
  const names = path.split('.');
  const last = names.pop() ?? '';
  let at: Record<string, unknown> = copy;
  for (const name of names) at = at[name] as Record<string, unknown>;
  if (value === undefined) delete at[last];
  else at[last] = value;
  return JSON.stringify(copy, null, 1);
}

/** Each finding as `rule pointer`. */
export const foundIn = ({ findings }: CheckedFeed): string[] =>
  findings.map(({ rule, pointer }) => `${rule} ${pointer}`);
