/** The texts that a workbook's cells share, each stored once. */
import { SourceChanged } from '../errors.ts';
import { parseXml } from './xml-stream.ts';

/** The longest text that Excel allows in a cell. */
export const LONGEST_TEXT = 32_767;
/** Characters in all: the survey's workbook has about a tenth. */
const MOST_CHARACTERS = 48 * 1024 * 1024;
/** Texts in all: the survey's has some ten thousand. */
const MOST_TEXTS = 2_000_000;

/** No text that people see has these: controls but for the tabulator and the ends of lines, halves of characters, and what is none. */
const UNSEEN = /[^\t\n\r\P{Cc}]|[\uD800-\uDFFF\uFFFE\uFFFF]/u;

/** A text as people see it: workbooks write ends of lines, and what looks like such a mark itself, as `_x000D_` and `_x005F_`. */
export const unescaped = (text: string): string =>
  text.includes('_x')
    ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (mark, code: string) => {
        const character = String.fromCharCode(Number.parseInt(code, 16));
        return UNSEEN.test(character) ? mark : character;
      })
    : text;

/** @throws SourceChanged for another format, and for more text than fits into memory */
export async function readSharedStrings(name: string, bytes: AsyncIterable<Buffer>): Promise<string[]> {
  const texts: string[] = [];
  let [text, characters, phonetic] = ['', 0, 0];
  const parsing = parseXml(name, bytes, {
    open(tag) {
      if (tag === 'si') text = '';
      // How a name is said, beside the name.
      else if (tag === 'rPh') phonetic += 1;
      return tag === 't' && phonetic === 0;
    },
    text(part) {
      text += part;
      characters += part.length;
      if (text.length > LONGEST_TEXT || characters > MOST_CHARACTERS)
        throw new SourceChanged(`${name}: text ${texts.length} is longer than a workbook's may be`);
    },
    close(tag) {
      if (tag === 'rPh') phonetic -= 1;
      else if (tag === 'si') {
        if (texts.length >= MOST_TEXTS) throw new SourceChanged(`${name}: more than ${MOST_TEXTS} texts`);
        // As a text of its own: put together or cut out it would keep its parts, or the whole piece of the file that it was in.
        texts.push(Buffer.from(unescaped(text)).toString());
      }
    },
  });
  for await (const _ of parsing);
  return texts;
}
