/**
 * Holds every language's texts against the English ones: the build fails for a text that is missing or unknown, that loses a
 * placeholder, that lacks a form of its language's plurals, that is still English, whose note for translators is missing, or that
 * no page shows. Pure; files.ts reads the files.
 */
import { entriesOf, isNote } from './notes.ts';
import type { TextReads } from './reads.ts';

/** A language's file. */
export interface TextFile {
  /** BCP 47. */
  readonly lang: string;
  readonly texts: unknown;
  /** Paths of texts that are the same in English on purpose; in a plural, of each such form. */
  readonly sameAsEnglish?: readonly string[];
  /** Groups that it lacks, because it lacks the pages. */
  readonly lacks?: readonly string[];
}

/** The English file, which the others follow: it has the notes, and what each placeholder stands for. */
export interface EnglishFile extends TextFile {
  readonly placeholders: Readonly<Record<string, string>>;
}

/** One text as the English file has it: a plural has several forms. */
interface Original {
  readonly forms: readonly string[];
  readonly plural: boolean;
  readonly note: string;
}

const CATEGORIES = new Set(['zero', 'one', 'two', 'few', 'many', 'other']);

/** A plural is a group of forms by CLDR's category; each language has its own categories, and all have `other`. */
const isPlural = (group: object): boolean =>
  'other' in group && Object.keys(group).every((key) => CATEGORIES.has(key));

const isGroup = (node: unknown): node is Readonly<Record<string, unknown>> =>
  typeof node === 'object' && node !== null;

const below = (path: string, key: string): string => (path ? `${path}.${key}` : key);

/** Every string below a node by its path. */
function leaves(node: unknown, path = ''): [string, string][] {
  if (!isGroup(node)) return [[path, typeof node === 'string' ? node : '']];
  const entries = entriesOf(node);
  // Nothing may be empty: a group without a text stands for itself, and is unknown.
  return entries.length === 0
    ? [[path, '']]
    : entries.flatMap(([key, value]) => leaves(value, below(path, key)));
}

/** Every text of the English file by its path. */
function originals(group: unknown, path = ''): [string, Original][] {
  if (!isGroup(group)) return [];
  return entriesOf(group).flatMap(([key, value]): [string, Original][] => {
    const plural = isGroup(value) && isPlural(value);
    if (isGroup(value) && !plural) return originals(value, below(path, key));
    const note = group[`@${key}`];
    const forms = leaves(value).map(([, form]) => form);
    return [[below(path, key), { forms, plural, note: typeof note === 'string' ? note : '' }]];
  });
}

/** Paths of notes below a node, without their `@`. */
function notes(node: unknown, path = ''): string[] {
  if (!isGroup(node)) return [];
  return Object.entries(node).flatMap(([key, value]) =>
    isNote(key) ? [below(path, key.slice(1))] : notes(value, below(path, key)),
  );
}

const placeholdersOf = (text: string): string[] =>
  [...text.matchAll(/\{(\w*)\}/g)].map(([, name = '']) => name);

const hasWords = (text: string): boolean => /\p{L}/u.test(text.replace(/\{\w*\}/g, ''));

/** What the English file lacks for translators and their languages. */
function faultsOfNotes(
  { texts, placeholders }: EnglishFile,
  needed: ReadonlyMap<string, Original>,
): string[] {
  const held = new Set([...needed.values()].flatMap(({ forms }) => forms.flatMap(placeholdersOf)));
  return [
    ...[...needed].filter(([, { note }]) => note.trim() === '').map(([path]) => `${path} has no note`),
    // A noun beside a number has the number's form.
    ...[...needed]
      .filter(
        ([, { forms, plural }]) => !plural && forms.some((form) => /\{n\}/.test(form) && hasWords(form)),
      )
      .map(([path]) => `${path} has words beside {n}, and is no plural`),
    ...notes(texts)
      .filter((path) => !needed.has(path))
      .map((path) => `the note on ${path} has no text`),
    ...[...held].filter((name) => !placeholders[name]?.trim()).map((name) => `{${name}} is not described`),
    ...Object.keys(placeholders)
      .filter((name) => !held.has(name))
      .map((name) => `{${name}} is in no text`),
  ];
}

/** What is wrong with one text: its placeholders, or nothing in it. */
function faultsOfText(path: string, text: string, { forms }: Original): string[] {
  const holds = new Set(forms.flatMap(placeholdersOf));
  const found = new Set(placeholdersOf(text));
  return [
    ...(text.trim() === '' ? [`${path} is empty`] : []),
    ...[...holds].filter((name) => !found.has(name)).map((name) => `${path} has lost {${name}}`),
    ...[...found].filter((name) => !holds.has(name)).map((name) => `${path} has an unknown {${name}}`),
  ];
}

/** What is wrong with one language's texts. */
function faultsOfFile(file: TextFile, english: EnglishFile, all: ReadonlyMap<string, Original>): string[] {
  const needed = [...all].filter(([path]) => !file.lacks?.includes(path.split('.')[0] ?? ''));
  // As countText chooses them.
  const categories = new Intl.PluralRules([file.lang, 'en']).resolvedOptions().pluralCategories;
  const wanted = new Map(
    needed.flatMap(([path, text]) =>
      text.plural
        ? categories.map((category): [string, Original] => [`${path}.${category}`, text])
        : [[path, text] as const],
    ),
  );
  const original = new Map(leaves(english.texts));
  const own = new Map(leaves(file.texts));
  const same = new Set(file.sameAsEnglish);
  const equal = (path: string): boolean => file !== english && own.get(path) === original.get(path);
  return [
    ...[...wanted.keys()].filter((path) => !own.has(path)).map((path) => `${path} is missing`),
    ...[...own.keys()].filter((path) => !wanted.has(path)).map((path) => `${path} is unknown`),
    ...(file === english
      ? []
      : notes(file.texts).map((path) => `the note on ${path} belongs into the English file`)),
    ...[...own].flatMap(([path, text]) => {
      const wants = wanted.get(path);
      return wants ? faultsOfText(path, text, wants) : [];
    }),
    ...[...own.keys()]
      .filter((path) => equal(path) && !same.has(path))
      .map((path) => `${path} is English, and not marked as the same`),
    ...[...same].filter((path) => !equal(path)).map((path) => `${path} is marked as English, and is not`),
  ];
}

/** The texts that the site's code reads nowhere (reads.ts), and what is wrong with how it reads them, one line each. */
export const readingFaults = ({ lang, texts }: EnglishFile, { paths, faults }: TextReads): string[] => [
  ...faults,
  ...originals(texts)
    .filter(([path]) => !paths.has(path))
    .map(([path]) => `${lang}: ${path} is read nowhere`),
];

/** Everything that is wrong with the texts, one line each. */
export function textFaults(english: EnglishFile, others: readonly TextFile[]): string[] {
  const needed = new Map(originals(english.texts));
  return [
    ...faultsOfNotes(english, needed).map((fault) => `${english.lang}: ${fault}`),
    ...[english, ...others].flatMap((file) =>
      faultsOfFile(file, english, needed).map((fault) => `${file.lang}: ${fault}`),
    ),
  ];
}
