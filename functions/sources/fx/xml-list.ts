/** The form that most banks use: an XML document with one date and a list of currencies. */
import type { RateSourceEntry } from '../../../shared/catalogue/rate-source.ts';
import { SourceChanged } from '../errors.ts';
import { bulletinOf, type Days } from './bulletin-of.ts';
import { dayOf, type Form } from './days.ts';
import type { FieldNames } from './figures.ts';
import type { ParsedBulletins } from './source.ts';
import type { Encoding } from './text.ts';
import { childAt, type Node, parseXml, textOf } from './xml.ts';

export interface XmlList {
  readonly entry: RateSourceEntry;
  readonly encoding: Encoding;
  /** From the root element to the element with the date and the rows. */
  readonly path: readonly string[];
  /** `@name` for an attribute. */
  readonly date: string;
  readonly form: Form;
  /** How the printed day gives the two days. */
  readonly days: (entry: RateSourceEntry, day: string) => Days;
  readonly rows: (list: Node) => readonly Node[];
  readonly names: FieldNames;
  /** Figures are written `1,2263`. A figure with a dot is refused: the dot would separate thousands. */
  readonly comma?: boolean;
  /** A field that identifies the bulletin, and its expected value. */
  readonly title?: readonly [name: string, text: string];
}

/** Reads an answer in that form. @throws SourceChanged */
export function parseXmlList(bytes: Uint8Array, form: XmlList): ParsedBulletins {
  const list = childAt(parseXml(bytes, form.encoding), ...form.path);
  if (form.title) {
    const [name, expected] = form.title;
    const found = textOf(list, name);
    if (found !== expected) throw new SourceChanged(`expected ${name} "${expected}", found "${found ?? ''}"`);
  }
  const day = dayOf(textOf(list, form.date), form.form, form.date);
  const { names } = form;
  const figure = (row: Node, name: string | undefined): string | undefined => {
    const text = name === undefined ? undefined : textOf(row, name);
    return form.comma ? text?.replace(/[.,]/g, (sign) => (sign === ',' ? '.' : ',')) : text;
  };
  const rows = form.rows(list).map((row) => ({
    currency: textOf(row, names.currency),
    nominal: names.nominal === undefined ? undefined : textOf(row, names.nominal),
    rate: figure(row, names.rate),
    selling: figure(row, names.selling),
    perUnit: figure(row, names.perUnit),
  }));
  return bulletinOf(form.entry, form.days(form.entry, day), rows, names);
}
