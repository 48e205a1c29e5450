/** Whether an answer is of the kind that was asked for at all: services answer with a page, and status 200, when they do not want to. */
import { SourceBlocked, SourceChanged } from './errors.ts';

export type Format = 'xml' | 'json' | 'csv';

/** How far marks are looked for. */
const HEAD_BYTES = 65_536;

/** What a page begins with, after an XML declaration and comments. */
const PAGE =
  /^<(?:!doctype\s+html|html|head|body|title|meta|script|style|link|center|div|h1|p|iframe|noscript)[\s>/]/i;

/** What pages say that want to know whether a person is asking. */
const CHALLENGE =
  /captcha|cf-chl|cf_chl|challenge-platform|challenge-form|just a moment\.\.\.|checking your browser|ddos-guard|_incapsula_|incident id|attention required|are you (?:a )?(?:human|robot)|not a robot|unusual traffic|access denied|request blocked|support id|qrator|servicepipe/i;

/**
 * Lets through what begins like the format. Encoding, completeness and content are the parser's matter.
 * @throws SourceBlocked for a page that asks who is there, SourceChanged for any other page, another format, or blanks.
 */
export function checkShape(bytes: Uint8Array, contentType: string | undefined, format: Format): void {
  // One character for one byte: marks are ASCII in every encoding that a bank has used.
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
  const fits = { xml: /^</, json: /^[[{]/, csv: /^[^<{[]/ }[format].test(text);
  if (!fits) throw new SourceChanged(`not ${format}`);
}

/** The text behind an XML declaration and comments. */
function afterProlog(text: string): string {
  let rest = text;
  for (;;) {
    const prolog = /^(?:<\?[\s\S]*?\?>|<!--[\s\S]*?-->)\s*/.exec(rest);
    if (!prolog) return rest;
    rest = rest.slice(prolog[0].length);
  }
}
