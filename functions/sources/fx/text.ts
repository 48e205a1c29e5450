/** Decodes bytes as text in the source's known encoding, and in no other. */
import { SourceChanged } from '../errors.ts';

export type Encoding = 'utf-8' | 'windows-1251' | 'iso-8859-9';

/** The encoding that an XML declaration names; the declaration is ASCII in every encoding used here. */
const DECLARED = /^(?:\xEF\xBB\xBF)?<\?xml[^>]*?\sencoding\s*=\s*["']([\w.-]+)["']/;
const HTML = /^\s*<(?:!doctype\s+html|html)[\s>]/i;

/**
 * The text of an answer.
 * @throws SourceChanged for an HTML page, another declared encoding, bytes that are not valid in the encoding, or no text.
 */
export function decodeText(bytes: Uint8Array, encoding: Encoding): string {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 200));
  if (HTML.test(head)) throw new SourceChanged('expected rates, found an HTML page');
  const declared = DECLARED.exec(head)?.[1]?.toLowerCase();
  if (declared !== undefined && declared !== encoding)
    throw new SourceChanged(`expected the encoding ${encoding}, found ${declared}`);
  let text: string;
  try {
    text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new SourceChanged(`expected the encoding ${encoding}, found other bytes`, { cause });
  }
  if (text.trim() === '') throw new SourceChanged('expected rates, found nothing');
  return text;
}
