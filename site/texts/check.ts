/**
 * Holds the files of texts against schema.json: the build fails for a text that is missing or unknown, that loses a
 * placeholder, that lacks a form of its language's plurals, or that is still English. Pure; build.ts reads the files.
 */

/** How schema.json describes one text to its translator. */
export interface TextDescription {
  /** What it is, and where it stands. */
  readonly about: string;
  /** Its placeholders; `placeholders` of the schema says what each stands for. */
  readonly holds?: readonly string[];
  /** It has a form for each category of CLDR that the language has: one, few, many, other. */
  readonly plural?: boolean;
}

export interface TextSchema {
  readonly placeholders: Readonly<Record<string, string>>;
  /** By path: `corridor.old`. */
  readonly texts: Readonly<Record<string, TextDescription>>;
}

/** A language's file. */
export interface TextFile {
  /** BCP 47. */
  readonly lang: string;
  readonly texts: unknown;
  /** Paths of texts that are the same in English on purpose; in a plural, of each such form. */
  readonly sameAsEnglish?: readonly string[];
}

/** Every string below a node by its path. */
function leaves(node: unknown, path = ''): [string, string][] {
  if (typeof node === 'string') return [[path, node]];
  if (typeof node !== 'object' || node === null) return [[path, '']];
  return Object.entries(node).flatMap(([key, value]) => leaves(value, path ? `${path}.${key}` : key));
}

const placeholdersOf = (text: string): Set<string> =>
  new Set([...text.matchAll(/\{(\w*)\}/g)].map(([, name = '']) => name));

/** The paths that a language needs, each with the description of its text. */
function wanted(schema: TextSchema, lang: string): Map<string, TextDescription> {
  const categories = new Intl.PluralRules(lang).resolvedOptions().pluralCategories;
  return new Map(
    Object.entries(schema.texts).flatMap(([path, text]) =>
      text.plural
        ? categories.map((category): [string, TextDescription] => [`${path}.${category}`, text])
        : [[path, text] as const],
    ),
  );
}

/** What is wrong with one text: its placeholders, or nothing in it. */
function faultsOfText(path: string, text: string, { holds = [] }: TextDescription): string[] {
  const found = placeholdersOf(text);
  return [
    ...(text.trim() === '' ? [`${path} is empty`] : []),
    ...holds.filter((name) => !found.has(name)).map((name) => `${path} has lost {${name}}`),
    ...[...found].filter((name) => !holds.includes(name)).map((name) => `${path} has an unknown {${name}}`),
  ];
}

/** Everything that is wrong with the texts, one line each; the first file is the English one. */
export function textFaults(schema: TextSchema, files: readonly TextFile[]): string[] {
  const [english] = files;
  const original = new Map(leaves(english?.texts));
  const glossary = new Set(Object.keys(schema.placeholders));
  const undescribed = Object.entries(schema.texts).flatMap(([path, { about, holds = [] }]) => [
    ...(about.trim() === '' ? [`schema: ${path} is not described`] : []),
    ...holds.filter((name) => !glossary.has(name)).map((name) => `schema: {${name}} is not described`),
  ]);
  return [
    ...undescribed,
    ...files.flatMap((file) => {
      const needed = wanted(schema, file.lang);
      const own = new Map(leaves(file.texts));
      const same = new Set(file.sameAsEnglish);
      const equal = (path: string): boolean => file !== english && own.get(path) === original.get(path);
      return [
        ...[...needed.keys()].filter((path) => !own.has(path)).map((path) => `${path} is missing`),
        ...[...own.keys()].filter((path) => !needed.has(path)).map((path) => `${path} is unknown`),
        ...[...own].flatMap(([path, text]) => {
          const description = needed.get(path);
          return description ? faultsOfText(path, text, description) : [];
        }),
        ...[...own.keys()]
          .filter((path) => equal(path) && !same.has(path))
          .map((path) => `${path} is English, and not marked as the same`),
        ...[...same].filter((path) => !equal(path)).map((path) => `${path} is marked as English, and is not`),
      ].map((fault) => `${file.lang}: ${fault}`);
    }),
  ];
}
