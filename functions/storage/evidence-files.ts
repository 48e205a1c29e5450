/** Evidence that is too large for memory: a file on this machine, stored as it is under its SHA-256, and back into a file. */
import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { GetObjectCommand, NoSuchKey, type S3Client } from '@aws-sdk/client-s3';
import type { Evidence } from './evidence.ts';
import { putIf } from './put-if.ts';

export interface EvidenceFiles {
  /** Stores the file unless its bytes are stored already. The store compares the hash with what arrives. */
  keepFile(path: string, about: { from: string; contentType: string }): Promise<Evidence>;
}

/** SHA-256 of a file, hexadecimal. */
export async function sha256Of(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}

export const newEvidenceFiles = (client: S3Client, bucket: string): EvidenceFiles => ({
  async keepFile(path, { from, contentType }) {
    const [sha256, { size }] = await Promise.all([sha256Of(path), stat(path)]);
    const stored = await putIf(client, () => ({
      Bucket: bucket,
      Key: `sha256/${sha256}`,
      Body: createReadStream(path),
      ContentLength: size,
      ContentType: contentType,
      ChecksumSHA256: Buffer.from(sha256, 'hex').toString('base64'),
      Metadata: { source: from },
      IfNoneMatch: '*',
    }));
    return { sha256, stored };
  },
});

/** Writes stored bytes to a file. @throws Error if they are not stored */
export async function fetchEvidenceFile(
  client: S3Client,
  bucket: string,
  sha256: string,
  path: string,
): Promise<void> {
  try {
    const { Body } = await client.send(new GetObjectCommand({ Bucket: bucket, Key: `sha256/${sha256}` }));
    if (!(Body instanceof Readable)) throw new Error(`the evidence ${sha256} came without a body`);
    await pipeline(Body, createWriteStream(path));
  } catch (error) {
    if (error instanceof NoSuchKey) throw new Error(`the evidence has no ${sha256}`, { cause: error });
    throw error;
  }
}
