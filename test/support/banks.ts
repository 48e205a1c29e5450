/** Banks with their fixtures' answers: a twin of the HTTP client that serves recordings, and a collector that uses it. */
import type { CollectFxDependencies } from '../../functions/collect-fx/service.ts';
import { findSourceOfRates } from '../../functions/sources/fx/registry.ts';
import type { Answer, Ask, HttpClient } from '../../functions/sources/http-client.ts';
import type { Table } from '../../functions/storage/table.ts';
import { CASES, readFixture } from '../functions/sources/fx/cases.ts';
import { memoryEvidence } from './memory-stores.ts';

/** The address without the requested day. */
const stemOf = (url: string): string => url.replace(/[?\d].*$/, '');

/** What a bank answers: bytes, or an error of the client. */
export type BankAnswer = Uint8Array | Error;

export interface ClientTwin extends HttpClient {
  readonly asked: Ask[];
  /** Gives a source another answer from now on. */
  say(source: string, answer: BankAnswer): void;
}

/** `now`: the clock that dates every answer. */
export function clientTwin(now: () => Date): ClientTwin {
  const answers = new Map<string, BankAnswer>(CASES.map(({ url, file }) => [stemOf(url), readFixture(file)]));
  const asked: Ask[] = [];
  return {
    asked,
    say: (source, what) => {
      const found = CASES.find(({ id }) => id === source);
      if (!found) throw new Error(`no case ${source}`);
      answers.set(stemOf(found.url), what);
    },
    ask: async (ask): Promise<Answer> => {
      asked.push(ask);
      const what = answers.get(stemOf(ask.url));
      if (what === undefined) throw new Error(`nobody answers ${ask.url}`);
      if (what instanceof Error) throw what;
      const headers = { 'content-type': 'text/plain', etag: '"7"' };
      return { url: ask.url, askedAt: now().toISOString(), headers, bytes: what };
    },
  };
}

/** A source whose catalogue entry names no more currencies than the fixture has: fixtures are short. */
export function bankOf(id: string): CollectFxDependencies['sources'][number] {
  const source = findSourceOfRates(id);
  const found = CASES.find((one) => one.id === id);
  if (!source || !found) throw new Error(`no source ${id}`);
  const currencies = source
    .parse(readFixture(found.file))
    .bulletins.flatMap(({ rates }) => rates.map(({ currency }) => currency));
  return { ...source, entry: { ...source.entry, currencies: [...new Set(currencies)] } };
}

/** The fixture of a source with one text in place of another. Throws where the text is not there. */
export function fixtureHaving(
  id: string,
  ...changes: readonly (readonly [from: string, to: string])[]
): Buffer {
  const file = CASES.find((one) => one.id === id)?.file ?? '';
  // One byte for each character, so that unchanged text keeps its bytes.
  const text = changes.reduce((before, [from, to]) => {
    if (!before.includes(from)) throw new Error(`${file} has no ${from}`);
    return before.replaceAll(from, to);
  }, readFixture(file).toString('latin1'));
  return Buffer.from(text, 'latin1');
}

/** All dependencies of collecting, over a table; the clock stands still until a test sets it. */
export function collector(table: Table, instant: string, ids: readonly string[] = CASES.map(({ id }) => id)) {
  let clock = instant;
  const now = () => new Date(clock);
  const client = clientTwin(now);
  const evidence = memoryEvidence();
  const announced: string[] = [];
  const dependencies: CollectFxDependencies = {
    table,
    evidence,
    client,
    sources: ids.map(bankOf),
    now,
    announce: async (source) => {
      announced.push(source);
    },
  };
  const setClock = (to: string) => {
    clock = to;
  };
  return { dependencies, client, evidence, announced, setClock };
}
