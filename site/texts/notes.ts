/**
 * In en.json a note for translators stands before each text, under the text's key with an `@` before it, as in ARB files:
 * `"@skip": "First link of each page.", "skip": "Skip to the page"`. Other languages' files have no notes.
 */

/** The texts of a file without the notes. */
export type WithoutNotes<Node> = Node extends string
  ? string
  : { readonly [Key in keyof Node as Key extends `@${string}` ? never : Key]: WithoutNotes<Node[Key]> };

export const isNote = (key: string): boolean => key.startsWith('@');

/** Every entry of a group that is no note. */
export const entriesOf = (group: object): [string, unknown][] =>
  Object.entries(group).filter(([key]) => !isNote(key));

export function withoutNotes<Node>(node: Node): WithoutNotes<Node>;
export function withoutNotes(node: unknown): unknown {
  if (typeof node !== 'object' || node === null) return node;
  return Object.fromEntries(entriesOf(node).map(([key, value]) => [key, withoutNotes(value)]));
}
