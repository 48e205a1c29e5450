/**
 * A part of an object, as S3 and CloudFront give it to whoever asks for one range of bytes (RFC 9110, 14): so a program reads a few columns of
 * a Parquet file without the rest. Several ranges at once, and what is no range, are answered with the whole.
 */

const ONE_RANGE = /^bytes=(\d*)-(\d*)$/;

/** First and last byte, both included; or the whole is to be given; or the range begins behind the end: 416. */
export type AskedRange = { readonly from: number; readonly to: number } | 'whole' | 'beyond';

/** @param asked the header `range`. @param size of the object in bytes */
export function rangeIn(asked: string | undefined, size: number): AskedRange {
  const [, first = '', last = ''] = ONE_RANGE.exec(asked ?? '') ?? [];
  if (first === '' && last === '') return 'whole';
  if (first !== '' && last !== '' && Number(last) < Number(first)) return 'whole';
  // Without a first byte: so many of the last ones.
  const from = first === '' ? Math.max(0, size - Number(last)) : Number(first);
  const to = first === '' || last === '' ? size - 1 : Math.min(size - 1, Number(last));
  return from >= size ? 'beyond' : { from, to };
}

/** The header of a part. */
export const contentRange = ({ from, to }: { from: number; to: number }, size: number): string =>
  `bytes ${from}-${to}/${size}`;
