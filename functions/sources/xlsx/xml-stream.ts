/** Parses the XML of a workbook as it comes, with saxes, which is strict: whatever is not well formed is an error. */
import { SaxesParser } from 'saxes';
import { SourceChanged } from '../errors.ts';

/** Names are without their prefix. */
export interface XmlHandlers {
  /** @returns whether its text is wanted: most of a sheet's is not, and is not cut out then. What has a wanted text has no tags in it */
  open(name: string, attributes: Readonly<Record<string, string>>): boolean;
  text(text: string): void;
  close(name: string): void;
}

/** Bytes of a text, or of a tag: the parser holds each whole. */
const LONGEST_PART = 1024 * 1024;
/** Tags within each other: a workbook has about eight. */
const DEEPEST = 64;

const localName = (name: string): string => name.slice(name.indexOf(':') + 1);

/**
 * Calls the handlers for each part of a document, and yields after each piece of it, so that a caller can take what came together.
 * @param name the file's name, for errors
 * @throws SourceChanged if it is not well formed, or declares entities
 */
export async function* parseXml(
  name: string,
  bytes: AsyncIterable<Buffer>,
  handlers: XmlHandlers,
): AsyncGenerator<void, void, undefined> {
  const parser = new SaxesParser({ xmlns: false, position: true });
  let fault: Error | undefined;
  /** Since a part ended. */
  let held = 0;
  let depth = 0;
  let isWanted = false;
  const giveText = (text: string) => handlers.text(text);
  const want = (wanted: boolean) => {
    if (wanted === isWanted) return;
    isWanted = wanted;
    if (wanted) parser.on('text', giveText);
    else parser.off('text');
  };
  parser.on('error', (error) => {
    fault ??= error;
  });
  parser.on('doctype', () => {
    fault ??= new Error('a document type, which no workbook has');
  });
  parser.on('opentag', ({ name: tag, attributes }) => {
    held = 0;
    depth += 1;
    if (depth > DEEPEST) fault ??= new Error(`more than ${DEEPEST} tags within each other`);
    if (isWanted) fault ??= new Error(`<${tag.slice(0, 40)}> within a text`);
    want(handlers.open(localName(tag), attributes));
  });
  parser.on('cdata', (text) => {
    if (isWanted) handlers.text(text);
  });
  parser.on('closetag', ({ name: tag }) => {
    held = 0;
    depth -= 1;
    want(false);
    handlers.close(localName(tag));
  });
  const check = () => {
    if (fault) throw new SourceChanged(`expected well-formed XML in ${name}: ${fault.message.slice(0, 200)}`);
  };
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const decode = (chunk?: Buffer): string => {
    try {
      return chunk ? decoder.decode(chunk, { stream: true }) : decoder.decode();
    } catch (cause) {
      throw new SourceChanged(`expected UTF-8 in ${name}`, { cause });
    }
  };
  for await (const chunk of bytes) {
    held += chunk.byteLength;
    if (held > LONGEST_PART)
      throw new SourceChanged(`${name}: a text or a tag of more than ${LONGEST_PART} bytes`);
    parser.write(decode(chunk));
    check();
    yield;
  }
  parser.write(decode());
  parser.close();
  check();
  yield;
}
