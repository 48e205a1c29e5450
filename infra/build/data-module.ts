/**
 * What the import of one of the catalogue's data files gives: a CSV file its text, a JSON file its value. In a bundle of a
 * function they are compressed, because a bundle is read and parsed at every cold start; the unpacking is marked as pure,
 * so that a bundler leaves out what nothing uses.
 */
import { join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { ROOT } from './paths.ts';

/** Below this size the code that unpacks takes more than packing saves. Characters. */
const WORTH_PACKING = 400;
/** Of a long text the best, 11, takes three times as long for 3 % less. Characters. */
const LONG = 400_000;
const quality = ({ length }: string): number => (length > LONG ? 10 : 11);
const UNPACK = join(ROOT, 'infra', 'build', 'unpack-text.ts');

/** Several bundles hold the same table, and packing the largest takes a third of a second. */
const packedTexts = new Map<string, string>();

function pack(text: string): string {
  const before = packedTexts.get(text);
  if (before !== undefined) return before;
  const params = { [constants.BROTLI_PARAM_QUALITY]: quality(text) };
  const packed = brotliCompressSync(text, { params }).toString('base64');
  packedTexts.set(text, packed);
  return packed;
}

const packed = (text: string, read: (unpacked: string) => string): string =>
  `import { unpackText } from ${JSON.stringify(UNPACK)};
export default ${read(`/* @__PURE__ */ unpackText('${pack(text)}')`)};`;

export const csvModule = (text: string): string => `export default ${JSON.stringify(text)};`;

export const packedCsvModule = (text: string): string =>
  text.length < WORTH_PACKING ? csvModule(text) : packed(text, (unpacked) => unpacked);

export const packedJsonModule = (text: string): string =>
  packed(JSON.stringify(JSON.parse(text)), (unpacked) => `/* @__PURE__ */ JSON.parse(${unpacked})`);
