/**
 * Decodes the `aws-chunked` content encoding, which the SDK uses for bodies with a trailing checksum: chunks of
 * `<size in hex>[;chunk-signature=...]\r\n<bytes>\r\n`, a chunk of size 0, then trailer lines.
 * Source: Amazon S3 API reference, "Signature calculations for the Authorization header: transferring payload in chunks".
 */
export class MalformedChunks extends Error {
  override readonly name = 'MalformedChunks';
}

export interface Decoded {
  readonly body: Buffer;
  /** Names in lower case. */
  readonly trailers: Readonly<Record<string, string>>;
}

/** @throws MalformedChunks if the framing is broken or the body is incomplete */
export function decodeAwsChunked(encoded: Buffer): Decoded {
  const parts: Buffer[] = [];
  let at = 0;
  const line = (): string => {
    const end = encoded.indexOf('\r\n', at);
    if (end < 0) throw new MalformedChunks(`no end of line after byte ${at}`);
    const text = encoded.toString('latin1', at, end);
    at = end + 2;
    return text;
  };
  for (;;) {
    const [size] = line().split(';', 1);
    if (!size || !/^[0-9a-f]{1,8}$/i.test(size)) throw new MalformedChunks(`not a chunk size: ${size}`);
    const length = Number.parseInt(size, 16);
    if (length === 0) break;
    if (at + length + 2 > encoded.length) throw new MalformedChunks('the body ends inside a chunk');
    parts.push(encoded.subarray(at, at + length));
    at += length;
    if (line() !== '') throw new MalformedChunks(`chunk longer than its size of ${length} bytes`);
  }
  const trailers: Record<string, string> = {};
  while (at < encoded.length) {
    const text = line();
    const colon = text.indexOf(':');
    if (colon > 0) trailers[text.slice(0, colon).trim().toLowerCase()] = text.slice(colon + 1).trim();
  }
  return { body: Buffer.concat(parts), trailers };
}
