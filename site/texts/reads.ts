/**
 * Finds the texts that no page shows: TypeScript goes through the site's code, pages included, and tells for each property that
 * is read whether it is a text of en.json. Used at build time only. What counts as reading a text:
 * - its name: `words.title`, `const { title } = words`;
 * - a key whose type is a list of words: `words.funding[offer.fundingInstrument]` reads the words of FundingInstrument and no
 *   others, so that a group by a vocabulary has exactly its words: one more is unread, one less is missing;
 * - `Object.values(group)`: the texts that stand in the group itself.
 * Passing a group on reads nothing. A key of which only `string` is known, and `keyof` a group, which would make every text in
 * it read, are refused.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { convertToTsx } from '@astrojs/astro2tsx';
import ts from 'typescript';

/** What the code does with the texts. */
export interface TextReads {
  /** Paths of the texts and groups that are read. */
  readonly paths: ReadonlySet<string>;
  /** One line each: a text that is read and does not exist, or a key that tells nothing. */
  readonly faults: readonly string[];
}

// Not `.astro`, Astro's own folder.
const PAGE = /[^/]\.astro$/;
/** A page as TypeScript, which is in no file, has this name. */
const asCode = (page: string): string => `${page}.tsx`;
const asPage = (path: string): string | undefined =>
  path.endsWith('.astro.tsx') ? path.slice(0, -'.tsx'.length) : undefined;

/** Of Astro, what texts are read by. All types of all packages are twelve times as much to go through, for the same reads. */
const ASTRO = '/astro.d.ts';
const ASTRO_TYPES = 'export interface AstroGlobal<P, _Component> { props: P; locals: App.Locals }';

/** The site's program: every page as TypeScript, with what it imports. Packages have no types in it: a text is in none. */
function programOf(site: string): ts.Program {
  const config = ts.getParsedCommandLineOfConfigFile(
    join(site, 'tsconfig.json'),
    { types: [], lib: ['lib.es2024.d.ts'] },
    {
      ...ts.sys,
      onUnRecoverableConfigFileDiagnostic: ({ messageText }) => {
        throw new Error(ts.flattenDiagnosticMessageText(messageText, '\n'));
      },
    },
  );
  if (!config) throw new Error(`no tsconfig.json in ${site}`);
  const { options } = config;
  const host = ts.createCompilerHost(options);
  host.jsDocParsingMode = ts.JSDocParsingMode.ParseNone;
  const pages = readdirSync(site, { recursive: true, encoding: 'utf8' })
    .filter((path) => PAGE.test(path))
    .map((path) => asCode(join(site, path)));
  const readSource = host.getSourceFile.bind(host);
  host.getSourceFile = (path, version) => {
    if (path === ASTRO) return ts.createSourceFile(path, ASTRO_TYPES, version, true);
    const page = asPage(path);
    if (!page) return readSource(path, version);
    const { code } = convertToTsx(readFileSync(page, 'utf8'), { filename: page });
    return ts.createSourceFile(path, code, version, true, ts.ScriptKind.TSX);
  };
  const at = (
    resolvedFileName: string,
    extension: ts.Extension,
  ): ts.ResolvedModuleWithFailedLookupLocations => ({
    resolvedModule: { resolvedFileName, extension },
  });
  host.resolveModuleNameLiterals = (names, from) =>
    names.map(({ text }) => {
      if (PAGE.test(text)) return at(asCode(resolve(from, '..', text)), ts.Extension.Tsx);
      if (text === 'astro') return at(ASTRO, ts.Extension.Dts);
      return text.startsWith('.')
        ? ts.resolveModuleName(text, from, options, host)
        : { resolvedModule: undefined };
    });
  host.resolveTypeReferenceDirectiveReferences = (names) =>
    names.map(() => ({ resolvedTypeReferenceDirective: undefined }));
  // What pages import comes with them; this is the script that they load, and the types that they find around them.
  const beside = config.fileNames.filter((path) => /\/browser\/.+\.ts$|\.d\.ts$/.test(path));
  return ts.createProgram([...beside, ...pages], options, host);
}

/** Where a symbol stands in the English file: `layout.skip`; undefined if it is not from there. */
function pathIn(english: ts.SourceFile, checker: ts.TypeChecker, symbol: ts.Symbol): string | undefined {
  const [declaration] = checker
    .getRootSymbols(symbol)
    .flatMap(({ declarations = [] }) => declarations.filter((one) => one.getSourceFile() === english));
  const names: string[] = [];
  for (let at: ts.Node | undefined = declaration; at && at !== english; at = at.parent)
    if (ts.isPropertyAssignment(at) && ts.isStringLiteral(at.name)) names.unshift(at.name.text);
  return names.shift() === 'texts' && names.length > 0 ? names.join('.') : undefined;
}

/** Everything that the code in a folder, the site's, reads of the texts. */
export function textReads(folder: string): TextReads {
  const site = resolve(folder);
  const program = programOf(site);
  const checker = program.getTypeChecker();
  const english = program.getSourceFile(join(site, 'texts', 'en.json'));
  if (!english) throw new Error('the site reads no texts/en.json');
  const paths = new Set<string>();
  const faults: string[] = [];

  const pathsOf = (symbol: ts.Symbol): string[] => {
    const all = checker.getRootSymbols(symbol).map((root) => pathIn(english, checker, root));
    return all.filter((path) => path !== undefined);
  };
  const read = (symbol: ts.Symbol): void => {
    for (const path of pathsOf(symbol)) paths.add(path);
  };
  const propertiesOf = (type: ts.Type): ts.Symbol[] =>
    (type.isUnion() ? type.types : [type]).flatMap((one) => checker.getPropertiesOfType(one));
  const groups = new Map<ts.Type, string | undefined>();
  /** The path of a group of texts; undefined for any other type. */
  function groupOf(type: ts.Type): string | undefined {
    if (!groups.has(type)) {
      const [child] = propertiesOf(type).flatMap(pathsOf);
      groups.set(type, child?.split('.').slice(0, -1).join('.'));
    }
    return groups.get(type);
  }
  const fault = (node: ts.Node, text: string): void => {
    const file = node.getSourceFile().fileName;
    faults.push(`${basename(asPage(file) ?? file)}: ${text}`);
  };
  /** A name or a word by which something is read, and what of: a text that does not exist is missing. */
  const readName = (of: ts.Type, name: string): void => {
    const group = groupOf(of);
    if (group === undefined) return;
    const property = checker.getPropertyOfType(of, name);
    if (property) read(property);
    // With other keys allowed beside those of the group, the code has an answer to a key without a text.
    else if (!checker.getIndexInfoOfType(of, ts.IndexKind.String))
      faults.push(`en: ${group ? `${group}.` : ''}${name} is missing`);
  };
  /** The key of an element, or of a computed name, of a group. */
  const readByKey = (node: ts.Node, type: ts.Type, key: ts.Type): void => {
    const group = groupOf(type);
    if (group === undefined) return;
    for (const one of key.isUnion() ? key.types : [key]) {
      if (one.isStringLiteral()) readName(type, one.value);
      else fault(node, `${node.getText()} does not tell which texts of ${group} it reads`);
    }
  };
  const isObjectValues = (callee: ts.Expression): boolean =>
    ts.isPropertyAccessExpression(callee) && /^Object\.values$/.test(callee.getText());

  function visit(node: ts.Node): void {
    if (ts.isPropertyAccessExpression(node))
      readName(checker.getTypeAtLocation(node.expression), node.name.text);
    else if (ts.isElementAccessExpression(node))
      readByKey(
        node,
        checker.getTypeAtLocation(node.expression),
        checker.getTypeAtLocation(node.argumentExpression),
      );
    else if (ts.isBindingElement(node) && ts.isObjectBindingPattern(node.parent) && !node.dotDotDotToken) {
      const of = checker.getTypeAtLocation(node.parent);
      const name = node.propertyName ?? node.name;
      if (ts.isIdentifier(name) || ts.isStringLiteral(name)) readName(of, name.text);
      else if (ts.isComputedPropertyName(name))
        readByKey(node, of, checker.getTypeAtLocation(name.expression));
    } else if (ts.isCallExpression(node) && isObjectValues(node.expression) && node.arguments[0])
      propertiesOf(checker.getTypeAtLocation(node.arguments[0])).forEach(read);
    else if (ts.isTypeOperatorNode(node) && node.operator === ts.SyntaxKind.KeyOfKeyword) {
      const group = groupOf(checker.getTypeFromTypeNode(node.type));
      if (group !== undefined)
        fault(node, `${node.getText()} would make every text of ${group} count as read`);
    }
    ts.forEachChild(node, visit);
  }

  const texts = `${join(site, 'texts')}/`;
  for (const file of program.getSourceFiles())
    if (file.fileName.startsWith(`${site}/`) && !file.fileName.startsWith(texts)) visit(file);
  return { paths, faults };
}
