/** Reads XML as plain nodes of text: converts no numbers, expands no entities, and refuses a document that is cut off. */
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { SourceChanged } from '../errors.ts';
import { decodeText, type Encoding } from './text.ts';

/** An element with attributes (`@name`) or children, by name as written. */
export type Node = Readonly<Record<string, unknown>>;

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  parseTagValue: false,
  parseAttributeValue: false,
  processEntities: false,
  ignoreDeclaration: true,
  ignorePiTags: true,
});

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const own = (node: Node, name: string): unknown => (Object.hasOwn(node, name) ? node[name] : undefined);

/** The document as a node whose only child is its root element. @throws SourceChanged */
export function parseXml(bytes: Uint8Array, encoding: Encoding): Node {
  const text = decodeText(bytes, encoding);
  // No bank sends a document type, and entities and outside files come from there.
  if (text.includes('<!DOCTYPE')) throw new SourceChanged('expected XML without a document type, found one');
  let document: unknown;
  try {
    const validity = XMLValidator.validate(text);
    if (validity !== true) throw new SourceChanged(`expected XML, found a fault: ${validity.err.msg}`);
    document = parser.parse(text);
  } catch (cause) {
    if (cause instanceof SourceChanged) throw cause;
    throw new SourceChanged('expected XML, found what cannot be read', { cause });
  }
  if (!isNode(document)) throw new SourceChanged('expected XML, found text');
  return document;
}

/** The one child at the end of a path. @throws SourceChanged if a step is missing or there are several. */
export function childAt(node: Node, ...path: readonly string[]): Node {
  let here = node;
  for (const name of path) {
    const child = own(here, name);
    if (!isNode(child))
      throw new SourceChanged(
        `expected one element ${name}, found ${Array.isArray(child) ? 'several' : 'none'}`,
      );
    here = child;
  }
  return here;
}

/** Every child of a name, or an empty list. A child with only text is no row and becomes an empty one. */
export function childrenOf(node: Node, name: string): Node[] {
  const children = own(node, name);
  if (children === undefined) return [];
  return (Array.isArray(children) ? children : [children]).map((child) => (isNode(child) ? child : {}));
}

/** The text of a child or (as `@name`) of an attribute; undefined unless there is exactly one. */
export function textOf(node: Node, name: string): string | undefined {
  const value = own(node, name);
  return typeof value === 'string' ? value.trim() : undefined;
}
