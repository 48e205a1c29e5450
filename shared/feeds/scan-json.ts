/**
 * Walks through a JSON text (RFC 8259) without building it: finds where it is no JSON, and tells names and places of values,
 * which JSON.parse loses. It does not call itself, so that no depth of nesting ends it.
 */
import { step } from './fault.ts';

/** Deeper than any feed is. */
const MOST_LEVELS = 16;
/** Values in all: twice what ten thousand services have, and no more than a small machine holds. */
const MOST_VALUES = 1_000_000;

/** Where a text stops being JSON that is taken. Offsets are in UTF-16 units. */
export interface JsonStop {
  readonly rule: 'not-json' | 'too-deep' | 'too-large';
  readonly offset: number;
}

export interface JsonSight {
  /** A name in an object: the object's pointer, the name, and whether the object had it before. */
  readonly name?: (pointer: string, name: string, offset: number, isTwice: boolean) => void;
  readonly value?: (pointer: string, offset: number) => void;
}

/** An open array or object: in an array `at` counts, in an object it is the name. */
interface Level {
  readonly pointer: string;
  readonly names: Set<string> | null;
  at: string | number;
}

/** The pointer of the value that comes in a level. */
const pointerIn = (level: Level | undefined): string => (level ? level.pointer + step(level.at) : '');

/** Walks to the end of the text; null where it is JSON, else where it stopped. */
export function scanJson(text: string, see: JsonSight): JsonStop | null {
  const levels: Level[] = [];
  let offset = 0;
  const stop = (rule: JsonStop['rule'] = 'not-json'): JsonStop => ({ rule, offset });
  const skip = (): number => {
    while (isBlank(text.charCodeAt(offset))) offset++;
    return text.charCodeAt(offset);
  };
  /** Reads a name and its colon into the innermost object. */
  const readName = (level: Level): boolean => {
    skip();
    const end = endOfString(text, offset);
    if (end === null) return false;
    const raw = text.slice(offset + 1, end - 1);
    const name = raw.includes('\\') ? String(JSON.parse(`"${raw}"`)) : raw;
    see.name?.(level.pointer, name, offset, level.names?.has(name) ?? false);
    level.names?.add(name);
    level.at = name;
    offset = end;
    if (skip() !== COLON) return false;
    offset++;
    return true;
  };

  for (let values = 0; ; values++) {
    if (values === MOST_VALUES) return stop('too-large');
    const first = skip();
    const level = levels[levels.length - 1];
    see.value?.(pointerIn(level), offset);
    if (first === OPEN_OBJECT || first === OPEN_ARRAY) {
      if (levels.length === MOST_LEVELS) return stop('too-deep');
      const inner: Level = {
        pointer: pointerIn(level),
        names: first === OPEN_OBJECT ? new Set() : null,
        at: 0,
      };
      offset++;
      if (skip() !== (inner.names ? CLOSE_OBJECT : CLOSE_ARRAY)) {
        levels.push(inner);
        if (inner.names && !readName(inner)) return stop();
        continue;
      }
      offset++;
    } else {
      const end = first === QUOTE ? endOfString(text, offset) : endOfPlain(text, offset);
      if (end === null) return stop();
      offset = end;
    }
    // A value has ended: what comes next, or which levels end with it.
    for (;;) {
      const open = levels[levels.length - 1];
      const next = skip();
      if (!open) return offset === text.length ? null : stop();
      if (next === COMMA) {
        offset++;
        if (typeof open.at === 'number') open.at++;
        else if (!readName(open)) return stop();
        break;
      }
      if (next !== (open.names ? CLOSE_OBJECT : CLOSE_ARRAY)) return stop();
      offset++;
      levels.pop();
    }
  }
}

const [QUOTE, COMMA, COLON, BACKSLASH] = [0x22, 0x2c, 0x3a, 0x5c];
const [OPEN_ARRAY, CLOSE_ARRAY, OPEN_OBJECT, CLOSE_OBJECT] = [0x5b, 0x5d, 0x7b, 0x7d];

const isBlank = (unit: number): boolean => unit === 0x20 || unit === 0x0a || unit === 0x0d || unit === 0x09;
const isDigit = (unit: number): boolean => unit >= 0x30 && unit <= 0x39;

/** Behind the string that begins here; null where none does, or it does not end. */
function endOfString(text: string, from: number): number | null {
  if (text.charCodeAt(from) !== QUOTE) return null;
  for (let at = from + 1; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit === QUOTE) return at + 1;
    if (unit < 0x20) return null;
    if (unit !== BACKSLASH) continue;
    at++;
    if (text[at] === 'u') {
      if (!/^[0-9a-fA-F]{4}$/.test(text.slice(at + 1, at + 5))) return null;
      at += 4;
    } else if (!/^["\\/bfnrt]$/.test(text[at] ?? '')) return null;
  }
  return null;
}

/** Behind the number or word that begins here; null where none does. */
function endOfPlain(text: string, from: number): number | null {
  for (const word of ['true', 'false', 'null']) if (text.startsWith(word, from)) return from + word.length;
  let at = text[from] === '-' ? from + 1 : from;
  const digits = (): boolean => {
    const start = at;
    while (isDigit(text.charCodeAt(at))) at++;
    return at > start;
  };
  if (text[at] === '0') at++;
  else if (!digits()) return null;
  if (text[at] === '.') {
    at++;
    if (!digits()) return null;
  }
  if (text[at] === 'e' || text[at] === 'E') {
    at++;
    if (text[at] === '+' || text[at] === '-') at++;
    if (!digits()) return null;
  }
  return at;
}
