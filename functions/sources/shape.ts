/** Checks that an answer has the expected format at all: some services send a web page with status 200 instead. */
import { SourceBlocked, SourceChanged } from './errors.ts';

export type Format = 'xml' | 'json' | 'csv' | 'xlsx';

/** How many bytes are searched for such signs. */
const HEAD_BYTES = 65_536;

/** How a web page begins, after an XML declaration and comments. */
const PAGE =
  /^<(?:!doctype\s+html|html|head|body|title|meta|script|style|link|center|div|h1|p|iframe|noscript)[\s>/]/i;

/** Texts of pages that check whether a person is asking. */
const CHALLENGE =
  /captcha|cf-chl|cf_chl|challenge-platform|challenge-form|just a moment\.\.\.|checking your browser|ddos-guard|_incapsula_|incident id|attention required|are you (?:a )?(?:human|robot)|not a robot|unusual traffic|access denied|request blocked|support id|qrator|servicepipe/i;

/**
 * Accepts an answer that begins like the format. The parser checks encoding, completeness and content.
 * @throws SourceBlocked for a captcha page; SourceChanged for any other page, another format, or only white space.
 */
export function checkShape(bytes: Uint8Array, contentType: string | undefined, format: Format): void {
  // One character for each byte: these signs are ASCII in every encoding that a bank has used.
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, HEAD_BYTES)).toString(
    'latin1',
  );
  const text = head.replace(/^(?:\u00ef\u00bb\u00bf)?\s*/, '');
  if (text === '') throw new SourceChanged('nothing but blanks');
  const saysPage = /^text\/html|^application\/xhtml/i.test(contentType ?? '');
  if (PAGE.test(afterProlog(text)) || (saysPage && format !== 'xml' && text.startsWith('<'))) {
    if (CHALLENGE.test(head)) throw new SourceBlocked('a page that wants to know whether a person asks');
    throw new SourceChanged(`a page in place of ${format}`);
  }
  const fits = { xml: /^</, json: /^[[{]/, csv: /^[^<{[]/, xlsx: /^PK/ }[format].test(text);
  if (!fits) throw new SourceChanged(`not ${format}`);
}

/** The text after an XML declaration and comments. */
function afterProlog(text: string): string {
  let rest = text;
  for (;;) {
    const prolog = /^(?:<\?[\s\S]*?\?>|<!--[\s\S]*?-->)\s*/.exec(rest);
    if (!prolog) return rest;
    rest = rest.slice(prolog[0].length);
  }
}
