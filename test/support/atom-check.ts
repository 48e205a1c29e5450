/** What RFC 4287 says a feed MUST have, and RFC 4151 of its ids; parsed by saxes, not by what wrote it. */
import { SaxesParser } from 'saxes';

interface Node {
  /** With the namespace: `{http://www.w3.org/2005/Atom}feed`. */
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: Node[];
  text: string;
}

const ATOM = '{http://www.w3.org/2005/Atom}';

export interface ReadEntry {
  readonly id: string;
  readonly title: string;
  readonly updated: string;
  readonly summary: string;
}
export interface ReadAtom {
  readonly id: string;
  readonly title: string;
  readonly updated: string;
  /** `href` by `rel`. */
  readonly links: Readonly<Record<string, string>>;
  readonly entries: readonly ReadEntry[];
}

/** @throws Error for what is not well-formed, with its place */
function parse(xml: string): Node {
  const top: Node = { name: '', attributes: {}, children: [], text: '' };
  const open: Node[] = [top];
  const parser = new SaxesParser({ xmlns: true });
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ uri, local, attributes }) => {
    const own = Object.values(attributes).map((one) => [one.name, one.value] as const);
    const node: Node = {
      name: `{${uri}}${local}`,
      attributes: Object.fromEntries(own),
      children: [],
      text: '',
    };
    open.at(-1)?.children.push(node);
    open.push(node);
  });
  parser.on('closetag', () => void open.pop());
  parser.on('text', (text) => {
    const node = open.at(-1);
    if (node) node.text += text;
  });
  parser.write(xml).close();
  return top;
}

const named = (node: Node, name: string): Node[] =>
  node.children.filter((child) => child.name === ATOM + name);
const textOf = (node: Node, name: string): string => named(node, name)[0]?.text ?? '';

const DATE =
  /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/;
const TAG = /^tag:[a-z0-9]([a-z0-9.-]*[a-z0-9])?,\d{4}(-\d\d(-\d\d)?)?:[A-Za-z0-9\-._~!$&'()*+,;=:@/?%]*$/;
const MEDIA_TYPE = /^[\w.+-]+\/[\w.+-]+$/;

/** Exactly one of these, and at most one of those. */
function counts(node: Node, one: readonly string[], most: readonly string[]): string[] {
  return [
    ...one.flatMap((name) => (named(node, name).length === 1 ? [] : [`not exactly one ${name}`])),
    ...most.flatMap((name) => (named(node, name).length > 1 ? [`more than one ${name}`] : [])),
  ];
}

function ofLinks(node: Node): string[] {
  const links = named(node, 'link');
  const kinds = links
    .filter(({ attributes: { rel = 'alternate' } }) => rel === 'alternate')
    .map(({ attributes: { type = '', hreflang = '' } }) => `${type} ${hreflang}`);
  return [
    ...links.flatMap(({ attributes: { href, rel, type } }) => [
      ...(href ? [] : ['a link without href']),
      ...(rel === '' ? ['a link with an empty rel'] : []),
      ...(type === undefined || MEDIA_TYPE.test(type) ? [] : ['a link with a type that is none']),
    ]),
    ...(new Set(kinds).size === kinds.length ? [] : ['two alternates of one type and language']),
  ];
}

function ofTexts(node: Node, names: readonly string[]): string[] {
  return names
    .flatMap((name) => named(node, name))
    .flatMap(({ attributes: { type = 'text' }, children }) => [
      ...(['text', 'html', 'xhtml'].includes(type) ? [] : ['a text of no known type']),
      ...(type !== 'xhtml' && children.length > 0 ? ['a text with elements in it'] : []),
    ]);
}

const ofAuthors = (node: Node): string[] =>
  [...named(node, 'author'), ...named(node, 'contributor')].flatMap((person) => [
    ...counts(person, ['name'], ['uri', 'email']),
    ...(textOf(person, 'name').trim() === '' ? ['a person without a name'] : []),
  ]);

function ofBoth(node: Node): string[] {
  return [
    ...(TAG.test(textOf(node, 'id')) ? [] : ['an id that is no tag URI']),
    ...(textOf(node, 'title').trim() === '' ? ['an empty title'] : []),
    ...(DATE.test(textOf(node, 'updated')) && !Number.isNaN(Date.parse(textOf(node, 'updated')))
      ? []
      : ['an updated that is no date of RFC 3339']),
    ...ofLinks(node),
    ...ofTexts(node, ['title', 'rights', 'summary', 'subtitle']),
    ...ofAuthors(node),
  ];
}

/** What is wrong with a feed; nothing: it has all that it must have. */
export function faultsOfAtom(xml: string): string[] {
  let top: Node;
  try {
    top = parse(xml);
  } catch (error) {
    return [`not well-formed: ${error instanceof Error ? error.message : error}`];
  }
  const [feed] = top.children;
  if (feed?.name !== `${ATOM}feed`) return ['the root is no atom:feed'];
  const entries = named(feed, 'entry');
  const ids = entries.map((entry) => textOf(entry, 'id'));
  return [
    ...counts(feed, ['id', 'title', 'updated'], ['generator', 'icon', 'logo', 'rights', 'subtitle']),
    ...ofBoth(feed),
    ...(named(feed, 'author').length > 0 || entries.every((entry) => named(entry, 'author').length > 0)
      ? []
      : ['no author']),
    ...(named(feed, 'link').some(({ attributes }) => attributes.rel === 'self') ? [] : ['no link to itself']),
    ...entries.flatMap((entry) => [
      ...counts(entry, ['id', 'title', 'updated'], ['content', 'published', 'rights', 'source', 'summary']),
      ...ofBoth(entry),
      ...(named(entry, 'content').length > 0 ||
      named(entry, 'link').some(({ attributes: { rel = 'alternate' } }) => rel === 'alternate')
        ? []
        : ['an entry without content or alternate']),
    ]),
    ...(new Set(ids).size === ids.length ? [] : ['two entries with one id']),
  ];
}

/** A feed read. @throws Error for one that has not what it must have */
export function readAtom(xml: string): ReadAtom {
  const faults = faultsOfAtom(xml);
  if (faults.length > 0) throw new Error(faults.join('; '));
  const [feed] = parse(xml).children;
  if (!feed) throw new Error('no feed');
  const links = named(feed, 'link').map(({ attributes: { rel = '', href = '' } }) => [rel, href]);
  return {
    id: textOf(feed, 'id'),
    title: textOf(feed, 'title'),
    updated: textOf(feed, 'updated'),
    links: Object.fromEntries(links),
    entries: named(feed, 'entry').map((entry) => ({
      id: textOf(entry, 'id'),
      title: textOf(entry, 'title'),
      updated: textOf(entry, 'updated'),
      summary: textOf(entry, 'summary'),
    })),
  };
}
