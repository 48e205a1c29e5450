/**
 * Finds places and corridors by what somebody types: in any of the thirteen languages, begun, misspelt, a city, two of them. The
 * browser runs it over the index (find-index.ts), which it fetches at the first letter. Pure.
 */
import { fold, spell } from './fold.ts';

/** `/data/find.json`. */
export interface FindIndex {
  /** By country's code its names and those of its places, folded, with a blank between them; the largest first (find-index.ts). */
  readonly places: Readonly<Record<string, string>>;
  /** Every corridor with a page, the largest first, with a blank between them; `?` after one: nobody names a price. */
  readonly corridors: string;
}

export interface Hit {
  readonly sender: string;
  readonly receiver: string;
  readonly priced: boolean;
}

export interface Found {
  /** The countries that were understood, sender and receiver if there were two. Several: the name stands for several. */
  readonly places: readonly string[];
  readonly hits: readonly Hit[];
}

/** Up to here what is typed counts as it is: one slip in three letters leaves nothing of a name. */
const EXACT_LETTERS = 3;
/** From how many letters of a name on one slip is forgiven, and two. */
const SLIP_FROM = 5;
const MORE_SLIPS_FROM = 8;
/** What is begun comes after what is written out, an ending after the name ("Rossiyadan") after both. */
const BEGUN = 0.1;
const ENDED = 0.2;
const LONGEST_ENDING = 4;
/** One place that is nearly right comes before two places. */
const TWO_PLACES = 0.8;
/** The beginning of so many countries' names tells nothing of either end of a pair: "South". */
const MOST_BEGUN = 2;

/** Slips between two folded names (Damerau and Levenshtein); and the least between the first and a beginning of the second. */
export function slipsBetween(typed: string, name: string): { whole: number; begun: number } {
  let before: number[] = [];
  let row = Array.from({ length: name.length + 1 }, (_, at) => at);
  for (let i = 1; i <= typed.length; i++) {
    const next = [i];
    for (let j = 1; j <= name.length; j++) {
      const same = typed[i - 1] === name[j - 1];
      let least = Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + (same ? 0 : 1));
      if (i > 1 && j > 1 && typed[i - 1] === name[j - 2] && typed[i - 2] === name[j - 1])
        least = Math.min(least, (before[j - 2] ?? 0) + 1);
      next.push(least);
    }
    before = row;
    row = next;
  }
  return { whole: row[name.length] ?? 0, begun: Math.min(...row) };
}

/** How far what is typed is from a name; Infinity: too far. Both folded. Endings are looked for in single words alone. */
export function distance(typed: string, name: string, isWord = true): number {
  if (typed === name) return 0;
  const { length } = typed;
  if (name.startsWith(typed)) return BEGUN;
  if (length <= EXACT_LETTERS || name.length < SLIP_FROM) return Infinity;
  if (isWord && typed.startsWith(name) && length - name.length <= LONGEST_ENDING) return ENDED;
  const most = length < MORE_SLIPS_FROM ? 1 : 2;
  if (length - name.length > most) return Infinity;
  const { whole, begun } = slipsBetween(typed, name);
  const least = Math.min(whole, begun + BEGUN);
  return least < most + 1 ? least : Infinity;
}

interface Match {
  readonly at: number;
  readonly codes: readonly string[];
}
const NONE: Match = { at: Infinity, codes: [] };
/** Between two places, in English and Russian; other languages put them behind the name, as endings. */
const BETWEEN = new Set(['to', 'from', 'v', 'iz', 'na', 's']);

/** Looks things up in an index; one for each index, because it takes the names apart. */
export function newFinder({ places, corridors }: FindIndex): (typed: string) => Found {
  const names = Object.entries(places).flatMap(([code, list]) =>
    list.split(' ').map((name) => [code, name] as const),
  );
  const all = corridors.split(' ').map(
    (id): Hit => ({
      sender: id.slice(0, 3),
      receiver: id.slice(4, 7),
      priced: !id.endsWith('?'),
    }),
  );
  const known = new Map<string, Match>();

  /** The countries with the nearest names. */
  function match(words: readonly string[]): Match {
    const written = words.join('');
    const [typed, short] = [fold(written), spell(written)];
    const before = known.get(short);
    if (before) return before;
    let found = NONE;
    if (typed)
      for (const [code, name] of names) {
        const at = short === name ? 0 : distance(typed, name, words.length === 1);
        if (at < found.at) found = { at, codes: [code] };
        else if (at === found.at && at < Infinity && !found.codes.includes(code))
          found = { at, codes: [...found.codes, code] };
      }
    known.set(short, found);
    return found;
  }

  return (typed) => {
    const words = typed.split(/[^\p{L}\p{M}'’ʻʼ‘`´]+/u).filter(Boolean);
    const whole = match(words);
    let pair: readonly [Match, Match] | undefined;
    let least = whole.at;
    for (let cut = 1; cut < words.length; cut++) {
      const [from, to] = [words.slice(0, cut), words.slice(cut)].map((part) => {
        const own = part.filter((word) => !BETWEEN.has(fold(word)));
        return match(own.length > 0 ? own : part);
      }) as [Match, Match];
      const at = from.at + to.at + TWO_PLACES;
      // Two words of one name are no pair.
      if (at >= least || from.codes.join() === to.codes.join()) continue;
      if ([from, to].some((one) => one.at > 0 && one.codes.length > MOST_BEGUN)) continue;
      least = at;
      pair = [from, to];
    }
    if (!pair) {
      const { codes } = whole;
      return {
        places: codes,
        hits: all.filter((hit) => codes.includes(hit.receiver) || codes.includes(hit.sender)),
      };
    }
    const [from, to] = pair.map(({ codes }) => codes) as [readonly string[], readonly string[]];
    const between = (a: readonly string[], b: readonly string[]): Hit[] =>
      all.filter(({ sender, receiver }) => a.includes(sender) && b.includes(receiver));
    // As it was typed first; whoever wrote the recipient's country first finds it too.
    return { places: [...new Set([...from, ...to])], hits: [...between(from, to), ...between(to, from)] };
  };
}
