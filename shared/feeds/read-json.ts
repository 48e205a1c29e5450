/** Reads a feed's JSON: its value, what is wrong with its text, and where in the text a part of it stands. */
import { type Report, step } from './fault.ts';
import type { ReadFeed } from './read-feed.ts';
import { scanJson } from './scan-json.ts';

/** Names that objects have of themselves: in careless hands they change more than one feed. */
const FORBIDDEN = new Set(['__proto__', 'constructor', 'prototype']);

/** Reports what is wrong with the text. */
export function readJson(text: string, report: Report): ReadFeed {
  let isSound = true;
  const refuse: Report = (fault) => {
    isSound = false;
    report(fault);
  };
  const stop = scanJson(text, {
    name: (pointer, name, at, isTwice) => {
      const fault = { pointer: pointer + step(name), sent: name, at };
      if (isTwice) refuse({ rule: 'name-twice', ...fault });
      if (FORBIDDEN.has(name)) refuse({ rule: 'forbidden-name', ...fault });
    },
  });
  if (stop) {
    const sent = text.slice(stop.offset, stop.offset + 40);
    refuse({ rule: stop.rule, pointer: '', sent, at: stop.offset });
  }
  return { value: isSound ? JSON.parse(text) : undefined, placesOf: placesIn(text) };
}

/** Lines of pointers, or of what is nearest above one that is not there. Looked up for findings alone. */
const placesIn =
  (text: string): ReadFeed['placesOf'] =>
  (wanted) => {
    const offsets = new Map<string, number>();
    const missing = new Set<string>();
    for (const { pointer, at } of wanted) if (at === undefined) addWithAbove(pointer, missing);
    if (missing.size > 0) {
      scanJson(text, { value: (pointer, offset) => missing.has(pointer) && offsets.set(pointer, offset) });
    }
    const known = wanted.flatMap(({ at }) => (typeof at === 'number' ? [at] : []));
    const lines = linesOf(text, [...known, ...offsets.values()]);
    return ({ pointer, at }) => {
      if (typeof at === 'object') return at;
      const offset = at ?? nearest(pointer, offsets);
      return { line: offset === undefined ? null : (lines.get(offset) ?? null), row: null, cell: null };
    };
  };

function addWithAbove(pointer: string, to: Set<string>): void {
  for (let part = pointer; !to.has(part); part = above(part)) to.add(part);
}

const above = (pointer: string): string => pointer.slice(0, Math.max(0, pointer.lastIndexOf('/')));

/** What is kept of a pointer, or of the nearest one above it. */
export function nearest<T>(pointer: string, kept: ReadonlyMap<string, T>): T | undefined {
  for (let part = pointer; ; part = above(part)) {
    const found = kept.get(part);
    if (found !== undefined || part === '') return found;
  }
}

/** The line of each offset, from 1, in one pass over the text. */
function linesOf(text: string, offsets: readonly number[]): ReadonlyMap<number, number> {
  const lines = new Map<number, number>();
  let line = 1;
  let next = text.indexOf('\n');
  for (const offset of [...new Set(offsets)].sort((a, b) => a - b)) {
    while (next >= 0 && next < offset) {
      line++;
      next = text.indexOf('\n', next + 1);
    }
    lines.set(offset, line);
  }
  return lines;
}
